# Proves every method of list, and the errors of each.
# SPDX-License-Identifier: MIT
a = [3, 1, 2]
a.append(5)
a.extend([7, 8])
a.extend("xy")
a.extend(range(2))
print(a, len(a), a.index(5), a.count(1), a.index("x", 3))
a.insert(0, "first")
a.insert(100, "last")
a.insert(-1, "before last")
print(a, a.pop(), a.pop(0), a.pop(-1), a.pop(2))
a.remove("x")
print(a)
b = a.copy()
a.reverse()
print(a, b, a is b, a == b[::-1])
a.clear()
print(a, len(b))
n = [5, 2, 9, 1]
print(n.sort(), n)
n.sort(reverse=True)
print(n)
w = ["bb", "a", "ccc", "aa", "b"]
w.sort(key=len)
print(w)
w.sort(key=lambda s: (-len(s), s))
print(w)
big = [(i * 7919) % 1009 for i in range(500)]
s = sorted(big)
print(s == sorted(big, reverse=True)[::-1], all(s[i] <= s[i + 1] for i in range(499)), s[0], s[-1])
pairs = [(i % 5, i) for i in range(40)]
pairs.sort(key=lambda p: p[0])
print(all(pairs[i][0] < pairs[i + 1][0] or pairs[i][1] < pairs[i + 1][1] for i in range(39)))
for f in (lambda: [].pop(), lambda: [1].pop(5)):
    try:
        f()
    except IndexError:
        print("IndexError", end=" ")
for f in (lambda: [1].remove(2), lambda: [1].index(2)):
    try:
        f()
    except ValueError:
        print("ValueError", end=" ")
for f in (lambda: [1, "a"].sort(), lambda: [1].extend(5), lambda: [1] + (1,), lambda: [1] * "a", lambda: sorted([1, None])):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
def fail(x):
    raise KeyError(x)
try:
    [1, 2].sort(key=fail)
except KeyError as e:
    print("KeyError", e.args)
print(list(), list("abc"), list((1, 2)), list({"k": 1}), list(range(3)), [1] + [2], [0] * 3, [1, 2] * 0, [[]] * 2)
