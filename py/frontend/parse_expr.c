// Expressions: operators by precedence, calls and subscripts, brackets and comprehensions, parameters, and what may
// be assigned to.
// SPDX-License-Identifier: MIT

#include "py/frontend/parse_impl.h"
#include "py/stackctrl.h"

#if MICROPY_ENABLE_COMPILER

// ---- operators --------------------------------------------------------------------------------------------------

int mp_parse_infix(unsigned int tok, int *op) {
#define INFIX(prec, op) MP_PREC_##prec, MP_BINARY_OP_##op
#define NO_INFIX 0, 0
    // clang-format off
    static const uint8_t table[][2] = {
        { INFIX(TERM, MULTIPLY) }, { INFIX(AUG_ASSIGN, INPLACE_MULTIPLY) },
        { INFIX(POWER, POWER) }, { INFIX(AUG_ASSIGN, INPLACE_POWER) },
        { INFIX(TERM, TRUE_DIVIDE) }, { INFIX(AUG_ASSIGN, INPLACE_TRUE_DIVIDE) },
        { INFIX(TERM, FLOOR_DIVIDE) }, { INFIX(AUG_ASSIGN, INPLACE_FLOOR_DIVIDE) },
        { INFIX(COMPARE, LESS) }, { INFIX(COMPARE, LESS_EQUAL) },
        { INFIX(SHIFT, LSHIFT) }, { INFIX(AUG_ASSIGN, INPLACE_LSHIFT) },
        { INFIX(COMPARE, MORE) }, { INFIX(COMPARE, MORE_EQUAL) },
        { INFIX(SHIFT, RSHIFT) }, { INFIX(AUG_ASSIGN, INPLACE_RSHIFT) },
        { INFIX(SUM, ADD) }, { INFIX(AUG_ASSIGN, INPLACE_ADD) },
        { INFIX(SUM, SUBTRACT) }, { INFIX(AUG_ASSIGN, INPLACE_SUBTRACT) },
        { INFIX(TERM, MODULO) }, { INFIX(AUG_ASSIGN, INPLACE_MODULO) },
        { INFIX(TERM, MAT_MULTIPLY) }, { INFIX(AUG_ASSIGN, INPLACE_MAT_MULTIPLY) },
        { INFIX(BIT_AND, AND) }, { INFIX(AUG_ASSIGN, INPLACE_AND) },
        { INFIX(BIT_OR, OR) }, { INFIX(AUG_ASSIGN, INPLACE_OR) },
        { INFIX(BIT_XOR, XOR) }, { INFIX(AUG_ASSIGN, INPLACE_XOR) },
        { NO_INFIX }, { INFIX(COMPARE, EQUAL) },
        { NO_INFIX }, { INFIX(COMPARE, NOT_EQUAL) },
    };
    // clang-format on
    size_t i = tok - MP_TOKEN_STAR;
    if (i < MP_ARRAY_SIZE(table)) {
        *op = table[i][1];
        return table[i][0];
    }
    switch (tok) {
        case MP_TOKEN_KW_OR:
            *op = MP_NODE_OR;
            return MP_PREC_OR;
        case MP_TOKEN_KW_AND:
            *op = MP_NODE_AND;
            return MP_PREC_AND;
        case MP_TOKEN_KW_IN:
            *op = MP_BINARY_OP_IN;
            return MP_PREC_COMPARE;
        case MP_TOKEN_KW_IS:
            *op = MP_BINARY_OP_IS;
            return MP_PREC_COMPARE;
        case MP_TOKEN_KW_NOT:
            *op = MP_BINARY_OP_NOT_IN;
            return MP_PREC_COMPARE;
        default:
            return MP_PREC_NONE;
    }
}

static mp_node_t *parse_primary(mp_lexer_t *lex);

// Operators before an operand. lex->atom is the operand itself if it has been parsed already.
static mp_node_t *parse_unary(mp_lexer_t *lex, int prec) {
    MP_STACK_CHECK();
    uint32_t pos = lex->tok_pos;
    unsigned int op;
    if (lex->atom) {
        return parse_primary(lex);
    }
    switch (lex->tok) {
        case MP_TOKEN_PLUS:
            op = MP_UNARY_OP_POSITIVE;
            break;
        case MP_TOKEN_MINUS:
            op = MP_UNARY_OP_NEGATIVE;
            break;
        case MP_TOKEN_TILDE:
            op = MP_UNARY_OP_INVERT;
            break;
        case MP_TOKEN_KW_NOT:
            if (prec > MP_PREC_NOT) {
                mp_parse_fail(lex);
            }
            op = MP_UNARY_OP_NOT;
            break;
#if MICROPY_PY_ASYNC_AWAIT
        case MP_TOKEN_KW_AWAIT:
            mp_lexer_next(lex);
            return mp_node_new1(lex, MP_NODE_AWAIT, pos, parse_primary(lex));
#endif
        default:
            return parse_primary(lex);
    }
    mp_lexer_next(lex);
    mp_node_t *operand = mp_parse_binary(lex, op == MP_UNARY_OP_NOT ? MP_PREC_NOT : MP_PREC_UNARY);
    mp_node_t *node = mp_node_new1(lex, MP_NODE_UNARY, pos, operand);
    node->op = op;
    return mp_fold_unary(lex, node);
}

// a or b or c, a and b and c
static mp_node_t *parse_junction(mp_lexer_t *lex, mp_node_t *left, unsigned int kind, int prec) {
    size_t start = lex->n_kids;
    unsigned int tok = lex->tok;
    mp_node_push(lex, left);
    while (mp_parse_accept(lex, tok)) {
        mp_node_push(lex, mp_parse_binary(lex, prec + 1));
    }
    return mp_node_collect(lex, kind, mp_node_pos(lex, left), start);
}

static mp_node_t *parse_comparison(mp_lexer_t *lex, mp_node_t *left) {
    size_t start = lex->n_kids;
    mp_node_push(lex, left);
    int op;
    while (mp_parse_infix(lex->tok, &op) == MP_PREC_COMPARE) {
        mp_lexer_next(lex);
        if (op == MP_BINARY_OP_NOT_IN) {
            mp_parse_expect(lex, MP_TOKEN_KW_IN);
        } else if (op == MP_BINARY_OP_IS && mp_parse_accept(lex, MP_TOKEN_KW_NOT)) {
            op = MP_BINARY_OP_IS_NOT;
        }
        mp_node_push_q(lex, op);
        mp_node_push(lex, mp_parse_binary(lex, MP_PREC_COMPARE + 1));
    }
    return mp_node_collect(lex, MP_NODE_COMPARE, mp_node_pos(lex, left), start);
}

mp_node_t *mp_parse_binary(mp_lexer_t *lex, int min_prec) {
    mp_node_t *left = parse_unary(lex, min_prec);
    for (;;) {
        int op;
        int prec = mp_parse_infix(lex->tok, &op);
        if (prec < min_prec || prec == MP_PREC_NONE || prec == MP_PREC_AUG_ASSIGN) {
            return left;
        }
        if (prec <= MP_PREC_AND) {
            left = parse_junction(lex, left, op, prec);
        } else if (prec == MP_PREC_COMPARE) {
            left = parse_comparison(lex, left);
        } else {
            mp_lexer_next(lex);
            mp_node_t *right = mp_parse_binary(lex, prec == MP_PREC_POWER ? MP_PREC_UNARY : prec + 1);
            left = mp_node_new2(lex, MP_NODE_BINARY, mp_node_pos(lex, left), left, right);
            left->op = op;
            left = mp_fold_binary(lex, left);
        }
    }
}

mp_node_t *mp_parse_test(mp_lexer_t *lex) {
    MP_STACK_CHECK();
    uint32_t pos = lex->tok_pos;
    if (mp_parse_accept(lex, MP_TOKEN_KW_LAMBDA)) {
        mp_node_t *params = mp_parse_params(lex, true);
        mp_parse_expect(lex, MP_TOKEN_COLON);
        return mp_node_new2(lex, MP_NODE_LAMBDA, pos, params, mp_parse_test(lex));
    }
    mp_node_t *node = mp_parse_binary(lex, MP_PREC_OR);
    if (mp_parse_accept(lex, MP_TOKEN_KW_IF)) {
        mp_node_t *if_exp = mp_node_new(lex, MP_NODE_IF_EXP, mp_node_pos(lex, node), 3);
        if_exp->kid[0].node = mp_parse_binary(lex, MP_PREC_OR);
        if_exp->kid[1].node = node;
        mp_parse_expect(lex, MP_TOKEN_KW_ELSE);
        if_exp->kid[2].node = mp_parse_test(lex);
        node = if_exp;
    }
    return node;
}

mp_node_t *mp_parse_named(mp_lexer_t *lex) {
    bool may_be_target = lex->tok == MP_TOKEN_NAME;
    mp_node_t *node = mp_parse_test(lex);
#if MICROPY_PY_ASSIGN_EXPR
    if (lex->tok == MP_TOKEN_WALRUS && may_be_target && mp_node_name(node)) {
        mp_parse_check_target(lex, node);
        mp_lexer_next(lex);
        node = mp_node_new2(lex, MP_NODE_NAMED, mp_node_pos(lex, node), node, mp_parse_test(lex));
    }
#else
    (void)may_be_target;
#endif
    return node;
}

// ---- lists ------------------------------------------------------------------------------------------------------

bool mp_parse_starts_expr(unsigned int tok) {
    switch (tok) {
        case MP_TOKEN_NAME:
        case MP_TOKEN_NUMBER:
        case MP_TOKEN_STRING:
        case MP_TOKEN_STAR:
        case MP_TOKEN_PLUS:
        case MP_TOKEN_MINUS:
        case MP_TOKEN_TILDE:
        case MP_TOKEN_DOT:
        case MP_TOKEN_LPAREN:
        case MP_TOKEN_LBRACKET:
        case MP_TOKEN_LBRACE:
        case MP_TOKEN_KW_FALSE:
        case MP_TOKEN_KW_NONE:
        case MP_TOKEN_KW_TRUE:
        case MP_TOKEN_KW_AWAIT:
        case MP_TOKEN_KW_LAMBDA:
        case MP_TOKEN_KW_NOT:
            return true;
        default:
            return false;
    }
}

static mp_node_t *parse_element(mp_lexer_t *lex, mp_list_kind_t kind) {
    uint32_t pos = lex->tok_pos;
    if (lex->tok == MP_TOKEN_STAR && !lex->atom) {
        mp_lexer_next(lex);
        return mp_node_new1(lex, MP_NODE_STAR, pos, mp_parse_binary(lex, MP_PREC_BIT_OR));
    }
    return kind == MP_LIST_TARGETS ? mp_parse_binary(lex, MP_PREC_BIT_OR)
        : kind == MP_LIST_NAMED    ? mp_parse_named(lex)
                                   : mp_parse_test(lex);
}

static void check_no_star(mp_lexer_t *lex, const mp_node_t *node) {
    if (node->kind == MP_NODE_STAR) {
        mp_raise_syntax_error(
            lex, mp_node_pos(lex, node), MP_SYNTAX_TEXT("can't use starred expression here"));
    }
}

// After the first element: pushes it and the others.
static void push_elements(mp_lexer_t *lex, mp_node_t *first, mp_list_kind_t kind) {
    mp_node_push(lex, first);
    while (mp_parse_accept(lex, MP_TOKEN_COMMA) && mp_parse_starts_expr(lex->tok)) {
        mp_node_push(lex, parse_element(lex, kind));
    }
}

mp_node_t *mp_parse_list(mp_lexer_t *lex, mp_list_kind_t kind) {
    mp_node_t *first = parse_element(lex, kind);
    if (lex->tok != MP_TOKEN_COMMA) {
        check_no_star(lex, first);
        return first;
    }
    size_t start = lex->n_kids;
    push_elements(lex, first, kind);
    return mp_node_collect(lex, MP_NODE_TUPLE, mp_node_pos(lex, first), start);
}

static mp_node_t *parse_yield(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    mp_lexer_next(lex);
    if (mp_parse_accept(lex, MP_TOKEN_KW_FROM)) {
        return mp_node_new1(lex, MP_NODE_YIELD_FROM, pos, mp_parse_test(lex));
    }
    mp_node_t *value = mp_parse_starts_expr(lex->tok) ? mp_parse_list(lex, MP_LIST_TESTS) : NULL;
    return mp_node_new1(lex, MP_NODE_YIELD, pos, value);
}

mp_node_t *mp_parse_value(mp_lexer_t *lex) {
    return lex->tok == MP_TOKEN_KW_YIELD ? parse_yield(lex) : mp_parse_list(lex, MP_LIST_TESTS);
}

mp_node_t *mp_parse_targets(mp_lexer_t *lex) {
    mp_node_t *targets = mp_parse_list(lex, MP_LIST_TARGETS);
    mp_parse_check_target(lex, targets);
    return targets;
}

// ---- brackets ---------------------------------------------------------------------------------------------------

static bool at_comprehension(mp_lexer_t *lex) {
    return lex->tok == MP_TOKEN_KW_FOR || (MICROPY_PY_ASYNC_AWAIT && lex->tok == MP_TOKEN_KW_ASYNC);
}

// After the element, or a dict's key and value.
static mp_node_t *parse_comprehension(
    mp_lexer_t *lex, unsigned int kind, uint32_t pos, mp_node_t *a, mp_node_t *b) {
    size_t start = lex->n_kids;
    check_no_star(lex, a);
    mp_node_push(lex, a);
    mp_node_push(lex, b);
    do {
        uint32_t for_pos = lex->tok_pos;
        bool is_async = MICROPY_PY_ASYNC_AWAIT && mp_parse_accept(lex, MP_TOKEN_KW_ASYNC);
        mp_parse_expect(lex, MP_TOKEN_KW_FOR);
        mp_node_t *target = mp_parse_targets(lex);
        mp_parse_expect(lex, MP_TOKEN_KW_IN);
        mp_node_t *comp_for = mp_node_new2(
            lex, MP_NODE_COMP_FOR, for_pos, target, mp_parse_binary(lex, MP_PREC_OR));
        comp_for->op = is_async;
        mp_node_push(lex, comp_for);
        while (lex->tok == MP_TOKEN_KW_IF) {
            uint32_t if_pos = lex->tok_pos;
            mp_lexer_next(lex);
            mp_node_push(
                lex, mp_node_new1(lex, MP_NODE_COMP_IF, if_pos, mp_parse_binary(lex, MP_PREC_OR)));
        }
    } while (at_comprehension(lex));
    return mp_node_collect(lex, kind, pos, start);
}

// The elements of a display of the kind, or a comprehension, up to the closing bracket. In parentheses a single
// element stands for itself.
static mp_node_t *parse_display(mp_lexer_t *lex, uint32_t pos, mp_node_t *first, unsigned int kind,
    unsigned int comp_kind, unsigned int end) {
    mp_node_t *node;
    if (first == NULL && lex->tok == end) {
        node = mp_node_new(lex, kind, pos, 0);
    } else {
        if (first == NULL) {
            first = parse_element(lex, MP_LIST_NAMED);
        }
        if (at_comprehension(lex)) {
            node = parse_comprehension(lex, comp_kind, pos, first, NULL);
        } else if (kind == MP_NODE_TUPLE && lex->tok != MP_TOKEN_COMMA) {
            check_no_star(lex, first);
            node = first;
        } else {
            size_t start = lex->n_kids;
            push_elements(lex, first, MP_LIST_NAMED);
            node = mp_node_collect(lex, kind, pos, start);
        }
    }
    mp_parse_expect(lex, end);
    return node;
}

mp_node_t *mp_parse_paren(mp_lexer_t *lex, uint32_t pos, mp_node_t *first) {
    if (first == NULL && lex->tok == MP_TOKEN_KW_YIELD) {
        first = parse_yield(lex);
        mp_parse_expect(lex, MP_TOKEN_RPAREN);
        return first;
    }
    return parse_display(lex, pos, first, MP_NODE_TUPLE, MP_NODE_GEN_EXP, MP_TOKEN_RPAREN);
}

static mp_node_t *parse_brace(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    while (lex->tok != MP_TOKEN_RBRACE) {
        mp_node_t *key = NULL;
        if (!mp_parse_accept(lex, MP_TOKEN_DSTAR)) {
            key = parse_element(lex, MP_LIST_NAMED);
            if (MICROPY_PY_BUILTINS_SET && lex->n_kids == start && lex->tok != MP_TOKEN_COLON) {
                return parse_display(lex, pos, key, MP_NODE_SET, MP_NODE_SET_COMP, MP_TOKEN_RBRACE);
            }
            check_no_star(lex, key);
            mp_parse_expect(lex, MP_TOKEN_COLON);
        }
        mp_node_t *value = key ? mp_parse_test(lex) : mp_parse_binary(lex, MP_PREC_BIT_OR);
        if (key && lex->n_kids == start && at_comprehension(lex)) {
            mp_node_t *node = parse_comprehension(lex, MP_NODE_DICT_COMP, pos, key, value);
            mp_parse_expect(lex, MP_TOKEN_RBRACE);
            return node;
        }
        mp_node_push(lex, key);
        mp_node_push(lex, value);
        if (!mp_parse_accept(lex, MP_TOKEN_COMMA)) {
            break;
        }
    }
    mp_parse_expect(lex, MP_TOKEN_RBRACE);
    return mp_node_collect(lex, MP_NODE_DICT, pos, start);
}

static mp_node_t *parse_atom(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    mp_obj_t value;
    if (lex->atom) {
        mp_node_t *node = lex->atom;
        lex->atom = NULL;
        return node;
    }
    switch (lex->tok) {
        case MP_TOKEN_NAME: {
            qstr name = lex->tok_value.q;
            mp_lexer_next(lex);
            return mp_fold_name(lex, pos, name);
        }
        case MP_TOKEN_STRING:
            return mp_parse_strings(lex);
        case MP_TOKEN_LPAREN:
            mp_lexer_next(lex);
            return mp_parse_paren(lex, pos, NULL);
        case MP_TOKEN_LBRACKET:
            mp_lexer_next(lex);
            return parse_display(lex, pos, NULL, MP_NODE_LIST, MP_NODE_LIST_COMP, MP_TOKEN_RBRACKET);
        case MP_TOKEN_LBRACE:
            mp_lexer_next(lex);
            return parse_brace(lex, pos);
        case MP_TOKEN_NUMBER:
            value = lex->tok_value.obj;
            break;
        case MP_TOKEN_KW_NONE:
            value = mp_const_none;
            break;
        case MP_TOKEN_KW_TRUE:
            value = mp_const_true;
            break;
        case MP_TOKEN_KW_FALSE:
            value = mp_const_false;
            break;
        case MP_TOKEN_DOT:
            for (uint32_t i = 1; i < 3; i++) {
                mp_lexer_next(lex);
                if (lex->tok != MP_TOKEN_DOT || lex->tok_pos != pos + i) {
                    mp_parse_fail(lex);
                }
            }
            value = mp_const_ellipsis;
            break;
        default:
            mp_parse_fail(lex);
    }
    mp_lexer_next(lex);
    return mp_node_const(lex, pos, value);
}

// ---- calls, attributes, subscripts ------------------------------------------------------------------------------

static bool ends_slice(mp_lexer_t *lex) {
    return lex->tok == MP_TOKEN_COLON || lex->tok == MP_TOKEN_COMMA || lex->tok == MP_TOKEN_RBRACKET;
}

static mp_node_t *parse_slice(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    mp_node_t *start = NULL;
    if (!MICROPY_PY_BUILTINS_SLICE || lex->tok != MP_TOKEN_COLON) {
        start = parse_element(lex, MP_LIST_NAMED);
        if (!MICROPY_PY_BUILTINS_SLICE || lex->tok != MP_TOKEN_COLON) {
            return start;
        }
        check_no_star(lex, start);
    }
    mp_lexer_next(lex);
    mp_node_t *slice = mp_node_new(lex, MP_NODE_SLICE, pos, 3);
    slice->kid[0].node = start;
    if (!ends_slice(lex)) {
        slice->kid[1].node = mp_parse_test(lex);
    }
    if (mp_parse_accept(lex, MP_TOKEN_COLON) && !ends_slice(lex)) {
        slice->kid[2].node = mp_parse_test(lex);
    }
    return slice;
}

// After the "[".
static mp_node_t *parse_index(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    mp_node_t *index = parse_slice(lex);
    if (lex->tok == MP_TOKEN_COMMA || index->kind == MP_NODE_STAR) {
        size_t start = lex->n_kids;
        mp_node_push(lex, index);
        while (mp_parse_accept(lex, MP_TOKEN_COMMA) && lex->tok != MP_TOKEN_RBRACKET) {
            mp_node_push(lex, parse_slice(lex));
        }
        index = mp_node_collect(lex, MP_NODE_TUPLE, pos, start);
    }
    mp_parse_expect(lex, MP_TOKEN_RBRACKET);
    return index;
}

static mp_node_t *parse_keyword(mp_lexer_t *lex, const mp_node_t *name, size_t first) {
    mp_node_t *node = mp_node_new(lex, MP_NODE_KEYWORD, mp_node_pos(lex, name), 2);
    qstr q = mp_node_name(name);
    for (size_t i = first; i < lex->n_kids; i++) {
        mp_node_t *other = lex->kids[i].node;
        if (other->kind == MP_NODE_KEYWORD && other->kid[0].q == q) {
            mp_raise_syntax_error(
                lex, mp_node_pos(lex, name), MP_SYNTAX_TEXT("keyword argument repeated"));
        }
    }
    mp_lexer_next(lex);
    node->kid[0].q = q;
    node->kid[1].node = mp_parse_test(lex);
    return node;
}

void mp_parse_args(mp_lexer_t *lex) {
    size_t first = lex->n_kids;
    bool keywords = false;
    bool double_star = false;
    while (lex->tok != MP_TOKEN_RPAREN) {
        uint32_t pos = lex->tok_pos;
        bool may_be_keyword = lex->tok == MP_TOKEN_NAME;
        mp_node_t *arg;
        if (!double_star && mp_parse_accept(lex, MP_TOKEN_STAR)) {
            arg = mp_node_new1(lex, MP_NODE_STAR, pos, mp_parse_test(lex));
        } else if (mp_parse_accept(lex, MP_TOKEN_DSTAR)) {
            arg = mp_node_new1(lex, MP_NODE_DOUBLE_STAR, pos, mp_parse_test(lex));
            double_star = keywords = true;
        } else {
            arg = mp_parse_named(lex);
            if (lex->tok == MP_TOKEN_ASSIGN && may_be_keyword && mp_node_name(arg)) {
                arg = parse_keyword(lex, arg, first);
                keywords = true;
            } else if (keywords) {
                mp_raise_syntax_error(
                    lex, pos, MP_SYNTAX_TEXT("positional argument follows keyword argument"));
            } else if (at_comprehension(lex)) {
                arg = parse_comprehension(lex, MP_NODE_GEN_EXP, pos, arg, NULL);
                if (lex->n_kids != first || lex->tok != MP_TOKEN_RPAREN) {
                    mp_raise_syntax_error(
                        lex, pos, MP_SYNTAX_TEXT("generator expression must be parenthesized"));
                }
            }
        }
        mp_node_push(lex, arg);
        if (!mp_parse_accept(lex, MP_TOKEN_COMMA)) {
            break;
        }
    }
    mp_parse_expect(lex, MP_TOKEN_RPAREN);
}

static mp_node_t *parse_primary(mp_lexer_t *lex) {
    mp_node_t *node = parse_atom(lex);
    for (;;) {
        uint32_t pos = mp_node_pos(lex, node);
        if (mp_parse_accept(lex, MP_TOKEN_LPAREN)) {
            size_t start = lex->n_kids;
            mp_node_push(lex, node);
            mp_parse_args(lex);
            node = mp_fold_call(lex, mp_node_collect(lex, MP_NODE_CALL, pos, start));
        } else if (mp_parse_accept(lex, MP_TOKEN_LBRACKET)) {
            node = mp_node_new2(lex, MP_NODE_SUBSCR, pos, node, parse_index(lex));
        } else if (mp_parse_accept(lex, MP_TOKEN_DOT)) {
            node = mp_node_new2(lex, MP_NODE_ATTR, pos, node, NULL);
            node->kid[1].q = mp_parse_name(lex);
        } else {
            return node;
        }
    }
}

// ---- parameters and targets -------------------------------------------------------------------------------------

// One parameter: name, annotation, default.
static mp_node_t *parse_param(mp_lexer_t *lex, unsigned int kind, bool is_lambda) {
    mp_node_t *param = mp_node_new(lex, MP_NODE_PARAM, lex->tok_pos, 2);
    param->op = kind;
    param->kid[0].q = mp_parse_name(lex);
    mp_fold_forget(lex, param->kid[0].q);
    if (!is_lambda && mp_parse_accept(lex, MP_TOKEN_COLON)) {
        parse_element(lex, MP_LIST_TESTS);
    }
    if ((kind == MP_PARAM_POSITIONAL || kind == MP_PARAM_KEYWORD_ONLY)
        && mp_parse_accept(lex, MP_TOKEN_ASSIGN)) {
        param->kid[1].node = mp_parse_test(lex);
    }
    return param;
}

// *args comes after the keyword-only parameters in the tree, as in the registers.
mp_node_t *mp_parse_params(mp_lexer_t *lex, bool is_lambda) {
    uint32_t pos = lex->tok_pos;
    mp_node_t *star = NULL;
    size_t start = lex->n_kids;
    unsigned int kind = MP_PARAM_POSITIONAL;
    bool had_default = false;
    bool had_slash = false;
    while (lex->tok != (is_lambda ? MP_TOKEN_COLON : MP_TOKEN_RPAREN)
        && kind != MP_PARAM_DOUBLE_STAR) {
        if (lex->tok == MP_TOKEN_SLASH && !had_slash && kind == MP_PARAM_POSITIONAL
            && lex->n_kids > start) {
            had_slash = true;
            mp_lexer_next(lex);
        } else {
            unsigned int this_kind = kind;
            if (kind == MP_PARAM_POSITIONAL && mp_parse_accept(lex, MP_TOKEN_STAR)) {
                kind = MP_PARAM_KEYWORD_ONLY;
                this_kind = MP_PARAM_STAR;
                if (mp_parse_accept(lex, MP_TOKEN_COMMA)) {
                    if (lex->tok != MP_TOKEN_NAME) {
                        mp_raise_syntax_error(lex, lex->tok_pos,
                            MP_SYNTAX_TEXT("named arguments must follow bare *"));
                    }
                    continue;
                }
            } else if (mp_parse_accept(lex, MP_TOKEN_DSTAR)) {
                this_kind = kind = MP_PARAM_DOUBLE_STAR;
            }
            mp_node_t *param = parse_param(lex, this_kind, is_lambda);
            if (this_kind == MP_PARAM_POSITIONAL) {
                if (had_default && param->kid[1].node == NULL) {
                    mp_raise_syntax_error(lex, mp_node_pos(lex, param),
                        MP_SYNTAX_TEXT("non-default argument follows default argument"));
                }
                had_default = param->kid[1].node != NULL;
            }
            if (kind == MP_PARAM_DOUBLE_STAR && star != NULL) {
                mp_node_push(lex, star);
                star = NULL;
            }
            if (this_kind == MP_PARAM_STAR) {
                star = param;
            } else {
                mp_node_push(lex, param);
            }
        }
        if (!mp_parse_accept(lex, MP_TOKEN_COMMA)) {
            break;
        }
    }
    if (star != NULL) {
        mp_node_push(lex, star);
    }
    return mp_node_collect(lex, MP_NODE_PARAMS, pos, start);
}

static NORETURN void bad_target(mp_lexer_t *lex, const mp_node_t *node) {
    mp_raise_syntax_error(lex, mp_node_pos(lex, node),
        node->kind == MP_NODE_CALL        ? MP_SYNTAX_TEXT("cannot assign to function call")
            : node->kind == MP_NODE_CONST ? MP_SYNTAX_TEXT("cannot assign to literal")
                                          : MP_SYNTAX_TEXT("cannot assign to expression"));
}

void mp_parse_check_simple_target(mp_lexer_t *lex, mp_node_t *node) {
    qstr name = mp_node_name(node);
    if (name) {
        mp_fold_forget(lex, name);
        node->kind = MP_NODE_NAME;
        node->n = 1;
        node->kid[0].q = name;
    } else if (node->kind != MP_NODE_ATTR && node->kind != MP_NODE_SUBSCR) {
        bad_target(lex, node);
    }
}

void mp_parse_check_target(mp_lexer_t *lex, mp_node_t *node) {
    MP_STACK_CHECK();
    if (node->kind != MP_NODE_TUPLE && node->kind != MP_NODE_LIST) {
        mp_parse_check_simple_target(lex, node);
        return;
    }
    bool had_star = false;
    for (size_t i = 0; i < node->n; i++) {
        mp_node_t *element = node->kid[i].node;
        if (element->kind == MP_NODE_STAR) {
            if (had_star) {
                mp_raise_syntax_error(lex, mp_node_pos(lex, element),
                    MP_SYNTAX_TEXT("multiple starred expressions in assignment"));
            }
            had_star = true;
            element = element->kid[0].node;
        }
        mp_parse_check_target(lex, element);
    }
}

#endif  // MICROPY_ENABLE_COMPILER
