// Bound methods: a function together with the object it is to be called with.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"
#include "py/objects/objtype.h"

static mp_obj_t bound_meth_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_bound_meth_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_call_method_self_n_kw(self->meth, self->self, n_args, n_kw, args);
}

#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES
static mp_obj_t bound_meth_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_bound_meth_t *self = MP_OBJ_TO_PTR(self_in);
    if (op != MP_UNARY_OP_HASH) {
        return MP_OBJ_NULL;
    }
    mp_int_t meth = MP_OBJ_SMALL_INT_VALUE(mp_generic_unary_op(op, self->meth));
    return MP_OBJ_NEW_SMALL_INT(meth ^ MP_OBJ_SMALL_INT_VALUE(mp_generic_unary_op(op, self->self)));
}

static mp_obj_t bound_meth_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_exact_obj_type(rhs_in, &mp_type_bound_meth)) {
        return MP_OBJ_NULL;
    }
    mp_obj_bound_meth_t *lhs = MP_OBJ_TO_PTR(lhs_in), *rhs = MP_OBJ_TO_PTR(rhs_in);
    return mp_obj_new_bool(lhs->meth == rhs->meth && lhs->self == rhs->self);
}

#define BOUND_METH_EQUAL , unary_op, bound_meth_unary_op, binary_op, bound_meth_binary_op
#else
#define BOUND_METH_EQUAL
#endif

#if MICROPY_PY_FUNCTION_ATTRS
static void bound_meth_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_bound_meth_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR___self__) {
        dest[0] = self->self;
    } else if (attr == MP_QSTR___func__) {
        dest[0] = self->meth;
    } else {
        mp_load_method_maybe(self->meth, attr, dest);
    }
}
#define BOUND_METH_ATTR , attr, bound_meth_attr
#else
#define BOUND_METH_ATTR
#endif

MP_DEFINE_CONST_OBJ_TYPE(mp_type_bound_meth, MP_QSTR_bound_method, MP_TYPE_FLAG_LAYOUT_VALUES, call, bound_meth_call
    BOUND_METH_EQUAL BOUND_METH_ATTR);

mp_obj_t mp_obj_new_bound_meth(mp_obj_t meth, mp_obj_t self) {
    mp_obj_bound_meth_t *o = mp_obj_malloc(mp_obj_bound_meth_t, &mp_type_bound_meth);
    o->meth = meth;
    o->self = self;
    return MP_OBJ_FROM_PTR(o);
}
