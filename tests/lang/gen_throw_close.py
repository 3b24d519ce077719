# Proves generator.throw() and close(): handlers and finally blocks run inside the generator.
# SPDX-License-Identifier: MIT
def guarded():
    while True:
        try:
            yield "running"
        except ValueError as e:
            yield "caught %s" % e
        finally:
            print("finally")

g = guarded()
print(next(g))
print(g.throw(ValueError("v")))
print(next(g))
try:
    g.throw(KeyError)
except KeyError:
    print("KeyError came through")
try:
    next(g)
except StopIteration:
    print("finished")

g = guarded()
next(g)
g.close()
g.close()

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError:
    print("RuntimeError")

def cleaner():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
        raise
g = cleaner()
next(g)
g.close()

# Closing or throwing before the start runs nothing of the body.
g = cleaner()
g.close()
print(list(g))
g = cleaner()
try:
    g.throw(OSError(5))
except OSError as e:
    print("OSError", e.args)
print(list(g))

def fails():
    yield 1
    raise LookupError("inside")
g = fails()
next(g)
try:
    next(g)
except LookupError as e:
    print(e)
print(list(g))

def reenter():
    yield from me
me = reenter()
try:
    next(me)
except ValueError:
    print("ValueError")
