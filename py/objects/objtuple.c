// Tuples.
// SPDX-License-Identifier: MIT

#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

const mp_obj_tuple_t mp_const_empty_tuple_obj = { { &mp_type_tuple }, 0 };

mp_obj_t mp_obj_new_tuple(size_t n, const mp_obj_t *items) {
    if (n == 0) {
        return mp_const_empty_tuple;
    }
    mp_obj_tuple_t *o = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, n, &mp_type_tuple);
    o->len = n;
    if (items != NULL) {
        memcpy(o->items, items, n * sizeof(mp_obj_t));
    }
    return MP_OBJ_FROM_PTR(o);
}

bool mp_obj_is_tuple_compatible(mp_obj_t o) {
    return mp_obj_is_obj(o)
        && MP_OBJ_TYPE_GET_SLOT_OR_NULL(((mp_obj_base_t *)o)->type, iter)
        == (const void *)mp_obj_tuple_getiter;
}

void mp_obj_tuple_get(mp_obj_t self_in, size_t *len, mp_obj_t **items) {
    *items = mp_seq_items(self_in, len);
}

void mp_obj_tuple_del(mp_obj_t self_in) {
    m_free(MP_OBJ_TO_PTR(self_in));
}

void mp_obj_tuple_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    if (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && kind == PRINT_JSON) {
        mp_seq_print(print, o_in, "[]", kind);
        return;
    }
    mp_obj_tuple_t *o = MP_OBJ_TO_PTR(o_in);
    mp_seq_print(print, o_in, o->len == 1 ? "(,)" : "()", kind);
}

mp_obj_t mp_obj_tuple_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    if (n_args == 0) {
        return mp_const_empty_tuple;
    }
    if (mp_obj_is_exact_obj_type(args[0], &mp_type_tuple)) {
        return args[0];
    }
    mp_obj_t source = mp_obj_is_exact_obj_type(args[0], &mp_type_list) ? args[0]
                                                                       : mp_list_from_iter(args[0]);
    size_t len;
    mp_obj_t *items;
    mp_obj_list_get(source, &len, &items);
    mp_obj_t tuple = mp_obj_new_tuple(len, items);
    if (source != args[0]) {
        m_free(items);
        m_free(MP_OBJ_TO_PTR(source));
    }
    return tuple;
}

// Order counts, so the running value is multiplied (by the FNV prime) before each item's hash comes in.
mp_int_t mp_obj_tuple_hash(mp_obj_t self_in) {
    if (!MICROPY_OPT_FAST_PATHS) {
        MP_STACK_CHECK();
    }
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    uint32_t hash = 0x345678 + self->len;
    for (size_t i = 0; i < self->len; i++) {
        mp_obj_t item = self->items[i];
        uint32_t h;
        if (MICROPY_OPT_FAST_PATHS && mp_obj_is_small_int(item)) {
            h = MP_OBJ_SMALL_INT_VALUE(item);
        } else {
            if (MICROPY_OPT_FAST_PATHS && mp_obj_is_obj(item)) {
                MP_STACK_CHECK();
            }
            h = mp_obj_hash(item);
        }
        hash = hash * 16777619u ^ h;
        hash ^= hash >> 15;
    }
    return hash & 0x1fffffff;  // a small integer everywhere
}

mp_obj_t mp_obj_tuple_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->len != 0);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(mp_obj_tuple_hash(self_in));
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->len);
        default:
            return MP_OBJ_NULL;
    }
}

// A tuple, or the tuple inside an instance of a class derived from it; else MP_OBJ_NULL.
static mp_obj_t as_tuple(mp_obj_t o) {
    return mp_obj_is_tuple_compatible(o) ? o : mp_obj_as_native(o, &mp_type_tuple);
}

mp_obj_t mp_obj_tuple_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_obj_tuple_t *a = MP_OBJ_TO_PTR(lhs);
    switch (op) {
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(mp_seq_find(lhs, 0, a->len, rhs) != SIZE_MAX);
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD: {
            mp_obj_tuple_t *b = MP_OBJ_TO_PTR(as_tuple(rhs));
            if (b == NULL) {
                return MP_OBJ_NULL;
            }
            mp_obj_tuple_t *sum = MP_OBJ_TO_PTR(mp_obj_new_tuple(a->len + b->len, NULL));
            // The empty sum is in ROM, and left alone.
            mp_seq_copy_items(sum->items, a->items, a->len);
            mp_seq_copy_items(sum->items + a->len, b->items, b->len);
            return MP_OBJ_FROM_PTR(sum);
        }
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY: {
            mp_int_t dummy;
            if (!mp_obj_is_int(rhs) && !mp_obj_get_int_maybe(rhs, &dummy)) {
                return MP_OBJ_NULL;
            }
            size_t total = mp_seq_times(a->len, rhs);
            mp_obj_tuple_t *product = MP_OBJ_TO_PTR(mp_obj_new_tuple(total, NULL));
            if (total > 0) {
                mp_seq_multiply(a->items, sizeof(mp_obj_t), a->len, total / a->len, product->items);
            }
            return MP_OBJ_FROM_PTR(product);
        }
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_NOT_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL: {
            mp_obj_t b = as_tuple(rhs);
            return b == MP_OBJ_NULL ? MP_OBJ_NULL : mp_obj_new_bool(mp_seq_compare(op, lhs, b));
        }
        default:
            return MP_OBJ_NULL;
    }
}

mp_obj_t mp_obj_tuple_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_exact_obj_type(index, &mp_type_slice)) {
        mp_bound_slice_t slice;
        mp_obj_slice_indices(index, self->len, &slice);
        size_t n = mp_slice_count(&slice);
        if (n == self->len && slice.step == 1 && self->base.type == &mp_type_tuple) {
            return self_in;
        }
        mp_obj_tuple_t *part = MP_OBJ_TO_PTR(mp_obj_new_tuple(n, NULL));
        mp_slice_copy(part->items, self->items, &slice);
        return MP_OBJ_FROM_PTR(part);
    }
#endif
    return self->items[mp_get_index(&mp_type_tuple, self->len, index, false)];
}

static mp_obj_t tuple_count(mp_obj_t self_in, mp_obj_t value) {
    return mp_seq_count(self_in, value);
}
static MP_DEFINE_CONST_FUN_OBJ_2(tuple_count_obj, tuple_count);
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(tuple_index_obj, 2, 4, mp_seq_index);

static const mp_rom_map_elem_t tuple_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&tuple_count_obj) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&tuple_index_obj) },
};
MP_DEFINE_CONST_DICT(mp_obj_tuple_locals_dict, tuple_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_tuple, MP_QSTR_tuple, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, mp_obj_tuple_make_new, print, mp_obj_tuple_print, unary_op, mp_obj_tuple_unary_op,
    binary_op, mp_obj_tuple_binary_op, subscr, mp_obj_tuple_subscr, iter, mp_obj_tuple_getiter,
    locals_dict, &mp_obj_tuple_locals_dict);

// ---- iterator ---------------------------------------------------------------------------------------------------

mp_obj_t mp_obj_tuple_getiter(mp_obj_t o_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_tuple_it_t *it = mp_iter_room(iter_buf, &mp_type_tuple_it);
    it->tuple = o_in;
    it->cur = 0;
    return MP_OBJ_FROM_PTR(it);
}

static mp_obj_t tuple_it_iternext(mp_obj_t self_in) {
    mp_obj_tuple_it_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self->tuple);
    return self->cur < tuple->len ? tuple->items[self->cur++] : MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_tuple_it, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES,
    iter, tuple_it_iternext);
