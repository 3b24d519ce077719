// Sequences: indexing, slicing, comparing and searching, for list, tuple, str, bytes and arrays.
// SPDX-License-Identifier: MIT

#include "py/objint.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/objects/objtype.h"
#include "py/objects/sequence.h"

mp_obj_t mp_obj_as_native(mp_obj_t o, const mp_obj_type_t *type) {
    if (mp_obj_get_type_inline(o) == type) {
        return o;
    }
    return MICROPY_PY_NATIVE_BASES && mp_obj_is_obj(o)
        ? mp_obj_cast_to_native_base(o, MP_OBJ_FROM_PTR(type))
        : MP_OBJ_NULL;
}

// ---- indices and slices -----------------------------------------------------------------------------------------

bool mp_int_clamped(mp_obj_t o, mp_int_t *value) {
    if (!mp_obj_is_exact_obj_type(o, &mp_type_int)) {
        return mp_obj_get_int_maybe(o, value);
    }
    if (MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_NONE) {
        *value = MP_OBJ_SMALL_INT_VALUE(o);
        return true;
    }
    mp_int_view_t v;
    mp_int_view(&v, o);
    mp_int_t magnitude = v.n == 1 && v.d[0] < (mp_uint_t)MP_SSIZE_MAX ? (mp_int_t)v.d[0]
                                                                      : MP_SSIZE_MAX;
    *value = v.neg ? -magnitude : magnitude;
    return true;
}

mp_obj_t mp_index_settled(mp_obj_t index) {
    mp_int_t i;
    if (mp_obj_is_instance(index) && mp_int_clamped(index, &i)) {
        return mp_obj_new_int(i);
    }
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_exact_obj_type(index, &mp_type_slice)) {
        return mp_slice_settled(index);
    }
#endif
    return index;
}

size_t mp_get_index(const mp_obj_type_t *type, size_t len, mp_obj_t index, bool is_slice) {
    mp_int_t i;
    if (mp_obj_is_small_int(index)) {
        i = MP_OBJ_SMALL_INT_VALUE(index);
    } else if (!mp_int_clamped(index, &i)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("indices must be integers"),
            MP_ERROR_TEXT("%q indices must be integers or slices, not %s"), (qstr)type->name,
            mp_obj_get_type_str(index));
    }
    if (i < 0) {
        i += len;
    }
    if (is_slice) {
        return i < 0 ? 0 : MIN((size_t)i, len);
    }
    if ((size_t)i >= len) {
        mp_raise_msg_brief(&mp_type_IndexError, MP_ERROR_TEXT("index out of range"),
            MP_ERROR_TEXT("%q index out of range"), (qstr)type->name);
    }
    return i;
}

size_t mp_slice_count(const mp_bound_slice_t *s) {
    if (s->step > 0) {
        return s->start < s->stop ? ((size_t)s->stop - s->start - 1) / (size_t)s->step + 1 : 0;
    }
    return s->start > s->stop ? ((size_t)s->start - s->stop - 1) / (0 - (size_t)s->step) + 1 : 0;
}

#if MICROPY_PY_BUILTINS_SLICE

bool mp_seq_get_fast_slice_indexes(mp_uint_t len, mp_obj_t slice, mp_bound_slice_t *indexes) {
    mp_obj_slice_indices(slice, len, indexes);
    if (indexes->step > 0 && indexes->stop < indexes->start) {
        indexes->stop = indexes->start;
    }
    return indexes->step == 1;
}

void mp_slice_copy(mp_obj_t *dest, const mp_obj_t *items, const mp_bound_slice_t *slice) {
    size_t from = slice->start;
    for (size_t n = mp_slice_count(slice); n > 0; n--, from += slice->step) {
        *dest++ = items[from];
    }
}

mp_obj_t mp_seq_extract_slice(const mp_obj_t *seq, mp_bound_slice_t *indexes) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(mp_obj_new_list(mp_slice_count(indexes), NULL));
    mp_slice_copy(list->items, seq, indexes);
    return MP_OBJ_FROM_PTR(list);
}

#endif

// ---- repeating, comparing ---------------------------------------------------------------------------------------

void mp_seq_multiply(const void *items, size_t item_sz, size_t len, size_t times, void *dest) {
    size_t n = item_sz * len;
    if (n == 1) {
        memset(dest, *(const char *)items, times);
        return;
    }
#if MICROPY_OPT_FAST_PATHS
    // What is there already is copied as a whole.
    size_t total = n * times, done = MIN(n, total);
    memcpy(dest, items, done);
    for (; done < total; done += n) {
        n = MIN(done, total - done);
        memcpy((char *)dest + done, dest, n);
    }
#else
    for (; times > 0; times--) {
        memcpy(dest, items, n);
        dest = (char *)dest + n;
    }
#endif
}

size_t mp_seq_times(size_t len, mp_obj_t times) {
    mp_int_t n = mp_obj_get_int(times);
    size_t total;
    if (n <= 0) {
        return 0;
    }
    if (__builtin_mul_overflow(len, (size_t)n, &total) || total > SIZE_MAX / 2 / sizeof(mp_obj_t)) {
        m_malloc_fail(SIZE_MAX);
    }
    return total;
}

// What the op gives for sequences that differ first in an order of cmp (< 0, 0, > 0).
static bool ordered(mp_uint_t op, mp_int_t cmp) {
    return mp_order_satisfies(op, (cmp > 0) - (cmp < 0));
}

bool mp_seq_cmp_bytes(mp_uint_t op, const byte *data1, size_t len1, const byte *data2, size_t len2) {
    if ((op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_NOT_EQUAL) && len1 != len2) {
        return op == MP_BINARY_OP_NOT_EQUAL;
    }
    size_t len = MIN(len1, len2);
    int cmp = len > 0 ? memcmp(data1, data2, len) : 0;
    return ordered(op, cmp != 0 ? cmp : (mp_int_t)len1 - (mp_int_t)len2);
}

#if MICROPY_OPT_FAST_PATHS
bool mp_seq_equal(mp_obj_t a, mp_obj_t b) {
    return mp_obj_is_exact_obj_type(a, &mp_type_tuple) && mp_obj_is_exact_obj_type(b, &mp_type_tuple)
        ? mp_seq_compare(MP_BINARY_OP_EQUAL, a, b)
        : mp_obj_equal(a, b);
}
#endif

bool mp_seq_compare(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    MP_STACK_CHECK();
    bool equality = op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_NOT_EQUAL;
    for (size_t i = 0;; i++) {
        size_t len1, len2;
        const mp_obj_t *items1 = mp_seq_items(lhs, &len1), *items2 = mp_seq_items(rhs, &len2);
        if (i >= len1 || i >= len2 || (equality && len1 != len2)) {
            return ordered(op, (mp_int_t)len1 - (mp_int_t)len2);
        }
#if MICROPY_OPT_FAST_PATHS
        // While nothing but identical items are met nothing can change.
        size_t len = MIN(len1, len2);
        while (items1[i] == items2[i]) {
            if (++i == len) {
                return ordered(op, (mp_int_t)len1 - (mp_int_t)len2);
            }
        }
#endif
        mp_obj_t a = items1[i], b = items2[i];
        if (!mp_seq_same(a, b)) {
            return equality ? op == MP_BINARY_OP_NOT_EQUAL : mp_obj_is_true(mp_binary_op(op, a, b));
        }
    }
}

bool mp_seq_cmp_objs(
    mp_uint_t op, const mp_obj_t *items1, size_t len1, const mp_obj_t *items2, size_t len2) {
    mp_obj_t lhs = mp_obj_new_tuple(len1, items1);
    return mp_seq_compare(op, lhs, mp_obj_new_tuple(len2, items2));
}

// ---- searching --------------------------------------------------------------------------------------------------

size_t mp_seq_find(mp_obj_t seq, size_t start, size_t stop, mp_obj_t value) {
    for (size_t i = start; i < stop; i++) {
        size_t len;
        mp_obj_t *items = mp_seq_items(seq, &len);
        if (i >= len) {
            break;
        }
#if MICROPY_OPT_FAST_PATHS
        // Looking for a small integer among others: nothing can change meanwhile.
        size_t end = mp_obj_is_small_int(value) ? MIN(len, stop) : 0;
        while (i < end && items[i] != value && mp_obj_is_small_int(items[i])) {
            i++;
        }
        if (i == end && end != 0) {
            break;
        }
#endif
        if (mp_seq_same(items[i], value)) {
            return i;
        }
    }
    return SIZE_MAX;
}

mp_obj_t mp_seq_index(size_t n_args, const mp_obj_t *args) {
    size_t len;
    mp_seq_items(args[0], &len);
    const mp_obj_type_t *type = mp_obj_get_type(args[0]);
    size_t start = n_args > 2 ? mp_get_index(type, len, args[2], true) : 0;
    size_t stop = n_args > 3 ? mp_get_index(type, len, args[3], true) : len;
    size_t i = mp_seq_find(args[0], start, stop, args[1]);
    if (i == SIZE_MAX) {
        mp_raise_ValueError(MP_ERROR_TEXT("value is not in sequence"));
    }
    return MP_OBJ_NEW_SMALL_INT(i);
}

mp_obj_t mp_seq_count(mp_obj_t seq, mp_obj_t value) {
    size_t count = 0;
    for (size_t i = 0; (i = mp_seq_find(seq, i, SIZE_MAX, value)) != SIZE_MAX; i++) {
        count++;
    }
    return MP_OBJ_NEW_SMALL_INT(count);
}

// For C modules with items of their own, which stay where they are.
mp_obj_t mp_seq_index_obj(const mp_obj_t *items, size_t len, size_t n_args, const mp_obj_t *args) {
    mp_obj_t copy[4] = { mp_obj_new_tuple(len, items), args[1] };
    for (size_t i = 2; i < n_args; i++) {
        copy[i] = args[i];
    }
    return mp_seq_index(n_args, copy);
}

mp_obj_t mp_seq_count_obj(const mp_obj_t *items, size_t len, mp_obj_t value) {
    return mp_seq_count(mp_obj_new_tuple(len, items), value);
}

// ---- printing ---------------------------------------------------------------------------------------------------

#if MICROPY_CPYTHON_COMPAT

static void nested_print_strn(void *data, const char *str, size_t len) {
    const mp_nested_print_t *nested = data;
    nested->root->print_strn(nested->root->data, str, len);
}

const mp_print_t *mp_print_enter(
    mp_nested_print_t *nested, const mp_print_t *print, mp_obj_t container) {
    MP_STACK_CHECK();
    const mp_print_t *outer = print;
    for (; outer->print_strn == nested_print_strn; outer = ((const mp_nested_print_t *)outer)->outer) {
        if (((const mp_nested_print_t *)outer)->container == container) {
            mp_print_str(print, "...");
            return NULL;
        }
    }
    *nested = (mp_nested_print_t){ { nested, nested_print_strn }, outer, print, container };
    return &nested->base;
}

#else

// A container inside itself ends as any endless recursion does.
const mp_print_t *mp_print_enter(
    mp_nested_print_t *nested, const mp_print_t *print, mp_obj_t container) {
    (void)nested, (void)container;
    return print;
}

#endif

void mp_seq_print(
    const mp_print_t *print, mp_obj_t seq, const char *open_close, mp_print_kind_t kind) {
    mp_print_strn(print, open_close, 1, 0, 0, 0);
    open_close++;
    mp_nested_print_t nested;
    const mp_print_t *inner = mp_print_enter(&nested, print, seq);
    for (size_t i = 0; inner != NULL; i++) {
        size_t len;
        mp_obj_t *items = mp_seq_items(seq, &len);
        if (i >= len) {
            break;
        }
        if (i > 0) {
            mp_print_str(print, ", ");
        }
        mp_obj_print_helper(inner, items[i],
            MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && kind == PRINT_JSON ? PRINT_JSON
                                                                                  : PRINT_REPR);
    }
    if (inner == NULL && *open_close == ',') {
        open_close++;  // "(...)"
    }
    mp_print_str(print, open_close);
}
