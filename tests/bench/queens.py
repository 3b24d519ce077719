# Queens on a board, three ways: sets of bits, lists with backtracking, and a generator of permutations.
def by_bits(n, row, columns, left, right):
    if row == n:
        return 1
    count = 0
    free = ~(columns | left | right) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += by_bits(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def is_safe(placed, column):
    row = len(placed)
    for r, c in enumerate(placed):
        if c == column or abs(c - column) == row - r:
            return False
    return True


def by_lists(n, placed):
    if len(placed) == n:
        return 1
    count = 0
    for column in range(n):
        if is_safe(placed, column):
            placed.append(column)
            count += by_lists(n, placed)
            placed.pop()
    return count


def permutations(items, k):
    if k == len(items):
        yield items
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        for one in permutations(items, k + 1):
            yield one
        items[k], items[i] = items[i], items[k]


def by_permutations(n):
    count = 0
    for p in permutations(list(range(n)), 0):
        if len({p[i] + i for i in range(n)}) == n and len({p[i] - i for i in range(n)}) == n:
            count += 1
    return count


def run(n):
    return by_bits(n, 0, 0, 0, 0) * 1000000 + by_lists(n - 1, []) * 1000 + by_permutations(n - 2)
