// The HAL's stdin and stdout on the console. A port that has its own mphalport.c replaces these.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "console.h"
#include "soc.h"

int mp_hal_stdin_rx_chr(void) {
    int c;
    while ((c = console_read()) < 0) {
        mp_handle_pending(true);
        soc_wait_for_interrupt();
    }
    return c;
}

// Writing never blocks for longer than the bytes take, so the console is always writable.
uintptr_t mp_hal_stdio_poll(uintptr_t poll_flags) {
    uintptr_t ready = poll_flags & MP_STREAM_POLL_WR;
    if (poll_flags & MP_STREAM_POLL_RD && console_any()) {
        ready |= MP_STREAM_POLL_RD;
    }
    return ready;
}

void mp_hal_stdout_tx_strn(const char *str, mp_uint_t len) {
    console_write(str, len);
}
