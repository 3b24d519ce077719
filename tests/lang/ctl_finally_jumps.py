# Proves return, break and continue that leave try, except, else and finally blocks.
# SPDX-License-Identifier: MIT
def ret_try():
    try:
        return "try"
    finally:
        print("cleanup", end=" ")
print(ret_try())

def ret_override():
    try:
        return "try"
    finally:
        return "finally"
print(ret_override())

def swallow():
    try:
        1 // 0
    finally:
        return "swallowed"
print(swallow())

def ret_except():
    try:
        1 // 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("cleanup", end=" ")
print(ret_except())

def ret_else():
    try:
        pass
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("cleanup", end=" ")
print(ret_else())

def loop():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    else:
        out.append("else")
    return out
print(loop())

def loop_except():
    out = []
    for i in range(5):
        try:
            if i % 2:
                raise ValueError(i)
        except ValueError as e:
            if e.args[0] == 3:
                break
            continue
        finally:
            out.append(i)
        out.append("end")
    return out
print(loop_except())

def nested():
    trail = []
    def f():
        for i in range(3):
            try:
                try:
                    if i == 1:
                        return "done"
                    trail.append(i)
                finally:
                    trail.append("inner")
            finally:
                trail.append("outer")
    return f(), trail
print(nested())

def value_at_return():
    x = 1
    try:
        return x
    finally:
        x = 2
print(value_at_return())

def while_finally():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            break
        finally:
            n += 10
    return n
print(while_finally())

def break_in_finally():
    for i in range(3):
        try:
            raise KeyError
        finally:
            break
    return i
print(break_in_finally())

def gen():
    try:
        yield 1
        return
    finally:
        yield "last words"
print(list(gen()))

def deep(n):
    try:
        if n == 0:
            return []
        return deep(n - 1) + [n]
    finally:
        if n == 2:
            print("two", end=" ")
print(deep(4))
