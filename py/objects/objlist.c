// Lists.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/objlist.h"
#include "py/runtime.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

#define LIST_MIN_ALLOC (4)

// ---- room -------------------------------------------------------------------------------------------------------

// Makes room for at least n items. Beyond len the block is always cleared, so that it keeps nothing alive.
static MP_NOINLINE void list_reserve(mp_obj_list_t *self, size_t n) {
    if (n <= self->alloc) {
        return;
    }
    size_t alloc = self->alloc + self->alloc / 2;
    alloc = MAX(MAX(alloc, n), LIST_MIN_ALLOC);
    if (alloc > SIZE_MAX / 2 / sizeof(mp_obj_t)) {
        m_malloc_fail(SIZE_MAX);
    }
    if (self->items == NULL) {
        self->items = m_new_values(alloc);
    } else {
        self->items = m_renew(mp_obj_t, self->items, self->alloc, alloc);
        memset(self->items + self->alloc, 0, (alloc - self->alloc) * sizeof(mp_obj_t));
    }
    self->alloc = alloc;
}

static void list_set_len(mp_obj_list_t *self, size_t len) {
    if (len < self->len) {
        memset(self->items + len, 0, (self->len - len) * sizeof(mp_obj_t));
    }
    self->len = len;
    if (self->alloc > 2 * LIST_MIN_ALLOC && len < self->alloc / 4
        && m_renew_maybe(mp_obj_t, self->items, self->alloc, self->alloc / 2, false) != NULL) {
        self->alloc /= 2;
    }
}

// Opens or closes a gap: the items from `from` on move to `to`, and the length follows.
static void list_move_tail(mp_obj_list_t *self, size_t from, size_t to) {
    size_t tail = self->len - from;
    if (to > from) {
        list_reserve(self, to + tail);
        memmove(self->items + to, self->items + from, tail * sizeof(mp_obj_t));
        self->len = to + tail;
    } else if (to < from) {
        memmove(self->items + to, self->items + from, tail * sizeof(mp_obj_t));
        list_set_len(self, to + tail);
    }
}

void mp_obj_list_init(mp_obj_list_t *o, size_t n) {
    o->base.type = &mp_type_list;
    o->alloc = o->len = 0;
    o->items = n > 0 ? m_new_values(n) : NULL;
    o->alloc = o->len = n;
}

mp_obj_t mp_obj_new_list(size_t n, mp_obj_t *items) {
    mp_obj_list_t *o = mp_obj_malloc(mp_obj_list_t, &mp_type_list);
    mp_obj_list_init(o, n);
    if (items != NULL) {
        mp_seq_copy_items(o->items, items, n);
    }
    return MP_OBJ_FROM_PTR(o);
}

// ---- for C code -------------------------------------------------------------------------------------------------

mp_obj_t mp_obj_list_append(mp_obj_t self_in, mp_obj_t arg) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    if (MP_UNLIKELY(self->len >= self->alloc)) {
        list_reserve(self, self->len + 1);
    }
    self->items[self->len++] = arg;
    return mp_const_none;
}

void mp_obj_list_get(mp_obj_t self_in, size_t *len, mp_obj_t **items) {
    *items = mp_seq_items(self_in, len);
}

void mp_obj_list_set_len(mp_obj_t self_in, size_t len) {
    list_set_len(MP_OBJ_TO_PTR(self_in), len);
}

void mp_obj_list_store(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    size_t i = mp_get_index(&mp_type_list, self->len, index, false);
    self->items[i] = value;
}

// ---- methods ----------------------------------------------------------------------------------------------------

mp_obj_t mp_list_extend(mp_obj_t self_in, mp_obj_t arg) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    if (mp_obj_is_exact_obj_type(arg, &mp_type_list)
        || mp_obj_is_exact_obj_type(arg, &mp_type_tuple)) {
        size_t n;
        mp_seq_items(arg, &n);
        list_reserve(self, self->len + n);
        mp_seq_copy_items(self->items + self->len, mp_seq_items(arg, &n), n);  // arg may be self
        self->len += n;
        return mp_const_none;
    }
    if (MICROPY_OPT_LARGE_CONTAINERS && mp_obj_is_exact_obj_type(arg, &mp_type_range)) {
        mp_obj_t n = mp_obj_len(arg);
        list_reserve(self, self->len + (mp_obj_is_small_int(n) ? MP_OBJ_SMALL_INT_VALUE(n) : 0));
    }
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t iter = mp_getiter(arg, &iter_buf);
    mp_obj_t item;
    while ((item = mp_next_item(iter)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_list_append(self_in, item);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(list_extend_obj, mp_list_extend);

mp_obj_t mp_list_from_iter(mp_obj_t iterable) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    mp_list_extend(list, iterable);
    return list;
}

mp_obj_t mp_obj_list_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    return n_args == 0 ? mp_obj_new_list(0, NULL) : mp_list_from_iter(args[0]);
}

static MP_DEFINE_CONST_FUN_OBJ_2(list_append_obj, mp_obj_list_append);

static mp_obj_t list_insert(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    index = mp_index_settled(index);
    size_t i = mp_get_index(&mp_type_list, self->len, index, true);
    list_move_tail(self, i, i + 1);
    self->items[i] = value;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(list_insert_obj, list_insert);

static mp_obj_t list_pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t index = n_args == 1 ? MP_OBJ_NEW_SMALL_INT(-1) : mp_index_settled(args[1]);
    if (self->len == 0) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from empty list"));
    }
    size_t i = mp_get_index(&mp_type_list, self->len, index, false);
    mp_obj_t value = self->items[i];
    list_move_tail(self, i + 1, i);
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(list_pop_obj, 1, 2, list_pop);

mp_obj_t mp_obj_list_remove(mp_obj_t self_in, mp_obj_t value) {
    mp_obj_t args[2] = { self_in, value };
    args[1] = mp_seq_index(2, args);
    list_pop(2, args);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(list_remove_obj, mp_obj_list_remove);

static mp_obj_t list_clear(mp_obj_t self_in) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    m_free(self->items);
    self->len = self->alloc = 0;
    self->items = NULL;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(list_clear_obj, list_clear);

static mp_obj_t list_copy(mp_obj_t self_in) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_obj_new_list(self->len, self->items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(list_copy_obj, list_copy);

static mp_obj_t list_reverse(mp_obj_t self_in) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    for (size_t i = 0, j = self->len; i + 1 < j; i++) {
        mp_obj_t item = self->items[--j];
        self->items[j] = self->items[i];
        self->items[i] = item;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(list_reverse_obj, list_reverse);

static mp_obj_t list_count(mp_obj_t self_in, mp_obj_t value) {
    return mp_seq_count(self_in, value);
}
static MP_DEFINE_CONST_FUN_OBJ_2(list_count_obj, list_count);
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(list_index_obj, 2, 4, mp_seq_index);
static MP_DEFINE_CONST_FUN_OBJ_KW(list_sort_obj, 1, mp_obj_list_sort);

// ---- operators --------------------------------------------------------------------------------------------------

static void list_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    mp_seq_print(print, o_in, "[]", kind);
}

static mp_obj_t list_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->len != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->len);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t list_multiply(mp_binary_op_t op, mp_obj_list_t *self, mp_obj_t times) {
    mp_int_t dummy;
    if (!mp_obj_is_int(times) && !mp_obj_get_int_maybe(times, &dummy)) {
        return MP_OBJ_NULL;
    }
    times = mp_index_settled(times);
    size_t len = self->len, total = mp_seq_times(len, times);
    mp_obj_list_t *product = self;
    if (op == MP_BINARY_OP_INPLACE_MULTIPLY) {
        list_reserve(self, total);
    } else {
        product = MP_OBJ_TO_PTR(mp_obj_new_list(total, NULL));
    }
    if (total == 0) {
        list_set_len(product, 0);
        return MP_OBJ_FROM_PTR(product);
    }
    size_t done = product == self ? len : 0;
    mp_seq_multiply(self->items, sizeof(mp_obj_t), len, (total - done) / len, product->items + done);
    product->len = total;
    return MP_OBJ_FROM_PTR(product);
}

static mp_obj_t list_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(lhs);
    switch (op) {
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(mp_seq_find(lhs, 0, SIZE_MAX, rhs) != SIZE_MAX);
        case MP_BINARY_OP_ADD: {
            mp_obj_list_t *other = MP_OBJ_TO_PTR(mp_obj_as_native(rhs, &mp_type_list));
            if (other == NULL) {
                return MP_OBJ_NULL;
            }
            mp_obj_list_t *sum = MP_OBJ_TO_PTR(mp_obj_new_list(self->len + other->len, NULL));
            mp_seq_copy_items(sum->items, self->items, self->len);
            mp_seq_copy_items(sum->items + self->len, other->items, other->len);
            return MP_OBJ_FROM_PTR(sum);
        }
        case MP_BINARY_OP_INPLACE_ADD:
            mp_list_extend(lhs, rhs);
            return lhs;
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY:
            return list_multiply(op, self, rhs);
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_NOT_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL: {
            mp_obj_t other = mp_obj_as_native(rhs, &mp_type_list);
            return other == MP_OBJ_NULL ? MP_OBJ_NULL
                                        : mp_obj_new_bool(mp_seq_compare(op, lhs, other));
        }
        default:
            return MP_OBJ_NULL;
    }
}

#if MICROPY_PY_BUILTINS_SLICE
// self[slice] = value, or del self[slice] when value is MP_OBJ_NULL.
static void list_store_slice(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    size_t n_new = 0;
    mp_obj_t *source = NULL;
    if (value != MP_OBJ_NULL) {
        bool is_array = value != self_in
            && (mp_obj_is_exact_obj_type(value, &mp_type_list)
                || mp_obj_is_exact_obj_type(value, &mp_type_tuple));
        source = mp_seq_items(is_array ? value : mp_list_from_iter(value), &n_new);
    }
    mp_bound_slice_t slice;
    mp_obj_slice_indices(index, self->len, &slice);
    size_t n_old = mp_slice_count(&slice);
    if (slice.step == 1) {
        list_move_tail(self, slice.start + n_old, slice.start + n_new);
        mp_seq_copy_items(self->items + slice.start, source, n_new);
        return;
    }
    if (value != MP_OBJ_NULL) {
        if (n_new != n_old) {
            mp_raise_msg_varg(&mp_type_ValueError,
                MP_ERROR_TEXT("attempt to assign sequence of size %u to extended slice of size %u"),
                (unsigned)n_new, (unsigned)n_old);
        }
        for (size_t at = slice.start; n_new > 0; n_new--, at += slice.step) {
            self->items[at] = *source++;
        }
        return;
    }
    // Deleting: in upward order, each item that stays moves down by the number of those deleted before it.
    size_t at = slice.start, step = slice.step;
    if (slice.step < 0 && n_old > 0) {
        at += (n_old - 1) * step;
        step = 0 - step;
    }
    size_t to = at, deleted = 0;
    for (size_t from = at; from < self->len; from++) {
        if (from == at && deleted < n_old) {
            deleted++;
            at += step;
        } else {
            self->items[to++] = self->items[from];
        }
    }
    if (n_old > 0) {
        list_set_len(self, to);
    }
}
#endif

static mp_obj_t list_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_list_t *self = MP_OBJ_TO_PTR(self_in);
    index = mp_index_settled(index);
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_exact_obj_type(index, &mp_type_slice)) {
        if (value != MP_OBJ_SENTINEL) {
            list_store_slice(self_in, index, value);
            return mp_const_none;
        }
        mp_bound_slice_t slice;
        mp_obj_slice_indices(index, self->len, &slice);
        return mp_seq_extract_slice(self->items, &slice);
    }
#endif
    if (value == MP_OBJ_NULL) {
        mp_obj_t args[2] = { self_in, index };
        list_pop(2, args);
        return mp_const_none;
    }
    size_t i = mp_get_index(&mp_type_list, self->len, index, false);
    if (value == MP_OBJ_SENTINEL) {
        return self->items[i];
    }
    self->items[i] = value;
    return mp_const_none;
}

static mp_obj_t list_getiter(mp_obj_t o_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_list_it_t *it = mp_iter_room(iter_buf, &mp_type_list_it);
    it->list = o_in;
    it->cur = 0;
    return MP_OBJ_FROM_PTR(it);
}

static mp_obj_t list_it_iternext(mp_obj_t self_in) {
    mp_obj_list_it_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self->list);
    if (list != NULL && self->cur < list->len) {
        return list->items[self->cur++];
    }
    self->list = MP_OBJ_NULL;
    return MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_list_it, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES,
    iter, list_it_iternext);

static const mp_rom_map_elem_t list_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&list_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&list_clear_obj) },
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&list_copy_obj) },
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&list_count_obj) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&list_extend_obj) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&list_index_obj) },
    { MP_ROM_QSTR(MP_QSTR_insert), MP_ROM_PTR(&list_insert_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&list_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&list_remove_obj) },
    { MP_ROM_QSTR(MP_QSTR_reverse), MP_ROM_PTR(&list_reverse_obj) },
    { MP_ROM_QSTR(MP_QSTR_sort), MP_ROM_PTR(&list_sort_obj) },
};
static MP_DEFINE_CONST_DICT(list_locals_dict, list_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_list, MP_QSTR_list, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, mp_obj_list_make_new, print, list_print, unary_op, list_unary_op, binary_op, list_binary_op,
    subscr, list_subscr, iter, list_getiter, locals_dict, &list_locals_dict);
