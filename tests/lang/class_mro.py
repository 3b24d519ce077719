# Proves the method resolution order of diamonds and cooperative super() along it.
# SPDX-License-Identifier: MIT
class Root:
    def go(self):
        return ["Root"]
class Left(Root):
    def go(self):
        return ["Left"] + super().go()
class Right(Root):
    def go(self):
        return ["Right"] + super().go()
class Bottom(Left, Right):
    def go(self):
        return ["Bottom"] + super().go()
print(Bottom().go(), Left().go())
class Init:
    def __init__(self, **kw):
        self.log = ["Init"]
class WithA(Init):
    def __init__(self, a, **kw):
        super().__init__(**kw)
        self.a = a
        self.log.append("A")
class WithB(Init):
    def __init__(self, b, **kw):
        super().__init__(**kw)
        self.b = b
        self.log.append("B")
class Both(WithA, WithB):
    pass
o = Both(a=1, b=2)
print(o.a, o.b, o.log)
class X:
    v = "X"
class Y(X):
    pass
class Z(X):
    v = "Z"
class W(Y, Z):
    pass
print(W.v, W().v)
