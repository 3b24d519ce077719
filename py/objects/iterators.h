// The layouts of the iterators over built-in sequences, shared between the types that make them and the interpreter
// loop, which steps the common ones in place. Each fits an mp_obj_iter_buf_t.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_ITERATORS_H
#define SLIPWAY_PY_OBJECTS_ITERATORS_H

#include "py/runtime.h"

// mp_type_list_it. At its end the iterator lets go of the list (list becomes MP_OBJ_NULL) and stays exhausted.
typedef struct _mp_obj_list_it_t {
    mp_obj_base_t base;
    mp_obj_t list;
    size_t cur;
} mp_obj_list_it_t;

// mp_type_tuple_it; the tuple may be of any tuple-compatible type.
typedef struct _mp_obj_tuple_it_t {
    mp_obj_base_t base;
    mp_obj_t tuple;
    size_t cur;
} mp_obj_tuple_it_t;

// mp_type_range_it: `left` more values, the next of which is `cur`. cur may wrap around once left is 0.
typedef struct _mp_obj_range_it_t {
    mp_obj_base_t base;
    mp_int_t cur;
    mp_int_t step;
    mp_uint_t left;
} mp_obj_range_it_t;

// mp_type_dict_it, over a dict or one of its views.
typedef struct _mp_obj_dict_it_t {
    mp_obj_base_t base;
    mp_obj_t dict;  // MP_OBJ_NULL once exhausted
    size_t cur;     // entry of the map's table to look at next
    size_t state;   // the map's `used` when the iteration began << 2 | mp_dict_view_kind_t
} mp_obj_dict_it_t;

typedef enum {
    MP_DICT_VIEW_ITEMS,
    MP_DICT_VIEW_KEYS,
    MP_DICT_VIEW_VALUES,
} mp_dict_view_kind_t;

extern const mp_obj_type_t mp_type_list_it;
extern const mp_obj_type_t mp_type_tuple_it;
extern const mp_obj_type_t mp_type_range_it;
extern const mp_obj_type_t mp_type_dict_it;

// Room for an iterator of up to four words: the caller's buffer, or a new block if that is NULL. The type is set.
static inline void *mp_iter_room(mp_obj_iter_buf_t *iter_buf, const mp_obj_type_t *type) {
    if (iter_buf == NULL) {
        return mp_obj_malloc(mp_obj_iter_buf_t, type);
    }
    iter_buf->base.type = type;
    return iter_buf;
}

// mp_iternext(), with the steps of the commonest iterators done in place.
#if MICROPY_OPT_FAST_PATHS
mp_obj_t mp_next_of_other(mp_obj_t iter);

static inline mp_obj_t mp_next_item(mp_obj_t iter) {
    mp_obj_list_it_t *it = MP_OBJ_TO_PTR(iter);
    if (it->base.type == &mp_type_list_it) {
        mp_obj_list_t *list = MP_OBJ_TO_PTR(it->list);
        if (list != NULL && it->cur < list->len) {
            return list->items[it->cur++];
        }
    }
    return mp_next_of_other(iter);
}
#else
#define mp_next_item(iter) mp_iternext(iter)
#endif

// iter(callable, sentinel)
mp_obj_t mp_obj_new_callable_iter(mp_obj_t fun, mp_obj_t sentinel);

// A step of an iterator that would make a tuple of n values, without making it: the values go to parts[]. 1: done; 0:
// the iterator is at its end; -1: nothing was done, as it is no such iterator or its tuples are of another length.
int mp_iternext_parts(mp_obj_t iter, size_t n, mp_obj_t *parts);

// The same of an mp_type_dict_it alone, n being 2.
int mp_obj_dict_next_item(mp_obj_t iter, mp_obj_t *parts);

// The next entry of a map at or after *cur, which moves behind it; NULL at the end. The map may change in between.
mp_map_elem_t *mp_map_next(const mp_map_t *map, size_t *cur);

// Makes an empty map a copy of another without hashing a key; false, with nothing done, if it cannot be had so.
#if MICROPY_OPT_LARGE_CONTAINERS
bool mp_map_copied(mp_map_t *map, const mp_map_t *from);
#else
#define mp_map_copied(map, from) false
#endif

#endif  // SLIPWAY_PY_OBJECTS_ITERATORS_H
