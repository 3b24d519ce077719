# Proves formatting of floats: e, f, g, precision, sign, width, percent and the % operator.
# SPDX-License-Identifier: MIT
# needs: double
x = 1234.5678
print("%f %.2f %.0f %10.1f|%-10.1f|%+.1f|%010.2f" % (x, x, x, x, x, x, x))
print("%e %.3e %E %g %G %.3g %.10g" % (x, x, x, x, x, x, x))
print("%g %g %g %g %g %g" % (0.0001, 0.00001, 123456, 1234567, 1e100, 0.5))
print("{:f} {:.3f} {:e} {:.2e} {:g} {:.3g} {:n}".format(x, x, x, x, x, x, 5.0))
print("{:10.2f}|{:<10.2f}|{:^10.2f}|{:+.2f}|{: .1f}|{:010.1f}|{:*^12.3f}".format(x, x, x, x, x, x, x))
print("{:.0%} {:.1%} {:%}".format(0.5, 0.123, 1))
print("{:,.2f} {:,}".format(1234567.891, 1234567.5))
print("{} {:.3} {:10} {:<8}|".format(0.1, 3.14159, 2.5, 1.5))
print("%s %r %d %i %x" % (1.5, 1.5, 3.99, -3.99, 255))
inf, nan = float("inf"), float("nan")
print("%f %e %g %5.1f %s" % (inf, -inf, nan, inf, nan), "{:f} {:.2f} {:06.1f} {:+f}".format(inf, nan, 2.0, inf))
print("%.20f %.15g %.17g %.1f %.1f %.0f %.0f" % (0.1, 0.1, 0.1, 0.25, 0.35, 0.5, 1.5))
print("%.3f %.3f %.2f" % (2.0005, 1e-10, 999.995), "%5.3s|%.0e" % ("abcdef", 12345.0))
print("{:.1f} {:.2f} {:.10f} {:.50f}".format(0.05, 0.005, 1 / 3, 0.5))
print(f"{x:.1f} {x:>12.3e} {1e10:g} {100000.0} {1e-7} {123456789.0:g}")
print("%d" % 1e15, "{:.0f}".format(1e22), "%.1f" % -0.04, "%g" % -0.0, str(-0.0))
