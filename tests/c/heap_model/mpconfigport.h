// Configuration of the heap's own test: finalisers, several areas and the debugging aids, and a work list so short
// that it overflows all the time.
// SPDX-License-Identifier: MIT
#include <stdint.h>

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)
#define MICROPY_ENABLE_FINALISER (1)
#define MICROPY_GC_SPLIT_HEAP (1)
#define MICROPY_DEBUG_ALLOC_FAIL (1)
#define MICROPY_GC_GROW_FLOOR (32 * 1024)
#ifndef MICROPY_ALLOC_GC_STACK_SIZE
#define MICROPY_ALLOC_GC_STACK_SIZE (3)
#endif

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;
