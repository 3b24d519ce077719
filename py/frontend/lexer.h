// The lexer's state and tokens, for the parser. One token at a time is current; the next byte of the source is the only
// other look-ahead, so that a format string's text can be read between two tokens.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FRONTEND_LEXER_H
#define SLIPWAY_PY_FRONTEND_LEXER_H

#include "py/frontend/ast.h"
#include "py/lexer.h"
#include "py/obj.h"

// An operator that may be doubled has four tokens in a row (x, x=, xx, xx=), one that may be followed by "=" has two;
// the lexer computes the token from the order here, which is that of its table of characters. Keywords are in the
// order of their ASCII text.
// clang-format off
typedef enum {
    MP_TOKEN_END,
    MP_TOKEN_NEWLINE,
    MP_TOKEN_INDENT,
    MP_TOKEN_DEDENT,
    MP_TOKEN_NAME,    // tok_value.q
    MP_TOKEN_NUMBER,  // tok_value.obj
    MP_TOKEN_STRING,  // tok_flags; its text is in vstr from tok_start, or still to be read if it is a format string

    MP_TOKEN_STAR, MP_TOKEN_STAR_EQ, MP_TOKEN_DSTAR, MP_TOKEN_DSTAR_EQ,
    MP_TOKEN_SLASH, MP_TOKEN_SLASH_EQ, MP_TOKEN_DSLASH, MP_TOKEN_DSLASH_EQ,
    MP_TOKEN_LESS, MP_TOKEN_LESS_EQ, MP_TOKEN_LSHIFT, MP_TOKEN_LSHIFT_EQ,
    MP_TOKEN_MORE, MP_TOKEN_MORE_EQ, MP_TOKEN_RSHIFT, MP_TOKEN_RSHIFT_EQ,

    MP_TOKEN_PLUS, MP_TOKEN_PLUS_EQ,
    MP_TOKEN_MINUS, MP_TOKEN_MINUS_EQ,
    MP_TOKEN_PERCENT, MP_TOKEN_PERCENT_EQ,
    MP_TOKEN_AT, MP_TOKEN_AT_EQ,
    MP_TOKEN_AND, MP_TOKEN_AND_EQ,
    MP_TOKEN_OR, MP_TOKEN_OR_EQ,
    MP_TOKEN_XOR, MP_TOKEN_XOR_EQ,
    MP_TOKEN_ASSIGN, MP_TOKEN_EQUAL,
    MP_TOKEN_BANG, MP_TOKEN_NOT_EQUAL,
    MP_TOKEN_COLON, MP_TOKEN_WALRUS,

    MP_TOKEN_LPAREN,
    MP_TOKEN_LBRACKET,
    MP_TOKEN_LBRACE,
    MP_TOKEN_RPAREN,
    MP_TOKEN_RBRACKET,
    MP_TOKEN_RBRACE,
    MP_TOKEN_COMMA,
    MP_TOKEN_SEMICOLON,
    MP_TOKEN_TILDE,
    MP_TOKEN_DOT,
    MP_TOKEN_ARROW,

    MP_TOKEN_KW_FALSE, MP_TOKEN_KW_NONE, MP_TOKEN_KW_TRUE,
    MP_TOKEN_KW_AND, MP_TOKEN_KW_AS, MP_TOKEN_KW_ASSERT, MP_TOKEN_KW_ASYNC, MP_TOKEN_KW_AWAIT,
    MP_TOKEN_KW_BREAK, MP_TOKEN_KW_CLASS, MP_TOKEN_KW_CONTINUE, MP_TOKEN_KW_DEF, MP_TOKEN_KW_DEL,
    MP_TOKEN_KW_ELIF, MP_TOKEN_KW_ELSE, MP_TOKEN_KW_EXCEPT, MP_TOKEN_KW_FINALLY, MP_TOKEN_KW_FOR,
    MP_TOKEN_KW_FROM, MP_TOKEN_KW_GLOBAL, MP_TOKEN_KW_IF, MP_TOKEN_KW_IMPORT, MP_TOKEN_KW_IN,
    MP_TOKEN_KW_IS, MP_TOKEN_KW_LAMBDA, MP_TOKEN_KW_NONLOCAL, MP_TOKEN_KW_NOT, MP_TOKEN_KW_OR,
    MP_TOKEN_KW_PASS, MP_TOKEN_KW_RAISE, MP_TOKEN_KW_RETURN, MP_TOKEN_KW_TRY, MP_TOKEN_KW_WHILE,
    MP_TOKEN_KW_WITH, MP_TOKEN_KW_YIELD,
} mp_token_t;
// clang-format on

// What a string token is; also what mp_lexer_text() is told.
enum {
    MP_STRING_BYTES = 1,
    MP_STRING_RAW = 2,
    MP_STRING_FORMAT = 4,
    MP_STRING_TRIPLE = 8,
    MP_STRING_SPEC = 16,  // the text is a field's format specification
};

// Bytes kept of the line being read, to show it in a SyntaxError.
#define MP_LEXER_LINE_MAX (MICROPY_ENABLE_SOURCE_LINE ? 100 : 0)

// What is used most stands first: short instructions reach no further.
struct _mp_lexer_t {
    uint8_t tok;  // the current token
    uint8_t tok_flags;
    char quote;       // of a string token
    char open;        // the outermost open bracket
    bool line_start;  // c is the end of a line, or the first byte of all
    bool after_cr;    // a '\n' coming next belongs to a '\r'
    uint8_t n_indents;
    uint8_t indents_alloc;
    int c;             // the next byte, -1 at the end; line ends are '\n'
    uint32_t tok_pos;  // MP_NODE_POS of the current token
    union {
        qstr q;
        mp_obj_t obj;
    } tok_value;
    vstr_t vstr;        // text of the current token, after text that is being kept
    size_t tok_start;   // where in vstr the current token's text starts
    uint16_t nesting;   // open brackets; line ends are white space while there are any
    uint16_t field;     // nesting of the format string's field being read, 0 outside of one
    uint16_t indent;    // width of the current line's indentation
    uint16_t depth;     // the parser's: blocks around the statement
    uint32_t line;      // of c
    uint32_t column;    // of c, in bytes, from 1
    uint32_t open_pos;  // of the outermost open bracket
    uint16_t *indents;  // widths of the open blocks' indentations
    vstr_t *capture;    // gathers what is read while not NULL
    mp_reader_t reader;
    qstr source_name;

    // The parser's, kept from statement to statement.
    mp_arena_t *arena;
    mp_kid_t *kids;  // stack of children of nodes that are being built
    size_t n_kids;
    size_t kids_alloc;
    mp_node_t *atom;  // an expression's first operand if that has been parsed already
#if MICROPY_COMP_LOCAL_NAMES
    struct _local_name_t *names;  // of the statement at hand, newest first
#endif
    mp_map_t *consts;  // names that stand for integers, by NAME = const(value)

#if MICROPY_ENABLE_SOURCE_LINE
    uint32_t line_dropped;  // bytes of the line before what is in line_text
    uint8_t line_len;
    char line_text[MP_LEXER_LINE_MAX];
#endif
};

// The name for that text while its statement is compiled: a qstr if there is one by now; otherwise, where local names
// are not interned, the address of a record among the statement's trees.
#if MICROPY_COMP_LOCAL_NAMES
qstr mp_name_of(mp_lexer_t *lex, const char *text, size_t len);
// That name as a qstr that can go into code and objects.
qstr mp_name_keep(qstr name);
#else
#define mp_name_of(lex, text, len) qstr_from_strn(text, len)
#define mp_name_keep(name) (name)
#endif

// Makes the first token of all the current one. ignore_indent: white space before it means nothing, as for eval().
void mp_lexer_start(mp_lexer_t *lex, bool ignore_indent);
// Makes the next token the current one. The _keep form leaves the text in vstr, and puts the new token's behind it.
// Raise SyntaxError, IndentationError, MemoryError.
void mp_lexer_next(mp_lexer_t *lex);
void mp_lexer_next_keep(mp_lexer_t *lex);

// Appends the text of a string to vstr, from the next byte on, and returns the character that ended it, which has been
// read: the quote, or in a format string the "{" of a field, or in a format specification its "}".
int mp_lexer_text(mp_lexer_t *lex, unsigned int flags, int quote);

// Raises an exception of the given type with the position, and the line as far as it is known.
NORETURN void mp_lexer_raise(
    mp_lexer_t *lex, const mp_obj_type_t *type, uint32_t pos, mp_rom_error_text_t msg);

#endif  // SLIPWAY_PY_FRONTEND_LEXER_H
