// Collection: marking what the roots reach, with a work list of fixed size, and sweeping the rest a word of bits at a
// time. Dead objects with finalisers are kept until those have run.
// SPDX-License-Identifier: MIT
#include "py/heap/layout.h"
#include "py/heap/trace.h"
#include "py/nlr.h"
#include "py/runtime.h"
#include "py/stackctrl.h"

// Ranges of words that the work list holds, on the C stack. Depth, not number, of what branches needs them, and
// when they do not suffice marking becomes slower only.
#ifndef MICROPY_ALLOC_GC_STACK_SIZE
#define MICROPY_ALLOC_GC_STACK_SIZE (sizeof(void *) > 4 ? 1024 : 24)
#endif

// How many words ahead a reference is fetched into the cache of a host; 0: not at all.
#define PREFETCH (sizeof(void *) > 4 ? 6 : 0)

// The value stack's (py/vm): passes what is live of its segments to gc_collect_root().
void mp_vm_gc_mark_stack(void);

// Words still to be scanned. Any word of a loose range may be a reference, to anywhere in a block; in a strict one
// only addresses of blocks count.
typedef struct {
    const gc_word_t *next;
    const gc_word_t *end;
    bool loose;
} range_t;

// What is to be scanned of the block at g; false if nothing.
static inline bool block_range(const gc_area_t *a, size_t g, range_t *range) {
    gc_word_t *from, *to;
    gc_words_t words = gc_layout(a, g, &from, &to);
    if (words == GC_WORDS_NONE) {
        return false;
    }
    *range = (range_t){ from, to, words != GC_WORDS_EXACT };
    // Most texts are part of their object; but the block behind an object may be its text, too.
    size_t behind = g + sizeof(mp_obj_str_t) / GC_GRANULE;
    return words != GC_WORDS_TEXT || *from != (gc_word_t)gc_address(a, behind) || behind >= a->top
        || a->groups[behind / GC_BITS].head >> (behind % GC_BITS) & 1;
}

// Marks everything that is reached from a range. Having found a block with words of its own to scan, it goes on there,
// and puts aside the next such block, if there is one, with the rest of the range. So chains of any length are
// followed without the work list, which overflows only at great depth.
__attribute__((no_sanitize("address"))) static void mark(range_t r) {
    range_t aside[MICROPY_ALLOC_GC_STACK_SIZE];
    size_t n_aside = 0;
    for (;;) {
        range_t child = { 0 };
        for (; r.next < r.end; r.next++) {
            gc_word_t word = *r.next;
            if (PREFETCH && r.end - r.next > PREFETCH) {
                __builtin_prefetch((const void *)r.next[PREFETCH]);
            }
            if (!r.loose && word % GC_GRANULE != 0) {
                continue;
            }
            gc_area_t *a = gc_area_of(word);
            if (a == NULL) {
                continue;
            }
            size_t g = (word - (uintptr_t)a->base) / GC_GRANULE;
            gc_group_t *group = &a->groups[g / GC_BITS];
            gc_word_t bit = (gc_word_t)1 << (g % GC_BITS);
            if (!(group->head & bit)) {
                if (!r.loose || !(group->k0 & bit)) {
                    continue;
                }
                g = gc_head_of(a, g);
                group = &a->groups[g / GC_BITS];
                bit = (gc_word_t)1 << (g % GC_BITS);
            }
            if (group->mark & bit) {
                continue;
            }
            range_t found;
            if (block_range(a, g, &found)) {
                if (child.next == NULL) {
                    child = found;
                } else if (n_aside + 2 <= MICROPY_ALLOC_GC_STACK_SIZE) {
                    group->mark |= bit;
                    r.next++;
                    aside[n_aside] = r;
                    n_aside += r.next < r.end;
                    aside[n_aside++] = found;
                    break;
                } else {
                    // No room: this block is scanned later, unless the rescan under way is going to meet it.
                    uintptr_t address = (uintptr_t)gc_address(a, g);
                    if (address <= MP_STATE_MEM(gc_rescan)) {
                        MP_STATE_MEM(gc_dropped) = MIN(MP_STATE_MEM(gc_dropped), address);
                    }
                }
            }
            group->mark |= bit;
        }
        if (child.next != NULL) {
            r = child;
        } else if (n_aside > 0) {
            r = aside[--n_aside];
        } else {
            return;
        }
    }
}

static bool is_marked(const gc_area_t *a, size_t g) {
    return a->groups[g / GC_BITS].mark >> (g % GC_BITS) & 1;
}

// Scans the marked blocks again from the lowest dropped one on, until none has been dropped.
static void mark_dropped(void) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    while (m->gc_dropped != UINTPTR_MAX) {
        uintptr_t from = m->gc_dropped;
        m->gc_dropped = UINTPTR_MAX;
        for (gc_area_t *a = m->areas; a != NULL; a = a->next) {
            size_t limit = gc_limit(a);
            size_t g = from < (uintptr_t)a->base ? 0 : (from - (uintptr_t)a->base) / GC_GRANULE;
            while ((g = gc_next(a, g, limit, GC_HEAD)) < limit) {
                range_t range;
                // With several areas, addresses do not rise throughout: then blocks count as met only here.
                m->gc_rescan = (uintptr_t)gc_address(a, g);
                if (MICROPY_GC_SPLIT_HEAP) {
                    m->gc_rescan = UINTPTR_MAX;
                }
                if (is_marked(a, g) && block_range(a, g, &range)) {
                    mark(range);
                }
                g++;
            }
        }
        m->gc_rescan = UINTPTR_MAX;
    }
}

void gc_collect_root(void **ptrs, size_t len) {
#if MICROPY_GC_COMPACT
    if (MP_STATE_MEM(gc_compacting)) {
        gc_compact_root(ptrs, len);
        return;
    }
#endif
    const gc_word_t *words = (const gc_word_t *)(const void *)ptrs;
    mark((range_t){ words, words + len, true });
}

static void mark_state(const void *start, const void *end) {
    mark((range_t){ start, end, true });
}

void gc_collect_start(void) {
    gc_trace_begin();
#if MICROPY_GC_COMPACT
    if (MP_STATE_MEM(gc_compacting)) {
        gc_compact_start();
        return;
    }
#endif
    gc_lock();
    MP_STATE_MEM(gc_dropped) = MP_STATE_MEM(gc_rescan) = UINTPTR_MAX;
    mark_state(&mp_state_ctx.thread.dict_locals, &mp_state_ctx.thread.roots_end);
    mark_state(&mp_state_ctx.vm, &mp_state_ctx.vm.roots_end);
    mp_vm_gc_mark_stack();
}

// ---- sweeping ---------------------------------------------------------------------------------------------------

#if MICROPY_DEBUG_ALLOC_FAIL
// Makes uses of freed memory show.
static void overwrite(const gc_area_t *a, size_t group, gc_word_t gone) {
    for (; gone != 0; gone &= gone - 1) {
        memset(gc_address(a, group * GC_BITS + gc_lowest_bit(gone)), 0xdb, GC_GRANULE);
    }
}
#else
#define overwrite(a, group, gone) ((void)0)
#endif

static void sweep(gc_area_t *a) {
    size_t n_used = 0;
    gc_word_t carry = 0;  // 1: the block at the end of the last group is dead and may go on in this one
    size_t n = a->top / GC_BITS;
    for (size_t i = 0; i < n; i++) {
        gc_group_t *group = &a->groups[i];
        if ((group->head | group->k0) == 0) {
            carry = 0;
            continue;
        }
        gc_word_t dead = group->head & ~group->mark;
        gc_word_t tails = group->k0 & ~group->head;
        // Adding 1 where a run of tails follows a dead head clears the whole run, its carry going to the bit behind.
        dead |= tails & ~(tails + ((dead << 1 | carry) & tails));
        carry = dead >> (GC_BITS - 1);
        group->head &= ~dead;
        group->k0 &= ~dead;
        group->k1 &= ~dead;
        group->mark &= tails & ~dead;
        overwrite(a, i, dead);
        if ((group->head | group->k0) != 0) {
            n_used = i + 1;
        }
    }
    a->top = (n_used * GC_BITS + GC_TOP_STEP - 1) & ~(size_t)(GC_TOP_STEP - 1);
}

#if MICROPY_ENABLE_FINALISER

// The next second granule of a block with a finaliser, from g on; the area's limit if there is none.
static size_t next_finaliser(const gc_area_t *a, size_t g) {
    size_t limit = gc_limit(a);
    while (g < limit) {
        const gc_group_t *group = &a->groups[g / GC_BITS];
        gc_word_t w = (group->k1 & ~group->head) >> (g % GC_BITS);
        if (w != 0) {
            return g + gc_lowest_bit(w);
        }
        g = (g | (GC_BITS - 1)) + 1;
    }
    return limit;
}

// Notes which finalisers are due, those of dead objects or all, and keeps these objects with all that they need.
static void keep_finalisers(bool all_are_due) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    m->gc_has_finalisers = m->gc_finalisers_due = false;
    for (int pass = 0; pass < 2; pass++) {
        for (gc_area_t *a = m->areas; a != NULL; a = a->next) {
            for (size_t g = 0; (g = next_finaliser(a, g)) < gc_limit(a); g++) {
                gc_word_t *due = &a->groups[g / GC_BITS].mark;
                gc_word_t bit = (gc_word_t)1 << (g % GC_BITS);
                const gc_word_t block = (gc_word_t)gc_address(a, g - 1);
                // All are noted before any is kept, as one may refer to another.
                if (pass == 0 && (all_are_due || !is_marked(a, g - 1))) {
                    *due |= bit;
                } else if (pass == 1 && (*due & bit) && !all_are_due) {
                    mark((range_t){ &block, &block + 1, false });
                }
                m->gc_has_finalisers = true;
                m->gc_finalisers_due |= (*due & bit) != 0;
            }
        }
    }
    mark_dropped();
    if (m->gc_finalisers_due) {
        MP_STATE_VM(mp_pending) = true;
    }
}

static void call_finaliser(mp_obj_t object) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t method[2] = { MP_OBJ_NULL, MP_OBJ_NULL };
        mp_load_method_maybe(object, MP_QSTR___del__, method);
        if (method[0] != MP_OBJ_NULL) {
            mp_call_method_n_kw(0, 0, method);
        }
        nlr_pop();
    } else {
        mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(nlr.ret_val));
    }
}

void gc_run_finalisers(void) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
    if (!m->gc_finalisers_due || m->gc_finalising) {
        return;
    }
    m->gc_finalising = true;
    m->gc_finalisers_due = false;
    for (gc_area_t *a = m->areas; a != NULL; a = a->next) {
        for (size_t g = 0; (g = next_finaliser(a, g)) < gc_limit(a); g++) {
            gc_group_t *group = &a->groups[g / GC_BITS];
            gc_word_t bit = (gc_word_t)1 << (g % GC_BITS);
            mp_obj_base_t *object = (mp_obj_base_t *)(void *)gc_address(a, g - 1);
            if (group->mark & bit) {
                group->mark &= ~bit;
                group->k1 &= ~bit;
                // A constructor may have failed before it made the block an object.
                if (object->type != NULL) {
                    call_finaliser(MP_OBJ_FROM_PTR(object));
                }
            }
        }
    }
    m->gc_finalising = false;
}

#else
#define keep_finalisers(all_are_due) ((void)0)
void gc_run_finalisers(void) {
}
#endif

#if MICROPY_GC_COMPACT
#define STACK_CLEARED (128 * sizeof(void *))  // bytes

// Clears what earlier calls have left on the C stack below here, where the frames of calls to come will have unused
// words: they would hold blocks in place that nothing needs.
static MP_NOINLINE void clear_stack(void) {
    void *volatile words[STACK_CLEARED / sizeof(void *)];
    for (size_t i = 0; i < MP_ARRAY_SIZE(words); i++) {
        words[i] = NULL;
    }
}
#else
#define clear_stack()
#endif

void gc_collect_end(void) {
    mp_state_mem_t *m = &mp_state_ctx.mem;
#if MICROPY_GC_COMPACT
    if (m->gc_compacting) {
        gc_compact_end();
        return;
    }
#endif
    mark_dropped();
    if (m->gc_has_finalisers) {
        keep_finalisers(false);
    }
    for (gc_area_t *a = m->areas; a != NULL; a = a->next) {
        sweep(a);
    }
    gc_forget_run();
    gc_trace_collected();
    gc_unlock();
    clear_stack();
}

void gc_sweep_all(void) {
    keep_finalisers(true);
    gc_run_finalisers();
    for (gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        a->top = 0;
    }
    gc_forget_run();
}
