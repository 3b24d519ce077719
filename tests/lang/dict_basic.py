# Proves dict: insertion order, methods, deletion, growth and equality.
# SPDX-License-Identifier: MIT
d = {"z": 1, "a": 2, "m": 3}
d["b"] = 4
d["a"] = 20
print(d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
del d["z"]
d["z"] = 5
print(d, "z" in d, "q" in d, "q" not in d, d.get("a"), d.get("q"), d.get("q", 0))
print(d.pop("a"), d.pop("none", "default"), d.setdefault("m", 9), d.setdefault("new", []), d.popitem(), d)
d.update({"m": 30, "u": 1})
d.update([("p", 1), ("q", 2)])
d.update(k=7)
d.update()
print(d)
e = d.copy()
e["m"] = 0
print(d["m"], e["m"], d == e, d != e, {1: 2, 3: 4} == {3: 4, 1: 2}, {} == {}, bool({}), bool({0: 0}))
d.clear()
print(d, dict(), dict(a=1, b=2), dict([(1, 2), [3, 4]]), dict({"x": 1}, y=2), dict.fromkeys("ab"), dict.fromkeys((1, 2), 0))
for f in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {1: 2}[2.5]):
    try:
        f()
    except KeyError as err:
        print("KeyError", len(err.args), end=" ")
print()
for f in (lambda: {[]: 1}, lambda: {}[{}], lambda: dict([1]), lambda: dict(5), lambda: {} < {}):
    try:
        f()
    except (TypeError, ValueError) as err:
        print(type(err).__name__, end=" ")
print()
n = {}
for i in range(300):
    n[i] = i * i
for i in range(0, 300, 3):
    del n[i]
print(len(n), n[100], 99 in n, sum(n) == sum(k for k in range(300) if k % 3), list(n)[:4])
for i in range(0, 300, 3):
    n[i] = -i
print(len(n), list(n)[-1], n[3], list(n.items())[200])
print({1: "a", 1.0: "b", True: "c"}, {"k": 1, "k": 2}, {(1, 2): 3, "s": 4, None: 5, b"b": 6, 2.5: 7, 10 ** 20: 8})
w = {}
for c in "mississippi":
    w[c] = w.get(c, 0) + 1
print(w, sorted(w), sorted(w.items(), key=lambda kv: (-kv[1], kv[0])), max(w, key=w.get), min(w.values()))
