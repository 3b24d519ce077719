# Proves raise in all forms: classes, instances, re-raise, from, and errors in raise itself.
# SPDX-License-Identifier: MIT
def show(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e.args)

def cls(): raise ValueError
def inst(): raise ValueError(1, "two")
def frm(): raise KeyError("k") from ValueError("cause")
def frm_none():
    try:
        1 // 0
    except ZeroDivisionError:
        raise KeyError("n") from None
def not_exc(): raise 5
def not_exc_class(): raise int
def reraise():
    try:
        raise IndexError("again")
    except IndexError:
        raise
def reraise_nothing(): raise
def reraise_named():
    try:
        raise IndexError("named")
    except IndexError as e:
        raise e
def reraise_deep():
    def helper():
        raise
    try:
        raise OSError(2)
    except OSError:
        helper()
for f in (cls, inst, frm, frm_none, not_exc, not_exc_class, reraise, reraise_named, reraise_deep):
    show(f)
try:
    reraise_nothing()
except RuntimeError:
    print("RuntimeError")

# After an inner exception has been handled, raise means the outer one again.
def outer_again():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise
show(outer_again)
def cond(n):
    if n:
        raise ValueError(n)
    return "fine"
print(cond(0))
saved = None
try:
    cond(1)
except ValueError as e:
    saved = e
print(saved.args, isinstance(saved, Exception), repr(saved))
try:
    raise saved
except ValueError as again:
    print(again is saved)
