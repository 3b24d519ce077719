// The syntax tree of one top-level statement, as the parser hands it to the code generator. Nodes live in an arena
// that is freed as a whole; each has a kind, an operator or flag, and children. The table below is the grammar's
// shape: what kid[] holds for each kind.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FRONTEND_AST_H
#define SLIPWAY_PY_FRONTEND_AST_H

#include "py/obj.h"

typedef struct _mp_node_t mp_node_t;

typedef union _mp_kid_t {
    mp_node_t *node;  // NULL where the source has nothing
    qstr q;
    mp_obj_t obj;
} mp_kid_t;

struct _mp_node_t {
    uint8_t kind;  // MP_NODE_xxx
    uint8_t op;
    uint16_t n;  // children
#if MICROPY_ENABLE_SOURCE_LINE
    uint32_t pos;  // line << 10 | column, the column ending at 1023
#endif
    mp_kid_t kid[];
};

#define MP_NODE_POS(line, col) (((uint32_t)(line) << 10) | ((col) < 1023 ? (uint32_t)(col) : 1023u))

// Where a node is in the source. Where trees are to be small, that is how far the lexer has come.
#if MICROPY_ENABLE_SOURCE_LINE
#define mp_node_pos(lex, node) ((void)(lex), (node)->pos)
#define MP_NODE_LINE(node) ((node)->pos >> 10)
#else
#define mp_node_pos(lex, node) ((void)(node), (lex)->tok_pos)
#define MP_NODE_LINE(node) ((void)(node), 0)
#endif

typedef enum {
    // Expressions.
    MP_NODE_NAME,        // q
    MP_NODE_CONST,       // obj: None, False, True, ..., int, float, str, bytes
    MP_NODE_JOINED_STR,  // f-string: parts, each CONST (str) or FORMATTED
    MP_NODE_FORMATTED,  // op: conversion 0 'r' 's' 'a'; expr, spec (CONST str or JOINED_STR) or NULL
    MP_NODE_TUPLE,      // elements, which may be STAR; the same for LIST and SET
    MP_NODE_LIST,
    MP_NODE_SET,
    MP_NODE_DICT,     // key, value, key, value...; a NULL key is **value
    MP_NODE_STAR,     // expr
    MP_NODE_UNARY,    // op: mp_unary_op_t (POSITIVE, NEGATIVE, INVERT, NOT); expr
    MP_NODE_BINARY,   // op: mp_binary_op_t (OR..POWER); left, right
    MP_NODE_AND,      // two or more operands
    MP_NODE_OR,       // two or more operands
    MP_NODE_COMPARE,  // left, q = mp_binary_op_t (LESS..IS, NOT_IN, IS_NOT), right, q, right...
    MP_NODE_IF_EXP,   // condition, then, else
    MP_NODE_LAMBDA,   // PARAMS, expr
    MP_NODE_CALL,     // function, then arguments: expr, STAR, KEYWORD, DOUBLE_STAR in source order
    MP_NODE_KEYWORD,  // q, expr
    MP_NODE_DOUBLE_STAR,  // expr
    MP_NODE_ATTR,         // expr, q
    MP_NODE_SUBSCR,       // expr, index: an expression, SLICE, or TUPLE of them
    MP_NODE_SLICE,        // start, stop, step, each may be NULL
    MP_NODE_LIST_COMP,  // element, NULL, then COMP_FOR and COMP_IF in source order; the same for SET_COMP, GEN_EXP
    MP_NODE_SET_COMP,
    MP_NODE_DICT_COMP,  // key, value, then COMP_FOR and COMP_IF
    MP_NODE_GEN_EXP,
    MP_NODE_COMP_FOR,    // op: 1 if async; target, iterable
    MP_NODE_COMP_IF,     // condition
    MP_NODE_YIELD,       // expr or NULL
    MP_NODE_YIELD_FROM,  // expr
    MP_NODE_AWAIT,       // expr
    MP_NODE_NAMED,       // NAME, expr: target := expr

    // Statements.
    MP_NODE_BLOCK,   // statements
    MP_NODE_EXPR,    // expr
    MP_NODE_ASSIGN,  // target..., value last; targets are NAME ATTR SUBSCR TUPLE LIST (with STAR)
    MP_NODE_AUG_ASSIGN,  // op: mp_binary_op_t (INPLACE_xxx); target, value
    MP_NODE_ANN_ASSIGN,  // target, annotation, value or NULL
    MP_NODE_DEL,         // targets
    MP_NODE_PASS,
    MP_NODE_BREAK,
    MP_NODE_CONTINUE,
    MP_NODE_RETURN,    // expr or NULL
    MP_NODE_RAISE,     // exception or NULL, cause or NULL
    MP_NODE_GLOBAL,    // q...
    MP_NODE_NONLOCAL,  // q...
    MP_NODE_ASSERT,    // condition, message or NULL
    MP_NODE_IMPORT,    // q dotted name, q "as" name or MP_QSTRnull, ...
    MP_NODE_FROM,  // op: leading dots; q module or MP_QSTRnull, then q name, q "as" name or MP_QSTRnull, ...;
                   // "*" is the name MP_QSTR__star_
    MP_NODE_IF,      // condition, BLOCK, else (BLOCK or IF) or NULL
    MP_NODE_WHILE,   // condition, BLOCK, else BLOCK or NULL
    MP_NODE_FOR,     // op: 1 if async; target, iterable, BLOCK, else BLOCK or NULL
    MP_NODE_TRY,     // BLOCK, else BLOCK or NULL, finally BLOCK or NULL, then EXCEPT...
    MP_NODE_EXCEPT,  // type or NULL, q name or MP_QSTRnull, BLOCK
    MP_NODE_WITH,    // op: 1 if async; expr, target or NULL, expr, target or NULL, ..., BLOCK last
    MP_NODE_FUNCTION,   // op: 1 if async; q name, PARAMS, BLOCK
    MP_NODE_PARAMS,     // PARAM..., *args after the keyword-only ones
    MP_NODE_PARAM,      // op: mp_param_kind_t; q name, default or NULL
    MP_NODE_CLASS,      // q name, BLOCK, then bases and keywords as in CALL
    MP_NODE_DECORATED,  // decorator expressions..., FUNCTION or CLASS last
} mp_node_kind_t;

// The texts of a mistake that "invalid syntax" and the position describe well enough where ROM is short, and of a limit
// that was passed.
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
#define MP_SYNTAX_TEXT(text) MP_ERROR_TEXT("invalid syntax")
#define MP_LIMIT_TEXT(text) MP_ERROR_TEXT("too complex")
#else
#define MP_SYNTAX_TEXT(text) MP_ERROR_TEXT(text)
#define MP_LIMIT_TEXT(text) MP_ERROR_TEXT(text)
#endif

// Whether a FOR, COMP_FOR, WITH or FUNCTION is asynchronous.
static inline bool mp_node_is_async(const mp_node_t *node) {
    return MICROPY_PY_ASYNC_AWAIT && node->op;
}

typedef enum {
    MP_PARAM_POSITIONAL,
    MP_PARAM_STAR,  // *args
    MP_PARAM_KEYWORD_ONLY,
    MP_PARAM_DOUBLE_STAR,  // **kwargs
} mp_param_kind_t;

// The tree's memory: chunks of the heap, opaque to the collector, reachable from the C stack.
typedef struct _mp_arena_t {
    struct _mp_arena_chunk_t *chunk;  // newest first
    size_t used;                      // bytes of the newest
    size_t chunk_size;
} mp_arena_t;

void mp_arena_init(mp_arena_t *arena);
void *mp_arena_alloc(mp_arena_t *arena, size_t n_bytes);  // word aligned, cleared; raises MemoryError
void mp_arena_clear(mp_arena_t *arena);                   // frees all

#endif  // SLIPWAY_PY_FRONTEND_AST_H
