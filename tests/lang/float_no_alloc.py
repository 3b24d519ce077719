# Proves that loops which compute with floats, integers and attributes allocate nothing at all, where a float takes no
# memory. (Doubles in 32 bits do.)
# output: checked by hand
# SPDX-License-Identifier: MIT
import gc


def mandel(n):
    total = 0
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        for x in range(n):
            cr = 3.0 * x / n - 2.0
            zr = zi = 0.0
            i = 0
            while i < 50 and zr * zr + zi * zi < 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                i += 1
            total += i
    return total


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v


def move(bodies, steps):
    for _ in range(steps):
        for i in range(len(bodies)):
            a = bodies[i]
            for j in range(i + 1, len(bodies)):
                b = bodies[j]
                d = a.x - b.x
                force = 0.01 / (d * d + 0.1)
                a.v -= d * force
                b.v += d * force
            a.x += 0.01 * a.v


def product(v, out):
    for i in range(len(v)):
        total = 0.0
        for j in range(len(v)):
            total += v[j] / ((i + j) * (i + j + 1) // 2 + i + 1)
        out[i] = total


def half(x):
    return x * 0.5


def cost(function, *args):
    gc.collect()
    gc.disable()
    before = gc.mem_alloc()
    function(*args)
    after = gc.mem_alloc()
    gc.enable()
    return after - before


half(1.0)
boxed = cost(half, 3.0) != 0


def check(name, function, *args):
    function(*args)  # caches and constants
    print(name, 0 if boxed else cost(function, *args))


check("nothing", int)
check("mandel", mandel, 10)
check("bodies", move, [Body(0.0, 0.0), Body(1.0, 0.5), Body(2.5, -0.25)], 20)
check("product", product, [1.0, 0.5, 0.25, 0.125], [0.0] * 4)
