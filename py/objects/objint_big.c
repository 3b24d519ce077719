// Integers of any size: objects made of a sign and limbs, with Python's floor division and two's
// complement view of negative numbers. Only what differs from small integers is here; objint.c is
// the type.
// SPDX-License-Identifier: MIT

#include "py/mpconfig.h"

#if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ

#include <math.h>

#include "py/gc.h"
#include "py/objint.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/objects/bigint.h"

static int view_cmp(const mp_int_view_t *a, const mp_int_view_t *b) {
    if (a->neg != b->neg) {
        return a->neg ? -1 : 1;
    }
    int order = mp_limbs_cmp(a->d, a->n, b->d, b->n);
    return a->neg ? -order : order;
}

// ---- making -------------------------------------------------------------------------------------

static mp_obj_int_t *new_limbs(size_t n) {
    if (n > SIZE_MAX / 16 / sizeof(mp_limb_t)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("too many digits in integer"));
    }
    mp_obj_int_t *o = m_malloc_kind(sizeof(mp_obj_int_t) + n * sizeof(mp_limb_t), GC_KIND_LEAF);
    o->base.type = &mp_type_int;
    return o;
}

// The object for the n limbs written to o, which had room for them: a small integer if it fits one.
static mp_obj_t finish(mp_obj_int_t *o, size_t n, bool neg) {
    size_t used = mp_limbs_norm(o->limbs, n);
    mp_limb_t low = used ? o->limbs[0] : 0;
    if (used <= 1 && low <= (mp_limb_t)MP_SMALL_INT_MAX + neg) {
        m_free(o);
        return MP_OBJ_NEW_SMALL_INT(neg ? -low : low);
    }
    if (n > 2 * used + 2) {
        o = m_realloc(o, sizeof(mp_obj_int_t) + n * sizeof(mp_limb_t),
            sizeof(mp_obj_int_t) + used * sizeof(mp_limb_t));
    }
    o->size = neg ? -(mp_int_t)used : (mp_int_t)used;
    return MP_OBJ_FROM_PTR(o);
}

// Of a magnitude of two limbs.
static mp_obj_t new_from_pair(mp_limb2_t value, bool neg) {
    if (value <= (mp_limb2_t)MP_SMALL_INT_MAX + neg) {
        return MP_OBJ_NEW_SMALL_INT(neg ? -(mp_limb_t)value : (mp_limb_t)value);
    }
    mp_limb_t high = (mp_limb_t)(value >> MP_LIMB_BITS);
    mp_obj_int_t *o = new_limbs(high ? 2 : 1);
    o->size = high ? 2 : 1;
    if (neg) {
        o->size = -o->size;
    }
    o->limbs[0] = (mp_limb_t)value;
    if (high) {
        o->limbs[1] = high;
    }
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t mp_obj_new_int_from_ll(long long val) {
    if (MP_SMALL_INT_FITS(val) && (mp_int_t)val == val) {
        return MP_OBJ_NEW_SMALL_INT(val);
    }
    return new_from_pair(val < 0 ? -(unsigned long long)val : (unsigned long long)val, val < 0);
}

mp_obj_t mp_obj_new_int_from_ull(unsigned long long val) {
    return val <= (unsigned long long)MP_SMALL_INT_MAX ? MP_OBJ_NEW_SMALL_INT(val)
                                                       : new_from_pair(val, false);
}

mp_obj_t mp_obj_new_int(mp_int_t value) {
    return MP_LIKELY(MP_SMALL_INT_FITS(value)) ? MP_OBJ_NEW_SMALL_INT(value)
                                               : mp_obj_new_int_from_ll(value);
}

mp_obj_t mp_obj_new_int_from_uint(mp_uint_t value) {
    return mp_obj_new_int_from_ull(value);
}

mp_obj_t mp_obj_new_int_from_str_len(const char **str, size_t len, bool neg, unsigned int base) {
    // Bits that a character brings, rounded up.
    unsigned bits = 32 - (unsigned)__builtin_clz(base - 1);
    mp_obj_int_t *o = new_limbs(
        len / MP_LIMB_BITS * bits + len % MP_LIMB_BITS * bits / MP_LIMB_BITS + 2);
    const char *top = *str + len;
    size_t n = 0;
    while (*str < top) {
        // As many digits as one limb holds are collected before the limbs are touched.
        mp_limb_t chunk = 0, scale = 1;
        for (; *str < top && scale <= (mp_limb_t)-1 / base; ++*str) {
            char c = **str;
            if (c == '_') {
                continue;
            }
            unsigned digit = mp_digit_value(c);
            if (digit >= base) {
                top = *str;
                break;
            }
            chunk = chunk * base + digit;
            scale *= base;
        }
        o->limbs[n] = mp_limbs_mul1(o->limbs, o->limbs, n, scale, chunk);
        n += o->limbs[n] != 0;
    }
    return finish(o, n, neg);
}

mp_obj_t mp_obj_int_from_bytes_impl(bool big_endian, size_t len, const byte *buf) {
    size_t n = (len + sizeof(mp_limb_t) - 1) / sizeof(mp_limb_t);
    mp_obj_int_t *o = new_limbs(n);
    memset(o->limbs, 0, n * sizeof(mp_limb_t));
    for (size_t i = 0; i < len; i++) {
        mp_limb_t b = buf[big_endian ? len - 1 - i : i];
        o->limbs[i / sizeof(mp_limb_t)] |= b << (i % sizeof(mp_limb_t) * 8);
    }
    return finish(o, n, false);
}

mp_int_t mp_obj_int_hash(mp_const_obj_t self_in) {
    if (mp_obj_is_small_int(self_in)) {
        return MP_OBJ_SMALL_INT_VALUE(self_in);
    }
    // The magnitude modulo 2 ** bits - 1. Modulo that, to shift a number is to rotate it, which is
    // how mp_float_hash() arrives at the same.
    const unsigned bits = MP_HASH_BITS;
    const mp_limb_t mask = ((mp_limb_t)1 << bits) - 1;
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    mp_limb_t hash = 0;
    for (size_t i = v.n; i-- > 0;) {
        mp_limb2_t sum = ((mp_limb2_t)hash << MP_LIMB_BITS) + v.d[i];
        sum = (sum & mask) + (mp_limb_t)((sum >> bits) % mask);
        hash = (mp_limb_t)(sum >= mask ? sum - mask : sum);
    }
    return (mp_int_t)(v.neg ? -hash : hash);
}

#if MICROPY_PY_BUILTINS_FLOAT
mp_float_t mp_obj_int_as_float_impl(mp_const_obj_t self_in) {
    if (mp_obj_is_small_int(self_in)) {
        return (mp_float_t)MP_OBJ_SMALL_INT_VALUE(self_in);
    }
    mp_int_view_t v;
    mp_int_view(&v, self_in);
    mp_float_t value = mp_limbs_to_float(v.d, v.n);
    if (isinf(value)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("int too large to convert to float"));
    }
    return v.neg ? -value : value;
}

mp_obj_t mp_obj_new_int_from_float(mp_float_t val) {
    if (!isfinite(val)) {
        if (isnan(val)) {
            mp_raise_ValueError(MP_ERROR_TEXT("cannot convert float NaN to integer"));
        }
        mp_raise_msg(
            &mp_type_OverflowError, MP_ERROR_TEXT("cannot convert float infinity to integer"));
    }
    if (val >= (mp_float_t)MP_SMALL_INT_MIN && val < -(mp_float_t)MP_SMALL_INT_MIN) {
        return MP_OBJ_NEW_SMALL_INT((mp_int_t)val);
    }
    int exp2;
    uint64_t mantissa = (uint64_t)MICROPY_FLOAT_C_FUN(ldexp)(
        MICROPY_FLOAT_C_FUN(fabs)(MICROPY_FLOAT_C_FUN(frexp)(val, &exp2)), 63);
    mp_limb_t limbs[64 / MP_LIMB_BITS];
    for (size_t i = 0; i < MP_ARRAY_SIZE(limbs); i++) {
        limbs[i] = (mp_limb_t)(mantissa >> (i * MP_LIMB_BITS));
    }
    size_t n = (size_t)exp2 / MP_LIMB_BITS + 1;
    mp_obj_int_t *o = new_limbs(n);
    mp_limbs_shift(o->limbs, n, limbs, MP_ARRAY_SIZE(limbs), exp2 - 63);
    return finish(o, n, val < 0);
}
#endif

// ---- operations ---------------------------------------------------------------------------------

static mp_obj_t add(const mp_int_view_t *a, const mp_int_view_t *b, bool b_neg) {
    size_t n = MAX(a->n, b->n) + 1;
    mp_obj_int_t *o = new_limbs(n);
    bool neg = a->neg;
    bool smaller = a->n < b->n || (a->n == b->n && mp_limbs_cmp(a->d, a->n, b->d, b->n) < 0);
    if (smaller) {
        const mp_int_view_t *t = a;
        a = b;
        b = t;
    }
    if (neg == b_neg) {
        o->limbs[n - 1] = mp_limbs_add(o->limbs, a->d, a->n, b->d, b->n);
    } else {
        o->limbs[n - 1] = mp_limbs_sub(o->limbs, a->d, a->n, b->d, b->n);
        neg = smaller ? b_neg : neg;
    }
    return finish(o, n, neg);
}

static mp_obj_t multiply(const mp_int_view_t *a, const mp_int_view_t *b) {
    size_t n = a->n + b->n;
    mp_obj_int_t *o = new_limbs(n);
    mp_limbs_mul(o->limbs, a->d, a->n, b->d, b->n);
    return finish(o, n, a->neg != b->neg);
}

// Floor division: quotient and remainder as far as the pointers are not NULL.
static void divide(
    const mp_int_view_t *a, const mp_int_view_t *b, mp_obj_t *quotient, mp_obj_t *remainder) {
    bool differ = a->neg != b->neg;
    size_t qn = a->n >= b->n ? a->n - b->n + 1 : 0, rn = b->n;
    mp_obj_int_t *q = quotient ? new_limbs(qn + 1) : NULL;
    // A remainder nobody asks for is wanted for its sign alone.
    mp_limb_t room[MP_LIMBS_ON_STACK];
    mp_obj_int_t *r = remainder || rn > MP_LIMBS_ON_STACK ? new_limbs(rn) : NULL;
    mp_limb_t *rest = r ? r->limbs : room;
    if (qn) {
        mp_limbs_divrem(q ? q->limbs : NULL, rest, a->d, a->n, b->d, b->n);
    } else {
        memset(rest, 0, rn * sizeof(mp_limb_t));
        memcpy(rest, a->d, a->n * sizeof(mp_limb_t));
    }
    // Towards minus infinity, unless nothing is left over.
    bool adjust = differ && mp_limbs_norm(rest, rn) != 0;
    if (q) {
        mp_limb_t one = adjust;
        q->limbs[qn] = 0;
        mp_limbs_add(q->limbs, q->limbs, qn + 1, &one, 1);
        *quotient = finish(q, qn + 1, differ);
    }
    if (remainder) {
        if (adjust) {
            mp_limbs_sub(rest, b->d, rn, rest, rn);
        }
        *remainder = finish(r, rn, b->neg);
    } else if (r) {
        m_free(r);
    }
}

// Limb i of a number in two's complement, *carry being 1 before the first.
static mp_limb_t complement_limb(const mp_limb_t *d, size_t n, bool neg, size_t i, mp_limb_t *carry) {
    mp_limb_t limb = i < n ? d[i] : 0;
    if (neg) {
        limb = ~limb + *carry;
        *carry = *carry && limb == 0;
    }
    return limb;
}

static mp_obj_t bitwise(mp_binary_op_t op, const mp_int_view_t *a, const mp_int_view_t *b) {
    size_t n = MAX(a->n, b->n) + 1;
    if (op == MP_BINARY_OP_AND) {
        // Nothing is left above a number that is not negative.
        n = a->neg ? n : MIN(n, a->n + 1);
        n = b->neg ? n : MIN(n, b->n + 1);
    }
    mp_obj_int_t *o = new_limbs(n);
    mp_limb_t a_carry = 1, b_carry = 1, carry = 1;
    for (size_t i = 0; i < n; i++) {
        mp_limb_t x = complement_limb(a->d, a->n, a->neg, i, &a_carry);
        mp_limb_t y = complement_limb(b->d, b->n, b->neg, i, &b_carry);
        o->limbs[i] = op == MP_BINARY_OP_AND ? x & y : op == MP_BINARY_OP_OR ? x | y : x ^ y;
    }
    bool neg = (mp_int_t)o->limbs[n - 1] < 0;
    for (size_t i = 0; i < n; i++) {
        o->limbs[i] = complement_limb(o->limbs, n, neg, i, &carry);
    }
    return finish(o, n, neg);
}

static mp_obj_t shift(const mp_int_view_t *a, const mp_int_view_t *count, bool left) {
    if (count->neg) {
        mp_raise_ValueError(MP_ERROR_TEXT("negative shift count"));
    }
    mp_limb_t by = count->n ? count->d[0] : 0;
    if (count->n > 1 || by > (mp_limb_t)MP_SMALL_INT_MAX) {
        by = (mp_limb_t)MP_SMALL_INT_MAX;
    }
    if (left) {
        size_t n = a->n ? a->n + by / MP_LIMB_BITS + 1 : 0;
        mp_obj_int_t *o = new_limbs(n);
        mp_limbs_shift(o->limbs, n, a->d, a->n, (mp_int_t)by);
        return finish(o, n, a->neg);
    }
    size_t gone = by / MP_LIMB_BITS;
    size_t n = (a->n > gone ? a->n - gone : 0) + 1;
    mp_obj_int_t *o = new_limbs(n);
    mp_limb_t lost = mp_limbs_shift(o->limbs, n, a->d, a->n, -(mp_int_t)by);
    if (a->neg) {
        mp_limbs_add(o->limbs, o->limbs, n, &lost, 1);
    }
    return finish(o, n, a->neg);
}

static mp_obj_t power(mp_obj_t base, const mp_int_view_t *exponent) {
    mp_obj_t result = MP_OBJ_NEW_SMALL_INT(1);
    for (size_t bit = mp_limbs_bit_length(exponent->d, exponent->n); bit-- > 0;) {
        result = mp_obj_int_binary_op(MP_BINARY_OP_MULTIPLY, result, result);
        if (exponent->d[bit / MP_LIMB_BITS] >> (bit % MP_LIMB_BITS) & 1) {
            result = mp_obj_int_binary_op(MP_BINARY_OP_MULTIPLY, result, base);
        }
    }
    return result;
}

#if MICROPY_PY_BUILTINS_FLOAT
static mp_obj_t true_divide(const mp_int_view_t *a, const mp_int_view_t *b) {
    mp_float_t value = a->n ? mp_limbs_ratio(a->d, a->n, b->d, b->n) : 0;
    if (isinf(value)) {
        mp_raise_msg(
            &mp_type_OverflowError, MP_ERROR_TEXT("integer division result too large for a float"));
    }
    return mp_obj_new_float(a->neg != b->neg ? -value : value);
}
#endif

#if MICROPY_OPT_FAST_PATHS
// Operations on numbers of at most one limb, which make nothing but the result; MP_OBJ_NULL: not done. 32-bit words, where
// they do not fit small integers, are what these are for.
static mp_obj_t one_limb_op(mp_binary_op_t op, const mp_int_view_t *a, const mp_int_view_t *b) {
    const mp_limb_t a_low = a->n ? a->d[0] : 0, b_low = b->n ? b->d[0] : 0;
    const mp_slimb2_t x = a->neg ? -(mp_slimb2_t)a_low : (mp_slimb2_t)a_low;
    const mp_slimb2_t y = b->neg ? -(mp_slimb2_t)b_low : (mp_slimb2_t)b_low;
    mp_slimb2_t result;
    switch (op) {
        case MP_BINARY_OP_ADD:
            result = x + y;
            break;
        case MP_BINARY_OP_SUBTRACT:
            result = x - y;
            break;
        case MP_BINARY_OP_MULTIPLY:
            return new_from_pair((mp_limb2_t)a_low * b_low, a->neg != b->neg);
        case MP_BINARY_OP_OR:
            result = x | y;
            break;
        case MP_BINARY_OP_XOR:
            result = x ^ y;
            break;
        case MP_BINARY_OP_AND:
            result = x & y;
            break;
        case MP_BINARY_OP_LSHIFT:
            return b->neg || b_low >= MP_LIMB_BITS
                ? MP_OBJ_NULL
                : new_from_pair((mp_limb2_t)a_low << b_low, a->neg);
        case MP_BINARY_OP_RSHIFT:
            if (b->neg) {
                return MP_OBJ_NULL;
            }
            result = x >> MIN(b_low, 2 * MP_LIMB_BITS - 1);
            break;
        case MP_BINARY_OP_FLOOR_DIVIDE:
        case MP_BINARY_OP_MODULO: {
            if (b_low == 0) {
                return MP_OBJ_NULL;
            }
            mp_limb_t quotient = a_low / b_low, rest = a_low % b_low;
            bool adjust = a->neg != b->neg && rest != 0;
            if (op == MP_BINARY_OP_FLOOR_DIVIDE) {
                return new_from_pair(
                    (mp_limb2_t)quotient + adjust, a->neg != b->neg && (quotient || adjust));
            }
            rest = adjust ? b_low - rest : rest;
            return new_from_pair(rest, b->neg && rest);
        }
        default:
            return MP_OBJ_NULL;
    }
    return new_from_pair(result < 0 ? -(mp_limb2_t)result : (mp_limb2_t)result, result < 0);
}
#endif

mp_obj_t mp_obj_int_big_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    mp_int_view_t a, b;
    mp_int_view(&a, lhs_in);
    mp_int_view(&b, rhs_in);
#if MICROPY_OPT_FAST_PATHS
    if (a.n <= 1 && b.n <= 1) {
        mp_obj_t result = one_limb_op(op, &a, &b);
        if (result != MP_OBJ_NULL) {
            return result;
        }
    }
#endif
    mp_obj_t pair[2];
    if (op <= MP_BINARY_OP_NOT_EQUAL) {
        return mp_obj_new_bool(mp_order_satisfies(op, view_cmp(&a, &b)));
    }
    switch (op) {
        case MP_BINARY_OP_ADD:
            return add(&a, &b, b.neg);
        case MP_BINARY_OP_SUBTRACT:
            return add(&a, &b, !b.neg);
        case MP_BINARY_OP_MULTIPLY:
            return multiply(&a, &b);
        case MP_BINARY_OP_OR:
        case MP_BINARY_OP_XOR:
        case MP_BINARY_OP_AND:
            return bitwise(op, &a, &b);
        case MP_BINARY_OP_LSHIFT:
        case MP_BINARY_OP_RSHIFT:
            return shift(&a, &b, op == MP_BINARY_OP_LSHIFT);
        case MP_BINARY_OP_POWER:
            if (!b.neg) {
                return power(lhs_in, &b);
            }
#if MICROPY_PY_BUILTINS_FLOAT
            return mp_obj_float_binary_op(op, mp_obj_int_as_float_impl(lhs_in), rhs_in);
#else
            mp_raise_ValueError(MP_ERROR_TEXT("negative power with no float support"));
#endif
        case MP_BINARY_OP_FLOOR_DIVIDE:
        case MP_BINARY_OP_MODULO:
        case MP_BINARY_OP_TRUE_DIVIDE:
        case MP_BINARY_OP_DIVMOD:
            break;
        default:
            return MP_OBJ_NULL;
    }
    if (b.n == 0) {
        mp_raise_division_by_zero(op, false);
    }
    switch (op) {
        case MP_BINARY_OP_FLOOR_DIVIDE:
            divide(&a, &b, &pair[0], NULL);
            return pair[0];
        case MP_BINARY_OP_MODULO:
            divide(&a, &b, NULL, &pair[1]);
            return pair[1];
#if MICROPY_PY_BUILTINS_FLOAT
        case MP_BINARY_OP_TRUE_DIVIDE:
            return true_divide(&a, &b);
#endif
        case MP_BINARY_OP_DIVMOD:
            divide(&a, &b, &pair[0], &pair[1]);
            return mp_obj_new_tuple(2, pair);
        default:
            return MP_OBJ_NULL;
    }
}

#if MICROPY_PY_BUILTINS_POW3

// The x with base * x % modulus == 1 % modulus, by Euclid's algorithm; raises ValueError.
static mp_obj_t inverse(mp_obj_t base, mp_obj_t modulus) {
    mp_obj_t r0 = modulus, r1 = base, t0 = MP_OBJ_NEW_SMALL_INT(0), t1 = MP_OBJ_NEW_SMALL_INT(1);
    while (r1 != MP_OBJ_NEW_SMALL_INT(0)) {
        mp_obj_t q = mp_obj_int_binary_op(MP_BINARY_OP_FLOOR_DIVIDE, r0, r1);
        mp_obj_t r = mp_obj_int_binary_op(MP_BINARY_OP_MODULO, r0, r1);
        mp_obj_t t = mp_obj_int_binary_op(
            MP_BINARY_OP_SUBTRACT, t0, mp_obj_int_binary_op(MP_BINARY_OP_MULTIPLY, q, t1));
        r0 = r1;
        r1 = r;
        t0 = t1;
        t1 = t;
    }
    if (r0 == MP_OBJ_NEW_SMALL_INT(-1)) {
        t0 = mp_obj_int_unary_op(MP_UNARY_OP_NEGATIVE, t0);
    } else if (r0 != MP_OBJ_NEW_SMALL_INT(1)) {
        mp_raise_ValueError(MP_ERROR_TEXT("base is not invertible for the given modulus"));
    }
    return t0;
}

mp_obj_t mp_obj_int_big_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus) {
    mp_int_view_t e, m, x;
    mp_int_view(&e, exponent);
    if (e.neg) {
        base = inverse(base, modulus);
    }
    base = mp_obj_int_binary_op(MP_BINARY_OP_MODULO, base, modulus);
    mp_int_view(&m, modulus);
    mp_int_view(&x, base);
    // In magnitudes: base now has the sign of modulus, which is put back at the end.
    size_t n = m.n;
    mp_limb_t *result = m_new_leaf(mp_limb_t, 4 * n + 1), *product = result + n;
    memset(result, 0, n * sizeof(mp_limb_t));
    result[0] = n > 1 || m.d[0] > 1;
    for (size_t bit = mp_limbs_bit_length(e.d, e.n); bit-- > 0;) {
        mp_limbs_mul(product, result, n, result, n);
        mp_limbs_divrem(NULL, result, product, 2 * n, m.d, n);
        if (e.d[bit / MP_LIMB_BITS] >> (bit % MP_LIMB_BITS) & 1) {
            mp_limbs_mul(product, result, n, x.d, x.n);
            memset(product + n + x.n, 0, (n - x.n) * sizeof(mp_limb_t));
            mp_limbs_divrem(NULL, result, product, 2 * n, m.d, n);
        }
    }
    mp_obj_int_t *o = new_limbs(n);
    memcpy(o->limbs, result, n * sizeof(mp_limb_t));
    m_free(result);
    bool odd = e.n && (e.d[0] & 1);
    mp_obj_t value = finish(o, n, m.neg && odd);
    return mp_obj_int_binary_op(MP_BINARY_OP_MODULO, value, modulus);
}

#endif

#endif
