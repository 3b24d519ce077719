// The interrupt character for consoles that look at each byte themselves.
// This file does not include py/mphal.h, as a port may define mp_hal_set_interrupt_char there.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/runtime.h"
#include "shared/runtime/interrupt_char.h"

int mp_interrupt_char = -1;

void mp_hal_set_interrupt_char(int c) {
    mp_interrupt_char = c;
}

bool mp_interrupt_char_received(int c) {
    if (c != mp_interrupt_char) {
        return false;
    }
#if MICROPY_KBD_EXCEPTION
    mp_sched_keyboard_interrupt();
#endif
    return true;
}
