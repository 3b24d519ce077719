# Proves searching, replacing, trimming, repeating and changing case of many short texts of few letters.
# SPDX-License-Identifier: MIT
seed = 7


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


def text(n):
    return "".join("abAB \u00e9"[rnd(6)] for i in range(n))


def codes(result):
    return [ord(c) for c in str(result)]


for group in range(30):
    checksum = 0
    for i in range(12):
        s, t, u = text(rnd(40)), text(1 + rnd(3)), text(rnd(4))
        n = rnd(4) - 1
        b, c, d = s.encode(), t.encode(), u.encode()
        for result in (
            s.find(t), s.rfind(t), s.count(t), t in s, s.count(""), s.replace(t, u), s.replace(t, u, n), s.replace("", u),
            s.replace("", u, n), s.split(t), s.rsplit(t), s.split(t, n), s.rsplit(t, n), s.split(), s.partition(t),
            s.rpartition(t), s.strip(t), s.lstrip(t), s.rstrip(t), s * n, s * 3, t.join([s, u, t]), s + t, s == t, s < t,
            s.find(t, 3), s.find(t, -5, -1), s.startswith(t), s.endswith(t), (s[: len(t)] + u) == s,
        ):
            for code in codes(result):
                checksum = (checksum * 31 + code) & 0xFFFFFF
        for result in (
            b.find(c), b.rfind(c), b.count(c), c in b, b.replace(c, d), b.split(c), b.strip(c), b * n, b * 3, c.join([b, d]),
            b.upper(), b.lower(), b.find(97), b.count(97), 98 in b, b + c, b == c, b < c,
        ):
            for code in codes(result):
                checksum = (checksum * 31 + code) & 0xFFFFFF
    print(group, checksum)
for n in range(20):
    s = "Zz@[`{Aa9~"[n % 5 :] * (n // 4) + "xY"[: n % 3]
    print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize())
    print(bytes(range(n * 12, n * 12 + 16)).upper(), bytes(range(n * 12, n * 12 + 16)).lower())
for n in range(36):
    s = "abcdefghijklmnopqrstuvwxyz0123456789"[:n]
    t = s[: n // 2] + s[n // 2 :]
    print(len(s + t), (s + t)[n:] == s, "".join([s, t, s]) == s + t + s, s.center(n + 3, "*"), (s * 5)[-n:] == s, f"<{s}>{t}")
for fmt in ("%d", "%s", "%5d", "%-5d|", "%05d", "%x", "%X", "%o", "%+d", "% d", "%.3d", "%#x", "%c"):
    print([fmt % v for v in (0, 7, 65, 1234)])
print(["%d" % v for v in (-1, -255, True, 10**20, -(10**20))], ["%x" % v for v in (-1, -255, 10**20, -(10**20))])
print([hex(v) for v in (0, 9, 10, 255, -1, -255, 2**29, 2**30, -(2**30), 2**31, 2**62, 2**63, 10**20)])
print([f"{v:x} {v:X} {v:#x} {v:08x} {v:b} {v:o} {v:,} {v}" for v in (0, 9, 10, 255, -1, -255, 2**30, -(2**30))])
print("%s %s" % ("a", 1), "%d%%" % 5, "%s" % b"x", b"%d %s" % (5, b"y"), "%s" % "\u00e9")
