# Proves list slices: reading, assigning, deleting, steps, growing and shrinking.
# SPDX-License-Identifier: MIT
a = list(range(10))
print(a[2:5], a[:-7], a[-2:], a[::3], a[::-1], a[8:2:-2], a[5:5], a[20:], a[-100:2], a[100::-4])
a[2:4] = ["x"]
print(a)
a[1:1] = [10, 11, 12]
print(a)
a[:3] = []
print(a)
a[-2:] = (7, 7, 7)
print(a)
a[:] = "abcdef"
print(a)
a[::2] = [0, 1, 2]
print(a)
a[::-1] = [1, 2, 3, 4, 5, 6]
print(a)
a[2:100] = a
print(a)
a[1:3] = (i * i for i in range(4))
print(a)
del a[1:3], a[0], a[-1:]
print(a)
del a[::2]
print(a)
try:
    a[::2] = [1]
    a[::2] = [1, 2, 3, 4, 5]
except ValueError:
    print("ValueError")
try:
    a[1:2] = 5
except TypeError:
    print("TypeError")
try:
    a[99] = 1
except IndexError:
    print("IndexError")
b = [1, 2, 3]
c = b[:]
c[0] = 99
print(b, c, b[:] == b, b[:] is b)
b += b
print(b, b[1:3] + b[:1], b * 2 == b + b)
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1, 2], [1] != [2], [[1], 2] == [[1], 2], [1, 2] <= [1, 2])
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
shared = [[0] * 2] * 2
shared[0][0] = 1
print(m, shared)
r = [1, 2]
r.append(r)
print(r, len(r))
x = list(range(5))
x[1], x[3] = x[3], x[1]
print(x, x[True], x[-5])
stack = []
for i in range(300):
    stack.append(i)
while len(stack) > 3:
    stack.pop()
print(stack, sum(stack), 2 in stack, 9 in stack)
