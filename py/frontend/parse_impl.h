// What the parts of the parser share: building nodes, and the functions for the grammar's main categories. The parser
// keeps its state in the lexer, so each function takes that alone. "Parses" means: from the current token on, leaving
// the first token behind as the current one; a mistake raises SyntaxError.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FRONTEND_PARSE_IMPL_H
#define SLIPWAY_PY_FRONTEND_PARSE_IMPL_H

#include "py/frontend/lexer.h"
#include "py/frontend/parser.h"

// How tightly an operator binds.
enum {
    MP_PREC_NONE,
    MP_PREC_OR,
    MP_PREC_AND,
    MP_PREC_NOT,
    MP_PREC_COMPARE,
    MP_PREC_BIT_OR,
    MP_PREC_BIT_XOR,
    MP_PREC_BIT_AND,
    MP_PREC_SHIFT,
    MP_PREC_SUM,
    MP_PREC_TERM,
    MP_PREC_UNARY,
    MP_PREC_POWER,
    MP_PREC_AUG_ASSIGN,  // no operator of an expression: x= forms
};

// What the elements of a list without brackets may be: a star and one of these.
typedef enum {
    MP_LIST_TARGETS,  // what comes before "in": no comparisons
    MP_LIST_TESTS,
    MP_LIST_NAMED,  // also name := value
} mp_list_kind_t;

// ---- nodes (arena.c)
mp_node_t *mp_node_new(
    mp_lexer_t *lex, unsigned int kind, uint32_t pos, size_t n);  // op 0, children cleared
mp_node_t *mp_node_new1(mp_lexer_t *lex, unsigned int kind, uint32_t pos, mp_node_t *a);
mp_node_t *mp_node_new2(mp_lexer_t *lex, unsigned int kind, uint32_t pos, mp_node_t *a, mp_node_t *b);
mp_node_t *mp_node_const(mp_lexer_t *lex, uint32_t pos, mp_obj_t value);
// The stack of children, and a node made from all of them above start.
void mp_node_push(mp_lexer_t *lex, mp_node_t *node);
void mp_node_push_q(mp_lexer_t *lex, qstr q);
mp_node_t *mp_node_collect(mp_lexer_t *lex, unsigned int kind, uint32_t pos, size_t start);
// The name that a node was in the source: of a NAME, or a CONST that stands for it; else MP_QSTRnull.
qstr mp_node_name(const mp_node_t *node);

// ---- tokens
bool mp_parse_accept(mp_lexer_t *lex, unsigned int tok);  // moves past the token if it is this one
NORETURN void mp_parse_fail(mp_lexer_t *lex);             // invalid syntax at the current token
void mp_parse_expect(mp_lexer_t *lex, unsigned int tok);
qstr mp_parse_name(mp_lexer_t *lex);

// ---- expressions (parse_expr.c)
mp_node_t *mp_parse_binary(mp_lexer_t *lex, int prec);  // operators that bind at least that tightly
mp_node_t *mp_parse_test(mp_lexer_t *lex);              // also the conditional operator and lambda
mp_node_t *mp_parse_named(mp_lexer_t *lex);             // also name := value
mp_node_t *mp_parse_list(mp_lexer_t *lex, mp_list_kind_t kind);  // a TUPLE if there is a comma
mp_node_t *mp_parse_value(mp_lexer_t *lex);                      // a list of tests, or yield
mp_node_t *mp_parse_targets(mp_lexer_t *lex);                    // what a "for" assigns to
mp_node_t *mp_parse_paren(mp_lexer_t *lex, uint32_t pos,
    mp_node_t *first);  // after "(" and, if not NULL, its first element
mp_node_t *mp_parse_params(mp_lexer_t *lex, bool is_lambda);
void mp_parse_args(mp_lexer_t *lex);  // after "(", up to ")": pushes them
bool mp_parse_starts_expr(unsigned int tok);
int mp_parse_infix(unsigned int tok,
    int *op);  // precedence of an operator between operands, MP_PREC_NONE if not one
void mp_parse_check_target(mp_lexer_t *lex, mp_node_t *node);         // of an assignment
void mp_parse_check_simple_target(mp_lexer_t *lex, mp_node_t *node);  // no tuple or list

// ---- strings (parse_str.c)
mp_node_t *mp_parse_strings(mp_lexer_t *lex);  // literals one after the other

// ---- constants (fold.c)
// Return the node, or the constant that it comes to.
mp_node_t *mp_fold_unary(mp_lexer_t *lex, mp_node_t *node);
mp_node_t *mp_fold_binary(mp_lexer_t *lex, mp_node_t *node);
mp_node_t *mp_fold_call(mp_lexer_t *lex, mp_node_t *node);  // const(value)
// The constant that a name stands for, or a NAME.
mp_node_t *mp_fold_name(mp_lexer_t *lex, uint32_t pos, qstr name);
void mp_fold_define(
    mp_lexer_t *lex, const mp_node_t *target, const mp_node_t *value);  // after target = value
void mp_fold_forget(mp_lexer_t *lex, qstr name);  // the name is bound to something else

#endif  // SLIPWAY_PY_FRONTEND_PARSE_IMPL_H
