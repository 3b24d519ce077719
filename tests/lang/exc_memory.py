# Proves that MemoryError can be caught, frees what was built and leaves the program usable.
# SPDX-License-Identifier: MIT
# needs: host
# output: checked by hand
# args: -X heapsize=256k
def fill():
    kept = []
    while True:
        kept.append([0] * 100)

for attempt in range(3):
    try:
        fill()
    except MemoryError:
        print("MemoryError", attempt)

def grow():
    s = "x"
    while True:
        s += s
try:
    grow()
except MemoryError:
    print("string too long")
try:
    bytearray(10 ** 9)
except MemoryError:
    print("bytearray too long")
try:
    [0] * 10 ** 8
except MemoryError:
    print("list too long")
try:
    x = 1 << (10 ** 8)
except (MemoryError, OverflowError):
    print("integer too long")
def many():
    d = {}
    i = 0
    while True:
        d[i] = str(i) * 10
        i += 1
try:
    many()
except MemoryError:
    print("dict too big")
class Node:
    def __init__(self, prev):
        self.prev = prev
def chain():
    n = None
    while True:
        n = Node(n)
try:
    chain()
except MemoryError:
    print("too many instances")
import gc
gc.collect()
a = [i for i in range(1000)]
print(sum(a), "still fine")
