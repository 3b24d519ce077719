# Builds strings by +=: a hexadecimal dump, a run-length code and a line reversed character by character.
def dump(data):
    out = ""
    for i, b in enumerate(data):
        if i and i % 16 == 0:
            out += "\n"
        out += "0123456789abcdef"[b >> 4]
        out += "0123456789abcdef"[b & 15]
        out += " "
    return out


def run_lengths(text):
    out = ""
    last = text[0]
    count = 0
    for c in text:
        if c == last:
            count += 1
        else:
            out += last + str(count)
            last = c
            count = 1
    return out + last + str(count)


def reverse(text):
    out = ""
    for c in text:
        out = c + out
    return out


def run(n):
    data = bytes([i * i % 251 for i in range(200)])
    check = 0
    for i in range(n):
        text = dump(data)
        code = run_lengths("aaaabbbcccccccd" * 8)
        check = (check * 3 + len(text) + len(code) + reverse(code).find("1d") + i) % 65521
    return check
