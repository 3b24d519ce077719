// Waiting: milliseconds asleep, serving what the interpreter has pending (so that Ctrl-C ends a
// sleep); microseconds by watching the counter.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mphal.h"
#include "py/runtime.h"
#include "soc.h"

void mp_hal_delay_us(mp_uint_t us) {
    mp_uint_t start = mp_hal_ticks_us();
    while (mp_hal_ticks_us() - start < us) {
    }
}

void mp_hal_delay_ms(mp_uint_t ms) {
    // One tick more, as the first is partly over.
    mp_uint_t start = mp_hal_ticks_ms();
    while (mp_hal_ticks_ms() - start <= ms) {
        mp_handle_pending(true);
        soc_wait_for_interrupt();
    }
}
