# Proves generator.send(): values go in, values come out, and the start rule.
# SPDX-License-Identifier: MIT
def echo():
    got = "nothing"
    while True:
        got = yield "got %s" % (got,)
        if got is None:
            return "done"

g = echo()
print(next(g), g.send(1), g.send([2]))
try:
    g.send(None)
except StopIteration as e:
    print("returned", e.value)

g = echo()
try:
    g.send("too early")
except TypeError:
    print("TypeError")
print(g.send(None))

def average():
    total = 0
    n = 0
    value = None
    while True:
        value = yield value
        total += value
        n += 1
        value = total // n
a = average()
next(a)
print([a.send(v) for v in (10, 20, 60)])

def pipeline(sink):
    while True:
        try:
            word = yield
        except GeneratorExit:
            sink.close()
            return
        sink.send(word.upper())

def collect(into):
    try:
        while True:
            into.append((yield))
    finally:
        into.append("closed")
out = []
sink = collect(out)
next(sink)
p = pipeline(sink)
next(p)
for w in ("a", "b"):
    p.send(w)
p.close()
print(out)

def expr():
    x = (yield 1) + (yield 2)
    y = yield x, (yield)
    return [x, y]
g = expr()
print(next(g), g.send(10), g.send(5), g.send("in"))
try:
    g.send("last")
except StopIteration as e:
    print(e.value)
