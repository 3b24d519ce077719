// Arithmetic on machine words as Python defines it: division rounds towards minus infinity and the
// remainder takes the sign of the divisor. Knows nothing of objects.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_SMALLINT_H
#define SLIPWAY_PY_SMALLINT_H

#include "py/misc.h"

#define MP_SMALL_INT_BITS (sizeof(mp_int_t) * 8 - 2)

// True if x * y does not fit a small integer.
bool mp_small_int_mul_overflow(mp_int_t x, mp_int_t y);
// The divisor is not 0; the quotient must fit the word.
mp_int_t mp_small_int_floor_divide(mp_int_t num, mp_int_t denom);
mp_int_t mp_small_int_modulo(mp_int_t dividend, mp_int_t divisor);
// base ** exponent % modulus for exponent >= 0, with the sign of modulus, which is not 0.
mp_int_t mp_small_int_powmod(mp_int_t base, mp_uint_t exponent, mp_int_t modulus);

#endif  // SLIPWAY_PY_SMALLINT_H
