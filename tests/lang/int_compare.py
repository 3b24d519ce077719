# Proves comparison, hashing and truth of integers of all sizes, with floats and bools.
# SPDX-License-Identifier: MIT
nums = [2 ** 70, -2 ** 70, 0, 1, -1, 2 ** 31, 2 ** 62, -2 ** 62, 2 ** 70 + 1, 10 ** 25]
print(sorted(nums), max(nums), min(nums))
print([a < b for a, b in zip(nums, nums[1:])])
print(2 ** 70 == 2 ** 70, 2 ** 70 is None, 2 ** 70 != 2 ** 70 + 1, 2 ** 70 in nums, nums.index(10 ** 25))
d = {2 ** 70: "big", 0: "zero", -2 ** 70: "minus"}
print(d[2 ** 70], d[1 << 70], d[False], d[-(2 ** 70)], 2 ** 71 in d)
d[2 ** 70 // 2 * 2] = "same"
print(len(d), d[2 ** 70])
print(bool(2 ** 70), bool(0), not 2 ** 70, bool(-1), 2 ** 70 and "yes", 0 or "no")
print(1 == True, 0 == False, 2 == True, True + 1, sum([True, True, False]), True < 2)
print(3 == 3.0, 3 < 3.5, 4 > 3.5, 2 ** 53 == 2.0 ** 53, 1 != 1.0, 2 ** 70 > 1.5, -2 ** 70 < 0.0)
print(5 == "5", 5 != "5", 5 == None, 5 in ["5"], 0 == [])
for f in (lambda: 5 < "5", lambda: 5 > None, lambda: 5 + "5", lambda: "5" * 1.5, lambda: 5 - [], lambda: -"x"):
    try:
        f()
    except TypeError:
        print("TypeError", end=" ")
print()
x = 2 ** 30
for _ in range(6):
    x += x - 1
print(x, x > 2 ** 35, x < 2 ** 37)
print(min(2 ** 70, 1, key=lambda v: -v), max([3, 1, 2]), abs(-2 ** 63), -(-2 ** 63))
