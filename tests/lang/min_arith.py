# Proves integer arithmetic, comparison and bit operations within 30 bits, in the smallest port.
# SPDX-License-Identifier: MIT
# level: minimum
print(1 + 2, 7 - 10, 6 * 7, -7 // 2, -7 % 3, 7 // -2, 2 ** 10)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3, -8 >> 1)
print(1 < 2, 2 <= 2, 3 > 4, 1 == 1, 1 != 1, 1 < 2 < 3, not 1)
x = 5
x += 3
x *= 2
x -= 1
x //= 2
print(x, -x, +x, abs(-x))
print(1 and 2, 0 or 3, 1 if 0 else 2, None is None, 1 is not None)
try:
    1 // 0
except ZeroDivisionError:
    print("zero")
print(536870911 - 1, hex(255), int("42"), bool(0))
