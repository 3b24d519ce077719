// input(): a line from the terminal, edited as at the prompt.
// SPDX-License-Identifier: MIT

#include "py/mphal.h"
#include "py/runtime.h"
#include "py/modules/builtins.h"

#if MICROPY_PY_BUILTINS_INPUT

// A port may bring its own way to read a line; it returns a control character, or 0 for a line. Other ports link
// shared/readline.
#ifndef mp_hal_readline
int readline(vstr_t *line, const char *prompt);
#define mp_hal_readline readline
#endif

#define CTRL_C (3)
#define CTRL_D (4)

static mp_obj_t builtin_input(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        mp_obj_print(args[0], PRINT_STR);
    }
    vstr_t line;
    vstr_init(&line, 16);
    int end = mp_hal_readline(&line, "");
    if (end == CTRL_C) {
        mp_raise_type(&mp_type_KeyboardInterrupt);
    }
    if (end == CTRL_D) {
        mp_raise_type(&mp_type_EOFError);
    }
    return mp_obj_new_str_from_vstr(&line);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_input_obj, 0, 1, builtin_input);

#endif  // MICROPY_PY_BUILTINS_INPUT
