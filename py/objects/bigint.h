// Arithmetic on magnitudes of any size: arrays of limbs, the least significant first. What big
// integers and the exact conversions between floats and decimal text are made from. Knows nothing
// of objects.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_BIGINT_H
#define SLIPWAY_PY_OBJECTS_BIGINT_H

#include "py/misc.h"

// A limb is a machine word; the product of two is twice as wide.
typedef mp_uint_t mp_limb_t;
#if MP_64BIT
typedef unsigned __int128 mp_limb2_t;
typedef __int128 mp_slimb2_t;
#define MP_LIMB_DECIMAL_DIGITS (19)  // 10 ** 19 < 2 ** 64
#else
typedef uint64_t mp_limb2_t;
typedef int64_t mp_slimb2_t;
#define MP_LIMB_DECIMAL_DIGITS (9)
#endif
#define MP_LIMB_BITS (sizeof(mp_limb_t) * 8)

// Temporaries of that many limbs are on the C stack, longer ones in the heap.
#define MP_LIMBS_ON_STACK (MICROPY_OPT_FAST_PATHS ? 32 : 1)

// Lengths are in limbs. "Normalised": the last limb is not 0; zero has no limbs. Operands need not
// be normalised unless it says so. Results may lie on their operands exactly, or not at all.

size_t mp_limbs_norm(const mp_limb_t *d, size_t n);  // the length without zeros at the end
size_t mp_limbs_bit_length(const mp_limb_t *d, size_t n);
int mp_limbs_cmp(const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn);  // both normalised

// r[an] = a + b and a - b for an >= bn; return the carry or borrow. r may be a or b.
mp_limb_t mp_limbs_add(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn);
mp_limb_t mp_limbs_sub(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn);
// r[n] = a * m + carry; returns the limb that does not fit.
mp_limb_t mp_limbs_mul1(mp_limb_t *r, const mp_limb_t *a, size_t n, mp_limb_t m, mp_limb_t carry);
// r[an + bn] = a * b, r apart from both. May raise MemoryError for long operands.
void mp_limbs_mul(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn);
// q[n] = a / d for d != 0; returns the remainder. q may be a, or NULL.
mp_limb_t mp_limbs_divrem1(mp_limb_t *q, const mp_limb_t *a, size_t n, mp_limb_t d);
// a[an + 1], its last limb 0 on entry, becomes the remainder in its first bn limbs; q[an - bn + 1]
// the quotient (q may be NULL). an >= bn >= 1, and the top bit of b's last limb is set.
void mp_limbs_divrem_normal(mp_limb_t *q, mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn);
// q[an - bn + 1] = a / b and r[bn] = a % b for an >= bn and b normalised; q may be NULL, r may be
// b. Raises MemoryError.
void mp_limbs_divrem(
    mp_limb_t *q, mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn);
// r[rn] = a << shift, or a >> -shift; bits beyond r's end are lost. True if bits below its start
// are. r apart from a.
bool mp_limbs_shift(mp_limb_t *r, size_t rn, const mp_limb_t *a, size_t an, mp_int_t shift);

#if MICROPY_PY_BUILTINS_FLOAT
// (q + something less than 1 if inexact) * 2 ** exp2, rounded half to even; infinity when too
// large.
mp_float_t mp_float_round(uint64_t q, bool inexact, mp_int_t exp2);
mp_float_t mp_limbs_to_float(const mp_limb_t *d, size_t n);  // correctly rounded, or infinity
// num / den, correctly rounded, or infinity; both normalised, den not 0. Raises MemoryError.
mp_float_t mp_limbs_ratio(const mp_limb_t *num, size_t nn, const mp_limb_t *den, size_t dn);
#endif

#endif  // SLIPWAY_PY_OBJECTS_BIGINT_H
