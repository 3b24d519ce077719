// Slice objects, and what their bounds mean for a sequence of a given length.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/objects/objtype.h"
#include "py/objects/sequence.h"

#if MICROPY_PY_BUILTINS_SLICE

typedef struct _mp_obj_slice_t {
    mp_obj_base_t base;
    mp_obj_t part[3];  // start, stop, step
} mp_obj_slice_t;

mp_obj_t mp_obj_new_slice(mp_obj_t start, mp_obj_t stop, mp_obj_t step) {
    mp_obj_slice_t *self = mp_obj_malloc(mp_obj_slice_t, &mp_type_slice);
    self->part[0] = start;
    self->part[1] = stop;
    self->part[2] = step;
    return MP_OBJ_FROM_PTR(self);
}

mp_obj_t mp_slice_settled(mp_obj_t self_in) {
    const mp_obj_t *part = ((mp_obj_slice_t *)MP_OBJ_TO_PTR(self_in))->part;
    if (!mp_obj_is_instance(part[0]) && !mp_obj_is_instance(part[1]) && !mp_obj_is_instance(part[2])) {
        return self_in;
    }
    mp_obj_t start = mp_index_settled(part[0]), stop = mp_index_settled(part[1]);
    return mp_obj_new_slice(start, stop, mp_index_settled(part[2]));
}

// A bound of a slice within [low, high]; negative ones count from the end.
static mp_int_t bound(mp_obj_t o, mp_int_t length, mp_int_t low, mp_int_t high) {
    mp_int_t i;
    if (mp_obj_is_small_int(o)) {
        i = MP_OBJ_SMALL_INT_VALUE(o);
    } else if (!mp_int_clamped(o, &i)) {
        mp_raise_TypeError(MP_ERROR_TEXT("slice indices must be integers or None"));
    }
    if (i < 0) {
        i += length;
    }
    return i < low ? low : MIN(i, high);
}

// As slice.indices() of CPython: for a negative step start and stop lie in [-1, length - 1].
void mp_obj_slice_indices(mp_obj_t self_in, mp_int_t length, mp_bound_slice_t *result) {
    mp_obj_slice_t *self = MP_OBJ_TO_PTR(self_in);
    mp_int_t step = 1;
    if (self->part[2] != mp_const_none) {
        step = bound(self->part[2], 0, -MP_SSIZE_MAX, MP_SSIZE_MAX);
        if (step == 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("slice step cannot be zero"));
        }
    }
    mp_int_t low = step < 0 ? -1 : 0, high = low + length;
    result->start = self->part[0] == mp_const_none ? (step < 0 ? high : low)
                                                   : bound(self->part[0], length, low, high);
    result->stop = self->part[1] == mp_const_none ? (step < 0 ? low : high)
                                                  : bound(self->part[1], length, low, high);
    result->step = step;
}

static void slice_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_slice_t *self = MP_OBJ_TO_PTR(self_in);
    for (size_t i = 0; i < 3; i++) {
        mp_print_str(print, i == 0 ? "slice(" : ", ");
        mp_obj_print_helper(print, self->part[i], PRINT_REPR);
    }
    mp_print_str(print, ")");
}

#if MICROPY_PY_BUILTINS_SLICE_ATTRS

static mp_obj_t slice_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 3, false);
    if (n_args == 1) {
        return mp_obj_new_slice(mp_const_none, args[0], mp_const_none);
    }
    return mp_obj_new_slice(args[0], args[1], n_args == 3 ? args[2] : mp_const_none);
}

static mp_obj_t slice_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_exact_obj_type(rhs, &mp_type_slice)) {
        return MP_OBJ_NULL;
    }
    MP_STACK_CHECK();
    for (size_t i = 0; i < 3; i++) {
        if (!mp_obj_equal(((mp_obj_slice_t *)lhs)->part[i], ((mp_obj_slice_t *)rhs)->part[i])) {
            return mp_const_false;
        }
    }
    return mp_const_true;
}

#if MICROPY_PY_BUILTINS_SLICE_INDICES
static mp_obj_t slice_indices(mp_obj_t self_in, mp_obj_t length) {
    mp_bound_slice_t bounds;
    mp_obj_slice_indices(self_in, mp_obj_get_int(length), &bounds);
    mp_obj_t t[3] = { mp_obj_new_int(bounds.start), mp_obj_new_int(bounds.stop),
        mp_obj_new_int(bounds.step) };
    return mp_obj_new_tuple(3, t);
}
static MP_DEFINE_CONST_FUN_OBJ_2(slice_indices_obj, slice_indices);
#endif

static void slice_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    mp_obj_slice_t *self = MP_OBJ_TO_PTR(self_in);
    if (attr == MP_QSTR_start) {
        dest[0] = self->part[0];
    } else if (attr == MP_QSTR_stop) {
        dest[0] = self->part[1];
    } else if (attr == MP_QSTR_step) {
        dest[0] = self->part[2];
#if MICROPY_PY_BUILTINS_SLICE_INDICES
    } else if (attr == MP_QSTR_indices) {
        dest[0] = MP_OBJ_FROM_PTR(&slice_indices_obj);
        dest[1] = self_in;
#endif
    }
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_slice, MP_QSTR_slice, MP_TYPE_FLAG_LAYOUT_VALUES, make_new, slice_make_new,
    print, slice_print, binary_op, slice_binary_op, attr, slice_attr);

#else

MP_DEFINE_CONST_OBJ_TYPE(mp_type_slice, MP_QSTR_slice, MP_TYPE_FLAG_LAYOUT_VALUES, print, slice_print);

#endif

#endif  // MICROPY_PY_BUILTINS_SLICE
