# Proves arithmetic on integers around one and two machine words, of both signs, against checksums of their decimal text.
# SPDX-License-Identifier: MIT

seed = 12345


def rnd(bits):
    global seed
    r = 0
    for _ in range((bits + 30) // 31):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        r = (r << 31) | seed
    return r & ((1 << bits) - 1)


def mix(h, value):
    for c in str(value):
        h = (h * 33 + ord(c)) & 0xFFFFFF
    return h


SIZES = (1, 29, 30, 31, 32, 33, 61, 62, 63, 64, 65, 127, 128, 129, 200)

for signs in range(4):
    h = 0
    for x in SIZES:
        for y in SIZES:
            a = -rnd(x) if signs & 1 else rnd(x)
            b = -rnd(y) if signs & 2 else rnd(y)
            s = rnd(7)
            for v in (a + b, a - b, a * b, a & b, a | b, a ^ b, a << s, a >> s, -a, ~a, abs(a)):
                h = mix(h, v)
            h = mix(h, (a == b, a < b, a <= b))
            if b:
                h = mix(h, (a // b, a % b))
                h = mix(h, divmod(a, b))
    print(signs, h)

# The edges themselves.
for bits in (30, 31, 32, 62, 63, 64):
    edge = 1 << bits
    for v in (edge - 1, edge, edge + 1, -edge + 1, -edge, -edge - 1):
        print(v, v & 0xFFFF, v >> 3, v ^ -1, v % 1000, v // -7, v * v)
