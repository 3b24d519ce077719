# Writes a table of measurements with f-strings, % and str.format: widths, signs, hexadecimal, alignment.
def run(n):
    size = 0
    check = 0
    for i in range(n):
        name = f"ch{i % 8}"
        volts = i * 37 % 5000
        line = f"{name:<6}|{volts:>6d}|{volts:08b}|{i & 0xFFFF:#06x}"
        line += "|%-5s|%5d|%+d|%x|%03d" % (name, i, volts - 2500, volts, i % 1000)
        line += "|{:>10}|{:^9}|{!r:>8}|{x}-{y}".format(i, name, name, x=volts // 1000, y=volts % 1000)
        line += f"|{volts / 8:.3f}|{'%5.1f' % (volts / 4)}"
        size += len(line)
        check = (check * 7 + ord(line[i % len(line)])) % 65521
    return size * 100 + check % 100
