# Proves bytearray: changing items and slices, append, extend, growth, sharing of equality with bytes.
# SPDX-License-Identifier: MIT
a = bytearray(b"hello")
a[0] = 72
a[-1] = ord("O")
print(a, a[0], a[1:3], len(a), list(a), a == b"HellO", a != b"x", bytes(a), str(a), repr(a))
a.append(33)
a.extend(b" ok")
a += b"!"
a.extend([46, 47])
print(a)
a[0:2] = b"XY"
print(a)
a[1:3] = b"longer than before"
print(a, len(a))
a[2:] = b""
print(a)
print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(range(3)), bytearray(b"x") * 3, bytearray(b"a") + b"b", b"a" + bytearray(b"b"))
print(bytearray(b"abc").decode(), bytearray(b"abc").find(b"c"), b"b" in bytearray(b"abc"), 98 in bytearray(b"abc"), bytearray(b"a,b").split(b","))
big = bytearray()
for i in range(1000):
    big.append(i & 0xFF)
print(len(big), big[255], big[256], sum(big) == sum(i & 0xFF for i in range(1000)))
c = bytearray(b"copy")
d = c
e = bytearray(c)
c[0] = 0
print(d is c, d[0], e[0], bool(bytearray()), bytearray(b"a") < bytearray(b"b"))
for bad in (lambda: c.append(256), lambda: c.extend([300])):
    try:
        bad()
    except ValueError:
        print("ValueError", end=" ")
def out():
    c[10] = 1
try:
    out()
except IndexError:
    print("IndexError", end=" ")
try:
    hash(c)
except TypeError:
    print("TypeError")
print([hex(x) for x in bytearray(b"\x0a\xff")], bytearray(b"\x01\x02").hex(), isinstance(c, bytearray), isinstance(c, bytes))
s = bytearray(b"0123456789")
s[::1] = s[::-1]
print(s)
# Empty ones have no memory of their own.
e = bytearray()
e[:] = b""
e.extend(b"")
e += bytearray()
del e[:]
print(e[:], e + b"", b"" + e, e * 3, e == b"", e < b"a", e.find(b""), e.split(), b"" in e, bytes(e), bytes(memoryview(e)))
e.append(1)
e[:] = b""
e.append(2)
print(e, e[1:1], e[::-1][:0])
