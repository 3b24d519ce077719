# Proves that exceptions raised inside special methods, keys, callbacks and iterators come through.
# SPDX-License-Identifier: MIT
class Bad(Exception):
    pass
def boom(*args):
    raise Bad
class X:
    __eq__ = __hash__ = __len__ = __iter__ = __getitem__ = __setitem__ = __contains__ = boom
    __call__ = __bool__ = __add__ = __radd__ = __neg__ = __lt__ = __repr__ = __enter__ = __getattr__ = boom
    def __exit__(self, *args):
        pass
x = X()
class It:
    def __iter__(self):
        return self
    __next__ = boom
def assign():
    x[0] = 1
def use_with():
    with x:
        pass
def unpack():
    a, b = It()
def loop():
    for i in x:
        pass
tests = [lambda: x == 1, lambda: {x: 1}, lambda: len(x), lambda: list(x), lambda: x[0], assign, lambda: 1 in x,
         lambda: x(), lambda: bool(x), lambda: not x, lambda: x and 1, lambda: x + 1, lambda: 1 + x, lambda: -x,
         lambda: x < 1, lambda: sorted([x, x]), lambda: repr(x), lambda: str([x]), lambda: "%r" % x, lambda: f"{x}",
         use_with, unpack, loop, lambda: x.anything, lambda: list(It()), lambda: sum(It()), lambda: max(It()),
         lambda: [*It()], lambda: print(*It()), lambda: sorted([1, 2], key=boom), lambda: list(map(boom, [1])),
         lambda: list(filter(boom, [1])), lambda: min([1, 2], key=boom), lambda: dict(It()), lambda: set(It()),
         lambda: ",".join(It()), lambda: tuple(It()), lambda: any(It()), lambda: [1, 2].index(x) if x == 1 else 0,
         lambda: (lambda a=boom(): a)(), lambda: [i for i in It()], lambda: {**x} if x else 0, lambda: bytes(It()),
         lambda: "a".replace(boom(), "b"), lambda: 1 if x else 2, lambda: [x] == [X()] or 1, lambda: zip(It()).__next__()]
missed = []
for i, t in enumerate(tests):
    try:
        t()
        missed.append(i)
    except Bad:
        pass
print(len(tests), "not raised by:", missed)
def gen():
    yield 1
    boom()
out = []
try:
    for v in gen():
        out.append(v)
except Bad:
    print("from a generator after", out)
class D(dict):
    def __getitem__(self, key):
        boom()
try:
    D(a=1)["a"]
except Bad:
    print("from a subclass")
try:
    class M(boom()):
        pass
except Bad:
    print("from a base class expression")
try:
    @boom
    def f():
        pass
except Bad:
    print("from a decorator")
