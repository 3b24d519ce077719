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

// False if o is neither a str nor has a buffer. Anything but a str counts as bytes.
bool mp_text_try(mp_obj_t o, text_t *t);
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
// bytes(...) and bytearray(...).
mp_obj_t mp_text_make_bytes(const mp_obj_type_t *type, size_t n_args, const mp_obj_t *args);
// The str that bytes encode; raises UnicodeError. args as of bytes.decode().
mp_obj_t mp_text_decode(size_t n_args, const mp_obj_t *args);
extern const mp_obj_fun_builtin_var_t mp_text_decode_obj;
extern const mp_obj_fun_builtin_var_t mp_str_encode_obj;
extern const mp_obj_fun_builtin_var_t mp_bytes_hex_obj;
extern const mp_rom_obj_static_class_method_t mp_bytes_fromhex_class_obj;
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
