# Proves functions, closures, generators and recursion in the smallest port.
# SPDX-License-Identifier: MIT
# level: minimum
def f(a, b=2, *c, **d):
    return a, b, c, d

print(f(1), f(1, 3, 4, k=5))
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up

u = counter()
print(u(), u(), (lambda x: x + 1)(5))
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(10))
def g(n):
    while n:
        yield n
        n -= 1

print(list(g(3)), sum(g(4)))
def deco(h):
    return lambda: h() * 2

@deco
def five():
    return 5

print(five())
