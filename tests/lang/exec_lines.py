# Proves that tracebacks name the line of code with long statements, gaps, loops and handlers before it.
# SPDX-License-Identifier: MIT
# output: checked by hand
import sys

LONG = "x = [" + ", ".join("a + %d" % i for i in range(40)) + "]"
FILLERS = (
    "pass",
    LONG,
    LONG + "\n" * 9 + LONG,
    "for i in range(3):\n\n    if i == 5:\n        a += 1\n" + "\n" * 150 + "    a -= 1",
    "try:\n    a.b\nexcept AttributeError:\n    x = a",
    "x = (a +\n\n  a\n+ 1)\ny = lambda: (a,\n  x)\nz = [\n" + "\n" * 40 + "y()]",
)
CALLER = "try:\n    f(1)\nexcept Exception as e:\n    sys.print_exception(e)\n"


def indented(text):
    return "".join("    " + line + "\n" for line in text.split("\n"))


for filler in FILLERS:
    for name in ("cell", "plain"):
        body = indented("\n" + filler + "\n" + LONG + "\nif a:\n    b(a,\n\n      1)")
        inner = indented("def g():\n    return a, b\n" if name == "cell" else "")
        source = "def b(k, n):\n    while n < 3:\n        n += 1\n    return k / (n - 3)\n\ndef f(a):" + body + inner + CALLER
        exec(compile(source, "lines.py", "exec"), {"sys": sys})
