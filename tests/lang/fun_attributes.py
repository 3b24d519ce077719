# Proves that functions are objects: name, identity, storing, comparing, calling.
# SPDX-License-Identifier: MIT
def f():
    return 1

g = f
print(f is g, f == g, f != (lambda: 1), f.__name__, g.__name__)
print(callable(f), callable(1), callable(len), callable(int), callable(lambda: 0))
print(type(f) is type(g), type(f) is type(len))
print({f: "value"}[g])

class C:
    def method(self):
        return self
    def __call__(self):
        return "called"

c = C()
m = c.method
print(m() is c, C.method(c) is c, callable(c), c())
print(c.method == c.method)
try:
    f.x
except AttributeError:
    print("AttributeError")
try:
    one = 1
    one()
except TypeError:
    print("TypeError")
try:
    nothing = None
    nothing()
except TypeError:
    print("TypeError")
print(f() if callable(f) else "?")
print(str(f).startswith("<function f"), repr(len)[0], repr(c.method).startswith("<bound_method") or repr(c.method).startswith("<bound method"))
