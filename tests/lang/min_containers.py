# Proves list, tuple, dict and str in the smallest port.
# SPDX-License-Identifier: MIT
# level: minimum
a = [3, 1]
a.append(2)
a.sort()
print(a, len(a), a[0], a[-1], 2 in a)
a[0] = "x"
print(a + [4], a.pop(), a)
t = (1, "two", None)
print(t, t[1], len(t))
d = {"k": 1}
d["j"] = 2
print(d["k"], len(d), "j" in d, d.get("z"), sorted(d.keys()))
del d["k"]
print(d)
s = "hello"
print(s[1], s.upper(), s.find("l"), s + "!", s * 2, "ell" in s)
print(" ".join(["a", "b"]), "a,b".split(","), str(5), repr("q"))
for i, c in ((0, "x"), (1, "y")):
    print(i, c)
print([v * v for v in range(4)], {k: 1 for k in "ab"})
