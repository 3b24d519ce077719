# Proves reflected operators, NotImplemented and the order in which both sides are asked.
# SPDX-License-Identifier: MIT
class Num:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return "Num(%d)" % self.n
    def __add__(self, o):
        if isinstance(o, Num):
            return Num(self.n + o.n)
        if isinstance(o, int):
            return Num(self.n + o)
        return NotImplemented
    def __radd__(self, o):
        return Num(o + self.n)
    def __sub__(self, o):
        return Num(self.n - o)
    def __rsub__(self, o):
        return Num(o - self.n)
    def __rmul__(self, o):
        return ("rmul", o)
    def __rtruediv__(self, o):
        return ("rtruediv", o)
    def __rfloordiv__(self, o):
        return ("rfloordiv", o)
    def __rmod__(self, o):
        return ("rmod", o)
    def __rpow__(self, o):
        return ("rpow", o)
    def __rlshift__(self, o):
        return ("rlshift", o)
    def __rand__(self, o):
        return ("rand", o)
    def __ror__(self, o):
        return ("ror", o)
    def __rxor__(self, o):
        return ("rxor", o)

n = Num(5)
print(n + n, n + 1, 1 + n, n - 1, 10 - n)
print(2 * n, 3 / n, 4 // n, 5 % n, 6 ** n, 7 << n, 8 & n, 9 | n, 10 ^ n)
print(sum([Num(1), Num(2), Num(3)]), [] + [1])
for bad in (lambda: n + "s", lambda: n * 2, lambda: n < n, lambda: None + None):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")

class Left:
    def __add__(self, o):
        print("left asked")
        return NotImplemented
class Right:
    def __radd__(self, o):
        print("right asked")
        return "answer"
print(Left() + Right())
try:
    Left() + 1
except TypeError:
    print("TypeError")

class Cmp:
    def __init__(self, v):
        self.v = v
    def __gt__(self, o):
        return "gt %s" % o
    def __ge__(self, o):
        return "ge %s" % o
print(1 < Cmp(2), 1 <= Cmp(2), Cmp(1) > 3)
