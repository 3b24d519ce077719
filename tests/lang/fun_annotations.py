# Proves that annotations of variables, parameters and results are accepted and have no effect.
# SPDX-License-Identifier: MIT
def f(a: int, b: "text" = "x", *args: list, k: float = 1.5, **kw: dict) -> tuple:
    x: int = 5
    y: str
    z: "List[int]" = [x]
    return a, b, args, k, kw, z
print(f(1), f("not an int", 2, 3, k=None, q=1))
count: int = 3
name: str
class C:
    attr: int = 7
    other: "C"
    def m(self: "C", v: int = 1) -> "C":
        self.value: int = v
        return self
print(count, C.attr, C().m(4).value, hasattr(C, "other"))
lst = [0]
lst[0]: int = 9
(paren): int = 8
print(lst, paren)
def g() -> None: pass
print(g())
async def h(x: int) -> int: return x
print((lambda a, b=2: a + b)(1))
