// Floats as text. Digits come from exact integer arithmetic (Steele and White, "How to print
// floating-point numbers accurately", 1990, with the fixed-point start of Burger and Dybvig), so
// that all of them are right.
// SPDX-License-Identifier: MIT

#include "py/mpconfig.h"

#if MICROPY_PY_BUILTINS_FLOAT

#include <float.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "py/formatfloat.h"
#include "py/objects/bigint.h"

#define C(fun) MICROPY_FLOAT_C_FUN(fun)
#define IS_DOUBLE (sizeof(mp_float_t) > 4)
#define MANT_BITS (IS_DOUBLE ? DBL_MANT_DIG : FLT_MANT_DIG)
#define LAST_BIT_MIN ((IS_DOUBLE ? DBL_MIN_EXP : FLT_MIN_EXP) - MANT_BITS)

// Room for the largest and the smallest float over a common denominator, times 20.
#define NUMBER_BITS (MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE ? 1152 : 192)

typedef struct {
    size_t n;
    mp_limb_t d[NUMBER_BITS / (sizeof(mp_limb_t) * 8)];
} number_t;

static void set_shifted(number_t *x, uint64_t value, int shift) {
    mp_limb_t limbs[64 / MP_LIMB_BITS];
    for (size_t i = 0; i < MP_ARRAY_SIZE(limbs); i++) {
        limbs[i] = (mp_limb_t)(value >> (i * MP_LIMB_BITS));
    }
    mp_limbs_shift(x->d, MP_ARRAY_SIZE(x->d), limbs, MP_ARRAY_SIZE(limbs), shift);
    x->n = mp_limbs_norm(x->d, MP_ARRAY_SIZE(x->d));
}

static void times(number_t *x, mp_limb_t m) {
    mp_limb_t carry = mp_limbs_mul1(x->d, x->d, x->n, m, 0);
    if (carry) {
        x->d[x->n++] = carry;
    }
}

static void times_power_of_10(number_t *x, int exp10) {
    for (; exp10 >= 9; exp10 -= 9) {
        times(x, 1000000000);
    }
    for (; exp10 > 0; exp10--) {
        times(x, 10);
    }
}

static int cmp(const number_t *a, const number_t *b) {
    return mp_limbs_cmp(a->d, a->n, b->d, b->n);
}

// The order of a + b and c.
static int cmp_sum(const number_t *a, const number_t *b, const number_t *c) {
    number_t sum;
    const number_t *longer = a->n >= b->n ? a : b, *shorter = longer == a ? b : a;
    sum.n = longer->n;
    mp_limb_t carry = mp_limbs_add(sum.d, longer->d, longer->n, shorter->d, shorter->n);
    if (carry) {
        sum.d[sum.n++] = carry;
    }
    return cmp(&sum, c);
}

// a = a % b, for a quotient below 10, which is returned.
static int next_digit(number_t *a, const number_t *b) {
    int digit = 0;
    for (; cmp(a, b) >= 0; digit++) {
        mp_limbs_sub(a->d, a->d, a->n, b->d, b->n);
        a->n = mp_limbs_norm(a->d, a->n);
    }
    return digit;
}

// The float is value / scale * 10 ** *exp10, with value < scale (and, in the shortest form, value +
// above < scale: what is printed may be that much more). below and above are half the distances to
// the float's neighbours.
typedef struct {
    number_t value, scale, below, above;
    bool even;  // halfway to a neighbour still reads back as this float
} state_t;

static int start(state_t *s, mp_float_t f, bool shortest) {
    int exp2;
    uint64_t mantissa = (uint64_t)C(ldexp)(C(frexp)(f, &exp2), MANT_BITS);
    // A float lies in [2 ** (exp2 - 1), 2 ** exp2). The factor is log10(2) rounded so as not to be
    // too large.
    int x = exp2 - 1, exp10 = ((x * (x < 0 ? 315653 : 315652)) >> 20) + 1;
    exp2 -= MANT_BITS;
    if (exp2 < LAST_BIT_MIN) {
        mantissa >>= LAST_BIT_MIN - exp2;
        exp2 = LAST_BIT_MIN;
    }
    // At a power of two the neighbour below is only half as far away as the one above.
    int uneven = mantissa == (uint64_t)1 << (MANT_BITS - 1) && exp2 > LAST_BIT_MIN;
    int up = exp2 > 0 ? exp2 : 0, down = exp2 < 0 ? -exp2 : 0;
    s->even = !(mantissa & 1);
    set_shifted(&s->value, mantissa, up + 1 + uneven);
    set_shifted(&s->scale, 1, down + 1 + uneven);
    set_shifted(&s->below, shortest, up);
    set_shifted(&s->above, shortest, up + uneven);
    times_power_of_10(&s->scale, exp10);
    times_power_of_10(&s->value, -exp10);
    times_power_of_10(&s->below, -exp10);
    times_power_of_10(&s->above, -exp10);
    // The estimate may be one too small.
    int order = cmp_sum(&s->value, &s->above, &s->scale);
    if (order > 0 || (order == 0 && (s->even || !shortest))) {
        times(&s->scale, 10);
        exp10++;
    }
    return exp10;
}

static size_t shortest_digits(state_t *s, char *digits) {
    for (size_t n = 0;;) {
        times(&s->value, 10);
        times(&s->below, 10);
        times(&s->above, 10);
        int digit = next_digit(&s->value, &s->scale);
        bool low_ends = cmp(&s->value, &s->below) < s->even;
        bool high_ends = cmp_sum(&s->value, &s->above, &s->scale) > -(int)s->even;
        if (low_ends || high_ends) {
            if (low_ends && high_ends) {
                int order = cmp_sum(&s->value, &s->value, &s->scale);
                high_ends = order > 0 || (order == 0 && (digit & 1));
            }
            digits[n] = (char)('0' + digit + high_ends);
            return n + 1;
        }
        digits[n++] = (char)('0' + digit);
    }
}

// Rounds the decimal number 0.digits * 10 ** *exp10 up, by one in its last digit; returns the new count of digits. No
// digits stand for less than half of 10 ** *exp10.
static size_t round_up(char *digits, size_t count, char mode, size_t limit, int *exp10) {
    size_t i = count;
    while (i > 0 && digits[i - 1] == '9') {
        digits[--i] = '0';
    }
    if (i > 0) {
        digits[i - 1]++;
        return count;
    }
    // All nines: one more digit, which counts as one before the point.
    ++*exp10;
    if (mode == 'f' && count < limit) {
        digits[count++] = '0';
    }
    digits[0] = '1';
    return count;
}

#if MICROPY_OPT_FAST_PATHS

// ---- without big numbers ------------------------------------------------------------------------
// Most floats have a whole part of one word, and a fraction whose bits all fit two. The digits of both are then found
// in fixed point, as exactly.

typedef mp_limb2_t wide_t;
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
typedef uint64_t float_bits_t;
#else
typedef uint32_t float_bits_t;
#endif
#define POINT (sizeof(wide_t) * 8 - 4)  // above this bit of a fraction is a decimal digit
#define ONE ((wide_t)1 << POINT)

// Writes the last n decimal digits of a number.
static void put_whole(char *digits, size_t n, mp_uint_t whole) {
    for (; n > 0; whole /= 10) {
        digits[--n] = (char)('0' + whole % 10);
    }
}

// The shortest digits of a fraction, behind those that are there already: zeros before the first digit count in *exp10.
// above and below are half the distances to the float's neighbours, which even ones may reach.
static size_t shortest_part(
    wide_t part, wide_t below, wide_t above, bool even, char *digits, size_t len, int *exp10) {
    for (;;) {
        part *= 10;
        below *= 10;
        above *= 10;
        unsigned digit = (unsigned)(part >> POINT);
        part &= ONE - 1;
        bool low_ends = part<below + even, high_ends = part + above + even> ONE;
        if (low_ends || high_ends) {
            if (low_ends && high_ends) {
                high_ends = part + (digit & 1) > ONE / 2;
            }
            digits[len++] = (char)('0' + digit + high_ends);
            return len;
        }
        if (len > 0 || digit > 0) {
            digits[len++] = (char)('0' + digit);
        } else {
            --*exp10;
        }
    }
}

// As mp_float_digits(), of a number that has `whole` before the point, of n_whole digits, and `part` behind it.
static size_t rounded_digits(mp_uint_t whole, size_t n_whole, wide_t part, char mode, int n,
    char *digits, size_t limit, int *exp10) {
    int places = mode == 'f' ? n : INT_MAX;
    size_t most = MIN((size_t)(mode == 'f' ? n + (int)n_whole : n), limit);
    size_t len = MIN(n_whole, most);
    bool up;
    if (len < n_whole) {
        mp_uint_t cut = 1;
        for (size_t i = len; i < n_whole; i++) {
            cut *= 10;
        }
        mp_uint_t rest = whole % cut;
        put_whole(digits, len, whole / cut);
        up = rest > cut / 2 || (rest == cut / 2 && (part > 0 || (digits[len - 1] & 1)));
    } else {
        put_whole(digits, len, whole);
        for (; part > 0 && places > 0 && len < most; places--) {
            part *= 10;
            unsigned digit = (unsigned)(part >> POINT);
            part &= ONE - 1;
            if (len > 0 || digit > 0) {
                digits[len++] = (char)('0' + digit);
            } else {
                --*exp10;
            }
        }
        up = part + (len > 0 && (digits[len - 1] & 1)) > ONE / 2;
    }
    return up ? round_up(digits, len, mode, limit, exp10) : len;
}

// As mp_float_digits(); -1, with nothing written, if the float is none of these.
static int digits_without_bignum(
    mp_float_t f, char mode, int n, char *digits, size_t limit, int *exp10) {
    float_bits_t bits;
    memcpy(&bits, &f, sizeof(f));
    // f is mantissa * 2 ** exp2; subnormal numbers are too small in any case.
    const float_bits_t hidden = (float_bits_t)1 << (MANT_BITS - 1);
    float_bits_t mantissa = (bits & (hidden - 1)) | hidden, whole = mantissa;
    int exp2 = (int)(bits >> (MANT_BITS - 1)) + LAST_BIT_MIN - 1;
    wide_t part = 0;
    if (exp2 < 0) {
        if (exp2 < 2 - (int)POINT) {
            return -1;
        }
        whole = -exp2 < MANT_BITS ? mantissa >> -exp2 : 0;
        part = ((wide_t)mantissa << ((int)POINT + exp2)) & (ONE - 1);
    } else if (exp2 > (mode == 'r' ? 0 : (int)(sizeof(mp_uint_t) * 8) - MANT_BITS)) {
        return -1;
    }
    mp_uint_t word = (mp_uint_t)whole << (exp2 > 0 ? exp2 : 0);
    if (word < whole) {
        return -1;
    }
    size_t n_whole = 0;
    for (mp_uint_t rest = word; rest > 0; rest /= 10) {
        n_whole++;
    }
    *exp10 = (int)n_whole;
    if (mode != 'r') {
        // Rounding before the first digit is left to the general way.
        return mode == 'f' && n < 0
            ? -1
            : (int)rounded_digits(word, n_whole, part, mode, n, digits, limit, exp10);
    }
    put_whole(digits, n_whole, word);
    if (part == 0) {
        return (int)n_whole;
    }
    wide_t above = (wide_t)1 << ((int)POINT + exp2 - 1);
    return (int)shortest_part(part, mantissa == hidden ? above / 2 : above, above, !(mantissa & 1),
        digits, n_whole, exp10);
}

#endif

size_t mp_float_digits(mp_float_t f, char mode, int n, char *digits, size_t limit, int *exp10) {
#if MICROPY_OPT_FAST_PATHS
    int without = digits_without_bignum(f, mode, n, digits, limit, exp10);
    if (without >= 0) {
        return (size_t)without;
    }
#endif
    state_t s;
    *exp10 = start(&s, f, mode == 'r');
    if (mode == 'r') {
        return shortest_digits(&s, digits);
    }
    if (mode == 'f') {
        n += *exp10;
    }
    if (n < 0) {
        return 0;
    }
    size_t count = MIN((size_t)n, limit);
    for (size_t i = 0; i < count; i++) {
        times(&s.value, 10);
        digits[i] = (char)('0' + (s.value.n ? next_digit(&s.value, &s.scale) : 0));
    }
    int order = cmp_sum(&s.value, &s.value, &s.scale);
    if (order < 0 || (order == 0 && (count == 0 || !(digits[count - 1] & 1)))) {
        return count;
    }
    return round_up(digits, count, mode, limit, exp10);
}

// ---- layout -------------------------------------------------------------------------------------

static char *put_exponent(char *s, int exponent, char letter) {
    *s++ = letter;
    *s++ = exponent < 0 ? '-' : '+';
    exponent = exponent < 0 ? -exponent : exponent;
    if (exponent >= 100) {
        *s++ = (char)('0' + exponent / 100);
    }
    *s++ = (char)('0' + exponent / 10 % 10);
    *s++ = (char)('0' + exponent % 10);
    return s;
}

int mp_format_float(mp_float_t f, char *buf, size_t buf_size, char fmt, int prec, char sign) {
    const char upper = fmt & 0x20;  // 0 for upper case
    fmt |= 0x20;
    char *s = buf;
    if (signbit(f) && !isnan(f)) {
        *s++ = '-';
        f = -f;
    } else if (sign) {
        *s++ = sign;
    }
    if (!isfinite(f)) {
        const char *name = isnan(f) ? "nan" : "inf";
        for (; *name; name++) {
            *s++ = (char)((*name & ~0x20) | upper);
        }
        *s = '\0';
        return (int)(s - buf);
    }

    // The digits go to the end of the buffer, from where the text, written from its start, never
    // overtakes them.
    // Room is left for sign, point, exponent (five characters) and terminator.
    const size_t limit = buf_size - 9;
    prec = prec < 0 ? 6 : prec;
    prec += fmt == 'g' && prec == 0;
    int exp10 = 1;
    size_t count;
    if (f == 0) {
        *s = '0';
        count = 1;
    } else if (fmt == 'f') {
        count = mp_float_digits(f, 'f', prec, s, limit, &exp10);
    } else {
        char mode = fmt == 'r' ? 'r' : 'e';
        count = mp_float_digits(f, mode, prec + (fmt == 'e'), s, limit, &exp10);
    }

    // Whether there will be an exponent, and how many digits after the point.
    bool exponent = fmt == 'e';
    int fraction = fmt == 'e' ? MIN(prec, (int)limit - 1) : prec;
    if (fmt == 'g' || fmt == 'r') {
        while (count > 1 && s[count - 1] == '0') {
            count--;
        }
        exponent = exp10 < -3 || exp10 > (fmt == 'r' ? 16 : prec);
        fraction = (int)count - (exponent ? 1 : exp10);
        fraction = MAX(fraction, fmt == 'r' && !exponent);
    }
    if (!exponent && (size_t)(s - buf) + (size_t)MAX(exp10, 1) + (size_t)fraction + 2 > buf_size) {
        return mp_format_float(
            buf[0] == '-' ? -f : f, buf, buf_size, (char)('E' | upper), (int)limit - 1, sign);
    }
    char *digits = buf + buf_size - count;
    memmove(digits, s, count);
    int before = exponent ? 1 : exp10;
    for (int i = MIN(before - 1, 0); i < before + fraction; i++) {
        if (i == before && fraction > 0) {
            *s++ = '.';
        }
        *s++ = i >= 0 && i < (int)count ? digits[i] : '0';
    }
    if (exponent) {
        s = put_exponent(s, exp10 - 1, (char)('E' | upper));
    }
    *s = '\0';
    return (int)(s - buf);
}

#endif
