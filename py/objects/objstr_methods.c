// The methods of str, and those that bytes and bytearray have in common with it: searching,
// splitting, joining, trimming, replacing. One ROM table serves the three types.
// SPDX-License-Identifier: MIT

#include "py/objarray.h"
#include "py/objects/text.h"
#include "py/runtime.h"

static mp_obj_t text_between(const text_t *like, const byte *start, const byte *end) {
    return mp_obj_new_str_of_type(like->type, start, (size_t)(end - start));
}

// The part of self between two places: self itself where that is all of it and nobody can change
// it.
static mp_obj_t text_part(mp_obj_t self_in, const text_t *t, const byte *start, const byte *end) {
    if (start == t->data && end == t->data + t->len && mp_obj_is_str_or_bytes(self_in)) {
        return self_in;
    }
    return text_between(t, start, end);
}

// The byte behind the character at p.
static const byte *char_end(const text_t *t, const byte *p) {
    ++p;
    while (MICROPY_PY_BUILTINS_STR_UNICODE && text_is_str(t) && UTF8_IS_CONT(*p)) {
        ++p;
    }
    return p;
}

// ---- searching ----------------------------------------------------------------------------------

// Finds args[1] in args[0]; -1, or ValueError when index is true, if it is not there.
static mp_obj_t text_find(size_t n_args, const mp_obj_t *args, int direction, bool index) {
    text_t t, needle;
    mp_text_get(args[0], &t);
    mp_text_get_needle(&t, args[1], &needle);
    const byte *start, *end, *p = NULL;
    if (mp_text_range(&t, n_args, args, 2, &start, &end)) {
        p = find_subbytes(start, (size_t)(end - start), needle.data, needle.len, direction);
    }
    if (!p) {
        if (index) {
            mp_raise_ValueError(MP_ERROR_TEXT("substring not found"));
        }
        return MP_OBJ_NEW_SMALL_INT(-1);
    }
    return MP_OBJ_NEW_SMALL_INT(mp_text_is_bytewise(args[0], &t)
            ? (size_t)(p - t.data)
            : utf8_charlen(t.data, (size_t)(p - t.data)));
}

static mp_obj_t text_find_first(size_t n_args, const mp_obj_t *args) {
    return text_find(n_args, args, 1, false);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_find_obj, 2, 4, text_find_first);

static mp_obj_t text_rfind(size_t n_args, const mp_obj_t *args) {
    return text_find(n_args, args, -1, false);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rfind_obj, 2, 4, text_rfind);

static mp_obj_t text_index(size_t n_args, const mp_obj_t *args) {
    return text_find(n_args, args, 1, true);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_index_obj, 2, 4, text_index);

static mp_obj_t text_rindex(size_t n_args, const mp_obj_t *args) {
    return text_find(n_args, args, -1, true);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rindex_obj, 2, 4, text_rindex);

// True if args[1], or any item of it when it is a tuple, is found at the start or end of args[0].
static mp_obj_t text_has_affix(size_t n_args, const mp_obj_t *args, bool at_end) {
    text_t t, affix;
    mp_text_get(args[0], &t);
    const byte *start, *end;
    bool in_range = mp_text_range(&t, n_args, args, 2, &start, &end);
    size_t n = 1;
    mp_obj_t *items = (mp_obj_t *)&args[1];
    if (MICROPY_CPYTHON_COMPAT && mp_obj_is_type(args[1], &mp_type_tuple)) {
        mp_obj_tuple_get(args[1], &n, &items);
    }
    for (; n > 0; --n, ++items) {
        mp_text_get_like(&t, *items, &affix);
        if (in_range && affix.len <= (size_t)(end - start)
            && memcmp(at_end ? end - affix.len : start, affix.data, affix.len) == 0) {
            return mp_const_true;
        }
    }
    return mp_const_false;
}

static mp_obj_t text_startswith(size_t n_args, const mp_obj_t *args) {
    return text_has_affix(n_args, args, false);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_startswith_obj, 2, 4, text_startswith);

static mp_obj_t text_endswith(size_t n_args, const mp_obj_t *args) {
    return text_has_affix(n_args, args, true);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_endswith_obj, 2, 4, text_endswith);

#if MICROPY_PY_BUILTINS_STR_COUNT
static mp_obj_t text_count(size_t n_args, const mp_obj_t *args) {
    text_t t, needle;
    mp_text_get(args[0], &t);
    mp_text_get_needle(&t, args[1], &needle);
    const byte *start, *end;
    size_t n = 0;
    if (mp_text_range(&t, n_args, args, 2, &start, &end)) {
        if (needle.len == 0) {
            size_t len = (size_t)(end - start);
            n = (mp_text_is_bytewise(args[0], &t) ? len : utf8_charlen(start, len)) + 1;
        } else if (MICROPY_OPT_FAST_PATHS && needle.len == 1) {
            while (start < end) {
                n += *start++ == *needle.data;
            }
        } else {
            while ((start = find_subbytes(start, (size_t)(end - start), needle.data, needle.len, 1))) {
                ++n;
                start += needle.len;
            }
        }
    }
    return MP_OBJ_NEW_SMALL_INT(n);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_count_obj, 2, 4, text_count);
#endif

// ---- splitting ----------------------------------------------------------------------------------

// True if white space is at p, where a character of a str starts or goes on, or in bytes.
static inline bool is_blank(bool is_str, const byte *p) {
#if MICROPY_OPT_FAST_PATHS
    if (MP_LIKELY(!(*p & 0x80))) {
        return mp_ascii_kinds[*p] & (is_str ? KIND_SPACE | KIND_SEPARATOR : KIND_SPACE);
    }
#endif
#if MICROPY_PY_BUILTINS_STR_UNICODE
    if (!is_str) {
        return *p - 9u < 5 || *p == ' ';
    }
    while (UTF8_IS_CONT(*p)) {
        --p;
    }
    return unichar_isspace(utf8_get_char(p));
#else
    (void)is_str;
    return unichar_isspace(*p);
#endif
}

// Appends the words of t, at most `splits` of them (any number: SIZE_MAX) and what is left as the
// last item.
static void split_words(const text_t *t, size_t splits, mp_obj_t list) {
    const byte *p = t->data, *end = p + t->len;
    const bool is_str = text_is_str(t);
    for (;;) {
        while (p < end && is_blank(is_str, p)) {
            ++p;
        }
        if (p == end) {
            return;
        }
        const byte *word = p;
        if (splits-- == 0) {
            p = end;
        }
        while (p < end && !is_blank(is_str, p)) {
            ++p;
        }
        mp_obj_list_append(list, text_between(t, word, p));
    }
}

// Appends the words of t from the last to the first.
static void rsplit_words(const text_t *t, size_t splits, mp_obj_t list) {
    const byte *start = t->data, *p = start + t->len;
    const bool is_str = text_is_str(t);
    for (;;) {
        while (p > start && is_blank(is_str, p - 1)) {
            --p;
        }
        if (p == start) {
            return;
        }
        const byte *word_end = p;
        if (splits-- == 0) {
            p = start;
        }
        while (p > start && !is_blank(is_str, p - 1)) {
            --p;
        }
        mp_obj_list_append(list, text_between(t, p, word_end));
    }
}

static mp_obj_t text_split(size_t n_args, const mp_obj_t *args, int direction) {
    text_t t, sep;
    mp_text_get(args[0], &t);
    size_t splits = n_args > 2 ? (size_t)mp_obj_get_int(args[2]) : SIZE_MAX;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    if (n_args < 2 || args[1] == mp_const_none) {
        if (!MICROPY_CPYTHON_COMPAT && direction < 0 && (mp_int_t)splits >= 0) {
            mp_raise_NotImplementedError(NULL);
        }
        (MICROPY_CPYTHON_COMPAT && direction < 0 ? rsplit_words : split_words)(&t, splits, list);
        if (!MICROPY_CPYTHON_COMPAT) {
            return list;
        }
    } else {
        mp_text_get_like(&t, args[1], &sep);
        if (sep.len == 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("empty separator"));
        }
        const byte *start = t.data, *end = start + t.len, *p;
        while (splits-- != 0
            && (p = find_subbytes(start, (size_t)(end - start), sep.data, sep.len, direction))) {
            const byte *behind = p + sep.len;
            mp_obj_list_append(
                list, direction > 0 ? text_between(&t, start, p) : text_between(&t, behind, end));
            if (direction > 0) {
                start = behind;
            } else {
                end = p;
            }
        }
        mp_obj_list_append(list, text_between(&t, start, end));
    }
    if (direction < 0) {
        size_t len;
        mp_obj_t *items;
        mp_obj_list_get(list, &len, &items);
        for (size_t i = 0; i < len / 2; ++i) {
            mp_obj_t item = items[i];
            items[i] = items[len - 1 - i];
            items[len - 1 - i] = item;
        }
    }
    return list;
}

mp_obj_t mp_obj_str_split(size_t n_args, const mp_obj_t *args) {
    return text_split(n_args, args, 1);
}

// split() and rsplit() may be given their arguments by name, where there is room for that.
#if MICROPY_PY_BUILTINS_STR_EXTRA
static mp_obj_t text_split_kw(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs, int direction) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_sep, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_maxsplit, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(-1) } },
    };
    if (kwargs->used == 0 && n_args <= 1 + MP_ARRAY_SIZE(allowed)) {
        return text_split(n_args, args, direction);
    }
    mp_arg_val_t vals[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, args + 1, kwargs, MP_ARRAY_SIZE(allowed), allowed, vals);
    mp_obj_t split_args[3] = { args[0], vals[0].u_obj, vals[1].u_obj };
    return text_split(3, split_args, direction);
}

static mp_obj_t text_lsplit_kw(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return text_split_kw(n_args, args, kwargs, 1);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(text_split_obj, 1, text_lsplit_kw);

static mp_obj_t text_rsplit_kw(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return text_split_kw(n_args, args, kwargs, -1);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(text_rsplit_obj, 1, text_rsplit_kw);
#else
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_split_obj, 1, 3, mp_obj_str_split);

static mp_obj_t text_rsplit(size_t n_args, const mp_obj_t *args) {
    return text_split(n_args, args, -1);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rsplit_obj, 1, 3, text_rsplit);
#endif

#if MICROPY_PY_BUILTINS_STR_SPLITLINES
// Lines end at \n, \r and \r\n; those of a str also at \v, \f and the separators 0x1c to 0x1e.
static bool ends_line(const text_t *t, byte c) {
    return c == '\n' || c == '\r'
        || (text_is_str(t) && (c == '\v' || c == '\f' || (c >= 0x1c && c <= 0x1e)));
}

static mp_obj_t text_splitlines(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_keepends, MP_ARG_BOOL, { .u_bool = false } },
    };
    mp_arg_val_t keep_ends = { .u_bool = false };
    if (!MICROPY_OPT_FAST_PATHS || n_args > 1 || kwargs->used > 0) {
        mp_arg_parse_all(n_args - 1, args + 1, kwargs, 1, allowed, &keep_ends);
    }
    text_t t;
    mp_text_get(args[0], &t);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    const byte *p = t.data, *end = p + t.len;
    while (p < end) {
        const byte *line = p;
        while (p < end && !ends_line(&t, *p)) {
            ++p;
        }
        const byte *line_end = p;
        if (p < end) {
            p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
        }
        mp_obj_list_append(list, text_between(&t, line, keep_ends.u_bool ? p : line_end));
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(text_splitlines_obj, 1, text_splitlines);
#endif

#if MICROPY_PY_BUILTINS_STR_PARTITION
static mp_obj_t text_partition_at(mp_obj_t self_in, mp_obj_t sep_in, int direction) {
    text_t t, sep;
    mp_text_get(self_in, &t);
    mp_text_get_like(&t, sep_in, &sep);
    if (sep.len == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("empty separator"));
    }
    const byte *end = t.data + t.len, *p = find_subbytes(t.data, t.len, sep.data, sep.len, direction);
    const byte *head_end = p ? p : direction > 0 ? end : t.data;
    const byte *tail = p ? p + sep.len : head_end;
    mp_obj_t items[3] = {
        text_part(self_in, &t, t.data, head_end),
        text_between(&t, head_end, tail),
        text_part(self_in, &t, tail, end),
    };
    return mp_obj_new_tuple(3, items);
}

static mp_obj_t text_partition(mp_obj_t self_in, mp_obj_t sep) {
    return text_partition_at(self_in, sep, 1);
}
static MP_DEFINE_CONST_FUN_OBJ_2(text_partition_obj, text_partition);

static mp_obj_t text_rpartition(mp_obj_t self_in, mp_obj_t sep) {
    return text_partition_at(self_in, sep, -1);
}
static MP_DEFINE_CONST_FUN_OBJ_2(text_rpartition_obj, text_rpartition);
#endif

// ---- joining and replacing ----------------------------------------------------------------------

static mp_obj_t text_join(mp_obj_t self_in, mp_obj_t iterable) {
    text_t sep, t;
    mp_text_get(self_in, &sep);
    if (!mp_obj_is_type(iterable, &mp_type_list) && !mp_obj_is_type(iterable, &mp_type_tuple)) {
        iterable = MP_OBJ_TYPE_GET_SLOT(&mp_type_list, make_new)(&mp_type_list, 1, 0, &iterable);
        // Making the list may have run code that changed a bytearray.
        mp_text_get(self_in, &sep);
    }
    size_t n, len = 0;
    mp_obj_t *items;
    mp_obj_get_array(iterable, &n, &items);
    for (size_t i = 0; i < n; ++i) {
        if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) {
            mp_text_get_like(&sep, items[i], &t);
        } else if (!text_view(items[i], &t) || text_is_str(&t) != text_is_str(&sep)) {
            mp_raise_msg_varg(&mp_type_TypeError,
                MP_ERROR_TEXT("sequence item %d: expected %s, %s found"), (int)i,
                text_is_str(&sep) ? "str instance" : "a bytes-like object",
                mp_obj_get_type_str(items[i]));
        }
        if (__builtin_add_overflow(len, t.len + (i ? sep.len : 0), &len)) {
            m_malloc_fail(SIZE_MAX);
        }
    }
    if (n == 1 && t.type == sep.type && mp_obj_is_str_or_bytes(items[0])) {
        return items[0];
    }
    byte *to;
    mp_obj_t o = mp_obj_new_str_room(sep.type, len, &to);
    for (size_t i = 0; i < n; ++i) {
        if (i) {
            to = text_put(to, sep.data, sep.len);
        }
        text_view(items[i], &t);
        to = text_put(to, t.data, t.len);
    }
    return o;
}
static MP_DEFINE_CONST_FUN_OBJ_2(text_join_obj, text_join);

// The next place at which `old` is replaced, from p on: between characters if it is empty.
static const byte *next_match(const text_t *t, const text_t *old, const byte *p, bool first) {
    const byte *end = t->data + t->len;
    if (old->len) {
        return find_subbytes(p, (size_t)(end - p), old->data, old->len, 1);
    }
    return first ? p : p < end ? char_end(t, p) : NULL;
}

static mp_obj_t text_replace(size_t n_args, const mp_obj_t *args) {
    text_t t, old, new;
    mp_text_get(args[0], &t);
    mp_text_get_like(&t, args[1], &old);
    mp_text_get_like(&t, args[2], &new);
    size_t limit = n_args > 3 ? (size_t)mp_obj_get_int(args[3]) : SIZE_MAX;  // no limit if negative
    const byte *p = t.data;
    size_t n = 0, len;
#if MICROPY_OPT_FAST_PATHS
    if (old.len == 1 && new.len == 1 && limit == SIZE_MAX && memchr(p, *old.data, t.len) != NULL) {
        byte *copy, was = *old.data, is = *new.data;
        mp_obj_t replaced = mp_obj_new_str_room(t.type, t.len, &copy);
        for (size_t i = 0; i < t.len; ++i) {
            copy[i] = t.data[i] == was ? is : t.data[i];
        }
        return replaced;
    }
#endif
    while (n != limit && (p = next_match(&t, &old, p, n == 0))) {
        p += old.len;
        ++n;
    }
    if (n == 0) {
        return text_part(args[0], &t, t.data, t.data + t.len);
    }
    // What the matches have is taken away first, so that nothing but a sum too large can overflow.
    if (__builtin_mul_overflow(n, new.len, &len)
        || __builtin_add_overflow(t.len - n * old.len, len, &len)) {
        m_malloc_fail(SIZE_MAX);
    }
    byte *to;
    mp_obj_t o = mp_obj_new_str_room(t.type, len, &to);
    const byte *done = t.data;
    for (bool first = true; n > 0; --n, first = false) {
        p = next_match(&t, &old, done, first);
        to = text_put(text_put(to, done, (size_t)(p - done)), new.data, new.len);
        done = p + old.len;
    }
    text_put(to, done, (size_t)(t.data + t.len - done));
    return o;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_replace_obj, 3, 4, text_replace);

// ---- trimming and padding -----------------------------------------------------------------------

enum { TRIM_LEFT = 1, TRIM_RIGHT = 2 };

// Whether the character at p is one of chars, or white space if there are none.
static bool is_trimmed(const text_t *t, const text_t *chars, const byte *p, const byte *end) {
    if (!chars->data) {
        return is_blank(text_is_str(t), p);
    }
#if MICROPY_OPT_FAST_PATHS
    if (end - p == 1 && chars->len < 8) {
        for (size_t i = 0; i < chars->len; ++i) {
            if (chars->data[i] == *p) {
                return true;
            }
        }
        return false;
    }
#endif
    // UTF-8 is self-synchronizing: a character is in `chars` if and only if its bytes are.
    return find_subbytes(chars->data, chars->len, p, (size_t)(end - p), 1);
}

static mp_obj_t text_trim(size_t n_args, const mp_obj_t *args, int sides) {
    text_t t, chars = { .data = NULL };
    mp_text_get(args[0], &t);
    if (n_args > 1 && args[1] != mp_const_none) {
        mp_text_get_like(&t, args[1], &chars);
    }
    const byte *start = t.data, *end = start + t.len;
    while ((sides & TRIM_LEFT) && start < end) {
        const byte *next = char_end(&t, start);
        if (!is_trimmed(&t, &chars, start, next)) {
            break;
        }
        start = next;
    }
    while ((sides & TRIM_RIGHT) && start < end) {
        const byte *last = end - 1;
        while (MICROPY_PY_BUILTINS_STR_UNICODE && text_is_str(&t) && UTF8_IS_CONT(*last)) {
            --last;
        }
        if (!is_trimmed(&t, &chars, last, end)) {
            break;
        }
        end = last;
    }
    return text_part(args[0], &t, start, end);
}

static mp_obj_t text_strip(size_t n_args, const mp_obj_t *args) {
    return text_trim(n_args, args, TRIM_LEFT | TRIM_RIGHT);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_strip_obj, 1, 2, text_strip);

static mp_obj_t text_lstrip(size_t n_args, const mp_obj_t *args) {
    return text_trim(n_args, args, TRIM_LEFT);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_lstrip_obj, 1, 2, text_lstrip);

static mp_obj_t text_rstrip(size_t n_args, const mp_obj_t *args) {
    return text_trim(n_args, args, TRIM_RIGHT);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rstrip_obj, 1, 2, text_rstrip);

#if MICROPY_PY_BUILTINS_STR_CENTER || MICROPY_PY_BUILTINS_STR_EXTRA
// align is '<', '^' or '>', or '0' for zfill().
static mp_obj_t text_justify(size_t n_args, const mp_obj_t *args, char align) {
    static const byte blanks[] = { ' ', '0' };
    mp_int_t width = mp_obj_get_int(args[1]);
    text_t t, fill = { .data = align == '0' ? blanks + 1 : blanks, .len = 1 };
    mp_text_get(args[0], &t);
    if (n_args > 2) {
        mp_text_get_like(&t, args[2], &fill);
        if (fill.len == 0 || char_end(&fill, fill.data) != fill.data + fill.len) {
            mp_raise_TypeError(
                MP_ERROR_TEXT("the fill character must be exactly one character long"));
        }
    }
    mp_int_t chars = (mp_int_t)(mp_text_is_bytewise(args[0], &t) ? t.len
                                                                 : utf8_charlen(t.data, t.len));
    if (width <= chars) {
        return text_part(args[0], &t, t.data, t.data + t.len);
    }
    mp_int_t pad = width - chars;
    size_t odd = (size_t)(pad & width & 1);
    size_t left = align == '<' ? 0 : align == '^' ? (size_t)pad / 2 + odd : (size_t)pad;
    size_t added;
    if (__builtin_mul_overflow((size_t)pad, fill.len, &added)
        || __builtin_add_overflow(added, t.len, &added)) {
        m_malloc_fail(SIZE_MAX);
    }
    byte *to;
    mp_obj_t o = mp_obj_new_str_room(t.type, added, &to);
    const byte *from = t.data, *end = from + t.len;
    if (align == '0' && t.len && (*from == '-' || *from == '+')) {
        *to++ = *from++;
    }
    mp_seq_multiply(fill.data, 1, fill.len, left, to);
    to += left * fill.len;
    memcpy(to, from, (size_t)(end - from));
    mp_seq_multiply(fill.data, 1, fill.len, (size_t)pad - left, to + (end - from));
    return o;
}

static mp_obj_t text_center(size_t n_args, const mp_obj_t *args) {
    return text_justify(n_args, args, '^');
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_center_obj, 2, 3, text_center);
#endif

// ---- what only the larger feature levels have ---------------------------------------------------

#if MICROPY_PY_BUILTINS_STR_EXTRA
static mp_obj_t text_ljust(size_t n_args, const mp_obj_t *args) {
    return text_justify(n_args, args, '<');
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_ljust_obj, 2, 3, text_ljust);

static mp_obj_t text_rjust(size_t n_args, const mp_obj_t *args) {
    return text_justify(n_args, args, '>');
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rjust_obj, 2, 3, text_rjust);

static mp_obj_t text_zfill(mp_obj_t self_in, mp_obj_t width) {
    mp_obj_t args[2] = { self_in, width };
    return text_justify(2, args, '0');
}
static MP_DEFINE_CONST_FUN_OBJ_2(text_zfill_obj, text_zfill);

static mp_obj_t text_remove(mp_obj_t self_in, mp_obj_t affix_in, bool at_end) {
    text_t t, affix;
    mp_text_get(self_in, &t);
    mp_text_get_like(&t, affix_in, &affix);
    const byte *start = t.data, *end = start + t.len;
    if (affix.len <= t.len && memcmp(at_end ? end - affix.len : start, affix.data, affix.len) == 0) {
        start += at_end ? 0 : affix.len;
        end -= at_end ? affix.len : 0;
    }
    return text_part(self_in, &t, start, end);
}

static mp_obj_t text_removeprefix(mp_obj_t self_in, mp_obj_t prefix) {
    return text_remove(self_in, prefix, false);
}
static MP_DEFINE_CONST_FUN_OBJ_2(text_removeprefix_obj, text_removeprefix);

static mp_obj_t text_removesuffix(mp_obj_t self_in, mp_obj_t suffix) {
    return text_remove(self_in, suffix, true);
}
static MP_DEFINE_CONST_FUN_OBJ_2(text_removesuffix_obj, text_removesuffix);

static mp_obj_t text_expandtabs(size_t n_args, const mp_obj_t *args) {
    text_t t;
    mp_text_get(args[0], &t);
    mp_int_t size = n_args > 1 ? mp_obj_get_int(args[1]) : 8, column = 0;
    vstr_t vstr;
    vstr_init(&vstr, t.len + 8);
    for (const byte *p = t.data, *end = p + t.len, *next; p < end; p = next) {
        next = char_end(&t, p);
        if (*p == '\t') {
            mp_int_t n = size > 0 ? size - column % size : 0;
            memset(vstr_add_len(&vstr, (size_t)n), ' ', (size_t)n);
            column += n;
        } else {
            vstr_add_strn(&vstr, (const char *)p, (size_t)(next - p));
            column = *p == '\n' || *p == '\r' ? 0 : column + 1;
        }
    }
    return mp_text_new_from_vstr(t.type, &vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_expandtabs_obj, 1, 2, text_expandtabs);
#endif

// ---- the table ----------------------------------------------------------------------------------

static MP_DEFINE_CONST_FUN_OBJ_KW(str_format_obj, 1, mp_obj_str_format);

// What only bytearray has, what it shares with bytes, what all have, and what only str has.
static const mp_rom_map_elem_t text_methods[] = {
#if MICROPY_PY_BUILTINS_BYTEARRAY
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&mp_obj_array_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&mp_obj_array_extend_obj) },
#endif
#define BYTEARRAY_ONLY (2 * !!(MICROPY_PY_BUILTINS_BYTEARRAY))

#if MICROPY_CPYTHON_COMPAT
    { MP_ROM_QSTR(MP_QSTR_decode), MP_ROM_PTR(&mp_text_decode_obj) },
#endif
#if MICROPY_PY_BUILTINS_BYTES_HEX
    { MP_ROM_QSTR(MP_QSTR_hex), MP_ROM_PTR(&mp_bytes_hex_obj) },
    { MP_ROM_QSTR(MP_QSTR_fromhex), MP_ROM_PTR(&mp_bytes_fromhex_class_obj) },
#endif
#define BYTES_ONLY (!!(MICROPY_CPYTHON_COMPAT) + 2 * !!(MICROPY_PY_BUILTINS_BYTES_HEX))

    { MP_ROM_QSTR(MP_QSTR_find), MP_ROM_PTR(&text_find_obj) },
    { MP_ROM_QSTR(MP_QSTR_rfind), MP_ROM_PTR(&text_rfind_obj) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&text_index_obj) },
    { MP_ROM_QSTR(MP_QSTR_rindex), MP_ROM_PTR(&text_rindex_obj) },
    { MP_ROM_QSTR(MP_QSTR_join), MP_ROM_PTR(&text_join_obj) },
    { MP_ROM_QSTR(MP_QSTR_split), MP_ROM_PTR(&text_split_obj) },
    { MP_ROM_QSTR(MP_QSTR_rsplit), MP_ROM_PTR(&text_rsplit_obj) },
#if MICROPY_PY_BUILTINS_STR_SPLITLINES
    { MP_ROM_QSTR(MP_QSTR_splitlines), MP_ROM_PTR(&text_splitlines_obj) },
#endif
    { MP_ROM_QSTR(MP_QSTR_startswith), MP_ROM_PTR(&text_startswith_obj) },
    { MP_ROM_QSTR(MP_QSTR_endswith), MP_ROM_PTR(&text_endswith_obj) },
    { MP_ROM_QSTR(MP_QSTR_strip), MP_ROM_PTR(&text_strip_obj) },
    { MP_ROM_QSTR(MP_QSTR_lstrip), MP_ROM_PTR(&text_lstrip_obj) },
    { MP_ROM_QSTR(MP_QSTR_rstrip), MP_ROM_PTR(&text_rstrip_obj) },
    { MP_ROM_QSTR(MP_QSTR_replace), MP_ROM_PTR(&text_replace_obj) },
#if MICROPY_PY_BUILTINS_STR_COUNT
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&text_count_obj) },
#endif
#if MICROPY_PY_BUILTINS_STR_PARTITION
    { MP_ROM_QSTR(MP_QSTR_partition), MP_ROM_PTR(&text_partition_obj) },
    { MP_ROM_QSTR(MP_QSTR_rpartition), MP_ROM_PTR(&text_rpartition_obj) },
#endif
#if MICROPY_PY_BUILTINS_STR_CENTER
    { MP_ROM_QSTR(MP_QSTR_center), MP_ROM_PTR(&text_center_obj) },
#endif
    { MP_ROM_QSTR(MP_QSTR_lower), MP_ROM_PTR(&mp_text_lower_obj) },
    { MP_ROM_QSTR(MP_QSTR_upper), MP_ROM_PTR(&mp_text_upper_obj) },
    { MP_ROM_QSTR(MP_QSTR_isspace), MP_ROM_PTR(&mp_text_isspace_obj) },
    { MP_ROM_QSTR(MP_QSTR_isalpha), MP_ROM_PTR(&mp_text_isalpha_obj) },
    { MP_ROM_QSTR(MP_QSTR_isdigit), MP_ROM_PTR(&mp_text_isdigit_obj) },
    { MP_ROM_QSTR(MP_QSTR_isupper), MP_ROM_PTR(&mp_text_isupper_obj) },
    { MP_ROM_QSTR(MP_QSTR_islower), MP_ROM_PTR(&mp_text_islower_obj) },
#if MICROPY_PY_BUILTINS_STR_EXTRA
    { MP_ROM_QSTR(MP_QSTR_ljust), MP_ROM_PTR(&text_ljust_obj) },
    { MP_ROM_QSTR(MP_QSTR_rjust), MP_ROM_PTR(&text_rjust_obj) },
    { MP_ROM_QSTR(MP_QSTR_zfill), MP_ROM_PTR(&text_zfill_obj) },
    { MP_ROM_QSTR(MP_QSTR_capitalize), MP_ROM_PTR(&mp_text_capitalize_obj) },
    { MP_ROM_QSTR(MP_QSTR_title), MP_ROM_PTR(&mp_text_title_obj) },
    { MP_ROM_QSTR(MP_QSTR_swapcase), MP_ROM_PTR(&mp_text_swapcase_obj) },
    { MP_ROM_QSTR(MP_QSTR_isalnum), MP_ROM_PTR(&mp_text_isalnum_obj) },
    { MP_ROM_QSTR(MP_QSTR_isascii), MP_ROM_PTR(&mp_text_isascii_obj) },
    { MP_ROM_QSTR(MP_QSTR_removeprefix), MP_ROM_PTR(&text_removeprefix_obj) },
    { MP_ROM_QSTR(MP_QSTR_removesuffix), MP_ROM_PTR(&text_removesuffix_obj) },
    { MP_ROM_QSTR(MP_QSTR_expandtabs), MP_ROM_PTR(&text_expandtabs_obj) },
#endif

    { MP_ROM_QSTR(MP_QSTR_format), MP_ROM_PTR(&str_format_obj) },
#if MICROPY_CPYTHON_COMPAT
    { MP_ROM_QSTR(MP_QSTR_encode), MP_ROM_PTR(&mp_str_encode_obj) },
#endif
#define STR_ONLY (1 + !!(MICROPY_CPYTHON_COMPAT))
};

#define N_METHODS MP_ARRAY_SIZE(text_methods)
#define STR_START (BYTEARRAY_ONLY + BYTES_ONLY)
MP_DEFINE_CONST_DICT_WITH_SIZE(
    mp_text_str_locals_dict, &text_methods[STR_START], N_METHODS - STR_START);
MP_DEFINE_CONST_DICT_WITH_SIZE(mp_text_bytes_locals_dict, &text_methods[BYTEARRAY_ONLY],
    N_METHODS - BYTEARRAY_ONLY - STR_ONLY);
#if MICROPY_PY_BUILTINS_BYTEARRAY
MP_DEFINE_CONST_DICT_WITH_SIZE(mp_text_bytearray_locals_dict, text_methods, N_METHODS - STR_ONLY);
#endif
