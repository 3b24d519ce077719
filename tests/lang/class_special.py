# Proves instances as callables and context of special methods: __call__, __contains__, __del__ absent.
# SPDX-License-Identifier: MIT
class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, *args, **kw):
        return self.n + sum(args) + sum(kw.values())
add5 = Adder(5)
print(add5(), add5(1), add5(1, 2, x=3), list(map(add5, [1, 2])))
print(callable(add5), callable(Adder))

class Poly:
    def __init__(self, *c):
        self.c = c
    def __call__(self, x):
        r = 0
        for k in self.c:
            r = r * x + k
        return r
print(Poly(1, 0, -1)(3), [Poly(1, 1)(i) for i in range(3)])

class Meta:
    kinds = []
    def __init__(self):
        self.kinds.append(type(self).__name__)
class One(Meta):
    pass
class Two(One):
    def __init__(self):
        super().__init__()
One()
Two()
print(Meta.kinds)

def make_class(base, **attrs):
    return type("Made", (base,), attrs)
Made = make_class(One, x=5, get=lambda self: self.x * 2)
m = Made()
print(Made.__name__, m.get(), isinstance(m, Meta), Meta.kinds[-1])

class Outer:
    class Inner:
        def hello(self):
            return "inner"
    def make(self):
        return self.Inner()
print(Outer().make().hello(), Outer.Inner().hello())

class Slots:
    def __init__(self):
        for i in range(30):
            setattr(self, "a%d" % i, i)
s = Slots()
print(sum(getattr(s, "a%d" % i) for i in range(30)), s.a0, s.a29)
for i in range(0, 30, 2):
    delattr(s, "a%d" % i)
print(hasattr(s, "a4"), s.a5, s.__dict__["a7"], len(s.__dict__))
s.a4 = "back"
print(s.a4, s.a29)
print(type(5).__name__, type(type(5)).__name__, type(s).__name__)
