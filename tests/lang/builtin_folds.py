# Proves any, all, sum, min, max and reversed over all kinds of iterables, searching lists, and spread arguments.
# SPDX-License-Identifier: MIT
from collections import deque, namedtuple


class Seq:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]


def kinds(items):
    return (list(items), tuple(items), iter(items), (x for x in items), map(lambda x: x, items), Seq(items))


for items in ([], [0], [1], [0, 0, 1], [1, 1, 0], ["", None, 0.0], [[0]], [2, "x", (1,)]):
    print([any(k) for k in kinds(items)], [all(k) for k in kinds(items)])
print([sum(k) for k in kinds([1, 2, 3])], [sum(k) for k in kinds([1, 2.5, -4])])
print(sum(range(10)), sum(range(10, 0, -3)), sum(range(0)), any(range(1)), all(range(1, 5)), max(range(7)), min(range(3, 9, 2)))
big = (1 << 29) - 1
bigger = (1 << 61) - 1
print(sum([big] * 10), sum([bigger] * 10), sum([-bigger] * 10 + [bigger]), sum([bigger, 1, 1, 1]))
print(sum([0.5] * 4, 10), sum([[1], [2]], []), sum([True, True]), sum([], 5))
print([max(k) for k in kinds([3, 9, 4])], [min(k) for k in kinds([3.5, -1, 4])])
print(max("hello"), min("hello"), max([1, 1.0, True]), min([1.0, 1, True]), max([(1, 2), (1, 3)]))
print(max([3, -7, 5], key=abs), min(["ccc", "a", "bb"], key=len), max([], default=4), max(2, 7, 5), min(2, 0.5))
print(max([1, bigger, big]), min([1 << 80, 5, -(1 << 70)]), max([0.0, -0.0]), max([1, 1.5, 1 << 70]))
nan = float("nan")
print(max([1.0, nan]), max([nan, 1.0]), min([nan, 1.0]))
for bad in (lambda: max([]), lambda: max([1, "a"]), lambda: sum(["a"]), lambda: sum([1], ""), lambda: any(5)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

# The list changes under the one who walks it.
grow = [1, 2, 3]
print(sum(grow.append(x + 10) or x if len(grow) < 6 else x for x in grow), grow)
grow = [1] * 6
print(all(map(lambda x: grow.pop() if grow else 0, grow)), grow)
it = reversed([1, 2, 3])
print(next(it), list(it), list(it), list(reversed((4, 5))), list(reversed("ab")), list(reversed(range(3))))

# Searching.
l = [1, 2.0, "x", None, (1, 2), 3, 3, 1 << 40, True, "key", 0.5, -0.0]
for x in (1, 2, 2.0, "x", "ke" + "y", None, (1, 2), (1.0, 2), 3, 4, 1 << 40, 0, 0.0, nan, "q"):
    print(x in l, l.count(x), x in tuple(l), end=" ")
    try:
        print(l.index(x))
    except ValueError:
        print("ValueError")
ints = list(range(20))
print(7 in ints, 20 in ints, 7.0 in ints, ints.index(19), ints.count(0), "a" in ints, ints.index(5, 2, 9))
for args in ((5, 6), (5, 0, 5), (1, -3)):
    try:
        print(ints.index(*args))
    except ValueError:
        print("ValueError")
print([nan] == [nan], nan in [nan], (nan,) < (nan,), [1, 2, 3] < [1, 2.5], [1, 2] == [1.0, 2], (0.0,) == (-0.0,))


class Shrink:
    def __init__(self, l):
        self.l = l

    def __eq__(self, other):
        del self.l[1:]
        return False


l = [0] * 5
l[1] = Shrink(l)
print(3 in l, len(l))
l = [1, 2, 3, 4]
m = [1, Shrink(l), 3, 4]
print(l == m, l, len(m))


# Spread.
def f(*args):
    return args


def two(a, b=5):
    return a, b


def gen(*args):
    yield args


class C:
    def __init__(self, *args):
        self.args = args

    def m(self, *args):
        return args


t, l = (1, 2), [3, 4]
print(f(*t), f(*l), f(*range(3)), f(*"ab"), f(*(x for x in l)), f(*{5: 6}), f(*()), f(*[]))
print(two(*t), two(*[7]), list(gen(*l)), C(*t).args, C(*l).args, C().m(*t), C().m(*l), max(*t), dict(*[[(1, 2)]]))
print(f(*t, *l), f(0, *t), f(*t, 0), two(*[1], b=2), two(*(1,), **{"b": 3}))


def keep(*args):
    l.append(9)
    return args


print(keep(*l), l)
clear = [1, 2, 3]
print(clear.extend(*[clear]), clear)
print(list.insert(*[clear, 0, 7]), clear, print(*clear))
for bad in (lambda: two(*(1, 2, 3)), lambda: f(*5), lambda: two(*[]), lambda: l[0](*t)):
    try:
        bad()
    except TypeError:
        print("TypeError")
try:
    f(*(1 // x for x in (1, 0)))
except ZeroDivisionError:
    print("ZeroDivisionError")

# One place in the program, methods of many types.
P = namedtuple("P", ("x", "count"))


class Own:
    def append(self, x):
        print("own", x)


d = deque((), 3)
for i in range(4):
    for o in (d, [], deque([1], 1), Own(), d, bytearray(), d):
        o.append(i)
print(list(d), d.maxlen)
for i in range(3):
    for o in (P(1, 2), (1, 1), [2, 1], "11", P(3, 4)):
        c = o.count
        print(c if isinstance(c, int) else o.count(o[0]), o.index(o[1]), end=" ")
print()
