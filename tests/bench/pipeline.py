# Sequences through built-ins: enumerate, zip, map, any, all, min, max, reversed, slices, unpacking, dict comprehensions.
def smooth(values, width):
    return [sum(values[i:i + width]) // width for i in range(len(values) - width + 1)]


def peaks(values):
    return [i for i, (a, b, c) in enumerate(zip(values, values[1:], values[2:]), 1) if a < b >= c]


def changes(values):
    first, *rest = values
    out = []
    for value in rest:
        out.append(value - first)
        first = value
    return out


def run(n):
    values = [(i * i * 31 + i * 17) % 253 for i in range(48)]
    total = 0
    for i in range(n):
        values = values[1:] + values[:1]
        smoothed = smooth(values, 4)
        found = peaks(smoothed)
        steps = changes(smoothed)
        low, high = min(steps), max(steps)
        where = {i: smoothed[i] for i in found if smoothed[i] > 100}
        evens, odds = smoothed[::2], smoothed[1::2]
        folded = [a * 2 - b for a, b in zip(evens, reversed(odds))]
        if any(map(lambda v: v > 240, folded)) and not all(folded):
            total += 1
        total = (total * 3 + low + high + len(where) + sum(where.values()) + folded[-1]) % 65521
    return total
