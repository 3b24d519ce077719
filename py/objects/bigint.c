// Arithmetic on magnitudes: schoolbook and Karatsuba multiplication, division by reciprocal (Moller
// and Granlund, "Improved division by invariant integers", 2011) in Knuth's algorithm D, and exact
// rounding to floats.
// SPDX-License-Identifier: MIT

#include "py/mpconfig.h"

#if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ || MICROPY_PY_BUILTINS_FLOAT

#include <float.h>
#include <math.h>

#include "py/gc.h"
#include "py/objects/bigint.h"

// Limbs from which Karatsuba's method is the faster one.
#define KARATSUBA_MIN (32)

size_t mp_limbs_norm(const mp_limb_t *d, size_t n) {
    while (n > 0 && d[n - 1] == 0) {
        n--;
    }
    return n;
}

static unsigned leading_zeros(mp_limb_t d) {
    return (unsigned)(sizeof(mp_limb_t) == sizeof(long) ? __builtin_clzl(d) : __builtin_clzll(d));
}

size_t mp_limbs_bit_length(const mp_limb_t *d, size_t n) {
    n = mp_limbs_norm(d, n);
    return n == 0 ? 0 : n * MP_LIMB_BITS - leading_zeros(d[n - 1]);
}

int mp_limbs_cmp(const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    if (an != bn) {
        return an < bn ? -1 : 1;
    }
    while (an-- > 0) {
        if (a[an] != b[an]) {
            return a[an] < b[an] ? -1 : 1;
        }
    }
    return 0;
}

mp_limb_t mp_limbs_add(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    mp_limb_t carry = 0;
    for (size_t i = 0; i < an; i++) {
        mp_limb2_t sum = (mp_limb2_t)a[i] + (i < bn ? b[i] : 0) + carry;
        r[i] = (mp_limb_t)sum;
        carry = (mp_limb_t)(sum >> MP_LIMB_BITS);
    }
    return carry;
}

mp_limb_t mp_limbs_sub(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    mp_limb_t borrow = 0;
    for (size_t i = 0; i < an; i++) {
        mp_limb2_t difference = (mp_limb2_t)a[i] - (i < bn ? b[i] : 0) - borrow;
        r[i] = (mp_limb_t)difference;
        borrow = (mp_limb_t)(difference >> MP_LIMB_BITS) & 1;
    }
    return borrow;
}

mp_limb_t mp_limbs_mul1(mp_limb_t *r, const mp_limb_t *a, size_t n, mp_limb_t m, mp_limb_t carry) {
    for (size_t i = 0; i < n; i++) {
        mp_limb2_t product = (mp_limb2_t)a[i] * m + carry;
        r[i] = (mp_limb_t)product;
        carry = (mp_limb_t)(product >> MP_LIMB_BITS);
    }
    return carry;
}

// r[n] += a * m; returns the carry.
static mp_limb_t add_mul1(mp_limb_t *r, const mp_limb_t *a, size_t n, mp_limb_t m) {
    mp_limb_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        mp_limb2_t sum = (mp_limb2_t)a[i] * m + r[i] + carry;
        r[i] = (mp_limb_t)sum;
        carry = (mp_limb_t)(sum >> MP_LIMB_BITS);
    }
    return carry;
}

// r[n] -= a * m; returns what is missing.
static mp_limb_t sub_mul1(mp_limb_t *r, const mp_limb_t *a, size_t n, mp_limb_t m) {
    mp_limb_t borrow = 0;
    for (size_t i = 0; i < n; i++) {
        mp_limb2_t product = (mp_limb2_t)a[i] * m + borrow;
        mp_limb_t low = (mp_limb_t)product;
        borrow = (mp_limb_t)(product >> MP_LIMB_BITS) + (r[i] < low);
        r[i] -= low;
    }
    return borrow;
}

// ---- multiplication -----------------------------------------------------------------------------

// r = |a - b|, both of an limbs, b with its upper ones missing; true if it was negative.
static bool difference(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    size_t a_used = mp_limbs_norm(a, an), b_used = mp_limbs_norm(b, bn);
    memset(r, 0, an * sizeof(mp_limb_t));
    if (mp_limbs_cmp(a, a_used, b, b_used) < 0) {
        mp_limbs_sub(r, b, b_used, a, a_used);
        return true;
    }
    mp_limbs_sub(r, a, a_used, b, b_used);
    return false;
}

// r[2n] = a[n] * b[n]. work is room for 4 * (n + 2 log2(n)) limbs. With a = a1 B + a0 and
// b = b1 B + b0, a b = a1 b1 B^2 + (a1 b1 + a0 b0 - (a1 - a0)(b1 - b0)) B + a0 b0.
static void mul_equal(
    mp_limb_t *r, const mp_limb_t *a, const mp_limb_t *b, size_t n, mp_limb_t *work) {
    if (n < KARATSUBA_MIN) {
        r[n] = mp_limbs_mul1(r, a, n, b[0], 0);
        for (size_t i = 1; i < n; i++) {
            r[n + i] = add_mul1(r + i, a, n, b[i]);
        }
        return;
    }
    size_t low = n / 2, high = n - low;
    mp_limb_t *product = work + 2 * high, *more = work + 4 * high;
    bool negative = difference(work, a + low, high, a, low)
        != difference(work + high, b + low, high, b, low);
    mul_equal(product, work, work + high, high, more);
    mul_equal(r, a, b, low, more);
    mul_equal(r + 2 * low, a + low, b + low, high, more);
    mp_limb_t carry = mp_limbs_add(work, r + 2 * low, 2 * high, r, 2 * low);
    if (negative) {
        carry += mp_limbs_add(work, work, 2 * high, product, 2 * high);
    } else {
        carry -= mp_limbs_sub(work, work, 2 * high, product, 2 * high);
    }
    carry += mp_limbs_add(r + low, r + low, 2 * high, work, 2 * high);
    mp_limbs_add(r + low + 2 * high, r + low + 2 * high, low, &carry, 1);
}

void mp_limbs_mul(mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    if (an < bn) {
        const mp_limb_t *t = a;
        a = b;
        b = t;
        size_t tn = an;
        an = bn;
        bn = tn;
    }
    if (bn == 0) {
        memset(r, 0, an * sizeof(mp_limb_t));
        return;
    }
    if (bn < KARATSUBA_MIN) {
        r[an] = mp_limbs_mul1(r, a, an, b[0], 0);
        for (size_t i = 1; i < bn; i++) {
            r[an + i] = add_mul1(r + i, a, an, b[i]);
        }
        return;
    }
    memset(r, 0, (an + bn) * sizeof(mp_limb_t));
    // The longer operand in pieces as long as the shorter one.
    mp_limb_t *part = m_new_leaf(mp_limb_t, 6 * bn + 4 * MP_LIMB_BITS);
    while (an >= bn) {
        mul_equal(part, a, b, bn, part + 2 * bn);
        mp_limb_t carry = mp_limbs_add(r, r, bn, part, bn);
        memcpy(r + bn, part + bn, bn * sizeof(mp_limb_t));
        mp_limbs_add(r + bn, r + bn, bn, &carry, 1);
        r += bn;
        a += bn;
        an -= bn;
    }
    if (an > 0) {
        mp_limbs_mul(part, b, bn, a, an);
        mp_limbs_add(r, part, bn + an, r, bn);
    }
    m_free(part);
}

// ---- division -----------------------------------------------------------------------------------

// floor((B^2 - 1) / d) - B for a d with its top bit set.
static mp_limb_t reciprocal(mp_limb_t d) {
    return (mp_limb_t)((((mp_limb2_t)~d << MP_LIMB_BITS) | (mp_limb_t)-1) / d);
}

// The quotient of (high, low) by d, whose reciprocal is v, for high < d; *rest the remainder.
static inline mp_limb_t div_2by1(
    mp_limb_t high, mp_limb_t low, mp_limb_t d, mp_limb_t v, mp_limb_t *rest) {
    mp_limb2_t estimate = (mp_limb2_t)v * high + (((mp_limb2_t)high << MP_LIMB_BITS) | low);
    mp_limb_t q = (mp_limb_t)(estimate >> MP_LIMB_BITS) + 1;
    mp_limb_t r = low - q * d;
    if (r > (mp_limb_t)estimate) {
        q--;
        r += d;
    }
    if (MP_UNLIKELY(r >= d)) {
        q++;
        r -= d;
    }
    *rest = r;
    return q;
}

mp_limb_t mp_limbs_divrem1(mp_limb_t *q, const mp_limb_t *a, size_t n, mp_limb_t d) {
    unsigned shift = leading_zeros(d);
    d <<= shift;
    mp_limb_t v = reciprocal(d), rest = 0, above = 0;
    // One limb ahead: the dividend is shifted on the way.
    for (size_t i = n + 1; i-- > 0;) {
        mp_limb_t next = i > 0 ? a[i - 1] : 0;
        mp_limb_t digit = shift ? (above << shift) | (next >> (MP_LIMB_BITS - shift)) : above;
        above = next;
        if (i == n) {
            rest = digit;
            continue;
        }
        mp_limb_t quotient = div_2by1(rest, digit, d, v, &rest);
        if (q) {
            q[i] = quotient;
        }
    }
    return rest >> shift;
}

void mp_limbs_divrem_normal(mp_limb_t *q, mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    mp_limb_t d = b[bn - 1], below = bn > 1 ? b[bn - 2] : 0, v = reciprocal(d);
    for (size_t i = an - bn + 1; i-- > 0;) {
        mp_limb_t high = a[i + bn], quotient = (mp_limb_t)-1;
        if (high < d) {
            mp_limb_t rest;
            quotient = div_2by1(high, a[i + bn - 1], d, v, &rest);
            // At most twice: the estimate is then at most one too large.
            while (bn > 1
                && (mp_limb2_t)quotient * below
                    > (((mp_limb2_t)rest << MP_LIMB_BITS) | a[i + bn - 2])) {
                quotient--;
                rest += d;
                if (rest < d) {
                    break;
                }
            }
        }
        mp_limb_t borrow = sub_mul1(a + i, b, bn, quotient);
        a[i + bn] = high - borrow;
        while (high < borrow) {
            quotient--;
            high += mp_limbs_add(a + i, a + i, bn, b, bn);
            a[i + bn] = high - borrow;
        }
        if (q) {
            q[i] = quotient;
        }
    }
}

bool mp_limbs_shift(mp_limb_t *r, size_t rn, const mp_limb_t *a, size_t an, mp_int_t shift) {
    // r's bit 0 is a's bit -shift: limb `from`, bit `bit`.
    const unsigned bit = (unsigned)((mp_uint_t)-shift % MP_LIMB_BITS);
    mp_int_t from = (-shift - (mp_int_t)bit) / (mp_int_t)MP_LIMB_BITS;
    size_t i = 0;
    for (; i < rn && from < -1; from++) {
        r[i++] = 0;
    }
    mp_limb_t here = from >= 0 && (size_t)from < an ? a[from] : 0;
    bool lost = bit != 0 && here << (MP_LIMB_BITS - bit) != 0;
    for (mp_int_t k = 0; k < from && (size_t)k < an; k++) {
        lost |= a[k] != 0;
    }
    while (i < rn) {
        mp_limb_t next = (size_t)++from < an ? a[from] : 0;
        r[i++] = here >> bit | next << 1 << (MP_LIMB_BITS - 1 - bit);
        here = next;
        if ((size_t)from >= an) {
            break;
        }
    }
    memset(r + i, 0, (rn - i) * sizeof(mp_limb_t));
    return lost;
}

void mp_limbs_divrem(
    mp_limb_t *q, mp_limb_t *r, const mp_limb_t *a, size_t an, const mp_limb_t *b, size_t bn) {
    if (bn == 1) {
        r[0] = mp_limbs_divrem1(q, a, an, b[0]);
        return;
    }
    mp_limb_t room[2 * MP_LIMBS_ON_STACK];
    size_t work = an + 1 + bn;
    mp_limb_t *rest = work <= MP_ARRAY_SIZE(room) ? room : m_new_leaf(mp_limb_t, work);
    mp_limb_t *divisor = rest + an + 1;
    unsigned shift = leading_zeros(b[bn - 1]);
    mp_limbs_shift(rest, an + 1, a, an, shift);
    mp_limbs_shift(divisor, bn, b, bn, shift);
    mp_limbs_divrem_normal(q, rest, an, divisor, bn);
    mp_limbs_shift(r, bn, rest, bn, -(mp_int_t)shift);
    if (rest != room) {
        m_free(rest);
    }
}

// ---- floats -------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_FLOAT

#define FLOAT_BITS (sizeof(mp_float_t) > 4 ? DBL_MANT_DIG : FLT_MANT_DIG)
#define FLOAT_MAX_EXP (sizeof(mp_float_t) > 4 ? DBL_MAX_EXP : FLT_MAX_EXP)
#define FLOAT_MIN_EXP (sizeof(mp_float_t) > 4 ? DBL_MIN_EXP : FLT_MIN_EXP)
#define LIMBS_IN_64 (64 / MP_LIMB_BITS)

mp_float_t mp_float_round(uint64_t q, bool inexact, mp_int_t exp2) {
    if (q == 0) {
        return 0;
    }
    int shift = __builtin_clzll(q);
    q = (q << shift) | inexact;
    exp2 -= shift;
    if (exp2 > FLOAT_MAX_EXP) {
        return (mp_float_t)INFINITY;
    }
    mp_int_t drop = MAX(64 - FLOAT_BITS, FLOAT_MIN_EXP - FLOAT_BITS - exp2);
    if (drop > 64) {
        return 0;
    }
    uint64_t half = (uint64_t)1 << (drop - 1), rest = q & (2 * half - 1);
    q = q >> (drop - 1) >> 1;
    if (rest > half || (rest == half && (q & 1))) {
        q++;
    }
    return MICROPY_FLOAT_C_FUN(ldexp)((mp_float_t)q, (int)(exp2 + drop));
}

static uint64_t low_64(const mp_limb_t *d) {
    uint64_t q = 0;
    for (size_t i = LIMBS_IN_64; i-- > 0;) {
        q = (q << (MP_LIMB_BITS & 63)) | d[i];
    }
    return q;
}

mp_float_t mp_limbs_to_float(const mp_limb_t *d, size_t n) {
    mp_limb_t top[LIMBS_IN_64];
    mp_int_t exp2 = (mp_int_t)mp_limbs_bit_length(d, n) - 64;
    bool inexact = mp_limbs_shift(top, LIMBS_IN_64, d, n, -exp2);
    return mp_float_round(low_64(top), inexact, exp2);
}

mp_float_t mp_limbs_ratio(const mp_limb_t *num, size_t nn, const mp_limb_t *den, size_t dn) {
    // The numerator gets 63 bits more than the denominator has: a quotient of 63 or 64 bits.
    unsigned normal = leading_zeros(den[dn - 1]);
    mp_int_t shift = 63 + (mp_int_t)mp_limbs_bit_length(den, dn)
        - (mp_int_t)mp_limbs_bit_length(num, nn);
    size_t rest_len = dn + LIMBS_IN_64;
    mp_limb_t quotient[LIMBS_IN_64 + 1];
    mp_limb_t *rest = m_new_leaf(mp_limb_t, rest_len + 1 + dn), *divisor = rest + rest_len + 1;
    bool inexact = mp_limbs_shift(rest, rest_len + 1, num, nn, shift + (mp_int_t)normal);
    mp_limbs_shift(divisor, dn, den, dn, normal);
    mp_limbs_divrem_normal(quotient, rest, rest_len, divisor, dn);
    inexact |= mp_limbs_norm(rest, dn) != 0;
    m_free(rest);
    return mp_float_round(low_64(quotient), inexact, -shift);
}

#endif

#endif
