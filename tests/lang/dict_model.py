# Proves dict and set against a simple model, over thousands of pseudo-random operations.
# SPDX-License-Identifier: MIT
seed = 7
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n
d, keys, values = {}, [], []
s, members = set(), []
for step in range(3000):
    k = rnd(80)
    if k % 3 == 0:
        k = "k%d" % k
    elif k % 7 == 0:
        k = (k, k + 1)
    op = rnd(5)
    if op < 3:
        if k in keys:
            values[keys.index(k)] = step
        else:
            keys.append(k)
            values.append(step)
        d[k] = step
        s.add(k)
        if k not in members:
            members.append(k)
    elif op == 3:
        if k in keys:
            i = keys.index(k)
            assert d.pop(k) == values[i]
            del keys[i], values[i]
        else:
            assert d.pop(k, None) is None
        s.discard(k)
        if k in members:
            members.remove(k)
    else:
        assert d.get(k) == (values[keys.index(k)] if k in keys else None)
        assert (k in s) == (k in members)
    if step % 500 == 0:
        assert list(d.items()) == list(zip(keys, values)) and len(s) == len(members)
        if step == 2000:
            d.clear()
            keys.clear()
            values.clear()
        print(step, len(d), len(s))
assert list(d) == keys and list(d.values()) == values
assert d == dict(zip(keys, values)) and all(m in s for m in members)
while d:
    k, v = d.popitem()
    assert k == keys.pop() and v == values.pop()
print("agree", d, keys)
