# Proves decorators on functions and methods: order, arguments and classes as decorators.
# SPDX-License-Identifier: MIT
def trace(name):
    print("make", name)
    def wrap(f):
        print("wrap", name)
        def call(*args, **kw):
            print("call", name, args, kw)
            return f(*args, **kw)
        return call
    return wrap

@trace("outer")
@trace("inner")
def add(a, b=1):
    return a + b

print(add(1))
print(add(1, b=5))

def twice(f):
    return lambda x: f(f(x))

@twice
@twice
def inc(x):
    return x + 1
print(inc(0))

class Memo:
    def __init__(self, f):
        self.f = f
        self.known = {}
    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.f(n)
        return self.known[n]

@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(12), len(fib.known))

registry = {}
def register(cls):
    registry[cls.__name__] = cls
    return cls

@register
class Thing:
    @staticmethod
    def hello():
        return "hello"
    @classmethod
    def name(cls):
        return cls.__name__
print(sorted(registry), Thing.hello(), Thing.name())

table = [twice]
@table[0]
def double(x):
    return x * 2
print(double(3))
