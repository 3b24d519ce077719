# Proves the functions of math on exact values, in both widths of float.
# SPDX-License-Identifier: MIT
import math
def near(a, b):
    return abs(a - b) <= 2e-6 * max(1, abs(b))
print(math.sqrt(16), math.floor(2.7), math.floor(-2.1), math.ceil(2.1), math.ceil(-2.7), math.trunc(2.9), math.trunc(-2.9), math.floor(5), math.ceil(5))
print(math.fabs(-2.5), math.fmod(7.5, 2), math.fmod(-7.5, 2), math.copysign(1.0, -0.0), math.copysign(2, -3), math.ldexp(0.75, 3), math.frexp(6.0), math.modf(2.5), math.modf(-2.5))
print(near(math.pi, 3.14159265), near(math.e, 2.71828183), near(math.sin(math.pi / 6), 0.5), near(math.cos(math.pi / 3), 0.5), near(math.tan(math.pi / 4), 1))
print(near(math.asin(1), math.pi / 2), near(math.acos(0), math.pi / 2), near(math.atan(1), math.pi / 4), near(math.atan2(1, -1), 3 * math.pi / 4), near(math.atan2(-1, 1), -math.pi / 4))
print(math.exp(0), near(math.exp(1), math.e), near(math.log(math.e), 1), math.log(1), near(math.log(8, 2), 3), near(math.log(1000, 10), 3), near(math.pow(2, 0.5), math.sqrt(2)), math.pow(2, 3))
print(math.degrees(0), near(math.degrees(math.pi), 180), near(math.radians(90), math.pi / 2), near(math.sqrt(2) ** 2, 2))
print(math.isnan(float("nan")), math.isnan(1), math.isinf(float("inf")), math.isinf(-float("inf")), math.isinf(1e10), math.isfinite(1), math.isfinite(float("inf")))
inf = float("inf")
print(math.exp(-inf), math.sqrt(inf), math.atan(inf) > 1.57, math.floor(-0.5), math.ceil(-0.5), math.pow(inf, 0), math.fabs(-inf))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.acos(2), lambda: math.fmod(1, 0), lambda: math.log(1, 0)):
    try:
        print(f())
    except ValueError:
        print("ValueError", end=" ")
for f in (lambda: math.sqrt("4"), lambda: math.floor("x"), lambda: math.sin(None), lambda: math.sqrt()):
    try:
        print(f())
    except TypeError:
        print("TypeError", end=" ")
print()
for f in (lambda: math.floor(inf), lambda: math.ceil(float("nan"))):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, end=" ")
print()
print(math.sqrt(True), math.floor(True), math.sqrt(4), type(math.floor(2.5)).__name__, type(math.sqrt(4)).__name__)
