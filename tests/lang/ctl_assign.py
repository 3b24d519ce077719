# Proves assignment: chained, unpacking with stars, nested targets, swaps, order of evaluation.
# SPDX-License-Identifier: MIT
a = b = c = [0]
a.append(1)
print(b, c is a)
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), [c, d] = (1, 2), "xy"
print(a, b, c, d)
a, *b = 1, 2, 3
*c, d = "hello"
e, *f, g = range(6)
print(a, b, c, d, e, f, g)
h, *i = [1]
print(h, i)
(j, (k, *l)), m = (1, (2, 3, 4)), 5
print(j, k, l, m)
[n] = [1]
o, = (2,)
print(n, o)
x = i = 0
arr = [10, 20, 30]
i, arr[i] = 2, "two"
print(i, arr)
x = y = z = 7
x += 1
print(x, y, z)
d = {}
d["a"], d["b"] = d["c"] = 1, 2
print(d)
def log(v):
    print("eval", v, end="; ")
    return v
arr = [0] * 3
arr[log(0)], arr[log(1)] = log(5), log(6)
print(arr)
print([log(1), log(2)][log(0)] + log(3) * log(4))
log(1) if log(0) else log(2)
print()
print(1, *[2, 3], *(), *"ab", sep=",")
t = 1, *[2, 3], 4
print(t, [*t, *t], {*t}, {**{"a": 1}, "b": 2, **{"a": 3}})
for bad in ("a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = 1,", "a, b = 5", "a = b, c = 1"):
    try:
        exec(bad)
    except (ValueError, TypeError) as err:
        print(type(err).__name__, end=" ")
print()
count: int = 5
name: "str"
print(count)
v = w = None
v, w = w, v
first, second = {"k1": 1, "k2": 2}
print(first, second)
