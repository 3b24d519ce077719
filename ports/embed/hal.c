// What the core asks of a port and of a board, for an application: output goes where the
// application says.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <stdio.h>
#include <stdlib.h>

#include "py/gc.h"
#include "py/mphal.h"
#include "shared/runtime/gchelper.h"
#include "include/slipway.h"

static slipway_write_t writer;
static void *writer_data;

void slipway_set_output(slipway_write_t write, void *data) {
    writer = write;
    writer_data = data;
}

void mp_hal_stdout_tx_strn(const char *str, mp_uint_t len) {
    if (writer) {
        writer(writer_data, str, len);
    } else {
        fwrite(str, 1, len, stdout);
    }
}

void mp_hal_stdout_tx_str(const char *str) {
    mp_hal_stdout_tx_strn(str, strlen(str));
}

void mp_hal_stdout_tx_strn_cooked(const char *str, mp_uint_t len) {
    mp_hal_stdout_tx_strn(str, len);
}

void gc_collect(void) {
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_end();
}

// Reached only by C code that raises an exception outside any nlr_push: a mistake in that code.
void nlr_jump_fail(void *val) {
    (void)val;
    fputs("slipway: an exception was raised where nobody catches it\n", stderr);
    abort();
}
