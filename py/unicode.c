// Characters: UTF-8 and what kind of character one is. ASCII is exact. Beyond it, where str holds Unicode, letters
// of Latin-1, Greek and Cyrillic change case, other characters above Latin-1 count as letters, and spaces are known.
// SPDX-License-Identifier: MIT
#include "py/misc.h"
#include "py/objects/text.h"

// ---- UTF-8 ------------------------------------------------------------------------------------------------------

unichar utf8_get_char(const byte *s) {
    unichar c = *s++;
    if (c < 0xc0) {
        return c;
    }
    unsigned more = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    c &= 0x3fu >> more;
    while (more-- > 0 && UTF8_IS_CONT(*s)) {
        c = c << 6 | (*s++ & 0x3f);
    }
    return c;
}

const byte *utf8_next_char(const byte *s) {
    while (UTF8_IS_CONT(*++s)) {
    }
    return s;
}

size_t utf8_charlen(const byte *str, size_t len) {
    size_t n = 0;
    for (const byte *end = str + len; str < end; str++) {
        n += !UTF8_IS_CONT(*str);
    }
    return n;
}

size_t utf8_ptr_to_index(const byte *s, const byte *ptr) {
    return utf8_charlen(s, (size_t)(ptr - s));
}

bool utf8_check(const byte *p, size_t len) {
    const byte *end = p + len;
    while (p < end) {
#if MICROPY_OPT_FAST_PATHS
        for (mp_uint_t word; (size_t)(end - p) >= sizeof(word); p += sizeof(word)) {
            memcpy(&word, p, sizeof(word));
            if (word & (mp_uint_t)-1 / 255 * 0x80) {
                break;
            }
        }
        if (p == end) {
            break;
        }
#endif
        unsigned c = *p++;
        if (c < 0x80) {
            continue;
        }
        size_t more = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
        // The second byte's range is narrower where it would make an overlong form, a surrogate, or too much.
        unsigned low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
        unsigned high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
        if (c < 0xc2 || c > 0xf4 || (size_t)(end - p) < more || *p < low || *p > high) {
            return false;
        }
        while (--more > 0) {
            if (!UTF8_IS_CONT(*++p)) {
                return false;
            }
        }
        p++;
    }
    return true;
}

#if MICROPY_OPT_FAST_PATHS
#define B (KIND_SPACE)
#define S (KIND_SEPARATOR)
#define D (KIND_DIGIT)
#define U (KIND_UPPER)
#define L (KIND_LOWER)
// clang-format off
const uint8_t mp_ascii_kinds[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, B, B, B, B, B, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S,
    B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
    0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0,
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
};
// clang-format on
#undef B
#undef S
#undef D
#undef U
#undef L
#endif

// ---- kinds ------------------------------------------------------------------------------------------------------

bool unichar_isdigit(unichar c) {
    return c - '0' < 10;
}

bool unichar_isxdigit(unichar c) {
    return unichar_isdigit(c) || (c | 0x20) - 'a' < 6;
}

mp_uint_t unichar_xdigit_value(unichar c) {
    return unichar_isdigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

bool unichar_isident(unichar c) {
    return c >= 0x80 || (c | 0x20) - 'a' < 26 || unichar_isdigit(c) || c == '_';
}

bool unichar_isalnum(unichar c) {
    return unichar_isalpha(c) || unichar_isdigit(c);
}

#if MICROPY_PY_BUILTINS_STR_UNICODE

bool unichar_isspace(unichar c) {
    return c - 9 < 5 || c == ' ' || c - 0x1c < 4 || c == 0x85 || c == 0xa0 || c == 0x1680
        || c - 0x2000 < 11 || c - 0x2028 < 2 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool unichar_isprint(unichar c) {
    return c - 0x20 < 0x5f
        || (c > 0xa0 && c != 0xad && c - 0x2000 >= 16 && c - 0x2028 >= 8 && c - 0xd800 >= 0x2000);
}

bool unichar_isalpha(unichar c) {
    return (c | 0x20) - 'a' < 26 || c == 0xaa || c == 0xb5 || c == 0xba || unichar_isupper(c)
        || unichar_islower(c) || (c >= 0x100 && c - 0x2000 >= 0x1000 && c - 0x3000 >= 5);
}

// Lower case letters in runs, and what is to be subtracted for upper case.
// clang-format off
static const struct {
    uint16_t first;
    uint8_t count;
    uint8_t shift;
} lower_runs[] = {
    {'a', 26, 32}, {0xe0, 23, 32}, {0xf8, 7, 32}, {0x3b1, 17, 32}, {0x3c3, 9, 32}, {0x430, 32, 32}, {0x450, 16, 80},
};
// clang-format on

static int case_shift(unichar c, bool is_upper) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(lower_runs); i++) {
        unsigned shift = lower_runs[i].shift;
        if (c - lower_runs[i].first + (is_upper ? shift : 0) < lower_runs[i].count) {
            return (int)shift;
        }
    }
    return 0;
}

bool unichar_isupper(unichar c) {
    return case_shift(c, true) != 0;
}

bool unichar_islower(unichar c) {
    return case_shift(c, false) != 0 || c == 0xdf || c == 0xff || c == 0xb5;
}

unichar unichar_tolower(unichar c) {
    return c + (unichar)case_shift(c, true);
}

unichar unichar_toupper(unichar c) {
    return c == 0xff ? 0x178 : c - (unichar)case_shift(c, false);
}

#else

bool unichar_isspace(unichar c) {
    return c - 9 < 5 || c == ' ';
}

bool unichar_isprint(unichar c) {
    return c - 0x20 < 0x5f;
}

bool unichar_isalpha(unichar c) {
    return (c | 0x20) - 'a' < 26;
}

bool unichar_isupper(unichar c) {
    return c - 'A' < 26;
}

bool unichar_islower(unichar c) {
    return c - 'a' < 26;
}

unichar unichar_tolower(unichar c) {
    return unichar_isupper(c) ? c | 0x20 : c;
}

unichar unichar_toupper(unichar c) {
    return unichar_islower(c) ? c & ~0x20u : c;
}

#endif
