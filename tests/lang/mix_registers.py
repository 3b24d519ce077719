# Proves deep expressions: temporaries survive calls, exceptions and generators in the middle.
# SPDX-License-Identifier: MIT
def f(*a):
    return sum(a)
def g(x, y=2, *, z=3):
    return x * 100 + y * 10 + z
print(f(1, f(2, f(3, f(4, f(5, 6), 7), 8), 9), 10), g(f(1, 2), z=f(3), y=g(0, 0, z=1)))
print([f(i, [j * f(i) for j in range(3)][2], {k: f(k) for k in range(2)}[1]) for i in range(3)])
print((f(1) + f(2) * f(3) - f(4)) * (f(5) if f(0) else f(6)) + (f(7) and f(8)) + (f(0) or f(9)))
def gen():
    x = f(1, (yield 10), f(2, (yield 20)), [(yield 30), 5][0])
    y = {"k": (yield x), "j": [(yield 1), (yield 2)]}
    return g((yield y), z=(yield 3))
it = gen()
print(next(it), it.send(100), it.send(200), it.send(300), it.send("a"), it.send("b"), it.send("c"), it.send(7))
try:
    it.send(8)
except StopIteration as e:
    print(e.value)
def risky(n):
    if n == 0:
        raise ValueError("zero")
    return n
def attempt(a, b, c):
    try:
        return [risky(a), f(risky(b), 1), (risky(c), risky(a) + risky(b) * risky(c))]
    except ValueError as e:
        return [a, b, c, str(e)]
print(attempt(1, 2, 3), attempt(0, 2, 3), attempt(1, 0, 3), attempt(1, 2, 0))
def swap(a, b, c, d):
    a, b, c, d = d, a, b, c
    (a, b), (c, d) = (c, d), (a, b)
    a, (b, *c), d = b, (c, a, b), d
    return a, b, c, d
print(swap(1, 2, 3, 4))
x = [1, 2, 3]
i = 0
i, x[i], x[i + 1] = 1, 20, 30
print(i, x)
s = "abc"
print(s[1] + s[::-1][0] + s[f(1):][f(0)] + "xyz"[f(0, 1):f(1, 2)], not f(1) == f(2) or f(3) < f(4) < f(5))
def many(a, b, c, d, e, f, g, h, i, j, k, l):
    return a + b - c + d - e + f - g + h - i + j - k + l, (l, k, j, i, h, g, f, e, d, c, b, a)
print(many(*range(12)), many(1, 2, 3, 4, 5, 6, 7, 8, l=12, k=11, j=10, i=9)[1])
def closures(n):
    out = []
    for i in range(n):
        def add(x, i=i):
            def inner():
                return x + i + n
            return inner
        out.append(add(i * 10)())
    return out
print(closures(4))
def deep(n):
    return n if n == 0 else deep(n - 1) + (lambda: n)() - sum([n for _ in range(1)]) + 1
print(deep(40))
def shadow(x):
    y = x
    x = [y, x]
    for x in x:
        y += x
    return x, y
print(shadow(3))
