// Ranges, of machine-word integers.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

typedef struct _mp_obj_range_t {
    mp_obj_base_t base;
    mp_bound_slice_t r;
} mp_obj_range_t;

static mp_obj_t new_range(mp_int_t start, mp_int_t stop, mp_int_t step) {
    mp_obj_range_t *o = mp_obj_malloc(mp_obj_range_t, &mp_type_range);
    o->r = (mp_bound_slice_t){ start, stop, step };
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t range_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 3, false);
    if (n_args == 1) {
        return new_range(0, mp_obj_get_int(args[0]), 1);
    }
    mp_int_t step = n_args == 3 ? mp_obj_get_int(args[2]) : 1;
    if (step == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("range() arg 3 must not be zero"));
    }
    return new_range(mp_obj_get_int(args[0]), mp_obj_get_int(args[1]), step);
}

static void range_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_range_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "range(" INT_FMT ", " INT_FMT, self->r.start, self->r.stop);
    if (self->r.step != 1) {
        mp_printf(print, ", " INT_FMT, self->r.step);
    }
    mp_print_str(print, ")");
}

static mp_obj_t range_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_range_t *self = MP_OBJ_TO_PTR(self_in);
    size_t n = mp_slice_count(&self->r);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(n > 0);
        case MP_UNARY_OP_LEN:
            return mp_obj_new_int_from_uint(n);
        case MP_UNARY_OP_HASH:
            if (!MICROPY_PY_BUILTINS_RANGE_BINOP) {
                return mp_generic_unary_op(op, self_in);
            }
            // Equal ranges give the same values: only those may count.
            n ^= (n > 0 ? (mp_uint_t)self->r.start : 0) ^ (n > 1 ? (mp_uint_t)self->r.step << 8 : 0);
            return MP_OBJ_NEW_SMALL_INT(n & 0x1fffffff);
        default:
            return MP_OBJ_NULL;
    }
}

#if MICROPY_PY_BUILTINS_RANGE_BINOP
static mp_obj_t range_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_bound_slice_t *a = &((mp_obj_range_t *)MP_OBJ_TO_PTR(lhs))->r;
    if (op == MP_BINARY_OP_CONTAINS) {
        mp_int_t value;
        if (!mp_obj_is_int(rhs) || !mp_int_clamped(rhs, &value)) {
            return MP_OBJ_NULL;  // equality with each value decides
        }
        bool inside = a->step > 0 ? value >= a->start && value < a->stop
                                  : value <= a->start && value > a->stop;
        mp_uint_t distance = a->step > 0 ? (mp_uint_t)value - a->start : (mp_uint_t)a->start - value;
        mp_uint_t step = a->step > 0 ? (mp_uint_t)a->step : 0 - (mp_uint_t)a->step;
        return mp_obj_new_bool(inside && distance % step == 0);
    }
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_exact_obj_type(rhs, &mp_type_range)) {
        return MP_OBJ_NULL;
    }
    mp_bound_slice_t *b = &((mp_obj_range_t *)MP_OBJ_TO_PTR(rhs))->r;
    size_t n = mp_slice_count(a);
    return mp_obj_new_bool(n == mp_slice_count(b)
        && (n == 0 || (a->start == b->start && (n == 1 || a->step == b->step))));
}
#define BINARY_OP_SLOT binary_op, range_binary_op,
#else
#define BINARY_OP_SLOT
#endif

static mp_obj_t range_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    mp_bound_slice_t *r = &((mp_obj_range_t *)MP_OBJ_TO_PTR(self_in))->r;
    size_t n = mp_slice_count(r);
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_exact_obj_type(index, &mp_type_slice)) {
        mp_bound_slice_t slice;
        mp_obj_slice_indices(index, n, &slice);
        return new_range(r->start + slice.start * r->step, r->start + slice.stop * r->step,
            r->step * slice.step);
    }
#endif
    return mp_obj_new_int(
        (mp_uint_t)r->start + mp_get_index(&mp_type_range, n, index, false) * (mp_uint_t)r->step);
}

static mp_obj_t range_getiter(mp_obj_t o_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_range_t *o = MP_OBJ_TO_PTR(o_in);
    mp_obj_range_it_t *it = mp_iter_room(iter_buf, &mp_type_range_it);
    it->cur = o->r.start;
    it->step = o->r.step;
    it->left = mp_slice_count(&o->r);
    return MP_OBJ_FROM_PTR(it);
}

static mp_obj_t range_it_iternext(mp_obj_t self_in) {
    mp_obj_range_it_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->left == 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_int_t value = self->cur;
    self->left--;
    self->cur = (mp_uint_t)value + self->step;
    return mp_obj_new_int(value);
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_range_it, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_LEAF,
    iter, range_it_iternext);

#if MICROPY_PY_BUILTINS_RANGE_ATTRS
static void range_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    mp_obj_range_t *self = MP_OBJ_TO_PTR(self_in);
    if (attr == MP_QSTR_start) {
        dest[0] = mp_obj_new_int(self->r.start);
    } else if (attr == MP_QSTR_stop) {
        dest[0] = mp_obj_new_int(self->r.stop);
    } else if (attr == MP_QSTR_step) {
        dest[0] = mp_obj_new_int(self->r.step);
    }
}
#define ATTR_SLOT attr, range_attr,
#else
#define ATTR_SLOT
#endif

MP_DEFINE_CONST_OBJ_TYPE(mp_type_range, MP_QSTR_range, MP_TYPE_FLAG_LAYOUT_LEAF, make_new, range_make_new,
    print, range_print, unary_op, range_unary_op, BINARY_OP_SLOT ATTR_SLOT subscr, range_subscr, iter, range_getiter);
