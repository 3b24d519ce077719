# Proves classes: instances, methods, class attributes, instance attributes, del and lookup order.
# SPDX-License-Identifier: MIT
class Point:
    dims = 2
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def shifted(self, dx):
        return Point(self.x + dx, self.y)
    def pair(self):
        return self.x, self.y

p = Point(1, 2)
q = p.shifted(10)
print(p.pair(), q.pair(), p.dims, Point.dims)
Point.dims = 3
p.dims = 4
print(p.dims, q.dims)
del p.dims
print(p.dims)

q.extra = "new"
print(q.extra, hasattr(p, "extra"), hasattr(q, "extra"))
print(Point.pair(q), p.pair == p.pair, type(p) is Point, p.__class__ is Point, Point.__name__)

def outside(self):
    return self.x * 100
Point.outside = outside
print(p.outside(), q.outside())
p.own = lambda: "no self"
print(p.own())

for action in ("p.z", "Point.z", "del_z"):
    try:
        if action == "del_z":
            del p.z
        else:
            eval(action)
    except AttributeError:
        print("AttributeError", action)

setattr(p, "name", "pea")
print(getattr(p, "name"), getattr(p, "nope", "fallback"))
delattr(p, "name")
print(hasattr(p, "name"))

class Empty:
    pass
e = Empty()
e.a, e.b = 1, 2
print(e.a + e.b, e != Empty(), e == e)

class Body:
    values = [i * i for i in range(4)]
    total = sum(values)
    if total > 10:
        big = True
    for i in range(2):
        last = i
print(Body.values, Body.total, Body.big, Body.last)
try:
    Point()
except TypeError:
    print("TypeError")
print(isinstance(p, Point), isinstance(p, (int, Point)), isinstance(1, Point), issubclass(Point, object))
