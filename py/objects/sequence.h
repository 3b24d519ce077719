// What list, tuple and their relatives share inside the core. Items are always fetched anew through the object,
// because comparing them may run Python code that changes a list.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_SEQUENCE_H
#define SLIPWAY_PY_OBJECTS_SEQUENCE_H

#include "py/obj.h"

// The items of a list or of a tuple-compatible object.
static inline mp_obj_t *mp_seq_items(mp_obj_t seq, size_t *len) {
    if (((mp_obj_base_t *)seq)->type == &mp_type_list) {
        *len = ((mp_obj_list_t *)seq)->len;
        return ((mp_obj_list_t *)seq)->items;
    }
    *len = ((mp_obj_tuple_t *)seq)->len;
    return ((mp_obj_tuple_t *)seq)->items;
}

// memcpy() of n items; neither pointer matters when there are none.
static inline void mp_seq_copy_items(mp_obj_t *dest, const mp_obj_t *src, size_t n) {
    if (n > 0) {
        memcpy(dest, src, n * sizeof(mp_obj_t));
    }
}

// mp_obj_equal() that loses no time over tuples.
#if MICROPY_OPT_FAST_PATHS
bool mp_seq_equal(mp_obj_t a, mp_obj_t b);
#else
#define mp_seq_equal(a, b) mp_obj_equal(a, b)
#endif

// Identical or equal, as containers compare.
static inline bool mp_seq_same(mp_obj_t a, mp_obj_t b) {
    if (a == b) {
        return true;
    }
    if (MICROPY_OPT_FAST_PATHS
        && ((mp_obj_is_small_int(a) && mp_obj_is_small_int(b))
            || (mp_obj_is_qstr(a) && mp_obj_is_qstr(b)))) {
        return false;
    }
    return mp_seq_equal(a, b);
}

// o itself if it is of the type, the native base of an instance of a class derived from it, else MP_OBJ_NULL.
mp_obj_t mp_obj_as_native(mp_obj_t o, const mp_obj_type_t *type);
// The value of an int, or of what converts to one as an index; ints too big for a machine word give the largest or
// smallest. False for anything else.
bool mp_int_clamped(mp_obj_t o, mp_int_t *value);
// An index or slice that runs no Python code when it is used: the __index__ methods of instances are called here. To
// come before anything else is looked at in an object that such a method might change.
mp_obj_t mp_index_settled(mp_obj_t index);
mp_obj_t mp_slice_settled(mp_obj_t slice);  // the same for what is known to be a slice
// The position of an equal item in [start, stop), or SIZE_MAX.
size_t mp_seq_find(mp_obj_t seq, size_t start, size_t stop, mp_obj_t value);
bool mp_seq_compare(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);
// seq.index(value[, start[, stop]]) and seq.count(value)
mp_obj_t mp_seq_index(size_t n_args, const mp_obj_t *args);
mp_obj_t mp_seq_count(mp_obj_t seq, mp_obj_t value);
// Printing of containers that may hold themselves. Each level hands a print of its own to its items, by which an inner
// level finds out what the outer ones are printing.
typedef struct _mp_nested_print_t {
    mp_print_t base;
    const mp_print_t *root;   // where the text goes
    const mp_print_t *outer;  // what this level was given
    mp_obj_t container;
} mp_nested_print_t;
// The print to go on with; NULL, with "..." printed, if an outer level is at this container. Checks the C stack.
const mp_print_t *mp_print_enter(
    mp_nested_print_t *nested, const mp_print_t *print, mp_obj_t container);
// Prints "[1, 2]": open, the items from first on, close.
void mp_seq_print(
    const mp_print_t *print, mp_obj_t seq, const char *open_close, mp_print_kind_t kind);
// The items in the slice that fits the bounds.
size_t mp_slice_count(const mp_bound_slice_t *slice);
void mp_slice_copy(mp_obj_t *dest, const mp_obj_t *items, const mp_bound_slice_t *slice);
// len * times, or MemoryError when no object can have that many items; times is an int object, below 0 counts as 0.
size_t mp_seq_times(size_t len, mp_obj_t times);
// All that an iterable gives, in a new list. n_args of make_new: list(), list(iterable).
mp_obj_t mp_list_from_iter(mp_obj_t iterable);
// list.extend(): None.
mp_obj_t mp_list_extend(mp_obj_t list, mp_obj_t iterable);

#endif  // SLIPWAY_PY_OBJECTS_SEQUENCE_H
