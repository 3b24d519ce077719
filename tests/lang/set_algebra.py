# Proves that sets of values that take time to compare come out of all operators right, whatever their keys do meanwhile.
# SPDX-License-Identifier: MIT


def show(s):
    print(type(s).__name__, len(s), sorted(s))


def plain(items):
    found = []
    for item in items:
        if item not in found:
            found.append(item)
    return sorted(found)


def pairs(start, stop):
    return [(i, i * 3 % 17) for i in range(start, stop)]


for n, m, k in ((5, 3, 9), (40, 20, 70), (300, 250, 260), (20, 0, 0)):
    la, lb = pairs(0, n), pairs(m, k)
    for kind in (set, frozenset):
        a, b = kind(la), kind(lb)
        print(n, len(a), len(b))
        print(sorted(a & b) == plain([x for x in la if x in lb]), type(a & b) is kind)
        print(sorted(a - b) == plain([x for x in la if x not in lb]))
        print(sorted(a | b) == plain(la + lb))
        print(sorted(a ^ b) == plain([x for x in la + lb if (x in la) != (x in lb)]))
        print(a.isdisjoint(b), a <= b, a >= b, a & b <= a, a | b >= b, a == kind(list(a)))
    a, b = set(la), set(lb)
    for other in (b, lb, tuple(lb), frozenset(lb), dict.fromkeys(lb)):
        results = []
        for name in ("intersection", "difference", "union", "symmetric_difference"):
            results.append(getattr(a, name)(other))
        for name in ("intersection_update", "difference_update", "update", "symmetric_difference_update"):
            c = a.copy()
            print(getattr(c, name)(other), end=" ")
            print(c == results.pop(0), end=" ")
        print(a.isdisjoint(other), len(a) == n)

# With itself.
a = set(pairs(0, 30))
for op in ("intersection_update", "update", "difference_update", "symmetric_difference_update"):
    c = a.copy()
    getattr(c, op)(c)
    print(op, len(c), c == a)
c = a.copy()
c &= c
print(len(c))
c -= c
print(len(c), c)
c |= a
print(c == a, c is a)
print(len(a ^ a), len(a - a), a & a == a)

# Which of two equal keys is kept.
print({1, 2} & {1.0}, {1.0} & {1, 2}, {1} & {1.0}, {1} | {1.0}, {1}.intersection([True]))
show({1, 2, 3}.intersection([2.0, 3, 4], {3, 9}))
show({1, 2, 3}.difference())
show({1, 2, 3}.union([4], (5,), {6}))
show(frozenset([1, 2]).intersection())

# A copy has a life of its own, also after deletions.
a = set(range(100))
for i in range(0, 100, 2):
    a.discard(i)
b = a.copy()
c = set(b)
a.clear()
b.add(1000)
c.remove(1)
print(len(a), len(b), len(c), 1 in b, 1 in c)
d = set(range(50))
for i in range(49):
    d.remove(i)
e = set(d)
print(e, d == e)
for i in range(60):
    e.add(i)
    e.discard(i - 1)
print(e)

# One hash for all.


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Same) and self.n == other.n


s = {Same(i) for i in range(30)}
t = {Same(i) for i in range(15, 45)}
print(len(s), len(t), len(s & t), len(s | t), len(s - t), len(s ^ t), Same(3) in s, Same(31) in s, 7 in s)
s.remove(Same(3))
s.add(Same(31))
print(len(s), Same(3) in s)
print(sorted(x.n for x in s & t))

# Far apart, alike in their low bits.
s = {i << 24 for i in range(-50, 50)} | {float(i << 24) for i in range(40, 60)}
print(len(s), -(50 << 24) in s, 59 << 24 in s, 60 << 24 in s)


# Methods that raise leave things as they were.


class Fussy:
    angry = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if Fussy.angry == "hash":
            raise ValueError
        return self.n % 4

    def __eq__(self, other):
        if Fussy.angry == "eq":
            raise KeyError
        return self.n == other.n


a = {Fussy(i) for i in range(20)}
b = {Fussy(i) for i in range(10, 30)}
for angry, ops in (
    ("hash", (lambda: a.add(Fussy(99)), lambda: Fussy(3) in a, lambda: a & [Fussy(3)], lambda: set([Fussy(1)]))),
    ("hash", (lambda: a.update([Fussy(3)]), lambda: a.difference_update(list(b)), lambda: a.union([Fussy(3)]))),
    ("eq", (lambda: a & b, lambda: a | b, lambda: a - b, lambda: a ^ b, lambda: a <= b, lambda: a.isdisjoint(b))),
    ("eq", (lambda: a.intersection_update(b), lambda: a.add(Fussy(99)), lambda: a.discard(Fussy(50)))),
):
    for op in ops:
        Fussy.angry = angry
        try:
            op()
            print("done")
        except (ValueError, KeyError, TypeError) as e:
            print(type(e).__name__, end=" ")
        Fussy.angry = None
        a.discard(Fussy(1))
        print(len(a), len(b), all(x in a for x in a), sum(1 for x in a))


# Methods that change the set that is being searched.


class Meddler:
    target = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Meddler.target is not None:
            t, Meddler.target = Meddler.target, None
            t.clear()
            t.update(range(50))
        return self.n == other.n if isinstance(other, Meddler) else False


a = {Meddler(i) for i in range(12)}
Meddler.target = a
print(Meddler(11) in a, len(a), 49 in a)
a = {Meddler(i) for i in range(12)}
b = {Meddler(i) for i in range(6, 20)}
Meddler.target = b
a -= b
print(len(b) >= 50, len(a) <= 12)
Meddler.target = None


class Mine(set):
    def __iter__(self):
        return iter(())


m = Mine([(1, 2), (3, 4)])
print(len(m), {(1, 2), (5, 6)} & m, (1, 2) in m)
try:
    {[1]}
except TypeError:
    print("TypeError")
try:
    {1} & [1]
except TypeError:
    print("TypeError")
