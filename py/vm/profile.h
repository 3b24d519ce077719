// Counting what runs, for `slipway profile`: executions of each instruction of each function, pairs of instructions,
// and how often an inline cache was of no use. Without MICROPY_DEBUG_PROFILE the hooks are nothing at all.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_VM_PROFILE_H
#define SLIPWAY_PY_VM_PROFILE_H

#include "py/mpconfig.h"

#if MICROPY_DEBUG_PROFILE

#include "py/mpprint.h"
#include "py/vm/code.h"

// What is known of a code object, outside the heap: it outlives the code object, which refers to it.
typedef struct _mp_profile_t {
    struct _mp_profile_t *next;
    char *name;
    char *file;
    uint32_t first_line;
    uint64_t calls;
    size_t n;  // bytes of instructions, or a few more
    // By the offset of an instruction; the line is 0 until it has run or allocated.
    struct mp_profile_at {
        uint64_t count;
        uint64_t misses;
        uint32_t line;
        uint32_t site;  // for py/heap/trace.c to use; starts as 0
    } at[];
} mp_profile_t;

// Called before the instruction at pc runs.
void mp_profile_step(mp_code_t *code, const byte *pc);
// Called where the instruction at hand goes to look up a name itself.
void mp_profile_miss(void);
// The place where Python code is running, told by what the interpreter has saved: the record and offset; NULL where
// none is. Costs no heap.
struct mp_profile_at *mp_profile_here(const mp_profile_t **profile);
// What malloc() and its like returned, unless that is NULL: then it says so and ends the program.
void *mp_profile_memory(void *block);
// Writes all counts as JSON.
void mp_profile_dump(const mp_print_t *print);
// A string and a number of that JSON.
void mp_profile_print_str(const mp_print_t *print, const char *s);
void mp_profile_print_count(const mp_print_t *print, uint64_t n);

#define MP_PROFILE_STEP(code, pc) mp_profile_step(code, pc)
#define MP_PROFILE_MISS() mp_profile_miss()

#else
#define MP_PROFILE_STEP(code, pc) ((void)0)
#define MP_PROFILE_MISS() ((void)0)
#endif

#endif  // SLIPWAY_PY_VM_PROFILE_H
