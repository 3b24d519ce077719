# SHA-256 (FIPS 180-4) of growing messages: 32-bit arithmetic, shifts, rotations, bytes.
def roots(count, power):
    # The first 32 fractional bits of the square (power 2) or cube roots of the first primes.
    out = []
    prime = 2
    while len(out) < count:
        if all([prime % d for d in range(2, prime)]):
            low, high = 0, 1 << 36
            wanted = prime << (32 * power)
            while low + 1 < high:
                middle = (low + high) >> 1
                if middle ** power <= wanted:
                    low = middle
                else:
                    high = middle
            out.append(low & 0xFFFFFFFF)
        prime += 1
    return out


def compress(state, constants, block, start):
    w = []
    for i in range(start, start + 64, 4):
        w.append(block[i] << 24 | block[i + 1] << 16 | block[i + 2] << 8 | block[i + 3])
    for i in range(16, 64):
        x, y = w[i - 15], w[i - 2]
        s0 = (x >> 7 | x << 25) ^ (x >> 18 | x << 14) ^ (x >> 3)
        s1 = (y >> 17 | y << 15) ^ (y >> 19 | y << 13) ^ (y >> 10)
        w.append((w[i - 16] + (s0 & 0xFFFFFFFF) + w[i - 7] + (s1 & 0xFFFFFFFF)) & 0xFFFFFFFF)
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        s1 = ((e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)) & 0xFFFFFFFF
        t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i]
        s0 = ((a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)) & 0xFFFFFFFF
        t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
        h, g, f, e, d, c, b, a = g, f, e, (d + t1) & 0xFFFFFFFF, c, b, a, (t1 + t2) & 0xFFFFFFFF
    return [(x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def sha256(message, constants, initial):
    data = bytearray(message)
    bits = len(data) * 8
    data.append(0x80)
    while len(data) % 64 != 56:
        data.append(0)
    for shift in range(56, -8, -8):
        data.append(bits >> shift & 255)
    state = initial
    for start in range(0, len(data), 64):
        state = compress(state, constants, data, start)
    return "".join(["%08x" % word for word in state])


def run(n):
    constants = roots(64, 3)
    initial = roots(8, 2)
    digest = ""
    for i in range(n):
        digest = sha256(digest.encode() + b"slipway", constants, initial)
    return digest[:16]
