# Proves exceptions as objects: args, value, errno, str, repr, hierarchy, custom classes.
# SPDX-License-Identifier: MIT
for e in (ValueError(), ValueError("one"), ValueError(1, "two"), KeyError("k"), StopIteration(9), Exception(None), IndexError([1])):
    print(type(e).__name__, e.args, repr(e), str(e), len(e.args))
print(OSError(2, "text").errno, OSError(2).args, OSError().args, StopIteration(5).value, StopIteration().value, str(KeyError("k")), str(KeyError(1, 2)))
tree = [(ArithmeticError, Exception), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError), (LookupError, Exception),
        (KeyError, LookupError), (IndexError, LookupError), (AssertionError, Exception), (AttributeError, Exception), (EOFError, Exception),
        (ImportError, Exception), (MemoryError, Exception), (NameError, Exception), (NotImplementedError, RuntimeError),
        (OSError, Exception), (RuntimeError, Exception), (StopIteration, Exception), (SyntaxError, Exception),
        (IndentationError, SyntaxError), (TypeError, Exception), (UnicodeError, ValueError), (ValueError, Exception),
        (Exception, BaseException), (SystemExit, BaseException), (KeyboardInterrupt, BaseException), (GeneratorExit, BaseException)]
print([c.__name__ for c, b in tree if not issubclass(c, b)])
print(issubclass(SystemExit, Exception), issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception))
class AppError(Exception):
    code = 7
class Detailed(AppError):
    def __init__(self, text, where):
        super().__init__(text)
        self.where = where
    def __str__(self):
        return "%s at %s" % (self.args[0], self.where)
try:
    raise Detailed("broken", 12)
except AppError as e:
    print(e, e.code, e.where, e.args, isinstance(e, Detailed))
e = AppError("a", 1)
e.extra = "set later"
print(e.extra, e.args, repr(e), AppError().args, repr(AppError()))
try:
    raise SystemExit(3)
except SystemExit as e:
    print("SystemExit", e.args, e.code if hasattr(e, "code") else e.args[0])
try:
    raise KeyboardInterrupt
except BaseException as e:
    print(type(e).__name__)
def chain():
    try:
        raise ValueError("first")
    except ValueError as first:
        raise RuntimeError("second") from first
try:
    chain()
except RuntimeError as e:
    print(e.args)
print(ValueError("a") == ValueError("a"), ValueError is ValueError, {ValueError: "v"}[ValueError])
errors = []
for src in ("1/0", "[][1]", "{}['k']", "nope", "'a'+1", "int('x')", "None.a", "assert 0", "x ="):
    try:
        exec(src)
    except Exception as e:
        errors.append(type(e).__name__)
print(errors)
try:
    import nomod
except ImportError:
    print("ImportError")
