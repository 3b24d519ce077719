# Proves identities of big integers over pseudo-random operands of many sizes.
# SPDX-License-Identifier: MIT
seed = 42
def rnd(bits):
    global seed
    x = 0
    for _ in range(bits // 16 + 1):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        x = x << 16 | (seed >> 8 & 0xFFFF)
    return x & (1 << bits) - 1
checks = 0
for step in range(250):
    a, b, c = rnd(1 + step % 190), rnd(1 + step * 7 % 150) + 1, rnd(64) - (1 << 63)
    if step % 2:
        a = -a
    if step % 3 == 0:
        b = -b
    assert (a // b) * b + a % b == a and (a % b == 0 or (a % b < 0) == (b < 0)) and abs(a % b) < abs(b)
    assert (a + b) - b == a and a + c - a == c and (a - b) + (b - a) == 0
    assert a * b // b == a and (a + b) * c == a * c + b * c and a * b == b * a
    assert (a << 37) >> 37 == a and a << 5 == a * 32 and a >> 9 == a // 512
    assert (a & b) + (a | b) == a + b and a ^ b == (a | b) - (a & b) and ~a == -a - 1
    assert int(str(a)) == a and int(hex(a), 16) == a and int(bin(b), 2) == b and int(oct(c), 8) == c
    assert (a < b) == (a - b < 0) and (a == b) == (a - b == 0) and (a <= b) == (not a > b)
    n = abs(a)
    assert int.from_bytes(n.to_bytes(30, "big"), "big") == n and pow(n, 5, 1009) == n ** 5 % 1009
    assert hash(a) == hash(int(str(a))) and divmod(a, b) == (a // b, a % b)
    checks += 1
print(checks, "rounds agree")
print(rnd(100), rnd(64), -rnd(200))
x, y = 3 ** 200, 2 ** 317 + 1
print(x * y % 10 ** 20, x // 7 ** 50, y % x, str(x * y)[:30])
