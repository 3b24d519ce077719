# Proves __bool__, __len__ as truth, __eq__ with __hash__, and __str__ against __repr__.
# SPDX-License-Identifier: MIT
class B:
    def __init__(self, b):
        self.b = b
    def __bool__(self):
        print("asked", end=" ")
        return self.b
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
print(bool(B(True)), not B(True))
print("yes" if B(False) else "no")
print(bool(L(0)), bool(L(2)), not L(0))
x = B(False) or "right"
print(x)
y = B(True) and "also"
print(y)
if B(True) and not L(0):
    print("both")
n = 3
class Down:
    def __bool__(self):
        global n
        n -= 1
        return n > 0
d = Down()
while d:
    print(n, end=" ")
print()

class Key:
    def __init__(self, k):
        self.k = k
    def __eq__(self, o):
        return self.k == o.k
    def __hash__(self):
        return hash(self.k)
d = {Key(1): "one"}
d[Key(1)] = "uno"
print(len(d), d[Key(1)], Key(2) in d)

class Unhashable:
    __hash__ = None
for bad in ([], {}, set(), Unhashable()):
    try:
        hash(bad)
    except TypeError:
        print("unhashable")
class P:
    def __repr__(self):
        return "<repr>"
class S(P):
    def __str__(self):
        return "<str>"
print(P(), S(), [S()], "%s %r" % (S(), S()), "{} {!r}".format(S(), S()), str(P()), f"{S()}")
class Plain:
    pass
print(repr(Plain()).find("Plain object at") > 0, hash(Plain()) != 1, Plain() == Plain())
