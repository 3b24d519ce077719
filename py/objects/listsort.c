// list.sort(): a stable merge sort of keys, which carry their items along. While it runs the list is empty, so that
// key functions and comparisons may do what they like to it.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/objects/sequence.h"
#include "py/vm/fast.h"

#define RUN_MAX (12)  // shorter runs are sorted by insertion

typedef enum {
    KEYS_ANY,
    KEYS_SMALL_INT,
    KEYS_FLOAT,
    KEYS_STR,
    KEYS_TUPLE,
} key_kind_t;

typedef struct _sort_t {
    mp_obj_t *keys;
    mp_obj_t *items;  // moved like keys; NULL when the items are their own keys
    mp_obj_t *spare;  // room for half of the keys
    mp_obj_t *spare_items;
    size_t left, left_end;  // what a merge has not yet taken back from the spare room
    size_t to;              // and where in keys it belongs
    bool reverse;
    key_kind_t kind;
} sort_t;

#if MICROPY_OPT_FAST_PATHS
// Below, at or above 0 as str a comes before, with or after str b.
static inline int str_order(mp_obj_t a, mp_obj_t b) {
    GET_STR_DATA_LEN(a, text1, len1);
    GET_STR_DATA_LEN(b, text2, len2);
    int cmp = memcmp(text1, text2, MIN(len1, len2));
    return cmp != 0 ? cmp : (len1 > len2) - (len1 < len2);
}

// a < b for tuples, as mp_binary_op() would have it.
static bool tuple_less(mp_obj_t a_in, mp_obj_t b_in) {
    const mp_obj_tuple_t *a = MP_OBJ_TO_PTR(a_in), *b = MP_OBJ_TO_PTR(b_in);
    size_t n = MIN(a->len, b->len);
    for (size_t i = 0; i < n; i++) {
        mp_obj_t x = a->items[i], y = b->items[i];
        if (x == y) {
            continue;
        }
        int known = mp_fast_compare(x, y, <);
        if (known > 0) {
            return true;
        }
        if (mp_obj_is_str(x) && mp_obj_is_str(y)) {
            int order = str_order(x, y);
            if (order == 0) {
                continue;
            }
            return order < 0;
        }
        if (!mp_seq_same(x, y)) {
            return known < 0 && mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, x, y));
        }
    }
    return a->len < b->len;
}
#endif

static inline bool less(const sort_t *s, mp_obj_t a, mp_obj_t b) {
    if (s->reverse) {
        mp_obj_t swap = a;
        a = b;
        b = swap;
    }
#if MICROPY_OPT_FAST_PATHS
    switch (s->kind) {
        case KEYS_SMALL_INT:
            return (mp_int_t)a < (mp_int_t)b;
#if MICROPY_PY_BUILTINS_FLOAT
        case KEYS_FLOAT:
            return mp_obj_float_get(a) < mp_obj_float_get(b);
#endif
        case KEYS_STR:
            return str_order(a, b) < 0;
        case KEYS_TUPLE:
            return tuple_less(a, b);
        default:
            break;
    }
#endif
    return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, a, b));
}

// Where speed is not all.
static MP_NOINLINE bool less_called(const sort_t *s, mp_obj_t a, mp_obj_t b) {
    return less(s, a, b);
}

static inline void move(const sort_t *s, size_t to, size_t from) {
    s->keys[to] = s->keys[from];
    if (s->items != NULL) {
        s->items[to] = s->items[from];
    }
}

// Where keys[i] belongs among those from start on, which are in order.
static size_t place_for(const sort_t *s, size_t start, size_t i) {
    mp_obj_t key = s->keys[i];
    size_t to = i;
#if MICROPY_OPT_LARGE_CONTAINERS
    // Where comparing costs more than branches that nobody can foretell, by bisection.
    if (s->kind != KEYS_SMALL_INT && s->kind != KEYS_FLOAT) {
        size_t low = start;
        if (!less_called(s, key, s->keys[--to])) {
            return i;
        }
        while (low < to) {
            size_t middle = (low + to) / 2;
            if (less_called(s, key, s->keys[middle])) {
                to = middle;
            } else {
                low = middle + 1;
            }
        }
        return to;
    }
#endif
    while (to > start && less(s, key, s->keys[to - 1])) {
        to--;
    }
    return to;
}

static void insertion_sort(const sort_t *s, size_t start, size_t end) {
    for (size_t i = start + 1; i < end; i++) {
        mp_obj_t key = s->keys[i];
        size_t to = place_for(s, start, i);
        if (to == i) {
            continue;
        }
        // All comparisons of this key are done: an exception finds every item still in its place.
        memmove(s->keys + to + 1, s->keys + to, (i - to) * sizeof(mp_obj_t));
        s->keys[to] = key;
        if (s->items != NULL) {
            mp_obj_t item = s->items[i];
            memmove(s->items + to + 1, s->items + to, (i - to) * sizeof(mp_obj_t));
            s->items[to] = item;
        }
    }
}

// Takes back what is left in the spare room; it fits the gap exactly.
static void finish_merge(sort_t *s) {
    size_t n = s->left_end - s->left;
    memcpy(s->keys + s->to, s->spare + s->left, n * sizeof(mp_obj_t));
    if (s->items != NULL) {
        memcpy(s->items + s->to, s->spare_items + s->left, n * sizeof(mp_obj_t));
    }
    s->left_end = s->left;
}

static void merge(sort_t *s, size_t start, size_t middle, size_t end) {
    size_t n = middle - start;
    memcpy(s->spare, s->keys + start, n * sizeof(mp_obj_t));
    if (s->items != NULL) {
        memcpy(s->spare_items, s->items + start, n * sizeof(mp_obj_t));
    }
    s->left = 0;
    s->left_end = n;
    s->to = start;
    size_t left = 0, right = middle, to = start;
    while (left < n && right < end) {
        if (less(s, s->keys[right], s->spare[left])) {
            move(s, to++, right++);
        } else {
            s->keys[to] = s->spare[left];
            if (s->items != NULL) {
                s->items[to] = s->spare_items[left];
            }
            to++;
            left++;
        }
        s->left = left;
        s->to = to;
    }
    finish_merge(s);
}

// Recurses log2(n) deep.
static void merge_sort(sort_t *s, size_t start, size_t end) {
    if (!MICROPY_OPT_LARGE_CONTAINERS || end - start <= RUN_MAX) {
        insertion_sort(s, start, end);
        return;
    }
    size_t middle = start + (end - start) / 2;
    merge_sort(s, start, middle);
    merge_sort(s, middle, end);
    if (less_called(s, s->keys[middle], s->keys[middle - 1])) {
        merge(s, start, middle, end);
    }
}

#if MICROPY_OPT_LARGE_CONTAINERS
static void reverse(mp_obj_t *items, size_t n) {
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        mp_obj_t item = items[--j];
        items[j] = items[i];
        items[i] = item;
    }
}

// Keys that are in order as they are, or the other way round with no two alike, are settled at once.
static bool is_one_run(sort_t *s, size_t n) {
    size_t i = 1;
    bool down = less_called(s, s->keys[1], s->keys[0]);
    while (++i < n && less_called(s, s->keys[i], s->keys[i - 1]) == down) {
    }
    if (i == n && down) {
        reverse(s->keys, n);
        if (s->items != NULL) {
            reverse(s->items, n);
        }
    }
    return i == n;
}
#else
#define is_one_run(s, n) false
#endif

#if MICROPY_OPT_FAST_PATHS
static key_kind_t kind_of_key(mp_obj_t key) {
    return mp_obj_is_small_int(key)                     ? KEYS_SMALL_INT
        : mp_obj_is_float(key)                          ? KEYS_FLOAT
        : mp_obj_is_str(key)                            ? KEYS_STR
        : mp_obj_is_exact_obj_type(key, &mp_type_tuple) ? KEYS_TUPLE
                                                        : KEYS_ANY;
}

static key_kind_t kind_of_keys(const mp_obj_t *keys, size_t n) {
    key_kind_t kind = kind_of_key(keys[0]);
    for (size_t i = 1; i < n && kind != KEYS_ANY; i++) {
        if (kind_of_key(keys[i]) != kind) {
            return KEYS_ANY;
        }
    }
    return kind;
}
#else
#define kind_of_keys(keys, n) KEYS_ANY
#endif

static void sort_detached(sort_t *s, mp_obj_t key, mp_obj_t *items, size_t n) {
    s->keys = items;
    if (key != mp_const_none) {
        mp_obj_t *keys = m_new_values(n);
        for (size_t i = 0; i < n; i++) {
            keys[i] = mp_call_function_1(key, items[i]);
        }
        s->keys = keys;
        s->items = items;
    }
    s->kind = kind_of_keys(s->keys, n);
    if (!MICROPY_OPT_LARGE_CONTAINERS || n <= RUN_MAX) {
        insertion_sort(s, 0, n);
    } else if (!is_one_run(s, n)) {
        s->spare = m_new_values(n / 2);
        if (s->items != NULL) {
            s->spare_items = m_new_values(n / 2);
        }
        merge_sort(s, 0, n);
        m_free(s->spare);
        m_free(s->spare_items);
    }
    if (s->items != NULL) {
        m_free(s->keys);
    }
}

// sort(*, key=None, reverse=False)
mp_obj_t mp_obj_list_sort(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_key, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_reverse, MP_ARG_KW_ONLY | MP_ARG_BOOL, { .u_bool = false } },
    };
    mp_arg_val_t parsed[2];
    mp_arg_parse_all(n_args - 1, args + 1, kwargs, MP_ARRAY_SIZE(allowed), allowed, parsed);

#if !MICROPY_OPT_LARGE_CONTAINERS
    // Sorts a copy, which nobody else can reach.
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(args[0], &n, &items);
    mp_obj_list_t *copy = MP_OBJ_TO_PTR(mp_obj_new_list(n, items));
    sort_t s = { .reverse = parsed[1].u_bool };
    sort_detached(&s, parsed[0].u_obj, copy->items, n);
    mp_obj_list_get(args[0], &n, &items);
    memcpy(items, copy->items, MIN(n, copy->len) * sizeof(mp_obj_t));
    return mp_const_none;
#else
    mp_obj_list_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_obj_list_t taken = *self;
    if (taken.len < (parsed[0].u_obj == mp_const_none ? 2 : 1)) {
        return mp_const_none;
    }
    self->items = NULL;
    self->len = self->alloc = 0;
    sort_t s = { .reverse = parsed[1].u_bool };
    nlr_buf_t nlr;
    bool raised = true;
    if (nlr_push(&nlr) == 0) {
        sort_detached(&s, parsed[0].u_obj, taken.items, taken.len);
        nlr_pop();
        raised = false;
    } else if (MICROPY_OPT_LARGE_CONTAINERS && s.left_end > s.left) {
        finish_merge(&s);
    }
    bool changed = self->items != NULL;
    m_free(self->items);
    self->items = taken.items;
    self->len = taken.len;
    self->alloc = taken.alloc;
    if (raised) {
        nlr_jump(nlr.ret_val);
    }
    if (changed) {
        mp_raise_ValueError(MP_ERROR_TEXT("list modified during sort"));
    }
    return mp_const_none;
#endif
}
