// What the files about str, bytes and bytearray share: one view of the bytes of any of them, and
// the helpers that their methods are made of. Not part of the public API.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_TEXT_H
#define SLIPWAY_PY_OBJECTS_TEXT_H

#include "py/objects/sequence.h"
#include "py/objstr.h"

// The bytes of a text. They belong to the object, which must be kept in sight of the collector; a
// bytearray's are only good until Python code runs.
typedef struct _text_t {
    const mp_obj_type_t *type;  // mp_type_str, mp_type_bytes or mp_type_bytearray: what a result should be
    const byte *data;
    size_t len;
    byte one;  // room for a needle given as an int
} text_t;

static inline bool text_is_str(const text_t *t) {
    return t->type == &mp_type_str;
}

#if MICROPY_OPT_FAST_PATHS
// Kinds of ASCII characters; no byte above has one. A separator is white space in a str only. (py/unicode.c)
enum { KIND_SPACE = 1, KIND_SEPARATOR = 2, KIND_DIGIT = 4, KIND_UPPER = 8, KIND_LOWER = 16 };
extern const uint8_t mp_ascii_kinds[256];

// Copies n bytes, most often a few, and returns the place behind them.
static inline byte *text_put(byte *to, const byte *from, size_t n) {
    if (n > 2 * sizeof(mp_uint_t)) {
        memcpy(to, from, n);
    } else if (n >= sizeof(mp_uint_t)) {
        // From both ends, which may overlap.
        mp_uint_t first, last;
        memcpy(&first, from, sizeof(first));
        memcpy(&last, from + n - sizeof(last), sizeof(last));
        memcpy(to, &first, sizeof(first));
        memcpy(to + n - sizeof(last), &last, sizeof(last));
    } else if (n >= 4) {
        uint32_t first, last;
        memcpy(&first, from, sizeof(first));
        memcpy(&last, from + n - sizeof(last), sizeof(last));
        memcpy(to, &first, sizeof(first));
        memcpy(to + n - sizeof(last), &last, sizeof(last));
    } else if (n > 0) {
        byte middle = from[n / 2], last = from[n - 1];
        to[0] = from[0];
        to[n / 2] = middle;
        to[n - 1] = last;
    }
    return to + n;
}
#else
static inline byte *text_put(byte *to, const byte *from, size_t n) {
    memcpy(to, from, n);
    return to + n;
}
#endif

// False if o is neither a str nor has a buffer. Anything but a str counts as bytes.
bool mp_text_try(mp_obj_t o, text_t *t);
#if MICROPY_OPT_FAST_PATHS
static inline bool text_view(mp_obj_t o, text_t *t) {
    if (mp_obj_is_exact_obj_type(o, &mp_type_str)) {
        const mp_obj_str_t *s = MP_OBJ_TO_PTR(o);
        t->type = &mp_type_str;
        t->data = s->data;
        t->len = s->len;
        return true;
    }
    return mp_text_try(o, t);
}
#else
#define text_view(o, t) mp_text_try(o, t)
#endif
// Raises TypeError in that case.
void mp_text_get(mp_obj_t o, text_t *t);
// A text of the same kind as `like`; raises TypeError if it is not.
void mp_text_get_like(const text_t *like, mp_obj_t o, text_t *t);
// As above; bytes may also be looked for as an int, which raises ValueError unless it is one
// byte's.
void mp_text_get_needle(const text_t *like, mp_obj_t o, text_t *t);

// True if characters are bytes: not a str, or an ASCII one. o is the object that t shows.
bool mp_text_is_bytewise(mp_obj_t o, const text_t *t);
bool mp_bytes_are_ascii(const byte *data, size_t len);

// The bytes between the optional indexes args[first] and args[first + 1] of args[0], whose view is
// t. False if the start lies behind the end.
bool mp_text_range(const text_t *t, size_t n_args, const mp_obj_t *args, size_t first,
    const byte **start, const byte **end);

// The str of one character below 128, without allocating where that is possible.
mp_obj_t mp_text_new_ascii_char(byte c);
// A text of a given type that takes over, or copies and frees, the vstr's buffer.
mp_obj_t mp_text_new_from_vstr(const mp_obj_type_t *type, vstr_t *vstr);
// The text l, which is left's, and then r, a text of the same kind; MP_OBJ_NULL if they are to be copied into an
// ordinary new one.
#if MICROPY_OPT_GROWING_STR
mp_obj_t mp_text_append(mp_obj_t left, const text_t *l, const text_t *r);
// Sees to it that a zero follows the bytes of a str or bytes object.
void mp_text_terminate(mp_obj_t text);
#else
#define mp_text_append(left, l, r) (MP_OBJ_NULL)
#define mp_text_terminate(text)
#endif
// bytes(...) and bytearray(...).
mp_obj_t mp_text_make_bytes(const mp_obj_type_t *type, size_t n_args, const mp_obj_t *args);
// The str that bytes encode; raises UnicodeError. args as of bytes.decode().
mp_obj_t mp_text_decode(size_t n_args, const mp_obj_t *args);
extern const mp_obj_fun_builtin_var_t mp_text_decode_obj;
extern const mp_obj_fun_builtin_var_t mp_str_encode_obj;
extern const mp_obj_fun_builtin_var_t mp_bytes_hex_obj;
extern const mp_rom_obj_static_class_method_t mp_bytes_fromhex_class_obj;
// Case and classes of characters (py/objects/objstr_case.c); the second lot with MICROPY_PY_BUILTINS_STR_EXTRA.
extern const mp_obj_fun_builtin_fixed_t mp_text_lower_obj, mp_text_upper_obj, mp_text_isspace_obj,
    mp_text_isalpha_obj, mp_text_isdigit_obj, mp_text_isupper_obj, mp_text_islower_obj;
extern const mp_obj_fun_builtin_fixed_t mp_text_capitalize_obj, mp_text_title_obj,
    mp_text_swapcase_obj, mp_text_isalnum_obj, mp_text_isascii_obj;
// The value of a byte given as an object; raises ValueError, TypeError.
byte mp_text_get_byte(mp_obj_t o);

// The print slot of str and bytes: as they are, quoted, or as JSON.
void mp_text_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind);

// \x, \u or \U and the code.
void mp_print_escaped(const mp_print_t *print, unichar c);

// str.__mod__.
mp_obj_t mp_text_modulo(mp_obj_t format, mp_obj_t args);

// A print target that appends to a vstr.
mp_print_t mp_text_print_to(vstr_t *vstr);

// One ROM table holds the methods of all three types, each of which sees a stretch of it.
extern const mp_obj_dict_t mp_text_str_locals_dict;
extern const mp_obj_dict_t mp_text_bytes_locals_dict;
extern const mp_obj_dict_t mp_text_bytearray_locals_dict;

#endif  // SLIPWAY_PY_OBJECTS_TEXT_H
