# Proves repr(), rounding and every format of pseudo-random doubles of all sizes.
# SPDX-License-Identifier: MIT
# needs: double
import struct

seed = 1


def rnd():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return seed >> 32


def value(kind):
    if kind == 0:
        return struct.unpack("<d", struct.pack("<II", rnd(), rnd()))[0]
    if kind == 1:
        return rnd() / 1000
    if kind == 2:
        return rnd() % 100000 / 8
    if kind == 3:
        return (rnd() % 2000 - 1000) / 1000
    if kind == 4:
        return float(rnd() % 100000) * 10.0 ** (rnd() % 40 - 20)
    if kind == 5:
        return struct.unpack("<d", struct.pack("<II", rnd(), 0x38000000 + rnd() % 0x0D000000))[0]
    if kind == 6:
        return 2.0 ** (rnd() % 140 - 75)
    return rnd() % 1000 + (rnd() % 64) / 64 + 2.0 ** -(rnd() % 45)


for kind in range(8):
    for group in range(10):
        checksum = 0
        for i in range(40):
            x = value(kind)
            p = rnd() % 18
            text = "%r %.*f %.*e %.*g {:>+14,.2f} {:.3%%}" % (x, p, x, p, x, p, x)
            text = text.format(x, x if abs(x) < 1e300 else 1)
            if abs(x) < 1e300:
                text += "%r %r" % (round(x, p), round(x, -(p % 5)))
            for c in text:
                checksum = (checksum * 31 + ord(c)) & 0xFFFFFFFF
        print(kind, group, checksum, repr(x), "%.*f" % (p, x) if abs(x) < 1e20 else "%.*e" % (p, x))
for x in (0.1 + 0.2, 1 / 3, 2 / 3, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 9007199254740993.0):
    print(repr(x), "%.17g %.16g %.15g %.0f %.25f" % (x, x, x, x % 1e15, x % 1e15))
for x in (0.5, 1.5, 2.5, 0.25, 0.75, 1.005, 2.675, 1.25, 0.045, 4503599627370495.5, 4503599627370496.5, 123456789012345.675):
    print([("%.*f" % (p, x), round(x, p)) for p in range(4)])
