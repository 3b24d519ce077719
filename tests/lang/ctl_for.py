# Proves for loops over every kind of iterable, unpacking targets and changing what is iterated.
# SPDX-License-Identifier: MIT
for i in range(3): print(i, end=" ")
for i in range(5, 0, -2): print(i, end=" ")
for c in "hé": print(c, end=" ")
for b in b"AB": print(b, end=" ")
for k in {"x": 1, "y": 2}: print(k, end=" ")
for t in (1, (2,), [3]): print(t, end=" ")
print()
for a, b in [(1, 2), [3, 4], "xy"]:
    print(a, b, end="; ")
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b, end="; ")
for first, *rest in [(1, 2, 3), "ab"]:
    print(first, rest, end="; ")
print()
d = {}
for d["k"] in range(3):
    pass
class O: pass
o = O()
for o.attr in "xyz":
    pass
lst = [0, 0]
for lst[1] in (7, 8):
    pass
print(d, o.attr, lst)
for x in []:
    print("never")
else:
    print("empty else")
for x in range(3):
    x = x * 10
print(x)
seq = [1, 2, 3, 4]
for v in seq:
    if v % 2:
        seq.remove(v)
print(seq)
for n in range(3):
    for n in range(2):
        pass
    print(n, end=" ")
print()
def first_big(items):
    for i in items:
        if i > 10:
            return i
    return None
print(first_big([1, 20, 30]), first_big([]))
for bad in (5, None, print):
    try:
        for x in bad:
            pass
    except TypeError:
        print("TypeError", end=" ")
print()
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b)
except ValueError:
    print("ValueError")
for i in range(10 ** 3):
    if i * i > 500:
        break
print(i)
for i, x in zip(range(3), reversed([1, 2, 3])):
    print(i * x, end=" ")
print(sum(i for i in range(101)))
