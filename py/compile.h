// From source to something that can be called.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_COMPILE_H
#define SLIPWAY_PY_COMPILE_H

#include "py/lexer.h"
#include "py/parse.h"
#include "py/runtime.h"

// A function of no arguments that runs the source in the globals of the time it is called. Raises SyntaxError.
mp_obj_t mp_compile(mp_parse_tree_t *parse_tree, qstr source_file, bool is_repl);

#endif  // SLIPWAY_PY_COMPILE_H
