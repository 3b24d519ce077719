# Proves the gc module: collect, mem_alloc, mem_free, enable and disable.
# SPDX-License-Identifier: MIT
# output: checked by hand
import gc
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
gc.collect()
before = gc.mem_alloc()
free = gc.mem_free()
gc.disable()
for i in range(40):
    bytearray(100)
more = gc.mem_alloc()
print(more - before >= 4000, free - gc.mem_free() >= 4000, isinstance(before, int))
gc.enable()
gc.collect()
# A word left on the stack may keep one of them alive, but not the lot.
print(gc.mem_alloc() < more - 3000)
def garbage():
    for i in range(300):
        [i] * 20
        str(i) * 5
        {"k": [i]}
    return "made"
print(garbage())
# What is still reachable survives a collection.
class Node:
    def __init__(self, v, next):
        self.v, self.next = v, next
head = None
for i in range(100):
    head = Node(i, head)
ring = []
ring.append(ring)
closure = (lambda n: lambda: n * 2)(21)
gen = (i * i for i in range(5))
next(gen)
table = {str(i): (i, [i]) for i in range(50)}
for _ in range(3):
    garbage()
    gc.collect()
n, total = head, 0
while n:
    total += n.v
    n = n.next
print(total, ring[0] is ring, closure(), next(gen), sum(v[1][0] for v in table.values()))
print(sum(gc.collect() is not None for _ in range(2)) >= 0, gc.mem_free() > 0)
