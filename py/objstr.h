// The layout of str and bytes objects, for the core and for C modules that define constant ones.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJSTR_H
#define SLIPWAY_PY_OBJSTR_H

#include "py/obj.h"

// One block holds header and text of short strings: data then points behind the header. Objects made by
// MP_DEFINE_STR_OBJ live in ROM. Text is zero-terminated in either case.
struct _mp_obj_str_t {
    mp_obj_base_t base;
    size_t hash;  // see MP_STR_xxx; 0 in ROM
    size_t len;   // bytes
    const byte *data;
};

// hash holds a 29-bit hash and three flags. Hash and ASCII are 0 until they are found out; only strings on the heap
// cache them.
#define MP_STR_FLAG_HEAP (1u)     // the object may be written to
#define MP_STR_FLAG_ASCII (2u)    // known to be ASCII throughout
#define MP_STR_FLAG_GROWING (4u)  // the text's block has room behind it (py/objects/strgrow.c)
#define MP_STR_HASH_SHIFT (3)

#define MP_DEFINE_STR_OBJ(obj_name, str) \
    mp_obj_str_t obj_name = { { &mp_type_str }, 0, sizeof(str) - 1, (const byte *)str }
#define MP_DEFINE_BYTES_OBJ(obj_name, target, len) \
    mp_obj_str_t obj_name = { { &mp_type_bytes }, 0, (len), (const byte *)(target) }

// str_obj_in is a qstr, str or bytes object.
#define GET_STR_DATA_LEN(str_obj_in, str_data, str_len) \
    size_t str_len; \
    const byte *str_data = mp_obj_str_data(str_obj_in, &str_len)
#define GET_STR_LEN(str_obj_in, str_len) \
    size_t str_len; \
    (void)mp_obj_str_data(str_obj_in, &str_len)
#define GET_STR_HASH(str_obj_in, str_hash) size_t str_hash = mp_obj_str_hash(str_obj_in)

#if MICROPY_OPT_FAST_PATHS
static inline const byte *mp_obj_str_data(mp_const_obj_t o, size_t *len) {
    if (mp_obj_is_qstr(o)) {
        return qstr_data(MP_OBJ_QSTR_VALUE(o), len);
    }
    *len = ((const mp_obj_str_t *)o)->len;
    return ((const mp_obj_str_t *)o)->data;
}
#else
const byte *mp_obj_str_data(mp_const_obj_t o, size_t *len);
#endif
// The low 29 bits of qstr_compute_hash() of its bytes (so that hash() is a small int on every machine), cached where
// possible.
uint32_t mp_obj_str_hash(mp_const_obj_t o);

mp_obj_t mp_obj_str_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t mp_obj_new_str_of_type(const mp_obj_type_t *type, const byte *data, size_t len);
mp_obj_t mp_obj_new_str_copy(const mp_obj_type_t *type, const byte *data, size_t len);
// A str or bytes of len bytes still to be written, by *data; must be filled in before it is used. (Slipway)
mp_obj_t mp_obj_new_str_room(const mp_obj_type_t *type, size_t len, byte **data);
mp_obj_t mp_obj_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);
// format(value, spec): what f-strings and format() call. spec is a str; conversion 0, 's', 'r' or 'a'. (Slipway)
mp_obj_t mp_obj_format_value(mp_obj_t value, int conversion, mp_obj_t spec);
// The concatenation of n str objects. (Slipway)
mp_obj_t mp_obj_str_concat(size_t n, const mp_obj_t *items);
mp_obj_t mp_obj_str_split(size_t n_args, const mp_obj_t *args);
mp_obj_t mp_obj_str_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in);
mp_int_t mp_obj_str_get_buffer(mp_obj_t self_in, mp_buffer_info_t *bufinfo, mp_uint_t flags);
const byte *str_index_to_ptr(const mp_obj_type_t *type, const byte *self_data, size_t self_len,
    mp_obj_t index, bool is_slice);
const byte *find_subbytes(
    const byte *haystack, size_t hlen, const byte *needle, size_t nlen, int direction);

#endif  // SLIPWAY_PY_OBJSTR_H
