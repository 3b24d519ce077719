# Proves type, isinstance, issubclass, callable, hasattr, getattr, setattr, id, hash, dir.
# SPDX-License-Identifier: MIT
print([type(x).__name__ for x in (1, 1.5, "s", b"b", [], (), {}, set(), None, True, range(1), bytearray(), slice(1), frozenset())])
print(type(1) is int, type("") == str, type(type) is type, type(int).__name__, type([]) is not tuple, type(1) != type(1.0))
print(isinstance(1, int), isinstance("s", (int, str)), isinstance([], (int, (str, list))), isinstance(None, type(None)), isinstance(1, object), isinstance(int, type))
print(issubclass(int, object), issubclass(bool, int), issubclass(KeyError, (ValueError, LookupError)), issubclass(int, str), issubclass(ZeroDivisionError, ArithmeticError))
class A:
    x = 1
    def m(self):
        return self.x
a = A()
print(hasattr(a, "x"), hasattr(a, "y"), hasattr(5, "nope"), hasattr("s", "upper"), getattr(a, "m")(), getattr(a, "q", 3), getattr("ab", "upper")())
setattr(a, "y", 5)
print(a.y, callable(a.m), callable(a), callable(A), callable(print), callable("s"))
print(id(a) == id(a), id(a) != id(A()), a is a, hash("abc") == hash("ab" + "c"), hash(1) == hash(1.0), hash((1, 2)) == hash((1, 2)))
print("x" in dir(a), "m" in dir(A), "y" in dir(a), "append" in dir([]), "upper" in dir(""), isinstance(dir(), list))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: getattr(a), lambda: hash([]), lambda: type(), lambda: int.__name__ + 1):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
try:
    getattr(a, "zz")
except AttributeError:
    print("AttributeError", end=" ")
try:
    A.zz
except AttributeError:
    print("AttributeError")
print(int.__name__, A.__name__, A.m.__name__, ValueError.__name__)
print(int("5") + float("2"), str(5) + "a", list((1, 2)), tuple([1]), bool("x"), bytes([65]), dict(a=1), set((1,)))
B = type("B", (A,), {"z": 9, "get": lambda self: self.z + self.x})
print(B.__name__, B().get(), isinstance(B(), A), type(B()) is B, B().__class__.__name__)
o = object()
print(type(o) is object, o == o, o != object(), isinstance(o, object))
print(str(A)[:8], repr(type(5)), type(a) is A, a.__class__ is A, A.__class__ is type)
