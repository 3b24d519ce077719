# sorted() and list.sort() on large lists: numbers in no order, nearly sorted ones, strings, by key and reversed.
def numbers(n):
    out = []
    x = 12345
    for _ in range(n):
        x = (x * 75 + 74) % 65537
        out.append(x)
    return out


def run(n):
    values = numbers(n)
    check = 0
    ordered = sorted(values)
    check = check * 31 + ordered[n // 3]
    ordered[n // 2] = 7
    ordered.sort()
    check = (check * 31 + ordered[n // 2]) % 65521
    down = sorted(values, reverse=True)
    check = (check * 31 + down[n // 5]) % 65521
    folded = sorted(values, key=lambda v: v & 1023)
    check = (check * 31 + (folded[n // 4] & 1023)) % 65521
    names = sorted([str(v) for v in values[:n // 4]])
    return check * 31 + int(names[n // 8])
