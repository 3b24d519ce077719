# Proves dict views, iteration, changing while iterating, nesting, merge and comprehension.
# SPDX-License-Identifier: MIT
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
d["d"] = 4
print(list(k), list(v), list(i), len(k), len(v), len(i), "d" in k, 4 in v, ("a", 1) in i)
print([x for x in d], [x + y for x, y in zip(d, "1234")], {v: k for k, v in d.items()}, sum(d.values()))
for key in list(d):
    if d[key] % 2:
        del d[key]
print(d)
try:
    for key in d:
        d[key + "x"] = 1
        if len(d) > 50:
            break
except RuntimeError:
    pass
print(len(d) > 2)
nested = {"x": {"y": {"z": [1, {"deep": True}]}}}
nested["x"]["y"]["z"][1]["more"] = None
print(nested, nested["x"]["y"]["z"][1]["deep"])
print({**{"a": 1}, **{"b": 2, "a": 3}}, {"a": 1} | {"b": 2})
u = {"a": 1}
u |= {"a": 5, "c": 6}
print(u)
self_ref = {}
self_ref["me"] = self_ref
print(self_ref, len(self_ref))
print(str({"k": "v"}), repr({1: [2], "s": ("t",)}), {}, {"q": '"', 'a"b': "it's"})
def group(items, key):
    out = {}
    for it in items:
        out.setdefault(key(it), []).append(it)
    return out
print(group(range(10), lambda n: n % 3), group(["apple", "bob", "art"], lambda s: s[0]))
inv = {}
for name, tags in {"p": ["x", "y"], "q": ["y"]}.items():
    for t in tags:
        inv.setdefault(t, set()).add(name)
print(sorted((t, sorted(ns)) for t, ns in inv.items()))
print(sorted(d.items()) == sorted(dict(d).items()), dict(zip("abc", range(3))), list(reversed([*d])) != [])
it = iter({"one": 1, "two": 2})
print(next(it), next(it), next(it, "end"))
def kw(**kwargs):
    return list(kwargs)
print(kw(z=1, a=2, m=3), kw(**{"x": 1}, **d) != [])
class Obj:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return 7
    def __eq__(self, other):
        return self.v == other.v
clash = {Obj(i): i for i in range(20)}
print(len(clash), clash[Obj(13)], Obj(50) in clash, clash.pop(Obj(5)), len(clash), Obj(5) in clash, clash[Obj(19)])
