# Proves that code runs anew with other globals, warm or not, and that tables of any size are found again.
# SPDX-License-Identifier: MIT
# needs: ram
import gc

# ---- one compiled source, several dicts of globals
source = """
total = base
def add(n):
    global total
    for i in range(n):
        total += step
    return total
class Counter:
    name = "counter"
    def __init__(self):
        self.n = base
    def up(self):
        self.n += step
        return self.n
results = [add(3) for _ in range(10)] + [Counter().up() for _ in range(10)]
"""
code = compile(source, "source", "exec")
first = {"base": 1, "step": 1, "__name__": "first"}
second = {"base": 100, "step": 10, "__name__": "second"}
exec(code, first)
exec(code, second)
exec(code, first)
print(first["results"][8:12], second["results"][8:12])
print(first["add"](1), second["add"](1), first["add"](1))
print(first["add"].__globals__ is first, second["add"].__globals__ is second)
print(first["Counter"].__module__, second["Counter"].__module__, second["Counter"].__name__)
for k in range(5):
    scope = {"base": k, "step": k, "__name__": "scope"}
    exec(code, scope)
    gc.collect()
    print(scope["results"][-1], scope["add"](2), end=" ")
print()
expression = compile("a * 2 + b", "expression", "eval")
print([eval(expression, {"a": k, "b": 1}) for k in range(6)])
b = 5
print([eval(expression, globals(), {"a": k}) for k in range(6)], type(code) is type(expression))

# ---- warm code that is copied finds the caches of its copy
loop = compile("for i in range(20):\n    seen.append(value)\n    value = value + 1\n", "loop", "exec")
scopes = [{"seen": [], "value": 10 * k} for k in range(3)]
for scope in scopes + scopes:
    exec(loop, scope)
print([(len(scope["seen"]), scope["seen"][-1]) for scope in scopes])

# ---- numbers of constants and names around the limits of one byte
for n in (1, 2, 253, 254, 255, 256, 257, 300, 600):
    text = "def f():\n    items = []\n"
    text += "".join("    items.append(%d)\n" % (100000000000 + k) for k in range(n)) + "    return items\n"
    scope = {}
    exec(text, scope)
    gc.collect()
    values = scope["f"]()
    print(n, values == [100000000000 + k for k in range(n)], end=" ")
    names = ["name_%d" % k for k in range(n)]
    text = "def f(o):\n    return " + "".join("o.%s + " % name for name in names) + "0\n"
    class Thing:
        pass
    thing = Thing()
    for k, name in enumerate(names):
        setattr(thing, name, k)
    exec(text, scope)
    gc.collect()
    print([scope["f"](thing) for _ in range(7)] == [n * (n - 1) // 2] * 7)

# ---- the line of an error, behind long tables
def failing(k):
    a = 1
    if k == 1:
        raise ValueError(k)


    b = [1, 2][k]
    return a, b

for k in (0, 1, 2):
    try:
        print(failing(k))
    except (ValueError, IndexError) as e:
        print(type(e).__name__)

# ---- in-place operators on targets of every kind
total = 1
def everywhere(local):
    global total
    shared = 2
    def inner():
        nonlocal shared
        shared += 1
        shared *= local
        return shared
    total += local
    total <<= 2
    local -= 1
    local += (y := 5) + y
    local += -128
    local -= 127
    items = [1, [2], "3"]
    items[0] |= 6
    items[1] += [7]
    items[2] *= 2
    Thing.value = 8
    Thing.value //= 3
    Thing.value **= 5
    Thing.value ^= 1
    Thing.value %= 21
    Thing.value &= 31
    Thing.value >>= 1
    Thing.value /= 4
    return inner(), total, local, items, Thing.value

print(everywhere(3))
print(everywhere(4))
for operation in ("x += 1", "x -= 1", "x += x", "x *= None", "x |= 1.5"):
    for x in (1, 2.5, "s", [1], None):
        scope = {"x": x}
        try:
            exec(operation, scope)
            print(scope["x"], end=" ")
        except TypeError:
            print("TypeError", end=" ")
print()
