# Proves staticmethod and classmethod, called on the class, an instance and a subclass.
# SPDX-License-Identifier: MIT
class Base:
    count = 0
    @staticmethod
    def add(a, b):
        return a + b
    @classmethod
    def make(cls, n):
        obj = cls()
        obj.n = n
        cls.count += 1
        return obj
    @classmethod
    def title(cls):
        return cls.__name__.lower()
    def me(self):
        return self.title() + str(self.n)

class Sub(Base):
    @classmethod
    def make(cls, n):
        return super().make(n * 10)
    @staticmethod
    def add(a, b):
        return Base.add(a, b) * 2

print(Base.add(1, 2), Base().add(3, 4), Sub.add(1, 2), Sub().add(3, 4))
print(Base.make(1).me(), Sub.make(2).me(), Base.count, Sub.count)
print(Base.title(), Sub.title(), Sub().title())

def free(x):
    return x * 3
class Holder:
    triple = staticmethod(free)
    who = classmethod(lambda cls, tail: cls.__name__ + tail)
print(Holder.triple(2), Holder().triple(3), Holder.who("!"), Holder().who("?"))
f = Base.make
print(type(f(5)).__name__, f is not None)

class Registry:
    items = {}
    @classmethod
    def add(cls, name):
        def wrap(f):
            cls.items[name] = f
            return f
        return wrap
@Registry.add("one")
def one():
    return 1
print(Registry.items["one"](), one())

class New:
    def __new__(cls, *args):
        print("new", args)
        return super(New, cls).__new__(cls)
    def __init__(self, *args):
        print("init", args)
New(1, 2)
