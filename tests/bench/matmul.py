# Multiplies matrices that are lists of lists: subscripts of subscripts, inner products, transposition.
def make(size, seed):
    return [[(i * 7 + j * 3 + seed) % 11 - 5 for j in range(size)] for i in range(size)]


def multiply(a, b):
    size = len(a)
    out = []
    for i in range(size):
        row = [0] * size
        for j in range(size):
            total = 0
            for k in range(size):
                total += a[i][k] * b[k][j]
            row[j] = total
        out.append(row)
    return out


def multiply_by_columns(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def run(n):
    a = make(n, 1)
    b = make(n, 4)
    c = multiply(a, b)
    d = multiply_by_columns(b, a)
    return sum([c[i][i] * i + d[i][n - 1 - i] * 3 for i in range(n)])
