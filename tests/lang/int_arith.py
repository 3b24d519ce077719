# Proves integer arithmetic at every size: signs of // and %, powers, divmod, big values.
# SPDX-License-Identifier: MIT
pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (6, 3), (-6, 3), (0, 5), (1, -10)]
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b))
big = 10 ** 30 + 7
for a, b in [(big, 7), (-big, 7), (big, -7), (7, big), (-7, big), (big, big), (big * big, -big)]:
    print(a // b, a % b, divmod(a, b) == (a // b, a % b), a == (a // b) * b + a % b)
print(big + 1, big - big, big * 0, big * -1, -big, +big, abs(-big), big - 1 + 1 == big)
print(2 ** 64, 2 ** 100, (-3) ** 41, 3 ** 0, 0 ** 0, 1 ** 1000, (-1) ** 999, 10 ** 40)
print(999999999999 * 999999999999, 123456789 ** 5, (2 ** 31) * (2 ** 31), (2 ** 63 - 1) * 2)
x = 1
for i in range(1, 31):
    x *= i
print(x)
for i in range(30, 0, -1):
    x //= i
print(x)
print(2 ** 200 // 3 ** 50, 2 ** 200 % 3 ** 50, 7 ** 77 - 7 ** 76 * 6)
# Around the edges of small integers of 32-bit and 64-bit words.
for e in (29, 30, 31, 32, 61, 62, 63, 64):
    n = 2 ** e
    print(e, n - 1, n, n + 1, -n - 1, (n - 1) + 1 == n, (-n) - 1 + 1 == -n, n * n == 2 ** (2 * e))
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: big // 0, lambda: big % 0, lambda: divmod(1, 0)):
    try:
        f()
    except ZeroDivisionError:
        print("ZeroDivisionError", end=" ")
print()
a, b = 0, 1
for _ in range(150):
    a, b = b, a + b
print(a)
