// Scopes: which variables the functions, classes and comprehensions of one statement have, and where each lives.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FRONTEND_SCOPE_H
#define SLIPWAY_PY_FRONTEND_SCOPE_H

#include "py/frontend/ast.h"
#include "py/lexer.h"

// A name as mp_name_of() makes it.
#if MICROPY_COMP_LOCAL_NAMES
typedef qstr qstr_in_source_t;
#else
typedef qstr_short_t qstr_in_source_t;
#endif

typedef enum {
    MP_SCOPE_MODULE,
    MP_SCOPE_CLASS,
    MP_SCOPE_FUNCTION,
    MP_SCOPE_INLINE,  // a comprehension whose variables are registers of the code around it
} mp_scope_kind_t;

#define MP_ID_USED (1)
#define MP_ID_ASSIGNED (2)
#define MP_ID_PARAM (4)
#define MP_ID_GLOBAL (8)     // declared global
#define MP_ID_NONLOCAL (16)  // declared nonlocal
#define MP_ID_DELETED (32)   // may become unbound: del, or the name of an except clause
#define MP_ID_CELL (64)      // shared with an inner function: its register holds a cell
#define MP_ID_FREE (128)     // an outer function's: among the function object's cells

typedef struct _mp_id_t {
    qstr_in_source_t name;
    uint8_t flags;
    uint16_t index;  // register, or number of the function's cell
} mp_id_t;

typedef struct _mp_scope_t {
    struct _mp_scope_t *parent;
    struct _mp_scope_t *child;  // newest first
    struct _mp_scope_t *sibling;
    const mp_node_t *node;
    mp_id_t *ids;  // in the order met, parameters first
    uint16_t n_ids;
    uint16_t n_alloc;
    uint16_t n_free;  // cells the function object carries
    uint8_t kind;
    bool has_yield : 1;
    bool has_named : 1;      // := changes a variable in the middle of an expression
    bool has_functions : 1;  // functions inside may share its variables
    bool needs_class : 1;    // of a class: its functions use __class__ or super()
} mp_scope_t;

// Finds the scopes of a statement and settles every variable's place but for its register. The scopes live in the
// arena. Raises SyntaxError (for contradicting declarations) and MemoryError.
mp_scope_t *mp_scope_analyse(const mp_node_t *node, mp_lexer_t *lex, mp_arena_t *arena);
mp_scope_t *mp_scope_of(mp_scope_t *parent, const mp_node_t *node);
mp_id_t *mp_scope_find(const mp_scope_t *scope, qstr name);

static inline bool mp_has_named(const mp_scope_t *scope) {
    return MICROPY_PY_ASSIGN_EXPR && scope->has_named;
}

#endif  // SLIPWAY_PY_FRONTEND_SCOPE_H
