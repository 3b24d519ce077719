# Proves a whole program: number theory with bytearray, generators and big integers.
# SPDX-License-Identifier: MIT
def sieve(n):
    marks = bytearray(b"\x01") * (n + 1)
    marks[0:2] = b"\x00\x00"
    i = 2
    while i * i <= n:
        if marks[i]:
            for j in range(i * i, n + 1, i):
                marks[j] = 0
        i += 1
    return [i for i in range(n + 1) if marks[i]]

p = sieve(1000)
print(len(p), p[:10], p[-3:], sum(p))
def factor(n):
    out = []
    for q in p:
        while n % q == 0:
            out.append(q)
            n //= q
    if n > 1:
        out.append(n)
    return out
print(factor(360), factor(997), factor(2 ** 32 - 1), factor(600851475143))
def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = (q * k, (2 * q + r) * l, t * l, k + 1,
                                (q * (7 * k + 2) + r * l) // (t * l), l + 2)
d = pi_digits()
print("".join(str(next(d)) for _ in range(60)))
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print(max(range(1, 300), key=collatz), collatz(97), collatz(2 ** 80 + 1))
def to_base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while n:
        n, r = divmod(n, b)
        out = digits[r] + out
    return out or "0"
print([to_base(255, b) for b in (2, 8, 16, 36)], to_base(10 ** 30, 36), int(to_base(10 ** 30, 36), 36) == 10 ** 30)
def digits_sum(n):
    return sum(int(c) for c in str(n))
print(digits_sum(2 ** 1000), len(str(3 ** 500)), digits_sum(10 ** 50 - 1), str(7 ** 100)[:20], str(7 ** 100)[-20:])
modulus = 3233
print([pow(m, 17, modulus) for m in (65, 100)], pow(pow(65, 17, modulus), 2753, modulus))
