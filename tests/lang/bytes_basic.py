# Proves bytes: construction, indexing, slices, methods, comparison, conversion from and to text.
# SPDX-License-Identifier: MIT
b = b"hello"
print(b, b[0], b[-1], b[1:3], b[::-1], b[::2], len(b), list(b[:2]), b + b"!", b * 2, b"l" in b, 104 in b, 200 in b)
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((65, 66)), bytes("é", "utf-8"), bytes(b"copy"), bytes(bytearray(b"x")), bytes(range(3)), bytes(i for i in (1, 2)))
print(b.find(b"l"), b.rfind(b"l"), b.find(b"zz"), b.count(b"l"), b.index(b"o"), b.startswith(b"he"), b.endswith(b"x"))
print(b.replace(b"l", b"LL"), b.split(b"l"), b" a b ".split(), b"-".join([b"a", b"b"]), b"  x ".strip(), b.upper(), b"ABC".lower(), b"a,b".partition(b","))
print(b == b"hello", b != b"x", b < b"help", b > b"a", b == "hello", b"" == bytes(), hash(b) == hash(b"hel" + b"lo"), {b"k": 1}[b"k"])
print(b.decode(), "é".encode(), b"\xc3\xa9".decode(), "é".encode("utf-8"), str(b, "utf-8"), b.decode("utf-8"))
print(b"\x00\x7f\x80\xff\n\t\r\\'", b'"', b"'\"", bytes(range(30, 36)), b"ok")
print(b.hex(), bytes.fromhex("00ff10"), b"\x01\xab".hex(), bytes.fromhex("01 02 ab"))
print(b"123".isdigit(), b"abc".isalpha(), b" ".isspace(), b"AB".isupper(), b"ab".islower())
for f in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: b.index(b"zz")):
    try:
        print(f())
    except ValueError:
        print("ValueError", end=" ")
def assign():
    b[0] = 1
for f in (assign, lambda: b + "s", lambda: b"" + 1, lambda: bytes("s"), lambda: bytes(["a"]), lambda: "s" in b, lambda: b < "s", lambda: b.find("s")):
    try:
        print(f())
    except TypeError:
        print("TypeError", end=" ")
try:
    b[9]
except IndexError:
    print("IndexError")
for x in b"az": print(x, end=" ")
x, y = b"\x01\x02"
print(x, y, max(b), min(b), sum(b), sorted(b"cab"), bytes(reversed(b)), isinstance(b, bytes), bool(b""), bool(b"0"))
