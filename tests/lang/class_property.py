# Proves properties: getter, setter, deleter, inheritance, and property() called directly.
# SPDX-License-Identifier: MIT
class Temperature:
    def __init__(self, c):
        self._c = c
    @property
    def celsius(self):
        return self._c
    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value
    @celsius.deleter
    def celsius(self):
        print("deleted")
        self._c = 0
    @property
    def kelvin(self):
        return self._c + 273

t = Temperature(20)
print(t.celsius, t.kelvin)
t.celsius = 30
t.celsius += 5
print(t.celsius, t.kelvin)
try:
    t.celsius = -300
except ValueError as e:
    print("ValueError", e)
try:
    t.kelvin = 5
except AttributeError:
    print("AttributeError")
del t.celsius
print(t.celsius)
try:
    del t.kelvin
except AttributeError:
    print("AttributeError")

class Sub(Temperature):
    @property
    def kelvin(self):
        return super().kelvin * 10
s = Sub(1)
s.celsius = 2
print(s.kelvin, s.celsius)

class Direct:
    def get_x(self):
        return self.v
    def set_x(self, v):
        self.v = v * 2
    x = property(get_x, set_x)
    y = property(lambda self: "y")
d = Direct()
d.x = 21
print(d.x, d.y)

class Lazy:
    calls = 0
    @property
    def value(self):
        Lazy.calls += 1
        return [Lazy.calls]
z = Lazy()
print(z.value, z.value, hasattr(z, "value"), getattr(z, "value"))
