# Proves __getattr__, __setattr__, __delattr__ and their co-operation with the real attributes.
# SPDX-License-Identifier: MIT
class Proxy:
    def __init__(self, target):
        self.target = target
        self.seen = []
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        self.seen.append(name)
        return getattr(self.target, name)

p = Proxy([3, 1, 2])
p.append(0)
p.sort()
print(p.target, p.seen)
print(hasattr(p, "nothing"), getattr(p, "nope", "default"), hasattr(p, "pop"))
try:
    p.nonsense
except AttributeError as e:
    print("AttributeError", e)

class Record:
    def __getattr__(self, name):
        return "<" + name + ">"
    def known(self):
        return self.unknown
r = Record()
r.real = 1
print(r.real, r.ghost, r.known())

class Guard:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
g = Guard()
g.a = 1
g.a += 1
print(g.a)
del g.a
print(hasattr(g, "a"))
setattr(g, "b", 5)
print(getattr(g, "b"))
delattr(g, "b")

class Chain:
    def __init__(self, path=""):
        self.path = path
    def __getattr__(self, name):
        return Chain(self.path + "." + name)
    def __call__(self, *args):
        return self.path + repr(args)
print(Chain().a.b.c(1, 2))
