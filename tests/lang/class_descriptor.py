# Proves descriptors: __get__, __set__ and __delete__ of objects stored in a class.
# SPDX-License-Identifier: MIT
class Typed:
    def __init__(self, name, kind):
        self.name = name
        self.kind = kind
    def __get__(self, obj, cls):
        if obj is None:
            return self
        return obj.values.get(self.name, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(self.name)
        obj.values[self.name] = value
    def __delete__(self, obj):
        del obj.values[self.name]

class Item:
    name = Typed("name", str)
    price = Typed("price", int)
    def __init__(self, name, price):
        self.values = {}
        self.name = name
        self.price = price

i = Item("pen", 3)
print(i.name, i.price)
i.price += 2
print(i.price, sorted(i.values.items()))
try:
    i.price = "free"
except TypeError as e:
    print("TypeError", e)
del i.name
print(i.name)

class Const:
    def __init__(self, v):
        self.v = v
    def __get__(self, obj, cls):
        return self.v, obj is not None
class Uses:
    c = Const(5)
class Sub(Uses):
    pass
print(Uses().c, Sub().c)

class Method:
    def __get__(self, obj, cls):
        return lambda *a: (type(obj).__name__, a)
class M:
    m = Method()
print(M().m(1, 2))
