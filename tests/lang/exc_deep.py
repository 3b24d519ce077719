# Proves that objects nested deeper than the C stack allows for give an exception, and no more.
# SPDX-License-Identifier: MIT
# needs: ram

DEPTH = 30000


def nest(f, x):
    for i in range(DEPTH):
        x = f(x)
    return x


def attempt(name, f):
    try:
        f()
        print(name, "done or RuntimeError")
    except RuntimeError:
        print(name, "done or RuntimeError")


attempt("map", lambda: list(nest(lambda x: map(abs, x), [1])))
attempt("zip", lambda: list(nest(lambda x: zip(x), [1])))
attempt("filter", lambda: list(nest(lambda x: filter(None, x), [1])))
attempt("enumerate", lambda: list(nest(enumerate, [1])))
attempt("hash", lambda: hash(nest(lambda x: (x,), 1)))
attempt("repr", lambda: repr(nest(lambda x: [x], 1)))
attempt("==", lambda: nest(lambda x: [x], 1) == nest(lambda x: [x], 1))
attempt("slice ==", lambda: nest(slice, 1) == nest(slice, 1))
attempt("exception", lambda: repr(nest(ValueError, 1)))
attempt("isinstance", lambda: isinstance(1, nest(lambda x: (x,), str)))
attempt("generators", lambda: list(nest(lambda x: (y for y in x), [1])))
print(sum(map(abs, [-1, 2])), hash((1, 2)) == hash((1, 2)))
