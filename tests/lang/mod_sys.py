# Proves the sys module: version, implementation, limits, modules and exit.
# SPDX-License-Identifier: MIT
# output: checked by hand
import sys
print(sys.implementation[0], sys.implementation.name, sys.implementation[1][:3], sys.implementation.version[0])
print(sys.version_info[0], sys.version_info >= (3, 4), type(sys.version).__name__, type(sys.platform).__name__)
print(sys.byteorder in ("little", "big"), sys.maxsize > 2 ** 29, sys.maxsize & (sys.maxsize + 1) == 0)
print(type(sys.path).__name__, type(sys.argv).__name__, isinstance(sys.modules, dict))
def leave(*args):
    try:
        sys.exit(*args)
    except SystemExit as e:
        return e.args
print(leave(), leave(0), leave(3), leave("text"), leave(None))
try:
    sys.exit(1)
except Exception:
    print("never")
except BaseException as e:
    print(type(e).__name__)
finally:
    print("finally")
print(sys.stdout is not None, hasattr(sys, "stdin"), "4.0" <= sys.version or "3.4" <= sys.version)
