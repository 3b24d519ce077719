# Proves exceptions, finally and with in the smallest port.
# SPDX-License-Identifier: MIT
# level: minimum
def t(n):
    try:
        if n == 1:
            raise ValueError("v")
        if n == 2:
            return "ret"
        [][n]
    except ValueError as e:
        return e.args
    except IndexError:
        return "index"
    finally:
        print("fin", n)

print(t(0), t(1), t(2))
class M:
    def __enter__(self):
        print("enter")
    def __exit__(self, *a):
        print("exit")
        return True

with M():
    raise KeyError

for i in range(5):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print(i)
    finally:
        print("f")

try:
    undefined
except NameError:
    print("name")
try:
    None()
except TypeError:
    print("type")
