// Parsing as ports see it: the two-step way of mp_parse() and mp_compile().
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_PARSE_H
#define SLIPWAY_PY_PARSE_H

#include "py/lexer.h"
#include "py/runtime.h"

// What mp_parse() hands to mp_compile(): the source itself, since compiling goes statement by statement.
typedef struct _mp_parse_tree_t {
    struct _mp_lexer_t *lex;
    mp_parse_input_kind_t kind;
} mp_parse_tree_t;

mp_parse_tree_t mp_parse(struct _mp_lexer_t *lex, mp_parse_input_kind_t input_kind);
void mp_parse_tree_clear(mp_parse_tree_t *tree);

#endif  // SLIPWAY_PY_PARSE_H
