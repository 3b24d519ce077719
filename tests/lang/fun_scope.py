# Proves global, nonlocal and local name lookup, and del of each kind.
# SPDX-License-Identifier: MIT
x = "global"

def read():
    return x

def shadow():
    x = "local"
    return x

def write():
    global x, made
    x = "changed"
    made = "new global"

print(read(), shadow(), x)
write()
print(x, made)

def unbound():
    try:
        print(y)
    except NameError as e:
        print(isinstance(e, NameError))
    y = 1
    return y
print(unbound())

def conditional(flag):
    if flag:
        z = 1
    try:
        return z
    except NameError:
        return "unbound"
print(conditional(True), conditional(False))

def deleting():
    a = 1
    del a
    try:
        a
    except NameError:
        print("deleted")
    a = 2
    return a
print(deleting())

del x
try:
    x
except NameError:
    print("no x")
try:
    del x
except NameError:
    print("still no x")

def f():
    v = 0
    def g():
        def h():
            nonlocal v
            v += 1
            return v
        return h
    return g()
h = f()
print(h(), h())

class C:
    v = "class"
    seen = v
    def method(self):
        return v
v = "module"
print(C.seen, C().method())

def globals_are_a_dict():
    globals()["late"] = 42
    return late
print(globals_are_a_dict())

# Built-ins can be hidden and found again.
len = lambda obj: -1
print(len([]))
del len
print(len([]))
