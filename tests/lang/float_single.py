# Proves float behaviour that does not depend on the width of a float.
# SPDX-License-Identifier: MIT
vals = [0.5, -2.75, 1e6, 1.0, 3.0e-3]
print([v * 2 for v in (0.5, -2.75, 1.0)], [int(v) for v in vals], sorted([0.5, -2.75, 1.0]))
print("%.2f %.1f %.3f %5.1f|%-6.1f|%+.1f" % (0.375, 2.5, 0.5, 1.5, 2.5, 3.5))
print("{:.2f} {:.0f} {:e} {:g} {:.1%}".format(1.25, 2.75, 1.5, 0.25, 0.5))
print(str(1.5), repr(0.25), "%s" % 2.0, "{}".format(-0.5), f"{1.75}", f"{0.5:.3f}")
def near(a, b):
    return abs(a - b) <= 1e-5 * max(abs(a), abs(b), 1)
print(near(0.1 + 0.2, 0.3), near(1 / 3 * 3, 1), near(2 ** 0.5 * 2 ** 0.5, 2), near(10 ** -2, 0.01))
def sqrt(n):
    x = n
    for _ in range(40):
        x = (x + n / x) / 2
    return x
print(near(sqrt(2), 1.414213562), near(sqrt(144), 12), round(sqrt(10) * 1000))
def pi():
    total = 0.0
    for k in range(400):
        total += (-1) ** k / (2 * k + 1)
    return total * 4
print(near(round(pi(), 1), 3.1))
def integrate(f, a, b, n):
    h = (b - a) / n
    return h * (f(a) / 2 + f(b) / 2 + sum(f(a + i * h) for i in range(1, n)))
print(near(integrate(lambda x: x * x, 0, 3, 300), 9.0) or abs(integrate(lambda x: x * x, 0, 3, 300) - 9) < 0.001)
mean = sum([1.5, 2.5, 3.5]) / 3
print(mean, sum((v - mean) ** 2 for v in (1.5, 2.5, 3.5)) / 3 < 0.67)
print([i / 4 for i in range(5)], [round(i * 0.5) for i in range(6)], 3.5 // 1, -3.5 // 1, 3.5 % 1)
print(1e3 == 1000, 1e-3 * 1000 == 1.0 or near(1e-3 * 1000, 1), float(1 << 20), 2.0 ** 10, 2.0 ** -3)
