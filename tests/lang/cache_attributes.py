# Proves that warmed-up attribute access sees other shapes, other classes, deletions and shadowing.
# SPDX-License-Identifier: MIT
class A:
    kind = "class"
    def __init__(self, v):
        self.v = v
    def get(self):
        return self.v
class B:
    def __init__(self, v):
        self.other = 0
        self.v = v
    def get(self):
        return -self.v
def value(o):
    return o.v
def kind(o):
    return o.kind
def get(o):
    return o.get()
a, b = A(1), B(2)
for _ in range(60):
    value(a), get(a), kind(a)
print(value(a), value(b), value(a), get(a), get(b), kind(a))
a.kind = "instance"
print(kind(a), kind(A(0)))
del a.kind
print(kind(a))
A.kind = "changed"
print(kind(a))
A.get = lambda self: "replaced"
print(get(a), get(b))
a.get = lambda: "own"
print(get(a), get(A(0)))
del a.get
print(get(a))
del A.get
try:
    get(a)
except AttributeError:
    print("AttributeError")
del a.v
try:
    value(a)
except AttributeError:
    print("AttributeError")
a.v = "again"
print(value(a), value(b))
# Attributes added in different orders end in different shapes.
def make(names):
    o = A(0)
    for i, n in enumerate(names):
        setattr(o, n, i)
    return o
objects = [make("pqr"), make("rqp"), make("qrp"), make("p"), make("pqrstuvwxyz")]
def show(o):
    return o.p
for _ in range(30):
    for o in objects:
        show(o)
print([show(o) for o in objects], [sorted(o.__dict__) for o in objects[:2]])
class P(A):
    @property
    def v(self):
        return "property"
    @v.setter
    def v(self, value):
        self.hidden = value
p = P(9)
print(value(p), p.hidden, value(a))
class G(A):
    def __getattr__(self, name):
        return "made up " + name
q = G(3)
print(value(q), kind(q))
del q.v
print(value(q))
class Base:
    def m(self):
        return "base"
class Derived(Base):
    pass
d = Derived()
def call(o):
    return o.m()
for _ in range(50):
    call(d)
Derived.m = lambda self: "derived"
print(call(d))
del Derived.m
print(call(d))
Base.m = lambda self: "new base"
print(call(d))
import math
def root(x):
    return math.sqrt(x)
for _ in range(30):
    root(4)
class math:
    sqrt = lambda x: "shadowed"
print(root(4))
