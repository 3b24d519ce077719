# Proves that dicts of all sizes hold what was stored, with keys that collide, growing, shrinking and being copied.
# SPDX-License-Identifier: MIT


def check(d, model):
    return len(d) == len(model) and list(d) == [k for k, v in model] and all(d[k] == v for k, v in model)


for n in (0, 1, 2, 3, 8, 9, 12, 16, 17, 28, 90, 127, 128, 130, 400):
    d, model = {}, []
    for i in range(n):
        key = (i % 7, i) if i % 3 else i * 64 if i % 2 else "key%d" % i
        d[key] = i
        model.append((key, i))
    ok = check(d, model)
    c, e = d.copy(), dict(d)
    for i in range(0, n, 3):
        del d[model[i][0]]
    rest = [kv for i, kv in enumerate(model) if i % 3]
    ok = ok and check(d, rest) and check(c, model) and check(e, model)
    f = d.copy()
    for i in range(n // 2):
        c["new", i] = i
        f[-1 - i] = i
    print(n, ok, check(e, model), len(c), len(d), check(f, rest + [(-1 - i, i) for i in range(n // 2)]))
    print(all(k not in d for i, (k, v) in enumerate(model) if i % 3 == 0), (n, n) in d, "none" in d)

# Names alone, then other keys; from the copy and the original.
d = {"alpha%d" % i: i for i in range(20)}
c = dict(d)
c[1] = 1
d["alpha" + str(3)] = "x"
print(c["alpha3"], d["alpha3"], c[1], 1 in d, len(c), len(d))
e = {**d, "more": 1}
print(len(e), list(e)[-1])
small = {"a": 1, "b": 2}
t = small.copy()
t["c"] = 3
t[0] = 0
print(small, t)
k = dict(small, z=1)
k.update(small)
print(k, {}.copy(), dict({}))
g = {}
g.update(d)
g.update({"alpha0": "new"})
print(g["alpha0"], d["alpha0"], len(g))


# One hash for all, and keys that raise.
class Key:
    angry = False

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if Key.angry:
            raise ValueError
        return isinstance(other, Key) and self.n == other.n


d = {Key(i): i for i in range(40)}
d[5] = "five"
print(d[Key(39)], d[5], d.get(Key(40)), len(d))
Key.angry = True
for action in (lambda: d[Key(3)], lambda: d.pop(Key(3)), lambda: d.setdefault(Key(50), 1)):
    try:
        print(action())
    except ValueError:
        print("ValueError", len(d))
print(len(d.copy()))
Key.angry = False
print(d.pop(Key(3)), len(d), Key(3) in d, sum(v for k, v in d.items() if isinstance(k, Key)))


# A key that changes the dict while it is compared.
class Meddler:
    target = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if Meddler.target is not None:
            t, Meddler.target = Meddler.target, None
            for i in range(100):
                t[i, i] = i
        return isinstance(other, Meddler) and self.n == other.n


d = {Meddler(i): i for i in range(20)}
Meddler.target = d
print(d[Meddler(7)], len(d))
Meddler.target = d
d[Meddler(70)] = 1
print(len(d), d[Meddler(70)])

# Equal keys of different kinds.
d = {i: i for i in range(30)}
d[3.0] = "float"
d[True] = "true"
print(d[3], d[1], len(d), list(d)[:5])
d = {(1, 2, (3, "x")): 1}
print(d[1.0, 2, (3, "x")], (1, 2) in d, (1, 2, (3, "y")) in d)
try:
    d[1, []]
except TypeError:
    print("TypeError")
deep = ()
for i in range(20):
    deep = (deep, i)
d[deep] = "deep"
print(d[deep], hash(deep) == hash((deep[0], 19)))
