# Proves if/elif/else and while with else, break and continue in every combination.
# SPDX-License-Identifier: MIT
def sign(x):
    if x < 0:
        return -1
    elif x == 0:
        return 0
    else:
        return 1
print(sign(-5), sign(0), sign(9))

i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
    print(i, end=" ")
else:
    print("never")
print("i", i)
while i < 6:
    i += 1
else:
    print("else", i)
while False:
    print("never")
else:
    print("else at once")
while True:
    while True:
        break
    else:
        print("never")
    print("outer")
    break

def search(rows, x):
    for row in rows:
        for v in row:
            if v == x:
                break
        else:
            continue
        return "found in", row
    else:
        return "not found"
print(search([[1, 2], [3, 4]], 3), search([[1], [2]], 9))
for c in "abc":
    if c == "b":
        pass
    elif c > "b":
        print("after", c)
    else:
        print("before", c)
else:
    print("else of for")
if 0: print("never")
elif None: print("never")
elif "": print("never")
elif []: print("never")
elif {}: print("never")
elif 0.0: print("never")
elif (): print("never")
else: print("all false")
x = 5
print("chained" if 1 < x < 10 else "no", 1 < x > 3, 1 < x < 3 < 1 // 0 if x < 0 else "short")
if x == 5 and not x == 6 or x / 0: print("short circuit")
n = 3
while n: n -= 1; print(n, end=";")
print()
