// Memory helpers, variable-length strings and small utilities that every part of the core uses.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MISC_H
#define SLIPWAY_PY_MISC_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "py/gc.h"
#include "py/mpconfig.h"

typedef unsigned char byte;
typedef unsigned int uint;

#ifndef MIN
#define MIN(x, y) ((x) < (y) ? (x) : (y))
#endif
#ifndef MAX
#define MAX(x, y) ((x) > (y) ? (x) : (y))
#endif

#define MP_STRINGIFY_HELPER(x) #x
#define MP_STRINGIFY(x) MP_STRINGIFY_HELPER(x)
#define MP_CONTAINER_OF(ptr, type, field) ((type *)((char *)(ptr)-offsetof(type, field)))
#define MP_STATIC_ASSERT(cond) ((void)sizeof(char[1 - 2 * !(cond)]))

// Text of an error message. Where MICROPY_ROM_TEXT_COMPRESSION is on, the build replaces it with compressed text.
typedef const char *mp_rom_error_text_t;
#if !defined(MP_ERROR_TEXT) && !(defined(NO_QSTR) && MICROPY_ROM_TEXT_COMPRESSION)
#define MP_ERROR_TEXT(x) ((mp_rom_error_text_t)(x))
#endif

// ---- heap blocks ------------------------------------------------------------------------------------------------
// All of these raise MemoryError when memory is exhausted, except the _maybe forms, which return NULL. What m_new()
// returns is opaque to the collector: scanned conservatively, not cleared. m_new0() clears.

#define m_new(type, num) ((type *)(m_malloc(sizeof(type) * (num))))
#define m_new_maybe(type, num) ((type *)(m_malloc_maybe(sizeof(type) * (num))))
#define m_new0(type, num) ((type *)(m_malloc0(sizeof(type) * (num))))
#define m_new_obj(type) (m_new(type, 1))
#define m_new_obj_maybe(type) (m_new_maybe(type, 1))
#define m_new_obj_var(obj_type, var_field, var_type, var_num) \
    ((obj_type *)m_malloc(offsetof(obj_type, var_field) + sizeof(var_type) * (var_num)))
#define m_new_obj_var0(obj_type, var_field, var_type, var_num) \
    ((obj_type *)m_malloc0(offsetof(obj_type, var_field) + sizeof(var_type) * (var_num)))
#define m_renew(type, ptr, old_num, new_num) \
    ((type *)(m_realloc((ptr), sizeof(type) * (old_num), sizeof(type) * (new_num))))
#define m_renew_maybe(type, ptr, old_num, new_num, allow_move) \
    ((type *)(m_realloc_maybe( \
        (ptr), sizeof(type) * (old_num), sizeof(type) * (new_num), (allow_move))))
#define m_del(type, ptr, num) m_free((ptr))
#define m_del_obj(type, ptr) (m_del(type, ptr, 1))
#define m_del_var(obj_type, var_field, var_type, var_num, ptr) m_free(ptr)

void *m_malloc(size_t num_bytes);
void *m_malloc_maybe(size_t num_bytes);
void *m_malloc_with_finaliser(size_t num_bytes);
void *m_malloc0(size_t num_bytes);
// The block's kind is kept by a reallocation. The old block stays valid when MemoryError is raised.
void *m_realloc(void *ptr, size_t old_num_bytes, size_t new_num_bytes);
void *m_realloc_maybe(void *ptr, size_t old_num_bytes, size_t new_num_bytes, bool allow_move);
void m_free(void *ptr);
NORETURN void m_malloc_fail(size_t num_bytes);

// Blocks of a known kind (py/gc.h): what the core itself allocates. Leaf blocks hold no references and are not
// cleared; blocks of values hold mp_obj_t only, and are cleared to MP_OBJ_NULL.
void *m_malloc_kind(size_t num_bytes, unsigned int gc_flags);
#define m_new_leaf(type, num) ((type *)m_malloc_kind(sizeof(type) * (num), GC_KIND_LEAF))
#define m_new_values(num) ((mp_obj_t *)m_malloc_kind(sizeof(mp_obj_t) * (num), GC_KIND_VALUES))

// ---- characters -------------------------------------------------------------------------------------------------

typedef uint32_t unichar;

unichar utf8_get_char(const byte *s);
const byte *utf8_next_char(const byte *s);
size_t utf8_charlen(const byte *str, size_t len);  // characters in len bytes
size_t utf8_ptr_to_index(const byte *s, const byte *ptr);
bool utf8_check(const byte *p, size_t len);  // true if well-formed (RFC 3629)
#define UTF8_IS_NONASCII(ch) ((ch)&0x80)
#define UTF8_IS_CONT(ch) (((ch)&0xC0) == 0x80)

bool unichar_isspace(unichar c);
bool unichar_isalpha(unichar c);
bool unichar_isprint(unichar c);
bool unichar_isdigit(unichar c);
bool unichar_isxdigit(unichar c);
bool unichar_isident(unichar c);  // may continue an identifier: letter, digit, underscore, or not ASCII
bool unichar_isalnum(unichar c);
bool unichar_isupper(unichar c);
bool unichar_islower(unichar c);
unichar unichar_tolower(unichar c);
unichar unichar_toupper(unichar c);
mp_uint_t unichar_xdigit_value(unichar c);

// ---- variable-length strings ------------------------------------------------------------------------------------

typedef struct _vstr_t {
    size_t alloc;
    size_t len;
    char *buf;       // a leaf block of alloc bytes, or the caller's memory
    bool fixed_buf;  // the caller's, and cannot grow: raises RuntimeError when full
    bool stack_buf;  // the caller's, until it is full. (Slipway.)
} vstr_t;

// A vstr on the C stack with its buffer there too; an ending of "raise when full".
#define VSTR_FIXED(vstr, alloc) \
    vstr_t vstr; \
    char vstr##_buf[(alloc)]; \
    vstr_init_fixed_buf(&vstr, (alloc), vstr##_buf);

// A vstr for texts that are mostly short: its buffer is on the C stack, too, until it has to grow. (Slipway.)
#if MICROPY_OPT_FAST_PATHS
#define VSTR_STACK_BYTES (sizeof(void *) > 4 ? 256 : 96)
#define VSTR_ON_STACK(vstr) \
    char vstr##_buf[VSTR_STACK_BYTES]; \
    vstr_t vstr = { VSTR_STACK_BYTES, 0, vstr##_buf, false, true }
#else
#define VSTR_ON_STACK(vstr) \
    vstr_t vstr; \
    vstr_init(&vstr, 16)
#endif

struct _mp_print_t;

void vstr_init(vstr_t *vstr, size_t alloc);
void vstr_init_len(vstr_t *vstr, size_t len);
void vstr_init_fixed_buf(vstr_t *vstr, size_t alloc, char *buf);
void vstr_init_print(vstr_t *vstr, size_t alloc, struct _mp_print_t *print);
void vstr_clear(vstr_t *vstr);  // frees the buffer
vstr_t *vstr_new(size_t alloc);
void vstr_free(vstr_t *vstr);
static inline void vstr_reset(vstr_t *vstr) {
    vstr->len = 0;
}
static inline char *vstr_str(vstr_t *vstr) {
    return vstr->buf;
}
static inline size_t vstr_len(vstr_t *vstr) {
    return vstr->len;
}
void vstr_hint_size(vstr_t *vstr, size_t size);
char *vstr_extend(vstr_t *vstr, size_t size);  // size more room; returns where it starts, alloc bytes in
char *vstr_add_len(vstr_t *vstr, size_t len);  // returns where the added bytes start
char *vstr_null_terminated_str(vstr_t *vstr);
void vstr_add_byte(vstr_t *vstr, byte v);
void vstr_add_char(vstr_t *vstr, unichar chr);
void vstr_add_str(vstr_t *vstr, const char *str);
void vstr_add_strn(vstr_t *vstr, const char *str, size_t len);
void vstr_ins_byte(vstr_t *vstr, size_t byte_pos, byte b);
void vstr_ins_char(vstr_t *vstr, size_t char_pos, unichar chr);
char *vstr_ins_blank_bytes(vstr_t *vstr, size_t byte_pos, size_t byte_len);
void vstr_cut_head_bytes(vstr_t *vstr, size_t bytes_to_cut);
void vstr_cut_tail_bytes(vstr_t *vstr, size_t bytes_to_cut);
void vstr_cut_out_bytes(vstr_t *vstr, size_t byte_pos, size_t bytes_to_cut);
void vstr_printf(vstr_t *vstr, const char *fmt, ...);
void vstr_vprintf(vstr_t *vstr, const char *fmt, va_list ap);

#endif  // SLIPWAY_PY_MISC_H
