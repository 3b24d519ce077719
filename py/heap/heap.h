// Inside the heap: how areas, granules and blocks are recorded. Shared by the files of py/heap; nobody else looks in
// here, except for the finalisers' door and the debugging aids at the end.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_HEAP_HEAP_H
#define SLIPWAY_PY_HEAP_HEAP_H

#include "py/gc.h"
#include "py/mpstate.h"

// An area is cut into granules of two words; a block is one or more granules in a row. Four bitmaps describe them,
// interleaved so that what belongs to one stretch of granules shares a cache line:
//
//              head  k0  k1  mark
//   free        0    0   0    0
//   head        1    k   k    m     kk: the block's kind, GC_KIND_xxx >> 1; m: reached by the collection under way
//   tail        0    1   f    p     f: the block has a finaliser, p: it is due; only in a block's second granule
//
// so head | k0 says what is used. Blocks with a finaliser have two granules at least.
//
// Only the first `top` granules have bits that mean anything; those above have never been used. So a large heap
// costs nothing before it is needed.
//
// What a compacting collection will build on, and what must therefore stay true:
// - From a block's bits alone one can tell where every reference in it is (VALUES: each word; OBJECT: by its type;
//   STR: the data pointer, which may point into its own block), or that this cannot be known (OPAQUE, and OBJECTs
//   whose type declares no layout). Blocks that an unknown reference may point at, interior or not, stay in place.
// - VALUES blocks and OBJECTs with a layout refer to the first byte of other blocks only, so a reference can be
//   updated from a table of moved heads, such as prefix counts of the live granules by group.
// - A kind never changes during a block's life, and a freed granule's bits are all zero.
// - Roots held by mp_state_ctx and by the value stack are known exactly, those on the C stack are not.

typedef uintptr_t gc_word_t;
#define GC_GRANULE (2 * sizeof(void *))
#define GC_BITS (8 * sizeof(gc_word_t))

typedef struct _gc_group_t {
    gc_word_t head;
    gc_word_t k0;
    gc_word_t k1;
    gc_word_t mark;
} gc_group_t;

// Free runs are searched for from a hint, one for each small size in granules and one for all that is larger. Below
// hint[n - 1] no run of n granules starts; the last hint only says where to look first.
#define GC_HINTS (6)

typedef struct _gc_area_t {
    struct _gc_area_t *next;
    char *base;    // the first granule
    size_t total;  // granules
    size_t top;  // granules with valid bits, a multiple of GC_BITS; may exceed total, with free granules
#if MICROPY_OPT_GC_HINTS
    size_t hint[GC_HINTS];
#endif
    gc_group_t groups[];
} gc_area_t;

static inline unsigned gc_lowest_bit(gc_word_t w) {
    return sizeof(w) > sizeof(int) ? (unsigned)__builtin_ctzll(w)
                                   : (unsigned)__builtin_ctz((unsigned)w);
}

static inline unsigned gc_highest_bit(gc_word_t w) {
    return sizeof(w) > sizeof(int) ? 63u - (unsigned)__builtin_clzll(w)
                                   : 31u - (unsigned)__builtin_clz((unsigned)w);
}

static inline size_t gc_limit(const gc_area_t *a) {
    return MIN(a->top, a->total);
}

static inline char *gc_address(const gc_area_t *a, size_t g) {
    return a->base + g * GC_GRANULE;
}

// The area with valid bits for an address; NULL if there is none.
static inline gc_area_t *gc_area_of(uintptr_t address) {
    gc_area_t *a = MP_STATE_MEM(areas);
#if MICROPY_GC_SPLIT_HEAP
    while (a != NULL && (address - (uintptr_t)a->base) / GC_GRANULE >= a->top) {
        a = a->next;
    }
    return a;
#else
    return (address - (uintptr_t)a->base) / GC_GRANULE < a->top ? a : NULL;
#endif
}

// What gc_next() looks for.
enum { GC_FREE, GC_USED, GC_NOT_TAIL, GC_HEAD };

static inline gc_word_t gc_match(const gc_group_t *group, int what) {
    return what == GC_FREE ? ~(group->head | group->k0)
        : what == GC_USED  ? group->head | group->k0
        : what == GC_HEAD  ? group->head
                           : ~group->k0 | group->head;
}

// The first granule from g on that is what is looked for; limit if there is none below it.
static inline size_t gc_next(const gc_area_t *a, size_t g, size_t limit, int what) {
    if (g >= limit) {
        return limit;
    }
    const gc_group_t *group = &a->groups[g / GC_BITS];
    gc_word_t w = gc_match(group, what) >> (g % GC_BITS);
    while (w == 0) {
        g = (g | (GC_BITS - 1)) + 1;
        if (g >= limit) {
            return limit;
        }
        w = gc_match(++group, what);
    }
    return MIN(g + gc_lowest_bit(w), limit);
}

// The granule behind the block with head g.
static inline size_t gc_block_end(const gc_area_t *a, size_t g) {
    return gc_next(a, g + 1, a->top, GC_NOT_TAIL);
}

// Dead objects whose finaliser has not run yet are kept by the collection that finds them. Calls their __del__, and
// with them gone the next collection frees the memory. Runs Python code; exceptions are printed.
void gc_run_finalisers(void);

// Forgets the cached run and all hints, after granules have come free.
void gc_forget_run(void);

// Leaves the cached run: the next allocation looks at the limits set for collections.
void gc_end_run(void);

#if MICROPY_DEBUG_ALLOC_FAIL
// Debugging aids: the n-th allocation from now fails, once (0: none does); every n-th allocation collects first
// (0: off), and freed memory is overwritten.
void gc_debug_fail_after(size_t n);
void gc_debug_collect_every(size_t n);
bool gc_debug_allocation(void);  // called by each allocation; true: fail
#else
#define gc_debug_allocation() (false)
#endif

#endif  // SLIPWAY_PY_HEAP_HEAP_H
