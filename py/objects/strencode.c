// Text to bytes and back: str.encode(), bytes.decode(), and bytes as hexadecimal digits.
// SPDX-License-Identifier: MIT

#include "py/objects/text.h"
#include "py/runtime.h"

mp_obj_t mp_text_decode(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    mp_buffer_info_t bufinfo;
    if (mp_obj_is_str(args[0])) {
        mp_raise_TypeError(MP_ERROR_TEXT("decoding str is not supported"));
    }
    mp_get_buffer_raise(args[0], &bufinfo, MP_BUFFER_READ);
    return mp_obj_new_str(bufinfo.buf, bufinfo.len);
}

#if MICROPY_CPYTHON_COMPAT
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_text_decode_obj, 1, 3, mp_text_decode);

static mp_obj_t str_encode(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    text_t t;
    mp_text_get(args[0], &t);
    return mp_obj_new_bytes(t.data, t.len);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_str_encode_obj, 1, 3, str_encode);
#endif

#if MICROPY_PY_BUILTINS_BYTES_HEX
static mp_obj_t bytes_hex(size_t n_args, const mp_obj_t *args) {
    static const char digits[] = "0123456789abcdef";
    text_t t;
    mp_text_get(args[0], &t);
    text_t sep = { .len = 0 };
    if (n_args > 1) {
        mp_text_get(args[1], &sep);
        if (sep.len != 1) {
            mp_raise_ValueError(MP_ERROR_TEXT("sep must be length 1."));
        }
    }
    byte *to;
    mp_obj_t o = mp_obj_new_str_room(&mp_type_str, t.len ? t.len * (2 + sep.len) - sep.len : 0, &to);
    for (size_t i = 0; i < t.len; ++i) {
        if (i && sep.len) {
            *to++ = *sep.data;
        }
        *to++ = (byte)digits[t.data[i] >> 4];
        *to++ = (byte)digits[t.data[i] & 15];
    }
    return o;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_bytes_hex_obj, 1, 2, bytes_hex);

static mp_obj_t bytes_fromhex(mp_obj_t type_in, mp_obj_t text) {
    text_t t;
    mp_text_get(text, &t);
    vstr_t vstr;
    vstr_init(&vstr, t.len / 2 + 1);
    for (const byte *p = t.data, *end = p + t.len; p < end;) {
        if (unichar_isspace(*p)) {
            ++p;
            continue;
        }
        if (end - p < 2 || !unichar_isxdigit(p[0]) || !unichar_isxdigit(p[1])) {
            mp_raise_ValueError(MP_ERROR_TEXT("non-hex digit found"));
        }
        vstr_add_byte(&vstr, (byte)(unichar_xdigit_value(p[0]) << 4 | unichar_xdigit_value(p[1])));
        p += 2;
    }
    bool to_bytearray = MICROPY_PY_BUILTINS_BYTEARRAY
        && type_in == MP_OBJ_FROM_PTR(&mp_type_bytearray);
    return mp_text_new_from_vstr(to_bytearray ? &mp_type_bytearray : &mp_type_bytes, &vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_2(bytes_fromhex_obj, bytes_fromhex);
MP_DEFINE_CONST_CLASSMETHOD_OBJ(mp_bytes_fromhex_class_obj, &bytes_fromhex_obj);
#endif
