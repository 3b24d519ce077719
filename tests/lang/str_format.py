# Proves str.format(): positions, names, attributes, indexes, conversions, nested specs, errors.
# SPDX-License-Identifier: MIT
print("{} {} {}".format(1, "two", [3]), "{0}{1}{0}".format("a", "b"), "{x} {y}".format(x=1, y="z"), "{{}} {{{}}}".format(5))
print("{0} {k} {1}".format(1, 2, k=3), "{!r} {!s}".format("a", "b"))
print("{:>5}|{:<5}|{:^5}|{:*^7}|{:5}|{:-<4}|".format("a", "b", "c", "d", "e", "f"))
print("{:.2}|{:5.2}|{:>5.1}|{:s}|{:.0}|".format("abc", "abc", "abc", "abc", "abc"))
print("{:5}|{:<5}|{:05}|{:^5}".format(42, 42, 42, 42), "{:>{w}}|{:{f}^{w}}|".format("a", "b", w=4, f="."))
print("{0[0]} {0[1]} {1[key]}".format([10, 20], {"key": "v"}))
class P:
    x = 5
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
print("{0.x} {0} {0!r} {0!s:>5}|".format(P()))
print("{} {} {}".format(None, True, (1, 2)), "{:>6}|{:6}|".format(str(None), True), "{}".format({"a": 1}), "{:10}|".format("é€"))
print("%s %r %d %5s|%-5s|%%|%c%c" % ("a", "a", 5, "ab", "ab", "x", 65))
print("%(a)s %(b)03d" % {"a": 1, "b": 2}, "%s" % (("t", 1),), "%s" % [1], "%5.2s|" % "abc", "%*d|" % (5, 42), "%.*f" % (1, 2.5))
print("%x %X %#x %o %#o %i %u" % (255, 255, 255, 8, 8, 1, 2), "%+d % d %05d %-5d|" % (1, 1, 1, 1))
for f in (lambda: "{}".format(), lambda: "{1}".format(0), lambda: "{0[5]}".format([])):
    try:
        f()
    except IndexError:
        print("IndexError", end=" ")
try:
    "{k}".format()
except KeyError:
    print("KeyError", end=" ")
for f in (lambda: "{".format(), lambda: "}".format(), lambda: "{} {0}".format(1), lambda: "{!x}".format(1), lambda: "{:d}".format("s")):
    try:
        f()
    except ValueError:
        print("ValueError", end=" ")
for f in (lambda: "%d" % "s", lambda: "%s %s" % "one", lambda: "%s" % (1, 2), lambda: "%d" % None):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
