# Proves shifts and bit operations of integers of any size and sign.
# SPDX-License-Identifier: MIT
vals = [0, 1, -1, 5, -5, 255, -256, 2 ** 31, -2 ** 31, 2 ** 40 + 3, -2 ** 40 - 3, 2 ** 64, -2 ** 64]
for a in vals:
    print(a, ~a, a << 1, a << 33, a >> 1, a >> 33, a & 0xFF, a | 1, a ^ 0xF)
big = 0xFFFFFFFFFFFFFFFFFFFFFFFF
print(hex(big & 0xF0F0F0F0F0F0F0F0), hex(big ^ (1 << 70)), hex(big | (1 << 100)), hex(-big & 0xFFFF))
print(big & -big, -big | big, ~big & big, -1 & big == big, -1 ^ big, (-big) >> 4, -1 >> 100, 1 >> 100)
print(1 << 100, 1 << 100 >> 99, (1 << 100) - 1 & 0xFF, -1 << 65, 0 << 1000)
for a in (-13, 13, -2 ** 50 + 1):
    for b in (7, -7, 2 ** 45):
        print(a & b, a | b, a ^ b, end="; ")
print()
for bad in (lambda: 1 << -1, lambda: 1 >> -1, lambda: big << -1):
    try:
        bad()
    except ValueError:
        print("ValueError", end=" ")
try:
    1 << 1.0
except TypeError:
    print("TypeError")
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c
print(popcount(0xFFFF), popcount(2 ** 90), popcount(2 ** 90 - 1))
x = 0x12345678
print(hex((x << 8 | x >> 24) & 0xFFFFFFFF), bin(x & 0xFF), oct(x >> 20))
def lfsr(n):
    s = 0xACE1
    for _ in range(n):
        s = (s >> 1) ^ (-(s & 1) & 0xB400)
    return s
print(lfsr(100))
