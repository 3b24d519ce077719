# Proves f-strings: expressions, conversions, format specs, nesting, =, braces and quotes.
# SPDX-License-Identifier: MIT
x, y, name = 3, 4, "World"
print(f"Hello {name}!", f"{x} + {y} = {x + y}", f"{{}} {{{x}}}", f"", f"no fields")
print(f"{name!r} {name!s} {name:>8}| {name:<8}| {name:^9}|{name!r:>10}")
print(f"{x:03d} {x:+d} {255:x} {255:#x} {255:b} {1234567:,} {x:5}|{x:<5}|{x:^5}|")
w = 7
print(f"{x:{w}}|{name:*^{w + 4}}|{x:0{w}d}|{'k':{'>'}{w}}")
print(f"{x=} {x + y=} {name=!s} {x=:>4} {x = }")
print(f"{'nested ' + f'{x * 2}'}", f'{"double"}', f"{'a' if x else 'b'}")
d = {"k": [1, 2, {"z": 5}]}
print(f"{d['k'][2]['z']} {d['k'][0]:02} {[i for i in range(3)]} { {'a': 1}['a'] }")
print(f"{(lambda v: v * 2)(5)} {max(x, y)} {name.upper()} {name[1:3]} {x == y} {x != y} {x<y}")
class P:
    def __repr__(self):
        return "P!"
    def __str__(self):
        return "p"
print(f"{P()} {P()!r} {P()!s}")
print(f"""triple {x}
second {y}""")
print(f"a" "b" f"{x}" "{not a field}", "pre " f"{y}")
print(rf"\n{x}\t", fr"\d{y}", f"\x41{x}\n{y}\t|")
def g(a, b):
    return f"{a}-{b}"
print(g(f"{x}", f"{y}"), f"{g(1, 2)}", f"{g('a', 'b')!r}")
print(f"{None} {True} {()} {1,} {(1, 2)} {[]}")
print(f"{x!r:>5}{y!s:<5}|")
print("".join(f"{i}{c}" for i, c in enumerate("ab")))
try:
    f"{1 // 0}"
except ZeroDivisionError:
    print("ZeroDivisionError")
for bad in ("f'{'", "f'}'", "f'{}'", "f'{x!}'", "f'{x!z}'", "f'{a b}'"):
    try:
        eval(bad)
        print("accepted", bad)
    except SyntaxError:
        print("SyntaxError", end=" ")
print()
