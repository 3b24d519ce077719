// What a prompt needs to know about Python: whether a line wants more, and how a name may go on.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_REPL_H
#define SLIPWAY_PY_REPL_H

#include "py/mpconfig.h"
#include "py/misc.h"
#include "py/mpprint.h"

// True while the text so far is an unfinished statement (open bracket, triple quote, backslash, compound statement
// without its closing blank line).
bool mp_repl_continue_with_input(const char *input);
// Completes the last name of str: returns the bytes to add, with *compl_str pointing at them; 0 for none;
// (size_t)-1 when several names were listed through print.
size_t mp_repl_autocomplete(
    const char *str, size_t len, const mp_print_t *print, const char **compl_str);

#endif  // SLIPWAY_PY_REPL_H
