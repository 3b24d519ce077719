// The lazy built-ins: enumerate, filter, map, zip, reversed, and iter(callable, sentinel).
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/objects/iterators.h"
#include "py/vm/fast.h"

#define ITERATOR_FLAGS (MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES)

// A value and any number of iterators: what each type does with them is its own.
typedef struct _mp_obj_lazy_t {
    mp_obj_base_t base;
    mp_obj_t fun;
    size_t n;
    mp_obj_t iters[];
} mp_obj_lazy_t;

// With room for n_extra values behind the iterators.
static mp_obj_t new_lazy(
    const mp_obj_type_t *type, mp_obj_t fun, size_t n, const mp_obj_t *iterables, size_t n_extra) {
    mp_obj_lazy_t *o = mp_obj_malloc_var(mp_obj_lazy_t, iters, mp_obj_t, n + n_extra, type);
    o->fun = fun;
    o->n = n;
    for (size_t i = 0; i < n; i++) {
        o->iters[i] = mp_getiter(iterables[i], NULL);
    }
    return MP_OBJ_FROM_PTR(o);
}

// ---- map, zip ---------------------------------------------------------------------------------------------------

// The next value of each iterator; false when the first of them ends.
static bool next_of_each(mp_obj_lazy_t *self, mp_obj_t *values) {
    MP_STACK_CHECK();
    for (size_t i = 0; i < self->n; i++) {
        values[i] = mp_next_item(self->iters[i]);
        if (values[i] == MP_OBJ_STOP_ITERATION) {
            return false;
        }
    }
    return true;
}

static mp_obj_t map_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, MP_OBJ_FUN_ARGS_MAX, false);
    return new_lazy(type, args[0], n_args - 1, args + 1, n_args - 1);
}

static mp_obj_t map_iternext(mp_obj_t self_in) {
    mp_obj_lazy_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t *values = self->iters + self->n;
    return next_of_each(self, values) ? mp_call_function_n_kw(self->fun, self->n, 0, values)
                                      : MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_map, MP_QSTR_map, ITERATOR_FLAGS, make_new, map_make_new, iter, map_iternext);

static mp_obj_t zip_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, MP_OBJ_FUN_ARGS_MAX, false);
    return new_lazy(type, MP_OBJ_NULL, n_args, args, 0);
}

static mp_obj_t zip_iternext(mp_obj_t self_in) {
    mp_obj_lazy_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->n == 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(self->n, NULL));
    return next_of_each(self, tuple->items) ? MP_OBJ_FROM_PTR(tuple) : MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_zip, MP_QSTR_zip, ITERATOR_FLAGS, make_new, zip_make_new, iter, zip_iternext);

// ---- filter -----------------------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_FILTER
static mp_obj_t filter_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    return new_lazy(type, args[0], 1, args + 1, 0);
}

static mp_obj_t filter_iternext(mp_obj_t self_in) {
    MP_STACK_CHECK();
    mp_obj_lazy_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t item;
    while ((item = mp_next_item(self->iters[0])) != MP_OBJ_STOP_ITERATION) {
        if (mp_obj_is_true(self->fun == mp_const_none ? item : mp_call_function_1(self->fun, item))) {
            break;
        }
    }
    return item;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_filter, MP_QSTR_filter, ITERATOR_FLAGS, make_new, filter_make_new,
    iter, filter_iternext);
#endif

// ---- enumerate --------------------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_ENUMERATE
// fun is the number to give next.
static mp_obj_t enumerate_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_iterable, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_start, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(0) } },
    };
    mp_arg_val_t parsed[2];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 2, allowed, parsed);
    return new_lazy(type, parsed[1].u_obj, 1, &parsed[0].u_obj, 0);
}

static bool enumerate_next(mp_obj_lazy_t *self, mp_obj_t *pair) {
    MP_STACK_CHECK();
    mp_obj_t value = mp_next_item(self->iters[0]);
    if (value == MP_OBJ_STOP_ITERATION) {
        return false;
    }
    pair[0] = self->fun;
    pair[1] = value;
    self->fun = mp_obj_is_small_int(self->fun)
        ? mp_obj_new_int(MP_OBJ_SMALL_INT_VALUE(self->fun) + 1)
        : mp_binary_op(MP_BINARY_OP_ADD, self->fun, MP_OBJ_NEW_SMALL_INT(1));
    return true;
}

static mp_obj_t enumerate_iternext(mp_obj_t self_in) {
    mp_obj_t pair[2];
    return enumerate_next(MP_OBJ_TO_PTR(self_in), pair) ? mp_obj_new_tuple(2, pair)
                                                        : MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_enumerate, MP_QSTR_enumerate, ITERATOR_FLAGS, make_new, enumerate_make_new,
    iter, enumerate_iternext);
#endif

// ---- reversed ---------------------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_REVERSED
// fun is the sequence, n twice the number of items still to give, plus 1: unlike any address.
static mp_obj_t reversed_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    mp_obj_t dest[2];
    mp_load_method_maybe(args[0], MP_QSTR___reversed__, dest);
    if (dest[0] != MP_OBJ_NULL) {
        return mp_call_method_n_kw(0, 0, dest);
    }
    if (mp_obj_is_dict_or_ordereddict(args[0])) {
        mp_obj_t keys = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_list), args[0]);
        return reversed_make_new(type, 1, 0, &keys);
    }
    mp_int_t len = mp_obj_get_int(mp_obj_len(args[0]));
    mp_obj_lazy_t *o = MP_OBJ_TO_PTR(new_lazy(type, args[0], 0, NULL, 0));
    o->n = 2 * (size_t)len + 1;
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t reversed_iternext(mp_obj_t self_in) {
    mp_obj_lazy_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->n == 1) {
        return MP_OBJ_STOP_ITERATION;
    }
    self->n -= 2;
    mp_obj_t i = MP_OBJ_NEW_SMALL_INT(self->n / 2);
    const mp_obj_t *item = mp_fast_item(self->fun, i);
    return item != NULL ? *item : mp_obj_subscr(self->fun, i, MP_OBJ_SENTINEL);
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_reversed, MP_QSTR_reversed, ITERATOR_FLAGS, make_new, reversed_make_new,
    iter, reversed_iternext);
#endif

// ---- iter(callable, sentinel) -----------------------------------------------------------------------------------

#if MICROPY_CPYTHON_COMPAT
// iters[0] is the sentinel; fun is MP_OBJ_NULL once it has come.
static mp_obj_t callable_it_iternext(mp_obj_t self_in) {
    mp_obj_lazy_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->fun != MP_OBJ_NULL) {
        mp_obj_t value = mp_call_function_0(self->fun);
        if (!mp_obj_equal(value, self->iters[0])) {
            return value;
        }
        self->fun = MP_OBJ_NULL;
    }
    return MP_OBJ_STOP_ITERATION;
}

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_callable_it, MP_QSTR_iterator, ITERATOR_FLAGS, iter, callable_it_iternext);

mp_obj_t mp_obj_new_callable_iter(mp_obj_t fun, mp_obj_t sentinel) {
    mp_obj_lazy_t *o = mp_obj_malloc_var(mp_obj_lazy_t, iters, mp_obj_t, 1, &mp_type_callable_it);
    o->fun = fun;
    o->iters[0] = sentinel;
    return MP_OBJ_FROM_PTR(o);
}
#endif

// ---- tuples taken apart at once ---------------------------------------------------------------------------------

#if MICROPY_OPT_FAST_PATHS
mp_obj_t mp_next_of_other(mp_obj_t iter) {
    const mp_obj_type_t *type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(iter))->type;
    if (type == &mp_type_range_it) {
        mp_obj_range_it_t *it = MP_OBJ_TO_PTR(iter);
        if (it->left != 0 && MP_SMALL_INT_FITS(it->cur)) {
            mp_int_t value = it->cur;
            it->cur = (mp_int_t)((mp_uint_t)value + (mp_uint_t)it->step);
            it->left--;
            return MP_OBJ_NEW_SMALL_INT(value);
        }
    } else if (type == &mp_type_tuple_it) {
        mp_obj_tuple_it_t *it = MP_OBJ_TO_PTR(iter);
        mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(it->tuple);
        if (it->cur < tuple->len) {
            return tuple->items[it->cur++];
        }
    }
    return mp_iternext(iter);
}

int mp_iternext_parts(mp_obj_t iter, size_t n, mp_obj_t *parts) {
    const mp_obj_type_t *type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(iter))->type;
    if (type == &mp_type_zip) {
        mp_obj_lazy_t *self = MP_OBJ_TO_PTR(iter);
        return self->n != n ? -1 : next_of_each(self, parts);
    }
    if (n != 2) {
        return -1;
    }
#if MICROPY_PY_BUILTINS_ENUMERATE
    if (type == &mp_type_enumerate) {
        return enumerate_next(MP_OBJ_TO_PTR(iter), parts);
    }
#endif
    return type == &mp_type_dict_it ? mp_obj_dict_next_item(iter, parts) : -1;
}
#endif
