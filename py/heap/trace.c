// What `slipway heap` reports, see trace.h. Every block is known to belong to an entry, a type at a line; collections
// count what is left of each entry. All of it lies outside the heap.
// SPDX-License-Identifier: MIT
#include "py/heap/trace.h"

#if MICROPY_DEBUG_PROFILE

#include <stdlib.h>

#include "py/heap/heap.h"
#include "py/obj.h"
#include "py/vm/profile.h"

// While watching, a collection is due after this many bytes, or an eighth of what is live if that is more: the peak that
// is reported is off by no more than that.
#define COLLECT_FLOOR (32 * 1024)

// Types are told by their name; blocks without a type by their kind, from here on.
#define KIND_TYPES ((uint32_t)1 << 16)

typedef struct {
    uint64_t blocks;
    uint64_t bytes;
} amount_t;

typedef struct {
    const char *file;  // NULL: no Python code was running
    const char *function;
    uint32_t line;
    uint32_t type;
    uint32_t next;  // entry of the same place, or 0
    amount_t allocated;
    amount_t peak;
    amount_t live;  // at the last collection
} entry_t;

// The entries of an area's blocks, by the granule of the head.
typedef struct {
    const gc_area_t *area;
    uint32_t *entry_of;
} owners_t;

static bool watching;
static entry_t *entries;  // the first is what was there before
static uint32_t n_entries;
static owners_t *owners;
static size_t n_owners;
static uint32_t outside;  // the first entry of no Python code
static uint64_t peak_bytes;
static size_t n_collections;

// The block whose type is not known yet.
static struct {
    const mp_obj_base_t *block;
    size_t n_bytes;
    unsigned kind;
    const mp_profile_t *profile;
    struct mp_profile_at *at;
} pending;

static void *extend(void *array, size_t n_bytes) {
    return mp_profile_memory(realloc(array, n_bytes));
}

static uint32_t *owner_of(const void *block) {
    const gc_area_t *a = gc_area_of((uintptr_t)block);
    size_t i = 0;
    while (i < n_owners && owners[i].area != a) {
        i++;
    }
    if (i == n_owners) {
        owners = extend(owners, ++n_owners * sizeof(owners[0]));
        // Pages that are never touched cost nothing.
        owners[i] = (owners_t){ a, mp_profile_memory(calloc(a->total + GC_BITS, sizeof(uint32_t))) };
    }
    return &owners[i].entry_of[((uintptr_t)block - (uintptr_t)a->base) / GC_GRANULE];
}

static uint32_t entry_for(const mp_profile_t *profile, struct mp_profile_at *at, uint32_t type) {
    uint32_t *link = at == NULL ? &outside : &at->site;
    for (uint32_t i = *link; i != 0; i = entries[i].next) {
        if (entries[i].type == type) {
            return i;
        }
    }
    entries = extend(entries, (n_entries + 1) * sizeof(entries[0]));
    entries[n_entries] = (entry_t){ .type = type, .next = *link };
    if (at != NULL) {
        entries[n_entries].file = profile->file;
        entries[n_entries].function = profile->name;
        entries[n_entries].line = at->line;
    }
    return *link = n_entries++;
}

static uint32_t type_of(const mp_obj_base_t *block, unsigned kind) {
    bool typed = kind == GC_KIND_OBJECT
        || (kind == GC_KIND_LEAF
            && (MP_OBJ_FROM_PTR(block->type) == MP_OBJ_FROM_PTR(&mp_type_float)
                || MP_OBJ_FROM_PTR(block->type) == MP_OBJ_FROM_PTR(&mp_type_int)));
    return typed && block->type != NULL ? block->type->name : KIND_TYPES + (kind >> 1);
}

static void settle(void) {
    if (pending.block != NULL) {
        uint32_t i = entry_for(pending.profile, pending.at, type_of(pending.block, pending.kind));
        entries[i].allocated.blocks++;
        entries[i].allocated.bytes += pending.n_bytes;
        *owner_of(pending.block) = i;
        pending.block = NULL;
    }
}

// ---- hooks ------------------------------------------------------------------------------------------------------

void gc_trace_start(void) {
    entries = extend(NULL, sizeof(entries[0]));
    entries[0] = (entry_t){ .type = KIND_TYPES };
    n_entries = 1;
    watching = true;
    MP_STATE_MEM(gc_alloc_threshold) = COLLECT_FLOOR;
    gc_end_run();
}

void gc_trace_begin(void) {
    settle();
}

void *gc_trace_end(void *block, size_t n_bytes, unsigned kind) {
    if (watching) {
        settle();
        pending.block = block;
        pending.n_bytes = n_bytes;
        pending.kind = kind & GC_KIND_OBJECT;
        pending.at = mp_profile_here(&pending.profile);
        if (pending.kind == GC_KIND_LEAF) {
            // Nobody has promised what is in it: what was there before shall not be taken for its type.
            *(void **)block = NULL;
        }
    }
    return block;
}

void gc_trace_grown(const void *block, size_t n_bytes) {
    if (watching) {
        settle();
        const mp_profile_t *profile;
        struct mp_profile_at *at = mp_profile_here(&profile);
        uint32_t type = entries[*owner_of(block)].type;
        uint32_t i = entry_for(profile, at, type);
        entries[i].allocated.bytes += n_bytes;
    }
}

void gc_trace_moved(const void *from, const void *to) {
    if (watching) {
        *owner_of(to) = *owner_of(from);
    }
}

void gc_trace_collected(void) {
    if (!watching) {
        return;
    }
    for (uint32_t i = 0; i < n_entries; i++) {
        entries[i].live = (amount_t){ 0, 0 };
    }
    uint64_t total = 0;
    for (const gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        size_t limit = gc_limit(a);
        for (size_t g = 0; (g = gc_next(a, g, limit, GC_HEAD)) < limit; g++) {
            amount_t *live = &entries[*owner_of(gc_address(a, g))].live;
            size_t n_bytes = (gc_block_end(a, g) - g) * GC_GRANULE;
            live->blocks++;
            live->bytes += n_bytes;
            total += n_bytes;
        }
    }
    if (total > peak_bytes) {
        peak_bytes = total;
        for (uint32_t i = 0; i < n_entries; i++) {
            entries[i].peak = entries[i].live;
        }
    }
    n_collections++;
    MP_STATE_MEM(gc_alloc_threshold) = MAX(COLLECT_FLOOR, total / 8);
}

// ---- output -----------------------------------------------------------------------------------------------------

static void print_amount(const mp_print_t *print, amount_t amount, const char *end) {
    mp_profile_print_count(print, amount.blocks);
    mp_print_str(print, ",");
    mp_profile_print_count(print, amount.bytes);
    mp_print_str(print, end);
}

static void print_entry(const mp_print_t *print, const entry_t *e) {
    static const char *const kinds[] = { "(opaque)", "(data)", "(items)", "(object)" };
    mp_print_str(print, "[");
    mp_profile_print_str(print, e->file != NULL ? e->file : "");
    mp_printf(print, ",%u,", (unsigned)e->line);
    mp_profile_print_str(print, e->file != NULL ? e->function : "(outside)");
    mp_print_str(print, ",");
    mp_profile_print_str(
        print, e->type >= KIND_TYPES ? kinds[e->type - KIND_TYPES] : qstr_str((qstr)e->type));
    mp_print_str(print, ",[");
    print_amount(print, e->allocated, ",");
    print_amount(print, e->peak, ",");
    print_amount(print, e->live, "]]");
}

void gc_trace_dump(const mp_print_t *print) {
    if (watching) {
        size_t before = n_collections;
        gc_collect();
        mp_printf(print, "{\"collections\":%u,\n\"blocks\":[\n", (unsigned)before);
        for (uint32_t i = 0; i < n_entries; i++) {
            print_entry(print, &entries[i]);
            mp_print_str(print, i + 1 < n_entries ? ",\n" : "]}\n");
        }
    }
}

#endif  // MICROPY_DEBUG_PROFILE
