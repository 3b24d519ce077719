# Proves conditional, boolean and chained comparison expressions and what they evaluate.
# SPDX-License-Identifier: MIT
calls = []
def v(x):
    calls.append(x)
    return x
def flush():
    print(calls)
    calls.clear()

print(v(0) and v(1), v(1) and v(2), v(0) or v(3), v(4) or v(5), not v(""))
flush()
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) == v(1) != v(2) is not None)
flush()
print(v("a") if v(0) else v("b"), (v(1) if v(2) else v(3)) if v(4) else v(5))
flush()
print(1 if 0 else 2 if 0 else 3, (lambda: 1 if True else 2)())
print([] or {} or () or "" or 0 or None, 1 and "a" and [0])
print(not 1 == 2, not (1 and 0), not not [], not None is None)
print(1 in [1, 2] == True, (1 in [1, 2]) == True, 1 not in [2], "a" in "abc" in ["abc"])
x = None
print(x is None, x is not None, x == None, x is not None and x.attr)
print(0 < 1 <= 1 < 2 > 1 >= 1 != 0, 3 > 2 == 2, (3 > 2) == 1)
if not x or x.nothing:
    print("guarded")
a, b = 5, 7
print(a if a > b else b, max(a, b) - min(a, b), a > b and a or b)
def f(flag):
    return (yield 1) if flag else (yield 2)
print(list(f(True)), list(f(False)))
print([i if i % 2 else -i for i in range(4)], {True: "t", False: "f"}[a < b])
print(True + True, True * 3, -True, ~True, True & False, True ^ True, True == 1, {1: "one"}[True])
assert a < b, "never"
try:
    assert a > b, "message"
except AssertionError as e:
    print("AssertionError", e.args)
try:
    assert 0
except AssertionError as e:
    print(e.args)
