# Proves that closures share cells, outlive their function and see later assignments.
# SPDX-License-Identifier: MIT
def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return up, get

up, get = counter(10)
up2, get2 = counter()
print(up(), up(), up(5), get())
print(up2(), get2(), get())

# Loop variables are shared: the closure sees the last value.
late = [lambda: i for i in range(3)]
print([f() for f in late])
early = [lambda i=i: i for i in range(3)]
print([f() for f in early])

def outer(a):
    def middle(b):
        def inner(c):
            return a * 100 + b * 10 + c
        a_seen = a
        return inner, a_seen
    return middle
fn, seen = outer(1)(2)
print(fn(3), seen)

def before_assignment():
    def peek():
        return x
    try:
        peek()
    except NameError:
        print("NameError")
    x = 5
    print(peek())
    del x
    try:
        peek()
    except NameError:
        print("NameError")
before_assignment()

def parameter_cell(x):
    def set_x(v):
        nonlocal x
        x = v
    set_x(x + 1)
    return x
print(parameter_cell(41))

def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2, str)(4) + "!")

def accumulate(total=0):
    def add(v):
        nonlocal total
        return [total := total + v, total][1]
    return add
add = accumulate()
print(add(1), add(1))
