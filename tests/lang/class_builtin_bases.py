# Proves inheriting from list, dict, int, str, tuple and exceptions.
# SPDX-License-Identifier: MIT
class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1]

s = Stack([1, 2])
s.push(3)
print(len(s), s.peek(), s[0], s[1:], list(s), 2 in s, s == [1, 2, 3])
print([x for x in s], isinstance(s, list), sorted(s, reverse=True))
s.name = "stack"
print(s.name, s.pop(), bool(s), bool(Stack()))

class Defaults(dict):
    def __init__(self, factory):
        super().__init__()
        self.factory = factory
    def __getitem__(self, key):
        if key not in self:
            self[key] = self.factory()
        return super().__getitem__(key)
d = Defaults(list)
d["a"].append(1)
d["a"].append(2)
d["b"].append(3)
print(sorted(d.items()), len(d), "a" in d, d.get("zz"))

class Celsius(int):
    def fahrenheit(self):
        return self * 9 // 5 + 32
c = Celsius(100)
print(c.fahrenheit(), c + 1, c == 100, int(c), isinstance(c, int))

class Shout(str):
    def shout(self):
        return self.upper() + "!"
t = Shout("hey")
print(t.shout(), t + " you", len(t), t[0], t == "hey", "e" in t)

class Pair(tuple):
    def swap(self):
        return Pair((self[1], self[0]))
p = Pair((1, 2))
print(p.swap()[0], len(p), p == (1, 2), list(p))

class AppError(Exception):
    def __init__(self, code, text="no text"):
        super().__init__(code, text)
        self.code = code
class Special(AppError):
    pass
try:
    raise Special(7)
except AppError as e:
    print(type(e).__name__, e.code, e.args)
class Silent(ValueError):
    pass
try:
    raise Silent
except ValueError as e:
    print(e.args, str(e) == "")
