# Proves recursion: mutual, deep enough for real programs, and through methods.
# SPDX-License-Identifier: MIT
def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)
print(even(20), odd(7), even(7))

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))

def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + b)
        hanoi(n - 1, c, b, a, moves)
    return moves
print(hanoi(3, "A", "C", "B", []))

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(50))

class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.value
        if self.right:
            yield from self.right.walk()
    def height(self):
        return 1 + max(self.left.height() if self.left else 0,
                       self.right.height() if self.right else 0)
t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(5))
print(list(t.walk()), t.height())

def permutations(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest
print(list(permutations([1, 2, 3])))
