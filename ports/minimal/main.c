// The minimal port: a prompt, and nothing else. There is no file system, and Ctrl-D ends the
// firmware: on the host that is the end of the program, on a board the start-up code begins anew.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/builtin.h"
#include "py/compile.h"
#include "py/gc.h"
#include "py/mperrno.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "shared/runtime/gchelper.h"
#include "shared/runtime/pyexec.h"

static uintptr_t heap[MICROPY_HEAP_WORDS];

int main(int argc, char **argv) {
    (void)argc;
    (void)argv;
    mp_stack_ctrl_init();
    mp_stack_set_limit(MICROPY_HW_STACK_LIMIT);
    gc_init(heap, heap + MP_ARRAY_SIZE(heap));
    mp_init();

    pyexec_friendly_repl();

    gc_sweep_all();
    mp_deinit();
    return 0;
}

// Reached only by C code that raises an exception outside any nlr_push: a mistake in that code.
void nlr_jump_fail(void *val) {
    (void)val;
    __builtin_trap();
}

void gc_collect(void) {
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_end();
}

mp_import_stat_t mp_import_stat(const char *path) {
    (void)path;
    return MP_IMPORT_STAT_NO_EXIST;
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
    (void)filename;
    mp_raise_OSError(MP_ENOENT);
}
