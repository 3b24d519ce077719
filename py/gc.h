// The heap: areas given by the port, blocks of a declared kind, mark and sweep.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_GC_H
#define SLIPWAY_PY_GC_H

#include <stdbool.h>
#include <stddef.h>
#include "py/mpconfig.h"
struct _mp_print_t;
struct _mp_obj_type_t;

// Allocation flags: bit 0 asks for __del__ to be called; the next two bits are the block's kind.
enum {
    GC_ALLOC_FLAG_HAS_FINALISER = 1,
    GC_KIND_OPAQUE = 0 << 1,  // scanned conservatively, interior pointers count; not cleared
    GC_KIND_LEAF = 1 << 1,    // holds no references: never scanned; not cleared
    GC_KIND_VALUES = 2 << 1,  // every word is an mp_obj_t, the address of a block, or a number that is no address
                              // of the heap; cleared
    GC_KIND_OBJECT = 3 << 1,  // starts with mp_obj_base_t; its type's layout says how to scan it; cleared
};

void gc_init(void *start, void *end);
void gc_add(void *start, void *end);  // a further area; MICROPY_GC_SPLIT_HEAP

void gc_lock(void);
void gc_unlock(void);
bool gc_is_locked(void);

// The port's: calls gc_collect_start(), gives its roots with gc_collect_root(), then gc_collect_end().
void gc_collect(void);
void gc_collect_start(void);
void gc_collect_root(void **ptrs, size_t len);  // len words, scanned conservatively
void gc_collect_end(void);
void gc_sweep_all(void);  // frees everything, calling finalisers

// NULL when no block is found even after a collection. Memory is aligned to two words (8 bytes at least).
void *gc_alloc(size_t n_bytes, unsigned int alloc_flags);
void gc_free(void *ptr);
#if MICROPY_GC_COMPACT
// The block at ptr, if there is one, never moves from now on: someone knows its address.
void gc_pin(const void *ptr);
#else
#define gc_pin(ptr) ((void)0)
#endif
size_t gc_nbytes(const void *ptr);  // usable bytes of a block; 0 if ptr is not the start of one
void *gc_realloc(void *ptr, size_t n_bytes, bool allow_move);

// Calls visit with every object of a type that is in the heap, garbage too. visit must not allocate.
void gc_each_object(const struct _mp_obj_type_t *type, void (*visit)(void *object));

typedef struct _gc_info_t {
    size_t total;
    size_t used;
    size_t free;
    size_t max_free;
    size_t num_1block;
    size_t num_2block;
    size_t max_block;
} gc_info_t;

void gc_info(gc_info_t *info);
void gc_dump_info(const struct _mp_print_t *print);
void gc_dump_alloc_table(const struct _mp_print_t *print);

#endif  // SLIPWAY_PY_GC_H
