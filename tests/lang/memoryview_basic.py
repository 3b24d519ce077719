# Proves memoryview: reading, writing through to the buffer, slices, length and comparison.
# SPDX-License-Identifier: MIT
buf = bytearray(b"0123456789")
m = memoryview(buf)
print(len(m), m[0], m[-1], bytes(m[2:5]), list(m[7:]))
m[0] = ord("A")
m[-1] = ord("Z")
print(buf)
sub = m[2:6]
sub[0] = ord("x")
print(buf, len(sub), bytes(sub), bytes(sub[1:3]))
m[4:6] = b"!!"
print(buf, m[4], bytes(m) == bytes(buf))
sub[:] = b"wxyz"
print(buf)
r = memoryview(b"constant")
print(r[0], bytes(r[:3]), r == b"constant", memoryview(b"ab") == memoryview(b"ab"))
try:
    r[0] = 1
except TypeError:
    print("TypeError")
try:
    m[100]
except IndexError:
    print("IndexError")
try:
    m[0:2] = b"too long"
except ValueError:
    print("ValueError")
try:
    memoryview(5)
except TypeError:
    print("TypeError")
total = 0
for x in m[:3]:
    total += x
print(total, sum(m[:3]), max(m), bool(memoryview(b"")), bool(m))
def checksum(view):
    s = 0
    for x in view:
        s = (s * 31 + x) & 0xFFFF
    return s
print(checksum(m), checksum(memoryview(b"abc")), checksum(b"abc"))
def fill(view, value):
    for i in range(len(view)):
        view[i] = value
fill(m[1:4], 46)
print(buf, bytearray(m[:5]), b"".join([m[:2], b"-", m[2:4]]))
