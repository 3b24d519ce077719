# Proves that code which knows attributes notices a property that their class gets later.
# SPDX-License-Identifier: MIT


class A:
    def __init__(self):
        self.v = 1


def get(o):
    return o.v


def put(o, value):
    o.v = value


a = A()
for i in range(20):
    put(a, i)
    get(a)
stored = []
A.v = property(lambda self: "property", lambda self, value: stored.append(value))
print(get(a))
put(a, 3)
print(get(a), stored)
del A.v
print(get(a))


class B:
    pass


def look(o):
    try:
        return o.missing
    except AttributeError:
        return "AttributeError"


b = B()
print([look(b) for i in range(8)][-1])
B.__getattr__ = lambda self, name: "made " + name
print(look(b))
del B.__getattr__
print(look(b))
B.missing = 5
print(look(b))
b.missing = 6
print(look(b))
del b.missing, B.missing
print(look(b))


class C:
    def __init__(self):
        self.x = 1


def set_x(o, value):
    o.x = value


c = C()
for i in range(20):
    set_x(c, i)
seen = []
C.__setattr__ = lambda self, name, value: seen.append((name, value))
set_x(c, 100)
print(c.x, seen)
