# Proves a whole program: word count, n-grams, text wrapping and run-length coding.
# SPDX-License-Identifier: MIT
text = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness."""

def words(t):
    word = ""
    for c in t.lower() + " ":
        if c.isalpha():
            word += c
        elif word:
            yield word
            word = ""

count = {}
for w in words(text):
    count[w] = count.get(w, 0) + 1
for w, n in sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:8]:
    print("{:<8}{:>3} {}".format(w, n, "#" * n))
ws = list(words(text))
print(len(ws), len(count), max(ws, key=len), sum(map(len, ws)))
pairs = {}
for a, b in zip(ws, ws[1:]):
    pairs.setdefault(a, []).append(b)
print(sorted(set(pairs["the"])), pairs["of"])
walk, w = [], "it"
for i in range(12):
    walk.append(w)
    w = pairs[w][i % len(pairs[w])]
    if w not in pairs:
        break
print(" ".join(walk))

def wrap(t, width):
    line = ""
    for w in t.split():
        if line and len(line) + 1 + len(w) > width:
            yield line
            line = w
        else:
            line = line + " " + w if line else w
    if line:
        yield line
for line in wrap(text, 30):
    print("|%-30s|" % line)

def encode(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append((s[i], j - i))
        i = j
    return out
runs = encode("aaabccddddde")
print(runs, "".join(c * n for c, n in runs), "".join("%d%s" % (n, c) for c, n in runs))
by_length = {}
for w in count:
    by_length.setdefault(len(w), set()).add(w)
print([(n, sorted(by_length[n])) for n in sorted(by_length) if n > 4])
