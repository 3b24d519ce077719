# Proves indexing and slicing of text, negative and extended slices, comparison and repetition.
# SPDX-License-Identifier: MIT
s = "abcdefg"
print(s[0], s[-1], s[3], s[1:3], s[:3], s[3:], s[:], s[-3:], s[:-3], s[2:-2], s[-100:100], s[5:2], s[7:], s[100:])
print(s[::2], s[1::2], s[::-1], s[5:1:-2], s[-2::-3], s[::-2], s[::100], s[3:3], s[-1:0:-1], s[None:2], s[2:None])
for bad in (7, -8, 100, 2 ** 70):
    try:
        s[bad]
    except IndexError:
        print("IndexError", end=" ")
for bad in ("a", None, 1.0):
    try:
        s[bad]
    except TypeError:
        print("TypeError", end=" ")
try:
    s[::0]
except ValueError:
    print("ValueError")
try:
    s[0] = "x"
except TypeError:
    print("no item assignment")
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 5, "a" + "b" * 2 + "c")
print("a" < "b", "a" < "aa", "B" < "a", "abc" == "abc", "abc" != "abd", "" < "a", "z" > "abc", "a" <= "a", "é" > "z")
print("bc" in s, "cb" in s, "" in s, "g" not in s, max(s), min(s), sorted("hello"), len(s), len(""))
u = "aé€😀z"
print(len(u), u[1], u[2], u[3], u[-1], u[::-1], u[1:4], u.find("😀"), u.find("z"), u.index("€"), [c for c in u], u.count("é"))
print(ord("a"), ord("é"), ord("😀"), chr(97), chr(0x20AC), chr(0x1F600), [ord(c) for c in u], chr(0) == "\0")
print(u.encode(), len(u.encode()), u.encode().decode() == u, u.upper()[0], u.replace("é", "e"), u.split("€"), u * 2)
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: b"\xff".decode(), lambda: b"\xc3".decode("utf-8")):
    try:
        f()
    except ValueError:
        print("ValueError", end=" ")
for f in (lambda: ord(""), lambda: ord("ab"), lambda: ord(5)):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
