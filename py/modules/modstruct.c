// The struct module: records of numbers and byte strings, described by a format, in bytes.
// SPDX-License-Identifier: MIT

#include "py/binary.h"
#include "py/builtin.h"
#include "py/objects/text.h"
#include "py/runtime.h"

#if MICROPY_PY_STRUCT

// A place in a format.
typedef struct _format_t {
    const byte *p, *end;
    char order;   // byte order and sizes: '@' native, else as the format's first character says
    char letter;  // of the field last read
    size_t count;
} format_t;

static format_t format_start(mp_obj_t format_in) {
    text_t t;
    mp_text_get(format_in, &t);
    format_t f = { .p = t.data, .end = t.data + t.len, .order = '@' };
    if (t.len && (*f.p == '@' || (*f.p >= '<' && *f.p <= '>') || *f.p == '!')) {
        f.order = (char)*f.p++;
        if (f.order == '=') {
            f.order = MP_ENDIANNESS_LITTLE ? '<' : '>';
        }
    }
    return f;
}

// Reads the next field; false at the end.
static inline bool format_next(format_t *f) {
    while (f->p < f->end && *f->p <= ' ' && unichar_isspace(*f->p)) {
        ++f->p;
    }
    if (f->p == f->end) {
        return false;
    }
    f->count = 1;
    if (unichar_isdigit(*f->p)) {
        f->count = 0;
        do {
            if (f->count > PTRDIFF_MAX / 100) {
                mp_raise_ValueError(MP_ERROR_TEXT("bad struct format"));
            }
            f->count = f->count * 10 + (size_t)(*f->p++ - '0');
        } while (f->p < f->end && unichar_isdigit(*f->p));
        if (f->p == f->end) {
            mp_raise_ValueError(MP_ERROR_TEXT("bad struct format"));
        }
    }
    f->letter = (char)*f->p++;
    return true;
}

// Fields of plain bytes are one value (none for 'x') whatever their count.
static bool is_bytes_field(char letter) {
    return letter == 's' || letter == 'x' || letter == 'p';
}

// Bytes of an integer that lies in memory as this machine has it, without alignment; 0 for all other fields.
static inline size_t plain_size(const format_t *f) {
    if (!MICROPY_OPT_FAST_PATHS || f->order != (MP_ENDIANNESS_LITTLE ? '<' : '>')) {
        return 0;
    }
    switch (f->letter | 0x20) {
        case 'b':
            return 1;
        case 'h':
            return 2;
        case 'i':
        case 'l':
            return 4;
        default:
            return 0;
    }
}

// Bytes of a whole record, and how many values it has.
static size_t format_size(mp_obj_t format_in, size_t *n_values) {
    format_t f = format_start(format_in);
    size_t size = 0, n = 0;
    while (format_next(&f)) {
        size_t item = 1, align = 1, field = plain_size(&f);
        if (field > 0 && f.count == 1) {
            size += field;
            n++;
            continue;
        }
        if (is_bytes_field(f.letter)) {
            n += f.letter != 'x';
        } else {
            if (f.letter != 'c') {
                item = mp_binary_get_size(f.order, f.letter, &align);
            }
            n += f.count;
        }
        size = (size + align - 1) & ~(align - 1);
        if (__builtin_mul_overflow(f.count, item, &field)
            || __builtin_add_overflow(size, field, &size) || size > PTRDIFF_MAX / 2) {
            mp_raise_ValueError(MP_ERROR_TEXT("bad struct format"));
        }
    }
    *n_values = n;
    return size;
}

static mp_obj_t struct_calcsize(mp_obj_t format_in) {
    size_t n;
    return MP_OBJ_NEW_SMALL_INT(format_size(format_in, &n));
}
static MP_DEFINE_CONST_FUN_OBJ_1(struct_calcsize_obj, struct_calcsize);

// The place in a buffer given by an offset, which may be negative; raises ValueError unless size
// bytes follow it.
static byte *place_in(const mp_buffer_info_t *bufinfo, mp_obj_t offset_in, size_t size) {
    mp_int_t offset = offset_in == MP_OBJ_NULL ? 0 : mp_obj_get_int(offset_in);
    if (offset < 0) {
        offset += (mp_int_t)bufinfo->len;
    }
    if (offset < 0 || (size_t)offset > bufinfo->len || bufinfo->len - (size_t)offset < size) {
        mp_raise_ValueError(MP_ERROR_TEXT("buffer too small"));
    }
    return (byte *)bufinfo->buf + offset;
}

static mp_obj_t struct_unpack_from(size_t n_args, const mp_obj_t *args) {
    size_t n, size = format_size(args[0], &n), i = 0;
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(n, NULL));
    mp_buffer_info_t bufinfo;
    mp_get_buffer_raise(args[1], &bufinfo, MP_BUFFER_READ);
    byte *base = place_in(&bufinfo, n_args > 2 ? args[2] : MP_OBJ_NULL, size), *p = base;
    for (format_t f = format_start(args[0]); format_next(&f);) {
        size_t plain = plain_size(&f);
        bool is_signed = f.letter >= 'a';
        if (plain > 0 && plain - is_signed < sizeof(mp_int_t)) {
            for (; f.count > 0; f.count--, p += plain) {
                tuple->items[i++] = mp_obj_new_int(
                    (mp_int_t)mp_binary_get_int(plain, is_signed, MP_ENDIANNESS_BIG, p));
            }
            continue;
        }
        if (is_bytes_field(f.letter)) {
            if (f.letter != 'x') {
                // A Pascal string's first byte says how much of the rest is in use.
                size_t head = f.letter == 'p' && f.count, len = head ? MIN(*p, f.count - 1) : f.count;
                tuple->items[i++] = mp_obj_new_bytes(p + head, len);
            }
            p += f.count;
            continue;
        }
        while (f.count--) {
            tuple->items[i++] = f.letter == 'c' ? mp_obj_new_bytes(p++, 1)
                                                : mp_binary_get_val(f.order, f.letter, base, &p);
        }
    }
    return MP_OBJ_FROM_PTR(tuple);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(struct_unpack_from_obj, 2, 3, struct_unpack_from);

static mp_obj_t struct_unpack(mp_obj_t format_in, mp_obj_t buffer) {
    mp_obj_t args[2] = { format_in, buffer };
    return struct_unpack_from(2, args);
}
static MP_DEFINE_CONST_FUN_OBJ_2(struct_unpack_obj, struct_unpack);

// Writes a record of values.
static void pack_into(mp_obj_t format_in, byte *base, const mp_obj_t *values) {
    byte *p = base;
    for (format_t f = format_start(format_in); format_next(&f);) {
        if (is_bytes_field(f.letter)) {
            memset(p, 0, f.count);
            if (f.letter != 'x') {
                mp_buffer_info_t bufinfo;
                mp_get_buffer_raise(*values++, &bufinfo, MP_BUFFER_READ);
                size_t head = f.letter == 'p' && f.count, len = MIN(bufinfo.len, f.count - head);
                if (head) {
                    len = MIN(len, 255);
                    *p = (byte)len;
                }
                memcpy(p + head, bufinfo.buf, len);
            }
            p += f.count;
            continue;
        }
        while (f.count--) {
            if (f.letter == 'c') {
                text_t t;
                mp_text_get(*values++, &t);
                if (t.len != 1) {
                    mp_raise_ValueError(
                        MP_ERROR_TEXT("char format requires a bytes object of length 1"));
                }
                *p++ = *t.data;
            } else {
                mp_binary_set_val(f.order, f.letter, *values++, base, &p);
            }
        }
    }
}

static void check_count(size_t expected, size_t got) {
    if (expected != got) {
        mp_raise_msg_varg(&mp_type_ValueError,
            MP_ERROR_TEXT("pack expected %d items for packing (got %d)"), (int)expected, (int)got);
    }
}

static mp_obj_t struct_pack(size_t n_args, const mp_obj_t *args) {
    size_t n, size = format_size(args[0], &n);
    check_count(n, n_args - 1);
    byte *data;
    mp_obj_t o = mp_obj_new_str_room(&mp_type_bytes, size, &data);
    memset(data, 0, size);
    pack_into(args[0], data, args + 1);
    return o;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(struct_pack_obj, 1, struct_pack);

static mp_obj_t struct_pack_into(size_t n_args, const mp_obj_t *args) {
    size_t n, size = format_size(args[0], &n);
    check_count(n, n_args - 3);
    mp_buffer_info_t bufinfo;
    mp_get_buffer_raise(args[1], &bufinfo, MP_BUFFER_WRITE);
    pack_into(args[0], place_in(&bufinfo, args[2], size), args + 3);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(struct_pack_into_obj, 3, struct_pack_into);

static const mp_rom_map_elem_t struct_module_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_struct) },
    { MP_ROM_QSTR(MP_QSTR_calcsize), MP_ROM_PTR(&struct_calcsize_obj) },
    { MP_ROM_QSTR(MP_QSTR_pack), MP_ROM_PTR(&struct_pack_obj) },
    { MP_ROM_QSTR(MP_QSTR_pack_into), MP_ROM_PTR(&struct_pack_into_obj) },
    { MP_ROM_QSTR(MP_QSTR_unpack), MP_ROM_PTR(&struct_unpack_obj) },
    { MP_ROM_QSTR(MP_QSTR_unpack_from), MP_ROM_PTR(&struct_unpack_from_obj) },
    // Whatever this module raises for a bad format, size or value is a ValueError.
    { MP_ROM_QSTR(MP_QSTR_error), MP_ROM_PTR(&mp_type_ValueError) },
};
static MP_DEFINE_CONST_DICT(struct_module_globals, struct_module_globals_table);

const mp_obj_module_t mp_module_struct = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&struct_module_globals,
};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_struct, mp_module_struct);
#endif
