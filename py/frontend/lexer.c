// From bytes to tokens: names, numbers, strings, operators, and the line structure (line ends, indentation, brackets).
// It knows no grammar; what a string literal's pieces mean together is the parser's business.
// SPDX-License-Identifier: MIT

#include "py/frontend/lexer.h"
#include "py/frontend/parser.h"
#include "py/objects/objexcept.h"
#include "py/parsenum.h"
#include "py/runtime.h"

#if MICROPY_ENABLE_COMPILER

#define MAX_INDENTS (100)

// ---- bytes ------------------------------------------------------------------------------------------------------

#if MICROPY_ENABLE_SOURCE_LINE
static void remember_byte(mp_lexer_t *lex, int c) {
    if (c < 0 || c == '\n') {
        return;
    }
    if (lex->line_len == MP_LEXER_LINE_MAX) {
        lex->line_len = MP_LEXER_LINE_MAX / 2;
        lex->line_dropped += MP_LEXER_LINE_MAX / 2;
        memcpy(lex->line_text, lex->line_text + MP_LEXER_LINE_MAX / 2, MP_LEXER_LINE_MAX / 2);
    }
    lex->line_text[lex->line_len++] = c;
}

static void forget_line(mp_lexer_t *lex) {
    lex->line_len = 0;
    lex->line_dropped = 0;
}
#else
#define remember_byte(lex, c)
#define forget_line(lex)
#endif

static int read_byte(mp_lexer_t *lex) {
    mp_uint_t c = lex->reader.readbyte(lex->reader.data);
    return c == MP_READER_EOF ? -1 : (int)c;
}

// Moves past c. A line is forgotten only here, so that an error at its end can still show it.
static void next_byte(mp_lexer_t *lex) {
    if (lex->c < 0) {
        return;
    }
    if (lex->capture) {
        vstr_add_byte(lex->capture, lex->c);
    }
    lex->column++;
    if (lex->c == '\n') {
        lex->line++;
        lex->column = 1;
        forget_line(lex);
    }
    int c = read_byte(lex);
    if (lex->after_cr && c == '\n') {
        c = read_byte(lex);
    }
    lex->after_cr = c == '\r';
    if (lex->after_cr) {
        c = '\n';
    }
    remember_byte(lex, c);
    lex->c = c;
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

static bool is_ident(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c) || c >= 0x80;
}

// ---- errors -----------------------------------------------------------------------------------------------------

#if MICROPY_ENABLE_SOURCE_LINE
// The text of the line that pos is on, or None if it is not known; *column becomes an index into it, from 1.
static mp_obj_t line_text(mp_lexer_t *lex, uint32_t pos, size_t *column) {
    if (pos >> 10 != lex->line || *column <= lex->line_dropped) {
        return mp_const_none;
    }
    lex->capture = NULL;
    while (lex->c >= 0 && lex->c != '\n' && lex->line_len < MP_LEXER_LINE_MAX) {
        next_byte(lex);
    }
    const byte *text = (const byte *)lex->line_text;
    size_t len = lex->line_len;
    size_t at = MIN(*column - lex->line_dropped - 1, len);
    for (; len > 0 && UTF8_IS_CONT(*text); text++, len--) {
        at -= at > 0;
    }
    if (!utf8_check(text, len)) {
        return mp_const_none;
    }
    *column = utf8_charlen(text, at) + 1;
    return mp_obj_new_str((const char *)text, len);
}
#else
#define line_text(lex, pos, column) mp_const_none
#endif

void mp_lexer_raise(
    mp_lexer_t *lex, const mp_obj_type_t *type, uint32_t pos, mp_rom_error_text_t msg) {
    size_t line = pos >> 10;
    size_t column = pos & 1023;
    mp_obj_t text = line_text(lex, pos, &column);
    mp_obj_t where[] = {
        MP_OBJ_NEW_QSTR(lex->source_name),
        MP_OBJ_NEW_SMALL_INT(line),
        MP_OBJ_NEW_SMALL_INT(column),
        text,
    };
    mp_obj_t args[] = { mp_obj_new_error_text(msg), mp_obj_new_tuple(MP_ARRAY_SIZE(where), where) };
    mp_obj_t exc = mp_obj_new_exception_args(type, MP_ARRAY_SIZE(args), args);
    mp_obj_exception_add_traceback(exc, lex->source_name, line, MP_QSTRnull);
    nlr_raise(exc);
}

void mp_raise_syntax_error(mp_lexer_t *lex, uint32_t pos, mp_rom_error_text_t msg) {
    mp_lexer_raise(lex, &mp_type_SyntaxError, pos, msg);
}

// At the byte to be read next.
static NORETURN void fail_here(mp_lexer_t *lex, mp_rom_error_text_t msg) {
    mp_raise_syntax_error(lex, MP_NODE_POS(lex->line, lex->column), msg);
}

// ---- white space ------------------------------------------------------------------------------------------------

static void skip_comment(mp_lexer_t *lex) {
    if (lex->c == '#') {
        if (lex->field) {
            fail_here(lex, MP_SYNTAX_TEXT("f-string expression part cannot include '#'"));
        }
        while (lex->c >= 0 && lex->c != '\n') {
            next_byte(lex);
        }
    }
}

// From the end of a line to the first byte of the next one that is not blank.
static void read_indentation(mp_lexer_t *lex) {
    size_t width;
    do {
        if (lex->c == '\n') {
            next_byte(lex);
        }
        for (width = 0;; next_byte(lex)) {
            if (lex->c == ' ') {
                width++;
            } else if (lex->c == '\t') {
                width = (width | 7) + 1;
            } else if (lex->c == '\f') {
                width = 0;
            } else {
                break;
            }
        }
        skip_comment(lex);
    } while (lex->c == '\n');
    lex->indent = lex->c < 0 ? 0 : MIN(width, 0xffff);
}

// Makes INDENT or DEDENT the token if the line's indentation is not the block's.
static bool indentation_token(mp_lexer_t *lex) {
    size_t n = lex->n_indents;
    size_t width = n ? lex->indents[n - 1] : 0;
    if (lex->indent == width) {
        return false;
    }
    if (lex->indent > width) {
        if (n == MAX_INDENTS) {
            mp_lexer_raise(lex, &mp_type_IndentationError, lex->tok_pos,
                MP_SYNTAX_TEXT("too many levels of indentation"));
        }
        if (n == lex->indents_alloc) {
            lex->indents = m_renew(uint16_t, lex->indents, n, n + 8);
            lex->indents_alloc += 8;
        }
        lex->indents[n] = lex->indent;
        lex->n_indents++;
        lex->tok = MP_TOKEN_INDENT;
    } else {
        lex->n_indents = --n;
        if (lex->indent > (n ? lex->indents[n - 1] : 0)) {
            mp_lexer_raise(lex, &mp_type_IndentationError, lex->tok_pos,
                MP_SYNTAX_TEXT("unindent does not match any outer indentation level"));
        }
        lex->tok = MP_TOKEN_DEDENT;
    }
    return true;
}

static void skip_space(mp_lexer_t *lex) {
    for (;;) {
        if (lex->c == '\\') {
            next_byte(lex);
            if (lex->c != '\n') {
                fail_here(
                    lex, MP_SYNTAX_TEXT("unexpected character after line continuation character"));
            }
            next_byte(lex);
            if (lex->c < 0) {
                fail_here(lex, MP_SYNTAX_TEXT("unexpected end of input"));
            }
        } else if (lex->c == '#') {
            skip_comment(lex);
        } else if (lex->c == ' ' || lex->c == '\t' || lex->c == '\f'
            || (lex->c == '\n' && lex->nesting)) {
            next_byte(lex);
        } else {
            return;
        }
    }
}

// ---- strings ----------------------------------------------------------------------------------------------------

static uint32_t read_code(mp_lexer_t *lex, unsigned int base, size_t max_digits, size_t min_digits) {
    uint32_t value = 0;
    size_t n = 0;
    for (; n < max_digits && lex->c >= 0 && unichar_isxdigit(lex->c); n++) {
        unsigned int digit = unichar_xdigit_value(lex->c);
        if (digit >= base) {
            break;
        }
        value = value * base + digit;
        next_byte(lex);
    }
    if (n < min_digits || value > 0x10ffff) {
        fail_here(lex, MP_SYNTAX_TEXT("invalid escape in string"));
    }
    return value;
}

// After a backslash.
static void read_escape(mp_lexer_t *lex, unsigned int flags) {
    static const char simple[] = "n\nt\tr\r\\\\''\"\"a\ab\bf\fv\v";
    int c = lex->c;
    uint32_t code;
    if (c < 0) {
        return;
    } else if (c >= '0' && c <= '7') {
        code = read_code(lex, 8, 3, 1);
    } else {
        next_byte(lex);
        if (c == '\n') {
            return;
        }
        for (size_t i = 0; i < sizeof(simple) - 1; i += 2) {
            if (simple[i] == c) {
                vstr_add_byte(&lex->vstr, simple[i + 1]);
                return;
            }
        }
        if (c == 'x') {
            code = read_code(lex, 16, 2, 2);
        } else if ((c == 'u' || c == 'U') && !(flags & MP_STRING_BYTES)) {
            size_t n = c == 'u' ? 4 : 8;
            code = read_code(lex, 16, n, n);
        } else if (c == 'N' && !(flags & MP_STRING_BYTES)) {
            fail_here(lex, MP_SYNTAX_TEXT("character names are not supported"));
        } else {
            vstr_add_byte(&lex->vstr, '\\');
            vstr_add_byte(&lex->vstr, c);
            return;
        }
    }
    if (flags & MP_STRING_BYTES) {
        vstr_add_byte(&lex->vstr, code);
    } else {
        vstr_add_char(&lex->vstr, code);
    }
}

int mp_lexer_text(mp_lexer_t *lex, unsigned int flags, int quote) {
    for (;;) {
        int c = lex->c;
        if (c < 0 || (c == '\n' && !(flags & MP_STRING_TRIPLE))) {
            mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("unterminated string literal"));
        }
        next_byte(lex);
        if (c == quote) {
            if (!(flags & MP_STRING_TRIPLE)) {
                return quote;
            }
            if (lex->c == quote) {
                next_byte(lex);
                if (lex->c == quote) {
                    next_byte(lex);
                    return quote;
                }
                vstr_add_byte(&lex->vstr, c);
            }
        } else if (c == '\\') {
            if (!(flags & MP_STRING_RAW)) {
                read_escape(lex, flags);
                continue;
            }
            if (lex->c == quote || lex->c == '\\' || lex->c == '\n') {
                vstr_add_byte(&lex->vstr, c);
                c = lex->c;
                next_byte(lex);
            }
        } else if ((c == '{' || c == '}') && (flags & MP_STRING_FORMAT)) {
            if ((flags & MP_STRING_SPEC) || (c == '{' && lex->c != c)) {
                return c;
            }
            if (lex->c != c) {
                fail_here(lex, MP_SYNTAX_TEXT("f-string: single '}' is not allowed"));
            }
            next_byte(lex);
        } else if (c >= 0x80 && (flags & MP_STRING_BYTES)) {
            fail_here(lex, MP_SYNTAX_TEXT("bytes can only contain ASCII literal characters"));
        }
        vstr_add_byte(&lex->vstr, c);
    }
}

// At the opening quote.
static void string_token(mp_lexer_t *lex, unsigned int flags) {
    int quote = lex->c;
    bool empty = false;
    lex->vstr.len = lex->tok_start;
    next_byte(lex);
    if (lex->c == quote) {
        next_byte(lex);
        if (lex->c == quote) {
            next_byte(lex);
            flags |= MP_STRING_TRIPLE;
        } else {
            empty = true;
            flags &= ~MP_STRING_FORMAT;
        }
    }
    if (!empty && !(flags & MP_STRING_FORMAT)) {
        mp_lexer_text(lex, flags, quote);
    }
    lex->tok = MP_TOKEN_STRING;
    lex->tok_flags = flags;
    lex->quote = quote;
}

// The flags of a string with such a prefix, or -1.
static int string_prefix(const char *text, size_t len) {
    int flags = 0;
    for (size_t i = 0; i < len; i++) {
        int flag;
        switch (text[i] | 0x20) {
            case 'r':
                flag = MP_STRING_RAW;
                break;
            case 'b':
                flag = MP_STRING_BYTES;
                break;
            case 'f':
                flag = MICROPY_PY_FSTRINGS ? MP_STRING_FORMAT : 0xff;
                break;
            default:
                flag = (text[i] | 0x20) == 'u' && len == 1 ? 0 : 0xff;
                break;
        }
        if (i == 2 || (flags & flag) || flag == 0xff) {
            return -1;
        }
        flags |= flag;
    }
    return (flags & MP_STRING_BYTES) && (flags & MP_STRING_FORMAT) ? -1 : flags;
}

// ---- names and numbers ------------------------------------------------------------------------------------------

// clang-format off
// In the order of their tokens, each after a byte with its length.
static const char keywords[] =
    "\5False\4None\4True\3and\2as\6assert\5async\5await\5break\5class\10continue\3def\3del\4elif\4else\6except"
    "\7finally\3for\4from\6global\2if\6import\2in\2is\6lambda\10nonlocal\3not\2or\4pass\5raise\6return\3try\5while"
    "\4with\5yield";

// The keyword's token, or MP_TOKEN_NAME.
static int find_keyword(const char *text, size_t len) {
    int tok = MP_TOKEN_KW_FALSE;
    for (const char *p = keywords; *p != '\0'; p += *p + 1, tok++) {
        if ((size_t)*p == len && memcmp(p + 1, text, len) == 0) {
            bool async = tok == MP_TOKEN_KW_ASYNC || tok == MP_TOKEN_KW_AWAIT;
            return async && !MICROPY_PY_ASYNC_AWAIT ? MP_TOKEN_NAME : tok;
        }
    }
    return MP_TOKEN_NAME;
}

static void name_token(mp_lexer_t *lex) {
    int bits = 0;
    do {
        bits |= lex->c;
        vstr_add_byte(&lex->vstr, lex->c);
        next_byte(lex);
    } while (is_ident(lex->c));
    const char *text = lex->vstr.buf + lex->tok_start;
    size_t len = lex->vstr.len - lex->tok_start;
    if (lex->c == '"' || lex->c == '\'') {
        int flags = string_prefix(text, len);
        if (flags >= 0) {
            string_token(lex, flags);
            return;
        }
    }
    lex->tok = find_keyword(text, len);
    if (lex->tok == MP_TOKEN_NAME) {
        if (len > 255 || (MICROPY_PY_BUILTINS_STR_UNICODE_CHECK && (bits & 0x80) && !utf8_check((const byte *)text, len))) {
            mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("invalid identifier"));
        }
        lex->tok_value.q = mp_name_of(lex, text, len);
    }
}

static NORETURN void bad_number(mp_lexer_t *lex) {
    mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("invalid number"));
}

// Digits with single underscores among them, which are left out.
static void read_digits(mp_lexer_t *lex, unsigned int base) {
    for (;; next_byte(lex)) {
        bool underscore = lex->c == '_';
        if (underscore) {
            next_byte(lex);
        }
        if (lex->c < 0 || !unichar_isxdigit(lex->c) || unichar_xdigit_value(lex->c) >= base) {
            if (underscore) {
                bad_number(lex);
            }
            return;
        }
        vstr_add_byte(&lex->vstr, lex->c);
    }
}

static void add_and_next(mp_lexer_t *lex) {
    vstr_add_byte(&lex->vstr, lex->c);
    next_byte(lex);
}

// The rest of a float: what follows the digits before the point. True if there is such a rest.
static bool read_fraction(mp_lexer_t *lex) {
    size_t len = lex->vstr.len;
    if (lex->c == '.') {
        add_and_next(lex);
        if (is_digit(lex->c)) {
            read_digits(lex, 10);
        }
    }
    if ((lex->c | 0x20) == 'e') {
        add_and_next(lex);
        if (lex->c == '+' || lex->c == '-') {
            add_and_next(lex);
        }
        if (!is_digit(lex->c)) {
            bad_number(lex);
        }
        read_digits(lex, 10);
    }
    if (MICROPY_PY_BUILTINS_COMPLEX && (lex->c | 0x20) == 'j') {
        add_and_next(lex);
    }
    return lex->vstr.len != len;
}

// At the first digit, or at a point already put into vstr that digits follow.
static void number_token(mp_lexer_t *lex) {
    unsigned int base = 10;
    bool zero = lex->c == '0';
    bool is_float = lex->vstr.len != lex->tok_start;
    if (zero) {
        add_and_next(lex);
        int c = lex->c | 0x20;
        base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 10;
        if (base != 10) {
            next_byte(lex);
            lex->vstr.len = lex->tok_start;
        }
    }
    read_digits(lex, base);
    if (base == 10 && read_fraction(lex)) {
        is_float = true;
    }
    const char *text = lex->vstr.buf + lex->tok_start;
    size_t len = lex->vstr.len - lex->tok_start;
    if (len == 0 || is_ident(lex->c)) {
        bad_number(lex);
    }
    if (is_float) {
        #if MICROPY_PY_BUILTINS_FLOAT
        lex->tok_value.obj = mp_parse_num_float(text, len, MICROPY_PY_BUILTINS_COMPLEX, NULL);
        #else
        mp_raise_syntax_error(lex, lex->tok_pos, MP_SYNTAX_TEXT("no float support"));
        #endif
    } else {
        for (size_t i = 0; zero && base == 10 && i < len; i++) {
            if (text[i] != '0') {
                bad_number(lex);
            }
        }
        lex->tok_value.obj = mp_parse_num_integer(text, len, base, NULL);
    }
    lex->tok = MP_TOKEN_NUMBER;
}

// ---- operators --------------------------------------------------------------------------------------------------

// True if the next byte is c, which is then read.
static bool accept(mp_lexer_t *lex, int c) {
    if (lex->c != c) {
        return false;
    }
    next_byte(lex);
    return true;
}

static void operator_token(mp_lexer_t *lex) {
    static const char operators[] = "*/<>" "+-%@&|^=!:" "([{)]},;~.";
    enum { DOUBLED = 4, WITH_EQ = 10 };
    const char *p = lex->c > 0 ? strchr(operators, lex->c) : NULL;
    if (p == NULL) {
        fail_here(lex, MP_ERROR_TEXT("invalid syntax"));
    }
    int c = lex->c;
    int i = p - operators;
    next_byte(lex);
    if (i < DOUBLED) {
        lex->tok = MP_TOKEN_STAR + 4 * i;
        if (accept(lex, c)) {
            lex->tok += 2;
        }
        lex->tok += accept(lex, '=');
    } else if (i < DOUBLED + WITH_EQ) {
        lex->tok = MP_TOKEN_PLUS + 2 * (i - DOUBLED);
        if (c == '-' && accept(lex, '>')) {
            lex->tok = MP_TOKEN_ARROW;
        } else if (c != ':' || !lex->field || lex->nesting != lex->field) {
            lex->tok += accept(lex, '=');
        }
    } else {
        lex->tok = MP_TOKEN_LPAREN + (i - DOUBLED - WITH_EQ);
        if (lex->tok <= MP_TOKEN_LBRACE) {
            if (lex->nesting++ == 0) {
                lex->open_pos = lex->tok_pos;
                lex->open = c;
            }
        } else if (lex->tok <= MP_TOKEN_RBRACE && lex->nesting) {
            lex->nesting--;
        }
    }
}

// ---- tokens -----------------------------------------------------------------------------------------------------

static NORETURN void never_closed(mp_lexer_t *lex) {
    mp_raise_syntax_error(lex, lex->open_pos,
        lex->open == '(' ? MP_SYNTAX_TEXT("'(' was never closed")
        : lex->open == '[' ? MP_SYNTAX_TEXT("'[' was never closed")
        : MP_SYNTAX_TEXT("'{' was never closed"));
}

static void read_token(mp_lexer_t *lex) {
    lex->vstr.len = lex->tok_start;
    if (lex->line_start) {
        read_indentation(lex);
        lex->line_start = false;
    }
    skip_space(lex);
    lex->tok_pos = MP_NODE_POS(lex->line, lex->column);
    if (lex->nesting == 0 && indentation_token(lex)) {
        return;
    }
    int c = lex->c;
    if (c < 0 && lex->nesting) {
        never_closed(lex);
    }
    if (c < 0 && lex->tok <= MP_TOKEN_DEDENT) {
        lex->tok = MP_TOKEN_END;
    } else if (c < 0 || c == '\n') {
        lex->tok = MP_TOKEN_NEWLINE;
        lex->line_start = true;
    } else if (is_digit(c)) {
        number_token(lex);
    } else if (is_ident(c)) {
        name_token(lex);
    } else if (c == '"' || c == '\'') {
        string_token(lex, 0);
    } else {
        operator_token(lex);
        if (lex->tok == MP_TOKEN_DOT && is_digit(lex->c)) {
            vstr_add_byte(&lex->vstr, '.');
            number_token(lex);
        }
    }
}

void mp_lexer_start(mp_lexer_t *lex, bool ignore_indent) {
    if (ignore_indent) {
        read_indentation(lex);
        lex->indent = 0;
        lex->line_start = false;
    }
    mp_lexer_next(lex);
}

void mp_lexer_next(mp_lexer_t *lex) {
    lex->tok_start = 0;
    read_token(lex);
}

void mp_lexer_next_keep(mp_lexer_t *lex) {
    lex->tok_start = lex->vstr.len;
    read_token(lex);
}

// ---- life -------------------------------------------------------------------------------------------------------

mp_lexer_t *mp_lexer_new(qstr src_name, mp_reader_t reader) {
    mp_lexer_t *lex = m_new0(mp_lexer_t, 1);
    lex->source_name = src_name;
    lex->reader = reader;
    lex->line = 1;
    lex->line_start = true;
    vstr_init(&lex->vstr, 32);
    next_byte(lex);
    static const byte byte_order_mark[] = { 0xef, 0xbb, 0xbf };
    for (size_t i = 0; i < sizeof(byte_order_mark) && lex->c == byte_order_mark[i]; i++) {
        next_byte(lex);
    }
    forget_line(lex);
    remember_byte(lex, lex->c);
    lex->column = 1;
    return lex;
}

mp_lexer_t *mp_lexer_new_from_str_len(qstr src_name, const char *str, size_t len, size_t free_len) {
    mp_reader_t reader;
    mp_reader_new_mem(&reader, (const byte *)str, len, free_len);
    return mp_lexer_new(src_name, reader);
}

void mp_lexer_free(mp_lexer_t *lex) {
    if (lex) {
        lex->reader.close(lex->reader.data);
        vstr_clear(&lex->vstr);
        m_del(uint16_t, lex->indents, lex->indents_alloc);
        m_del(mp_kid_t, lex->kids, lex->kids_alloc);
        m_del_obj(mp_lexer_t, lex);
    }
}

qstr mp_lexer_source_name(const mp_lexer_t *lex) {
    return lex->source_name;
}

#endif // MICROPY_ENABLE_COMPILER
