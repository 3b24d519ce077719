# Proves that a, b = x, y computes every value before it changes a variable, also when one of them raises.
# SPDX-License-Identifier: MIT
def swap(a, b, c):
    a, b = b, a
    b, c, a = a, b, c
    a, b = a + b, a - b
    c, a = 1, c
    return a, b, c


def constants():
    a, b, c = 1, 2.5, "three"
    b, d, e = None, a, b
    e, f = c, e
    return a, b, c, d, e, f


def repeated(a):
    a, a = a + 1, a + 2
    a, b, a = a, a + 1, a + 2
    return a, b


def indexed(i, items):
    i, items[i] = 2, 5
    items[i], i = 7, 0
    return i, items


def raising(a, b):
    try:
        a, b = 10, a // b
    except ZeroDivisionError:
        pass
    try:
        b, a = 20, late
        late = 1
    except NameError:
        pass
    try:
        a, b = b, missing
    except NameError:
        pass
    return a, b


def named(a):
    a, b = 1, (a := 5)
    c, a = a, (d := a + b)
    return a, b, c, d


def cells(a, b):
    def get():
        return a

    a, b = b, a
    b, c = get(), b
    return a, b, c


def fresh(x):
    for i in range(2):
        try:
            if i:
                del p
            p, q = x, p
        except NameError:
            q = "unbound"
    return q, x


def chosen(a, b):
    a, b = b if a else a, [a, b]
    a, b = (a, b), {a: b[0]}
    b, a = [a for a in b], a
    return a, b


def iterate(x, y):
    for n in range(3):
        x, y = x * x - y * y, 2 * x * y + n
    return x, y


print(swap(1, 2, 3), constants(), repeated(1), indexed(0, [1, 2, 3]))
print(raising(1, 0), raising(6, 3), named(3), cells(1, 2), fresh(4))
print(chosen(1, 2), chosen(0, 2), iterate(1, 2))


# Sequences taken apart into variables that stand in a row.
def unpack(pair):
    a, b = pair
    [c, d] = iter(pair)
    b, c = [b + 1, a]
    a, b = b, a
    (a, b), c = (c, a), (b, d)
    return a, b, c, d


def again(a):
    a, b = a
    a, b = a
    return a, b


def failing(a, b):
    try:
        a, b = iter([7, 8, 9])
    except ValueError:
        pass
    try:
        a, b = (x // (x - 1) for x in (5, 1))
    except ZeroDivisionError:
        pass
    finally:
        try:
            a, b = 1, 2, 3
        except ValueError:
            pass
    for a, b in zip([1, 2, 3], "xy"):
        pass
    for c, d in enumerate("pq"):
        for e, f in {a: b}.items():
            pass
    return a, b, c, d, e, f


def raised(bad):
    a, b = bad


print(unpack((1, 2)), again(((1, 2), 3)), failing(1, 2))
for bad in ((1,), [1, 2, 3], iter("abc"), 5, {}):
    try:
        raised(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, end=" ")
print([a + b for a, b in ["ab", (1, 2)]], {a: b for (a, b), c in [((1, 2), 3)]})
