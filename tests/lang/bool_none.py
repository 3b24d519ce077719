# Proves bool, None, Ellipsis and NotImplemented: identity, text, conversion.
# SPDX-License-Identifier: MIT
print(True, False, None, ..., repr(True), str(None), Ellipsis is ...)
print(bool(), bool(0), bool(1), bool(""), bool("x"), bool([]), bool([0]), bool(None), bool(0.0), bool(()), bool({}))
print(True is True, not True is False, True and None, None or False, True == 1)
print(type(True).__name__, type(None).__name__, type(...).__name__, isinstance(True, bool), isinstance(1, bool))
print(True + 2, True * False, True / 2, -True, True // 1, True % 2, True << 3, int(True), float(True), "%d" % True, f"{True:d}")
print(["no", "yes"][True], "ab"[False], [1, 2, 3][:True], range(True)[0], "x" * True)
print(None == None, None != 0, None is None, None == False, [None] * 2, (None,), {None: None})
print(True & False, True | False, True ^ True, True > False, max(False, True), sorted([True, False]))
print(NotImplemented, bool(...), hash(None) == hash(None), hash(True) == hash(1))
for f in (lambda: None + 1, lambda: None(), lambda: None[0], lambda: len(None), lambda: None < 1, lambda: iter(None), lambda: int(None)):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
try:
    None.x
except AttributeError:
    print("AttributeError")
def nothing():
    pass
print(nothing(), [nothing()], nothing() is None)
