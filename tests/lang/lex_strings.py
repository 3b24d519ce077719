# Proves string literals: quotes, escapes, raw, triple, bytes, prefixes and joining.
# SPDX-License-Identifier: MIT
print('single "inside"', "double 'inside'", 'esc\'aped', "esc\"aped")
print(len("\n\t\r\\\a\b\f\v\0"), [ord(c) for c in "\n\t\r\\\a\b\f\v\0"])
print("\x41\x7a", "\u00e9\u20ac", "\U0001F600", "\101\60\0601", [ord(c) for c in "\377\x80"])
print(r"raw \n \x41 \\", len(r"\""), R'\'')
print("""triple
two lines "quoted" ""also""
end""")
print('''it's''', '''a\
b''')
print(b"bytes \x00\xff\n", b'q"q', b"q'q", rb"\x00", Rb"\n", bR"\t", len(b"\\"))
print("adjacent " 'strings' """ joined""", b"a" b"b")
print("é€😀", len("é€😀"), "日本語"[1])
print(u"prefix u", "tab\there", "a\
b")
print("" == '' == """""" == r'', b"" == b'')
print("nul\0inside" == "nul\x00inside", len("a\0b"))
print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("\n\t\\\x01\x7f"), repr("é"))
print(repr(b"a'b"), repr(b"\"'"), repr(b"\x7f\x80 ~"))
s = ("part %d " "of %s" % (1, "two"))
print(s)
def f(): "doc"; return "x" "y"
print(f())
print({"a" "b": 1}, ["x" 'y', "z"], "%s" "%s" % (1, 2))
print('\'"', "\'\"", '"""', "'''")
