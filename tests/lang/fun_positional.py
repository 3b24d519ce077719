# Proves positional parameters, defaults and keyword arguments of plain functions.
# SPDX-License-Identifier: MIT
def none():
    pass

def one(a):
    return a

def three(a, b=2, c=3):
    return (a, b, c)

print(none())
print(one(1), one(a=2))
print(three(1), three(1, 20), three(1, c=30), three(c=3, b=2, a=1))
print(three(*[7, 8]), three(*(4,), **{"c": 5}))

# A default is evaluated once, where the function is defined.
n = 5
def frozen(x=n):
    return x
n = 6
print(frozen(), n)

def shared(item, bag=[]):
    bag.append(item)
    return bag
print(shared(1))
print(shared(2))
print(shared(3, []))
print(shared(4))

def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError:
        print("TypeError")

attempt(one)
attempt(one, 1, 2)
attempt(one, b=1)
attempt(one, 1, a=1)
attempt(three, 1, 2, 3, 4)
attempt(three, b=1)
attempt(none, 1)
attempt(none, **{"x": 1})
