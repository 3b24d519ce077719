// String literals: adjacent ones become one, format strings become a list of parts.
// SPDX-License-Identifier: MIT

#include "py/frontend/parse_impl.h"
#include "py/objstr.h"
#include "py/runtime.h"

#if MICROPY_ENABLE_COMPILER

// Strings that look like names and are no longer than this are interned: they are often keys or attributes' names.
#define INTERN_MAX (10)

// A str or bytes of what is at the start of lex->vstr.
static mp_obj_t make_string(mp_lexer_t *lex, uint32_t pos, size_t len, bool is_bytes) {
    const char *text = lex->vstr.buf;
    if (is_bytes) {
        return mp_obj_new_bytes((const byte *)text, len);
    }
    if (MICROPY_PY_BUILTINS_STR_UNICODE_CHECK && !utf8_check((const byte *)text, len)) {
        mp_raise_syntax_error(lex, pos, MP_SYNTAX_TEXT("string is not valid UTF-8"));
    }
    bool intern = len <= INTERN_MAX;
    for (size_t i = 0; i < len && intern; i++) {
        intern = unichar_isident((byte)text[i]);
    }
    qstr q = intern             ? qstr_from_strn(text, len)
        : len <= 2 * INTERN_MAX ? qstr_find_strn(text, len)
                                : MP_QSTRnull;
    return q ? MP_OBJ_NEW_QSTR(q) : mp_obj_new_str(text, len);
}

static void parse_parts(mp_lexer_t *lex, unsigned int flags, int quote);

// Pushes what has been gathered in lex->vstr, if anything, as a part.
static void push_text(mp_lexer_t *lex, uint32_t pos, size_t len) {
    if (len) {
        mp_node_push(lex, mp_node_const(lex, pos, make_string(lex, pos, len, false)));
    }
    lex->vstr.len = 0;
}

// The conversion after "!".
static unsigned int parse_conversion(mp_lexer_t *lex) {
    mp_lexer_next(lex);
    char c = lex->tok == MP_TOKEN_NAME && lex->vstr.len == 1 ? lex->vstr.buf[0] : 0;
    if (c != 'r' && c != 's' && c != 'a') {
        mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("f-string: invalid conversion"));
    }
    mp_lexer_next(lex);
    return c;
}

// A field, from after its "{" to its "}", which the caller's text goes on behind. Pushes one part, or two for "=".
static void parse_field(mp_lexer_t *lex, unsigned int flags, int quote) {
    uint32_t pos = lex->tok_pos;
    uint16_t outer_field = lex->field;
    vstr_t source;
    bool outermost = lex->capture == NULL;
    if (outermost) {
        vstr_init(&source, 16);
        lex->capture = &source;
    }
    size_t source_start = lex->capture->len;
    lex->field = ++lex->nesting;
    if (lex->nesting == 1) {
        lex->open_pos = MP_NODE_POS(lex->line, lex->column - 1);
        lex->open = '{';
    }
    mp_lexer_next(lex);
    mp_node_t *node = mp_node_new2(lex, MP_NODE_FORMATTED, pos, mp_parse_value(lex), NULL);
    if (lex->tok == MP_TOKEN_ASSIGN) {
        mp_lexer_next(lex);
        // Up to the token behind "=", which is one byte.
        vstr_reset(&lex->vstr);
        vstr_add_strn(
            &lex->vstr, lex->capture->buf + source_start, lex->capture->len - source_start - 1);
        push_text(lex, pos, lex->vstr.len);
        node->op = lex->tok == MP_TOKEN_RBRACE ? 'r' : 0;
    }
    if (lex->tok == MP_TOKEN_BANG) {
        node->op = parse_conversion(lex);
    }
    if (lex->tok == MP_TOKEN_COLON) {
        size_t start = lex->n_kids;
        lex->field = 0;
        vstr_reset(&lex->vstr);
        parse_parts(lex, flags | MP_STRING_SPEC, quote);
        push_text(lex, pos, lex->vstr.len);
        lex->nesting--;
        if (lex->n_kids == start + 1 && lex->kids[start].node->kind == MP_NODE_CONST) {
            node->kid[1].node = lex->kids[start].node;
            lex->n_kids = start;
        } else if (lex->n_kids > start) {
            node->kid[1].node = mp_node_collect(lex, MP_NODE_JOINED_STR, pos, start);
        }
    } else if (lex->tok != MP_TOKEN_RBRACE) {
        mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("f-string: expecting '}'"));
    }
    lex->field = outer_field;
    if (outermost) {
        lex->capture = NULL;
        vstr_clear(&source);
    }
    lex->vstr.len = 0;
    mp_node_push(lex, node);
}

// The parts of a format string up to its closing quote, or of a format specification up to its "}". Text behind the
// last field stays in lex->vstr.
static void parse_parts(mp_lexer_t *lex, unsigned int flags, int quote) {
    uint32_t pos = lex->tok_pos;
    int end;
    while ((end = mp_lexer_text(lex, flags, quote)) == '{') {
        push_text(lex, pos, lex->vstr.len);
        parse_field(lex, flags, quote);
        lex->tok_pos = pos;
    }
    if ((end == '}') != ((flags & MP_STRING_SPEC) != 0)) {
        mp_raise_syntax_error(lex, pos, MP_SYNTAX_TEXT("f-string: expecting '}'"));
    }
}

mp_node_t *mp_parse_strings(mp_lexer_t *lex) {
    uint32_t pos = lex->tok_pos;
    size_t start = lex->n_kids;
    unsigned int is_bytes = lex->tok_flags & MP_STRING_BYTES;
    do {
        if ((lex->tok_flags & MP_STRING_BYTES) != is_bytes) {
            mp_raise_syntax_error(
                lex, lex->tok_pos, MP_SYNTAX_TEXT("cannot mix bytes and nonbytes literals"));
        }
        if (MICROPY_PY_FSTRINGS && (lex->tok_flags & MP_STRING_FORMAT)) {
            parse_parts(lex, lex->tok_flags, lex->quote);
        }
        mp_lexer_next_keep(lex);
    } while (lex->tok == MP_TOKEN_STRING);
    if (MICROPY_PY_FSTRINGS && lex->n_kids != start) {
        push_text(lex, pos, lex->tok_start);
        return mp_node_collect(lex, MP_NODE_JOINED_STR, pos, start);
    }
    return mp_node_const(lex, pos, make_string(lex, pos, lex->tok_start, is_bytes));
}

#endif  // MICROPY_ENABLE_COMPILER
