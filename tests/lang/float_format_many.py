# Proves fixed, exponent and general formats of many floats that are exact in single precision, ties included.
# SPDX-License-Identifier: MIT
seed = 12345


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


checksum = 0


def add(text):
    global checksum
    for c in text:
        checksum = (checksum * 31 + ord(c)) & 0xFFFFFF


for f in (0.5, 1.5, 2.5, 0.125, 0.375, 0.0625, 1e-3 * 0, 9.5, 99.5, 0.96875, 9.96875, 999.5, 1024.0):
    for sign in (1, -1):
        x = f * sign
        print("%.0f %.1f %.2f %.3f" % (x, x, x, x), "%.0e %.1e %.3e" % (x, x, x), "%g %.1g %.3g" % (x, x, x))
        print("{:.2f}|{:8.1f}|{:+.3f}|{:08.2f}|{:,.1f}|{:.1%}".format(x, x, x, x, x, x), f"{x:.4}|{x:#.0f}|{x:E}")
for f in (2.0**-20, 2.0**-40, 2.0**-60, 2.0**-100, 2.0**24 - 1, 2.0**24, 2.0**31, 2.0**32, 2.0**40, 2.0**63, 2.0**64, 2.0**100):
    print("%.20f %.20e %.30g" % (f, f, f))
    print("%.0f %.5f %.3e %g" % (f, f, f, f))
for f in (float("inf"), float("-inf"), float("nan"), 0.0, -0.0):
    print("%.0f %.2f %e %g %5.1f" % (f, f, f, f, f), "{:.2f} {:g} {:010.3f}".format(f, f, f))
for f in (9.5, 99.9375, 999.96875, 0.999755859375):
    for p in range(8):
        print("%.*f %.*e %.*g" % (p, f, p, f, p, f), round(f, p) == f)

for group in range(12):
    checksum = 0
    for i in range(40):
        x = (rnd(1 << 12) * 4096 + rnd(1 << 12)) * 2.0 ** (rnd(60) - 50)
        p = rnd(18)
        add("%.*f %.*e %.*g" % (p, x, p, x, p, x))
        add("{:12.2f}".format(-x))
    print(group, checksum)

# What repr() gives reads back, and no shorter text does.
wrong = long = 0
for i in range(300):
    x = (rnd(1 << 12) * 4096 + rnd(1 << 12)) / (1 + rnd(1 << 12)) * 2.0 ** (rnd(40) - 20)
    text = repr(x)
    if float(text) != x:
        wrong += 1
    digits = len(text.split("e")[0].replace(".", "").strip("0"))
    if digits > 1 and float("%.*e" % (digits - 2, x)) == x:
        long += 1
print(wrong, long)
for x in (0.5, 0.1, 100.0, 1.5, 123.25, 1e15, 0.001, 0.0001, 0.00001, 16777216.0, 1 / 1024):
    print(repr(x), str(-x), [x])
print([round(x / 8, 1) == round(x / 8 * 10) / 10 for x in range(17)])
print(round(1234.5, -2), round(0.5), round(1.5), round(2.5), round(-0.5), round(1250.0, -2), round(99.5, 0))
