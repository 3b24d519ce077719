# Proves abs, chr, ord, bin, hex, oct, divmod, pow, print options, eval, exec, compile, globals, locals.
# SPDX-License-Identifier: MIT
print(abs(-3), abs(3.5), chr(65), ord("A"), bin(10), hex(255), oct(8), divmod(7, 3), pow(2, 5), round(2.6))
print(1, 2, 3, sep="-", end="|\n")
print()
print("a", "b", sep="")
print(*range(3), sep=", ")
print("no newline", end="")
print("", end="\n")
print("x", None, True, 1.5, [1], sep="/")
print(end="only end\n")
print(eval("1 + 2"), eval("x * 2", {"x": 21}), eval("[i for i in range(3)]"), eval(" 5 "), eval("(lambda a: a + 1)(2)"))
exec("made = 5\nother = made * 2")
print(made, other)
space = {"n": 3}
exec("n += 1\ndef f():\n    return n * 10\nr = f()", space)
print(space["n"], space["r"], "n" in globals())
exec("for i in range(3):\n    print(i, end=' ')\nprint()")
inner = {}
exec("y = x + 1", {"x": 4}, inner)
print(inner)
code = compile("a + b", "name", "eval")
print(eval(code, {"a": 1, "b": 2}), eval(code, {"a": "x", "b": "y"}))
code = compile("total = sum(range(n))", "name", "exec")
for n in (3, 5):
    exec(code)
    print(total)
print("made" in globals(), globals()["made"], __name__)
for bad in ("1 +", "for", "a b"):
    try:
        eval(bad)
    except SyntaxError:
        print("SyntaxError", end=" ")
try:
    eval("undefined_name")
except NameError:
    print("NameError", end=" ")
try:
    exec("raise ValueError('inside')")
except ValueError as e:
    print(e)
def local():
    p = 1
    q = [2]
    return eval("1 + 1"), p, q
print(local())
for f in (lambda: abs("x"), lambda: chr("a"), lambda: bin(1.5), lambda: hex("a"), lambda: divmod(1, "a"), lambda: round("x"), lambda: print(1, sep=5)):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
