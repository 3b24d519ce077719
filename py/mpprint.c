// Formatted output: printf for prints, and floats padded and grouped as Python's format()
// wants them.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/mphal.h"
#include "py/runtime.h"

#if MICROPY_PY_BUILTINS_FLOAT
#include "py/formatfloat.h"
#endif

static void plat_print_strn(void *data, const char *str, size_t len) {
    (void)data;
    MP_PLAT_PRINT_STRN(str, len);
}

const mp_print_t mp_plat_print = { NULL, plat_print_strn };

int mp_print_str(const mp_print_t *print, const char *str) {
    size_t len = strlen(str);
    if (len != 0) {
        print->print_strn(print->data, str, len);
    }
    return (int)len;
}

static int pad(const mp_print_t *print, char fill, int n) {
    char run[16];
    memset(run, fill, sizeof(run));
    for (int left = n; left > 0; left -= (int)sizeof(run)) {
        print->print_strn(print->data, run, MIN((size_t)left, sizeof(run)));
    }
    return MAX(n, 0);
}

// Prints head (sign and prefix) and body with the padding around them, or with PF_FLAG_PAD_AFTER_SIGN between.
static int print_padded(const mp_print_t *print, const char *head, size_t n_head, const char *body,
    size_t n_body, unsigned flags, char fill, int width) {
    int len = (int)(n_head + n_body);
    int total = MAX(width - len, 0);
    int left = flags & PF_FLAG_LEFT_ADJUST ? 0 : flags & PF_FLAG_CENTER_ADJUST ? total / 2 : total;
    bool inner = (flags & PF_FLAG_PAD_AFTER_SIGN) != 0;
    fill = fill == 0 ? ' ' : fill;
    pad(print, fill, inner ? 0 : left);
    if (n_head != 0) {
        print->print_strn(print->data, head, n_head);
    }
    pad(print, fill, inner ? left : 0);
    if (n_body != 0) {
        print->print_strn(print->data, body, n_body);
    }
    pad(print, fill, total - left);
    return len + total;
}

int mp_print_strn(const mp_print_t *print, const char *str, size_t len, unsigned int flags,
    char fill, int width) {
    return print_padded(print, NULL, 0, str, len, flags, fill, width);
}

// ---- numbers ----------------------------------------------------------------------------------------------------

int mp_print_word(const mp_print_t *print, mp_uint_t value, bool is_negative, unsigned base,
    char base_char, const mp_print_spec_t *spec) {
    char buf[11 * sizeof(mp_uint_t) + 3];
    char *end = buf + sizeof(buf);
    char *p = end;
    char separator = spec->flags & PF_FLAG_SHOW_COMMA ? ','
        : spec->flags & PF_FLAG_SHOW_UNDERSCORE       ? '_'
                                                      : 0;
    unsigned left = base == 10 ? 3 : 4;
    do {
        if (separator != 0 && left-- == 0) {
            left = base == 10 ? 2 : 3;
            *--p = separator;
        }
        unsigned digit = (unsigned)(value % base);
        *--p = (char)(digit < 10 ? '0' + digit : (unsigned)base_char + digit - 10);
        value /= base;
    } while (value != 0);
    while (end - p < spec->prec && p > buf + 3) {
        *--p = '0';
    }
    char *body = p;
    if (spec->flags & PF_FLAG_SHOW_PREFIX && base != 10) {
        *--p = (char)(base_char + ((base == 16 ? 'x' : base == 8 ? 'o' : 'b') - 'a'));
        *--p = '0';
    }
    if (is_negative || spec->flags & (PF_FLAG_SHOW_SIGN | PF_FLAG_SPACE_SIGN)) {
        *--p = is_negative ? '-' : spec->flags & PF_FLAG_SHOW_SIGN ? '+' : ' ';
    }
    return print_padded(print, p, (size_t)(body - p), body, (size_t)(end - body), spec->flags,
        spec->fill, spec->width);
}

#if MICROPY_PY_BUILTINS_FLOAT

// Adds digits to a buffer of width bytes or more, zeros before them until with separators between groups of three
// they are that wide.
static char *group_digits(char *to, const char *digits, int n, int width, char sep) {
    int count = MAX(n, width - (width - 1) / 4);
    for (; count > 0; count--) {
        *to++ = count > n ? '0' : digits[n - count];
        if (count > 1 && count % 3 == 1) {
            *to++ = sep;
        }
    }
    return to;
}

int mp_print_float(const mp_print_t *print, mp_float_t f, char fmt, unsigned int flags, char fill,
    int width, int prec) {
    bool percent = (flags & PF_FLAG_ADD_PERCENT) != 0;
    char sep = flags & PF_FLAG_SHOW_COMMA ? ',' : flags & PF_FLAG_SHOW_UNDERSCORE ? '_' : 0;
    size_t size = MP_FLOAT_ROOM(prec) + 1;
    size_t room = sep == 0 ? size : 3 * size + (size_t)MAX(width, 0);
    char stack_buf[MP_FLOAT_ROOM(6) + 1];
    char *buf = room <= sizeof(stack_buf) ? stack_buf : m_new_leaf(char, room);

    char sign = flags & PF_FLAG_SHOW_SIGN ? '+' : flags & PF_FLAG_SPACE_SIGN ? ' ' : 0;
    char *text = sep == 0 ? buf : buf + room - size;
    size_t len = (size_t)mp_format_float(f, text, size, fmt, prec, sign);
    if (percent) {
        text[len++] = '%';
    }
    size_t n_sign = !unichar_isalnum((byte)text[0]);
    if (sep != 0) {
        size_t n = n_sign;
        while (n < len && unichar_isdigit((byte)text[n])) {
            n++;
        }
        bool zeros = fill == '0' && (flags & PF_FLAG_PAD_AFTER_SIGN);
        char *to = buf;
        if (n_sign) {
            *to++ = text[0];
        }
        if (n > n_sign) {
            to = group_digits(to, text + n_sign, (int)(n - n_sign),
                zeros ? width - (int)(len - n + n_sign) : 0, sep);
        }
        memmove(to, text + n, len - n);
        len = (size_t)(to - buf) + len - n;
        text = buf;
    }
    int printed = print_padded(print, text, n_sign, text + n_sign, len - n_sign, flags, fill, width);
    if (buf != stack_buf) {
        m_free(buf);
    }
    return printed;
}

#endif

// ---- printf -----------------------------------------------------------------------------------------------------

int mp_printf(const mp_print_t *print, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    int n = mp_vprintf(print, fmt, ap);
    va_end(ap);
    return n;
}

// A number in a format, or * for one among the arguments; the caller's list moves on with it.
static const char *read_number(const char *fmt, va_list *ap, int *value) {
    if (*fmt == '*') {
        *value = va_arg(*ap, int);
        return fmt + 1;
    }
    for (*value = 0; unichar_isdigit((byte)*fmt); fmt++) {
        *value = *value * 10 + *fmt - '0';
    }
    return fmt;
}

// Reads what stands between % and the conversion's letter. is_long: the argument is a machine word, not an int.
static const char *read_spec(const char *fmt, va_list *ap, mp_print_spec_t *spec, bool *is_long) {
    *spec = (mp_print_spec_t){ 0, ' ', 0, -1 };
    for (;; fmt++) {
        switch (*fmt) {
            case '-':
                spec->flags |= PF_FLAG_LEFT_ADJUST;
                continue;
#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES
            case '+':
                spec->flags |= PF_FLAG_SHOW_SIGN;
                continue;
            case ' ':
                spec->flags |= PF_FLAG_SPACE_SIGN;
                continue;
            case '#':
                spec->flags |= PF_FLAG_SHOW_PREFIX;
                continue;
#endif
            case '0':
                spec->flags |= PF_FLAG_PAD_AFTER_SIGN;
                spec->fill = '0';
                continue;
        }
        break;
    }
    fmt = read_number(fmt, ap, &spec->width);
    if (*fmt == '.') {
        fmt = read_number(fmt + 1, ap, &spec->prec);
    }
    *is_long = *fmt == 'l' || *fmt == 'z';
    return fmt + *is_long;
}

static int print_text(
    const mp_print_t *print, const char *str, size_t len, const mp_print_spec_t *spec) {
    if (spec->prec >= 0) {
        len = MIN(len, (size_t)spec->prec);
    }
    return mp_print_strn(print, str, len, spec->flags & PF_FLAG_LEFT_ADJUST, ' ', spec->width);
}

int mp_vprintf(const mp_print_t *print, const char *fmt, va_list args) {
    int printed = 0;
    va_list ap;
    va_copy(ap, args);
    for (;;) {
        size_t plain = 0;
        while (fmt[plain] != '\0' && fmt[plain] != '%') {
            plain++;
        }
        if (plain != 0) {
            print->print_strn(print->data, fmt, plain);
            printed += (int)plain;
            fmt += plain;
        }
        if (*fmt++ == '\0' || *fmt == '\0') {
            break;
        }
        mp_print_spec_t spec;
        bool is_long;
        fmt = read_spec(fmt, &ap, &spec, &is_long);
        char letter = *fmt++;
        switch (letter) {
            case 'c': {
                char c = (char)va_arg(ap, int);
                printed += print_text(print, &c, 1, &spec);
                break;
            }
            case 'q': {
                size_t len;
                const byte *text = qstr_data(
                    (qstr)(is_long ? va_arg(ap, mp_uint_t) : va_arg(ap, qstr)), &len);
                printed += print_text(print, (const char *)text, len, &spec);
                break;
            }
            case 's': {
                const char *str = va_arg(ap, const char *);
                str = str == NULL ? "(null)" : str;
                // With a precision the text need not be terminated.
                size_t len = spec.prec < 0 ? strlen(str) : strnlen(str, (size_t)spec.prec);
                printed += print_text(print, str, len, &spec);
                break;
            }
            case 'd':
            case 'i': {
                mp_int_t value = is_long ? va_arg(ap, mp_int_t) : va_arg(ap, int);
                printed += mp_print_word(print, value < 0 ? -(mp_uint_t)value : (mp_uint_t)value,
                    value < 0, 10, 'a', &spec);
                break;
            }
            case 'u':
            case 'o':
            case 'x':
            case 'X':
            case 'p':
            case 'P': {
                // Unsigned, so without a sign; %p is the bare address.
                mp_uint_t value = is_long || (letter | 0x20) == 'p' ? va_arg(ap, mp_uint_t)
                                                                    : va_arg(ap, unsigned);
                spec.flags &= ~(unsigned)(PF_FLAG_SHOW_SIGN | PF_FLAG_SPACE_SIGN);
                printed += mp_print_word(print, value, false,
                    letter == 'u'       ? 10
                        : letter == 'o' ? 8
                                        : 16,
                    letter == 'X' ? 'A' : 'a', &spec);
                break;
            }
#if MICROPY_PY_BUILTINS_FLOAT
            case 'e':
            case 'E':
            case 'f':
            case 'F':
            case 'g':
            case 'G':
                printed += mp_print_float(print, (mp_float_t)va_arg(ap, double), letter, spec.flags,
                    spec.fill, spec.width, spec.prec);
                break;
#endif
            default:  // %% too
                print->print_strn(print->data, &letter, 1);
                printed++;
                break;
        }
    }
    va_end(ap);
    return printed;
}
