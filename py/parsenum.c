// Numbers from text. Decimal fractions are rounded correctly: exactly in floats where that is
// possible, else as a quotient of big integers.
// SPDX-License-Identifier: MIT

#include "py/parsenum.h"

#include "py/gc.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/objects/bigint.h"

unsigned mp_digit_value(char c) {
    unsigned digit = (unsigned)c - '0';
    if (digit < 10) {
        return digit;
    }
    digit = ((unsigned)c | 0x20) - 'a';
    return digit < 26 ? digit + 10 : 255;
}

// what: the message up to the text itself, with one %d for base.
static NORETURN void raise_invalid(
    mp_lexer_t *lex, const char *what, int base, const char *str, size_t len) {
    const mp_obj_type_t *type = lex ? &mp_type_SyntaxError : &mp_type_ValueError;
    if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) {
        mp_raise_msg(type, MP_ERROR_TEXT("invalid syntax for number"));
    }
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 48, &print);
    mp_printf(&print, what, base);
    mp_print_str(&print, ": ");
    mp_str_print_quoted(&print, (const byte *)str, len, false);
    mp_raise_type_arg(type, mp_obj_new_str_from_vstr(&vstr));
}

static void strip(const char **str, const char **top) {
    while (*str < *top && unichar_isspace((byte) * *str)) {
        ++*str;
    }
    while (*str < *top && unichar_isspace((byte)(*top)[-1])) {
        --*top;
    }
}

// The end of the digits of a base that start at s, with single underscores between them (and before
// the first one if after_prefix).
static const char *skip_digits(const char *s, const char *top, unsigned base, bool after_prefix) {
    bool underscore_ok = after_prefix;
    while (s < top) {
        bool is_digit = mp_digit_value(*s) < base;
        if (!is_digit && !(*s == '_' && underscore_ok && s + 1 < top && mp_digit_value(s[1]) < base)) {
            break;
        }
        underscore_ok = is_digit;
        s++;
    }
    return s;
}

mp_obj_t mp_parse_num_integer(const char *str, size_t len, int base, mp_lexer_t *lex) {
    if (base != 0 && (base < 2 || base > 36)) {
        mp_raise_ValueError(MP_ERROR_TEXT("int() base must be >= 2 and <= 36, or 0"));
    }
    const char *s = str, *top = str + len;
    strip(&s, &top);
    bool neg = s < top && *s == '-';
    if (s < top && (neg || *s == '+')) {
        s++;
    }
    unsigned radix = base ? (unsigned)base : 10;
    bool prefix = false;
    if (top - s >= 2 && s[0] == '0') {
        char letter = (char)(s[1] | 0x20);
        unsigned named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (named != 0 && (base == 0 || radix == named)) {
            prefix = true;
            radix = named;
            s += 2;
        }
    }
    const char *digits = s;
    bool valid = s < top && skip_digits(s, top, radix, prefix) == top;
    if (valid && base == 0 && !prefix && *s == '0') {
        // Python 2's octal numbers: nothing but zeros may follow.
        while (s < top && (*s == '0' || *s == '_')) {
            s++;
        }
        valid = s == top;
    }
    if (!valid) {
        raise_invalid(lex, "invalid literal for int() with base %d", base, str, len);
    }
    // As far as a word goes; most numbers end there.
    mp_int_t value = 0;
    for (; s < top; s++) {
        mp_int_t next;
        if (*s == '_') {
            continue;
        }
        if (__builtin_mul_overflow(value, (mp_int_t)radix, &next)
            || __builtin_add_overflow(next, (mp_int_t)mp_digit_value(*s), &next)
            || !MP_SMALL_INT_FITS(next)) {
            return mp_obj_new_int_from_str_len(&digits, (size_t)(top - digits), neg, radix);
        }
        value = next;
    }
    return MP_OBJ_NEW_SMALL_INT(neg ? -value : value);
}

#if MICROPY_PY_BUILTINS_FLOAT

#include <float.h>
#include <math.h>

// Significant digits beyond which only "is there another" can matter: no number half way between
// two floats has more.
#define DIGITS_MAX (sizeof(mp_float_t) > 4 ? 780 : 120)
// Decimal digits that fit the mantissa, and the powers of ten that are exact.
#define EXACT_DIGITS (sizeof(mp_float_t) > 4 ? DBL_DIG : FLT_DIG)
#define EXACT_POWER (sizeof(mp_float_t) > 4 ? 22 : 10)

// d[n] *= 10 ** exp10; returns the new length.
static size_t times_power_of_10(mp_limb_t *d, size_t n, mp_int_t exp10) {
    while (exp10 > 0) {
        mp_limb_t scale = 1;
        for (size_t i = 0; i < MP_LIMB_DECIMAL_DIGITS && exp10 > 0; i++, exp10--) {
            scale *= 10;
        }
        d[n] = mp_limbs_mul1(d, d, n, scale, 0);
        n += d[n] != 0;
    }
    return n;
}

static mp_float_t exact_ratio(const char *digits, const char *top, mp_int_t exp10, bool more) {
    size_t count = (size_t)(top - digits) + 1;
    size_t up = exp10 > 0 ? (size_t)exp10 : 0, down = exp10 < 0 ? (size_t)-exp10 : 0;
    // A limb for every chunk that is multiplied in; digits, powers and the extra digit end in
    // partly filled ones.
    size_t num_room = (count + up) / MP_LIMB_DECIMAL_DIGITS + 4;
    mp_limb_t *num = m_new_leaf(mp_limb_t, num_room + down / MP_LIMB_DECIMAL_DIGITS + 3),
              *den = num + num_room;
    size_t nn = 0;
    while (digits < top) {
        mp_limb_t scale = 1, chunk = 0;
        for (size_t i = 0; i < MP_LIMB_DECIMAL_DIGITS && digits < top; digits++) {
            if (mp_digit_value(*digits) < 10) {
                chunk = chunk * 10 + mp_digit_value(*digits);
                scale *= 10;
                i++;
            }
        }
        num[nn] = mp_limbs_mul1(num, num, nn, scale, chunk);
        nn += num[nn] != 0;
    }
    if (more) {
        num[nn] = mp_limbs_mul1(num, num, nn, 10, 1);
        nn += num[nn] != 0;
        exp10--;
    }
    nn = times_power_of_10(num, nn, exp10);
    den[0] = 1;
    mp_float_t result = mp_limbs_ratio(num, nn, den, times_power_of_10(den, 1, -exp10));
    m_free(num);
    return result;
}

#if MICROPY_OPT_FAST_PATHS
#define WORD_POWER \
    (MP_64BIT ? 19 : 9)  // a power of ten that fits a word, with a bit to spare on 32-bit machines

// value / 10 ** power, correctly rounded, for power <= WORD_POWER; false where two words are too few for that.
static bool ratio_of_words(uint64_t value, unsigned power, mp_float_t *result) {
    const int word = (int)MP_LIMB_BITS;
    if (word - 1 < (sizeof(mp_float_t) > 4 ? DBL_MANT_DIG : FLT_MANT_DIG) + 2) {
        return false;
    }
    mp_limb_t den = 1;
    for (; power > 0; power--) {
        den *= 10;
    }
    // The quotient gets as many bits as a word has, or one less; if the value is longer than a word, as many as there are.
    int shift = word - 1 + (64 - __builtin_clzll(den)) - (64 - __builtin_clzll(value));
    shift = MAX(shift, 0);
    mp_limb2_t num = (mp_limb2_t)value << shift, quotient = num / den;
    *result = mp_float_round((uint64_t)quotient, num != quotient * den, -shift);
    return true;
}
#endif

mp_float_t mp_float_from_digits(const char *digits, size_t n_digits, mp_int_t exp10) {
    const char *top = digits + n_digits;
    for (; digits < top && mp_digit_value(*digits) - 1 > 8; digits++) {
        exp10 -= *digits == '0';
    }
    while (digits < top && mp_digit_value(top[-1]) - 1 > 8) {
        top--;
    }
    if (digits == top
        || exp10 < (sizeof(mp_float_t) > 4 ? DBL_MIN_10_EXP - 20 : FLT_MIN_10_EXP - 12)) {
        return 0;
    }
    if (exp10 > (sizeof(mp_float_t) > 4 ? DBL_MAX_10_EXP : FLT_MAX_10_EXP) + 1) {
        return (mp_float_t)INFINITY;
    }
    // Make exp10 the exponent of the last digit that is taken.
    mp_uint_t count = 0;
    uint64_t value = 0;
    const char *end = digits;
    for (; end < top && count < DIGITS_MAX; end++) {
        if (mp_digit_value(*end) < 10) {
            count++;
            value = value * 10 + mp_digit_value(*end);
        }
    }
    exp10 -= (mp_int_t)count;
    if (FLT_EVAL_METHOD == 0 && count <= EXACT_DIGITS && exp10 >= -EXACT_POWER
        && exp10 <= EXACT_POWER) {
        // One rounding of two exact operands.
        mp_float_t power = 1;
        for (mp_int_t i = exp10 < 0 ? -exp10 : exp10; i > 0; i--) {
            power *= 10;
        }
        return exp10 < 0 ? (mp_float_t)value / power : (mp_float_t)value * power;
    }
#if MICROPY_OPT_FAST_PATHS
    mp_float_t result;
    if (end == top && count <= 19 && exp10 <= 0 && exp10 >= -WORD_POWER
        && ratio_of_words(value, (unsigned)-exp10, &result)) {
        return result;
    }
#endif
    return exact_ratio(digits, end, exp10, end < top);
}

// True, and *text moved on, if it starts with the lower-case word s in either case.
static bool take_word(const char **text, const char *top, const char *s) {
    const char *t = *text;
    for (; *s; s++, t++) {
        if (t == top || (*t | 0x20) != *s) {
            return false;
        }
    }
    *text = t;
    return true;
}

#if MICROPY_OPT_FAST_PATHS
// Most numbers: a few digits, perhaps with a point among them, so that one rounding of exact operands gives the value.
// False if the text is something else.
static bool parse_short_decimal(const char *s, const char *top, mp_float_t *value) {
    mp_uint_t number = 0;
    mp_float_t power = 1;
    int left = MIN((int)EXACT_DIGITS, MP_64BIT ? 18 : 9);
    bool point = false;
    if (FLT_EVAL_METHOD != 0 || s == top || (top - s == 1 && *s == '.')) {
        return false;
    }
    for (; s < top; s++) {
        unsigned digit = (unsigned)*s - '0';
        if (digit < 10 && left-- > 0) {
            number = number * 10 + digit;
            power = point ? power * 10 : power;
        } else if (*s == '.' && !point) {
            point = true;
        } else {
            return false;
        }
    }
    *value = (mp_float_t)number / power;
    return true;
}
#endif

mp_obj_t mp_parse_num_float(const char *str, size_t len, bool allow_imag, mp_lexer_t *lex) {
    (void)allow_imag;
    const char *s = str, *top = str + len;
    strip(&s, &top);
    bool neg = s < top && *s == '-';
    if (s < top && (neg || *s == '+')) {
        s++;
    }
    mp_float_t value = 0;
    bool valid = true;
#if MICROPY_OPT_FAST_PATHS
    if (parse_short_decimal(s, top, &value)) {
        return mp_obj_new_float(neg ? -value : value);
    }
#endif
    if (take_word(&s, top, "inf")) {
        take_word(&s, top, "inity");
        value = (mp_float_t)INFINITY;
    } else if (take_word(&s, top, "nan")) {
        value = (mp_float_t)NAN;
    } else {
        const char *digits = s;
        s = skip_digits(s, top, 10, false);
        valid = s > digits;
        mp_int_t exp10 = 0;
        for (const char *p = digits; p < s; p++) {
            exp10 += *p != '_';
        }
        if (s < top && *s == '.') {
            const char *fraction = ++s;
            s = skip_digits(s, top, 10, false);
            valid |= s > fraction;
        }
        size_t text_len = (size_t)(s - digits);
        if (valid && s < top && (*s | 0x20) == 'e') {
            s++;
            bool neg_exp = s < top && *s == '-';
            if (s < top && (neg_exp || *s == '+')) {
                s++;
            }
            const char *exponent = s;
            s = skip_digits(s, top, 10, false);
            valid = s > exponent;
            mp_int_t e = 0;
            for (; exponent < s; exponent++) {
                // Far beyond any float, and far from overflowing with the digits' count added.
                if (*exponent != '_' && e < 100000000) {
                    e = e * 10 + (mp_int_t)mp_digit_value(*exponent);
                }
            }
            exp10 += neg_exp ? -e : e;
        }
        if (valid && s == top) {
            value = mp_float_from_digits(digits, text_len, exp10);
        }
    }
    if (!valid || s != top) {
        raise_invalid(lex, "could not convert string to float", 0, str, len);
    }
    return mp_obj_new_float(neg ? -value : value);
}

#endif
