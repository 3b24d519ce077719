# Proves that every kind of key is sorted as the general comparison has it, stably, and that nothing is lost on the way.
# SPDX-License-Identifier: MIT


def numbers(n, m=1000):
    x = 12345
    for i in range(n):
        x = (x * 1103515245 + 12345) & 0x3FFFFFFF
        yield (x >> 8) % m


def slowly(items):
    out = []
    for x in items:
        i = len(out)
        while i > 0 and x < out[i - 1]:
            i -= 1
        out.insert(i, x)
    return out


for n in (0, 1, 2, 3, 11, 12, 13, 24, 25, 100):
    ints = list(numbers(n))
    kinds = {
        "int": ints,
        "few": [x % 5 for x in ints],
        "float": [x / 8 for x in ints],
        "mixed": [x / 2 if x % 3 else x for x in ints],
        "big": [x << 70 for x in ints],
        "str": ["s%d" % x for x in ints],
        "uni": ["\u00e9" * (x % 3) + str(x) for x in ints],
        "bytes": [b"%d" % x for x in ints],
        "tuple": [(x % 10, x % 3, str(x)) for x in ints],
        "lens": [tuple(range(x % 4)) for x in ints],
        "nested": [((x % 4, "a"), [x % 7], x / 3) for x in ints],
        "list": [[x % 5, x] for x in ints],
        "up": list(range(n)),
        "down": list(range(n, 0, -1)),
        "same": [1] * n,
        "halves": list(range(n // 2)) + list(range(n - n // 2)),
        "stairs": [-(i // 3) for i in range(n)],
    }
    for name in sorted(kinds):
        items = kinds[name]
        want = slowly(items)
        back = list(items)
        back.sort(reverse=True)
        if sorted(items) != want or back != want[::-1] or sorted(items, key=lambda x: x) != want:
            print("wrong", n, name)
print("kinds")

# Equal keys stay in order, whichever way it goes.
rows = [(x % 4, i) for i, x in enumerate(numbers(60))]
for reverse in (False, True):
    for key in (lambda r: r[0], lambda r: (r[0],), lambda r: str(r[0]), lambda r: r[0] / 2, lambda r: [r[0]]):
        out = sorted(rows, key=key, reverse=reverse)
        ok = all(
            a[1] < b[1] if a[0] == b[0] else (a[0] > b[0]) == reverse for a, b in zip(out, out[1:])
        )
        print(reverse, ok, len(set(out)))
down = sorted([3, 2, 2, 1] * 5, key=lambda x: -x)
print(down)
print(sorted([(1, "a"), (0, "b")] * 8, key=lambda p: p[0])[:9])

# Keys are asked for once each, in order.
asked = []
sorted([3, 1, 2] * 6, key=lambda x: asked.append(x) or x)
print(asked)
nan = float("nan")
pair = (nan, 1)
print(sorted([pair, pair, pair])[0] is pair, sorted([(nan, 2), (nan, 1)]) == [])
print(sorted([(0.0, 2), (-0.0, 1), (0, 0)]))
print(sorted([(1, 2), (1.0, 1), (True, 0)]))
print(sorted(["b", "a", "", "ab", "a\x00", "B"]))

for items in (
    [1, "a"],
    [(1, "a"), (1, 2)],
    [(1, None), (1, 2)] * 10,
    [1, 2.5, None],
    ["x"] * 20 + [b"x"],
    [None, None],
):
    try:
        print(sorted(items))
    except TypeError:
        print("TypeError")
print(sorted([(None, 1), (None, 0)]))


# What raises in the middle loses nothing; what changes the list is found out.
class Bomb:
    left = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Bomb.left -= 1
        if Bomb.left == 0:
            raise ValueError
        return self.n < other.n


for fuse in (1, 2, 5, 20, 60, 100, 150, 10000):
    items = [Bomb(x) for x in numbers(40)]
    whole = sorted(x.n for x in items)
    for wrap in (False, True):
        Bomb.left = fuse
        copy = [(0, x) for x in items] if wrap else list(items)
        try:
            copy.sort(reverse=wrap)
            print("sorted", end=" ")
        except ValueError:
            print("ValueError", end=" ")
        print(sorted(x[1].n if wrap else x.n for x in copy) == whole, end=" ")
    print()
try:
    items = list(range(30))
    items.sort(key=lambda x: items.append(x) or -x)
except ValueError:
    print("ValueError", len(items))
items = list(range(30))
try:
    items.sort(key=lambda x: 1 // (x - 20))
except ZeroDivisionError:
    print("ZeroDivisionError", items == list(range(30)))
seen = []
items = [3, 1, 2]
items.sort(key=lambda x: seen.append(len(items)) or x)
print(seen, items)
