// Interned strings. A qstr is a small integer naming a string of the ROM table made by the build, or of the chunks
// grown at run time. Equal strings have equal ids as far as both are interned. MP_QSTR_xxx are plain integer macros
// which the build gives to each source file that uses them.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_QSTR_H
#define SLIPWAY_PY_QSTR_H

#include "py/mpconfig.h"
#include "py/misc.h"

typedef size_t qstr;
typedef uint16_t qstr_short_t;

// The scanner of the build sees these left in place (NO_QSTR); the compiler sees nothing.
#ifndef NO_QSTR
#define MP_REGISTER_MODULE(module_name, obj_module)
#define MP_REGISTER_EXTENSIBLE_MODULE(module_name, obj_module)
#define MP_REGISTER_MODULE_DELEGATION(obj_module, fun_name)
#define MP_REGISTER_ROOT_POINTER(decl)
#endif

#define MP_QSTRnull (0)

// 32-bit FNV-1a of the bytes, never 0: the hash of str and bytes objects and of names alike.
uint32_t qstr_compute_hash(const byte *data, size_t len);

void qstr_init(void);
qstr qstr_find_strn(const char *str, size_t str_len);  // MP_QSTRnull if not interned
qstr qstr_from_str(const char *str);                   // interns; raises MemoryError
qstr qstr_from_strn(
    const char *str, size_t len);  // interns; raises MemoryError, or RuntimeError past 65535 names
uint32_t qstr_hash(qstr q);
const char *qstr_str(qstr q);  // zero-terminated; lives for ever
size_t qstr_len(qstr q);
const byte *qstr_data(qstr q, size_t *len);
size_t qstr_total(void);  // ids in use: every id below it is valid
void qstr_pool_info(size_t *n_pool, size_t *n_qstr, size_t *n_str_data_bytes, size_t *n_total_bytes);
void qstr_dump_data(void);

#endif  // SLIPWAY_PY_QSTR_H
