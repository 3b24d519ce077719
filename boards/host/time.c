// The HAL's clocks and delays from the system's: ticks count from an arbitrary start and do not
// jump; the time of day is that of the system. Delays end when an exception is pending.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define _GNU_SOURCE
#include <errno.h>
#include <time.h>
#include "py/mphal.h"
#include "py/runtime.h"

static uint64_t clock_ns(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * UINT64_C(1000000000) + now.tv_nsec;
}

static void sleep_ns(uint64_t ns) {
    uint64_t end = clock_ns(CLOCK_MONOTONIC) + ns;
    struct timespec until = { .tv_sec = end / 1000000000, .tv_nsec = end % 1000000000 };
    do {
        mp_handle_pending(true);
    } while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR);
    mp_handle_pending(true);
}

mp_uint_t mp_hal_ticks_ms(void) {
    return clock_ns(CLOCK_MONOTONIC) / 1000000;
}

mp_uint_t mp_hal_ticks_us(void) {
    return clock_ns(CLOCK_MONOTONIC) / 1000;
}

mp_uint_t mp_hal_ticks_cpu(void) {
    return clock_ns(CLOCK_MONOTONIC);
}

uint64_t mp_hal_time_ns(void) {
    return clock_ns(CLOCK_REALTIME);
}

void mp_hal_delay_ms(mp_uint_t ms) {
    sleep_ns(ms * UINT64_C(1000000));
}

void mp_hal_delay_us(mp_uint_t us) {
    sleep_ns(us * UINT64_C(1000));
}
