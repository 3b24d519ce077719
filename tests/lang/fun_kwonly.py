# Proves keyword-only parameters, with and without defaults, after *args and after a bare star.
# SPDX-License-Identifier: MIT
def a(*, x):
    return x

def b(p, *, x=1, y):
    return p, x, y

def c(*args, sep="-", end):
    return sep.join(args) + end

def d(p, q=2, *rest, k=4, **more):
    return p, q, rest, k, sorted(more.items())

print(a(x=3))
print(b(0, y=2), b(0, y=2, x=9), b(y=1, p=5))
print(c("a", "b", end="."), c(end="!"), c("x", "y", sep="+", end=""))
print(d(1), d(1, 2, 3, 4, k=5), d(1, z=0), d(q=1, p=2, k=3, m=4))

scale = 10
def late(*, value=scale * 2):
    return value
scale = 0
print(late(), late(value=1))

def attempt(func):
    try:
        print(func())
    except TypeError:
        print("TypeError")
attempt(lambda: a())
attempt(lambda: a(1))
attempt(lambda: b(0))
attempt(lambda: b(0, 1, y=1))
attempt(lambda: c("a"))
attempt(lambda: a(x=1, z=2))

pick = lambda *, first=True: "first" if first else "last"
print(pick(), pick(first=False))
