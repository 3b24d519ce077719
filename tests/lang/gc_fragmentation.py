# Proves that a heap filled with small and larger objects in turn has one piece of most of what every second one leaves.
# SPDX-License-Identifier: MIT
# output: checked by hand
# args: -X heapsize=200k
import gc


class Pair:
    def __init__(self, i):
        self.number, self.half, self.list = i, i // 2, [i]


def numbers(i):
    return [i] * 40


makers = {
    "bytearrays": (lambda i: bytearray(20), lambda i: bytearray(200)),
    "tuples": (lambda i: (i, i), lambda i: tuple(range(i, i + 30))),
    "texts": (lambda i: str(i) * 2, lambda i: str(i) * 50),
    "instances": (Pair, numbers),
    "dicts": (lambda i: {i: i}, lambda i: {k + i: i for k in range(12)}),
    "closures": (lambda i: lambda: i, lambda i: (x + i for x in numbers(i))),
}


def is_whole(name, i, small, o):
    if name == "bytearrays":
        return o == bytearray(20 if small else 200)
    if name == "tuples":
        return o == ((i, i) if small else tuple(range(i, i + 30)))
    if name == "texts":
        return o == str(i) * (2 if small else 50)
    if name == "instances":
        return (o.number, o.half, o.list) == (i, i // 2, [i]) if small else o == [i] * 40
    if name == "dicts":
        return o == ({i: i} if small else {k + i: i for k in range(12)})
    return o() == i if small else next(o) == 2 * i


def fill(small, large, odd):
    kept = []
    try:
        while True:
            i = len(kept)
            kept.append((large if i % 2 == odd else small)(i))
    except MemoryError:
        return kept


def one_piece():
    # An old word on the C stack may hold a block in the middle; after an exception it is another one.
    for attempt in range(3):
        try:
            return bytearray(gc.mem_free() * 7 // 10)
        except MemoryError:
            gc.collect()


def run(name, odd, dropped):
    kept = fill(*makers[name], odd)
    for i in range(dropped, len(kept), 2):
        kept[i] = None
    gc.collect()
    block = one_piece()
    block[-1] = 1
    block = None
    return all(is_whole(name, i, i % 2 != odd, kept[i]) for i in range(1 - dropped, len(kept), 2))


for name in sorted(makers):
    print(name, [run(name, odd, dropped) for odd in (0, 1) for dropped in (0, 1)])

# What is known by its address stays findable.
class Key:
    pass


keys = [Key() for i in range(50)]
table = {k: i for i, k in enumerate(keys)}
ids = [id(k) for k in keys]
functions = {f: f() for f in [(lambda n: lambda: n)(i) for i in range(20)]}
i = kept = block = None  # new globals would need memory once the heap is full
kept = fill(*makers["tuples"], 0)
for i in range(0, len(kept), 3):
    kept[i] = None
gc.collect()
block = bytearray(gc.mem_free() * 4 // 10)
print([table[k] for k in keys] == list(range(50)), ids == [id(k) for k in keys])
print(all(functions[f] == f() for f in functions), len(set(keys) & set(table)))
