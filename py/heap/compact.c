// Compaction: makes one run of the free memory when no run of it is long enough. Blocks that something ambiguous points
// at stay in place, the others slide towards the start of their area, a few of them
// perhaps towards its end, and what refers to them is updated.
// docs/architecture.md ("Heap") says what is exact and what is ambiguous.
//
// It is a collection of another kind: the port's gc_collect() runs a second time, and the roots that it gives are not
// marked but hold the blocks they point at. Until the end of it, a head's mark bit says that the block is held.
// SPDX-License-Identifier: MIT
#include "py/heap/heap.h"

#if MICROPY_GC_COMPACT

#include "py/heap/layout.h"
#include "py/heap/trace.h"

// The blocks with heads in one chunk of granules that may move are a unit: they are packed and keep their order. An
// area's dests[] says where each chunk's unit goes; where a block goes follows from the granules before it in its unit.
#define CHUNK_GROUPS (GC_CHUNK / GC_BITS)
#define PLANE(a, chunk, plane) \
    ((uint64_t)(a)->groups[(chunk)*CHUNK_GROUPS].plane \
        | (CHUNK_GROUPS > 1 ? (uint64_t)(a)->groups[(chunk)*CHUNK_GROUPS + CHUNK_GROUPS - 1].plane \
                    << (GC_CHUNK / 2) \
                            : 0))

static bool has_bit(gc_word_t plane, size_t g) {
    return plane >> (g % GC_BITS) & 1;
}

static size_t granule_of(const gc_area_t *a, uintptr_t address) {
    return (address - (uintptr_t)a->base) / GC_GRANULE;
}

// ---- holding ----------------------------------------------------------------------------------------------------

static void hold_head(gc_area_t *a, size_t g) {
    a->groups[g / GC_BITS].mark |= (gc_word_t)1 << (g % GC_BITS);
}

static bool is_held(const gc_area_t *a, size_t g) {
    return has_bit(a->groups[g / GC_BITS].mark, g);
}

static void hold_address(uintptr_t address) {
    gc_area_t *a = gc_area_of(address);
    if (a != NULL) {
        size_t g = granule_of(a, address);
        const gc_group_t *group = &a->groups[g / GC_BITS];
        if (has_bit(group->head | group->k0, g)) {
            hold_head(a, gc_head_of(a, g));
        }
    }
}

void gc_hold(const void *ptr) {
    hold_address((uintptr_t)ptr);
}

__attribute__((no_sanitize("address"))) static void hold_words(
    const gc_word_t *from, const gc_word_t *to) {
    for (; from < to; from++) {
        hold_address(*from);
    }
}

// The frames below this one are the collector's own. They hold nothing that needs to stay, but what earlier calls left
// on the stack.
static char *stack_from;

// Words of the C stack and of registers. What walks over an array may be a step before its start or behind its end.
__attribute__((no_sanitize("address"))) void gc_compact_root(void **ptrs, size_t len) {
    void **end = ptrs + len;
    if ((char *)ptrs < stack_from && stack_from < (char *)end) {
        ptrs = (void **)(void *)stack_from;
    }
    for (; ptrs < end; ptrs++) {
        uintptr_t address = (uintptr_t)*ptrs;
        hold_address(address);
        hold_address(address - GC_GRANULE);
        hold_address(address + GC_GRANULE);
    }
}

// The exact ones among the roots are those of the core itself that nothing writes but the running program.
#define EXACT_THREAD_ROOTS \
    (gc_word_t *)(void *)&mp_state_ctx.thread.dict_locals, \
        (gc_word_t *)(void *)&mp_state_ctx.thread.vm_stack
#define EXACT_VM_ROOTS \
    (gc_word_t *)(void *)&mp_state_ctx.vm.mp_module_builtins_override_dict, \
        (gc_word_t *)(void *)&mp_state_ctx.vm.mp_pending_exception

void gc_compact_start(void) {
    gc_lock();
    const void *thread_end = &mp_state_ctx.thread.roots_end, *vm_end = &mp_state_ctx.vm.roots_end;
    const void *exact = &mp_state_ctx.vm.mp_module_builtins_override_dict;
    hold_words((const gc_word_t *)(const void *)&mp_state_ctx.thread.vm_stack, thread_end);
    hold_words((const gc_word_t *)(const void *)&mp_state_ctx.vm, exact);
    hold_words((const gc_word_t *)(const void *)&mp_state_ctx.vm.mp_pending_exception, vm_end);
    mp_vm_gc_hold();
}

// Blocks that stay because of what they are, and what the ambiguous words in them point at.
static void hold_by_kind(gc_area_t *a, size_t g) {
    gc_word_t *from, *to;
    if (gc_layout(a, g, &from, &to) == GC_WORDS_LOOSE) {
        hold_head(a, g);
        hold_words(from, to);
        return;
    }
    size_t second = g + 1;
    if (second < a->top) {
        const gc_group_t *group = &a->groups[second / GC_BITS];
        // A finaliser or an address that is known: both have a bit in the second granule.
        if (has_bit((group->k1 | group->mark) & ~group->head & group->k0, second)) {
            hold_head(a, g);
        }
    }
}

// C code that keeps an array keeps, or hands to hardware, the address of its items, too.
static void hold_data(gc_area_t *a, size_t g) {
    gc_word_t *from, *to;
    if (is_held(a, g) && gc_layout(a, g, &from, &to) == GC_WORDS_TEXT) {
        hold_address(*from);
    }
}

static void for_each_block(void (*visit)(gc_area_t *a, size_t g)) {
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        size_t limit = gc_limit(a);
        for (size_t g = 0; (g = gc_next(a, g, limit, GC_HEAD)) < limit; g++) {
            visit(a, g);
        }
    }
}

// ---- planning ---------------------------------------------------------------------------------------------------

// The granules of a chunk that belong to its unit.
static inline uint64_t unit_granules(const gc_area_t *a, size_t chunk) {
    uint64_t head = PLANE(a, chunk, head), held = head & PLANE(a, chunk, mark);
    uint64_t tails = PLANE(a, chunk, k0) & ~head;
    // Adding 1 where a run of tails begins clears the run: those of held blocks, and of one begun in an earlier chunk.
    tails &= tails + ((held << 1 | 1) & tails);
    return (head & ~held) | tails;
}

typedef struct {
    size_t start;  // of its first block
    size_t end;    // of its last block
    size_t size;   // 0: there is no unit
} unit_t;

static unit_t unit_of(const gc_area_t *a, size_t chunk) {
    uint64_t granules = unit_granules(a, chunk);
    if (granules == 0) {
        return (unit_t){ 0 };
    }
    size_t base = chunk * GC_CHUNK, end = base + GC_CHUNK;
    unit_t u = { base + (size_t)__builtin_ctzll(granules), end - (size_t)__builtin_clzll(granules),
        (size_t)__builtin_popcountll(granules) };
    if (u.end == end) {
        u.end = gc_next(a, end, a->top, GC_NOT_TAIL);
        u.size += u.end - end;
    }
    return u;
}

// A unit that finds no place without moving the wrong way stays, as if held.
static void hold_unit(gc_area_t *a, size_t chunk) {
    for (size_t i = 0; i < CHUNK_GROUPS; i++) {
        gc_group_t *group = &a->groups[chunk * CHUNK_GROUPS + i];
        group->mark |= group->head;
    }
}

static size_t next_held(const gc_area_t *a, size_t g) {
    return gc_next(a, g, a->top, GC_HELD);
}

// The last held block below a granule; SIZE_MAX if there is none.
static size_t held_before(const gc_area_t *a, size_t g) {
    while (g-- > 0) {
        if (has_bit(a->groups[g / GC_BITS].head & a->groups[g / GC_BITS].mark, g)) {
            return g;
        }
    }
    return SIZE_MAX;
}

// Units of chunks below `split` slide down: each goes to the first place behind the one before it that holds it as a
// whole. Returns the granule behind the last.
static size_t plan_down(gc_area_t *a, size_t split) {
    size_t hole = 0, hole_end = next_held(a, 0);
    for (size_t chunk = 0; chunk < split; chunk++) {
        unit_t u = unit_of(a, chunk);
        if (u.size == 0) {
            continue;
        }
        size_t at = hole, end = hole_end;
        while (at <= u.start && end - at < u.size) {
            hole = at;
            at = gc_block_end(a, end);
            end = next_held(a, at);
        }
        if (at <= u.start) {
            a->dests[chunk] = (uint32_t)at;
            hole = at + u.size;
            hole_end = end;
        } else {
            hold_unit(a, chunk);
            hole_end = next_held(a, hole);
        }
    }
    return hole;
}

// The units of the last chunks slide up, as many as find a place from `floor` on. Returns the first of these chunks.
static size_t plan_up(gc_area_t *a, size_t floor) {
    size_t end = gc_limit(a), chunk = a->top / GC_CHUNK;
    size_t held = held_before(a, end), start = held == SIZE_MAX ? 0 : gc_block_end(a, held);
    for (; chunk > 0; chunk--) {
        unit_t u = unit_of(a, chunk - 1);
        if (u.size == 0) {
            continue;
        }
        while (end >= u.end && end - start < u.size) {
            end = held;
            held = held_before(a, end);
            start = held == SIZE_MAX ? 0 : gc_block_end(a, held);
        }
        if (end >= u.end) {
            if (end - u.size < floor) {
                break;
            }
            end -= u.size;
            a->dests[chunk - 1] = (uint32_t)end;
        } else {
            hold_unit(a, chunk - 1);
            end = MIN(end, u.start);
            held = held_before(a, end);
            start = held == SIZE_MAX ? 0 : gc_block_end(a, held);
        }
    }
    return chunk;
}

#if MICROPY_DEBUG_ALLOC_FAIL
static size_t debug_split = SIZE_MAX;  // else eighths of the area below which nothing moves up
#endif

// All slide down; but if then a held block, such as one that an old word of the C stack points at, parts what is free,
// and neither part is as large as is wanted, the last units go to the far side of it.
static void plan(gc_area_t *a, size_t wanted) {
#if MICROPY_DEBUG_ALLOC_FAIL
    if (debug_split != SIZE_MAX) {
        gc_grow_area(a, a->top);
        a->split = plan_up(a, gc_limit(a) / 8 * debug_split);
        plan_down(a, a->split);
        debug_split = SIZE_MAX;
        return;
    }
#endif
    a->split = a->top / GC_CHUNK;
    size_t from = plan_down(a, a->split);
    size_t first_held = next_held(a, from);
    for (size_t held = first_held;; held = next_held(a, from)) {
        size_t end = held >= a->top ? a->total : held;
        if (end > from && end - from >= wanted) {
            return;
        }
        if (held >= a->top) {
            break;
        }
        from = gc_block_end(a, held);
    }
    if (first_held < a->top) {
        gc_grow_area(a, a->total);
        a->split = plan_up(a, gc_block_end(a, first_held));
        plan_down(a, a->split);
    }
}

// ---- updating ---------------------------------------------------------------------------------------------------

static inline size_t moved_to(const gc_area_t *a, size_t g) {
    size_t chunk = g / GC_CHUNK;
    uint64_t before = unit_granules(a, chunk) & (((uint64_t)1 << (g % GC_CHUNK)) - 1);
    return a->dests[chunk] + (size_t)__builtin_popcountll(before);
}

void gc_update_values(void *start, void *end) {
    for (gc_word_t *p = start; p < (gc_word_t *)end; p++) {
        gc_word_t word = *p;
        gc_area_t *a = word % GC_GRANULE != 0 ? NULL : gc_area_of(word);
        if (a != NULL) {
            size_t g = granule_of(a, word);
            const gc_group_t *group = &a->groups[g / GC_BITS];
            if (has_bit(group->head & ~group->mark, g)) {
                *p = (gc_word_t)gc_address(a, moved_to(a, g));
            }
        }
    }
}

// The same for the address of any byte of a block.
static void update_inside(gc_word_t *p) {
    gc_area_t *a = gc_area_of(*p);
    if (a != NULL) {
        size_t g = granule_of(a, *p);
        const gc_group_t *group = &a->groups[g / GC_BITS];
        if (has_bit(group->head | group->k0, g)) {
            g = gc_head_of(a, g);
            if (!is_held(a, g)) {
                *p += (moved_to(a, g) - g) * GC_GRANULE;
            }
        }
    }
}

static void update_block(gc_area_t *a, size_t g) {
    gc_word_t *from, *to;
    switch (gc_layout(a, g, &from, &to)) {
        case GC_WORDS_EXACT:
            gc_update_values(from, to);
            break;
        case GC_WORDS_INSIDE:
            for (; from < to; from++) {
                if (*from % GC_GRANULE == 0) {
                    update_inside(from);
                }
            }
            break;
        case GC_WORDS_TEXT:
            update_inside(from);
            break;
        default:
            break;
    }
}

// ---- moving -----------------------------------------------------------------------------------------------------

static void move_block(gc_area_t *a, size_t from, size_t to, size_t n) {
    if (from != to) {
        char *source = gc_address(a, from), *dest = gc_address(a, to);
        memmove(dest, source, n * GC_GRANULE);
        gc_move_bits(a, from, to, n);
        gc_trace_moved(source, dest);
#if MICROPY_DEBUG_ALLOC_FAIL
        // What is left of the old place; stale references show.
        size_t apart = MIN(n, from > to ? from - to : to - from);
        memset(from > to ? source + (n - apart) * GC_GRANULE : source, 0xdb, apart * GC_GRANULE);
#endif
    }
}

// The blocks of a unit are told apart by the chunk's heads, which are the old ones only until its first block moves.
static void move_down(gc_area_t *a, size_t chunk) {
    uint64_t heads = PLANE(a, chunk, head) & ~PLANE(a, chunk, mark);
    size_t base = chunk * GC_CHUNK, to = a->dests[chunk];
    for (; heads != 0; heads &= heads - 1) {
        size_t from = base + (size_t)__builtin_ctzll(heads);
        size_t n = gc_block_end(a, from) - from;
        move_block(a, from, to, n);
        to += n;
    }
}

static void move_up(gc_area_t *a, size_t chunk) {
    uint64_t heads = PLANE(a, chunk, head) & ~PLANE(a, chunk, mark);
    size_t base = chunk * GC_CHUNK, to = a->dests[chunk] + unit_of(a, chunk).size;
    while (heads != 0) {
        unsigned bit = GC_CHUNK - 1 - (unsigned)__builtin_clzll(heads);
        size_t n = gc_block_end(a, base + bit) - (base + bit);
        move_block(a, base + bit, to -= n, n);
        heads &= ~((uint64_t)1 << bit);
    }
}

static void move(gc_area_t *a) {
    for (size_t chunk = 0; chunk < a->split; chunk++) {
        move_down(a, chunk);
    }
    for (size_t chunk = a->top / GC_CHUNK; chunk-- > a->split;) {
        move_up(a, chunk);
    }
    size_t n_used = 0;
    for (size_t i = 0; i < a->top / GC_BITS; i++) {
        gc_group_t *group = &a->groups[i];
        group->mark &= ~group->head;
        if ((group->head | group->k0) != 0) {
            n_used = i + 1;
        }
    }
    a->top = (n_used + CHUNK_GROUPS - 1) / CHUNK_GROUPS * GC_CHUNK;
}

// ---- all of it --------------------------------------------------------------------------------------------------

static size_t wanted;  // granules in a row

void gc_compact_end(void) {
    for_each_block(hold_by_kind);
    for_each_block(hold_data);
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        plan(a, wanted);
    }
    gc_update_values(EXACT_THREAD_ROOTS);
    gc_update_values(EXACT_VM_ROOTS);
    mp_vm_gc_update();
    for_each_block(update_block);
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        move(a);
    }
    MP_STATE_VM(globals_version)++;  // inline caches know addresses inside dicts
    gc_forget_run();
    gc_unlock();
}

static MP_NOINLINE void compact_from_here(void) {
    stack_from = __builtin_frame_address(0);
    gc_collect();
}

void gc_compact(size_t n_granules) {
    wanted = n_granules;
    MP_STATE_MEM(gc_compacting) = true;
    __builtin_unwind_init();  // what callers keep in registers is now in this frame
    compact_from_here();
    MP_STATE_MEM(gc_compacting) = false;
}

#if MICROPY_DEBUG_ALLOC_FAIL
// Moves in turn: all down, all up, all down, and from somewhere in the middle both ways.
void gc_debug_compact(void) {
    static unsigned count;
    debug_split = ++count % 2 ? SIZE_MAX : count / 2 % 2 ? 0 : count % 7;
    gc_compact(0);
}
#endif

void gc_pin(const void *ptr) {
    gc_area_t *a = gc_area_of((uintptr_t)ptr);
    size_t g = a == NULL ? 0 : granule_of(a, (uintptr_t)ptr);
    if (a == NULL || (uintptr_t)ptr % GC_GRANULE != 0 || !has_bit(a->groups[g / GC_BITS].head, g)) {
        return;
    }
    gc_group_t *group = &a->groups[g / GC_BITS];
    gc_word_t bit = (gc_word_t)1 << (g % GC_BITS);
    if (g + 1 < a->top) {
        gc_group_t *second = &a->groups[(g + 1) / GC_BITS];
        gc_word_t second_bit = (gc_word_t)1 << ((g + 1) % GC_BITS);
        if (second->k0 & ~second->head & second_bit) {
            second->mark |= second->k1 & second_bit ? 0 : second_bit;
            return;
        }
    }
    // No room for a bit: the block becomes an opaque one.
    group->k0 &= ~bit;
    group->k1 &= ~bit;
}

#endif  // MICROPY_GC_COMPACT
