# Proves the layout of source text: continuation lines, semicolons, comments, tabs, blank lines.
# SPDX-License-Identifier: MIT
a = 1; b = 2; print(a + b);
c = (1 +   # a comment inside brackets
     2 +

     3)
d = 1 + \
    2 + \
    3
print(c, d)
e = [
    1,
    2,
      3,  # odd indentation is free inside brackets
]
f = {
    "k": [
        1,
    ],
}
print(e, f)
if a: print("one line"); print("two statements")
if a:
  print("two spaces")
  if b:
         print("many spaces")
def g(): return "one-line function"
class K: x = 1
print(g(), K.x)
if a:
	print("tab")
	if b:
		print("two tabs")
def doc():
    """A docstring is an expression statement."""
    # a comment after it

    # another

    return "doc"
print(doc())
for i in range(2): print(i, end=""); print("|", end="")
print()
x = ("implicit " "joining "
     'of ' r"literals\n" " %d" % 5)
print(x)
def long_signature(
        first,
        second=(1,
                2),
        *rest,
        key=None,
):
    return first, second, rest, key
print(long_signature(
    1,
    key="k",
))
if (a == 1 and
        b == 2): print("wrapped condition")
try: 1 // 0
except ZeroDivisionError: print("inline except")
finally: print("inline finally")
while a: a -= 1
else: print("inline else")
pass; pass
...
print(... is Ellipsis)
     # a comment with any indentation
if b:
    pass
# a comment at column zero inside a block
    print("still in the block")
