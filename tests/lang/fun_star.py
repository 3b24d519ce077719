# Proves *args and **kwargs in parameters and in calls, in every mix.
# SPDX-License-Identifier: MIT
def f(*args):
    return args

def g(a, *args):
    return a, args

def h(a, b=10, *args, **kw):
    return a, b, args, sorted(kw.items())

def only(**kw):
    return sorted(kw.items())

print(f(), f(1), f(1, 2, 3))
print(g(1), g(1, 2), g(*range(4)))
print(h(1), h(1, 2, 3, 4), h(1, x=1, y=2), h(1, b=5, z=9))
print(only(), only(a=1, b=2))
print(f(*[1, 2], 3, *(4, 5)), f(*"abc"), f(*{}), f(*{"k": 1}))
print(h(*[1, 2, 3], **{"p": 1}, q=2, **{"r": 3}))
print(f(*(i * i for i in range(4))))

# The tuple and the dict belong to the callee.
args = [1, 2]
kw = {"a": 1}
def spoil(*args, **kw):
    kw["b"] = 2
    return len(args), len(kw)
print(spoil(*args, **kw), args, kw)

def pass_on(*args, **kw):
    return h(*args, **kw)
print(pass_on(1, 2, 3, four=4))

def attempt(func):
    try:
        func()
    except TypeError:
        print("TypeError")
attempt(lambda: g())
attempt(lambda: only(1))
attempt(lambda: h(1, **{"a": 2}))
attempt(lambda: f(*5))
attempt(lambda: only(**{"a": 1}, **{"a": 2}))
attempt(lambda: only(**[1]))
