# Proves async def, await, async with and async for, driven by hand.
# SPDX-License-Identifier: MIT
class Awaitable:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        got = yield self.value
        return got
    __iter__ = __await__

async def leaf(x):
    got = await Awaitable(x)
    return "%s->%s" % (x, got)

async def top():
    a = await leaf(1)
    b = await leaf(2)
    return [a, b]

def run(coro, replies):
    out = []
    try:
        out.append(coro.send(None))
        for r in replies:
            out.append(coro.send(r))
    except StopIteration as e:
        return out, e.value
    return out, "not finished"

print(run(top(), ["x", "y"]))
print(run(top(), ["x"]))

class Manager:
    async def __aenter__(self):
        print("enter")
        return await leaf("in")
    async def __aexit__(self, kind, value, tb):
        print("exit", kind and kind.__name__)
        return kind is ValueError

async def managed(error):
    async with Manager() as m:
        print("body", m)
        if error:
            raise error
    return "end"
print(run(managed(None), ["m"]))
print(run(managed(ValueError()), ["m"]))
try:
    run(managed(KeyError()), ["m"])
except KeyError:
    print("KeyError")

class Ticker:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return await leaf(self.n)

async def loop():
    out = []
    async for t in Ticker(3):
        if t.startswith("1"):
            continue
        out.append(t)
    else:
        out.append("else")
    return out
print(run(loop(), "abc"))

async def nothing():
    pass
print(run(nothing(), []))

async def catches():
    try:
        await leaf(0)
    except OSError as e:
        return "caught", e.args
c = catches()
c.send(None)
try:
    c.throw(OSError(7))
except StopIteration as e:
    print(e.value)
