# Proves that warmed-up code sees globals and built-ins change, appear, vanish and be shadowed.
# SPDX-License-Identifier: MIT
x = 1
def read():
    return x
def total(n):
    t = 0
    for i in range(n):
        t += read()
    return t
print(total(100))
x = 5
print(total(100), read())
x = 2.5
print(total(4))
def size(seq):
    return len(seq)
for _ in range(50):
    size([1, 2])
print(size("abc"))
len = lambda seq: -7
print(size("abc"))
del len
print(size("abc"))
del x
try:
    read()
except NameError:
    print("NameError")
x = "back"
print(read())
def define():
    global late
    late = 1
def use():
    return late
for _ in range(30):
    try:
        use()
    except NameError:
        pass
define()
print(use())
g = globals()
for i in range(40):
    g["made%d" % i] = i
print(made0 + made39, read())
g["x"] = "through the dict"
print(read())
for i in range(40):
    del g["made%d" % i]
print(read(), "made3" in g)
def numbers(n):
    return [i for i in range(n)]
for _ in range(20):
    numbers(3)
range = lambda n: "xyz"
print(numbers(3))
del range
print(numbers(3))
import builtins
saved = builtins.abs
def magnitude(v):
    return abs(v)
for _ in range(20):
    magnitude(-1)
abs = lambda v: "own abs"
print(magnitude(-1))
del abs
print(magnitude(-1), saved(-2))
