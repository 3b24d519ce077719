# Proves int() from text in every base, text from int, to_bytes and from_bytes.
# SPDX-License-Identifier: MIT
for text, base in [("10", 2), ("ff", 16), ("FF", 16), ("0x1f", 16), ("0b11", 2), ("0o17", 8), ("z", 36),
                   ("0x10", 0), ("0b10", 0), ("0o10", 0), ("12", 0), ("-7f", 16), (" 42 ", 10), ("1_000", 10)]:
    print(int(text, base), end=" ")
print()
print(int(), int(3.99), int(-3.99), int(True), int("-0"), int("+5"), int(b"12"), int("\n7\t"), int(65536.0))
print(int("123456789012345678901234567890"), int("-" + "9" * 40), int("f" * 30, 16))
for bad in ("", " ", "1 2", "0x", "12a", "1__0", "_1", "--1", "1.5", "é", "0b12"):
    try:
        print(int(bad, 0) if bad.startswith("0") else int(bad))
    except ValueError:
        print("ValueError", end=" ")
print()
for bad in (lambda: int([]), lambda: int("1", 1), lambda: int("1", 37), lambda: int(None)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, end=" ")
print()
for n in (0, 1, -1, 255, -255, 2 ** 40, -2 ** 70):
    print(bin(n), oct(n), hex(n), str(n), repr(n))
print("%d %x %X %o %5d|%-5d|%05d|%+d" % (42, 42, 42, 42, 42, 42, 42, 42))
print((1000).to_bytes(4, "little"), (1000).to_bytes(4, "big"), (0).to_bytes(2, "big"))
print(int.from_bytes(b"\x01\x02\x03", "big"), int.from_bytes(b"\x01\x02\x03", "little"), int.from_bytes(b"", "big"))
big = 0x0102030405060708090A0B
print(big.to_bytes(11, "big"), big.to_bytes(13, "little"), int.from_bytes(big.to_bytes(12, "little"), "little") == big)
print(int.from_bytes(bytearray(b"\xff" * 9), "little"), int.from_bytes(b"\xff\x00", "big"))
for bad in (lambda: (256).to_bytes(1, "big"), lambda: (2 ** 70).to_bytes(8, "little")):
    try:
        bad()
        print("accepted")
    except OverflowError:
        print("OverflowError", end=" ")
print()
print(isinstance(True, int), int(False), 5 == 5.0, hash(5) == hash(5.0), str(10 ** 25))
