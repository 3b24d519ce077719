# A class hierarchy at work: properties, operators, class and static methods, super(), __getattr__, isinstance.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __len__(self):
        return abs(self.x) + abs(self.y)


class Part:
    made = 0

    def __init__(self, place):
        self._place = place
        Part.made += 1

    @property
    def place(self):
        return self._place

    @place.setter
    def place(self, value):
        self._place = value

    @classmethod
    def at(cls, x, y):
        return cls(Vector(x, y))

    @staticmethod
    def limit(value):
        return value % 1009

    def area(self):
        return 0

    def move(self, by):
        self.place = self.place + by
        return self


class Disc(Part):
    radius = 2

    def area(self):
        return 3 * self.radius * self.radius


class Ring(Disc):
    def area(self):
        return super().area() - 3

    def move(self, by):
        return super().move(by * 2)


class Group(Part):
    def __init__(self, place):
        super().__init__(place)
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self

    def area(self):
        return sum([part.area() for part in self.parts])

    def move(self, by):
        for part in self.parts:
            part.move(by)
        return super().move(by)

    def __getattr__(self, name):
        return len(name)


def run(n):
    total = 0
    for i in range(n):
        inner = Group.at(i, 1).add(Disc.at(1, i)).add(Ring.at(2, 2))
        outer = Group.at(0, 0).add(inner).add(Ring.at(i & 7, 3))
        for step in range(3):
            outer.move(Vector(step, i & 3))
        for part in inner.parts:
            total += len(part.place) + (4 if isinstance(part, Ring) else part.radius)
        total = Part.limit(total + outer.area() + outer.weight)
        if inner.parts[1].place == outer.parts[1].place:
            total += 1
    return total * 1000 + Part.made % 1000
