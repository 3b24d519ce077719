# Proves the micropython module: const, decorators-free helpers, heap locking.
# SPDX-License-Identifier: MIT
# output: checked by hand
import micropython
from micropython import const
WIDTH = const(8)
_HIDDEN = const(3)
MASK = const((1 << 8) - 1)
def area():
    return WIDTH * _HIDDEN, MASK
print(WIDTH, area(), const(5) + 1)
print(hasattr(micropython, "mem_info"), hasattr(micropython, "opt_level"))
class Regs:
    CTRL = const(0x10)
    DATA = const(0x14)
print(Regs.CTRL, Regs.DATA, [const(2)] * 2)
data = [1, 2, 3]
total = 0
micropython.heap_lock()
try:
    total += data[1]
    try:
        big = [0] * 100
        failed = False
    except MemoryError:
        failed = True
finally:
    micropython.heap_unlock()
print(total, failed)
print([0] * 3)
