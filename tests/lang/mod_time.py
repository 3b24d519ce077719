# Proves time.ticks_ms, ticks_us, ticks_diff, ticks_add and sleep_ms.
# SPDX-License-Identifier: MIT
# output: checked by hand
import time
a = time.ticks_ms()
time.sleep_ms(20)
d = time.ticks_diff(time.ticks_ms(), a)
print(19 <= d, d < 5000)
u = time.ticks_us()
time.sleep_ms(5)
e = time.ticks_diff(time.ticks_us(), u)
print(4000 <= e, e < 5000000)
print(time.ticks_diff(5, 3), time.ticks_diff(3, 5), time.ticks_diff(7, 7))
print(time.ticks_diff(time.ticks_add(a, 100), a), time.ticks_diff(time.ticks_add(a, -100), a))
# Ticks wrap: a difference is right across the wrap.
top = time.ticks_add(0, -1)
print(top > 0, time.ticks_add(top, 1), time.ticks_diff(time.ticks_add(top, 10), top))
time.sleep_ms(0)
last = time.ticks_us()
ok = True
for i in range(200):
    now = time.ticks_us()
    if time.ticks_diff(now, last) < 0:
        ok = False
    last = now
print("ticks never run backwards:", ok)
