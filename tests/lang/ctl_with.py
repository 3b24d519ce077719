# Proves with: enter and exit order, several managers, suppression, jumps out of the body.
# SPDX-License-Identifier: MIT
class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise OSError(self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value.args if value else None)
        if self.fail == "exit":
            raise KeyError(self.name)
        return self.swallow

with M("a") as a:
    print("body", a)
with M("a") as a, M("b") as b:
    print("body", a, b)
with M("c"):
    pass
with M("s", swallow=True):
    raise ValueError(1)
print("after suppression")
try:
    with M("outer"), M("inner"):
        raise ValueError(2)
except ValueError:
    print("came through")
try:
    with M("ok"), M("bad", fail="enter"):
        print("never")
except OSError:
    print("OSError")
try:
    with M("x", fail="exit"):
        raise ValueError(3)
except KeyError:
    print("KeyError replaces")

def ret():
    with M("r"):
        return "value"
print(ret())
for i in range(3):
    with M("loop%d" % i):
        if i == 0:
            continue
        break
def gen():
    with M("g"):
        yield 1
        yield 2
g = gen()
print(next(g))
g.close()
def nested():
    with M("n1") as p:
        try:
            with M("n2") as q:
                raise ValueError(p + q)
        finally:
            print("between")
try:
    nested()
except ValueError as e:
    print(e)
class Box:
    pass
box = Box()
with M("attr") as box.value:
    print(box.value)
class T:
    def __enter__(self):
        return 1, 2
    def __exit__(self, *args):
        print(len(args), args[0])
with T() as (p, q):
    print(p, q)
for bad in (5, object()):
    try:
        with bad:
            pass
    except (AttributeError, TypeError):
        print("not a manager")
