// The standard port on a board: a prompt for ever. Ctrl-D is a soft reset, which starts with an
// empty heap but keeps the kind of prompt, as tools that use the raw one expect. There are no
// files.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/builtin.h"
#include "py/gc.h"
#include "py/lexer.h"
#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/runtime.h"
#include "shared/readline/readline.h"
#include "shared/runtime/pyexec.h"
#include "standard.h"

static void serve_prompts(void) {
    int result;
    do {
        result = pyexec_mode_kind == PYEXEC_MODE_RAW_REPL ? pyexec_raw_repl()
                                                          : pyexec_friendly_repl();
    } while (!(result & PYEXEC_FORCED_EXIT));
}

int standard_run(int argc, char **argv) {
    (void)argc;
    (void)argv;
    for (;;) {
        gc_init(MICROPY_HW_HEAP_START, MICROPY_HW_HEAP_END);
        mp_init();
        readline_init0();
        serve_prompts();
        mp_hal_stdout_tx_str("MPY: soft reboot\r\n");
        gc_sweep_all();
        mp_deinit();
    }
}

mp_import_stat_t mp_import_stat(const char *path) {
    (void)path;
    return MP_IMPORT_STAT_NO_EXIST;
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
    (void)filename;
    mp_raise_OSError(MP_ENOENT);
}
