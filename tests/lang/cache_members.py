# Proves that what is remembered about members of classes is forgotten when classes change: members that come, go and
# change their kind, in the class or its bases, plain values, methods, properties and operators.
# SPDX-License-Identifier: MIT


class A:
    k = 1

    def f(self):
        return "A.f"

    def __add__(self, other):
        return "A+"


class B(A):
    pass


def look(o):
    return o.k, o.f(), o + 1


b = B()
for i in range(8):
    print(look(b)) if i in (0, 7) else look(b)

A.k = 2
print(look(b))
B.k = 3
print(look(b))
del B.k
print(look(b))
A.f = lambda self: "new A.f"
print(look(b))
B.f = lambda self: "B.f"
print(look(b))
del B.f
print(look(b))
B.__add__ = lambda self, other: "B+"
print(look(b))
del B.__add__
print(look(b))
b.k = 10
b.f = lambda: "own f"
print(look(b))
del b.k, b.f
print(look(b))

# A counter in the class, changed at each call.


class Counted:
    count = 0

    def __init__(self):
        Counted.count += 1


for i in range(20):
    Counted()
print(Counted.count, Counted().count)


# Properties beside attributes, of instances that the caches know already.
class P:
    def __init__(self):
        self.x = 1
        self.y = 2

    def total(self):
        return self.x + self.y


p = P()
for i in range(8):
    p.total()
    p.x += 1
print(p.total(), p.x)
P.z = property(lambda self: self.x * 100)
for i in range(8):
    p.total()
    p.x += 1
print(p.total(), p.x, p.z)
P.y = property(lambda self: -1)
print(p.total(), p.y)
try:
    p.y = 5
except AttributeError:
    print("no setter")


class Q:
    def __init__(self):
        self._v = 0
        self.log = []

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        self.log.append(value)
        self._v = value


q = Q()
for i in range(10):
    q.v += 1
    q._v += 1
print(q.v, q.log)


class Guard:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


g = Guard()
for i in range(8):
    g.a = i
print(g.a)

# The same call sees many classes.


def make(i):
    class C:
        n = i

        def who(self):
            return i

    return C()


objects = [make(i) for i in range(12)]
print([o.who() + o.n for o in objects for _ in range(2)])
