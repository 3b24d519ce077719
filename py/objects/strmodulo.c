// The % operator of str, bytes and bytearray.
// SPDX-License-Identifier: MIT

#include "py/objects/strfield.h"

#if MICROPY_PY_BUILTINS_STR_OP_MODULO
typedef struct _operands_t {
    mp_obj_t all;  // what is on the right of %
    size_t n;
    const mp_obj_t *items;
    bool is_mapping;
} operands_t;

static mp_obj_t next_operand(operands_t *o) {
    if (o->n == 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("not enough arguments for format string"));
    }
    o->n--;
    return *o->items++;
}

// A number of a format, or the next operand's for '*'.
static int read_size(const byte **p, const byte *end, operands_t *o) {
    if (*p == end || **p != '*') {
        return mp_format_number(p, end);
    }
    ++*p;
    mp_obj_t size = next_operand(o);
    if (!mp_obj_is_int(size)) {
        mp_raise_TypeError(MP_ERROR_TEXT("* wants int"));
    }
    mp_int_t n = mp_obj_get_int(size);
    if (n > 0x7ffffff || n < -0x7ffffff) {
        FORMAT_ERROR("width too big");
    }
    return (int)n;
}

static NORETURN void need_number(char type, mp_obj_t value, bool integer) {
    if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) {
        mp_raise_TypeError(MP_ERROR_TEXT("number required"));
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%%%c format: %s is required, not %s"),
        type, integer ? "an integer" : "a real number", mp_obj_get_type_str(value));
}

static void percent_number(vstr_t *out, spec_t *spec, mp_obj_t value) {
    char type = spec->type;
    bool decimal = type == 'd' || type == 'i' || type == 'u';
    if (mp_obj_is_obj(value) && (mp_obj_get_type_inline(value)->flags & MP_TYPE_FLAG_INSTANCE_TYPE)) {
        value = mp_format_native(value);
    }
    if (*spec->fill == '0') {
        spec->align = '=';
    }
#if MICROPY_PY_BUILTINS_FLOAT
    mp_float_t f;
    if (mp_is_one_of(type, "eEfFgG")) {
        if (mp_obj_is_str_or_bytes(value) || !mp_obj_get_float_maybe(value, &f)) {
            need_number(type, value, false);
        }
        spec->prec = spec->prec < 0 ? 6 : spec->prec;
        mp_put_float(out, spec, f);
        return;
    }
    if (decimal && mp_obj_is_float(value)) {
        value = mp_obj_new_int_from_float(mp_obj_float_get(value));
    }
#endif
    if (!mp_obj_is_int(value) && !mp_obj_is_bool(value)) {
        need_number(type, value, !decimal);
    }
    if (decimal) {
        spec->type = 'd';
    }
    mp_put_int(out, spec, value, (size_t)MAX(spec->prec, 0));
}

// %s, %r and %a; in a bytes format, %s and %b take bytes.
static void percent_text(vstr_t *out, const spec_t *spec, mp_obj_t value, bool bytes_format) {
    char type = spec->type;
    if (bytes_format && (type == 's' || type == 'b')) {
        text_t t;
        if (!mp_text_try(value, &t) || text_is_str(&t)) {
            mp_raise_TypeError(MP_ERROR_TEXT("%b requires a bytes-like object"));
        }
        mp_put_text(out, spec, (const char *)t.data, t.len);
        return;
    }
    if (bytes_format) {
        type = 'a';
    }
    if (spec->width == 0 && spec->prec < 0) {
        mp_put_converted(out, value, type);
        return;
    }
    GET_STR_DATA_LEN(mp_format_converted(value, type), text, len);
    mp_put_text(out, spec, (const char *)text, len);
}

static void percent_char(vstr_t *out, const spec_t *spec, mp_obj_t value, bool bytes_format) {
    text_t t;
    if (mp_text_try(value, &t) && text_is_str(&t) != bytes_format) {
        if (mp_text_chars((const char *)t.data, t.len) != 1) {
            mp_raise_TypeError(MP_ERROR_TEXT("%c requires int or char"));
        }
        mp_put_text(out, spec, (const char *)t.data, t.len);
    } else if (!mp_obj_is_int(value) && !mp_obj_is_bool(value)) {
        mp_raise_TypeError(MP_ERROR_TEXT("%c requires int or char"));
    } else if (bytes_format) {
        char c = (char)mp_text_get_byte(value);
        mp_put_text(out, spec, &c, 1);
    } else {
        mp_put_char(out, spec, value);
    }
}

// Appends the conversion that starts at p, behind its percent sign; returns the place behind it.
static const byte *percent_field(vstr_t *out, const text_t *format, const byte *p, operands_t *o) {
    const byte *end = format->data + format->len;
#if MICROPY_OPT_FAST_PATHS
    // Most fields are no more than their letter, for a value of its type.
    if (p < end && o->n > 0) {
        mp_obj_t plain = *o->items;
        bool is_plain = *p == 'd' ? mp_obj_is_small_int(plain)
                                  : *p == 's' && text_is_str(format) && mp_obj_is_str(plain);
        if (is_plain) {
            mp_put_plain(out, next_operand(o));
            return p + 1;
        }
    }
#endif
    spec_t spec = { .fill = mp_fill_blank_zero, .fill_len = 1, .align = '>', .prec = -1 };
    mp_obj_t value = MP_OBJ_NULL;
    if (p < end && *p == '(') {
        const byte *key = ++p;
        for (int open = 1; open && p < end; ++p) {
            open += *p == '(' ? 1 : *p == ')' ? -1 : 0;
        }
        if (p[-1] != ')') {
            FORMAT_ERROR("incomplete format key");
        }
        if (!o->is_mapping) {
            mp_raise_TypeError(MP_ERROR_TEXT("format requires a mapping"));
        }
        value = mp_obj_subscr(o->all,
            mp_obj_new_str_of_type(format->type, key, (size_t)(p - key) - 1), MP_OBJ_SENTINEL);
        o->n = 0;
    }
    for (; p < end && mp_is_one_of((char)*p, "-+ #0"); ++p) {
        if (*p == '-') {
            spec.align = '<';
        } else if (*p == '#') {
            spec.alt = true;
        } else if (*p == '0') {
            spec.fill = mp_fill_blank_zero + 1;
        } else if (spec.sign != '+') {
            spec.sign = (char)*p;
        }
    }
    spec.width = read_size(&p, end, o);
    if (spec.width < -1) {
        spec.align = '<';
        spec.width = -spec.width;
    }
    spec.width = MAX(spec.width, 0);
    if (p < end && *p == '.') {
        ++p;
        int prec = read_size(&p, end, o);
        spec.prec = MAX(prec, 0);
    }
    while (p < end && (*p == 'l' || *p == 'h' || *p == 'L')) {
        ++p;
    }
    if (p == end) {
        FORMAT_ERROR("incomplete format");
    }
    byte type = *p++;
    spec.type = (char)type;
    if (type == '%') {
        vstr_add_byte(out, '%');
        return p;
    }
    bool bytes_format = !text_is_str(format);
    if (!mp_is_one_of((char)type, MICROPY_PY_BUILTINS_FLOAT ? "dsracxXiuoeEfFgG" : "dsracxXiuo")
        && !(bytes_format && type == 'b')) {
        mp_raise_msg_varg(&mp_type_ValueError,
            MP_ERROR_TEXT("unsupported format character '%c' (0x%x) at index %d"), type, type,
            (int)(p - 1 - format->data));
    }
    if (value == MP_OBJ_NULL) {
        value = next_operand(o);
    }
    // Zeros go where there is a number, and nothing is left of it.
    if (spec.align == '<' || mp_is_one_of((char)type, "srabc")) {
        spec.fill = mp_fill_blank_zero;
    }
    if (mp_is_one_of((char)type, "srab")) {
        percent_text(out, &spec, value, bytes_format);
    } else if (type == 'c') {
        spec.prec = -1;
        percent_char(out, &spec, value, bytes_format);
    } else {
        percent_number(out, &spec, value);
    }
    return p;
}

mp_obj_t mp_text_modulo(mp_obj_t format_in, mp_obj_t args) {
    text_t format;
    mp_text_get(format_in, &format);
    if (!mp_obj_is_str_or_bytes(format_in)) {
        // A bytearray may change while its operands are printed.
        const mp_obj_type_t *type = format.type;
        mp_text_get(mp_obj_new_bytes(format.data, format.len), &format);
        format.type = type;
    }
    operands_t o = { .all = args, .n = 1, .items = &args };
    const mp_obj_type_t *type = mp_obj_get_type(args);
    if (mp_obj_is_tuple_compatible(args)) {
        size_t n;
        mp_obj_t *items;
        mp_obj_tuple_get(args, &n, &items);
        o.n = n;
        o.items = items;
    } else {
        o.is_mapping = MP_OBJ_TYPE_HAS_SLOT(type, subscr) && !mp_obj_is_str(args);
    }
    VSTR_ON_STACK(vstr);
    const byte *p = format.data, *end = p + format.len;
    while (p < end) {
        const byte *percent = p;
        while (percent < end && *percent != '%') {
            ++percent;
        }
        vstr_add_strn(&vstr, (const char *)p, (size_t)(percent - p));
        p = percent < end ? percent_field(&vstr, &format, percent + 1, &o) : end;
    }
    // Something with items may be meant as a mapping of which nothing was asked.
    if (o.n && !o.is_mapping) {
        mp_raise_TypeError(MP_ERROR_TEXT("not all arguments converted during string formatting"));
    }
    return mp_text_new_from_vstr(format.type, &vstr);
}
#endif
