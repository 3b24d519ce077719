// The float type: arithmetic with Python's signs and errors, exact comparison with integers,
// rounding, hashing.
// SPDX-License-Identifier: MIT

#include "py/objint.h"
#include "py/runtime.h"

#if MICROPY_PY_BUILTINS_FLOAT

#include <float.h>
#include <math.h>

#include "py/formatfloat.h"
#include "py/gc.h"
#include "py/parsenum.h"

#define C(fun) MICROPY_FLOAT_C_FUN(fun)

mp_obj_t mp_obj_new_float_boxed(mp_float_t value) {
    mp_obj_float_t *o = m_malloc_kind(sizeof(mp_obj_float_t), GC_KIND_LEAF);
    o->base.type = &mp_type_float;
    o->value = value;
    return MP_OBJ_FROM_PTR(o);
}

bool mp_obj_get_float_maybe(mp_obj_t arg, mp_float_t *value) {
    if (mp_obj_is_float(arg)) {
        *value = mp_obj_float_get(arg);
    } else if (mp_obj_is_bool(arg)) {
        *value = arg == mp_const_true;
    } else if (mp_obj_is_int(arg)) {
        *value = mp_obj_int_as_float_impl(arg);
    } else {
        mp_unary_op_fun_t unary_op = MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(arg), unary_op);
        arg = unary_op ? unary_op(MP_UNARY_OP_FLOAT_MAYBE, arg) : MP_OBJ_NULL;
        if (arg == MP_OBJ_NULL || !mp_obj_is_float(arg)) {
            return false;
        }
        *value = mp_obj_float_get(arg);
    }
    return true;
}

mp_float_t mp_obj_get_float(mp_obj_t arg) {
    mp_float_t value;
    if (!mp_obj_get_float_maybe(arg, &value)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't convert %s to float"),
            mp_obj_get_type_str(arg));
    }
    return value;
}

static bool fits_small_int(mp_float_t val) {
    return val >= (mp_float_t)MP_SMALL_INT_MIN && val < -(mp_float_t)MP_SMALL_INT_MIN;
}

mp_int_t mp_float_hash(mp_float_t val) {
    if (fits_small_int(val) && val == C(trunc)(val)) {
        return (mp_int_t)val;
    }
    if (!isfinite(val)) {
        return isnan(val) ? 0 : val > 0 ? 314159 : -314159;
    }
    // mantissa * 2 ** exp2 modulo 2 ** bits - 1, as mp_obj_int_hash() does it.
    const unsigned bits = MP_HASH_BITS;
    const uint64_t mask = ((uint64_t)1 << bits) - 1;
    int exp2;
    uint64_t mantissa = (uint64_t)C(ldexp)(C(frexp)(C(fabs)(val), &exp2), DBL_MANT_DIG);
    unsigned rotation = (unsigned)((exp2 - DBL_MANT_DIG) % (int)bits + (int)bits) % bits;
    mantissa = (mantissa & mask) + (mantissa >> bits);
    mantissa = (mantissa & mask) + (mantissa >> bits);
    mantissa = ((mantissa << rotation) | (mantissa >> (bits - rotation))) & mask;
    mp_int_t hash = (mp_int_t)(mantissa == mask ? 0 : mantissa);
    return val < 0 ? -hash : hash;
}

// ---- operations ---------------------------------------------------------------------------------

// Quotient and remainder of floor division by a y that is not 0. The remainder is exact but for the
// addition that gives it y's sign; the quotient is the integer nearest to (x - remainder) / y.
static mp_float_t floor_divide(mp_float_t x, mp_float_t y, mp_float_t *remainder) {
    mp_float_t rest = C(fmod)(x, y);
    mp_float_t quotient = (x - rest) / y;
    if (rest == 0) {
        rest = C(copysign)(0, y);
    } else if ((rest < 0) != (y < 0)) {
        rest += y;
        quotient -= 1;
    }
    if (quotient == 0) {
        quotient = C(copysign)(0, x / y);
    } else {
        mp_float_t whole = C(floor)(quotient);
        quotient = quotient - whole > (mp_float_t)0.5 ? whole + 1 : whole;
    }
    *remainder = rest;
    return quotient;
}

static mp_float_t power(mp_float_t x, mp_float_t y) {
    if (x == 0 && y < 0 && isfinite(y)) {
        mp_raise_msg(
            &mp_type_ZeroDivisionError, MP_ERROR_TEXT("0.0 cannot be raised to a negative power"));
    }
    if (x < 0 && isfinite(x) && isfinite(y) && y != C(floor)(y)) {
        mp_raise_ValueError(MP_ERROR_TEXT("complex values not supported"));
    }
    mp_float_t result = C(pow)(x, y);
    if (isinf(result) && isfinite(x) && isfinite(y)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("Numerical result out of range"));
    }
    return result;
}

// The order of a float and an int of any size, compared exactly.
static int order_with_int(mp_float_t f, mp_obj_t i) {
    if (isnan(f)) {
        return 2;
    }
    int sign = f > 0 ? 1 : -1;
    if (isinf(f) || (MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_NONE && !fits_small_int(f))) {
        return sign;
    }
    mp_obj_t whole = mp_obj_new_int_from_float(f);
    if (mp_obj_int_binary_op(MP_BINARY_OP_LESS, whole, i) == mp_const_true) {
        return -1;
    }
    if (mp_obj_int_binary_op(MP_BINARY_OP_MORE, whole, i) == mp_const_true) {
        return 1;
    }
    return f == C(trunc)(f) ? 0 : sign;
}

mp_obj_t mp_obj_float_binary_op(mp_binary_op_t op, mp_float_t lhs, mp_obj_t rhs_in) {
    bool rhs_is_float = mp_obj_is_float(rhs_in);
    if (!rhs_is_float && !mp_obj_is_int(rhs_in) && !mp_obj_is_bool(rhs_in)) {
        return MP_OBJ_NULL;
    }
    if (op <= MP_BINARY_OP_NOT_EQUAL) {
        if (!rhs_is_float) {
            return mp_obj_new_bool(mp_order_satisfies(op, order_with_int(lhs, rhs_in)));
        }
        mp_float_t rhs = mp_obj_float_get(rhs_in);
        return mp_obj_new_bool(
            mp_order_satisfies(op, isunordered(lhs, rhs) ? 2 : (lhs > rhs) - (lhs < rhs)));
    }
    if (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER) {
        op += MP_BINARY_OP_OR - MP_BINARY_OP_INPLACE_OR;
    }
    if (op < MP_BINARY_OP_ADD) {
        return MP_OBJ_NULL;
    }
    mp_float_t rhs = 0;
    mp_obj_get_float_maybe(rhs_in, &rhs);
    switch (op) {
        case MP_BINARY_OP_ADD:
            lhs += rhs;
            break;
        case MP_BINARY_OP_SUBTRACT:
            lhs -= rhs;
            break;
        case MP_BINARY_OP_MULTIPLY:
            lhs *= rhs;
            break;
        case MP_BINARY_OP_POWER:
            lhs = power(lhs, rhs);
            break;
        case MP_BINARY_OP_TRUE_DIVIDE:
        case MP_BINARY_OP_FLOOR_DIVIDE:
        case MP_BINARY_OP_MODULO:
        case MP_BINARY_OP_DIVMOD: {
            if (rhs == 0) {
                mp_raise_division_by_zero(op, true);
            }
            if (op == MP_BINARY_OP_TRUE_DIVIDE) {
                lhs /= rhs;
                break;
            }
            mp_float_t remainder, quotient = floor_divide(lhs, rhs, &remainder);
            if (op == MP_BINARY_OP_DIVMOD) {
                mp_obj_t pair[2] = { mp_obj_new_float(quotient), mp_obj_new_float(remainder) };
                return mp_obj_new_tuple(2, pair);
            }
            lhs = op == MP_BINARY_OP_MODULO ? remainder : quotient;
            break;
        }
        default:
            return MP_OBJ_NULL;
    }
    return mp_obj_new_float(lhs);
}

static mp_obj_t float_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    return mp_obj_float_binary_op(op, mp_obj_float_get(lhs_in), rhs_in);
}

static mp_obj_t float_unary_op(mp_unary_op_t op, mp_obj_t o_in) {
    mp_float_t val = mp_obj_float_get(o_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(val != 0);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(mp_float_hash(val));
        case MP_UNARY_OP_POSITIVE:
        case MP_UNARY_OP_FLOAT_MAYBE:
            return o_in;
        case MP_UNARY_OP_NEGATIVE:
            return mp_obj_new_float(-val);
        case MP_UNARY_OP_ABS:
            return mp_obj_new_float(C(fabs)(val));
        default:
            return MP_OBJ_NULL;
    }
}

// ---- rounding -----------------------------------------------------------------------------------

static mp_obj_t round_float(mp_float_t val, mp_obj_t ndigits) {
    if (ndigits == MP_OBJ_NULL) {
        return mp_obj_new_int_from_float(C(rint)(val));
    }
    mp_int_t n = mp_obj_get_int(ndigits);
    // The digits kept, as decimal text that is read back: rounding is decided by the exact decimal
    // value.
    char digits[20];
    int exp10;
    const int decimal_max = sizeof(mp_float_t) > 4 ? DBL_DIG + 2 : FLT_DIG + 3;
    if (val == 0 || !isfinite(val) || n > 400) {
        return mp_obj_new_float(val);
    }
    mp_float_t magnitude = C(fabs)(val);
    mp_float_digits(magnitude, 'e', 1, digits, sizeof(digits), &exp10);
    if (exp10 + n > decimal_max) {
        return mp_obj_new_float(val);
    }
    size_t len = n < -400 ? 0
                          : mp_float_digits(magnitude, 'f', (int)n, digits, sizeof(digits), &exp10);
    mp_float_t rounded = mp_float_from_digits(digits, len, exp10);
    if (isinf(rounded)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("rounded value too large to represent"));
    }
    return mp_obj_new_float(C(copysign)(rounded, val));
}

// ---- the type -----------------------------------------------------------------------------------

static void float_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    (void)kind;
    char buf[MP_FLOAT_REPR_ROOM];
    int len = mp_format_float(mp_obj_float_get(o_in), buf, sizeof(buf), 'r', 0, 0);
    print->print_strn(print->data, buf, (size_t)len);
}

static mp_obj_t float_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    if (n_args == 0) {
        return mp_obj_new_float(0);
    }
    if (mp_obj_is_float(args[0])) {
        return args[0];
    }
    if (mp_obj_is_str(args[0])) {
        size_t len;
        const char *text = mp_obj_str_get_data(args[0], &len);
        return mp_parse_num_float(text, len, false, NULL);
    }
    mp_buffer_info_t text;
    if (mp_obj_is_obj(args[0]) && mp_get_buffer(args[0], &text, MP_BUFFER_READ)) {
        return mp_parse_num_float(text.buf, text.len, false, NULL);
    }
    return mp_obj_new_float(mp_obj_get_float(args[0]));
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_float, MP_QSTR_float,
    MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_LEAF,
    make_new, float_make_new,
    print, float_print,
    unary_op, float_unary_op,
    binary_op, float_binary_op
    );

#endif

// Of an int: to a multiple of 10 ** -ndigits.
static mp_obj_t round_int(mp_obj_t number, mp_int_t n) {
    if (n >= 0 || !MICROPY_PY_BUILTINS_ROUND_INT) {
        return number;
    }
    // A power of ten that is more than twice the number: zero, without computing it. 3 < log2(10).
    if ((mp_uint_t)-n * 3 > mp_obj_int_bit_length(number) + 1) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    mp_obj_t scale = mp_small_int_binary_op(MP_BINARY_OP_POWER, 10, -n);
    mp_obj_t rest = mp_obj_int_binary_op(MP_BINARY_OP_MODULO, number, scale);
    mp_obj_t down = mp_obj_int_binary_op(MP_BINARY_OP_SUBTRACT, number, rest);
    mp_obj_t twice = mp_obj_int_binary_op(MP_BINARY_OP_ADD, rest, rest);
    bool up = mp_obj_int_binary_op(MP_BINARY_OP_MORE, twice, scale) == mp_const_true;
    if (!up && mp_obj_int_binary_op(MP_BINARY_OP_EQUAL, twice, scale) == mp_const_true) {
        mp_obj_t quotient = mp_obj_int_binary_op(MP_BINARY_OP_FLOOR_DIVIDE, number, scale);
        up = mp_obj_int_get_truncated(quotient) & 1;
    }
    return up ? mp_obj_int_binary_op(MP_BINARY_OP_ADD, down, scale) : down;
}

mp_obj_t mp_obj_number_round(mp_obj_t number, mp_obj_t ndigits) {
    if (ndigits == mp_const_none) {
        ndigits = MP_OBJ_NULL;
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(number)) {
        return round_float(mp_obj_float_get(number), ndigits);
    }
#endif
    if (mp_obj_is_bool(number)) {
        number = MP_OBJ_NEW_SMALL_INT(number == mp_const_true);
    }
    if (!mp_obj_is_int(number)) {
        return MP_OBJ_NULL;
    }
    return !MICROPY_PY_BUILTINS_ROUND_INT || ndigits == MP_OBJ_NULL
        ? number
        : round_int(number, mp_obj_get_int(ndigits));
}
