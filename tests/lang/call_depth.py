# Proves that calls of functions, methods, constructors and instances nest ten thousand deep in a heap of 2 MiB, and use no
# C stack for it.
# needs: host
# args: -X heapsize=2m
# output: checked by hand
# SPDX-License-Identifier: MIT
import micropython


def function(n):
    return micropython.stack_use() if n == 0 else function(n - 1)


def keywords(n, *rest, step=1):
    return micropython.stack_use() if n == 0 else keywords(n - step, n, step=1)


def default(n, step=1):
    return micropython.stack_use() if n == 0 else default(n - step)


class Object:
    def __init__(self, n=0):
        self.inner = micropython.stack_use() if n == 0 else Object(n - 1).inner

    def method(self, n):
        return micropython.stack_use() if n == 0 else self.method(n - 1)

    def __call__(self, n):
        return micropython.stack_use() if n == 0 else self(n - 1)


for deep in (function, keywords, default, Object().method, Object()):
    print(deep(10000) == deep(0))
print(Object(10000).inner == Object(0).inner)
