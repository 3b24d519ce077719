# Proves functions with many variables, arguments, constants and long expressions.
# SPDX-License-Identifier: MIT
src = ["def big(" + ", ".join("a%d" % i for i in range(60)) + "):"]
for i in range(120):
    src.append("    v%d = a%d + %d" % (i, i % 60, i * 1000))
src.append("    return " + " + ".join("v%d" % i for i in range(120)))
exec("\n".join(src))
print(big(*range(60)))
print(eval("+".join(str(i) for i in range(200))))
print(len(eval("[" + ",".join("%d" % i for i in range(300)) + "]")))
print(eval("(" * 30 + "1" + ")" * 30))

def count(*args):
    return len(args), sum(args)
print(count(*range(300)))
print(eval("count(" + ",".join(str(i) for i in range(100)) + ")"))

code = ["def branches(x):"]
for i in range(100):
    code.append("    %s x == %d: return %d" % ("if" if i == 0 else "elif", i, i * i))
code.append("    return -1")
exec("\n".join(code))
print(branches(0), branches(50), branches(99), branches(100))

loop = ["def long_loop(n):", "    t = 0", "    while n:", "        n -= 1"]
loop += ["        t += n * %d" % i for i in range(150)]
loop.append("    return t")
exec("\n".join(loop))
print(long_loop(3))
