# Proves range and slice objects: length, membership, indexing, slicing, comparison, attributes.
# SPDX-License-Identifier: MIT
print(range(5), range(1, 5), range(0, 10, 3), list(range(5)), list(range(2, 5)), list(range(5, 0, -2)), list(range(0)), list(range(5, 1)))
r = range(10, 50, 7)
print(len(r), r[0], r[-1], r[2], list(r[1:4]), list(r[::-1]), r[1:3], 24 in r, 25 in r, 100 in r, 31 in r)
print(r.start, r.stop, r.step, bool(range(0)), bool(r), sum(r), max(r), min(range(-5, 5)), sorted(range(3), reverse=True))
print(range(3) == range(3), range(0, 3) == range(3), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) != range(4), range(3) == [0, 1, 2])
print(len(range(-5, 5)), len(range(5, -5, -3)), len(range(0, 1000000, 7)), list(range(-3, 3))[::2], list(reversed(range(4))))
for bad in (lambda: range(5)[5], lambda: range(5)[-6]):
    try:
        bad()
    except IndexError:
        print("IndexError", end=" ")
for bad in (lambda: range(1.5), lambda: range("a"), lambda: range(), lambda: range(1, 2, 3, 4)):
    try:
        bad()
    except TypeError:
        print("TypeError", end=" ")
try:
    range(1, 2, 0)
except ValueError:
    print("ValueError")
class S:
    def __getitem__(self, x):
        return x
s = S()
sl = s[1:2:3]
print(sl, sl.start, sl.stop, sl.step, s[:], s[1:], s[:2], s[::3], type(sl) is slice)
print(slice(5), slice(1, 2), slice(1, 2, 3), [0, 1, 2, 3][slice(1, 3)], "abcdef"[slice(None, None, 2)], slice(1, 2) == slice(1, 2))
a = list(range(6))
a[slice(0, 2)] = ["x"]
del a[slice(-2, None)]
print(a)
for i in range(2 ** 29 - 1, 2 ** 29 + 2):
    print(i, end=" ")
import sys
for i in range(sys.maxsize - 3, sys.maxsize):
    print(sys.maxsize - i, end=" ")
print()
it = iter(range(3))
print(next(it), list(it), [i for i in range(10) if i in range(0, 10, 4)], tuple(range(3)), {*range(2)}, [*range(3)])
