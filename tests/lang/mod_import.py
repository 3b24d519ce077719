# Proves import of built-in modules in every form, and its errors.
# SPDX-License-Identifier: MIT
import sys
import math, gc
import math as m
from math import floor, ceil as up
from sys import (
    maxsize,
    path as search_path,
)
print(m is math, floor(2.5), up(2.5), maxsize == sys.maxsize, search_path is sys.path)
def inside():
    import math as local_math
    from math import sqrt
    return local_math.floor(sqrt(17)), sqrt is math.sqrt
print(inside(), "local_math" in globals())
def star():
    space = {}
    exec("from math import *", space)
    return "sin" in space, "floor" in space
print(star())
for bad in ("import no_such_module", "from math import no_such_name", "import math.nothing", "from no_such import x"):
    try:
        exec(bad)
        print("no error")
    except ImportError:
        print("ImportError", end=" ")
print()
try:
    math.no_such
except AttributeError:
    print("AttributeError")
print(math.__name__, type(math).__name__, type(math) is type(sys), "sqrt" in dir(math), "math" in globals())
print(__import__("math") is math, __name__, hasattr(gc, "collect"), isinstance(sys.modules, dict))
del math
try:
    math
except NameError:
    print("the name is gone,", m.floor(9.9), "the module is not")
import builtins
print(builtins.len([1, 2]), builtins.print is print, hasattr(builtins, "ValueError"))
class C:
    import math as inner
    from math import pi
print(C.inner.floor(3.7), C.pi > 3)
