// Numbers as bytes in memory: the item types of array and memoryview, and the fields of struct.
// SPDX-License-Identifier: MIT

#include "py/binary.h"
#include "py/objint.h"
#include "py/runtime.h"

// What a letter means, the frequent ones first: the native size and alignment come from the C type,
// the standard size from struct's documentation.
typedef struct _letter_t {
    char letter;
    uint8_t native_size : 4;
    uint8_t native_align : 4;
    uint8_t standard_size;  // 0: native only
} letter_t;

#define LETTER(c, type, standard) \
    { \
        c, sizeof(type), _Alignof(struct { type x; }), standard \
    }
// clang-format off
static const letter_t letters[] = {
    LETTER('B', unsigned char, 1), LETTER('b', signed char, 1), {BYTEARRAY_TYPECODE, 1, 1, 1},
    LETTER('H', unsigned short, 2), LETTER('h', short, 2),
    LETTER('I', unsigned int, 4), LETTER('i', int, 4),
    #if MICROPY_PY_BUILTINS_FLOAT
    LETTER('f', float, 4), LETTER('d', double, 8),
    #endif
    LETTER('L', unsigned long, 4), LETTER('l', long, 4),
    LETTER('Q', unsigned long long, 8), LETTER('q', long long, 8),
    LETTER('?', bool, 1), LETTER('n', ptrdiff_t, 0), LETTER('N', size_t, 0),
    LETTER('P', void *, 0), LETTER('O', mp_obj_t, 0), LETTER('S', char *, 0),
};
// clang-format on

size_t mp_binary_get_size(char struct_type, char val_type, size_t *palign) {
#if MICROPY_OPT_FAST_PATHS
    if (struct_type != '@') {
        size_t size = 0;
        switch (val_type) {
            case 'b':
            case 'B':
                size = 1;
                break;
            case 'h':
            case 'H':
                size = 2;
                break;
            case 'i':
            case 'I':
            case 'l':
            case 'L':
                size = 4;
                break;
            default:
                break;
        }
        if (size > 0) {
            if (palign) {
                *palign = 1;
            }
            return size;
        }
    }
#endif
    for (size_t i = 0; i < MP_ARRAY_SIZE(letters); ++i) {
        const letter_t *l = &letters[i];
        if (l->letter == val_type && (struct_type == '@' || l->standard_size)) {
            if (palign) {
                *palign = struct_type == '@' ? l->native_align : 1;
            }
            return struct_type == '@' ? l->native_size : l->standard_size;
        }
    }
    mp_raise_ValueError(MP_ERROR_TEXT("bad typecode"));
}

// Of those that stand for integers.
static bool is_signed_letter(char c) {
    return c >= 'a';
}

static bool is_big_endian(char struct_type) {
    return struct_type == '>' || struct_type == '!' || (MP_ENDIANNESS_BIG && struct_type != '<');
}

long long mp_binary_get_int(size_t size, bool is_signed, bool big_endian, const byte *src) {
    unsigned long long value = 0;
#if MICROPY_OPT_FAST_PATHS
    if (size == 1) {
        return is_signed ? (signed char)*src : *src;
    }
    if (size == 2 && big_endian == MP_ENDIANNESS_BIG) {
        uint16_t half;
        memcpy(&half, src, sizeof(half));
        return is_signed ? (int16_t)half : half;
    }
    if (size == 4 && big_endian == MP_ENDIANNESS_BIG) {
        uint32_t word;
        memcpy(&word, src, sizeof(word));
        return is_signed ? (long long)(int32_t)word : (long long)word;
    }
#endif
    for (size_t i = 0; i < size; ++i) {
        value = value << 8 | src[big_endian ? i : size - 1 - i];
    }
    if (is_signed && size < sizeof(value)) {
        unsigned shift = (unsigned)(8 * (sizeof(value) - size));
        return (long long)(value << shift) >> shift;
    }
    return (long long)value;
}

#if MICROPY_OPT_FAST_PATHS
// True for the letters of integers, but for those of less than a byte or of addresses.
static inline bool is_int_letter(char c) {
#define BIT(c) (1u << ((c)&31))
    return c >= 'A' && (BIT(c) & (BIT('b') | BIT('h') | BIT('i') | BIT('l') | BIT('q') | BIT('n')));
#undef BIT
}
#endif

void mp_binary_set_int(size_t val_sz, bool big_endian, byte *dest, mp_uint_t val) {
#if MICROPY_OPT_FAST_PATHS
    if (val_sz == 1) {
        *dest = (byte)val;
        return;
    }
    if (val_sz == 2 && big_endian == MP_ENDIANNESS_BIG) {
        uint16_t half = (uint16_t)val;
        memcpy(dest, &half, sizeof(half));
        return;
    }
    if (val_sz == 4 && big_endian == MP_ENDIANNESS_BIG) {
        uint32_t word = (uint32_t)val;
        memcpy(dest, &word, sizeof(word));
        return;
    }
#endif
    for (size_t i = 0; i < val_sz; ++i) {
        dest[big_endian ? val_sz - 1 - i : i] = i < sizeof(val) ? (byte)(val >> 8 * i) : 0;
    }
}

// Writes an int of any size, raising exc if it does not fit.
static void set_int(const mp_obj_type_t *exc, mp_obj_t val_in, size_t size, bool is_signed,
    bool big_endian, byte *dest) {
    bool fits;
    if (mp_obj_is_exact_obj_type(val_in, &mp_type_int)) {
        fits = mp_obj_int_to_bytes_impl(val_in, big_endian, size, dest);
        bool top = dest[big_endian ? 0 : size - 1] & 0x80;
        bool negative = mp_obj_int_sign(val_in) < 0;
        fits = fits && !(negative && !is_signed) && !(!negative && is_signed && top);
    } else {
        mp_int_t val = mp_obj_get_int(val_in);
        unsigned bits = 8 * (unsigned)size;
        mp_int_t above = bits < BITS_PER_WORD ? val >> (bits - is_signed) : val < 0 ? -1 : 0;
        fits = above == 0 || (above == -1 && is_signed);
        for (size_t i = 0; i < size; ++i) {
            dest[big_endian ? size - 1 - i : i] = (byte)val;
            val >>= 8;
        }
    }
    if (!fits) {
        mp_raise_msg(exc, MP_ERROR_TEXT("number out of range"));
    }
}

static mp_obj_t get_val(char val_type, size_t size, bool big_endian, const byte *src) {
#if MICROPY_OPT_FAST_PATHS
    if (size < sizeof(mp_int_t) && is_int_letter(val_type)) {
        return mp_obj_new_int(
            (mp_int_t)mp_binary_get_int(size, is_signed_letter(val_type), big_endian, src));
    }
#endif
    if (val_type == 'O') {
        mp_obj_t o;
        memcpy(&o, src, sizeof(o));
        return o;
    }
    if (val_type == 'S') {
        const char *text;
        memcpy(&text, src, sizeof(text));
        return text ? mp_obj_new_str_from_cstr(text) : mp_const_none;
    }
    bool is_signed = is_signed_letter(val_type);
    long long value = mp_binary_get_int(size, is_signed, big_endian, src);
    if (val_type == '?') {
        return mp_obj_new_bool(value != 0);
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (val_type == 'f') {
        union {
            uint32_t u;
            float f;
        } x = { (uint32_t)value };
        return mp_obj_new_float((mp_float_t)x.f);
    }
    if (val_type == 'd') {
        union {
            uint64_t u;
            double f;
        } x = { (uint64_t)value };
        return mp_obj_new_float((mp_float_t)x.f);
    }
#endif
    if (size < sizeof(mp_int_t) || (is_signed && size == sizeof(mp_int_t))) {
        return mp_obj_new_int((mp_int_t)value);
    }
    return is_signed ? mp_obj_new_int_from_ll(value)
                     : mp_obj_new_int_from_ull((unsigned long long)value);
}

static void set_val(const mp_obj_type_t *exc, char val_type, size_t size, bool big_endian,
    byte *dest, mp_obj_t val_in) {
#if MICROPY_OPT_FAST_PATHS
    if (mp_obj_is_small_int(val_in) && size < sizeof(mp_int_t) && is_int_letter(val_type)) {
        mp_int_t val = MP_OBJ_SMALL_INT_VALUE(val_in);
        bool is_signed = is_signed_letter(val_type);
        mp_int_t above = val >> (8 * (unsigned)size - is_signed);
        if (above == 0 || (above == -1 && is_signed)) {
            mp_binary_set_int(size, big_endian, dest, (mp_uint_t)val);
            return;
        }
    }
#endif
    if (val_type == 'O') {
        memcpy(dest, &val_in, sizeof(val_in));
        return;
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (val_type == 'f' || val_type == 'd') {
        union {
            uint32_t u;
            float f;
        } single = { .f = 0 };
        union {
            uint64_t u;
            double f;
        } x = { .f = (double)mp_obj_get_float(val_in) };
        if (val_type == 'f') {
            single.f = (float)x.f;
            x.u = single.u;
        }
        for (size_t i = 0; i < size; ++i) {
            dest[big_endian ? size - 1 - i : i] = (byte)(x.u >> 8 * i);
        }
        return;
    }
#endif
    if (val_type == '?') {
        val_in = MP_OBJ_NEW_SMALL_INT(mp_obj_is_true(val_in));
    } else if (val_type == 'S') {
        val_in = mp_obj_new_int_from_uint((mp_uint_t)mp_obj_str_get_str(val_in));
    }
    set_int(exc, val_in, size, is_signed_letter(val_type), big_endian, dest);
}

mp_obj_t mp_binary_get_val_array(char typecode, void *p, size_t index) {
    switch (typecode) {
        case BYTEARRAY_TYPECODE:
        case 'B':
            return MP_OBJ_NEW_SMALL_INT(((byte *)p)[index]);
#if MICROPY_OPT_FAST_PATHS
        case 'h':
            return MP_OBJ_NEW_SMALL_INT(((short *)p)[index]);
        case 'H':
            return MP_OBJ_NEW_SMALL_INT(((unsigned short *)p)[index]);
        case 'i':
            return mp_obj_new_int(((int *)p)[index]);
#if MICROPY_PY_BUILTINS_FLOAT
        case 'f':
            return mp_obj_new_float((mp_float_t)((float *)p)[index]);
        case 'd':
            return mp_obj_new_float((mp_float_t)((double *)p)[index]);
#endif
#endif
        default:
            break;
    }
    size_t size = mp_binary_get_size('@', typecode, NULL);
    return get_val(typecode, size, MP_ENDIANNESS_BIG, (const byte *)p + index * size);
}

void mp_binary_set_val_array(char typecode, void *p, size_t index, mp_obj_t val_in) {
    size_t size = mp_binary_get_size('@', typecode, NULL);
    byte raw[8];
    // A value that is refused leaves the item as it was.
    set_val(&mp_type_OverflowError, typecode, size, MP_ENDIANNESS_BIG, raw, val_in);
    memcpy((byte *)p + index * size, raw, size);
}

void mp_binary_set_val_array_from_int(char typecode, void *p, size_t index, mp_int_t val) {
    size_t size = mp_binary_get_size('@', typecode, NULL);
    byte *dest = (byte *)p + index * size;
#if MICROPY_PY_BUILTINS_FLOAT
    if (typecode == 'f' || typecode == 'd') {
        set_val(&mp_type_OverflowError, typecode, size, MP_ENDIANNESS_BIG, dest,
            mp_obj_new_float((mp_float_t)val));
        return;
    }
#endif
    for (size_t i = 0; i < size; ++i) {
        dest[MP_ENDIANNESS_BIG ? size - 1 - i : i] = (byte)val;
        val >>= 8;
    }
}

// Moves *ptr behind a value, and returns where the value is.
static byte *place(char struct_type, char val_type, byte *p_base, byte **ptr, size_t *size) {
    size_t align;
    *size = mp_binary_get_size(struct_type, val_type, &align);
    size_t offset = (size_t)(*ptr - p_base);
    byte *p = p_base + ((offset + align - 1) & ~(align - 1));
    *ptr = p + *size;
    return p;
}

mp_obj_t mp_binary_get_val(char struct_type, char val_type, byte *p_base, byte **ptr) {
    size_t size;
    const byte *src = place(struct_type, val_type, p_base, ptr, &size);
    return get_val(val_type, size, is_big_endian(struct_type), src);
}

void mp_binary_set_val(char struct_type, char val_type, mp_obj_t val_in, byte *p_base, byte **ptr) {
    size_t size;
    byte *dest = place(struct_type, val_type, p_base, ptr, &size);
    set_val(&mp_type_ValueError, val_type, size, is_big_endian(struct_type), dest, val_in);
}
