// The int type and everything about integers that does not depend on how large they may be:
// arithmetic on small ones, conversion to machine words, text and bytes.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "py/objects/bigint.h"

#define HAS_BIG (MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ)

void mp_int_view(mp_int_view_t *v, mp_const_obj_t o) {
    if (!HAS_BIG || mp_obj_is_small_int(o)) {
        mp_int_t value = MP_OBJ_SMALL_INT_VALUE(o);
        v->neg = value < 0;
        v->one = v->neg ? -(mp_uint_t)value : (mp_uint_t)value;
        v->n = value != 0;
        v->d = &v->one;
    } else {
        const mp_obj_int_t *self = o;
        v->neg = self->size < 0;
        v->n = (size_t)(v->neg ? -self->size : self->size);
        v->d = self->limbs;
    }
}

// ---- as machine words ---------------------------------------------------------------------------

mp_int_t mp_obj_int_get_truncated(mp_const_obj_t self_in) {
    if (!HAS_BIG) {
        return MP_OBJ_SMALL_INT_VALUE(self_in);
    }
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    mp_uint_t low = v.n ? v.d[0] : 0;
    return (mp_int_t)(v.neg ? -low : low);
}

static NORETURN void raise_word_overflow(void) {
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("int does not fit a machine word"));
}

mp_int_t mp_obj_int_get_checked(mp_const_obj_t self_in) {
    mp_int_t value = mp_obj_int_get_truncated(self_in);
    if (HAS_BIG && !mp_obj_is_small_int(self_in)) {
        mp_int_t size = ((const mp_obj_int_t *)self_in)->size;
        if ((size != 1 && size != -1) || (value ^ size) < 0) {
            raise_word_overflow();
        }
    }
    return value;
}

mp_uint_t mp_obj_int_get_uint_checked(mp_const_obj_t self_in) {
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    if (v.neg || v.n > 1) {
        raise_word_overflow();
    }
    return v.n ? v.d[0] : 0;
}

int mp_obj_int_sign(mp_obj_t self_in) {
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    return v.neg ? -1 : v.n != 0;
}

size_t mp_obj_int_bit_length(mp_const_obj_t self_in) {
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    size_t bits = v.n ? (v.n - 1) * MP_LIMB_BITS : 0;
    for (mp_uint_t top = v.n ? v.d[v.n - 1] : 0; top != 0; top >>= 1) {
        bits++;
    }
    return bits;
}

// The int that o is, counting a bool as one, or that its type makes of it; MP_OBJ_NULL if there is
// none.
static mp_obj_t as_int(mp_const_obj_t o_in) {
    mp_obj_t o = (mp_obj_t)o_in;
    if (mp_obj_is_bool(o)) {
        return MP_OBJ_NEW_SMALL_INT(o == mp_const_true);
    }
    if (mp_obj_is_int(o)) {
        return o;
    }
    mp_unary_op_fun_t unary_op = MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(o), unary_op);
    return unary_op ? unary_op(MP_UNARY_OP_INT_MAYBE, o) : MP_OBJ_NULL;
}

static mp_obj_t as_int_or_raise(mp_const_obj_t o) {
    mp_obj_t value = as_int(o);
    if (value == MP_OBJ_NULL) {
        mp_raise_TypeError_int_conversion(o);
    }
    return value;
}

mp_int_t mp_obj_get_int(mp_const_obj_t arg) {
    return mp_obj_int_get_checked(as_int_or_raise(arg));
}

mp_int_t mp_obj_get_int_truncated(mp_const_obj_t arg) {
    return mp_obj_int_get_truncated(as_int_or_raise(arg));
}

mp_uint_t mp_obj_get_uint(mp_const_obj_t arg) {
    return mp_obj_int_get_uint_checked(as_int_or_raise(arg));
}

bool mp_obj_get_int_maybe(mp_const_obj_t arg, mp_int_t *value) {
    mp_obj_t o = as_int(arg);
    if (o == MP_OBJ_NULL) {
        return false;
    }
    *value = mp_obj_int_get_checked(o);
    return true;
}

// ---- operations ---------------------------------------------------------------------------------

NORETURN void mp_raise_division_by_zero(mp_binary_op_t op, bool is_float) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)op;
    (void)is_float;
    mp_raise_ZeroDivisionError();
#else
    mp_rom_error_text_t text;
    if (op == MP_BINARY_OP_TRUE_DIVIDE) {
        text = is_float ? MP_ERROR_TEXT("float division by zero") : MP_ERROR_TEXT("division by zero");
    } else if (op == MP_BINARY_OP_MODULO) {
        text = is_float ? MP_ERROR_TEXT("float modulo") : MP_ERROR_TEXT("integer modulo by zero");
    } else if (is_float) {
        text = op == MP_BINARY_OP_DIVMOD ? MP_ERROR_TEXT("float divmod()")
                                         : MP_ERROR_TEXT("float floor division by zero");
    } else {
        text = MP_ERROR_TEXT("integer division or modulo by zero");
    }
    mp_raise_msg(&mp_type_ZeroDivisionError, text);
#endif
}

bool mp_order_satisfies(mp_binary_op_t op, int order) {
    // A bit for each of less, equal, more, and without order.
    static const byte accepted[] = {
        [MP_BINARY_OP_LESS] = 1,
        [MP_BINARY_OP_MORE] = 4,
        [MP_BINARY_OP_EQUAL] = 2,
        [MP_BINARY_OP_LESS_EQUAL] = 3,
        [MP_BINARY_OP_MORE_EQUAL] = 6,
        [MP_BINARY_OP_NOT_EQUAL] = 13,
    };
    return accepted[op] >> (order + 1) & 1;
}

// lhs ** rhs for rhs >= 0 in *result, or false if it does not fit the word.
static bool small_power(mp_int_t lhs, mp_int_t rhs, mp_int_t *result) {
    *result = 1;
    while (rhs > 0) {
        if ((rhs & 1) && __builtin_mul_overflow(*result, lhs, result)) {
            return false;
        }
        rhs >>= 1;
        if (rhs > 0 && __builtin_mul_overflow(lhs, lhs, &lhs)) {
            return false;
        }
    }
    return true;
}

// The four operations that divide, for rhs != 0. MP_OBJ_NULL for a quotient that wants exact
// rounding, or floats.
static mp_obj_t small_divide(mp_binary_op_t op, mp_int_t lhs, mp_int_t rhs) {
    if (op == MP_BINARY_OP_TRUE_DIVIDE) {
#if MICROPY_PY_BUILTINS_FLOAT
        // Where both operands are exact as doubles, so is the rounding of their quotient.
        const mp_int_t exact = MP_64BIT && HAS_BIG ? (mp_int_t)((uint64_t)1 << 53)
                                                   : MP_SMALL_INT_MAX + 1;
        if (lhs >= -exact && lhs <= exact && rhs >= -exact && rhs <= exact) {
            return mp_obj_new_float((mp_float_t)lhs / (mp_float_t)rhs);
        }
#endif
        return MP_OBJ_NULL;
    }
    mp_obj_t remainder = MP_OBJ_NEW_SMALL_INT(mp_small_int_modulo(lhs, rhs));
    if (op == MP_BINARY_OP_MODULO) {
        return remainder;
    }
    mp_obj_t quotient = mp_obj_new_int(mp_small_int_floor_divide(lhs, rhs));
    if (op == MP_BINARY_OP_FLOOR_DIVIDE) {
        return quotient;
    }
    mp_obj_t pair[2] = { quotient, remainder };
    return mp_obj_new_tuple(2, pair);
}

mp_obj_t mp_small_int_binary_op(mp_binary_op_t op, mp_int_t lhs, mp_int_t rhs) {
    if (op <= MP_BINARY_OP_NOT_EQUAL) {
        return mp_obj_new_bool(mp_order_satisfies(op, (lhs > rhs) - (lhs < rhs)));
    }
    if (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER) {
        op += MP_BINARY_OP_OR - MP_BINARY_OP_INPLACE_OR;
    }
    mp_int_t result;
    bool fits = true;
    switch (op) {
        case MP_BINARY_OP_OR:
            result = lhs | rhs;
            break;
        case MP_BINARY_OP_XOR:
            result = lhs ^ rhs;
            break;
        case MP_BINARY_OP_AND:
            result = lhs & rhs;
            break;
        case MP_BINARY_OP_ADD:
            result = lhs + rhs;
            break;
        case MP_BINARY_OP_SUBTRACT:
            result = lhs - rhs;
            break;
        case MP_BINARY_OP_MULTIPLY:
            fits = !__builtin_mul_overflow(lhs, rhs, &result);
            break;
        case MP_BINARY_OP_LSHIFT:
        case MP_BINARY_OP_RSHIFT:
            if (rhs < 0) {
                mp_raise_ValueError(MP_ERROR_TEXT("negative shift count"));
            }
            if (op == MP_BINARY_OP_RSHIFT) {
                result = lhs >> MIN(rhs, (mp_int_t)MP_LIMB_BITS - 1);
            } else {
                result = rhs < (mp_int_t)MP_LIMB_BITS ? (mp_int_t)((mp_uint_t)lhs << rhs) : 0;
                fits = lhs == 0 || (rhs < (mp_int_t)MP_LIMB_BITS && result >> rhs == lhs);
            }
            break;
        case MP_BINARY_OP_POWER:
            if (rhs < 0) {
#if MICROPY_PY_BUILTINS_FLOAT
                return mp_obj_float_binary_op(op, (mp_float_t)lhs, MP_OBJ_NEW_SMALL_INT(rhs));
#else
                mp_raise_ValueError(MP_ERROR_TEXT("negative power with no float support"));
#endif
            }
            fits = small_power(lhs, rhs, &result);
            break;
        case MP_BINARY_OP_TRUE_DIVIDE:
        case MP_BINARY_OP_FLOOR_DIVIDE:
        case MP_BINARY_OP_MODULO:
        case MP_BINARY_OP_DIVMOD: {
            if (rhs == 0) {
                mp_raise_division_by_zero(op, false);
            }
            mp_obj_t quotient = small_divide(op, lhs, rhs);
            if (quotient != MP_OBJ_NULL || !MICROPY_PY_BUILTINS_FLOAT) {
                return quotient;
            }
            fits = false;
            result = 0;
            break;
        }
        default:
            return MP_OBJ_NULL;
    }
    return fits ? mp_obj_new_int(result)
                : mp_obj_int_big_binary_op(op, MP_OBJ_NEW_SMALL_INT(lhs), MP_OBJ_NEW_SMALL_INT(rhs));
}

mp_obj_t mp_obj_int_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (mp_obj_is_bool(lhs_in)) {
        lhs_in = MP_OBJ_NEW_SMALL_INT(lhs_in == mp_const_true);
    }
    if (mp_obj_is_bool(rhs_in)) {
        rhs_in = MP_OBJ_NEW_SMALL_INT(rhs_in == mp_const_true);
    }
    if (mp_obj_is_small_int(lhs_in) && mp_obj_is_small_int(rhs_in)) {
        return mp_small_int_binary_op(
            op, MP_OBJ_SMALL_INT_VALUE(lhs_in), MP_OBJ_SMALL_INT_VALUE(rhs_in));
    }
    if (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER) {
        op += MP_BINARY_OP_OR - MP_BINARY_OP_INPLACE_OR;
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(rhs_in)) {
        if (op <= MP_BINARY_OP_NOT_EQUAL) {
            static const byte swapped[] = {
                [MP_BINARY_OP_LESS] = MP_BINARY_OP_MORE,
                [MP_BINARY_OP_MORE] = MP_BINARY_OP_LESS,
                [MP_BINARY_OP_EQUAL] = MP_BINARY_OP_EQUAL,
                [MP_BINARY_OP_LESS_EQUAL] = MP_BINARY_OP_MORE_EQUAL,
                [MP_BINARY_OP_MORE_EQUAL] = MP_BINARY_OP_LESS_EQUAL,
                [MP_BINARY_OP_NOT_EQUAL] = MP_BINARY_OP_NOT_EQUAL,
            };
            return mp_obj_float_binary_op(swapped[op], mp_obj_float_get(rhs_in), lhs_in);
        }
        if (op < MP_BINARY_OP_ADD) {
            return MP_OBJ_NULL;
        }
        return mp_obj_float_binary_op(op, mp_obj_int_as_float_impl(lhs_in), rhs_in);
    }
#endif
    if (!HAS_BIG || !mp_obj_is_int(rhs_in)) {
        return MP_OBJ_NULL;
    }
    return mp_obj_int_big_binary_op(op, lhs_in, rhs_in);
}

mp_obj_t mp_obj_int_unary_op(mp_unary_op_t op, mp_obj_t o_in) {
    mp_obj_t o = as_int(o_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(o != MP_OBJ_NEW_SMALL_INT(0));
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(mp_obj_int_hash(o));
        case MP_UNARY_OP_POSITIVE:
        case MP_UNARY_OP_INT_MAYBE:
            return o;
        case MP_UNARY_OP_ABS:
            if (mp_obj_int_sign(o) >= 0) {
                return o;
            }
            MP_FALLTHROUGH
        case MP_UNARY_OP_NEGATIVE:
            return mp_obj_int_binary_op(MP_BINARY_OP_SUBTRACT, MP_OBJ_NEW_SMALL_INT(0), o);
        case MP_UNARY_OP_INVERT:
            return mp_obj_int_binary_op(MP_BINARY_OP_SUBTRACT, MP_OBJ_NEW_SMALL_INT(-1), o);
        default:
            return MP_OBJ_NULL;
    }
}

#if MICROPY_PY_BUILTINS_POW3
mp_obj_t mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus) {
    if (!mp_obj_is_int(base) || !mp_obj_is_int(exponent) || !mp_obj_is_int(modulus)) {
        mp_raise_TypeError(MP_ERROR_TEXT("pow() with 3 arguments requires integers"));
    }
    if (modulus == MP_OBJ_NEW_SMALL_INT(0)) {
        mp_raise_ValueError(MP_ERROR_TEXT("pow() 3rd argument cannot be 0"));
    }
    if (mp_obj_is_small_int(base) && mp_obj_is_small_int(exponent) && mp_obj_is_small_int(modulus)
        && MP_OBJ_SMALL_INT_VALUE(exponent) >= 0) {
        return MP_OBJ_NEW_SMALL_INT(mp_small_int_powmod(MP_OBJ_SMALL_INT_VALUE(base),
            (mp_uint_t)MP_OBJ_SMALL_INT_VALUE(exponent), MP_OBJ_SMALL_INT_VALUE(modulus)));
    }
    return mp_obj_int_big_pow3(base, exponent, modulus);
}
#endif

// ---- text ---------------------------------------------------------------------------------------

char *mp_obj_int_formatted(char **buf, size_t *buf_size, size_t *fmt_size, mp_const_obj_t self_in,
    int base_in, const char *prefix, char base_char, char comma) {
#if MICROPY_OPT_FAST_PATHS
    if ((base_in == 10 || base_in == 16) && mp_obj_is_small_int(self_in) && comma == 0
        && *buf_size > sizeof(mp_uint_t) * 5 / 2 + 2 + sizeof("+0x")) {
        mp_int_t value = MP_OBJ_SMALL_INT_VALUE(self_in);
        char *end = *buf + *buf_size - 1, *digit = end;
        mp_uint_t rest = value < 0 ? -(mp_uint_t)value : (mp_uint_t)value;
        *end = '\0';
        if (base_in == 10) {
            do {
                *--digit = (char)('0' + rest % 10);
                rest /= 10;
            } while (rest != 0);
        } else {
            do {
                unsigned nibble = rest & 15;
                *--digit = (char)(nibble < 10 ? '0' + nibble : (byte)base_char + nibble - 10);
                rest >>= 4;
            } while (rest != 0);
        }
        if (prefix != NULL) {
            size_t prefix_len = strlen(prefix);
            digit -= prefix_len;
            memcpy(digit, prefix, prefix_len);
        }
        if (value < 0) {
            *--digit = '-';
        }
        *fmt_size = (size_t)(end - digit);
        return digit;
    }
#endif
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    const mp_limb_t base = (mp_limb_t)base_in;
    // Digits of log2(base) bits each, rounded down; a separator for every three, sign, prefix and
    // terminator.
    size_t digit_bits = 31 - (size_t)__builtin_clz((unsigned)base_in);
    size_t prefix_len = prefix ? strlen(prefix) : 0;
    size_t need = v.n * MP_LIMB_BITS / digit_bits + 4;
    need += prefix_len + (comma ? need / 3 : 0);
    if (need > *buf_size) {
        *buf = m_new_leaf(char, need);
        *buf_size = need;
    }
    char *s = *buf + *buf_size;
    *--s = '\0';

    // The digits come in chunks of as many as a limb holds.
    mp_limb_t chunk = base, *rest = &v.one;
    size_t chunk_digits = 1;
    if (HAS_BIG && v.n > 1) {
        for (; chunk <= (mp_limb_t)-1 / base; chunk *= base) {
            chunk_digits++;
        }
        rest = m_new_leaf(mp_limb_t, v.n);
    }
    memmove(rest, v.d, v.n * sizeof(mp_limb_t));
    const unsigned group = comma == '_' && base != 10 ? 4 : 3;
    unsigned in_group = 0;
    size_t n = v.n;
    do {
        bool last = !HAS_BIG || n <= 1;
        mp_limb_t digits = !last ? mp_limbs_divrem1(rest, rest, n, chunk) : n ? rest[0] : 0;
        n = last ? 0 : n - (rest[n - 1] == 0);
        for (size_t i = 0; last ? i == 0 || digits != 0 : i < chunk_digits; i++) {
            if (comma && in_group++ == group) {
                in_group = 1;
                *--s = comma;
            }
            mp_limb_t digit = digits % base;
            digits /= base;
            *--s = (char)(digit < 10 ? '0' + digit : (byte)base_char + digit - 10);
        }
    } while (n > 0);
    if (rest != &v.one) {
        m_free(rest);
    }
    s -= prefix_len;
    memcpy(s, prefix ? prefix : "", prefix_len);
    if (v.neg) {
        *--s = '-';
    }
    *fmt_size = (size_t)(*buf + *buf_size - 1 - s);
    return s;
}

#if HAS_BIG

void mp_obj_int_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    char stack_buf[sizeof(mp_int_t) * 4], *buf = stack_buf;
    size_t buf_size = sizeof(stack_buf), len;
    const char *text = mp_obj_int_formatted(&buf, &buf_size, &len, self_in, 10, NULL, 'a', 0);
    print->print_strn(print->data, text, len);
    if (buf != stack_buf) {
        m_free(buf);
    }
}

static void print_fill(const mp_print_t *print, char fill, int width) {
    if (width > 0) {
        mp_print_strn(print, "", 0, 0, fill, width);
    }
}

int mp_print_mp_int(const mp_print_t *print, void *x, unsigned int base, int base_char, int flags,
    char fill, int width, int prec) {
    mp_obj_t o = as_int_or_raise(x);
    char prefix[4], *p = prefix;
    bool neg = mp_obj_int_sign(o) < 0;
    if (!neg && (flags & (PF_FLAG_SHOW_SIGN | PF_FLAG_SPACE_SIGN))) {
        *p++ = flags & PF_FLAG_SHOW_SIGN ? '+' : ' ';
    }
    if ((flags & PF_FLAG_SHOW_PREFIX) && base != 10) {
        *p++ = '0';
        *p++ = (char)(base_char + (base == 16 ? 'x' : base == 8 ? 'o' : 'b') - 'a');
    }
    *p = '\0';
    char comma = flags & PF_FLAG_SHOW_COMMA ? ',' : flags & PF_FLAG_SHOW_UNDERSCORE ? '_' : 0;

    char stack_buf[sizeof(mp_int_t) * 5], *buf = stack_buf;
    size_t buf_size = sizeof(stack_buf), text_len;
    const char *text = mp_obj_int_formatted(
        &buf, &buf_size, &text_len, o, (int)base, prefix, (char)base_char, comma);
    int head = (int)(p - prefix) + neg, digits = (int)text_len - head;
    int zeros = MAX(prec - digits, 0), pad = MAX(width - (int)text_len - zeros, 0);
    int before = pad, between = 0;
    if (flags & PF_FLAG_LEFT_ADJUST) {
        before = 0;
    } else if (flags & PF_FLAG_CENTER_ADJUST) {
        before = pad / 2;
    } else if (flags & PF_FLAG_PAD_AFTER_SIGN) {
        before = 0;
        between = pad;
    }
    print_fill(print, fill, before);
    print->print_strn(print->data, text, (size_t)head);
    print_fill(print, fill, between);
    print_fill(print, '0', zeros);
    print->print_strn(print->data, text + head, (size_t)digits);
    print_fill(print, fill, pad - before - between);
    if (buf != stack_buf) {
        m_free(buf);
    }
    return (int)text_len + zeros + pad;
}

#else

void mp_obj_int_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_print_mp_int(print, self_in, 10, 'a', 0, ' ', 0, -1);
}

int mp_print_mp_int(const mp_print_t *print, void *x, unsigned int base, int base_char, int flags,
    char fill, int width, int prec) {
    mp_int_t value = MP_OBJ_SMALL_INT_VALUE(as_int_or_raise(x));
    const mp_print_spec_t spec = { (unsigned)flags, fill, width, prec };
    bool neg = value < 0;
    return mp_print_word(
        print, neg ? -(mp_uint_t)value : (mp_uint_t)value, neg, base, (char)base_char, &spec);
}

#endif

// ---- bytes --------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_INT_BYTES || MICROPY_PY_STRUCT || MICROPY_PY_ARRAY

bool mp_obj_int_to_bytes_impl(mp_const_obj_t self_in, bool big_endian, size_t len, byte *buf) {
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    unsigned carry = 1, top = 0;
    for (size_t i = 0; i < len; i++) {
        size_t limb = i / sizeof(mp_uint_t);
        top = limb < v.n ? v.d[limb] >> (i % sizeof(mp_uint_t) * 8) & 0xff : 0;
        if (v.neg) {
            top = (~top & 0xff) + carry;
            carry = top >> 8;
            top &= 0xff;
        }
        buf[big_endian ? len - 1 - i : i] = (byte)top;
    }
    return mp_obj_int_bit_length(self_in) <= len * 8 && (!v.neg || (top & 0x80));
}

#endif

#if MICROPY_PY_BUILTINS_INT_BYTES

static bool is_big_endian(mp_obj_t byteorder) {
    const char *order = mp_obj_str_get_str(byteorder);
    if (strcmp(order, "little") == 0) {
        return false;
    }
    if (strcmp(order, "big") != 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("byteorder must be either 'little' or 'big'"));
    }
    return true;
}

enum { ARG_VALUE, ARG_BYTEORDER, ARG_SIGNED, ARGS };

static mp_obj_t int_from_bytes(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[ARGS] = {
        { MP_QSTR_bytes, MP_ARG_REQUIRED | MP_ARG_OBJ, { 0 } },
        { MP_QSTR_byteorder, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_QSTR(MP_QSTR_big) } },
        { MP_QSTR_signed, MP_ARG_KW_ONLY | MP_ARG_BOOL, { .u_bool = false } },
    };
    mp_arg_val_t args[ARGS];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, ARGS, allowed, args);
    bool big_endian = is_big_endian(args[ARG_BYTEORDER].u_obj);
    mp_buffer_info_t bufinfo;
    mp_get_buffer_raise(args[ARG_VALUE].u_obj, &bufinfo, MP_BUFFER_READ);
    const byte *bytes = bufinfo.buf;
    mp_obj_t value = mp_obj_int_from_bytes_impl(big_endian, bufinfo.len, bytes);
    if (args[ARG_SIGNED].u_bool && bufinfo.len > 0
        && (bytes[big_endian ? 0 : bufinfo.len - 1] & 0x80)) {
        mp_obj_t range = mp_small_int_binary_op(MP_BINARY_OP_LSHIFT, 1, (mp_int_t)bufinfo.len * 8);
        value = mp_obj_int_binary_op(MP_BINARY_OP_SUBTRACT, value, range);
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(int_from_bytes_fun_obj, 2, int_from_bytes);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(int_from_bytes_obj, &int_from_bytes_fun_obj);

static mp_obj_t int_to_bytes(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[ARGS] = {
        { MP_QSTR_length, MP_ARG_INT, { .u_int = 1 } },
        { MP_QSTR_byteorder, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_QSTR(MP_QSTR_big) } },
        { MP_QSTR_signed, MP_ARG_KW_ONLY | MP_ARG_BOOL, { .u_bool = false } },
    };
    mp_arg_val_t args[ARGS];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, ARGS, allowed, args);
    mp_int_t len = args[ARG_VALUE].u_int;
    if (len < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("length argument must be non-negative"));
    }
    bool big_endian = is_big_endian(args[ARG_BYTEORDER].u_obj), is_signed = args[ARG_SIGNED].u_bool;
    mp_obj_t self = as_int(pos_args[0]);
    bool neg = mp_obj_int_sign(self) < 0;
    if (neg && !is_signed) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("can't convert negative int to unsigned"));
    }
    byte *data;
    mp_obj_t bytes = mp_obj_new_str_room(&mp_type_bytes, (size_t)len, &data);
    bool fits = mp_obj_int_to_bytes_impl(self, big_endian, (size_t)len, data);
    if (is_signed && !neg && len > 0) {
        fits = fits && !(data[big_endian ? 0 : len - 1] & 0x80);
    }
    if (!fits) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("int too big to convert"));
    }
    return bytes;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(int_to_bytes_obj, 1, int_to_bytes);

#endif

#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_FULL_FEATURES
static mp_obj_t int_bit_length(mp_obj_t self_in) {
    return MP_OBJ_NEW_SMALL_INT(mp_obj_int_bit_length(as_int(self_in)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(int_bit_length_obj, int_bit_length);
#endif

// ---- the type -----------------------------------------------------------------------------------

mp_obj_t mp_obj_int_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    mp_arg_check_num(n_args, n_kw, 0, 2, false);
    if (n_args == 0) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    mp_buffer_info_t text;
    bool is_text = mp_obj_is_str(args[0])
        || (mp_obj_is_obj(args[0]) && mp_get_buffer(args[0], &text, MP_BUFFER_READ));
    if (is_text) {
        if (mp_obj_is_str(args[0])) {
            text.buf = (void *)mp_obj_str_data(args[0], &text.len);
        }
        return mp_parse_num_integer(
            text.buf, text.len, n_args > 1 ? (int)mp_obj_get_int(args[1]) : 10, NULL);
    }
    if (n_args > 1) {
        mp_raise_TypeError(MP_ERROR_TEXT("int() can't convert non-string with explicit base"));
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(args[0])) {
        return mp_obj_new_int_from_float(mp_obj_float_get(args[0]));
    }
#endif
    return as_int_or_raise(args[0]);
}

#if MICROPY_PY_BUILTINS_INT_BYTES
static const mp_rom_map_elem_t int_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_from_bytes), MP_ROM_PTR(&int_from_bytes_obj) },
    { MP_ROM_QSTR(MP_QSTR_to_bytes), MP_ROM_PTR(&int_to_bytes_obj) },
#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_FULL_FEATURES
    { MP_ROM_QSTR(MP_QSTR_bit_length), MP_ROM_PTR(&int_bit_length_obj) },
#endif
};
static MP_DEFINE_CONST_DICT(int_locals_dict, int_locals_dict_table);
#define LOCALS_SLOT , locals_dict, &int_locals_dict
#else
#define LOCALS_SLOT
#endif

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_int, MP_QSTR_int, MP_TYPE_FLAG_LAYOUT_LEAF | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    make_new, mp_obj_int_make_new,
    print, mp_obj_int_print,
    unary_op, mp_obj_int_unary_op,
    binary_op, mp_obj_int_binary_op
    LOCALS_SLOT
    );
