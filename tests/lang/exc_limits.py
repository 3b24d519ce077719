# Proves that endless recursion raises RuntimeError and leaves the program usable.
# SPDX-License-Identifier: MIT
def forever(n):
    return forever(n + 1) + 1

for attempt in range(3):
    try:
        forever(0)
        print("never")
    except RuntimeError:
        print("RuntimeError", attempt)

class Loop:
    def __repr__(self):
        return repr(self)
    def __add__(self, o):
        return self + o
    def __getattr__(self, name):
        return getattr(self, name + "x")
    def __call__(self):
        return self()
    def __iter__(self):
        return iter(self)
loop = Loop()
for f in (lambda: repr(loop), lambda: loop + 1, lambda: loop(), lambda: list(loop), lambda: str([loop])):
    try:
        f()
        print("never")
    except RuntimeError:
        print("RuntimeError", end=" ")
print()
def gen():
    yield from gen()
try:
    next(gen())
except RuntimeError:
    print("RuntimeError in a generator")
deepest = left = 0
def guarded(depth):
    global deepest, left
    deepest = depth
    try:
        return guarded(depth + 1)
    finally:
        left += 1
try:
    guarded(0)
except RuntimeError:
    print("finally ran at every level:", deepest > 10, left in (deepest, deepest + 1))
key = lambda x: sorted([1, 2], key=key)
try:
    key(1)
except RuntimeError:
    print("RuntimeError through sorted")
nested = []
for i in range(20):
    nested = [nested]
print(repr(nested).count("["))
print(sum(range(10)), [x for x in range(3)], "still fine")
