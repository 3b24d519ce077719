# Proves built-ins that work on iterables: map, filter, zip, enumerate, reversed, sorted, any, all, sum, min, max.
# SPDX-License-Identifier: MIT
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda c: c > "b", "abcd")))
print(list(zip([1, 2], "ab")), list(zip([1, 2, 3], "ab", (True, False))), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), dict(enumerate("xy")), list(enumerate(["q"], start=2)))
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed(())), list(reversed((1, 2))), list(reversed(range(3))))
print(sorted([3, 1, 2]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([3, 1, 2], reverse=True), sorted(["B", "a"], key=str.lower), sorted(()), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(any([]), any([0, ""]), any([0, 1]), all([]), all([1, 0]), all([1, "a"]), any(x > 2 for x in range(4)), all(x < 4 for x in range(4)))
print(sum([]), sum([1, 2, 3]), sum([1, 2], 10), sum(range(101)), sum([[1], [2]], []), sum((0.5, 0.5)), sum([10 ** 20, 1]))
print(min(3, 1, 2), max(3, 1, 2), min([5, 4]), max("abc"), max([1, 5, 3], key=lambda x: -x), min("bb", "a", key=len), max([], default=0), min((), default="none"), max([[1, 2], [1, 3]]), max(2.5, 2))
print(len("abc"), len([]), len({}), len((1,)), len(range(7)), len(b"xy"), len({1, 2}))
it = iter([1, 2, 3])
print(next(it), next(it, "d"), next(it), next(it, "d"), list(it))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), n)
for f in (lambda: max([]), lambda: min(())):
    try:
        f()
    except ValueError:
        print("ValueError", end=" ")
for f in (lambda: max(1), lambda: sum("ab"), lambda: sum(["a"]), lambda: sorted(5), lambda: next([1]), lambda: len(5), lambda: list(map(5, [1])), lambda: zip(5), lambda: reversed(5), lambda: enumerate(5), lambda: sorted([1], 2)):
    try:
        f()
        print("no error", end=" ")
    except TypeError:
        print("TypeError", end=" ")
print()
m = map(lambda x: print("mapped", x), [1, 2])
print("lazy")
list(m)
z = zip(iter([1, 2, 3]), iter([4, 5]))
print(next(z), list(z), iter(z) is z)
