# Proves yield inside try, except, finally and with blocks, left in every way.
# SPDX-License-Identifier: MIT
trail = []
class M:
    def __enter__(self):
        trail.append("enter")
    def __exit__(self, *args):
        trail.append("exit")
def g(n):
    try:
        for i in range(n):
            try:
                with M():
                    got = yield i
                    if got == "raise":
                        raise ValueError(i)
                    if got == "return":
                        return "early"
                    if got == "continue":
                        continue
            except ValueError as e:
                trail.append("except %s" % e)
                yield "handled"
            else:
                trail.append("else")
            finally:
                trail.append("finally")
    finally:
        trail.append("end")
        yield "last"
def flush():
    print(trail)
    trail.clear()
print(list(g(2)))
flush()
a = g(3)
print(next(a), a.send("continue"), a.send("raise"), next(a))
flush()
try:
    print(a.send("return"))
    next(a)
except StopIteration as e:
    print("value", e.value)
flush()
b = g(1)
next(b)
try:
    print(b.throw(KeyError("k")))
    next(b)
except KeyError as e:
    print("KeyError", e.args)
flush()
c = g(1)
next(c)
try:
    c.close()
except RuntimeError:
    print("RuntimeError: yields while closing")
flush()
def swallow():
    while True:
        try:
            yield "up"
        except GeneratorExit:
            trail.append("asked to go")
            return
        except Exception as e:
            trail.append(type(e).__name__)
d = swallow()
print(next(d), d.throw(ValueError), d.throw(TypeError("t")))
d.close()
flush()
def nested():
    try:
        try:
            yield 1
        finally:
            trail.append("inner")
            yield 2
    except ValueError:
        trail.append("outer caught")
        yield 3
e = nested()
print(next(e), e.throw(ValueError()), next(e), next(e, "done"))
flush()
def in_except():
    try:
        1 // 0
    except ZeroDivisionError:
        yield "in handler"
        try:
            raise
        except ZeroDivisionError:
            yield "raised again"
print(list(in_except()))
many = [g(2) for _ in range(50)]
print(sum(next(m) for m in many), sum(next(m) for m in many))
