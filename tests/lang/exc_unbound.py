# Proves that variables without a value on some way through a function are noticed, as are names of exceptions.
# SPDX-License-Identifier: MIT


def outcome(f, *args):
    try:
        return f(*args)
    except NameError:
        return "NameError"


def in_assert(c):
    assert c, (x := 1)
    return x


print(outcome(in_assert, True))


def after_continue():
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError as e:
            continue
    return e


def after_break():
    e = 1
    while True:
        try:
            raise KeyError
        except KeyError as e:
            break
    return e


def continue_through_finally():
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError as e:
            try:
                continue
            finally:
                print("finally", e.args)
    return e


def returned():
    try:
        raise KeyError("r")
    except KeyError as e:
        return e.args


def deleted_in_try():
    x = 1
    try:
        del x
        raise KeyError
    except KeyError:
        return x


def deleted_in_loop():
    x = 1
    for i in range(3):
        y = x
        del x
    return y


class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


def in_swallowed_with():
    with Swallow():
        raise KeyError
        x = 1
    return x


for f in (after_continue, after_break, continue_through_finally, returned, deleted_in_try, deleted_in_loop,
          in_swallowed_with):
    print(f.__name__, outcome(f))


# Where an exception is raised decides which handler gets it, also in the key of a dict.
class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise KeyError("eq")


def raising_look_up(d):
    try:
        x = 5
    except KeyError:
        return "wrong handler"
    try:
        return d[1]
    except KeyError as e:
        return e.args


print(raising_look_up({Key(): 1}))


# A tuple in an except clause holds classes, not tuples.
def nested():
    try:
        raise ValueError
    except ((KeyError,), ValueError):
        return "caught"


try:
    print(nested())
except TypeError:
    print("TypeError")
