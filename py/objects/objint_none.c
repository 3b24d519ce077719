// Integers where there are small ones only: a result that does not fit raises OverflowError.
// SPDX-License-Identifier: MIT

#include "py/mpconfig.h"

#if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_LONGLONG
#error "MICROPY_LONGINT_IMPL_LONGLONG is not offered: set MICROPY_LONGINT_IMPL to _NONE or _MPZ instead."
#endif

#if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_NONE

#include "py/objint.h"
#include "py/parsenum.h"
#include "py/runtime.h"

static NORETURN void raise_overflow(void) {
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("small int overflow"));
}

mp_obj_t mp_obj_new_int(mp_int_t value) {
    if (!MP_SMALL_INT_FITS(value)) {
        raise_overflow();
    }
    return MP_OBJ_NEW_SMALL_INT(value);
}

mp_obj_t mp_obj_new_int_from_uint(mp_uint_t value) {
    return mp_obj_new_int(
        value > (mp_uint_t)MP_SMALL_INT_MAX ? MP_SMALL_INT_MAX + 1 : (mp_int_t)value);
}

mp_obj_t mp_obj_new_int_from_ll(long long val) {
    return mp_obj_new_int((mp_int_t)val == val ? (mp_int_t)val : MP_SMALL_INT_MAX + 1);
}

mp_obj_t mp_obj_new_int_from_ull(unsigned long long val) {
    return mp_obj_new_int_from_uint((mp_uint_t)val == val ? (mp_uint_t)val : (mp_uint_t)-1);
}

mp_obj_t mp_obj_new_int_from_str_len(const char **str, size_t len, bool neg, unsigned int base) {
    mp_uint_t value = 0;
    for (const char *top = *str + len; *str < top; ++*str) {
        unsigned digit = mp_digit_value(**str);
        if (**str == '_') {
            continue;
        }
        if (digit >= base) {
            break;
        }
        if (value > (mp_uint_t)MP_SMALL_INT_MAX / base) {
            raise_overflow();
        }
        value = value * base + digit;
    }
    return mp_obj_new_int(neg ? -(mp_int_t)value : (mp_int_t)value);
}

mp_obj_t mp_obj_int_from_bytes_impl(bool big_endian, size_t len, const byte *buf) {
    mp_uint_t value = 0;
    for (size_t i = 0; i < len; i++) {
        if (value > (mp_uint_t)MP_SMALL_INT_MAX >> 8) {
            raise_overflow();
        }
        value = value << 8 | buf[big_endian ? i : len - 1 - i];
    }
    return mp_obj_new_int_from_uint(value);
}

mp_int_t mp_obj_int_hash(mp_const_obj_t self_in) {
    return MP_OBJ_SMALL_INT_VALUE(self_in);
}

#if MICROPY_PY_BUILTINS_FLOAT
mp_float_t mp_obj_int_as_float_impl(mp_const_obj_t self_in) {
    return (mp_float_t)MP_OBJ_SMALL_INT_VALUE(self_in);
}

mp_obj_t mp_obj_new_int_from_float(mp_float_t val) {
    if (!(val >= (mp_float_t)MP_SMALL_INT_MIN && val < -(mp_float_t)MP_SMALL_INT_MIN)) {
        raise_overflow();
    }
    return MP_OBJ_NEW_SMALL_INT((mp_int_t)val);
}
#endif

mp_obj_t mp_obj_int_big_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    (void)op;
    (void)lhs_in;
    (void)rhs_in;
    raise_overflow();
}

mp_obj_t mp_obj_int_big_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus) {
    (void)base;
    (void)exponent;
    (void)modulus;
    raise_overflow();
}

#endif
