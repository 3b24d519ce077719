# Proves that code behind a jump or return, and what is compiled to short forms, does what the source says.
# SPDX-License-Identifier: MIT
def sign(x):
    return -1 if x < 0 else 1 if x > 0 else 0


def nested(a, b):
    return (a if b else "no b") if a else ("b" if b else "none")


def both(x):
    if x:
        return "yes"
    else:
        return "no"
    return "never"


def loops(n):
    while True:
        n -= 1
        if n == 3:
            return "three"
        elif n != 1:
            continue
        else:
            break
    for i in range(3):
        return i, n


def forever(items):
    while 1:
        try:
            return next(items)
        finally:
            items = iter("end")


def raises(x):
    if x != 1:
        raise ValueError(x)
        print("never")
    while x:
        raise KeyError


def dead(x):
    return x
    for i in range(x):
        while i:
            try:
                return 1
            except ValueError as e:
                break
            finally:
                continue
        else:
            return 2


def in_with(x):
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            print("exit", args[0] is None, end=" ")

    with Manager():
        return "with" if x else "else"


print(sign(-5), sign(5), sign(0), nested(1, 1), nested(1, 0), nested(0, 1), nested(0, 0))
print(both(1), both(0), loops(9), loops(2), forever(iter("x")), dead(4), in_with(1), in_with(0))
for x in (2, 1, 0):
    try:
        print(raises(x))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e.args)


class Odd:
    def __ne__(self, other):
        print("ne", other, end=" ")
        return [] if other == 3 else [1]

    def __eq__(self, other):
        print("eq", other, end=" ")
        return other == 5


def compare(x):
    if x != 3:
        a = "different"
    else:
        a = "same"
    while x != 7:
        break
    else:
        a += " seven"
    return a, 1 if not x != 5 else 2


for x in (3, 5, 7, 3.0, 2**70, "3", None, True, Odd()):
    print(compare(x), end=" ")
print()


# Displays, conditional expressions and definitions that go straight to a variable which they read.
def straight(x):
    x = [x, x]
    x = {0: x, 1: [x[0]]}
    x = (x, len(x))
    x = x[0][1] if x[1] == 2 else None
    x = [y + x[0] for y in x]
    x = {x[0]: x for x in [x]}
    try:
        x = [1, 2, x.missing]
    except AttributeError:
        pass
    try:
        x = x if x else y
        x = {1: x, 2: missing}
    except NameError as e:
        pass

    def x(n, f=x):
        return n, f

    return x(1)


print(straight(2))


def clear(error):
    try:
        raise error
    except ValueError as e:
        kept = e.args
    except KeyError as e:
        del e
        kept = "deleted"
    try:
        return e
    except NameError:
        return kept


print(clear(ValueError(1)), clear(KeyError(2)))


# range() as it is when the loop begins.
def ranges(n, items):
    out = []
    for i in range(n):
        out.append(i)
    for i in range(n - 1, -1, -2):
        for j in range(len(items), i + 4):
            out.append((i, j))
    for i in range(items[0]):
        out.append([j for j in range(i)])
    return out


print(ranges(3, [2, 0]))


def swapped():
    global range
    range = lambda n: "swapped"
    return 2


saved = range
for i in range(swapped()):
    print(i, end=" ")
for i in range(7):
    print(i, end=" ")
print([i for i in range(1)])
range = saved
for bad in ("x", None, 1.5):
    try:
        for i in range(bad):
            pass
    except TypeError as e:
        print(type(e).__name__, end=" ")
try:
    for i in range(1, 2, 0):
        pass
except ValueError:
    print("step")
