# The game of life on sets of tuples: hashing of tuples, set operations, comprehensions.
GLIDERS = ((0, 1), (1, 2), (2, 0), (2, 1), (2, 2))


def neighbours(cell):
    r, c = cell
    return [(r - 1, c - 1), (r - 1, c), (r - 1, c + 1), (r, c - 1),
            (r, c + 1), (r + 1, c - 1), (r + 1, c), (r + 1, c + 1)]


def step(alive):
    counts = {}
    for cell in alive:
        for near in neighbours(cell):
            counts[near] = counts.get(near, 0) + 1
    return {cell for cell, count in counts.items()
            if count == 3 or count == 2 and cell in alive}


def run(n):
    alive = {(r + 6 * k, c) for k in range(3) for r, c in GLIDERS}
    alive |= {(-10, k) for k in range(8)}
    ages = 0
    for _ in range(n):
        after = step(alive)
        ages += len(after & alive) - len(after - alive)
        alive = after
    rows = sum([r for r, c in alive])
    return ages * 1000 + len(alive) * 10 + rows % 10
