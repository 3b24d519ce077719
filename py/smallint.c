// Floor division, modulo and modular power of machine words.
// SPDX-License-Identifier: MIT

#include "py/obj.h"
#include "py/smallint.h"
#include "py/objects/bigint.h"

bool mp_small_int_mul_overflow(mp_int_t x, mp_int_t y) {
    mp_int_t product;
    return __builtin_mul_overflow(x, y, &product) || !MP_SMALL_INT_FITS(product);
}

mp_int_t mp_small_int_modulo(mp_int_t dividend, mp_int_t divisor) {
    mp_int_t rest = dividend % divisor;
    return rest != 0 && (rest ^ divisor) < 0 ? rest + divisor : rest;
}

mp_int_t mp_small_int_floor_divide(mp_int_t num, mp_int_t denom) {
    mp_int_t quotient = num / denom;
    return (num ^ denom) < 0 && quotient * denom != num ? quotient - 1 : quotient;
}

mp_int_t mp_small_int_powmod(mp_int_t base, mp_uint_t exponent, mp_int_t modulus) {
    mp_uint_t m = modulus < 0 ? -(mp_uint_t)modulus : (mp_uint_t)modulus;
    mp_uint_t square = (mp_uint_t)mp_small_int_modulo(base, (mp_int_t)m);
    mp_uint_t result = 1 % m;
    for (; exponent != 0; exponent >>= 1) {
        if (exponent & 1) {
            result = (mp_uint_t)((mp_limb2_t)result * square % m);
        }
        square = (mp_uint_t)((mp_limb2_t)square * square % m);
    }
    return mp_small_int_modulo((mp_int_t)result, modulus);
}
