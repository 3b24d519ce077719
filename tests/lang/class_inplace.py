# Proves in-place operators: __iadd__ and friends, and the fall-back to the plain operator.
# SPDX-License-Identifier: MIT
class Log:
    def __init__(self):
        self.items = []
    def __iadd__(self, x):
        self.items.append(x)
        return self
    def __isub__(self, x):
        self.items.remove(x)
        return self
    def __imul__(self, n):
        self.items = self.items * n
        return self
    def __ior__(self, o):
        return "replaced by or"
    def __ilshift__(self, x):
        self.items.insert(0, x)
        return self

log = Log()
same = log
log += 1
log += 2
log *= 2
log <<= 0
print(log.items, log is same)
log -= 2
print(same.items)
log |= 1
print(log)

class Plain:
    def __init__(self, n):
        self.n = n
    def __add__(self, k):
        return Plain(self.n + k)
p = q = Plain(1)
p += 5
print(p.n, q.n, p is q)

a = b = [1]
a += (2, 3)
a += "x"
print(b, a is b)
a = a + [4]
print(len(b), len(a))
t = u = (1,)
t += (2,)
print(t, u)
s = {1}
r = s
s |= {2}
s ^= {1}
s &= {2, 3}
s -= {3}
print(s, r is s)
d = {"k": [1]}
d["k"] += [2]
d["n"] = 1
d["n"] *= 7
d["n"] //= 2
d["n"] **= 2
d["n"] %= 5
d["n"] <<= 3
d["n"] |= 1
d["n"] ^= 3
d["n"] >>= 1
d["n"] &= 0xfe
print(d)

class Box:
    v = 10
box = Box()
box.v += 1
print(box.v, Box.v)
try:
    t[0] += 1
except TypeError:
    print("TypeError", t)
