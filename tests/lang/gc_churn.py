# Proves that live data survives while far more garbage than the heap holds is made.
# SPDX-License-Identifier: MIT
class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right
def build(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Node(mid, build(lo, mid), build(mid + 1, hi))
def walk(node):
    if node:
        yield from walk(node.left)
        yield node.key
        yield from walk(node.right)
tree = build(0, 100)
table = {str(i): [i, (i, str(i * i))] for i in range(60)}
closures = [(lambda n: lambda: [n, tree.key])(i) for i in range(20)]
gens = [(x * k for x in range(1000)) for k in range(10)]
partial = [next(g) for g in gens]
text = "".join(chr(97 + i % 26) for i in range(500))
total = 0
for round in range(150):
    junk = [str(round) * 20 for _ in range(20)]
    junk.append({i: [i] * 5 for i in range(10)})
    junk.append([Node(i) for i in range(20)])
    junk[-1][0].left = junk[-1][-1]
    junk[-1][-1].right = junk
    total += len(junk) + len("-".join(junk[:20]))
    if round % 30 == 0:
        print(sum(walk(tree)), next(gens[3]), closures[7](), table["33"][1])
print(total, list(walk(tree)) == list(range(100)), len(table), text == "".join(chr(97 + i % 26) for i in range(500)))
print([c()[0] for c in closures] == list(range(20)), [next(g) for g in gens])
def recursive_garbage(n):
    local = [n] * 10
    return recursive_garbage(n - 1) + local[0] if n else 0
print(sum(recursive_garbage(20) for _ in range(100)))
big = []
for i in range(200):
    big.append(bytearray(50))
    if len(big) > 20:
        big.pop(0)
print(len(big), all(len(b) == 50 for b in big))
