# Splits source text into tokens: a state machine over characters, sets of characters, slices and tuples.
SOURCE = """
def area(w, h):          # two sides
    if w <= 0 or h <= 0:
        raise Invalid("no area: %d" % w)
    return w * h + 0x1F // 3 - 2.75

total = area(12, 7) ** 2 != rest[14]; name_1 = 'it is'
"""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
DIGITS = "0123456789"
START = set(LETTERS)
INSIDE = set(LETTERS + DIGITS)
NUMBER = set(DIGITS + ".xABCDEF")
DOUBLE = ("<=", ">=", "==", "!=", "**", "//")
KEYWORDS = {"def", "if", "or", "raise", "return"}


def tokens(text):
    out = []
    line = 1
    i = 0
    end = len(text)
    while i < end:
        c = text[i]
        start = i
        i += 1
        if c == " ":
            continue
        if c == "\n":
            line += 1
            continue
        if c == "#":
            while text[i] != "\n":
                i += 1
            continue
        if c in START:
            while text[i] in INSIDE:
                i += 1
            word = text[start:i]
            kind = "keyword" if word in KEYWORDS else "name"
        elif c in DIGITS:
            while text[i] in NUMBER:
                i += 1
            kind = "number"
        elif c == '"' or c == "'":
            while text[i] != c:
                i += 1
            i += 1
            kind = "string"
        else:
            if text[start:i + 1] in DOUBLE:
                i += 1
            kind = "operator"
        out.append((kind, text[start:i], line))
    return out


def run(n):
    counts = {}
    check = 0
    for _ in range(n):
        for kind, text, line in tokens(SOURCE):
            counts[kind] = counts.get(kind, 0) + 1
            check = (check * 7 + len(text) * line) % 65521
    return check + sum([counts[kind] for kind in sorted(counts)])
