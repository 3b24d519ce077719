// The parser: one top-level statement at a time.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FRONTEND_PARSER_H
#define SLIPWAY_PY_FRONTEND_PARSER_H

#include "py/frontend/ast.h"
#include "py/lexer.h"
#include "py/runtime.h"

// The next top-level statement (a line with semicolons is a BLOCK), or NULL at the end of the input. For
// MP_PARSE_EVAL_INPUT the expression itself, once; for MP_PARSE_SINGLE_INPUT the input's single statement. Raises
// SyntaxError or IndentationError with file, line and column, RuntimeError when nesting exhausts the C stack, and
// MemoryError.
mp_node_t *mp_parse_statement(mp_lexer_t *lex, mp_arena_t *arena, mp_parse_input_kind_t kind);

// Raises SyntaxError (or the type given) at a position of this source; the exception carries a traceback entry of the
// file and line, and its text the column.
NORETURN void mp_raise_syntax_error(mp_lexer_t *lex, uint32_t pos, mp_rom_error_text_t msg);

#endif  // SLIPWAY_PY_FRONTEND_PARSER_H
