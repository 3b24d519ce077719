// The str and bytes types: making them, comparing, hashing, joining and indexing them. Text is
// UTF-8; indexes count characters, and are offsets into the bytes wherever the text is ASCII. The
// methods are in objstr_methods.c.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/objects/iterators.h"
#include "py/objects/text.h"
#include "py/runtime.h"

// Longer texts get a block of their own, which unlike an object's is not cleared when it is
// allocated.
#define STR_INLINE_MAX (256)

// Hashes keep as many bits as a small int of 32-bit machines has, so that the value is the same
// however it is found.
#define STR_HASH_MASK (0x1fffffffu)

// ---- views --------------------------------------------------------------------------------------

bool mp_text_try(mp_obj_t o, text_t *t) {
    if (mp_obj_is_qstr(o)) {
        t->type = &mp_type_str;
        t->data = qstr_data(MP_OBJ_QSTR_VALUE(o), &t->len);
        return true;
    }
    if (!mp_obj_is_obj(o) || o == MP_OBJ_NULL) {
        return false;
    }
    const mp_obj_type_t *type = mp_obj_get_type_inline(o);
    if (MICROPY_PY_NATIVE_BASES && type->flags & MP_TYPE_FLAG_INSTANCE_TYPE) {
        mp_obj_t native = mp_obj_cast_to_native_base(o, &mp_type_str);
        if (native != MP_OBJ_NULL && native != o) {
            return mp_text_try(native, t);
        }
    }
    if (type == &mp_type_str || type == &mp_type_bytes) {
        const mp_obj_str_t *s = MP_OBJ_TO_PTR(o);
        t->type = type;
        t->data = s->data;
        t->len = s->len;
        return true;
    }
    mp_buffer_info_t bufinfo;
    if (!mp_get_buffer(o, &bufinfo, MP_BUFFER_READ)) {
        return false;
    }
    t->type = MICROPY_PY_BUILTINS_BYTEARRAY && type == &mp_type_bytearray ? type : &mp_type_bytes;
    t->data = bufinfo.buf != NULL ? bufinfo.buf : (const byte *)"";  // an empty array has no block
    t->len = bufinfo.len;
    return true;
}

static NORETURN void bad_kind(mp_obj_t o, const mp_obj_type_t *wanted) {
    if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) {
        mp_raise_TypeError(MP_ERROR_TEXT("str/bytes mismatch"));
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s object expected, not %s"),
        wanted == &mp_type_str ? "str" : "bytes-like", mp_obj_get_type_str(o));
}

void mp_text_get(mp_obj_t o, text_t *t) {
    if (!text_view(o, t)) {
        bad_kind(o, &mp_type_str);
    }
}

void mp_text_get_like(const text_t *like, mp_obj_t o, text_t *t) {
    if (!text_view(o, t) || text_is_str(t) != text_is_str(like)) {
        bad_kind(o, like->type);
    }
}

byte mp_text_get_byte(mp_obj_t o) {
    mp_int_t value = mp_obj_get_int(o);
    if (value < 0 || value > 255) {
        mp_raise_ValueError(MP_ERROR_TEXT("byte must be in range(0, 256)"));
    }
    return (byte)value;
}

void mp_text_get_needle(const text_t *like, mp_obj_t o, text_t *t) {
    if (!text_is_str(like) && mp_obj_is_int(o)) {
        t->type = &mp_type_bytes;
        t->one = mp_text_get_byte(o);
        t->data = &t->one;
        t->len = 1;
        return;
    }
    mp_text_get_like(like, o, t);
}

bool mp_bytes_are_ascii(const byte *data, size_t len) {
    const byte *end = data + len;
    // Four bytes at a time; the copy makes alignment the compiler's business.
    for (; end - data >= 4; data += 4) {
        uint32_t four;
        memcpy(&four, data, 4);
        if (four & 0x80808080u) {
            return false;
        }
    }
    for (; data < end; ++data) {
        if (*data & 0x80) {
            return false;
        }
    }
    return true;
}

bool mp_text_is_bytewise(mp_obj_t o, const text_t *t) {
    if (!MICROPY_PY_BUILTINS_STR_UNICODE || !text_is_str(t)) {
        return true;
    }
    mp_obj_str_t *s = mp_obj_is_exact_obj_type(o, &mp_type_str) ? MP_OBJ_TO_PTR(o) : NULL;
    if (s && (s->hash & MP_STR_FLAG_ASCII)) {
        return true;
    }
    if (!mp_bytes_are_ascii(t->data, t->len)) {
        return false;
    }
    if (s && (s->hash & MP_STR_FLAG_HEAP)) {
        s->hash |= MP_STR_FLAG_ASCII;
    }
    return true;
}

// ---- making them --------------------------------------------------------------------------------

mp_obj_t mp_obj_new_str_room(const mp_obj_type_t *type, size_t len, byte **data) {
    if (MICROPY_PY_BUILTINS_BYTEARRAY && type == &mp_type_bytearray) {
        mp_obj_t o = mp_obj_new_bytearray(len, NULL);
        text_t t;
        mp_text_get(o, &t);
        *data = (byte *)t.data;
        return o;
    }
    if (len > PTRDIFF_MAX - sizeof(mp_obj_str_t) - 1) {
        m_malloc_fail(len);
    }
    byte *text = len > STR_INLINE_MAX ? m_new_leaf(byte, len + 1) : NULL;
    mp_obj_str_t *o = mp_obj_malloc_helper(sizeof(mp_obj_str_t) + (text ? 0 : len + 1), type);
    if (!text) {
        text = (byte *)(o + 1);
    }
    text[len] = 0;
    o->hash = MP_STR_FLAG_HEAP;
    o->len = len;
    o->data = text;
    *data = text;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t mp_obj_new_str_copy(const mp_obj_type_t *type, const byte *data, size_t len) {
    byte *text;
    mp_obj_t o = mp_obj_new_str_room(type, len, &text);
    if (len) {
        text_put(text, data, len);
    }
    return o;
}

#if MICROPY_OPT_FAST_PATHS
// The names of the one-character strings, by code.
#define ROW(h) \
    MP_QSTR__0x##h##0_, MP_QSTR__0x##h##1_, MP_QSTR__0x##h##2_, MP_QSTR__0x##h##3_, \
        MP_QSTR__0x##h##4_, MP_QSTR__0x##h##5_, MP_QSTR__0x##h##6_, MP_QSTR__0x##h##7_, \
        MP_QSTR__0x##h##8_, MP_QSTR__0x##h##9_, MP_QSTR__0x##h##a_, MP_QSTR__0x##h##b_, \
        MP_QSTR__0x##h##c_, MP_QSTR__0x##h##d_, MP_QSTR__0x##h##e_, MP_QSTR__0x##h##f_
static const qstr_short_t ascii_names[128] = { ROW(0), ROW(1), ROW(2), ROW(3), ROW(4), ROW(5),
    ROW(6), ROW(7) };
#undef ROW
#endif

mp_obj_t mp_text_new_ascii_char(byte c) {
#if MICROPY_OPT_FAST_PATHS
    return MP_OBJ_NEW_QSTR(ascii_names[c]);
#else
    return mp_obj_new_str_copy(&mp_type_str, &c, 1);
#endif
}

mp_obj_t mp_obj_new_str_of_type(const mp_obj_type_t *type, const byte *data, size_t len) {
    if (type == &mp_type_str) {
        if (len == 0) {
            return MP_OBJ_NEW_QSTR(MP_QSTR_);
        }
        if (MICROPY_OPT_FAST_PATHS && len == 1 && !(*data & 0x80)) {
            return mp_text_new_ascii_char(*data);
        }
    }
    return mp_obj_new_str_copy(type, data, len);
}

static void check_utf8(const byte *data, size_t len) {
#if MICROPY_PY_BUILTINS_STR_UNICODE_CHECK
    if (!utf8_check(data, len)) {
        mp_raise_msg(&mp_type_UnicodeError, MP_ERROR_TEXT("invalid UTF-8"));
    }
#else
    (void)data, (void)len;
#endif
}

mp_obj_t mp_obj_new_str(const char *data, size_t len) {
    check_utf8((const byte *)data, len);
    return mp_obj_new_str_of_type(&mp_type_str, (const byte *)data, len);
}

mp_obj_t mp_obj_new_str_from_cstr(const char *str) {
    return mp_obj_new_str(str, strlen(str));
}

mp_obj_t mp_obj_new_bytes(const byte *data, size_t len) {
    return mp_obj_new_str_copy(&mp_type_bytes, data, len);
}

mp_obj_t mp_text_new_from_vstr(const mp_obj_type_t *type, vstr_t *vstr) {
    if (vstr->fixed_buf || vstr->stack_buf || vstr->len <= STR_INLINE_MAX
        || (MICROPY_PY_BUILTINS_BYTEARRAY && type == &mp_type_bytearray)) {
        mp_obj_t o = mp_obj_new_str_of_type(type, (const byte *)vstr->buf, vstr->len);
        vstr_clear(vstr);
        return o;
    }
    mp_obj_str_t *o = mp_obj_malloc(mp_obj_str_t, type);
    char *text = m_renew(char, vstr->buf, vstr->alloc, vstr->len + 1);
    text[vstr->len] = 0;
    o->hash = MP_STR_FLAG_HEAP;
    o->len = vstr->len;
    o->data = (const byte *)text;
    vstr->buf = NULL;
    vstr->alloc = 0;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t mp_obj_new_str_from_utf8_vstr(vstr_t *vstr) {
    return mp_text_new_from_vstr(&mp_type_str, vstr);
}

mp_obj_t mp_obj_new_str_from_vstr(vstr_t *vstr) {
    check_utf8((const byte *)vstr->buf, vstr->len);
    return mp_text_new_from_vstr(&mp_type_str, vstr);
}

mp_obj_t mp_obj_new_bytes_from_vstr(vstr_t *vstr) {
    return mp_text_new_from_vstr(&mp_type_bytes, vstr);
}

mp_obj_t mp_obj_new_str_via_qstr(const char *data, size_t len) {
    return MP_OBJ_NEW_QSTR(qstr_from_strn(data, len));
}

mp_obj_t mp_obj_str_concat(size_t n, const mp_obj_t *items) {
    size_t len = 0;
    for (size_t i = 0; i < n; ++i) {
        GET_STR_LEN(items[i], item_len);
        len += item_len;
    }
    byte *to;
    mp_obj_t o = mp_obj_new_str_room(&mp_type_str, len, &to);
    for (size_t i = 0; i < n; ++i) {
        GET_STR_DATA_LEN(items[i], data, item_len);
        to = text_put(to, data, item_len);
    }
    return o;
}

mp_obj_t mp_obj_str_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 0, 3, false);
    if (n_args == 0) {
        return MP_OBJ_NEW_QSTR(MP_QSTR_);
    }
    if (n_args > 1) {
        return mp_text_decode(n_args, args);
    }
    if (mp_obj_is_str(args[0])) {
        return args[0];
    }
    VSTR_ON_STACK(vstr);
    mp_print_t print = { &vstr, (mp_print_strn_t)vstr_add_strn };
    mp_obj_print_helper(&print, args[0], PRINT_STR);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}

// What bytes() and bytearray() make of one argument that is neither a str nor None: an int's worth
// of zeros, a buffer's bytes, or those that an iterable gives.
static mp_obj_t bytes_from_object(const mp_obj_type_t *type, mp_obj_t arg) {
    mp_int_t n;
    if (mp_obj_is_int(arg) || mp_obj_is_bool(arg)) {
        n = mp_obj_get_int(arg);
        if (n < 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("negative count"));
        }
        byte *data;
        mp_obj_t o = mp_obj_new_str_room(type, (size_t)n, &data);
        memset(data, 0, (size_t)n);
        return o;
    }
    text_t t;
    if ((MICROPY_CPYTHON_COMPAT || mp_obj_is_str(arg)) && mp_text_try(arg, &t)) {
        return mp_obj_new_str_copy(type, t.data, t.len);
    }
    mp_obj_t len_in = MICROPY_CPYTHON_COMPAT ? mp_obj_len_maybe(arg) : MP_OBJ_NULL;
    vstr_t vstr;
    vstr_init(&vstr, len_in == MP_OBJ_NULL ? 16 : (size_t)MP_OBJ_SMALL_INT_VALUE(len_in) + 1);
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t it = mp_getiter(arg, &iter_buf);
    for (mp_obj_t item; (item = mp_iternext(it)) != MP_OBJ_STOP_ITERATION;) {
        vstr_add_byte(&vstr, mp_text_get_byte(item));
    }
    return mp_text_new_from_vstr(type, &vstr);
}

mp_obj_t mp_text_make_bytes(const mp_obj_type_t *type, size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        return mp_obj_new_str_copy(type, NULL, 0);
    }
    bool is_str = mp_obj_is_str(args[0]);
    if (is_str != (n_args > 1)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
            is_str ? MP_ERROR_TEXT("string argument without an encoding")
                   : MP_ERROR_TEXT("encoding without a string argument"));
    }
    return bytes_from_object(type, args[0]);
}

static mp_obj_t bytes_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 0, 3, false);
    if (n_args == 1 && mp_obj_is_exact_obj_type(args[0], &mp_type_bytes)) {
        return args[0];
    }
    return mp_text_make_bytes(&mp_type_bytes, n_args, args);
}

// ---- asking for the text ------------------------------------------------------------------------

qstr mp_obj_str_get_qstr(mp_obj_t self_in) {
    if (mp_obj_is_qstr(self_in)) {
        return MP_OBJ_QSTR_VALUE(self_in);
    }
    text_t t;
    if (!mp_text_try(self_in, &t) || !text_is_str(&t)) {
        bad_kind(self_in, &mp_type_str);
    }
    return qstr_from_strn((const char *)t.data, t.len);
}

const char *mp_obj_str_get_data(mp_obj_t self_in, size_t *len) {
    text_t t;
    // A buffer's bytes are not zero-terminated and may go away: they do not count here.
    if (mp_obj_is_str_or_bytes(self_in)
        || (MICROPY_PY_NATIVE_BASES && mp_obj_is_obj(self_in)
            && (mp_obj_get_type_inline(self_in)->flags & MP_TYPE_FLAG_INSTANCE_TYPE))) {
        mp_text_terminate(self_in);
        if (mp_text_try(self_in, &t)) {
            *len = t.len;
            return (const char *)t.data;
        }
    }
    bad_kind(self_in, &mp_type_str);
}

const char *mp_obj_str_get_str(mp_obj_t self_in) {
    size_t len;
    return mp_obj_str_get_data(self_in, &len);
}

mp_obj_t mp_obj_str_intern(mp_obj_t str) {
    return MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(str));
}

mp_obj_t mp_obj_str_intern_checked(mp_obj_t obj) {
    return mp_obj_str_intern(obj);
}

mp_int_t mp_obj_str_get_buffer(mp_obj_t self_in, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
    if (flags & MP_BUFFER_WRITE) {
        return 1;
    }
    bufinfo->buf = (void *)mp_obj_str_data(self_in, &bufinfo->len);
    bufinfo->typecode = 'B';
    return 0;
}

// ---- hash and comparison ------------------------------------------------------------------------

uint32_t mp_obj_str_hash(mp_const_obj_t o) {
    if (mp_obj_is_qstr(o)) {
        return qstr_hash(MP_OBJ_QSTR_VALUE(o)) & STR_HASH_MASK;
    }
    mp_obj_str_t *s = MP_OBJ_TO_PTR(o);
    uint32_t hash = (uint32_t)(s->hash >> MP_STR_HASH_SHIFT);
    if (hash == 0) {
        hash = qstr_compute_hash(s->data, s->len) & STR_HASH_MASK;
        if (s->hash & MP_STR_FLAG_HEAP) {
            s->hash |= (size_t)hash << MP_STR_HASH_SHIFT;
        }
    }
    return hash;
}

bool mp_obj_str_equal(mp_obj_t s1, mp_obj_t s2) {
    if (s1 == s2) {
        return true;
    }
    if (mp_obj_is_qstr(s1) && mp_obj_is_qstr(s2)) {
        return false;
    }
    GET_STR_DATA_LEN(s1, data1, len1);
    GET_STR_DATA_LEN(s2, data2, len2);
    return len1 == len2 && memcmp(data1, data2, len1) == 0;
}

static mp_obj_t str_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    text_t t;
    mp_text_get(self_in, &t);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(t.len != 0);
        case MP_UNARY_OP_LEN:
            if (!mp_text_is_bytewise(self_in, &t)) {
                t.len = utf8_charlen(t.data, t.len);
            }
            return MP_OBJ_NEW_SMALL_INT(t.len);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(mp_obj_str_hash(self_in));
        default:
            return MP_OBJ_NULL;
    }
}

// Below this many bytes a loop finds a byte before memchr() does.
#define SHORT_HAYSTACK (24)

const byte *find_subbytes(
    const byte *haystack, size_t hlen, const byte *needle, size_t nlen, int direction) {
    if (nlen > hlen) {
        return NULL;
    }
    const byte *last = haystack + (hlen - nlen);
    if (nlen == 0) {
        return direction > 0 ? haystack : last;
    }
#if MICROPY_OPT_FAST_PATHS
    if (direction > 0 && nlen == 1) {
        const byte *near = haystack + MIN(hlen, (size_t)SHORT_HAYSTACK);
        for (const byte *p = haystack; p < near; ++p) {
            if (*p == *needle) {
                return p;
            }
        }
        return hlen > SHORT_HAYSTACK ? memchr(near, *needle, hlen - SHORT_HAYSTACK) : NULL;
    }
    if (direction > 0 && hlen < SHORT_HAYSTACK) {
        for (const byte *p = haystack; p <= last; ++p) {
            if (p[0] == needle[0] && p[1] == needle[1] && memcmp(p + 2, needle + 2, nlen - 2) == 0) {
                return p;
            }
        }
        return NULL;
    }
#endif
    if (direction > 0) {
        for (const byte *p = haystack; p <= last; ++p) {
            p = memchr(p, *needle, (size_t)(last - p) + 1);
            if (!p) {
                return NULL;
            }
            if (memcmp(p + 1, needle + 1, nlen - 1) == 0) {
                return p;
            }
        }
        return NULL;
    }
    for (const byte *p = last + 1; p-- > haystack;) {
        if (*p == *needle && memcmp(p, needle, nlen) == 0) {
            return p;
        }
    }
    return NULL;
}

// ---- operators ----------------------------------------------------------------------------------

static mp_obj_t str_repeat(const text_t *t, mp_obj_t self_in, mp_obj_t times_in) {
    mp_int_t times;
    if (!mp_obj_get_int_maybe(times_in, &times)) {
        return MP_OBJ_NULL;
    }
    if (times <= 0 || t->len == 0) {
        return mp_obj_new_str_of_type(t->type, NULL, 0);
    }
    if (times == 1 && mp_obj_is_str_or_bytes(self_in)) {
        return self_in;
    }
    size_t len;
    if (__builtin_mul_overflow(t->len, (size_t)times, &len)) {
        m_malloc_fail(SIZE_MAX);
    }
    byte *data;
    mp_obj_t o = mp_obj_new_str_room(t->type, len, &data);
    mp_seq_multiply(t->data, 1, t->len, (size_t)times, data);
    return o;
}

static mp_obj_t str_add(const text_t *l, mp_obj_t lhs_in, const text_t *r, mp_obj_t rhs_in) {
    if (l->len == 0 && l->type == r->type && mp_obj_is_str_or_bytes(rhs_in)) {
        return rhs_in;
    }
    if (r->len == 0 && mp_obj_is_str_or_bytes(lhs_in)) {
        return lhs_in;
    }
    mp_obj_t o = mp_text_append(lhs_in, l, r);
    if (o != MP_OBJ_NULL) {
        return o;
    }
    byte *data;
    o = mp_obj_new_str_room(l->type, l->len + r->len, &data);
    text_put(text_put(data, l->data, l->len), r->data, r->len);
    return o;
}

mp_obj_t mp_obj_str_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    text_t l, r;
    mp_text_get(lhs_in, &l);
    switch (op) {
#if MICROPY_PY_BUILTINS_STR_OP_MODULO
        case MP_BINARY_OP_MODULO:
        case MP_BINARY_OP_INPLACE_MODULO:
            return mp_text_modulo(lhs_in, rhs_in);
#endif
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
            return str_repeat(&l, lhs_in, rhs_in);
        case MP_BINARY_OP_CONTAINS:
            if (MICROPY_ERROR_REPORTING > MICROPY_ERROR_REPORTING_TERSE && text_is_str(&l)
                && (!mp_text_try(rhs_in, &r) || !text_is_str(&r))) {
                mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("'in <string>' requires string as left operand, not %s"),
                    mp_obj_get_type_str(rhs_in));
            }
            mp_text_get_needle(&l, rhs_in, &r);
            return mp_obj_new_bool(find_subbytes(l.data, l.len, r.data, r.len, 1) != NULL);
        default:
            break;
    }
    if (!mp_text_try(rhs_in, &r) || text_is_str(&l) != text_is_str(&r)) {
        return MP_OBJ_NULL;
    }
    switch (op) {
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD:
            return str_add(&l, lhs_in, &r, rhs_in);
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(l.len == r.len && memcmp(l.data, r.data, l.len) == 0);
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(mp_seq_cmp_bytes(op, l.data, l.len, r.data, r.len));
        default:
            return MP_OBJ_NULL;
    }
}

// ---- indexes ------------------------------------------------------------------------------------

// The place n characters after (before, if n is negative) p, which must be there.
static const byte *utf8_move(const byte *p, mp_int_t n) {
    for (; n > 0; --n) {
        do {
            ++p;
        } while (UTF8_IS_CONT(*p));
    }
    for (; n < 0; ++n) {
        do {
            --p;
        } while (UTF8_IS_CONT(*p));
    }
    return p;
}

static const byte *index_to_ptr(const text_t *t, bool bytewise, mp_obj_t index, bool is_slice) {
    if (bytewise) {
        return t->data + mp_get_index(t->type, t->len, index, is_slice);
    }
    size_t chars = utf8_charlen(t->data, t->len);
    size_t i = mp_get_index(t->type, chars, index, is_slice);
    return i > chars / 2 ? utf8_move(t->data + t->len, (mp_int_t)i - (mp_int_t)chars)
                         : utf8_move(t->data, (mp_int_t)i);
}

const byte *str_index_to_ptr(const mp_obj_type_t *type, const byte *self_data, size_t self_len,
    mp_obj_t index, bool is_slice) {
    text_t t = { .type = type, .data = self_data, .len = self_len };
    return index_to_ptr(&t, mp_text_is_bytewise(MP_OBJ_NULL, &t), index, is_slice);
}

bool mp_text_range(const text_t *t, size_t n_args, const mp_obj_t *args, size_t first,
    const byte **start, const byte **end) {
    *start = t->data;
    *end = t->data + t->len;
    if (n_args > first) {
        bool bytewise = mp_text_is_bytewise(args[0], t);
        if (args[first] != mp_const_none) {
            *start = index_to_ptr(t, bytewise, args[first], true);
            // Nothing, not even an empty text, is found behind the end.
            if (mp_obj_is_small_int(args[first])
                && MP_OBJ_SMALL_INT_VALUE(args[first]) > (mp_int_t)t->len) {
                return false;
            }
        }
        if (n_args > first + 1 && args[first + 1] != mp_const_none) {
            *end = index_to_ptr(t, bytewise, args[first + 1], true);
        }
    }
    return *start <= *end;
}

#if MICROPY_PY_BUILTINS_SLICE
static mp_obj_t str_slice(const text_t *t, bool bytewise, mp_obj_t self_in, mp_obj_t index) {
    size_t len = bytewise ? t->len : utf8_charlen(t->data, t->len);
    mp_bound_slice_t s;
    mp_seq_get_fast_slice_indexes(len, index, &s);
    size_t count = mp_slice_count(&s);
    if (s.step == 1 || count <= 1) {
        if (count == len) {
            return self_in;
        }
        if (count == 0) {
            return mp_obj_new_str_of_type(t->type, NULL, 0);
        }
        if (bytewise) {
            return mp_obj_new_str_of_type(t->type, t->data + s.start, count);
        }
        const byte *start = utf8_move(t->data, s.start);
        const byte *end = utf8_move(start, (mp_int_t)count);
        return mp_obj_new_str_of_type(t->type, start, (size_t)(end - start));
    }
    if (bytewise) {
        byte *to;
        mp_obj_t o = mp_obj_new_str_room(t->type, count, &to);
        for (mp_int_t i = s.start; count--; i += s.step) {
            *to++ = t->data[i];
        }
        return o;
    }
    vstr_t vstr;
    vstr_init(&vstr, count + 8);
    for (const byte *p = utf8_move(t->data, s.start);;) {
        vstr_add_strn(&vstr, (const char *)p, (size_t)(utf8_move(p, 1) - p));
        if (--count == 0) {
            return mp_obj_new_str_from_utf8_vstr(&vstr);
        }
        p = utf8_move(p, s.step);
    }
}
#endif

static mp_obj_t str_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    text_t t;
    mp_text_get(self_in, &t);
    bool bytewise = mp_text_is_bytewise(self_in, &t);
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_type(index, &mp_type_slice)) {
        return str_slice(&t, bytewise, self_in, index);
    }
#endif
    const byte *p = index_to_ptr(&t, bytewise, index, false);
    if (!text_is_str(&t)) {
        return MP_OBJ_NEW_SMALL_INT(*p);
    }
    return mp_obj_new_str_of_type(&mp_type_str, p, bytewise ? 1 : (size_t)(utf8_move(p, 1) - p));
}

// ---- iteration ----------------------------------------------------------------------------------

// Fits an mp_obj_iter_buf_t.
typedef struct _str_iter_t {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t str;
    size_t pos;  // bytes
} str_iter_t;

static mp_obj_t str_iternext(mp_obj_t self_in) {
    str_iter_t *self = MP_OBJ_TO_PTR(self_in);
    GET_STR_DATA_LEN(self->str, data, len);
    if (self->pos >= len) {
        return MP_OBJ_STOP_ITERATION;
    }
    data += self->pos;
    size_t n = MICROPY_PY_BUILTINS_STR_UNICODE && (*data & 0x80)
        ? (size_t)(utf8_move(data, 1) - data)
        : 1;
    self->pos += n;
    if (MICROPY_OPT_FAST_PATHS && n == 1) {
        return mp_text_new_ascii_char(*data);
    }
    return mp_obj_new_str_of_type(&mp_type_str, data, n);
}

static mp_obj_t bytes_iternext(mp_obj_t self_in) {
    str_iter_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_obj_str_t *s = MP_OBJ_TO_PTR(self->str);
    return self->pos < s->len ? MP_OBJ_NEW_SMALL_INT(s->data[self->pos++]) : MP_OBJ_STOP_ITERATION;
}

static mp_obj_t str_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    MP_STATIC_ASSERT(sizeof(str_iter_t) <= sizeof(mp_obj_iter_buf_t));
    str_iter_t *it = mp_iter_room(iter_buf, &mp_type_polymorph_iter);
    it->iternext = mp_obj_is_str(self_in) ? str_iternext : bytes_iternext;
    it->str = self_in;
    it->pos = 0;
    return MP_OBJ_FROM_PTR(it);
}

// ---- types --------------------------------------------------------------------------------------

MP_DEFINE_CONST_OBJ_TYPE(mp_type_str, MP_QSTR_str, MP_TYPE_FLAG_LAYOUT_STR,
    make_new, mp_obj_str_make_new,
    print, mp_text_print,
    unary_op, str_unary_op,
    binary_op, mp_obj_str_binary_op,
    subscr, str_subscr,
    iter, str_getiter,
    buffer, mp_obj_str_get_buffer,
    locals_dict, &mp_text_str_locals_dict);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_bytes, MP_QSTR_bytes,
    MP_TYPE_FLAG_LAYOUT_STR | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new, bytes_make_new, print,
    mp_text_print, unary_op, str_unary_op, binary_op, mp_obj_str_binary_op, subscr, str_subscr,
    iter, str_getiter, buffer, mp_obj_str_get_buffer, locals_dict, &mp_text_bytes_locals_dict);
