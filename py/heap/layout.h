// Where the references in a block are, told from its kind and, if it is an object, from its type. Both the marking and
// the moving of blocks go by this.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_HEAP_LAYOUT_H
#define SLIPWAY_PY_HEAP_LAYOUT_H

#include "py/heap/heap.h"
#include "py/objstr.h"
#include "py/vm/code.h"

typedef enum {
    GC_WORDS_NONE,
    GC_WORDS_EXACT,   // a word that is the address of a block refers to it
    GC_WORDS_INSIDE,  // and one that is the address of a granule inside a block
    GC_WORDS_TEXT,  // one word: the address of some byte of a block, or of something outside the heap
    GC_WORDS_LOOSE,  // nobody knows: any word may be a reference, to any byte
} gc_words_t;

// What the words from *from to *to of the block at g are.
static inline gc_words_t gc_layout(const gc_area_t *a, size_t g, gc_word_t **from, gc_word_t **to) {
    const gc_group_t *group = &a->groups[g / GC_BITS];
    size_t shift = g % GC_BITS;
    unsigned kind = (group->k0 >> shift & 1) << 1 | (group->k1 >> shift & 1) << 2;
    gc_word_t *block = (gc_word_t *)(void *)gc_address(a, g);
    gc_words_t words = GC_WORDS_EXACT;
    if (kind == GC_KIND_LEAF) {
        return GC_WORDS_NONE;
    }
    *from = block;
    if (kind == GC_KIND_OPAQUE) {
        words = GC_WORDS_LOOSE;
    } else if (kind == GC_KIND_OBJECT) {
        const mp_obj_type_t *type = ((const mp_obj_base_t *)(const void *)block)->type;
        unsigned layout = type == NULL ? 0 : type->flags & MP_TYPE_FLAG_LAYOUT_MASK;
        if (layout == MP_TYPE_FLAG_LAYOUT_LEAF) {
            return GC_WORDS_NONE;
        }
        if (layout == MP_TYPE_FLAG_LAYOUT_STR) {
            *from = (gc_word_t *)(void *)&((mp_obj_str_t *)(void *)block)->data;
            *to = *from + 1;
            return GC_WORDS_TEXT;
        }
#if MICROPY_GC_COMPACT
        if (layout == MP_TYPE_FLAG_LAYOUT_SHAPE) {
            *from = block + 1;
            *to = block + 4;
            return GC_WORDS_EXACT;
        }
        if (layout == MP_TYPE_FLAG_LAYOUT_CODE) {
            mp_code_t *code = (mp_code_t *)(void *)block;
            *from = (gc_word_t *)(void *)&code->globals;
            *to = (gc_word_t *)(void *)&code->consts[mp_code_n_consts(code)];
            return GC_WORDS_INSIDE;
        }
#endif
        if (layout != MP_TYPE_FLAG_LAYOUT_VALUES) {
            words = GC_WORDS_LOOSE;
        }
    }
    *to = (gc_word_t *)(void *)gc_address(a, gc_block_end(a, g));
    return words;
}

#endif  // SLIPWAY_PY_HEAP_LAYOUT_H
