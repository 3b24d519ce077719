// How str and bytes are printed: as they are, as repr() quotes them, and as JSON.
// SPDX-License-Identifier: MIT

#include "py/objects/text.h"

#if MICROPY_PY_BUILTINS_STR_UNICODE
// Characters of the basic plane above ASCII that repr() escapes (Unicode 14, categories C and Z),
// as first and last; unassigned ones are taken to be printable.
static const uint16_t unprintable[][2] = {
    { 0x0080, 0x00a0 },
    { 0x00ad, 0x00ad },
    { 0x0378, 0x0379 },
    { 0x0600, 0x0605 },
    { 0x061c, 0x061c },
    { 0x06dd, 0x06dd },
    { 0x070f, 0x070f },
    { 0x1680, 0x1680 },
    { 0x180e, 0x180e },
    { 0x2000, 0x200f },
    { 0x2028, 0x202f },
    { 0x205f, 0x206f },
    { 0x3000, 0x3000 },
    { 0xd800, 0xf8ff },
    { 0xfeff, 0xfeff },
    { 0xfff0, 0xfffb },
    { 0xfffe, 0xffff },
};

static bool is_printable(unichar c) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(unprintable); ++i) {
        if (c <= unprintable[i][1]) {
            return c < unprintable[i][0];
        }
    }
    return c < 0xe0000;
}

void mp_print_escaped(const mp_print_t *print, unichar c) {
    const char *fmt = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    mp_printf(print, fmt, (unsigned)c);
}
#endif

// The end of the run of plain characters at p.
static const byte *plain_run(const byte *p, const byte *end, byte quote, bool is_bytes) {
    for (; p < end; ++p) {
        if (*p < 0x20 || *p == quote || *p == '\\' || *p == 0x7f) {
            break;
        }
        if (*p & 0x80) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
            if (!is_bytes && (UTF8_IS_CONT(*p) || is_printable(utf8_get_char(p)))) {
                continue;
            }
#endif
            (void)is_bytes;
            break;
        }
    }
    return p;
}

void mp_str_print_quoted(
    const mp_print_t *print, const byte *str_data, size_t str_len, bool is_bytes) {
#if MICROPY_OPT_FAST_PATHS
    if (plain_run(str_data, str_data + str_len, '\'', is_bytes) == str_data + str_len) {
        print->print_strn(print->data, "'", 1);
        print->print_strn(print->data, (const char *)str_data, str_len);
        print->print_strn(print->data, "'", 1);
        return;
    }
#endif
    bool single = str_len && memchr(str_data, '\'', str_len) && !memchr(str_data, '"', str_len);
    char quote[2] = { single ? '"' : '\'', 0 };
    mp_print_str(print, quote);
    static const char escaped[] = "\n\r\t\\", names[] = "nrt\\";
    const byte *end = str_data + str_len;
    while (str_data < end) {
        const byte *run = plain_run(str_data, end, (byte)quote[0], is_bytes);
        if (run != str_data) {
            print->print_strn(print->data, (const char *)str_data, (size_t)(run - str_data));
            str_data = run;
            continue;
        }
        byte c = *str_data++;
        const char *at = c ? strchr(escaped, c) : NULL;
        char letter = at ? names[at - escaped] : c == (byte)quote[0] ? (char)c : 0;
        if (letter) {
            mp_printf(print, "\\%c", letter);
            continue;
        }
#if MICROPY_PY_BUILTINS_STR_UNICODE
        if ((c & 0x80) && !is_bytes) {
            unichar u = utf8_get_char(str_data - 1);
            str_data = utf8_next_char(str_data - 1);
            mp_print_escaped(print, u);
            continue;
        }
#endif
        mp_printf(print, "\\x%02x", c);
    }
    mp_print_str(print, quote);
}

#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES || MICROPY_PY_JSON
static void print_json(const mp_print_t *print, const byte *data, size_t len) {
    static const char letters[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    mp_print_str(print, "\"");
    for (const byte *end = data + len; data < end;) {
        const byte *run = data;
        while (run < end && *run >= 0x20 && *run != '"' && *run != '\\'
            && !(MICROPY_PY_BUILTINS_STR_UNICODE && *run >= 0x7f)) {
            ++run;
        }
        if (run != data) {
            print->print_strn(print->data, (const char *)data, (size_t)(run - data));
            data = run;
            continue;
        }
        const char *letter = *data ? strchr(letters, *data) : NULL;
        if (letter) {
            mp_printf(print, "\\%c", names[letter - letters]);
            ++data;
            continue;
        }
        unichar c = *data++;
#if MICROPY_PY_BUILTINS_STR_UNICODE
        if (c & 0x80) {
            c = utf8_get_char(data - 1);
            data = utf8_next_char(data - 1);
            if (c >= 0x10000) {
                mp_printf(print, "\\u%04x", (unsigned)(0xd7c0 + (c >> 10)));
                c = 0xdc00 | (c & 0x3ff);
            }
        }
#endif
        mp_printf(print, "\\u%04x", (unsigned)c);
    }
    mp_print_str(print, "\"");
}
#else
#define print_json(print, data, len) mp_str_print_quoted(print, data, len, false)
#endif

void mp_text_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    GET_STR_DATA_LEN(self_in, data, len);
    bool is_bytes = !mp_obj_is_str(self_in);
    if (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && kind == PRINT_JSON) {
        print_json(print, data, len);
    } else if (kind == PRINT_RAW || (kind == PRINT_STR && !is_bytes)) {
        print->print_strn(print->data, (const char *)data, len);
    } else {
        if (is_bytes) {
            mp_print_str(print, "b");
        }
        mp_str_print_quoted(print, data, len, is_bytes);
    }
}
