# Proves operator overloading: arithmetic, bitwise, unary and comparison operators of a class.
# SPDX-License-Identifier: MIT
class V:
    def __init__(self, *v):
        self.v = v
    def __repr__(self):
        return "V" + repr(self.v)
    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.v, o.v)))
    def __sub__(self, o):
        return V(*(a - b for a, b in zip(self.v, o.v)))
    def __mul__(self, k):
        return V(*(a * k for a in self.v))
    def __floordiv__(self, k):
        return V(*(a // k for a in self.v))
    def __mod__(self, k):
        return V(*(a % k for a in self.v))
    def __neg__(self):
        return V(*(-a for a in self.v))
    def __pos__(self):
        return "pos"
    def __invert__(self):
        return "invert"
    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.v, o.v))
    def __pow__(self, k):
        return "pow %r" % k
    def __lshift__(self, k):
        return "lshift %r" % k
    def __rshift__(self, k):
        return "rshift %r" % k
    def __and__(self, o):
        return "and"
    def __or__(self, o):
        return "or"
    def __xor__(self, o):
        return "xor"
    def __truediv__(self, o):
        return "truediv"
    def __abs__(self):
        return sum(abs(a) for a in self.v)
    def __eq__(self, o):
        return isinstance(o, V) and self.v == o.v
    def __lt__(self, o):
        return self.v < o.v
    def __le__(self, o):
        return self.v <= o.v
    def __hash__(self):
        return hash(self.v)

a, b = V(1, 2), V(30, 40)
print(a + b, b - a, a * 3, b // 7, b % 7, -a, +a, ~a)
print(a @ b, a ** 2, a << 1, a >> 1, a & b, a | b, a ^ b, a / b, abs(-b))
print(a == V(1, 2), a != V(1, 2), a == b, a == 5, a != 5)
print(a < b, a <= b, a > b, a >= b, sorted([b, a]), max(a, b))
print({a: "found"}[V(1, 2)], a in [V(1, 2)], len({a, V(1, 2), b}))
try:
    a + 1
except AttributeError:
    print("AttributeError")
try:
    1 + a
except TypeError:
    print("TypeError")
