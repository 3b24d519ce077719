# Proves the iterator protocol of classes: __iter__, __next__, reuse and errors from inside.
# SPDX-License-Identifier: MIT
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

c = Countdown(3)
print(list(c), list(c))
print(sum(Countdown(5)), max(Countdown(5)), tuple(Countdown(2)), sorted(Countdown(4)))
for i in Countdown(2):
    for j in Countdown(2):
        print(i, j, end=" ")
print()
print(dict(zip("ab", Countdown(2))), [*Countdown(3)], 2 in Countdown(5), 9 in Countdown(5))

class Reusable:
    def __iter__(self):
        yield 1
        yield 2
r = Reusable()
print(list(r), list(r), [(x, y) for x in r for y in r])

class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        raise ValueError("broken")
try:
    for x in Broken():
        print("never")
except ValueError as e:
    print(e)
class NotIter:
    def __iter__(self):
        return 5
try:
    for x in NotIter():
        pass
except TypeError:
    print("TypeError")
it = iter(Countdown(2))
print(next(it), next(it))
try:
    next(it)
except StopIteration:
    print("StopIteration")
values = [1, 2, 3]
for v in values:
    if v < 3:
        values.append(v * 10)
print(values)
