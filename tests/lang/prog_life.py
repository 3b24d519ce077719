# Proves a whole program: Conway's game of life on a torus and on an endless plane of sets.
# SPDX-License-Identifier: MIT
def step(grid):
    h, w = len(grid), len(grid[0])
    def alive(y, x):
        return sum(grid[(y + dy) % h][(x + dx) % w]
                   for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx)
    return [[1 if (n := alive(y, x)) == 3 or n == 2 and grid[y][x] else 0
             for x in range(w)] for y in range(h)]

def show(grid):
    for row in grid:
        print("".join("#" if c else "." for c in row))
    print()

glider = """
.#......
..#.....
###.....
........
........
........
"""
grid = [[int(c == "#") for c in line] for line in glider.split()]
for generation in range(5):
    show(grid)
    grid = step(grid)

def step_set(cells):
    count = {}
    for y, x in cells:
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                if dy or dx:
                    key = y + dy, x + dx
                    count[key] = count.get(key, 0) + 1
    return {k for k, n in count.items() if n == 3 or n == 2 and k in cells}

cells = {(0, 1), (0, 2), (1, 0), (1, 1), (2, 1)}
sizes = []
for i in range(30):
    sizes.append(len(cells))
    cells = step_set(cells)
print(sizes)
