// Running Python from C code and from people: text and files; the friendly prompt with its paste
// mode; the raw prompt and raw-paste mode that tools on the other end of a serial line speak.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef MICROPY_INCLUDED_SHARED_RUNTIME_PYEXEC_H
#define MICROPY_INCLUDED_SHARED_RUNTIME_PYEXEC_H

#include "py/obj.h"

typedef enum {
    PYEXEC_MODE_FRIENDLY_REPL,
    PYEXEC_MODE_RAW_REPL,
} pyexec_mode_kind_t;

// The prompt in use, which stays so over a soft reset.
extern pyexec_mode_kind_t pyexec_mode_kind;

// What the pyexec functions return: 1 after success; 0 after an exception, which has been printed;
// this bit after SystemExit, with its exit code in the low eight, and after a wish for a soft reset
// at the prompt.
#define PYEXEC_FORCED_EXIT (0x100)

// The prompt of one kind. The friendly one returns PYEXEC_FORCED_EXIT at Ctrl-D on an empty line or
// SystemExit, and serves the raw one in between if the other end asks for it. The raw one returns 0
// when the other end wants the friendly one, else as before.
int pyexec_friendly_repl(void);
int pyexec_raw_repl(void);

// Runs a file, a file if there is one (success if not), or source text, in the current globals.
// Ctrl-C interrupts files, and text if that is allowed.
int pyexec_file(const char *filename);
int pyexec_file_if_exists(const char *filename);
int pyexec_vstr(vstr_t *str, bool allow_keyboard_interrupt);

// The exit code that a SystemExit carries, by CPython's rules: none is 0, an int its low eight
// bits, and anything else is printed and 1.
int pyexec_exit_code(mp_obj_t exc, const mp_print_t *print);

#endif
