# Proves tuples: literals, slicing, comparison, hashing, methods, immutability.
# SPDX-License-Identifier: MIT
print((), (1,), (1, 2), 1, (1, (2, 3)), ("a",) * 3, (1, 2) + (3,), tuple("ab"), tuple([1]), tuple(), tuple(range(3)))
t = (5, 6, 7, 8)
print(t[0], t[-1], t[1:3], t[::-1], t[::2], len(t), 6 in t, t.count(6), t.index(7), t[:] == t, t[10:])
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 9), (1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) != (2, 1))
print(hash((1, "a")) == hash((1, "a")), {(1, 2): "pair"}[1, 2], {(): 1}[()], len({(1,), (1,), (2,)}))
def assign():
    t[0] = 1
def delete():
    del t[0]
for f in (assign, delete, lambda: t + [1], lambda: hash(([],)), lambda: t < 5, lambda: t["a"]):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
try:
    t[9]
except IndexError:
    print("IndexError", end=" ")
try:
    t.index(0)
except ValueError:
    print("ValueError")
a, (b, c), *d = 1, (2, 3), 4, 5
print(a, b, c, d, min(t), max(t), sum(t), sorted(t, reverse=True), list(reversed(t)), any(t), all(()))
m = ([1], 2)
m[0].append(3)
print(m, str(m), repr(("x",)), bool(()), bool((0,)), isinstance(t, tuple))
u = t
u += (9,)
print(u, t, t is not u, t * 2, 2 * t == t + t)
def multi():
    return 1, 2
x, y = multi()
print(x + y, multi()[1], *multi())
print(((1, 2), (3, 4))[1][0], (lambda *a: a)(1, 2), tuple(i * i for i in range(4)), tuple({"k": 1, "j": 2}))
print([(i, j) for i in (1, 2) for j in "ab"], dict(((1, 2), (3, 4))), (1 if t else 2,), (yes := 1, yes + 1))
