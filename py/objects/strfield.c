// One field of formatted text: sign, prefix, digits in groups, padding. All fields end in put(),
// which lays them out.
// SPDX-License-Identifier: MIT

#include "py/formatfloat.h"
#include "py/gc.h"
#include "py/objects/strfield.h"
#include "py/objint.h"

const byte mp_fill_blank_zero[2] = { ' ', '0' };

static void vstr_print_strn(void *data, const char *str, size_t len) {
    vstr_add_strn(data, str, len);
}

mp_print_t mp_text_print_to(vstr_t *vstr) {
    return (mp_print_t){ vstr, vstr_print_strn };
}

static int base_of(char type) {
    return type == 'x' || type == 'X' ? 16 : type == 'o' ? 8 : type == 'b' ? 2 : 10;
}

#if MICROPY_PY_BUILTINS_STR_FORMAT_FULL

// What a field is made of, in this order: head (sign and base prefix), digits (which are grouped,
// and preceded by zeros up to min_digits), and the rest.
typedef struct _field_t {
    char head[4];
    size_t head_len;
    const char *digits;
    size_t n_digits;
    size_t min_digits;
    const char *rest;
    size_t rest_len;
} field_t;

static char *put_fill(char *to, const spec_t *spec, size_t n) {
    mp_seq_multiply(spec->fill, 1, spec->fill_len, n, to);
    return to + n * spec->fill_len;
}

static char *put_bytes(char *to, const char *from, size_t n) {
    return (char *)text_put((byte *)to, (const byte *)from, n);
}

static void put(vstr_t *out, const spec_t *spec, const field_t *f, char default_align) {
#if MICROPY_OPT_FAST_PATHS
    if (spec->width == 0 && !spec->group && f->min_digits <= f->n_digits) {
        char *text = vstr_add_len(out, f->head_len + f->n_digits + f->rest_len);
        text = put_bytes(text, f->head, f->head_len);
        text = put_bytes(text, f->digits, f->n_digits);
        put_bytes(text, f->rest, f->rest_len);
        return;
    }
#endif
    size_t every = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X'
        ? 4
        : 3;
    size_t width = (size_t)spec->width;
    size_t other = f->head_len + (width == 0 ? f->rest_len : mp_text_chars(f->rest, f->rest_len));
    size_t n = MAX(f->n_digits, f->min_digits), groups;
    char align = spec->align ? spec->align : default_align;
    // Zeros between sign and digits count as digits.
    bool zeros = align == '=' && *spec->fill == '0';
    if (zeros && !spec->group && other + n < width) {
        n = width - other;
    }
    while (groups = spec->group && n ? (n - 1) / every : 0, zeros && other + n + groups < width) {
        ++n;
    }
    size_t len = other + n + groups, pad = width > len ? width - len : 0;
    size_t left = align == '<' ? 0 : align == '^' ? pad / 2 : pad;
    char *to = vstr_add_len(out, pad * spec->fill_len + f->head_len + n + groups + f->rest_len);
    if (align != '=') {
        to = put_fill(to, spec, left);
    }
    to = put_bytes(to, f->head, f->head_len);
    if (align == '=') {
        to = put_fill(to, spec, left);
    }
    if (groups == 0) {
        memset(to, '0', n - f->n_digits);
        to = put_bytes(to + n - f->n_digits, f->digits, f->n_digits);
        n = 0;
    }
    for (size_t i = n; i > 0; --i) {
        if (i != n && i % every == 0) {
            *to++ = spec->group;
        }
        *to++ = i > f->n_digits ? '0' : f->digits[f->n_digits - i];
    }
    to = put_bytes(to, f->rest, f->rest_len);
    put_fill(to, spec, pad - left);
}

void mp_put_text(vstr_t *out, const spec_t *spec, const char *text, size_t len) {
    if (spec->prec >= 0) {
        const byte *p = (const byte *)text, *end = p + len;
        for (int i = 0; i < spec->prec && p < end; ++i) {
            ++p;
            while (MICROPY_PY_BUILTINS_STR_UNICODE && p < end && UTF8_IS_CONT(*p)) {
                ++p;
            }
        }
        len = (size_t)((const char *)p - text);
    }
    field_t f = { .digits = "", .rest = text, .rest_len = len };
    put(out, spec, &f, '<');
}

// Takes the sign of a formatted number over into the head.
static void begin_number(field_t *f, const spec_t *spec, const char **text) {
    if (**text == '-') {
        f->head[f->head_len++] = *(*text)++;
    } else if (spec->sign == '+' || spec->sign == ' ') {
        f->head[f->head_len++] = spec->sign;
    }
}

void mp_put_int(vstr_t *out, const spec_t *spec, mp_obj_t value, size_t min_digits) {
    int base = base_of(spec->type);
    char room[sizeof(mp_int_t) * 8 + 2], *buf = room;
    size_t buf_size = sizeof(room), len;
    if (mp_obj_is_bool(value)) {
        value = MP_OBJ_NEW_SMALL_INT(value == mp_const_true);
    }
    const char *text = mp_obj_int_formatted(
        &buf, &buf_size, &len, value, base, NULL, spec->type == 'X' ? 'A' : 'a', 0);
    const char *end = text + len;
    field_t f = { .min_digits = min_digits, .rest = "" };
    begin_number(&f, spec, &text);
    if (spec->alt && base != 10) {
        f.head[f.head_len++] = '0';
        f.head[f.head_len++] = spec->type;
    }
    f.digits = text;
    f.n_digits = (size_t)(end - text);
    put(out, spec, &f, '>');
}

#else

static mp_print_spec_t print_spec(const spec_t *spec, char default_align) {
    char align = spec->align ? spec->align : default_align;
    return (mp_print_spec_t){
        (align == '<'          ? PF_FLAG_LEFT_ADJUST
                : align == '^' ? PF_FLAG_CENTER_ADJUST
                : align == '=' ? PF_FLAG_PAD_AFTER_SIGN
                               : 0)
            | (spec->sign == '+'        ? PF_FLAG_SHOW_SIGN
                    : spec->sign == ' ' ? PF_FLAG_SPACE_SIGN
                                        : 0)
            | (spec->alt ? PF_FLAG_SHOW_PREFIX : 0)
            | (spec->group == ','        ? PF_FLAG_SHOW_COMMA
                    : spec->group == '_' ? PF_FLAG_SHOW_UNDERSCORE
                                         : 0),
        (char)*spec->fill,
        spec->width,
        spec->prec,
    };
}

void mp_put_text(vstr_t *out, const spec_t *spec, const char *text, size_t len) {
    mp_print_spec_t to = print_spec(spec, '<');
    mp_print_t print = mp_text_print_to(out);
    mp_print_strn(
        &print, text, to.prec < 0 ? len : MIN(len, (size_t)to.prec), to.flags, to.fill, to.width);
}

void mp_put_int(vstr_t *out, const spec_t *spec, mp_obj_t value, size_t min_digits) {
    mp_print_spec_t to = print_spec(spec, '>');
    mp_print_t print = mp_text_print_to(out);
    mp_print_mp_int(&print, value, base_of(spec->type), spec->type == 'X' ? 'A' : 'a', to.flags,
        to.fill, to.width, (int)min_digits);
}

#endif

void mp_put_char(vstr_t *out, const spec_t *spec, mp_obj_t value) {
    mp_int_t c = mp_obj_get_int(value);
    if (c < 0 || c >= 0x110000) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("%c arg not in range(0x110000)"));
    }
    char room[4];
    vstr_t text;
    vstr_init_fixed_buf(&text, sizeof(room), room);
    vstr_add_char(&text, (unichar)c);
    mp_put_text(out, spec, text.buf, text.len);
}

#if MICROPY_PY_BUILTINS_FLOAT
// The text of a float whose format has a precision but no type: as 'g', but with a digit behind the
// point. Returns the new length; there is room for two more characters.
static size_t add_point(mp_float_t value, char *text, size_t len, size_t room, int prec) {
    size_t digits = strspn(text + (*text == '-'), "0123456789");
    if (digits + (*text == '-') != len) {
        return len;
    }
    if (digits < (size_t)prec) {
        memcpy(text + len, ".0", 3);
        return len + 2;
    }
    len = (size_t)mp_format_float(value, text, room, 'e', prec - 1, 0);
    char *exponent = strchr(text, 'e'), *end = exponent;
    if (strchr(text, '.')) {
        while (end[-1] == '0') {
            --end;
        }
        end -= end[-1] == '.';
    }
    memmove(end, exponent, strlen(exponent) + 1);
    return len - (size_t)(exponent - end);
}

// What '#' asks for: a point even if nothing is behind it and, with digits, zeros up to so many
// significant digits. Returns the new length.
static size_t keep_point(char *text, size_t len, int digits) {
    size_t at = strcspn(text, "eE"), zeros = 0;
    bool point = memchr(text, '.', at), leading = true;
    if (text[len - 1] > '9') {
        return len;
    }
    for (size_t i = 0; i < at; ++i) {
        leading = leading && (text[i] < '1' || text[i] > '9');
        digits -= !leading && text[i] != '.';
    }
    if (digits > 0) {
        zeros = (size_t)digits - leading;
    }
    memmove(text + at + zeros + !point, text + at, len - at);
    if (!point) {
        text[at++] = '.';
    }
    memset(text + at, '0', zeros);
    return len + zeros + !point;
}

void mp_put_float(vstr_t *out, const spec_t *spec, mp_float_t value) {
    static const char types[] = "eEfFgG%n";
    char type = spec->type ? spec->type : spec->prec < 0 ? 'r' : 'g';
    bool percent = type == '%', upper = type == 'E' || type == 'F' || type == 'G';
    if (spec->type && !mp_is_one_of(spec->type, types)) {
        mp_bad_format_type(spec, mp_obj_new_float(value));
    }
    if (percent) {
        value *= 100;
    }
    char fmt = percent ? 'f' : type == 'n' ? 'g' : upper ? (char)(type | 0x20) : type;
    int prec = spec->prec == 0 && fmt == 'g' ? 1 : spec->prec;
    if (prec > 100000) {
        FORMAT_ERROR("precision too big");
    }
    // The last four bytes are for what is added here.
    char small[MP_FLOAT_ROOM(20) + 4], *text = small;
    size_t room = MP_FLOAT_ROOM(prec), len;
    if (room + 4 > sizeof(small)) {
        text = m_new_leaf(char, room + 4);
    }
    len = (size_t)mp_format_float(value, text, room, fmt, prec, 0);
    if (!spec->type && prec >= 0) {
        len = add_point(value, text, len, room, prec);
    }
    if (spec->alt) {
        len = keep_point(text, len, fmt != 'g' ? 0 : prec < 0 ? 6 : prec);
    }
    if (percent) {
        text[len++] = '%';
    }
    for (size_t i = 0; upper && i < len; ++i) {
        text[i] = (char)unichar_toupper((byte)text[i]);
    }
    const char *p = text;
    field_t f = { .head_len = 0 };
    begin_number(&f, spec, &p);
    f.digits = p;
    while (p < text + len && unichar_isdigit((byte)*p)) {
        ++p;
    }
    f.n_digits = (size_t)(p - f.digits);
    f.rest = p;
    f.rest_len = (size_t)(text + len - p);
    put(out, spec, &f, '>');
    if (text != small) {
        m_free(text);
    }
}
#endif

// ---- what the ways to spell a field share -------------------------------------------------------

NORETURN void mp_bad_format_type(const spec_t *spec, mp_obj_t value) {
    if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) {
        FORMAT_ERROR("unknown format code");
    }
    mp_raise_msg_varg(&mp_type_ValueError,
        MP_ERROR_TEXT("Unknown format code '%c' for object of type '%s'"), spec->type,
        mp_obj_get_type_str(value));
}

int mp_format_number(const byte **p, const byte *end) {
    int n = -1;
    for (; *p < end && unichar_isdigit(**p); ++*p) {
        n = (n < 0 ? 0 : n) * 10 + (**p - '0');
        if (n > 0x7ffffff) {
            FORMAT_ERROR("Too many decimal digits in format string");
        }
    }
    return n;
}

mp_obj_t mp_format_native(mp_obj_t value) {
    if (!MICROPY_PY_NATIVE_BASES) {
        return value;
    }
    static const mp_obj_type_t *const types[] = {
        &mp_type_str,
        &mp_type_int,
#if MICROPY_PY_BUILTINS_FLOAT
        &mp_type_float,
#endif
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(types); ++i) {
        mp_obj_t native = mp_obj_cast_to_native_base(value, types[i]);
        if (native != MP_OBJ_NULL) {
            return native;
        }
    }
    return value;
}

#if MICROPY_OPT_FAST_PATHS
void mp_put_plain(vstr_t *out, mp_obj_t value) {
    char room[sizeof(mp_int_t) * 5], *buf = room;
    size_t buf_size = sizeof(room), len;
    const char *text;
    if (mp_obj_is_small_int(value)) {
        text = mp_obj_int_formatted(&buf, &buf_size, &len, value, 10, NULL, 'a', 0);
    } else {
        text = (const char *)mp_obj_str_data(value, &len);
    }
    vstr_add_strn(out, text, len);
}
#endif

void mp_put_converted(vstr_t *out, mp_obj_t value, int conversion) {
    mp_print_t print = mp_text_print_to(out);
    size_t start = out->len;
    mp_obj_print_helper(&print, value, conversion == 's' ? PRINT_STR : PRINT_REPR);
    // Without Unicode, repr() has escaped everything already.
    if (!MICROPY_PY_BUILTINS_STR_UNICODE || conversion != 'a'
        || mp_bytes_are_ascii((byte *)out->buf + start, out->len - start)) {
        return;
    }
    mp_obj_t text = mp_obj_new_str(out->buf + start, out->len - start);
    out->len = start;
    GET_STR_DATA_LEN(text, p, len);
    for (const byte *end = p + len; p < end; p = utf8_next_char(p)) {
        unichar c = utf8_get_char(p);
        if (c < 0x80) {
            vstr_add_byte(out, (byte)c);
        } else {
            mp_print_escaped(&print, c);
        }
    }
}

mp_obj_t mp_format_converted(mp_obj_t value, int conversion) {
    if (conversion == 's' && mp_obj_is_str(value)) {
        return value;
    }
    vstr_t vstr;
    vstr_init(&vstr, 16);
    mp_put_converted(&vstr, value, conversion);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
