# Proves building of long text, interning-like identity, conversion by str() and repr().
# SPDX-License-Identifier: MIT
parts = []
for i in range(200):
    parts.append(str(i))
text = ",".join(parts)
print(len(text), text[:20], text[-12:], text.count("1"), hash(text) == hash("," .join(parts)))
acc = ""
for i in range(100):
    acc += chr(97 + i % 26)
print(acc == "abcdefghijklmnopqrstuvwxyz" * 3 + acc[:22], len(acc))
print(str(1), str(1.5), str("s"), str([1, "a"]), str((1,)), str({"k": 1}), str(None), str(), str(b"b"), str(b"utf", "utf-8"))
print(repr("it's"), repr('say "hi"'), repr("\\ \n \r \t \0 \x1f \x7f"), repr(""), repr("é€"), repr(["\n", "'"]))
print(str(int), str(ValueError), str(type))
d = {"a" + "b": 1}
print(d["ab"], "ab" in d, d.get("a" * 1 + "b"), ("key" + str(5)) == "key5")
names = ["n" + str(i) for i in range(50)]
table = {n: i for i, n in enumerate(names)}
print(all(table["n%d" % i] == i for i in range(50)), len(set(names)))
print("x" * 1000 == "x" * 500 + "x" * 500, len("ab" * 5000), ("ab" * 5000).find("ba", 9000), ("a" * 300 + "b").index("b"))
w = "the quick brown fox jumps over the lazy dog"
print(" ".join(x[0].upper() + x[1:] for x in w.split()), sorted(set(w.replace(" ", "")))[:5], w[::-1].split()[0])
def caesar(t, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.isalpha() else c for c in t)
print(caesar(w, 3), caesar(caesar(w, 3), -3) == w)
def is_palindrome(t):
    t = "".join(c for c in t.lower() if c.isalpha())
    return t == t[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("nope"))
print("line1\nline2".split("\n"), "\t".join("abc"), eval(repr("a'b\"c\\\n")), "end", end="!\n")
