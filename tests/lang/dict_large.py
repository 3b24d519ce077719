# Proves a dict and a set of so many entries that their numbers take more than two bytes, beside a large sort.
# needs: host
# SPDX-License-Identifier: MIT

N = 70000
d = {i * 5: i for i in range(N)}
for i in range(0, N, 7):
    del d[i * 5]
print(len(d), d[5], d[(N - 1) * 5], 0 in d, sum(d.values()))
c = d.copy()
for i in range(N):
    c[-1 - i] = i
print(len(c), len(d), c[-N], c[5], -1 in d, list(c)[:3])
s = {(i, i + 1) for i in range(N)}
t = {(i, i + 1) for i in range(N // 2, N * 2)}
print(len(s), len(s & t), len(s | t), len(s - t), len(s ^ t), (1, 2) in s, (1, 1) in s)
for items in (
    [(i * 7919) % 100003 for i in range(N)],
    [(i * 7919) % 100003 / 4 for i in range(N)],
    ["s%d" % ((i * 7919) % 100003) for i in range(N)],
    [((i * 7919) % 101, i) for i in range(N)],
):
    up = sorted(items)
    down = sorted(items, key=lambda x: x, reverse=True)
    print(all(a <= b for a, b in zip(up, up[1:])), up == down[::-1], up[N // 3], len(up))
