# Proves list, dict and set comprehensions: conditions, nesting, scope of the loop variable.
# SPDX-License-Identifier: MIT
print([x * x for x in range(6)], [x for x in range(10) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(3)] for i in range(3)])
print({x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("b", 2)]})
print(sorted({x % 3 for x in range(10)}), {c for c in "aaa"})
x = "outer"
print([x for x in range(3)], x)
n = 10
print([n + i for i in range(3)], (lambda k: [k * i for i in range(3)])(4))
def f(a):
    b = 2
    return [a * b + c for c in range(3)], {b: a for _ in range(1)}
print(f(5))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row])
print([a + b for a, b in zip([1, 2], [10, 20])], [a for a, (b, c) in [(1, (2, 3))]])
print([y for x in "ab" for y in (x, x.upper())], ["even" if i % 2 == 0 else "odd" for i in range(3)])
print([i for i in range(5) if i not in (1, 3)], [not i for i in (0, 1)])
print(list(i for i in [1, 2]), dict((k, k * 2) for k in range(2)), [len(w) for w in "a bb ccc".split()])
print([[j for j in range(i)] for i in range(4)][3], [*[i for i in range(2)], *[i for i in range(2)]])
class C:
    base = [1, 2, 3]
    doubled = [b * 2 for b in base]
print(C.doubled)
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
try:
    [1 // i for i in (1, 0)]
except ZeroDivisionError:
    print("ZeroDivisionError")
def no_leak():
    [hidden for hidden in range(2)]
    try:
        return hidden
    except NameError:
        return "not visible"
print(no_leak())
