# Proves that a code object runs any number of times in any namespaces, with all the functions and classes inside it.
# SPDX-License-Identifier: MIT
SOURCE = """
y = x + 1

def outer(a, b=2, *rest, k=3):
    count = 0

    def inner(step):
        nonlocal count
        count += step
        return x, y, a, b, rest, k, count

    return inner

class Base:
    z = x

    def value(self):
        return x

class Derived(Base):
    def value(self):
        return super().value() * 100 + y

def squares():
    for i in range(x):
        yield i * i

cells = [outer(i)(1) for i in range(2)]
double = lambda: y * 2
"""
code = compile(SOURCE, "part.py", "exec")


def show(d):
    inner = d["outer"](7, 8, 9, k=10)
    inner(1)
    print(d["y"], d["cells"], inner(5), d["Derived"]().value(), d["Base"].z, list(d["squares"]()), d["double"]())


# In turn, so that what one run has remembered would show up in the next one.
first = {"x": 1}
second = {"x": 10}
for i in range(3):
    for d in (first, second):
        exec(code, d)
        show(d)
        d["x"] += 1

# What an earlier run has made goes on with its own globals.
spaces = [{"x": i} for i in range(12)]
for d in spaces:
    exec(code, d)
print([d["double"]() for d in spaces])
for d in spaces:
    d["y"] = -d["x"]
print([d["double"]() for d in spaces])
print([d["Derived"]().value() for d in spaces])

# Warm code, and globals that change under it.
loop = compile("for i in range(20):\n    total += step\n    f = lambda: total\n", "loop.py", "exec")
for step in (1, 10, 100):
    d = {"total": 0, "step": step}
    for again in range(5):
        exec(loop, d)
    print(d["total"], d["f"]())

# Functions of the code that live longer than its other runs.
makers = []
maker = compile("def make():\n    return [name for _ in range(3)], (lambda: name)()\n", "maker.py", "exec")
for name in "abc":
    d = {"name": name}
    exec(maker, d)
    makers.append(d["make"])
for make in makers * 3:
    print(make(), end=" ")
print()

# Locals that are not the globals.
space = {"x": 5}
local = {"x": 7}
exec(compile("y = x\ndef get():\n    return x\nx = 8\ndel y\nz = len([x])", "t", "exec"), space, local)
print(space["x"], local["x"], local["get"](), "y" in local, local["z"], "get" in space)
names = compile("class C:\n    w = x\nglobal g; g = x", "t", "exec")
exec(names, space, local)
print(local["C"].w, space["g"], "g" in local)

# Without namespaces, the globals of who calls.
here = "module"
where = compile("here", "t", "eval")


def caller():
    return eval(where)


print(eval(where), caller(), eval(where, {"here": "there"}), eval(where, {"here": 1}, {"here": 2}))

expression = compile("[x * k for k in range(3)]", "e", "eval")
print(eval(expression, {"x": 4}), eval(expression, {"x": "ab"}))
for x in range(3):
    print(eval(expression), end=" ")
print(exec(expression))

single = compile("x; x + 1", "s", "single")
exec(single, {"x": 9})
exec(single)

# A namespace used again starts from what is in it.
counter = compile("n = n + 1 if 'n' in globals() else 0", "c", "exec")
d = {}
for i in range(4):
    exec(counter, d)
    print(d["n"], end=" ")
print()

# Exceptions leave the code object as it was, and namespaces to who called.
broken = compile("before = 1\nafter = missing\n", "b", "exec")
for d in ({}, {"missing": 2}, {}):
    try:
        exec(broken, d)
    except NameError as e:
        print(type(e).__name__, end=" ")
    print("before" in d, "after" in d, here)

for source, mode in (("x =", "exec"), ("x = 1", "eval"), ("1", "other"), ("a\nb", "single")):
    try:
        compile(source, "m", mode)
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__)

# Code that runs itself.
depth = 0
itself = compile("depth += 1\nif depth < 5:\n    exec(itself)\nresult = depth", "i", "exec")
exec(itself)
print(depth, result)
