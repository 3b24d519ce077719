# Proves the shortest repr of doubles that reads back to the same value, as CPython prints it.
# SPDX-License-Identifier: MIT
# needs: double
vals = [0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1e22, 1e21,
        5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0, 4.35, 0.1 * 3,
        1e100, 1.1e-10, 12345678901234567.0, 1e17, 99999999999999990.0, 0.00001234, 3.141592653589793, 2.5e-8]
for v in vals:
    s = repr(v)
    print(s, float(s) == v, repr(-v) == "-" + s)
print(1e308 * 10, -1e308 * 10, 1e-320, 5e-324 / 2, 1.7976931348623157e308 + 1e290)
print(float("1e400"), float("1e-400"), float("0.1e1"), float("123e-2"), float(".5e+1"))
print(2.0 ** 53, 2.0 ** 53 + 1, 2.0 ** 0.5, 10.0 ** -3, 1e23, 8.41, 100 * 1.1, 1.1 + 2.2)
print(int(1e23), int(2.0 ** 100), float(2 ** 100), float(10 ** 25), 10 ** 25 / 10 ** 5, 2 ** 100 / 2 ** 99)
print(float(2 ** 53 + 1), float(2 ** 54 + 3), 3 * 10 ** 20 / 7, (2 ** 1023) * 1.0)
for f in (lambda: float(10 ** 400), lambda: 10 ** 400 / 3, lambda: 2.0 ** 5000):
    try:
        print(f())
    except OverflowError:
        print("OverflowError", end=" ")
print()
seed = 12345
bad = 0
for i in range(300):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    v = (seed / 2 ** 31) * 10.0 ** (i % 40 - 20)
    if float(repr(v)) != v:
        bad += 1
print("not read back:", bad)
print(hash(0.5) == hash(0.5), hash(1e300) == hash(1e300), {0.1: 1}[0.1], round(2.675, 2), round(1e-7, 7), round(1234.5, -2))
