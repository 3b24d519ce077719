# Proves multiple inheritance: lookup order of simple bases, mixins and cooperative super().
# SPDX-License-Identifier: MIT
class Named:
    def __init__(self, name):
        self.name = name
    def label(self):
        return "name=" + self.name

class Sized:
    size = 3
    def label(self):
        return "size=%d" % self.size
    def area(self):
        return self.size ** 2

class Both(Named, Sized):
    pass

class Reverse(Sized, Named):
    pass

b = Both("b")
print(b.label(), b.area(), b.size)
r = Reverse("r")
print(r.label(), r.area(), r.name)
print(isinstance(b, Named), isinstance(b, Sized), issubclass(Both, Sized))

class Left:
    left = 1
class Right:
    right = 2
class Child(Left, Right):
    total = Left.left + Right.right
print(Child.left, Child().right, Child.total)
Right.late = "late"
print(Child().late)

class Comparable:
    def __lt__(self, other):
        return self.key() < other.key()
class Countable:
    def __len__(self):
        return len(self.items)
class Bag(Comparable, Countable):
    def __init__(self, *items):
        self.items = items
    def key(self):
        return len(self)
print(Bag(1) < Bag(1, 2), len(Bag(1, 2, 3)), [len(x) for x in sorted([Bag(1, 2), Bag(), Bag(1)])])
print(Both.__bases__ == (Named, Sized))
