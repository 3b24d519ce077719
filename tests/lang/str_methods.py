# Proves the methods of str that search, split, join, strip, replace and test.
# SPDX-License-Identifier: MIT
s = "Hello, World"
print(s.upper(), s.lower(), s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.rfind("o", 0, 5), s.find(""), s.find("o", -3))
print(s.index("l"), s.rindex("l"), s.count("l"), s.count("ll"), s.count(""), "aaaa".count("aa"), s.count("o", 5), s.count("o", 0, 5))
print(s.startswith("Hell"), s.startswith("World", 7), s.endswith("ld"), s.endswith("x"), s.startswith(""), s.startswith(("x", "H")))
print("  pad ".strip() + "|", "  pad ".lstrip() + "|", "  pad ".rstrip() + "|", "xxyxx".strip("x"), "abcab".strip("ab"), "\t\n x\r".strip(), "abc".lstrip("cba") == "")
print(s.replace("l", "L"), s.replace("l", "", 1), s.replace("", "-"), s.replace("zz", "y"), "aaa".replace("a", "bb", 2), "aaa".replace("aa", "b"), "x".replace("x", ""))
print("a,b,,c".split(","), " a  b ".split(), "a b c d".split(None, 2), "a,b,c".split(",", 1), "".split(), "".split(","), "abc".split("abc"), "a--b--c".split("--"))
print("a,b,,c".rsplit(",", 1), " a  b  c ".rsplit(None, 1), "a b".rsplit(), "one two three".rsplit(" ", 5))
print("a\nb\r\nc\n".splitlines(), "a\n\nb".splitlines(), "".splitlines(), "x\n".splitlines(True))
print("k=v=w".partition("="), "none".partition("="), "k=v=w".rpartition("="), "none".rpartition("="), "ab".partition("ab"))
print("-".join(["a", "b", "c"]), "".join("xyz"), ", ".join(()), "x".join(["one"]), "-".join(c for c in "gen"), "".join({"k": 1}))
print("ab".center(6) + "|", "abc".center(2), "x".center(4) + "|")
print("abc".isalpha(), "ab1".isalpha(), "123".isdigit(), "12a".isdigit(), "".isdigit(), " \t".isspace(), "".isspace(), "ABC".isupper(), "AbC".isupper(), "abc".islower(), "a1".islower(), "1".isupper())
for f in (lambda: s.index("zz"), lambda: s.rindex("zz"), lambda: "a".split(""), lambda: "a".partition("")):
    try:
        f()
    except ValueError:
        print("ValueError", end=" ")
for f in (lambda: ",".join([1]), lambda: ",".join(5), lambda: "a" + 1, lambda: "a".find(1), lambda: "a" in 5, lambda: 1 in "a", lambda: "a" * "b"):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
print(str.upper("up"), "".join(reversed("abc")), list("hi"), "a" "b".upper(), ("%s" % "x").join("12"))
# Counts and widths at the ends of a machine word's range.
import sys
for n in (-sys.maxsize // 2, -sys.maxsize - 1):
    print("a,b,,c".split(",", n), "a,b".rsplit(",", n), " a b ".split(None, n), " a b".rsplit(None, n), "ab".center(n),
          "aaa".replace("a", "b", n), "ab".zfill(n), "ab"[n:], "ab"[:n], "ab".find("b", n), "ab" * n)
