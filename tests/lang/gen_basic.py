# Proves generators as iterators: laziness, exhaustion, return values, generator expressions.
# SPDX-License-Identifier: MIT
def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")

g = count(2)
print("made")
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("StopIteration", e.value)
try:
    next(g)
except StopIteration:
    print("still exhausted")
print(next(g, "default"))
print(list(count(3)))

def with_return():
    yield 1
    return "result"
g = with_return()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)

def empty():
    return
    yield
print(list(empty()))

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
out = []
for v in fib():
    if v > 50:
        break
    out.append(v)
print(out)

squares = (x * x for x in range(5))
print(iter(squares) is squares, next(squares), sum(squares), list(squares))
print(max(len(w) for w in ["a", "bbb", "cc"]), tuple(c for c in "xyz"))
pairs = ((a, b) for a in range(3) for b in range(a))
print(list(pairs))

def two():
    x = yield
    print("got", x)
    yield (yield x)
g = two()
print(next(g), next(g), next(g))
print(any(v > 3 for v in fib()), 8 in fib())
