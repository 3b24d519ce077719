# Proves pow() with two and three arguments, large results and refused arguments.
# SPDX-License-Identifier: MIT
print(pow(2, 10), pow(-2, 3), pow(0, 0), pow(7, 1), pow(2, 0.5) == 2 ** 0.5)
print(pow(3, 100, 7), pow(2, 1000, 1000007), pow(5, 0, 3), pow(5, 0, 1), pow(-3, 3, 10), pow(10, 5, 10))
p = 2 ** 61 - 1
print(pow(3, p - 1, p), pow(2, 10 ** 18, p), pow(123456789, 987654321, 10 ** 20 + 39))
print(pow(2, 200), pow(10, 30), 7 ** 60)
for f in (lambda: pow(2, 3, 0), lambda: pow("2", 3), lambda: 2 ** "3"):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
def is_prime(n):
    if n < 4:
        return n > 1
    if n % 2 == 0:
        return False
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True
print([n for n in range(60) if is_prime(n)])
print(is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(10 ** 18 + 9))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(2 ** 80 * 3 ** 5, 2 ** 75 * 3 ** 10) == 2 ** 75 * 3 ** 5, gcd(10 ** 30 + 1, 10 ** 15 + 3))
def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x
print(isqrt(10 ** 40), isqrt(2 * 10 ** 60))
