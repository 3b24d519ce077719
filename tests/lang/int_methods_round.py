# Proves round(), abs(), divmod() and int formatting of large and small integers.
# SPDX-License-Identifier: MIT
print(round(5), round(-5), round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.4), round(-2.6))
print(round(65536.5), type(round(2.0)).__name__, round(1234.5678, 2), round(0.125, 2), round(7, 1))
print(abs(5), abs(-5), abs(-5.5), abs(False), abs(-2 ** 80))
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(10 ** 20, 3))
print("{} {:d} {:5d} {:<5d}| {:^5d}| {:>5d} {:05d} {:+d} {: d}".format(1, 2, 3, 4, 5, 6, 7, 8, 9))
print("{:x} {:X} {:#x} {:#X} {:o} {:#o} {:b} {:#b} {:c} {:08b} {:#010x}".format(255, 255, 255, 255, 8, 8, 5, 5, 65, 5, 255))
print("{:,} {:,} {:_} {:,}".format(1234567, -1234567, 1234567, 12))
print("{:-^20} {:*>+10} {:=+10} {:x<5}".format(12345, 42, -42, 1))
print("{:d} {:x} {:,}".format(10 ** 25, 16 ** 20, 10 ** 20))
print("{!r:>5} {:>{}} {:{}{}}".format(7, 8, 4, 9, "^", 5))
for bad in ("{:d}", "{:x}"):
    try:
        bad.format("text")
    except ValueError:
        print("ValueError", end=" ")
try:
    "{:s}".format(5)
except ValueError:
    print("ValueError")
