// What is in the heap: counts for gc.mem_free() and micropython.mem_info(), and a map of it.
// SPDX-License-Identifier: MIT
#include "py/heap/heap.h"
#include "py/mpprint.h"

void gc_info(gc_info_t *info) {
    *info = (gc_info_t){ 0 };
    for (const gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        size_t limit = gc_limit(a);
        info->total += a->total * GC_GRANULE;
        for (size_t g = 0; g < a->total;) {
            // Free granules below and above the limit are one run.
            size_t start = g;
            g = gc_next(a, g, limit, GC_USED);
            if (g == limit) {
                g = a->total;
            }
            info->max_free = MAX(info->max_free, g - start);
            if (g < limit) {
                start = g;
                g = gc_block_end(a, g);
                info->used += (g - start) * GC_GRANULE;
                info->num_1block += g - start == 1;
                info->num_2block += g - start == 2;
                info->max_block = MAX(info->max_block, g - start);
            }
        }
    }
    info->free = info->total - info->used;
}

#if MICROPY_OPT_INLINE_CACHES || MICROPY_GC_COMPACT
void gc_each_object(const mp_obj_type_t *type, void (*visit)(void *object)) {
    for (const gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        size_t limit = gc_limit(a);
        for (size_t g = 0; (g = gc_next(a, g, limit, GC_HEAD)) < limit; g++) {
            const gc_group_t *group = &a->groups[g / GC_BITS];
            mp_obj_base_t *object = (mp_obj_base_t *)(void *)gc_address(a, g);
            if (group->k0 & group->k1 & (gc_word_t)1 << (g % GC_BITS) && object->type == type) {
                visit(object);
            }
        }
    }
}
#endif

#if MICROPY_PY_MICROPYTHON_MEM_INFO

void gc_dump_info(const mp_print_t *print) {
    gc_info_t info;
    gc_info(&info);
    mp_printf(print, "GC: total: %u, used: %u, free: %u\n", (unsigned)info.total,
        (unsigned)info.used, (unsigned)info.free);
    mp_printf(print, " No. of 1-blocks: %u, 2-blocks: %u, max blk sz: %u, max free sz: %u\n",
        (unsigned)info.num_1block, (unsigned)info.num_2block, (unsigned)info.max_block,
        (unsigned)info.max_free);
}

#define ROW (64)

static void print_free_rows(const mp_print_t *print, size_t n) {
    if (n != 0) {
        mp_printf(print, "\n       (%u lines all free)", (unsigned)n);
    }
}

// A character per granule, 64 to the line: '.' free, '=' the rest of a block, and by the kind of the block that
// starts here 'o' opaque, 'l' leaf, 'v' values, 'h' object. Lines without a block are counted only.
void gc_dump_alloc_table(const mp_print_t *print) {
    for (const gc_area_t *a = MP_STATE_MEM(areas); a != NULL; a = a->next) {
        mp_printf(print, "GC memory layout; from %p:", (void *)a->base);
        size_t limit = gc_limit(a);
        size_t n_free = 0;
        for (size_t row = 0; row < limit; row += ROW) {
            size_t end = MIN(row + ROW, limit);
            if (gc_next(a, row, end, GC_USED) == end) {
                n_free++;
                continue;
            }
            print_free_rows(print, n_free);
            n_free = 0;
            mp_printf(print, "\n%05x: ", (unsigned)(row * GC_GRANULE));
            for (size_t g = row; g < end; g++) {
                const gc_group_t *group = &a->groups[g / GC_BITS];
                size_t shift = g % GC_BITS;
                unsigned bits = (group->head >> shift & 1) << 2 | (group->k1 >> shift & 1) << 1
                    | (group->k0 >> shift & 1);
                // Tails have k0; their k1 tells of a finaliser.
                mp_print_strn(print, &".=.=olvh"[bits], 1, 0, 0, 0);
            }
        }
        print_free_rows(print, n_free + (a->total - limit + ROW - 1) / ROW);
        mp_print_str(print, "\n");
    }
}

#endif
