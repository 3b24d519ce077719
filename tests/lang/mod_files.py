# Proves open(): text and binary files, reading by line, with, append, errors.
# SPDX-License-Identifier: MIT
# needs: host
import sys
name = "slipway_test_file.tmp"
with open(name, "w") as f:
    f.write("first\n")
    f.write("second é\n")
    print(f.write("last"))
with open(name) as f:
    print(f.read())
with open(name) as f:
    print(repr(f.readline()), repr(f.readline()), repr(f.readline()), repr(f.readline()))
with open(name) as f:
    print([line.rstrip() for line in f])
with open(name, "rb") as f:
    print(f.read(5), f.read(3), len(f.read()), f.read())
with open(name, "a") as f:
    f.write("!\n")
with open(name, "r") as f:
    print(f.readlines())
with open(name, "wb") as f:
    print(f.write(b"\x00\x01\xff"), f.write(bytearray(b"ab")))
with open(name, "rb") as f:
    print(f.read())
    print(f.seek(1), f.read(1), f.tell(), f.seek(-1, 2), f.read())
    buf = bytearray(4)
    f.seek(0)
    print(f.readinto(buf), buf)
try:
    open("no/such/file")
except OSError as e:
    print("OSError", e.errno, e.args[0])
f = open(name)
f.close()
f.close()
try:
    f.read()
except (ValueError, OSError):
    print("closed")
try:
    open(name, "zz")
except ValueError:
    print("ValueError")
with open(name, "w") as f:
    pass
print(sys.argv[0].endswith("mod_files.py"))
