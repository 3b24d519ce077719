# Proves that generators keep their own frames: nesting, sharing, recursion, loops within.
# SPDX-License-Identifier: MIT
def count(n):
    for i in range(n):
        yield i

a, b = count(3), count(3)
print(next(a), next(a), next(b), next(a), next(b))

def grid(w, h):
    for y in count(h):
        for x in count(w):
            yield x, y
print(list(grid(2, 2)))

def zip_longest(p, q):
    p, q = iter(p), iter(q)
    while True:
        x, y = next(p, None), next(q, None)
        if x is None and y is None:
            return
        yield x, y
print(list(zip_longest("ab", "xyz")))

def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
print([next(p) for _ in range(12)])

def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x
print(list(flatten([1, [2, [3, [4]], 5], [], [[6]]])))

def window(it, n):
    buf = []
    for v in it:
        buf.append(v)
        if len(buf) == n:
            yield tuple(buf)
            buf.pop(0)
print(list(window("abcde", 3)))

def local_state(n):
    squares = {}
    while n:
        squares[n] = n * n
        try:
            yield sorted(squares)
        finally:
            n -= 1
for s in local_state(3):
    print(s)

def closure_gen():
    total = 0
    def add(x):
        nonlocal total
        total += x
        return total
    for i in range(4):
        yield add(i)
print(list(closure_gen()))
gens = [(lambda k: (k * i for i in range(3)))(k) for k in range(3)]
print([list(g) for g in gens])
try:
    x, y = count(3)
except ValueError:
    print("ValueError")
x, *y = count(4)
print(x, y)
