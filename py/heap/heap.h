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
// The second granule of a block without a finaliser has p instead if the block is pinned: its address is known.
//
// What compaction (compact.c) builds on, and what must therefore stay true:
// - From a block's bits alone one can tell where every reference in it is (layout.h), or that this cannot be known
//   (OPAQUE, and OBJECTs whose type declares no layout). Blocks that an unknown reference may point at, interior or not,
//   stay in place.
// - VALUES blocks and OBJECTs with a layout refer to the first byte of other blocks, and hold no number that could be
//   taken for that; a text's data pointer may point into its own block or any other.
// - Between collections no head has its mark bit set. A compaction borrows them for the blocks it holds in place.
// - A kind never changes during a block's life, but that gc_pin() makes a block of one granule an OPAQUE one; and a freed
//   granule's bits are all zero.
// - Roots held by mp_state_ctx that only the running program writes, and the value stack's, are known exactly; those on
//   the C stack are not.

typedef uintptr_t gc_word_t;
#define GC_GRANULE (2 * sizeof(void *))
#define GC_BITS (8 * sizeof(gc_word_t))
#define GC_CHUNK (64)
#define GC_TOP_STEP (MICROPY_GC_COMPACT ? GC_CHUNK : GC_BITS)

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
    size_t top;  // granules with valid bits, a multiple of GC_TOP_STEP; may exceed total, with free granules
#if MICROPY_OPT_GC_HINTS
    size_t hint[GC_HINTS];
#endif
#if MICROPY_GC_COMPACT
    uint32_t *dests;  // of a compaction: for each chunk the granule that its blocks move to
    size_t split;     // and the first chunk whose blocks move up, not down
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
enum { GC_FREE, GC_USED, GC_NOT_TAIL, GC_HEAD, GC_HELD };

static inline gc_word_t gc_match(const gc_group_t *group, int what) {
    return what == GC_FREE ? ~(group->head | group->k0)
        : what == GC_USED  ? group->head | group->k0
        : what == GC_HEAD  ? group->head
        : what == GC_HELD  ? group->head & group->mark
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

// The head of the block that granule g is part of.
static inline size_t gc_head_of(const gc_area_t *a, size_t g) {
    const gc_group_t *group = &a->groups[g / GC_BITS];
    gc_word_t w = group->head & (~(gc_word_t)0 >> (GC_BITS - 1 - g % GC_BITS));
    while (w == 0) {
        w = (--group)->head;
    }
    return (size_t)(group - a->groups) * GC_BITS + gc_highest_bit(w);
}

// Dead objects whose finaliser has not run yet are kept by the collection that finds them. Calls their __del__, and
// with them gone the next collection frees the memory. Runs Python code; exceptions are printed.
void gc_run_finalisers(void);

// Forgets the cached run and all hints, after granules have come free.
void gc_forget_run(void);

// Leaves the cached run: the next allocation looks at the limits set for collections.
void gc_end_run(void);

#if MICROPY_GC_COMPACT
// Slides blocks together. Nothing happens to a block's contents but that references are updated.
// Tries to make a run of n_granules free ones.
void gc_compact(size_t n_granules);
// A collection under way is a compaction: what gc_collect_start(), gc_collect_root() and gc_collect_end() then do.
void gc_compact_start(void);
void gc_compact_root(void **ptrs, size_t len);
void gc_compact_end(void);
// The block that ptr points into, if it does, stays where it is in the compaction under way.
void gc_hold(const void *ptr);
// Updates the words from start to end, of which those that are the address of a block refer to it.
void gc_update_values(void *start, void *end);
// The block of n granules at from is now at to: its bits follow. The places may overlap.
void gc_move_bits(gc_area_t *a, size_t from, size_t to, size_t n);
void gc_grow_area(
    gc_area_t *a, size_t n);  // makes the bits of n more granules valid, as far as there are any
// The virtual machine's: holds what registers and frames point into; updates the values on the value stack.
void mp_vm_gc_hold(void);
void mp_vm_gc_update(void);
#endif

#if MICROPY_DEBUG_ALLOC_FAIL
// Debugging aids: the n-th allocation from now fails, once (0: none does); every n-th allocation collects first
// (0: off), and freed memory is overwritten.
void gc_debug_fail_after(size_t n);
void gc_debug_collect_every(size_t n);
#if MICROPY_GC_COMPACT
// Every n-th allocation collects and then moves all that may move, up and down by turns; vacated memory is overwritten.
void gc_debug_compact_every(size_t n);
void gc_debug_compact(void);
#endif
bool gc_debug_allocation(void);  // called by each allocation; true: fail
#else
#define gc_debug_allocation() (false)
#endif

#endif  // SLIPWAY_PY_HEAP_HEAP_H
