// Statements: the grammar of lines, blocks and compound statements. Recursive descent over the lexer's tokens, one
// token of look-ahead.
// SPDX-License-Identifier: MIT

#include "py/frontend/parse_impl.h"
#include "py/stackctrl.h"

#if MICROPY_ENABLE_COMPILER

static void parse_statement(mp_lexer_t *lex);

// ---- tokens -----------------------------------------------------------------------------------------------------

void mp_parse_fail(mp_lexer_t *lex) {
    if (lex->tok == MP_TOKEN_INDENT) {
        mp_lexer_raise(
            lex, &mp_type_IndentationError, lex->tok_pos, MP_ERROR_TEXT("unexpected indent"));
    }
    mp_raise_syntax_error(lex, lex->tok_pos, MP_ERROR_TEXT("invalid syntax"));
}

bool mp_parse_accept(mp_lexer_t *lex, unsigned int tok) {
    if (lex->tok != tok) {
        return false;
    }
    mp_lexer_next(lex);
    return true;
}

void mp_parse_expect(mp_lexer_t *lex, unsigned int tok) {
    if (!mp_parse_accept(lex, tok)) {
        mp_parse_fail(lex);
    }
}

qstr mp_parse_name(mp_lexer_t *lex) {
    qstr name = lex->tok_value.q;
    mp_parse_expect(lex, MP_TOKEN_NAME);
    return name;
}

// A name that the statement binds.
static qstr parse_new_name(mp_lexer_t *lex) {
    qstr name = mp_parse_name(lex);
    mp_fold_forget(lex, name);
    return name;
}

// ---- imports ----------------------------------------------------------------------------------------------------

static qstr parse_dotted_name(mp_lexer_t *lex) {
    qstr name = lex->tok_value.q;
    size_t len;
    if (lex->tok != MP_TOKEN_NAME) {
        mp_parse_fail(lex);
    }
    mp_lexer_next_keep(lex);
    if (lex->tok != MP_TOKEN_DOT) {
        return name;
    }
    do {
        vstr_add_byte(&lex->vstr, '.');
        mp_lexer_next_keep(lex);
        if (lex->tok != MP_TOKEN_NAME) {
            mp_parse_fail(lex);
        }
        len = lex->vstr.len;
        mp_lexer_next_keep(lex);
    } while (lex->tok == MP_TOKEN_DOT);
    return qstr_from_strn(lex->vstr.buf, len);
}

// "as name", or MP_QSTRnull.
static qstr parse_as(mp_lexer_t *lex) {
    return mp_parse_accept(lex, MP_TOKEN_KW_AS) ? parse_new_name(lex) : MP_QSTRnull;
}

static mp_node_t *parse_import(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    do {
        qstr name = parse_dotted_name(lex);
        mp_fold_forget(lex, name);
        mp_node_push_q(lex, name);
        mp_node_push_q(lex, parse_as(lex));
    } while (mp_parse_accept(lex, MP_TOKEN_COMMA));
    return mp_node_collect(lex, MP_NODE_IMPORT, pos, start);
}

static mp_node_t *parse_from(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    size_t dots = 0;
    while (mp_parse_accept(lex, MP_TOKEN_DOT)) {
        dots++;
    }
    bool no_name = dots && lex->tok == MP_TOKEN_KW_IMPORT;
    mp_node_push_q(lex, no_name ? MP_QSTRnull : parse_dotted_name(lex));
    mp_parse_expect(lex, MP_TOKEN_KW_IMPORT);
    if (mp_parse_accept(lex, MP_TOKEN_STAR)) {
        mp_node_push_q(lex, MP_QSTR__star_);
        mp_node_push_q(lex, MP_QSTRnull);
    } else {
        bool paren = mp_parse_accept(lex, MP_TOKEN_LPAREN);
        do {
            qstr name = mp_parse_name(lex);
            qstr as = parse_as(lex);
            mp_fold_forget(lex, name);
            mp_node_push_q(lex, name);
            mp_node_push_q(lex, as);
        } while (mp_parse_accept(lex, MP_TOKEN_COMMA) && !(paren && lex->tok == MP_TOKEN_RPAREN));
        if (paren) {
            mp_parse_expect(lex, MP_TOKEN_RPAREN);
        }
    }
    mp_node_t *node = mp_node_collect(lex, MP_NODE_FROM, pos, start);
    node->op = MIN(dots, 255);
    return node;
}

// ---- simple statements ------------------------------------------------------------------------------------------

static bool at_statement_end(mp_lexer_t *lex) {
    return lex->tok == MP_TOKEN_NEWLINE || lex->tok == MP_TOKEN_SEMICOLON;
}

static mp_node_t *parse_annotation(mp_lexer_t *lex, mp_node_t *target) {
    mp_parse_check_simple_target(lex, target);
    mp_lexer_next(lex);
    mp_parse_test(lex);
    mp_node_t *node = mp_node_new(lex, MP_NODE_ANN_ASSIGN, mp_node_pos(lex, target), 3);
    node->kid[0].node = target;
    if (mp_parse_accept(lex, MP_TOKEN_ASSIGN)) {
        node->kid[2].node = mp_parse_value(lex);
    }
    return node;
}

// An assignment of any kind, or an expression.
static mp_node_t *parse_assignment(mp_lexer_t *lex) {
    mp_node_t *last = mp_parse_value(lex);
    uint32_t pos = mp_node_pos(lex, last);
    int op;
    if (lex->tok == MP_TOKEN_COLON) {
        return parse_annotation(lex, last);
    }
    if (mp_parse_infix(lex->tok, &op) == MP_PREC_AUG_ASSIGN) {
        mp_parse_check_simple_target(lex, last);
        mp_lexer_next(lex);
        mp_node_t *node = mp_node_new2(lex, MP_NODE_AUG_ASSIGN, pos, last, mp_parse_value(lex));
        node->op = op;
        return node;
    }
    if (lex->tok != MP_TOKEN_ASSIGN) {
        return mp_node_new1(lex, MP_NODE_EXPR, pos, last);
    }
    size_t start = lex->n_kids;
    do {
        mp_parse_check_target(lex, last);
        mp_node_push(lex, last);
        mp_lexer_next(lex);
        last = mp_parse_value(lex);
    } while (lex->tok == MP_TOKEN_ASSIGN);
    mp_node_push(lex, last);
    mp_node_t *node = mp_node_collect(lex, MP_NODE_ASSIGN, pos, start);
    mp_fold_define(lex, node->kid[0].node, last);
    return node;
}

static mp_node_t *parse_names(mp_lexer_t *lex, unsigned int kind, uint32_t pos) {
    size_t start = lex->n_kids;
    do {
        mp_node_push_q(lex, mp_parse_name(lex));
    } while (mp_parse_accept(lex, MP_TOKEN_COMMA));
    return mp_node_collect(lex, kind, pos, start);
}

static mp_node_t *parse_del(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    do {
        mp_node_t *target = mp_parse_binary(lex, MP_PREC_BIT_OR);
        mp_parse_check_target(lex, target);
        mp_node_push(lex, target);
    } while (mp_parse_accept(lex, MP_TOKEN_COMMA) && !at_statement_end(lex));
    return mp_node_collect(lex, MP_NODE_DEL, pos, start);
}

// One or two expressions with a token between them, both optional if first_optional.
static mp_node_t *parse_pair(
    mp_lexer_t *lex, unsigned int kind, uint32_t pos, unsigned int between, bool first_optional) {
    mp_node_t *node = mp_node_new(lex, kind, pos, 2);
    if (!(first_optional && at_statement_end(lex))) {
        node->kid[0].node = mp_parse_test(lex);
        if (mp_parse_accept(lex, between)) {
            node->kid[1].node = mp_parse_test(lex);
        }
    }
    return node;
}

static mp_node_t *parse_simple(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    unsigned int kind;
    switch (lex->tok) {
        case MP_TOKEN_KW_PASS:
            kind = MP_NODE_PASS;
            break;
        case MP_TOKEN_KW_BREAK:
            kind = MP_NODE_BREAK;
            break;
        case MP_TOKEN_KW_CONTINUE:
            kind = MP_NODE_CONTINUE;
            break;
        case MP_TOKEN_KW_DEL:
            mp_lexer_next(lex);
            return parse_del(lex, pos);
        case MP_TOKEN_KW_RETURN:
            mp_lexer_next(lex);
            return mp_node_new1(lex, MP_NODE_RETURN, pos,
                at_statement_end(lex) ? NULL : mp_parse_list(lex, MP_LIST_TESTS));
        case MP_TOKEN_KW_RAISE:
            mp_lexer_next(lex);
            return parse_pair(lex, MP_NODE_RAISE, pos, MP_TOKEN_KW_FROM, true);
        case MP_TOKEN_KW_ASSERT:
            mp_lexer_next(lex);
            return parse_pair(lex, MP_NODE_ASSERT, pos, MP_TOKEN_COMMA, false);
        case MP_TOKEN_KW_GLOBAL:
            mp_lexer_next(lex);
            return parse_names(lex, MP_NODE_GLOBAL, pos);
        case MP_TOKEN_KW_NONLOCAL:
            mp_lexer_next(lex);
            return parse_names(lex, MP_NODE_NONLOCAL, pos);
        case MP_TOKEN_KW_IMPORT:
            mp_lexer_next(lex);
            return parse_import(lex, pos);
        case MP_TOKEN_KW_FROM:
            mp_lexer_next(lex);
            return parse_from(lex, pos);
        default:
            return parse_assignment(lex);
    }
    mp_lexer_next(lex);
    return mp_node_new(lex, kind, pos, 0);
}

// A line of simple statements, which are pushed.
static void parse_line(mp_lexer_t *lex) {
    do {
        mp_node_push(lex, parse_simple(lex));
    } while (mp_parse_accept(lex, MP_TOKEN_SEMICOLON) && lex->tok != MP_TOKEN_NEWLINE);
    mp_parse_expect(lex, MP_TOKEN_NEWLINE);
}

// ---- compound statements ----------------------------------------------------------------------------------------

// From the colon on.
static mp_node_t *parse_block(mp_lexer_t *lex) {
    size_t start = lex->n_kids;
    if (!mp_parse_accept(lex, MP_TOKEN_COLON)) {
        mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("expected ':'"));
    }
    uint32_t pos = lex->tok_pos;
    lex->depth++;
    if (mp_parse_accept(lex, MP_TOKEN_NEWLINE)) {
        if (!mp_parse_accept(lex, MP_TOKEN_INDENT)) {
            mp_lexer_raise(lex, &mp_type_IndentationError, lex->tok_pos,
                MP_ERROR_TEXT("expected an indented block"));
        }
        do {
            parse_statement(lex);
        } while (!mp_parse_accept(lex, MP_TOKEN_DEDENT));
    } else {
        parse_line(lex);
    }
    lex->depth--;
    return mp_node_collect(lex, MP_NODE_BLOCK, pos, start);
}

static mp_node_t *parse_else(mp_lexer_t *lex) {
    return mp_parse_accept(lex, MP_TOKEN_KW_ELSE) ? parse_block(lex) : NULL;
}

static mp_node_t *parse_if(mp_lexer_t *lex, uint32_t pos) {
    mp_node_t *first = NULL;
    mp_node_t *last = NULL;
    for (;; pos = lex->tok_pos) {
        if (first && !mp_parse_accept(lex, MP_TOKEN_KW_ELIF)) {
            last->kid[2].node = parse_else(lex);
            return first;
        }
        mp_node_t *node = mp_node_new(lex, MP_NODE_IF, pos, 3);
        node->kid[0].node = mp_parse_named(lex);
        node->kid[1].node = parse_block(lex);
        if (first) {
            last->kid[2].node = node;
        } else {
            first = node;
        }
        last = node;
    }
}

static mp_node_t *parse_while(mp_lexer_t *lex, uint32_t pos) {
    mp_node_t *node = mp_node_new(lex, MP_NODE_WHILE, pos, 3);
    node->kid[0].node = mp_parse_named(lex);
    node->kid[1].node = parse_block(lex);
    node->kid[2].node = parse_else(lex);
    return node;
}

static mp_node_t *parse_for(mp_lexer_t *lex, uint32_t pos) {
    mp_node_t *node = mp_node_new(lex, MP_NODE_FOR, pos, 4);
    node->kid[0].node = mp_parse_targets(lex);
    mp_parse_expect(lex, MP_TOKEN_KW_IN);
    node->kid[1].node = mp_parse_list(lex, MP_LIST_TESTS);
    node->kid[2].node = parse_block(lex);
    node->kid[3].node = parse_else(lex);
    return node;
}

static mp_node_t *parse_try(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    mp_node_push(lex, parse_block(lex));
    mp_node_push(lex, NULL);
    mp_node_push(lex, NULL);
    bool had_bare = false;
    for (;;) {
        uint32_t except_pos = lex->tok_pos;
        if (!mp_parse_accept(lex, MP_TOKEN_KW_EXCEPT)) {
            break;
        }
        if (had_bare) {
            mp_raise_syntax_error(lex, except_pos, MP_SYNTAX_TEXT("default 'except:' must be last"));
        }
        mp_node_t *except = mp_node_new(lex, MP_NODE_EXCEPT, except_pos, 3);
        had_bare = lex->tok == MP_TOKEN_COLON;
        if (!had_bare) {
            except->kid[0].node = mp_parse_test(lex);
            except->kid[1].q = parse_as(lex);
        }
        except->kid[2].node = parse_block(lex);
        mp_node_push(lex, except);
    }
    bool has_except = lex->n_kids > start + 3;
    if (has_except) {
        // The stack may move while the block is parsed.
        mp_node_t *block = parse_else(lex);
        lex->kids[start + 1].node = block;
    }
    if (mp_parse_accept(lex, MP_TOKEN_KW_FINALLY)) {
        mp_node_t *block = parse_block(lex);
        lex->kids[start + 2].node = block;
    } else if (!has_except) {
        mp_raise_syntax_error(
            lex, lex->tok_pos, MP_SYNTAX_TEXT("expected 'except' or 'finally' block"));
    }
    return mp_node_collect(lex, MP_NODE_TRY, pos, start);
}

// Pushes a context manager and its target. True if there was an "as".
static bool parse_with_item(mp_lexer_t *lex, bool is_element) {
    mp_node_push(lex, is_element ? mp_parse_named(lex) : mp_parse_test(lex));
    mp_node_t *target = NULL;
    if (mp_parse_accept(lex, MP_TOKEN_KW_AS)) {
        target = mp_parse_binary(lex, MP_PREC_BIT_OR);
        mp_parse_check_target(lex, target);
    }
    mp_node_push(lex, target);
    return target != NULL;
}

// After "with (". Parentheses around the items of the statement look like an expression in parentheses until an "as"
// or what follows the ")" tells. True if these were items, which are pushed; else lex->atom is the expression.
static bool parse_with_paren(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    bool had_as = false;
    if (lex->tok != MP_TOKEN_RPAREN && lex->tok != MP_TOKEN_KW_YIELD && lex->tok != MP_TOKEN_STAR) {
        do {
            had_as |= parse_with_item(lex, true);
        } while (mp_parse_accept(lex, MP_TOKEN_COMMA) && lex->tok != MP_TOKEN_RPAREN);
    }
    size_t n = (lex->n_kids - start) / 2;
    if (!had_as && n <= 1) {
        mp_node_t *first = n ? lex->kids[start].node : NULL;
        lex->n_kids = start;
        lex->atom = mp_parse_paren(lex, pos, first);
        return false;
    }
    mp_parse_expect(lex, MP_TOKEN_RPAREN);
    if (had_as || lex->tok == MP_TOKEN_COLON) {
        return true;
    }
    // A tuple after all.
    for (size_t i = 1; i < n; i++) {
        lex->kids[start + i] = lex->kids[start + 2 * i];
    }
    lex->n_kids = start + n;
    lex->atom = mp_node_collect(lex, MP_NODE_TUPLE, pos, start);
    return false;
}

static mp_node_t *parse_with(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    uint32_t paren_pos = lex->tok_pos;
    if (!MICROPY_CPYTHON_COMPAT || !mp_parse_accept(lex, MP_TOKEN_LPAREN)
        || !parse_with_paren(lex, paren_pos)) {
        do {
            parse_with_item(lex, false);
        } while (mp_parse_accept(lex, MP_TOKEN_COMMA));
    }
    mp_node_push(lex, parse_block(lex));
    return mp_node_collect(lex, MP_NODE_WITH, pos, start);
}

static mp_node_t *parse_def(mp_lexer_t *lex, uint32_t pos) {
    mp_node_t *node = mp_node_new(lex, MP_NODE_FUNCTION, pos, 3);
    node->kid[0].q = parse_new_name(lex);
    mp_parse_expect(lex, MP_TOKEN_LPAREN);
    node->kid[1].node = mp_parse_params(lex, false);
    mp_parse_expect(lex, MP_TOKEN_RPAREN);
    if (mp_parse_accept(lex, MP_TOKEN_ARROW)) {
        mp_parse_test(lex);
    }
    node->kid[2].node = parse_block(lex);
    return node;
}

static mp_node_t *parse_class(mp_lexer_t *lex, uint32_t pos) {
    size_t start = lex->n_kids;
    mp_node_push_q(lex, parse_new_name(lex));
    mp_node_push(lex, NULL);
    if (mp_parse_accept(lex, MP_TOKEN_LPAREN)) {
        mp_parse_args(lex);
    }
    mp_node_t *block = parse_block(lex);
    lex->kids[start + 1].node = block;
    return mp_node_collect(lex, MP_NODE_CLASS, pos, start);
}

// A compound statement, or NULL if the current token starts none.
static mp_node_t *parse_compound(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    mp_node_t *(*parse)(mp_lexer_t *, uint32_t);
    bool is_async = MICROPY_PY_ASYNC_AWAIT && mp_parse_accept(lex, MP_TOKEN_KW_ASYNC);
    switch (lex->tok) {
        case MP_TOKEN_KW_IF:
            parse = parse_if;
            break;
        case MP_TOKEN_KW_WHILE:
            parse = parse_while;
            break;
        case MP_TOKEN_KW_FOR:
            parse = parse_for;
            break;
        case MP_TOKEN_KW_TRY:
            parse = parse_try;
            break;
        case MP_TOKEN_KW_WITH:
            parse = parse_with;
            break;
        case MP_TOKEN_KW_DEF:
            parse = parse_def;
            break;
        case MP_TOKEN_KW_CLASS:
            parse = parse_class;
            break;
        default:
            parse = NULL;
            break;
    }
    if (is_async && parse != parse_for && parse != parse_with && parse != parse_def) {
        mp_parse_fail(lex);
    }
    if (parse == NULL) {
        return NULL;
    }
    mp_lexer_next(lex);
    mp_node_t *node = parse(lex, pos);
    if (is_async) {
        node->op = 1;
    }
    return node;
}

static mp_node_t *parse_decorated(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    size_t start = lex->n_kids;
    while (mp_parse_accept(lex, MP_TOKEN_AT)) {
        mp_node_push(lex, mp_parse_named(lex));
        mp_parse_expect(lex, MP_TOKEN_NEWLINE);
    }
    mp_node_t *node = parse_compound(lex);
    if (node == NULL || (node->kind != MP_NODE_FUNCTION && node->kind != MP_NODE_CLASS)) {
        mp_parse_fail(lex);
    }
    mp_node_push(lex, node);
    return mp_node_collect(lex, MP_NODE_DECORATED, pos, start);
}

// Pushes one statement, or several from one line.
static void parse_statement(mp_lexer_t *lex) {
    MP_STACK_CHECK();
    mp_node_t *node = lex->tok == MP_TOKEN_AT ? parse_decorated(lex) : parse_compound(lex);
    if (node) {
        mp_node_push(lex, node);
    } else {
        parse_line(lex);
    }
}

// ---- the source as a whole --------------------------------------------------------------------------------------

static mp_node_t *parse_eval(mp_lexer_t *lex) {
    mp_node_t *node = mp_parse_list(lex, MP_LIST_TESTS);
    while (mp_parse_accept(lex, MP_TOKEN_NEWLINE)) {
    }
    if (lex->tok != MP_TOKEN_END) {
        mp_parse_fail(lex);
    }
    return node;
}

mp_node_t *mp_parse_statement(mp_lexer_t *lex, mp_arena_t *arena, mp_parse_input_kind_t kind) {
    bool first = lex->arena == NULL;
    lex->arena = arena;
    lex->n_kids = 0;
#if MICROPY_COMP_LOCAL_NAMES
    lex->names = NULL;
    if (!first && lex->tok == MP_TOKEN_NAME) {
        // The token has been read with the statement before, whose names are gone.
        const char *text = lex->vstr.buf + lex->tok_start;
        lex->tok_value.q = mp_name_of(lex, text, lex->vstr.len - lex->tok_start);
    }
#endif
    if (first) {
        mp_lexer_start(lex, kind == MP_PARSE_EVAL_INPUT);
    }
    if (kind == MP_PARSE_EVAL_INPUT && first) {
        return parse_eval(lex);
    }
    if (lex->tok == MP_TOKEN_END) {
        return NULL;
    }
    uint32_t pos = lex->tok_pos;
    parse_statement(lex);
    if (kind == MP_PARSE_SINGLE_INPUT && lex->tok != MP_TOKEN_END) {
        mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("multiple statements"));
    }
    return lex->n_kids == 1 ? lex->kids[0].node : mp_node_collect(lex, MP_NODE_BLOCK, pos, 0);
}

#endif  // MICROPY_ENABLE_COMPILER
