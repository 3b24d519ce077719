# Proves float arithmetic, repr of exact values, signs of // and %, comparison with integers.
# SPDX-License-Identifier: MIT
print(0.0, 1.0, -1.0, 0.5, 0.25, 1.5, 100.0, 1e10, -0.0, 1024.0, 65536.5)
print(1.5 + 2, 3 - 0.5, 2 * 1.5, 7 / 2, 1 / 4, 6 / 3, -7 / 2, 2.0 ** 3, 4 ** 0.5, 2 ** -2)
print(7.5 // 2, -7.5 // 2, 7.5 // -2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 5.0 % 5, divmod(7.5, 2), divmod(-7.5, 2))
print(1.0 == 1, 1.5 > 1, 0.5 < 1, 1.0 != 1, 1.0 is None, -0.0 == 0.0, bool(0.0), bool(-0.0), bool(0.1))
print(int(1.9), int(-1.9), float(3), float("2.5"), float("-1e3"), float(" 4 "), float(), float(True), float("1_0.5"))
print(round(2.675), round(-1.5), round(1.25, 1), abs(-2.5), max(1, 2.5), min(1.5, 1), sum([0.5, 0.25]), sum([1, 0.5]))
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, inf > 1e30, -inf < 0, inf == inf, nan == nan, nan != nan, inf - inf, inf * 0)
print(float("INF"), float("-Infinity"), float("NaN"), inf + 1, 1 / inf, -1 / inf, nan < 1, nan > 1, 1e30 * 1e30 > 1e30)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1 / 0, lambda: 0.0 ** -1):
    try:
        print(f())
    except ZeroDivisionError:
        print("ZeroDivisionError", end=" ")
print()
for f in (lambda: int(inf), lambda: int(nan), lambda: float("x"), lambda: float(""), lambda: float([]), lambda: 1.5 & 1, lambda: ~1.5, lambda: 1.5 << 1):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
print({1: "int"}[1.0], hash(2.0) == hash(2), 1.0 in [1], [1.0, 2.0] == [1, 2], {1.0, 1, True})
a = b = 1.5
a += 1
a *= 2
a -= 0.5
a /= 3
print(a, b, type(a).__name__, isinstance(1.0, float), isinstance(1, float))
x = 0.0
for i in range(8):
    x += 0.125
print(x, x == 1)
