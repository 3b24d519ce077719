# Proves try/except/else/finally in the ordinary orders, and which handler is chosen.
# SPDX-License-Identifier: MIT
def t(f):
    trail = []
    try:
        trail.append("try")
        f()
    except ZeroDivisionError:
        trail.append("zero")
    except (KeyError, IndexError) as e:
        trail.append(type(e).__name__)
    except ValueError as e:
        trail.append("value %s" % e)
    else:
        trail.append("else")
    finally:
        trail.append("finally")
    return trail

print(t(lambda: 1))
print(t(lambda: 1 // 0))
print(t(lambda: {}[1]), t(lambda: [][0]))
print(t(lambda: int("12")))
try:
    print(t(lambda: undefined))
except NameError:
    print("NameError outside")

def raiser():
    raise ValueError("v")
print(t(raiser))

try:
    raise KeyError("k")
except LookupError as e:
    print("base class", e.args)
try:
    try:
        raise ValueError
    except TypeError:
        print("never")
except Exception as e:
    print("passed on", type(e).__name__)
try:
    try:
        1 // 0
    finally:
        print("inner finally")
except ZeroDivisionError:
    print("outer")
try:
    try:
        1 // 0
    except ZeroDivisionError:
        raise KeyError("from handler")
    finally:
        print("finally after raise")
except KeyError as e:
    print(e.args)
try:
    try:
        pass
    finally:
        raise OSError(1)
except OSError as e:
    print("raised in finally", e.args[0])
try:
    pass
except:
    print("never")
else:
    try:
        raise TypeError
    except:
        print("bare except")
def kinds():
    return ValueError
try:
    raise ValueError
except kinds():
    print("computed handler")
e = "kept"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError:
    print("name is deleted after the handler")
