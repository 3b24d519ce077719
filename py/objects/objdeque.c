// collections.deque: a ring of items that grows at either end, up to maxlen if there is one.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/runtime.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

#if MICROPY_PY_COLLECTIONS

typedef struct _mp_obj_deque_t {
    mp_obj_base_t base;
    size_t alloc;
    size_t first;  // place of item 0
    size_t len;
    mp_obj_t *items;  // places that hold nothing are MP_OBJ_NULL
    mp_obj_t maxlen;  // None, or a small integer
    mp_obj_t flags;   // MicroPython's third argument, a small integer: see DEQUE_FLAG_
} mp_obj_deque_t;

#define DEQUE_FLAG_CHECK_OVERFLOW \
    (1)  // a full deque raises IndexError, instead of dropping an item

static mp_obj_t *place(const mp_obj_deque_t *self, size_t i) {
    i += self->first;
    return &self->items[i >= self->alloc ? i - self->alloc : i];
}

static mp_obj_t take(mp_obj_deque_t *self, bool left) {
    if (self->len == 0) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from an empty deque"));
    }
    mp_obj_t *at = place(self, left ? 0 : self->len - 1);
    mp_obj_t item = *at;
    *at = MP_OBJ_NULL;
    self->len--;
    if (left) {
        self->first = self->first + 1 == self->alloc ? 0 : self->first + 1;
    }
    return item;
}

// False when a full deque dropped nothing because it holds nothing (maxlen 0).
static bool make_room(mp_obj_deque_t *self, bool left) {
    if (self->maxlen != mp_const_none && self->len >= (size_t)MP_OBJ_SMALL_INT_VALUE(self->maxlen)) {
        if (MP_OBJ_SMALL_INT_VALUE(self->flags) & DEQUE_FLAG_CHECK_OVERFLOW) {
            mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("full"));
        }
        if (self->len == 0) {
            return false;
        }
        take(self, !left);
    }
    if (self->len == self->alloc) {
        size_t alloc = self->alloc + self->alloc / 2 + 4;
        mp_obj_t *items = m_new_values(alloc);
        for (size_t i = 0; i < self->len; i++) {
            items[i] = *place(self, i);
        }
        m_free(self->items);
        self->items = items;
        self->alloc = alloc;
        self->first = 0;
    }
    return true;
}

static void put(mp_obj_t self_in, mp_obj_t item, bool left) {
    mp_obj_deque_t *self = MP_OBJ_TO_PTR(self_in);
    if (!make_room(self, left)) {
        return;
    }
    if (left) {
        self->first = (self->first == 0 ? self->alloc : self->first) - 1;
    }
    self->len++;
    *place(self, left ? 0 : self->len - 1) = item;
}

static void put_all(mp_obj_t self_in, mp_obj_t iterable, bool left) {
    if (iterable == self_in) {
        iterable = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_list), iterable);
    }
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t iter = mp_getiter(iterable, &iter_buf), item;
    while ((item = mp_iternext(iter)) != MP_OBJ_STOP_ITERATION) {
        put(self_in, item, left);
    }
}

static mp_obj_t deque_append(mp_obj_t self_in, mp_obj_t item) {
    put(self_in, item, false);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(deque_append_obj, deque_append);

static mp_obj_t deque_appendleft(mp_obj_t self_in, mp_obj_t item) {
    put(self_in, item, true);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(deque_appendleft_obj, deque_appendleft);

static mp_obj_t deque_extend(mp_obj_t self_in, mp_obj_t iterable) {
    put_all(self_in, iterable, false);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(deque_extend_obj, deque_extend);

static mp_obj_t deque_extendleft(mp_obj_t self_in, mp_obj_t iterable) {
    put_all(self_in, iterable, true);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(deque_extendleft_obj, deque_extendleft);

static mp_obj_t deque_pop(mp_obj_t self_in) {
    return take(MP_OBJ_TO_PTR(self_in), false);
}
static MP_DEFINE_CONST_FUN_OBJ_1(deque_pop_obj, deque_pop);

static mp_obj_t deque_popleft(mp_obj_t self_in) {
    return take(MP_OBJ_TO_PTR(self_in), true);
}
static MP_DEFINE_CONST_FUN_OBJ_1(deque_popleft_obj, deque_popleft);

static mp_obj_t deque_clear(mp_obj_t self_in) {
    mp_obj_deque_t *self = MP_OBJ_TO_PTR(self_in);
    m_free(self->items);
    self->items = NULL;
    self->alloc = self->first = self->len = 0;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(deque_clear_obj, deque_clear);

// deque([iterable[, maxlen[, flags]]])
static mp_obj_t deque_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_iterable, MP_ARG_OBJ, { .u_rom_obj = mp_const_empty_tuple } },
        { MP_QSTR_maxlen, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_flags, MP_ARG_INT, { .u_int = 0 } },
    };
    mp_arg_val_t parsed[3];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 3, allowed, parsed);
    mp_obj_deque_t *self = mp_obj_malloc(mp_obj_deque_t, type);
    self->maxlen = mp_const_none;
    self->flags = MP_OBJ_NEW_SMALL_INT(0);
    if (parsed[1].u_obj != mp_const_none) {
        mp_int_t maxlen = mp_obj_get_int(parsed[1].u_obj);
        if (maxlen < 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("maxlen must be non-negative"));
        }
        self->maxlen = MP_OBJ_NEW_SMALL_INT(maxlen);
    }
    put_all(MP_OBJ_FROM_PTR(self), parsed[0].u_obj, false);
    self->flags = MP_OBJ_NEW_SMALL_INT(parsed[2].u_int);
    return MP_OBJ_FROM_PTR(self);
}

static void deque_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_deque_t *self = MP_OBJ_TO_PTR(self_in);
    mp_print_str(print, "deque([");
    mp_nested_print_t nested;
    const mp_print_t *inner = mp_print_enter(&nested, print, self_in);
    for (size_t i = 0; inner != NULL && i < self->len; i++) {
        mp_print_str(print, i == 0 ? "" : ", ");
        mp_obj_print_helper(inner, *place(self, i), PRINT_REPR);
    }
    mp_print_str(print, "]");
    if (self->maxlen != mp_const_none) {
        mp_printf(print, ", maxlen=" INT_FMT, MP_OBJ_SMALL_INT_VALUE(self->maxlen));
    }
    mp_print_str(print, ")");
}

static mp_obj_t deque_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_deque_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->len != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->len);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t deque_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_obj_deque_t *a = MP_OBJ_TO_PTR(lhs), *b = MP_OBJ_TO_PTR(rhs);
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_exact_obj_type(rhs, &mp_type_deque)) {
        return MP_OBJ_NULL;
    }
    if (a->len != b->len) {
        return mp_const_false;
    }
    for (size_t i = 0; i < a->len && i < b->len; i++) {
        mp_obj_t x = *place(a, i), y = *place(b, i);
        if (x != y && !mp_obj_equal(x, y)) {
            return mp_const_false;
        }
    }
    return mp_const_true;
}

static mp_obj_t deque_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_deque_t *self = MP_OBJ_TO_PTR(self_in);
    if (value == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    index = mp_index_settled(index);
    mp_obj_t *at = place(self, mp_get_index(&mp_type_deque, self->len, index, false));
    if (value == MP_OBJ_SENTINEL) {
        return *at;
    }
    *at = value;
    return mp_const_none;
}

static void deque_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL && attr == MP_QSTR_maxlen) {
        dest[0] = ((mp_obj_deque_t *)MP_OBJ_TO_PTR(self_in))->maxlen;
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

typedef struct _mp_obj_deque_it_t {
    mp_obj_base_t base;
    mp_obj_deque_t *deque;
    size_t cur;
    size_t len;  // of the deque when the iteration began
} mp_obj_deque_it_t;

static mp_obj_t deque_it_iternext(mp_obj_t self_in) {
    mp_obj_deque_it_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->len != self->deque->len) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("deque mutated during iteration"));
    }
    return self->cur < self->len ? *place(self->deque, self->cur++) : MP_OBJ_STOP_ITERATION;
}

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_deque_it, MP_QSTR_iterator,
    MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES, iter, deque_it_iternext);

static mp_obj_t deque_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_deque_it_t *it = mp_iter_room(iter_buf, &mp_type_deque_it);
    it->deque = MP_OBJ_TO_PTR(self_in);
    it->cur = 0;
    it->len = it->deque->len;
    return MP_OBJ_FROM_PTR(it);
}

static const mp_rom_map_elem_t deque_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&deque_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_appendleft), MP_ROM_PTR(&deque_appendleft_obj) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&deque_clear_obj) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&deque_extend_obj) },
    { MP_ROM_QSTR(MP_QSTR_extendleft), MP_ROM_PTR(&deque_extendleft_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&deque_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_popleft), MP_ROM_PTR(&deque_popleft_obj) },
};
static MP_DEFINE_CONST_DICT(deque_locals_dict, deque_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_deque, MP_QSTR_deque, MP_TYPE_FLAG_ATTR_IS_UNIFORM | MP_TYPE_FLAG_LAYOUT_VALUES, make_new, deque_make_new,
    print, deque_print, unary_op, deque_unary_op, binary_op, deque_binary_op, attr, deque_attr,
    subscr, deque_subscr, iter, deque_getiter, locals_dict, &deque_locals_dict);

#endif  // MICROPY_PY_COLLECTIONS
