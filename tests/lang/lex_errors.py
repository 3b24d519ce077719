# Proves that wrong source is refused with SyntaxError (or IndentationError) and never accepted.
# SPDX-License-Identifier: MIT
wrong = [
    "1 +", "(", ")", "(]", "a b", "def", "def f", "def f(:", "def f():", "def f():\nreturn 1",
    "if", "if 1", "if 1:", "if 1:\npass", "  x = 1", "x = 1\n  y = 2", "if 1:\n    x\n  y",
    "else:\n pass", "for x", "for x in", "for 1 in x: pass", "while", "try:\n pass", "except: pass",
    "with", "class", "class 1: pass", "import", "from x", "from x import", "return 1", "yield 1",
    "break", "continue", "nonlocal x", "def f():\n nonlocal zz", "def f(a, a): pass",
    "def f(a=1, b): pass", "def f(**k, a): pass", "def f(*): pass", "f(a=1, 2)", "f(**k, *a)",
    "1 = x", "f() = 1", "'s' = 1", "None = 1", "True = 1", "x + 1 = 2", "a, 1 = 2", "x += y += 1",
    "(x, y) += 1", "*a = 1", "*a, *b = 1, 2", "del 1", "del f()", "lambda", "lambda x", "x if y",
    "x else y", "[x for]", "[for x in y]", "{1: 2, 3}", "{1, 2: 3}", "'abc", "'''abc", "\"abc'",
    "x = $", "x = ?", "a ! b", "x = 1 2", "print 1", "@", "@f", "@f\nx = 1", "a..b", "a.", ".a", "a.1",
    "global", "x = yield = 1", "async", "await x", "def f():\n\tif 1:\n        x", "raise a from",
    "assert", "x: ", "f(x for x in y, 1)", "not", "a not b", "is", "1 <", "a <> b", "x++", "pass pass",
    "\\", "x = \\ 1", "if 1: else: pass", "{**}", "[*]", "f(*)", "f(**)", "x = (1,", "x[", "x[]",
    "None()=1", "for x in y:", "def f():\n  x\n y\n", "nonlocal", "from . import", "def 1(): pass",
]
accepted = []
for src in wrong:
    try:
        exec(src)
        accepted.append(src)
    except SyntaxError:
        pass
    except Exception as e:
        accepted.append((src, type(e).__name__))
print(len(wrong), "programs, accepted:", accepted)
print(issubclass(IndentationError, SyntaxError))
try:
    exec("if 1:\npass")
except IndentationError:
    print("IndentationError")
