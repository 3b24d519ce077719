# Proves that special methods may return a wrong type, or change what is being worked on.
# SPDX-License-Identifier: MIT


class Wrong:
    def __len__(self):
        return "x"

    def __int__(self):
        return "x"

    def __index__(self):
        return []

    def __bool__(self):
        return 1

    def __hash__(self):
        return "x"

    def __repr__(self):
        return 1


def outcome(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__


w = Wrong()
for f in (lambda: len(w), lambda: int(w), lambda: [1][w], lambda: "ab".find("b", w), lambda: bool(w), lambda: hash(w),
          lambda: {w: 1}, lambda: repr(w), lambda: bytes([w]), lambda: "a" * w, lambda: [1][w:], lambda: range(w)):
    print(outcome(f))


class Clearing:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target[:] = self.target[:0]
        return 2


def change(f):
    target = [1, 2, 3, 4]
    result = outcome(lambda: f(target, Clearing(target)))
    print(result, target)


def store(t, i):
    t[i] = 5


def delete(t, i):
    del t[i]


def store_slice(t, i):
    t[1:i] = [7, 8]


def store_own(t, i):
    other = [1, 2, 3]
    t[1:Clearing(other)] = other


def delete_slice(t, i):
    del t[0:i:2]


change(lambda t, i: t[i])
change(lambda t, i: t[:i])
change(lambda t, i: t[0:i:2])
change(lambda t, i: t.pop(i))
change(lambda t, i: t.insert(i, 9))
for f in (store, delete, store_slice, delete_slice):
    change(f)
change(lambda t, i: outcome(lambda: store_own(t, i)) is None)

b = bytearray(b"hello")
print(outcome(lambda: b[Clearing(b)]), b)
b = bytearray(b"hello")
print(b[:Clearing(b)], b)

# The extremes of a number as a width and of a step in a hash.
import sys
print("ab".center(-sys.maxsize // 2), "ab".ljust(-sys.maxsize - 1))
print(hash(range(10, 0, -7)) == hash(range(10, -3, -7)))
