# Proves a whole program: n queens by backtracking, by generators and by bit masks.
# SPDX-License-Identifier: MIT
def place(n, row=0, columns=()):
    if row == n:
        yield columns
        return
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns)):
            yield from place(n, row + 1, columns + (c,))

for n in (1, 2, 3, 4, 5, 6):
    solutions = list(place(n))
    print(n, len(solutions), solutions[0] if solutions else None)

def count(n):
    full = (1 << n) - 1
    def go(cols, left, right):
        if cols == full:
            return 1
        total = 0
        free = full & ~(cols | left | right)
        while free:
            bit = free & -free
            free ^= bit
            total += go(cols | bit, (left | bit) << 1, (right | bit) >> 1)
        return total
    return go(0, 0, 0)
print([count(n) for n in range(1, 8)])

def board(columns):
    n = len(columns)
    return "\n".join(" ".join("Q" if c == k else "." for k in range(n)) for c in columns)
print(board(next(place(8))))

class Board:
    def __init__(self, n):
        self.n, self.found = n, 0
        self.cols, self.up, self.down = set(), set(), set()
    def solve(self, row=0):
        if row == self.n:
            self.found += 1
            return self
        for c in range(self.n):
            if c in self.cols or row + c in self.up or row - c in self.down:
                continue
            for s, v in ((self.cols, c), (self.up, row + c), (self.down, row - c)):
                s.add(v)
            self.solve(row + 1)
            for s, v in ((self.cols, c), (self.up, row + c), (self.down, row - c)):
                s.remove(v)
        return self
print(Board(6).solve().found)
