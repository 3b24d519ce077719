# Proves del of names, items, slices, attributes and several targets at once.
# SPDX-License-Identifier: MIT
a = 1
b = [0, 1, 2, 3, 4, 5, 6, 7]
del a
try:
    a
except NameError:
    print("a is gone")
del b[0]
del b[-1], b[0]
print(b)
del b[1:3]
print(b)
d = {"x": 1, "y": 2, "z": 3}
del d["x"], d["y"]
print(d)
try:
    del d["nope"]
except KeyError as e:
    print("KeyError", e.args)
try:
    del b[10]
except IndexError:
    print("IndexError")
class C:
    pass
c = C()
c.p = c.q = 1
del c.p
print(hasattr(c, "p"), hasattr(c, "q"))
x, y, z = 1, 2, 3
del (x, y), z
print("x" in globals(), "z" in globals())
n = [[1, 2], [3, 4]]
del n[0][1], n[1]
print(n)
def f(p, q):
    del p
    try:
        p
    except NameError:
        p = q
    del q
    return p
print(f(1, 2))
for i in range(2):
    pass
del i
try:
    del (1, 2)[0]
except TypeError:
    print("TypeError")
l = list(range(10))
del l[::2]
print(l)
del l[:]
print(l)
