// One field of formatted text: how it is laid out, and what puts it there. Shared by format() and
// %, which differ in how they spell a field.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_STRFIELD_H
#define SLIPWAY_PY_OBJECTS_STRFIELD_H

#include "py/objects/text.h"
#include "py/runtime.h"

// A ValueError whose text is spelled out only where there is room for it.
#define FORMAT_ERROR(text) \
    mp_raise_ValueError(MICROPY_ERROR_REPORTING > MICROPY_ERROR_REPORTING_TERSE \
            ? MP_ERROR_TEXT(text) \
            : MP_ERROR_TEXT("bad format string"))

// A ValueError that only the full format() checks for.
#define FORMAT_CHECK(is_wrong, text) \
    do { \
        if (MICROPY_PY_BUILTINS_STR_FORMAT_FULL && (is_wrong)) { \
            FORMAT_ERROR(text); \
        } \
    } while (0)

// How a field is laid out. Characters are 0 where nothing was given.
typedef struct _spec_t {
    const byte *fill;  // the character to pad with
    size_t fill_len;
    char align;  // < > ^ =
    char sign;   // + - or space
    char group;  // , or _
    char type;
    bool alt;  // #
    int width;
    int prec;  // -1 if not given
} spec_t;

// What to pad with: a blank, and behind it a zero.
extern const byte mp_fill_blank_zero[2];

// Append to out. An int's min_digits is the precision of %, which format() does not allow; a char's
// value is a character's code, and raises OverflowError if it is none. prec cuts a text.
void mp_put_text(vstr_t *out, const spec_t *spec, const char *text, size_t len);
void mp_put_char(vstr_t *out, const spec_t *spec, mp_obj_t value);
void mp_put_int(vstr_t *out, const spec_t *spec, mp_obj_t value, size_t min_digits);
#if MICROPY_PY_BUILTINS_FLOAT
// Raises ValueError unless the type is one of a float's.
void mp_put_float(vstr_t *out, const spec_t *spec, mp_float_t value);
#endif
#if MICROPY_OPT_FAST_PATHS
// Append a str or a small int as it is.
void mp_put_plain(vstr_t *out, mp_obj_t value);
#endif
// str(value), repr(value) or ascii(value): 's', 'r' or 'a'.
void mp_put_converted(vstr_t *out, mp_obj_t value, int conversion);
mp_obj_t mp_format_converted(mp_obj_t value, int conversion);  // the same as a str

static inline bool mp_is_one_of(char c, const char *set) {
    while (*set != c && *set != 0) {
        set++;
    }
    return *set != 0;
}

static inline size_t mp_text_chars(const char *text, size_t len) {
    return MICROPY_PY_BUILTINS_STR_UNICODE ? utf8_charlen((const byte *)text, len) : len;
}

NORETURN void mp_bad_format_type(const spec_t *spec, mp_obj_t value);
// Reads digits and moves *p; -1 if there are none.
int mp_format_number(const byte **p, const byte *end);
// The str, int or float that a class's instance is at heart; the value itself if it is none.
mp_obj_t mp_format_native(mp_obj_t value);

#endif  // SLIPWAY_PY_OBJECTS_STRFIELD_H
