// The interrupt character on the host: while code runs, the terminal turns it into SIGINT, and
// that schedules the KeyboardInterrupt; so does a SIGINT from elsewhere.
// This file does not include py/mphal.h, as a port may define mp_hal_set_interrupt_char there.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define _GNU_SOURCE
#include <signal.h>
#include "py/runtime.h"
#include "shared/runtime/interrupt_char.h"
#include "terminal.h"

int mp_interrupt_char = -1;
static struct sigaction idle_action;

static void on_interrupt(int sig) {
    (void)sig;
#if MICROPY_KBD_EXCEPTION
    mp_sched_keyboard_interrupt();
#endif
}

void mp_hal_set_interrupt_char(int c) {
    if (c == mp_interrupt_char) {
        return;
    }
    if (mp_interrupt_char < 0) {
        // Without SA_RESTART, so that a blocked read() or sleep ends.
        struct sigaction action = { .sa_handler = on_interrupt };
        sigaction(SIGINT, &action, &idle_action);
    } else if (c < 0) {
        sigaction(SIGINT, &idle_action, NULL);
    }
    mp_interrupt_char = c;
    host_terminal_interrupt_char(c);
}
