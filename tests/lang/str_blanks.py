# Proves white space in str and bytes: what splits, what is stripped, inside and beside characters above ASCII.
# SPDX-License-Identifier: MIT
for s in ("voilà x", "a\u00a0b\u0085c\u2003d", " à ", "à\u00a0", "\u3000a b\u2028", "Å", "xÅ ", "\u1680x", "\x1ca\x1fb\x1d", " \u3000", "", "\t", "a"):
    print(s.split() == s.rsplit(), [w.encode() for w in s.split()], s.strip().encode(), s.lstrip().encode(), s.rstrip().encode())
    for n in (0, 1, 2):
        print([w.encode() for w in s.split(None, n)], [w.encode() for w in s.rsplit(None, n)])
for b in (b"a\x1cb \x85c\xa0d", b"\x85x\x1c", b" \xc3\xa0 ", b"\x0b\x0cx\r\n\t", b"", b" "):
    print(b.split(), b.rsplit(), b.split(None, 1), b.rsplit(None, 1), b.strip(), b.lstrip(), b.rstrip(), b.isspace())
    print(bytearray(b).split(), bytearray(b).strip())
print("\x1c".isspace(), b"\x1c".isspace(), " \t\n".isspace(), "".isspace(), " a".isspace())
for c in range(128):
    s = chr(c)
    kinds = (s.isspace(), s.isalpha(), s.isdigit(), s.isupper(), s.islower(), s.isalnum())
    b = s.encode()
    print(c, [int(k) for k in kinds], [int(k) for k in (b.isspace(), b.isalpha(), b.isdigit(), b.isupper(), b.islower())])
