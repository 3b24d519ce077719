// Values as text by a format specification: format(), f-strings and str.format().
// SPDX-License-Identifier: MIT

#include "py/objects/strfield.h"

// ---- format specifications ----------------------------------------------------------------------

static bool is_align(const byte *p, const byte *end) {
    return p < end && (*p == '<' || *p == '>' || *p == '=' || *p == '^');
}

// [[fill]align][sign][#][0][width][grouping][.precision][type]
static void parse_spec(spec_t *spec, const byte *p, const byte *end) {
    *spec = (spec_t){ .fill = mp_fill_blank_zero, .fill_len = 1, .prec = -1 };
    const byte *second = p + 1;
    while (MICROPY_PY_BUILTINS_STR_UNICODE && second < end && UTF8_IS_CONT(*second)) {
        ++second;
    }
    if (is_align(second, end)) {
        spec->fill = p;
        spec->fill_len = (size_t)(second - p);
        p = second;
    }
    if (is_align(p, end)) {
        spec->align = (char)*p++;
    }
    if (p < end && (*p == '+' || *p == '-' || *p == ' ')) {
        spec->sign = (char)*p++;
    }
    if (p < end && *p == '#') {
        spec->alt = true;
        ++p;
    }
    bool zero = p < end && *p == '0' && spec->fill == mp_fill_blank_zero;
    if (zero) {
        spec->fill = mp_fill_blank_zero + 1;
    }
    int width = mp_format_number(&p, end);
    spec->width = MAX(width, 0);
    if (p < end && (*p == ',' || *p == '_')) {
        spec->group = (char)*p++;
    }
    if (p < end && *p == '.') {
        ++p;
        spec->prec = mp_format_number(&p, end);
        if (spec->prec < 0) {
            FORMAT_ERROR("Format specifier missing precision");
        }
    }
    if (p < end) {
        spec->type = (char)*p++;
    }
    if (p < end) {
        FORMAT_ERROR("Invalid format specifier");
    }
    if (zero && !spec->align) {
        // For now; a text's goes to the left.
        spec->align = 'z';
    }
}

static void put_str(vstr_t *out, const spec_t *spec, mp_obj_t value, const text_t *t) {
    if (spec->type && spec->type != 's') {
        mp_bad_format_type(spec, value);
    }
    FORMAT_CHECK(spec->sign, "Sign not allowed in string format specifier");
    FORMAT_CHECK(spec->align == '=', "'=' alignment not allowed in string format specifier");
    FORMAT_CHECK(spec->group || spec->alt, "Cannot specify ',' or '#' with 's'.");
    mp_put_text(out, spec, (const char *)t->data, t->len);
}

static void put_number(vstr_t *out, spec_t *spec, mp_obj_t value) {
    if (spec->align == 'z') {
        spec->align = '=';
    }
    char type = spec->type ? spec->type : 'd';
    FORMAT_CHECK(
        spec->group && (type == 'c' || type == 'n'), "Cannot specify ',' with this format code.");
#if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(value) || mp_is_one_of(type, "eEfFgG%")) {
        mp_put_float(out, spec, mp_obj_get_float(value));
        return;
    }
#endif
    if (!mp_is_one_of(type, "dxXbocn")) {
        mp_bad_format_type(spec, value);
    }
    FORMAT_CHECK(spec->prec >= 0, "Precision not allowed in integer format specifier");
    FORMAT_CHECK(spec->group == ',' && type != 'd', "Cannot specify ',' with this format code.");
    if (type == 'c') {
        spec->align = spec->align ? spec->align : '>';
        mp_put_char(out, spec, value);
    } else {
        mp_put_int(out, spec, value, 0);
    }
}

// Appends format(value, spec).
static void format_into(vstr_t *out, mp_obj_t value, const char *spec_text, size_t spec_len) {
    if (spec_len == 0 && mp_obj_is_str(value)) {
        GET_STR_DATA_LEN(value, data, len);
        vstr_add_strn(out, (const char *)data, len);
        return;
    }
    bool instance = mp_obj_is_obj(value)
        && (mp_obj_get_type_inline(value)->flags & MP_TYPE_FLAG_INSTANCE_TYPE);
#if MICROPY_PY_BUILTINS_STR_FORMAT_FULL
    if (instance) {
        mp_obj_t call[3];
        mp_load_method_maybe(value, MP_QSTR___format__, call);
        if (call[0] != MP_OBJ_NULL) {
            call[2] = mp_obj_new_str(spec_text, spec_len);
            mp_obj_t text = mp_call_method_n_kw(1, 0, call);
            size_t len;
            const char *data = mp_obj_str_get_data(text, &len);
            vstr_add_strn(out, data, len);
            return;
        }
    }
#endif
    if (spec_len == 0) {
#if MICROPY_OPT_FAST_PATHS
        if (mp_obj_is_small_int(value)) {
            mp_put_plain(out, value);
            return;
        }
#endif
        mp_print_t print = mp_text_print_to(out);
        mp_obj_print_helper(&print, value, PRINT_STR);
        return;
    }
    spec_t spec;
    parse_spec(&spec, (const byte *)spec_text, (const byte *)spec_text + spec_len);
    if (instance) {
        value = mp_format_native(value);
    }
    if (mp_obj_is_int(value) || mp_obj_is_bool(value) || mp_obj_is_float(value)) {
        put_number(out, &spec, value);
        return;
    }
    text_t t;
    if (!mp_text_try(value, &t) || !text_is_str(&t)) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("unsupported format string passed to %s.__format__"),
            mp_obj_get_type_str(value));
    }
    if (spec.align == 'z') {
        spec.align = '<';
    }
    put_str(out, &spec, value, &t);
}

mp_obj_t mp_obj_format_value(mp_obj_t value, int conversion, mp_obj_t spec) {
    size_t spec_len;
    const char *spec_text = mp_obj_str_get_data(spec, &spec_len);
    if (conversion) {
        value = mp_format_converted(value, conversion);
    }
    if (spec_len == 0 && mp_obj_is_str(value)) {
        return value;
    }
    VSTR_ON_STACK(vstr);
    format_into(&vstr, value, spec_text, spec_len);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}

// ---- str.format() -------------------------------------------------------------------------------

typedef struct _arguments_t {
    size_t n;
    const mp_obj_t *args;
    mp_map_t *kwargs;
    int next;  // of the automatic numbers; -1 once a number was given
} arguments_t;

// The argument that the first part of a field's name, of len bytes, stands for.
static mp_obj_t get_argument(arguments_t *a, const byte *name, size_t len) {
    const byte *p = name, *end = name + len;
    int number = mp_format_number(&p, end);
    if (number >= 0 && p < end) {
        number = -1;
    } else if (len == 0) {
        FORMAT_CHECK(a->next < 0,
            "cannot switch from manual field specification to automatic field numbering");
        number = a->next++;
    } else if (number >= 0) {
        FORMAT_CHECK(a->next > 0,
            "cannot switch from automatic field numbering to manual field specification");
        a->next = MICROPY_PY_BUILTINS_STR_FORMAT_FULL ? -1 : a->next;
    }
    if (number < 0) {
        mp_obj_t key = mp_obj_new_str((const char *)name, len);
        mp_map_elem_t *elem = a->kwargs ? mp_map_lookup(a->kwargs, key, MP_MAP_LOOKUP) : NULL;
        if (!elem) {
            mp_raise_type_arg(&mp_type_KeyError, key);
        }
        return elem->value;
    }
    if ((size_t)number >= a->n) {
        if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) {
            mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("tuple index out of range"));
        }
        mp_raise_msg_varg(&mp_type_IndexError,
            MP_ERROR_TEXT("Replacement index %d out of range for positional args tuple"), number);
    }
    return a->args[number];
}

// The value of a field's name: an argument, then attributes and items of it.
static mp_obj_t get_field(arguments_t *a, const byte *p, const byte *end) {
    if (!MICROPY_PY_BUILTINS_STR_FORMAT_FULL) {
        return get_argument(a, p, (size_t)(end - p));
    }
    const byte *part = p;
    while (p < end && *p != '.' && *p != '[') {
        ++p;
    }
    mp_obj_t value = get_argument(a, part, (size_t)(p - part));
    while (p < end) {
        byte kind = *p++;
        if (kind != '.' && kind != '[') {
            FORMAT_ERROR("Only '.' or '[' may follow ']' in format field specifier");
        }
        part = p;
        while (p < end && (kind == '[' ? *p != ']' : *p != '.' && *p != '[')) {
            ++p;
        }
        size_t len = (size_t)(p - part);
        if (len == 0) {
            FORMAT_ERROR("Empty attribute in format string");
        }
        if (kind == '.') {
            value = mp_load_attr(value, qstr_from_strn((const char *)part, len));
            continue;
        }
        const byte *digits = part;
        int number = mp_format_number(&digits, p);
        ++p;
        value = mp_obj_subscr(value,
            number >= 0 && digits == p - 1 ? MP_OBJ_NEW_SMALL_INT(number)
                                           : mp_obj_new_str((const char *)part, len),
            MP_OBJ_SENTINEL);
    }
    return value;
}

static void format_fields(vstr_t *out, const byte *p, const byte *end, arguments_t *a, int depth);

// Appends the field that starts at p, behind its brace; returns the place behind the closing one.
static const byte *format_field(
    vstr_t *out, const byte *p, const byte *end, arguments_t *a, int depth) {
    FORMAT_CHECK(p == end, "Single '{' encountered in format string");
    const byte *name = p;
    for (bool bracket = false; p < end && (bracket || (*p != '!' && *p != ':' && *p != '}')); ++p) {
        FORMAT_CHECK(*p == '{', "unexpected '{' in field name");
        bracket = MICROPY_PY_BUILTINS_STR_FORMAT_FULL && (*p == '[' || (bracket && *p != ']'));
    }
    const byte *name_end = p;
    int conversion = 0;
    if (end - p > 1 && *p == '!') {
        conversion = p[1];
        p += 2;
        FORMAT_CHECK(conversion != 'r' && conversion != 's' && conversion != 'a',
            "Unknown conversion specifier");
        FORMAT_CHECK(p < end && *p != ':' && *p != '}', "expected ':' after conversion specifier");
    }
    const byte *spec = p, *spec_end;
    bool nested = false;
    if (p < end && *p == ':') {
        spec = ++p;
        for (int open = 0; p < end && (open || *p != '}'); ++p) {
            nested |= *p == '{';
            open += *p == '{' ? 1 : *p == '}' ? -1 : 0;
        }
    }
    spec_end = p;
    if (p == end || *p != '}') {
        FORMAT_ERROR("expected '}' before end of string");
    }
    mp_obj_t value = get_field(a, name, name_end);
    if (conversion) {
        value = mp_format_converted(value, conversion);
    }
    if (nested) {
        vstr_t vstr;
        vstr_init(&vstr, 16);
        format_fields(&vstr, spec, spec_end, a, depth + 1);
        format_into(out, value, vstr.buf, vstr.len);
        vstr_clear(&vstr);
    } else {
        format_into(out, value, (const char *)spec, (size_t)(spec_end - spec));
    }
    return p + 1;
}

static void format_fields(vstr_t *out, const byte *p, const byte *end, arguments_t *a, int depth) {
    if (depth > 1) {
        FORMAT_ERROR("Max string recursion exceeded");
    }
    while (p < end) {
        const byte *text = p;
        while (p < end && *p != '{' && *p != '}') {
            ++p;
        }
        vstr_add_strn(out, (const char *)text, (size_t)(p - text));
        if (p == end) {
            return;
        }
        byte brace = *p++;
        if (p < end && *p == brace) {
            vstr_add_byte(out, brace);
            ++p;
        } else if (brace == '}') {
            FORMAT_ERROR("Single '}' encountered in format string");
        } else {
            p = format_field(out, p, end, a, depth);
        }
    }
}

mp_obj_t mp_obj_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    text_t t;
    mp_text_get(args[0], &t);
    arguments_t a = { n_args - 1, args + 1, kwargs, 0 };
    VSTR_ON_STACK(vstr);
    format_fields(&vstr, t.data, t.data + t.len, &a, 0);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
