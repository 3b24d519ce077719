# Proves instances with many attributes, in many orders, deleted and re-added, of many classes.
# SPDX-License-Identifier: MIT
# needs: ram
class Bag:
    pass
bags = []
for i in range(60):
    b = Bag()
    for j in range(i):
        setattr(b, "a%d" % j, i * j)
    bags.append(b)
print(sum(getattr(b, "a%d" % j) for i, b in enumerate(bags) for j in range(i)))
for i, b in enumerate(bags):
    for j in range(0, i, 2):
        delattr(b, "a%d" % j)
print(sum(len(b.__dict__) for b in bags), hasattr(bags[50], "a4"), bags[50].a5)
for i, b in enumerate(bags):
    b.again = i
    b.a0 = -i
print(sum(b.again + b.a0 for b in bags), list(bags[5].__dict__))
one, two = Bag(), Bag()
one.x, one.y = 1, 2
two.y, two.x = 3, 4
print(list(one.__dict__.items()), list(two.__dict__.items()), one.x + two.x, one.y + two.y)
del one.x
one.x = 5
print(list(one.__dict__.items()))
classes = []
for i in range(30):
    class C:
        tag = i
        def __init__(self, v):
            self.v = v
            self.w = v * 2
        def both(self):
            return self.tag, self.v, self.w
    classes.append(C)
print([c(i).both() for i, c in enumerate(classes)][29], len(set(classes)), all(c.tag == i for i, c in enumerate(classes)))
def probe(o):
    return o.v
print(sum(probe(c(i)) for i, c in enumerate(classes)))
wide = Bag()
for i in range(300):
    setattr(wide, "field_%d" % i, i)
print(wide.field_0, wide.field_255, wide.field_256, wide.field_299, len(wide.__dict__))
class Slot:
    def __init__(self):
        self.items = []
    def __getattr__(self, name):
        self.items.append(name)
        setattr(self, name, len(self.items))
        return getattr(self, name)
s = Slot()
print(s.p, s.q, s.p, s.q, s.items)
for i in range(200):
    b = Bag()
    b.only = i
    if i % 3:
        b.second = i
    if i % 5 == 0:
        del b.only
print(hasattr(b, "only"), b.second)
