# Proves classes, inheritance and special methods in the smallest port.
# SPDX-License-Identifier: MIT
# level: minimum
class A:
    k = 1
    def __init__(self, x):
        self.x = x
    def get(self):
        return self.x
    def __repr__(self):
        return "A" + str(self.x)

class B(A):
    def get(self):
        return super().get() + self.k
    def __len__(self):
        return 7
    def __add__(self, o):
        return B(self.x + o)

b = B(4)
print(b.get(), b, len(b), (b + 5).x, isinstance(b, A))
b.y = 2
print(b.y, hasattr(b, "z"), getattr(b, "x"))
del b.y
try:
    b.y
except AttributeError:
    print("no y")
