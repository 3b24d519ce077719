# Proves the walrus operator in conditions, comprehensions, loops and calls.
# SPDX-License-Identifier: MIT
if (n := len("hello")) > 3:
    print("long", n)
data = [1, 5, 2, 8]
print([y for x in data if (y := x * 2) > 5], y)
it = iter([3, 2, 0, 9])
while (v := next(it)):
    print(v, end=" ")
print()
def f(a, b=1):
    return a, b
print(f((p := 10), b=(q := p + 1)), p, q)
print((z := 5) + z, [w := 1, w + 1], {(k := "key"): k})
total = 0
print([total := total + i for i in range(5)], total)
def g():
    if any((found := x) > 3 for x in [1, 4, 9]):
        return found
print(g())
def h():
    y = 1
    print((y := y + 1, y))
    return lambda: (u := y * 2)
print(h()())
x = (m := 3, 4)
print(x, m)
print(f"{(t := 7)} {t}")
