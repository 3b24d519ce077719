# Proves yield from: delegation of next, send, throw and close, and its value.
# SPDX-License-Identifier: MIT
def inner(n):
    total = 0
    for i in range(n):
        got = yield i
        if got:
            total += got
    return total

def outer():
    a = yield from inner(2)
    b = yield from inner(2)
    return a, b

g = outer()
print(next(g), g.send(5), g.send(7), g.send(100))
try:
    g.send(1)
except StopIteration as e:
    print("value", e.value)

def chain(*its):
    for it in its:
        yield from it
print(list(chain([1, 2], (3,), "ab", range(2), {"k": 1}, inner(1))))

def handler():
    try:
        yield 1
        yield 2
    except ValueError:
        yield "handled"
    return "r"

def delegate():
    r = yield from handler()
    yield "after " + r
g = delegate()
print(next(g), g.throw(ValueError()), next(g))

def log_close():
    try:
        yield 1
    finally:
        print("inner closed")

def wrapper():
    try:
        yield from log_close()
    finally:
        print("outer closed")
g = wrapper()
next(g)
g.close()

def deep(n):
    if n:
        yield from deep(n - 1)
    yield n
print(list(deep(12)))

class Iter:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n

def from_object():
    r = yield from Iter()
    print("r is", r)
print(list(from_object()))

def bad():
    yield from 5
try:
    list(bad())
except TypeError:
    print("TypeError")
