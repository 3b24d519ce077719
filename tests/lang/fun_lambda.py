# Proves lambda: default arguments, nesting, use as key and in data structures.
# SPDX-License-Identifier: MIT
print((lambda: 1)(), (lambda x: x + 1)(1), (lambda x, y=2: x * y)(3))
print((lambda *a, **k: (a, k))(1, 2, z=3))
add = lambda a: lambda b: lambda c: a + b + c
print(add(1)(2)(3))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
print([ops[o](7, 3) for o in ("+", "-", "max")])
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6])))
print(list(filter(lambda x: x % 2, range(8))))
choose = lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos"
print(choose(-1), choose(0), choose(1))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))
gen = lambda: (yield 5)
print(list(gen()))
print((lambda: (1, 2))(), (lambda: None)())
print([f(3) for f in [lambda x: x, lambda x: x * x]])
