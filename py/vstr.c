// Strings that grow: a buffer in the heap, or one of fixed size given by the caller.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/mpprint.h"
#include "py/runtime.h"

void vstr_init(vstr_t *vstr, size_t alloc) {
    vstr->alloc = MAX(alloc, 1);
    vstr->len = 0;
    vstr->buf = m_new_leaf(char, vstr->alloc);
    vstr->fixed_buf = vstr->stack_buf = false;
}

void vstr_init_len(vstr_t *vstr, size_t len) {
    if (len == SIZE_MAX) {
        m_malloc_fail(len);
    }
    vstr_init(vstr, len + 1);
    vstr->len = len;
}

void vstr_init_fixed_buf(vstr_t *vstr, size_t alloc, char *buf) {
    *vstr = (vstr_t){ alloc, 0, buf, true, false };
}

void vstr_init_print(vstr_t *vstr, size_t alloc, mp_print_t *print) {
    vstr_init(vstr, alloc);
    print->data = vstr;
    print->print_strn = (mp_print_strn_t)vstr_add_strn;
}

void vstr_clear(vstr_t *vstr) {
    if (!vstr->fixed_buf && !vstr->stack_buf) {
        m_free(vstr->buf);
    }
    vstr->buf = NULL;
}

vstr_t *vstr_new(size_t alloc) {
    vstr_t *vstr = m_new_obj(vstr_t);
    vstr->buf = NULL;
    vstr_init(vstr, alloc);
    return vstr;
}

void vstr_free(vstr_t *vstr) {
    if (vstr != NULL) {
        vstr_clear(vstr);
        m_free(vstr);
    }
}

// Makes room for size bytes behind the text, with more to spare where it has to grow.
static MP_NOINLINE void enlarge(vstr_t *vstr, size_t size, size_t spare) {
    if (vstr->fixed_buf) {
        // Only when the caller has misjudged how much it will print.
        mp_raise_msg(&mp_type_RuntimeError, NULL);
    }
    size_t alloc = vstr->len + size;
    if (alloc < size) {
        m_malloc_fail(size);
    }
    alloc = alloc + spare < alloc ? alloc : alloc + spare;
#if MICROPY_OPT_FAST_PATHS
    if (vstr->stack_buf) {
        vstr->buf = memcpy(m_new_leaf(char, alloc), vstr->buf, vstr->len);
        vstr->stack_buf = false;
    } else
#endif
    {
        vstr->buf = m_renew(char, vstr->buf, vstr->alloc, alloc);
    }
    vstr->alloc = alloc;
}

static inline char *room(vstr_t *vstr, size_t size) {
    if (MP_UNLIKELY(size > vstr->alloc - vstr->len)) {
        // By halves; in a small heap by less.
        enlarge(
            vstr, size, vstr->len / (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES ? 2 : 8) + 16);
    }
    return vstr->buf + vstr->len;
}

void vstr_hint_size(vstr_t *vstr, size_t size) {
    room(vstr, size);
}

char *vstr_extend(vstr_t *vstr, size_t size) {
    if (vstr->fixed_buf) {
        enlarge(vstr, size, 0);
    }
    char *buf = m_renew(char, vstr->buf, vstr->alloc, vstr->alloc + size);
    char *end = buf + vstr->alloc;
    vstr->alloc += size;
    vstr->buf = buf;
    return end;
}

char *vstr_add_len(vstr_t *vstr, size_t len) {
    char *end = room(vstr, len);
    vstr->len += len;
    return end;
}

char *vstr_null_terminated_str(vstr_t *vstr) {
    if (vstr->alloc == vstr->len) {
        enlarge(vstr, 1, 0);
    }
    vstr->buf[vstr->len] = '\0';
    return vstr->buf;
}

void vstr_add_byte(vstr_t *vstr, byte v) {
    *vstr_add_len(vstr, 1) = (char)v;
}

// Encodes a character in at most four bytes, and returns how many. Without Unicode a character is a byte.
static size_t encode(unichar c, char *buf) {
    if (!MICROPY_PY_BUILTINS_STR_UNICODE || c < 0x80) {
        buf[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; --i > 0; c >>= 6) {
        buf[i] = (char)(0x80 | (c & 0x3f));
    }
    buf[0] = (char)(0xf00 >> n | c);
    return n;
}

void vstr_add_char(vstr_t *vstr, unichar chr) {
    char buf[4];
    vstr_add_strn(vstr, buf, encode(chr, buf));
}

void vstr_add_str(vstr_t *vstr, const char *str) {
    vstr_add_strn(vstr, str, strlen(str));
}

void vstr_add_strn(vstr_t *vstr, const char *str, size_t len) {
    memcpy(vstr_add_len(vstr, len), str, len);
}

char *vstr_ins_blank_bytes(vstr_t *vstr, size_t byte_pos, size_t byte_len) {
    size_t len = vstr->len;
    byte_pos = MIN(byte_pos, len);
    vstr_add_len(vstr, byte_len);
    char *at = vstr->buf + byte_pos;
    memmove(at + byte_len, at, len - byte_pos);
    return at;
}

void vstr_ins_byte(vstr_t *vstr, size_t byte_pos, byte b) {
    *vstr_ins_blank_bytes(vstr, byte_pos, 1) = (char)b;
}

void vstr_ins_char(vstr_t *vstr, size_t char_pos, unichar chr) {
    char buf[4];
    size_t n = encode(chr, buf);
    memcpy(vstr_ins_blank_bytes(vstr, char_pos, n), buf, n);
}

void vstr_cut_head_bytes(vstr_t *vstr, size_t bytes_to_cut) {
    vstr_cut_out_bytes(vstr, 0, bytes_to_cut);
}

void vstr_cut_tail_bytes(vstr_t *vstr, size_t bytes_to_cut) {
    vstr->len -= MIN(bytes_to_cut, vstr->len);
}

void vstr_cut_out_bytes(vstr_t *vstr, size_t byte_pos, size_t bytes_to_cut) {
    if (byte_pos < vstr->len) {
        bytes_to_cut = MIN(bytes_to_cut, vstr->len - byte_pos);
        char *at = vstr->buf + byte_pos;
        vstr->len -= bytes_to_cut;
        memmove(at, at + bytes_to_cut, vstr->len - byte_pos);
    }
}

void vstr_printf(vstr_t *vstr, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    vstr_vprintf(vstr, fmt, ap);
    va_end(ap);
}

void vstr_vprintf(vstr_t *vstr, const char *fmt, va_list ap) {
    mp_print_t print = { vstr, (mp_print_strn_t)vstr_add_strn };
    mp_vprintf(&print, fmt, ap);
}
