// The standard port: what is the same on every board.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/gc.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "shared/runtime/gchelper.h"
#include "standard.h"

int main(int argc, char **argv) {
    mp_stack_ctrl_init();
    mp_stack_set_limit(MICROPY_HW_STACK_LIMIT);
    return standard_run(argc, argv);
}

void gc_collect(void) {
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_end();
}

// Reached only by C code that raises an exception outside any nlr_push: a mistake in that code.
void nlr_jump_fail(void *val) {
    (void)val;
    __builtin_trap();
}
