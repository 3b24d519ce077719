// Texts that grow at their end: s += "..." in a loop copies each byte a few times, not once a round. The block of such
// a text has room behind it, and a text made of it and something more uses the same block. Texts never change: each
// sees the bytes it has always seen, and only the newest, whose end is where the used part of the block ends, can grow.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/objects/text.h"
#include "py/runtime.h"

#if MICROPY_OPT_GROWING_STR

// Shorter ones are copied about as fast, and share a block with their header.
#define GROW_MIN (256)

typedef struct _growing_t {
    mp_obj_str_t str;
    size_t room;  // bytes of the block, for texts and their final zero; then comes a word: how many of them are used
} growing_t;

static inline size_t *used_of(const byte *data, size_t room) {
    return (size_t *)(void *)(data + room);
}

static mp_obj_t new_growing(const mp_obj_type_t *type, byte *data, size_t len, size_t room) {
    growing_t *o = mp_obj_malloc(growing_t, type);
    o->str.hash = MP_STR_FLAG_HEAP | MP_STR_FLAG_GROWING;
    o->str.len = len;
    o->str.data = data;
    o->room = room;
    data[len] = 0;
    *used_of(data, room) = len;
    return MP_OBJ_FROM_PTR(o);
}

static growing_t *as_growing(mp_obj_t o) {
    bool is_text = mp_obj_is_exact_obj_type(o, &mp_type_str)
        || mp_obj_is_exact_obj_type(o, &mp_type_bytes);
    return is_text && ((mp_obj_str_t *)MP_OBJ_TO_PTR(o))->hash & MP_STR_FLAG_GROWING
        ? MP_OBJ_TO_PTR(o)
        : NULL;
}

mp_obj_t mp_text_append(mp_obj_t left, const text_t *l, const text_t *r) {
    size_t len = l->len + r->len;
    if (l->len < GROW_MIN || len < l->len || len > PTRDIFF_MAX / 2 || l->type == &mp_type_bytearray) {
        return MP_OBJ_NULL;
    }
    growing_t *g = as_growing(left);
    if (g != NULL && *used_of(l->data, g->room) == l->len && r->len < g->room - l->len) {
        memcpy((byte *)l->data + l->len, r->data, r->len);
        return new_growing(l->type, (byte *)l->data, len, g->room);
    }
    // A quarter more keeps the copying at four times the text's length, however long it gets.
    size_t room = (len + len / 4 + sizeof(size_t)) & ~(sizeof(size_t) - 1);
    byte *data = gc_alloc(room + sizeof(size_t), GC_KIND_LEAF);
    if (data == NULL) {
        return MP_OBJ_NULL;
    }
    memcpy(data, l->data, l->len);
    memcpy(data + l->len, r->data, r->len);
    return new_growing(l->type, data, len, room);
}

void mp_text_terminate(mp_obj_t text) {
    growing_t *g = as_growing(text);
    if (g != NULL && g->str.data[g->str.len] != 0) {
        // Something else has grown from this text.
        byte *data = m_new_leaf(byte, g->str.len + 1);
        memcpy(data, g->str.data, g->str.len);
        data[g->str.len] = 0;
        g->str.data = data;
        g->str.hash &= ~(size_t)MP_STR_FLAG_GROWING;
    }
}

#endif
