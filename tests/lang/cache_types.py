# Proves that hot arithmetic is right when the operands' types change in the middle of a loop.
# SPDX-License-Identifier: MIT
def add(a, b):
    return a + b
def mul(a, b):
    return a * b
def less(a, b):
    return a < b
def step(seq):
    out = []
    for a, b in seq:
        try:
            out.append((add(a, b), mul(a, b), less(a, b)))
        except TypeError:
            out.append("TypeError")
    return out
class N:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        return "N+"
    def __radd__(self, o):
        return "+N"
    def __mul__(self, o):
        return "N*"
    def __rmul__(self, o):
        return "*N"
    def __lt__(self, o):
        return "N<"
    def __gt__(self, o):
        return "N>"
mixed = [(1, 2)] * 40 + [(1.5, 2)] * 3 + [(2 ** 62, 2 ** 62), (2 ** 30, 2 ** 30), (-2 ** 62, -5), (True, 1), ("a", 2), ("a", "b"), ([1], [2]), (N(1), 2), (3, N(2)), (None, 1), (1, 2), (0.5, 0.25)]
result = step(mixed)
print(result[0], result[40], len(result))
for r in result[43:]:
    print(r)
def count(n, by):
    total = by - by
    while n > 0:
        total += by
        n -= 1
    return total
print(count(50, 1), count(50, 0.5), count(70, 2 ** 58), count(3, 2 ** 61), count(40, 2 ** 29))
def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r = r * i
    return r
print(factorial(12), factorial(13), factorial(20), factorial(21), factorial(30))
def shift(n):
    x = 1
    for _ in range(n):
        x <<= 1
    for _ in range(n // 2):
        x >>= 1
    return x
print(shift(20), shift(40), shift(70), shift(140))
def index(seq, i):
    return seq[i]
for _ in range(40):
    index([1, 2, 3], 1)
print(index([7], 0), index((8,), -1), index("text", 2), index({"k": 9}, "k"), index(b"A", 0), index(range(5, 9), 3), index({1: "one"}, 1))
for bad in (([1], 5), ((1,), 5), ({}, 5), ("", 0), (None, 0), ([1], "x")):
    try:
        index(*bad)
    except (IndexError, KeyError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
def truth(x):
    return "yes" if x else "no"
print([truth(v) for v in (True, 1, 0, 0.0, "", "x", [], [0], None, {}, N(0), 2 ** 70)])
def neg(x):
    return -x
print([neg(v) for v in (1, -1, 2 ** 29, -2 ** 29, 2 ** 61, -2 ** 61, 2 ** 31, -2 ** 63, 1.5, True)])
class L(list):
    def append(self, x):
        super().append(x * 2)
def fill(seq):
    for i in range(5):
        seq.append(i)
    return list(seq)
print(fill([]), fill(L()), fill([]))
def size(o):
    return len(o)
print([size(o) for o in ([1], (1, 2), "abc", {1: 1}, L([1]), range(9), b"xy")])
