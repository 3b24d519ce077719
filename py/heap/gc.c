// Allocation: areas, the search for free runs, and blocks that come, go and change their size.
// SPDX-License-Identifier: MIT
#include "py/heap/heap.h"
#include "py/heap/trace.h"

// Granules' bits are made valid in steps of this many bytes.
#define GROW_STEP (64 * 1024 / GC_GRANULE)

// A heap that has room to grow collects instead when this many bytes, and as much as is live, have been allocated
// since the last collection. Small enough for what is allocated next to be still in a host's cache.
#ifndef MICROPY_GC_GROW_FLOOR
#define MICROPY_GC_GROW_FLOOR (1024 * 1024)
#endif

// A port's last resort: may call gc_add() to make room for n bytes, and returns whether it did. (Slipway.)
#ifndef MICROPY_GC_HOOK_GROW
#define MICROPY_GC_HOOK_GROW(n_bytes) ((void)(n_bytes), false)
#endif

// ---- bits -------------------------------------------------------------------------------------------------------

// Makes n granules tails of the block before them, or free.
static void fill(gc_area_t *a, size_t g, size_t n, bool tails) {
    gc_group_t *group = &a->groups[g / GC_BITS];
    for (size_t end = g + n; g < end; group++) {
        size_t next = MIN((g | (GC_BITS - 1)) + 1, end);
        gc_word_t bits = (~(gc_word_t)0 >> (GC_BITS - (next - g))) << (g % GC_BITS);
        group->head &= ~bits;
        group->k1 &= ~bits;
        group->mark &= ~bits;
        group->k0 = tails ? group->k0 | bits : group->k0 & ~bits;
        g = next;
    }
}

// Turns n > 0 free granules into a block.
static inline void make_block(gc_area_t *a, size_t g, size_t n, unsigned flags) {
    gc_group_t *group = &a->groups[g / GC_BITS];
    size_t shift = g % GC_BITS;
    group->head |= (gc_word_t)1 << shift;
    group->k0 |= (gc_word_t)(flags >> 1 & 1) << shift;
    group->k1 |= (gc_word_t)(flags >> 2 & 1) << shift;
    if (n > 1) {
        if (MP_LIKELY(shift + n <= GC_BITS)) {
            group->k0 |= (((gc_word_t)1 << (n - 1)) - 1) << shift << 1;
        } else {
            fill(a, g + 1, n - 1, true);
        }
#if MICROPY_ENABLE_FINALISER
        if (MP_UNLIKELY(flags & GC_ALLOC_FLAG_HAS_FINALISER)) {
            g++;
            a->groups[g / GC_BITS].k1 |= (gc_word_t)1 << (g % GC_BITS);
            MP_STATE_MEM(gc_has_finalisers) = true;
        }
#endif
    }
}

static inline void *clear_block(void *block, size_t n, unsigned flags) {
    if (flags & GC_KIND_VALUES) {  // or an object
#if MICROPY_OPT_FAST_PATHS
        if (n <= 4) {
            gc_word_t *w = block;
            w[0] = w[1] = 0;
            if (n > 1) {
                w[2] = w[3] = 0;
                w[2 * n - 4] = w[2 * n - 3] = 0;
                w[2 * n - 2] = w[2 * n - 1] = 0;
            }
            return block;
        }
#endif
        memset(block, 0, n * GC_GRANULE);
    }
    return block;
}

#if MICROPY_OPT_GC_HINTS

// Keeps the cached run out of granules that have just been taken.
static void cut_run(const gc_area_t *a, size_t g, size_t end) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    if (a == m->run_area && g < m->run_end && end > m->run_next) {
        m->gc_alloc_amount -= MIN(m->gc_alloc_amount, end - m->run_next);  // counted again with the run
        m->run_next = MIN(end, m->run_end);
    }
}

static void count_run(mp_state_mem_t *m) {
    m->gc_alloc_amount += m->run_next - m->run_base;
    m->run_base = m->run_next;
}

void gc_end_run(void) {
    count_run(&mp_state_ctx.mem);
    MP_STATE_MEM(run_end) = MP_STATE_MEM(run_next);
}

void gc_forget_run(void) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    m->run_next = m->run_end = m->run_base = 0;
    m->run_area = m->areas;
    m->gc_alloc_amount = 0;
    for (gc_area_t *a = m->areas; a != NULL; a = a->next) {
        memset(a->hint, 0, sizeof(a->hint));
    }
}

#else

#define cut_run(a, g, end) ((void)0)
#define count_run(m) ((void)0)

void gc_end_run(void) {
}

void gc_forget_run(void) {
    MP_STATE_MEM(gc_alloc_amount) = 0;
}

#endif

// ---- areas ------------------------------------------------------------------------------------------------------

// Gives bits to at least n more granules, as far as there are any.
static void grow(gc_area_t *a, size_t n) {
    size_t step = MIN(MAX(n, GROW_STEP), a->total - a->top);
    size_t top = (a->top + step + GC_TOP_STEP - 1) & ~(size_t)(GC_TOP_STEP - 1);
    memset(&a->groups[a->top / GC_BITS], 0, (top - a->top) / GC_BITS * sizeof(gc_group_t));
    a->top = top;
}

// What describes a step of granules.
#define STEP_BYTES \
    (GC_TOP_STEP / GC_BITS * sizeof(gc_group_t) + (MICROPY_GC_COMPACT ? sizeof(uint32_t) : 0))

#if MICROPY_GC_COMPACT
void gc_grow_area(gc_area_t *a, size_t n) {
    if (a->top < a->total) {
        grow(a, n);
    }
}

void gc_move_bits(gc_area_t *a, size_t from, size_t to, size_t n) {
    const gc_group_t *group = &a->groups[from / GC_BITS];
    size_t shift = from % GC_BITS;
    unsigned flags = (unsigned)((group->k0 >> shift & 1) << 1 | (group->k1 >> shift & 1) << 2);
    fill(a, from, n, false);
    make_block(a, to, n, flags);
}
#endif

static void add_area(void *start, void *end) {
    uintptr_t from = ((uintptr_t)start + sizeof(gc_word_t) - 1) & ~(sizeof(gc_word_t) - 1);
    uintptr_t to = (uintptr_t)end & ~(GC_GRANULE - 1);
    gc_area_t *a = (gc_area_t *)from;
    // Bits for whole steps of granules come before the granules.
    size_t total = 0;
    if (to > from + sizeof(gc_area_t)) {
        size_t room = to - from - sizeof(gc_area_t);
        total = room / (GC_GRANULE * GC_TOP_STEP + STEP_BYTES) * GC_TOP_STEP;
        size_t rest = room - total / GC_TOP_STEP * (GC_GRANULE * GC_TOP_STEP + STEP_BYTES);
        if (rest > STEP_BYTES) {
            total += (rest - STEP_BYTES) / GC_GRANULE;
        }
    }
#if MICROPY_GC_COMPACT
    a->dests = (uint32_t *)&a->groups[(total + GC_TOP_STEP - 1) / GC_TOP_STEP * (GC_TOP_STEP / GC_BITS)];
#endif
    a->base = (char *)(to - total * GC_GRANULE);
    a->total = total;
    a->top = 0;
    a->next = MP_STATE_MEM(areas);
    MP_STATE_MEM(areas) = a;
#if MICROPY_OPT_GC_HINTS
    memset(a->hint, 0, sizeof(a->hint));
#endif
}

void gc_init(void *start, void *end) {
    memset(&mp_state_ctx.mem, 0, sizeof(mp_state_ctx.mem));
    MP_STATE_MEM(gc_auto_enabled) = true;
    MP_STATE_MEM(gc_alloc_threshold) = SIZE_MAX;
    add_area(start, end);
    gc_forget_run();
}

#if MICROPY_GC_SPLIT_HEAP
void gc_add(void *start, void *end) {
    add_area(start, end);
}
#endif

// ---- search -----------------------------------------------------------------------------------------------------

// Where a block lies, or shall lie: in an area, from granule g to the end of the free run there.
typedef struct {
    gc_area_t *area;
    size_t g;
    size_t end;
} place_t;

static bool find_run(gc_area_t *a, size_t from, size_t n, place_t *place) {
    size_t limit = gc_limit(a);
    while (limit - from >= n && from < limit) {
        size_t start = gc_next(a, from, limit, GC_FREE);
        from = gc_next(a, start, limit, GC_USED);
        if (from - start >= n) {
            *place = (place_t){ a, start, from };
            return true;
        }
    }
    return false;
}

#if MICROPY_OPT_GC_HINTS
static bool find_in_areas(size_t n, bool may_grow, place_t *place) {
    size_t hint = MIN(n, GC_HINTS) - 1;
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        bool found = find_run(a, a->hint[hint], n, place);
        a->hint[hint] = found ? place->g : gc_limit(a);
        if (found) {
            return true;
        }
    }
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        size_t top = a->top;
        size_t end = top - MIN(top, GC_TOP_STEP);  // the last granules with bits may be free
        if (top >= a->total) {
            // Hints are only hints for the large sizes, and where freed blocks have joined.
            if (find_run(a, 0, n, place)) {
                a->hint[hint] = place->g;
                return true;
            }
        } else if (a->total - end >= n) {
            if (!may_grow
                && MP_STATE_MEM(gc_alloc_amount) >= MAX(MICROPY_GC_GROW_FLOOR / GC_GRANULE, top / 2)) {
                return false;
            }
            grow(a, n);
            if (find_run(a, end, n, place)) {
                return true;
            }
        }
    }
    return false;
}
#else
static bool find_in_areas(size_t n, bool may_grow, place_t *place) {
    (void)may_grow;
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        if (a->top < a->total) {
            grow(a, a->total);
        }
        if (find_run(a, 0, n, place)) {
            return true;
        }
    }
    return false;
}
#endif

// Finds room for n granules, by collecting if need be.
static bool find_place(size_t n, place_t *place) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    count_run(m);
    bool may_collect = m->gc_auto_enabled;
    if (may_collect && m->gc_alloc_amount >= m->gc_alloc_threshold / GC_GRANULE) {
        gc_collect();
        may_collect = false;
    }
    if (find_in_areas(n, !may_collect, place)) {
        return true;
    }
    if (may_collect) {
        gc_collect();
        if (find_in_areas(n, true, place)) {
            return true;
        }
    }
#if MICROPY_ENABLE_FINALISER
    if (m->gc_auto_enabled && m->gc_finalisers_due && !m->gc_finalising) {
        gc_run_finalisers();
        gc_collect();
        if (find_in_areas(n, true, place)) {
            return true;
        }
    }
#endif
    if (MICROPY_GC_HOOK_GROW(n * GC_GRANULE) && find_in_areas(n, true, place)) {
        return true;
    }
#if MICROPY_GC_COMPACT
    gc_info_t info;
    gc_info(&info);
    if (m->gc_auto_enabled && info.free / GC_GRANULE >= n) {
        gc_compact(n);
        return find_in_areas(n, true, place);
    }
#endif
    return false;
}

// ---- blocks -----------------------------------------------------------------------------------------------------

static MP_NOINLINE void *alloc_slowly(size_t n, unsigned flags) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    place_t place;
    if (n == 0 || m->gc_lock_depth != 0 || !find_place(n, &place)) {
        return NULL;
    }
    make_block(place.area, place.g, n, flags);
    m->gc_alloc_amount += n;
#if MICROPY_OPT_GC_HINTS
    size_t next = place.g + n;
    cut_run(place.area, place.g, next);
    // Small allocations go on with the longer of the two rests.
    if (place.end - next > m->run_end - m->run_next) {
        count_run(m);
        size_t due = m->gc_alloc_threshold / GC_GRANULE;
        due -= MIN(due, m->gc_alloc_amount);
        m->run_area = place.area;
        m->run_next = m->run_base = next;
        m->run_end = MIN(place.end - next, due) + next;
    }
#endif
    void *block = clear_block(gc_address(place.area, place.g), n, flags);
    return gc_trace_end(block, n * GC_GRANULE, flags);
}

void *gc_alloc(size_t n_bytes, unsigned int alloc_flags) {
    gc_trace_begin();
    if (gc_debug_allocation()) {
        return NULL;
    }
    size_t n = (n_bytes + GC_GRANULE - 1) / GC_GRANULE;
#if MICROPY_ENABLE_FINALISER
    if (MP_UNLIKELY(alloc_flags & GC_ALLOC_FLAG_HAS_FINALISER)) {
        n = MAX(n, 2);
    }
#endif
#if MICROPY_OPT_GC_HINTS
    mp_state_mem_t *m = &mp_state_ctx.mem;
    size_t g = m->run_next;
    // Zero bytes, and sizes too large for a size_t, are n == 0 and sorted out with the slow cases.
    if (MP_LIKELY(n - 1 < m->run_end - g && m->gc_lock_depth == 0)) {
        m->run_next = g + n;
        make_block(m->run_area, g, n, alloc_flags);
        void *block = clear_block(gc_address(m->run_area, g), n, alloc_flags);
        return gc_trace_end(block, n * GC_GRANULE, alloc_flags);
    }
#endif
    return alloc_slowly(n, alloc_flags);
}

// The area, head and end of a block.
static bool find_block(const void *ptr, place_t *place) {
    gc_area_t *a = ptr == NULL ? NULL : gc_area_of((uintptr_t)ptr);
    if (a == NULL) {
        return false;
    }
    size_t g = ((uintptr_t)ptr - (uintptr_t)a->base) / GC_GRANULE;
    if (!(a->groups[g / GC_BITS].head >> (g % GC_BITS) & 1)) {
        return false;
    }
    *place = (place_t){ a, g, gc_block_end(a, g) };
    return true;
}

static void free_granules(gc_area_t *a, size_t g, size_t end) {
    fill(a, g, end - g, false);
#if MICROPY_OPT_GC_HINTS
    mp_state_mem_t *m = &mp_state_ctx.mem;
    // Only of use to requests that fit: others would search all the small holes from here on, each time.
    for (size_t i = 0; i < MIN(end - g, GC_HINTS); i++) {
        a->hint[i] = MIN(a->hint[i], g);
    }
    if (a == m->run_area && end == m->run_next && m->run_next < m->run_end) {
        m->run_next = g;
        m->run_base = MIN(m->run_base, g);
    }
#endif
}

void gc_free(void *ptr) {
    place_t block;
    if (MP_STATE_MEM(gc_lock_depth) == 0 && find_block(ptr, &block)) {
        free_granules(block.area, block.g, block.end);
    }
}

size_t gc_nbytes(const void *ptr) {
    place_t block;
    return find_block(ptr, &block) ? (block.end - block.g) * GC_GRANULE : 0;
}

void *gc_realloc(void *ptr, size_t n_bytes, bool allow_move) {
    if (ptr == NULL) {
        return gc_alloc(n_bytes, GC_KIND_OPAQUE);
    }
    if (n_bytes == 0) {
        gc_free(ptr);
        return NULL;
    }
    place_t block;
    size_t n = (n_bytes + GC_GRANULE - 1) / GC_GRANULE;
    if (MP_STATE_MEM(gc_lock_depth) != 0 || n == 0 || !find_block(ptr, &block)) {
        return NULL;
    }
    gc_area_t *a = block.area;
    size_t g = block.g;
    unsigned flags = 0;
#if MICROPY_ENABLE_FINALISER
    if (block.end - g > 1 && a->groups[(g + 1) / GC_BITS].k1 >> ((g + 1) % GC_BITS) & 1) {
        flags = GC_ALLOC_FLAG_HAS_FINALISER;
        n = MAX(n, 2);
    }
#endif
#if MICROPY_GC_COMPACT
    if (block.end - g > 1 && a->groups[(g + 1) / GC_BITS].mark >> ((g + 1) % GC_BITS) & 1) {
        n = MAX(n, 2);  // the second granule says that the block is pinned
    }
#endif
    size_t end = g + n;
    if (end <= block.end) {
        if (end < block.end) {
            free_granules(a, end, block.end);
        }
        return ptr;
    }

    if (gc_debug_allocation()) {
        return NULL;
    }
    flags |= (a->groups[g / GC_BITS].k0 >> (g % GC_BITS) & 1) << 1;
    flags |= (a->groups[g / GC_BITS].k1 >> (g % GC_BITS) & 1) << 2;
    size_t extra = end - block.end;
    if (end <= gc_limit(a) && gc_next(a, block.end, end, GC_USED) == end) {
        fill(a, block.end, extra, true);
        MP_STATE_MEM(gc_alloc_amount) += extra;
        cut_run(a, block.end, end);
        clear_block(gc_address(a, block.end), extra, flags);
        gc_trace_grown(ptr, extra * GC_GRANULE);
        return ptr;
    }
    if (!allow_move) {
        return NULL;
    }
    void *moved = gc_alloc(n_bytes, flags);
    if (moved != NULL) {
        memcpy(moved, ptr, (block.end - g) * GC_GRANULE);
        gc_free(ptr);
    }
    return moved;
}

void gc_lock(void) {
    MP_STATE_MEM(gc_lock_depth)++;
}

void gc_unlock(void) {
    MP_STATE_MEM(gc_lock_depth)--;
}

bool gc_is_locked(void) {
    return MP_STATE_MEM(gc_lock_depth) != 0;
}

// ---- debugging aids ---------------------------------------------------------------------------------------------

#if MICROPY_DEBUG_ALLOC_FAIL
static size_t fail_after;
static size_t collect_every;
static size_t collect_count;
#if MICROPY_GC_COMPACT
static size_t compact_every;

void gc_debug_compact_every(size_t n) {
    compact_every = n;
}
#endif

void gc_debug_fail_after(size_t n) {
    fail_after = n;
}

void gc_debug_collect_every(size_t n) {
    collect_every = n;
}

bool gc_debug_allocation(void) {
    if (fail_after != 0 && --fail_after == 0) {
        return true;
    }
    if (collect_every != 0 && ++collect_count % collect_every == 0 && !gc_is_locked()) {
        gc_collect();
    }
#if MICROPY_GC_COMPACT
    static size_t compact_count;
    if (compact_every != 0 && ++compact_count % compact_every == 0 && !gc_is_locked()) {
        gc_collect();
        gc_debug_compact();
    }
#endif
    return false;
}
#endif
