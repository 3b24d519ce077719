# Proves set and frozenset: operations, methods, comparison, hashing and errors.
# SPDX-License-Identifier: MIT
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), len(a), 2 in a, 9 not in a)
print(sorted(a.union(b)), sorted(a.intersection([1, 3])), sorted(a.difference({1})), sorted(a.symmetric_difference(b)))
print(a.isdisjoint({9}), {1} <= a, {1} < {1}, a >= {1, 2}, a > a, {1, 2}.issubset(a), a.issuperset({3}), a == {3, 2, 1}, a != b)
s = set()
print(s, bool(s), {1}, set("aaa"), sorted(set("hello")), sorted(set(range(5))), set([1.5]))
s.add(1)
s.add(1)
s.update([2, 3], "x")
s.discard(99)
s.discard("x")
s.remove(1)
print(sorted(s), s.pop() in (2, 3), len(s))
c = s.copy()
c.add(100)
print(len(s), len(c), s is c)
s.clear()
print(s, len(s))
t = {1, 2, 3, 4, 5, 6}
t.intersection_update({2, 3, 4, 9})
t.difference_update({4})
t.symmetric_difference_update({3, 50})
print(sorted(t))
for f in (lambda: set().pop(), lambda: {1}.remove(2)):
    try:
        f()
    except KeyError:
        print("KeyError", end=" ")
for f in (lambda: {[]}, lambda: {1} | [1], lambda: {1} + {2}, lambda: set(5), lambda: {1}[0], lambda: hash({1}), lambda: {1} < 5):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
f = frozenset([1, 2, 3])
print(sorted(f | {9}), sorted(f & {1}), len(f), 1 in f, f == {1, 2, 3}, hash(f) == hash(frozenset([3, 2, 1])), {f: "key"}[frozenset((1, 2, 3))])
print(frozenset(), frozenset([1]), type(f | {4}).__name__, type({4} | f).__name__, sorted(f.union([5])), f.issubset(range(10)))
try:
    f.add(1)
except AttributeError:
    print("AttributeError")
big = set()
for i in range(500):
    big.add(i * i % 101)
print(len(big), sum(big), sorted(big)[:5], len({1, 1.0, True}), len({"a", "a", b"a"}))
print(sorted(x for x in {1, 2} for y in {3, 4} if x < y), sorted({(1, 2), (1, 2), (2, 1)}), {None}, {"k"} - {"k"})
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))])
