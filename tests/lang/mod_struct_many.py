# Proves struct with every integer letter in both orders, at the ends of its range and beyond.
# SPDX-License-Identifier: MIT
import struct

for order in "<>=!":
    for letter in "bBhHiIlLqQ":
        size = struct.calcsize(order + letter)
        bits = 8 * size
        low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if letter.islower() else (0, (1 << bits) - 1)
        row = [order + letter, size]
        for v in (low, high, 0, 1, high >> 1, high // 3, -1 if low else 2):
            b = struct.pack(order + letter, v)
            row.append(b)
            if struct.unpack(order + letter, b) != (v,):
                print("wrong", order, letter, v)
        print(row)
        for v in (low - 1, high + 1):
            try:
                print("packed", struct.pack(order + letter, v))
            except (struct.error, OverflowError):
                pass
print(struct.pack("<HBI", 0xFEDC, 0xBA, 0x98765432), struct.unpack("<HBI", b"\xdc\xfe\xba\x32\x54\x76\x98"))
print(struct.pack(">HBI", 0xFEDC, 0xBA, 0x98765432), struct.unpack(">hbi", b"\xdc\xfe\xba\x32\x54\x76\x98"))
print(struct.unpack("<3H2b", b"\x01\x02\x03\x04\x05\x86\x07\x88"), struct.calcsize("<3H2b4s?"))
print(struct.unpack("<H 2B", b"abcd"))
print(struct.unpack("@HI", struct.pack("@HI", 513, 67305985)), struct.calcsize("@HI"), struct.calcsize("=HI"))
print(struct.pack("<?", 5), struct.unpack("<??", b"\0\2"), struct.pack("<fd", 1.5, -2.25), struct.unpack(">f", b"\x3f\xc0\0\0"))
buf = bytearray(8)
struct.pack_into("<hH", buf, 2, -2, 65535)
print(buf, struct.unpack_from("<hH", buf, 2), struct.unpack_from("<i", buf, -4))
