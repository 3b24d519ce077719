# Proves __getitem__, __setitem__, __delitem__, __len__, __contains__, __iter__ and slices on classes.
# SPDX-License-Identifier: MIT
class Row:
    def __init__(self, *v):
        self.v = list(v)
    def __len__(self):
        return len(self.v)
    def __getitem__(self, i):
        if isinstance(i, slice):
            return Row(*self.v[i])
        return self.v[i]
    def __setitem__(self, i, x):
        self.v[i] = x
    def __delitem__(self, i):
        del self.v[i]
    def __repr__(self):
        return "Row" + repr(self.v)

r = Row(1, 2, 3, 4)
print(len(r), r[0], r[-1], r[1:3])
r[0] = "x"
r[1] += 40
del r[2]
print(r, 42 in r, 99 in r)
# Without __iter__, indexing drives iteration until IndexError.
print([x for x in r], list(r), tuple(r), bool(r), bool(Row()))
a, b, c = r
print(a, b, c)

class Evens:
    def __contains__(self, x):
        return x % 2 == 0
    def __iter__(self):
        return iter([0, 2, 4])
e = Evens()
print(10 in e, 11 in e, list(e), 3 not in e)

class Show:
    def __getitem__(self, key):
        return key
s = Show()
print(s[1], s["k"], s[1, 2], s[()], s[1:2], s[::], s[1:2, 3])
print(s[1:10:2].start, s[:5].stop, s[::3].step)

class Grid:
    def __init__(self):
        self.cells = {}
    def __setitem__(self, pos, value):
        x, y = pos
        self.cells[x, y] = value
    def __getitem__(self, pos):
        return self.cells.get(pos, ".")
g = Grid()
g[1, 2] = "#"
print(g[1, 2], g[0, 0], g.cells)

class NoLen:
    pass
for f in (lambda: len(NoLen()), lambda: NoLen()[0], lambda: iter(NoLen()), lambda: 1 in NoLen()):
    try:
        f()
    except TypeError:
        print("TypeError")
