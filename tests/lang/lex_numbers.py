# Proves number literals: bases, underscores, exponents, huge values and what is refused.
# SPDX-License-Identifier: MIT
print(0, 7, 1_000_000, 0x1F, 0Xff, 0o17, 0O7, 0b101, 0B1, 0x_ff, 0b1010_1010, 0o7_7)
print(00, 000, 0_0)
print(123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF, -5, - 5, +5, --5, ~5, -~-5)
print(1073741823, 1073741824, 2147483647, 2147483648, 4294967296, -1073741824, -1073741825)
print(4611686018427387903, 4611686018427387904, 9223372036854775807, 9223372036854775808)
print(-4611686018427387904, -4611686018427387905, -9223372036854775808, -9223372036854775809)
print(1.5, .5, 5., 1e3, 1E3, 1e+2, 1e-2, 1_0.5, 1_0e1_0 > 1, 0.0, 00.5, 09.5)
print(1 .__class__ is int, 1..__class__ is float, (1).__class__ is int)
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** -2, not -1, 1 - -1, 1 - - - 1)
print(2 + 3 * 4 - 6 // 4 % 3, (2 + 3) * 4, 7 // 2 * 2, 1 << 2 + 1, 1 | 2 ^ 3 & 4, ~1 & 3)
print(10 // 3 * 3 + 10 % 3, 5 - 3 - 1, 2 * 3 % 4, 1 < 2 + 1, not 1 + 1)
for bad in ("1__0", "1_", "0x", "0xg", "0b2", "0o8", "1e", "1.5.2", "012", "1a", "0_x1", "1e_1"):
    try:
        eval(bad)
        print("accepted", bad)
    except SyntaxError:
        print("-", end="")
print()
