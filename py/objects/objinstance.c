// Instances of classes made in Python: how they are made, and what operators, attribute access and the other slots of
// their types do. What a class does not define itself is left to its native base, if it has one: the native object is
// in slot 0 of the instance.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/runtime.h"
#include "py/objtuple.h"
#include "py/stackctrl.h"
#include "py/objects/objtype.h"

// Whether classes may have members that attribute access goes through.
#define HAS_ACCESSORS \
    (MICROPY_PY_BUILTINS_PROPERTY || MICROPY_PY_DESCRIPTORS || MICROPY_PY_DELATTR_SETATTR)

static inline mp_obj_class_t *class_of(mp_obj_t self) {
    return (mp_obj_class_t *)((mp_obj_base_t *)MP_OBJ_TO_PTR(self))->type;
}

bool mp_instance_method(mp_obj_t self, qstr name, mp_obj_t *dest) {
    const mp_obj_type_t *type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(self))->type;
    mp_obj_t member = mp_class_lookup(type, name);
    if (member == MP_OBJ_NULL) {
        return false;
    }
    dest[0] = dest[1] = MP_OBJ_NULL;
    mp_class_bind(self, type, member, dest);
    return dest[0] != MP_OBJ_NULL;
}

mp_obj_t mp_call_bound(const mp_obj_t *dest, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return dest[1] == MP_OBJ_NULL ? mp_call_function_n_kw(dest[0], n_args, n_kw, args)
                                  : mp_call_method_self_n_kw(dest[0], dest[1], n_args, n_kw, args);
}

// ---- native bases -----------------------------------------------------------------------------------------------

mp_obj_t mp_instance_native(mp_obj_t self) {
    if (!mp_obj_is_instance(self)) {
        return self;
    }
    const mp_obj_type_t *native = class_of(self)->native;
    if (native == NULL) {
        return MP_OBJ_NULL;
    }
    mp_obj_instance_t *o = MP_OBJ_TO_PTR(self);
    if (o->slots[0] == MP_OBJ_NULL) {
        mp_obj_t made = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, 0, 0, NULL);
        o->slots[0] = made;
    }
    return o->slots[0];
}

mp_obj_t mp_obj_cast_to_native_base(mp_obj_t self_in, mp_const_obj_t native_type) {
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    return mp_obj_is_subclass_fast(type, native_type) ? mp_instance_native(self_in) : MP_OBJ_NULL;
}

// The native object that operators are left to. Exceptions have none.
static inline mp_obj_t native_of(mp_obj_t self) {
    return MICROPY_PY_NATIVE_BASES ? mp_instance_native(self) : MP_OBJ_NULL;
}

// ---- printing ---------------------------------------------------------------------------------------------------

void mp_instance_print_default(const mp_print_t *print, mp_obj_t self) {
    gc_pin(MP_OBJ_TO_PTR(self));
    mp_printf(print, "<%s object at %p>", mp_obj_get_type_str(self), MP_OBJ_TO_PTR(self));
}

void mp_instance_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_type_t *native_type = class_of(self_in)->native;
    bool is_exception = native_type != NULL
        && (!MICROPY_PY_NATIVE_BASES || mp_obj_is_subclass_fast(native_type, &mp_type_BaseException));
    mp_obj_t call[2];
    bool found = kind == PRINT_STR && mp_instance_method(self_in, MP_QSTR___str__, call);
    // Exceptions and str have a text of their own, which their __repr__ does not stand in for.
    if (!found
        && (kind == PRINT_REPR
            || (kind == PRINT_STR && !is_exception && native_type != &mp_type_str))) {
        found = mp_instance_method(self_in, MP_QSTR___repr__, call);
    }
    if (found) {
        mp_obj_t text = mp_call_method_n_kw(0, 0, call);
        mp_obj_str_get_str(text);  // raises TypeError if it is none
        mp_obj_print_helper(print, text, PRINT_STR);
    } else if (native_type == NULL) {
        mp_instance_print_default(print, self_in);
    } else {
        if (is_exception && kind == PRINT_REPR) {
            mp_print_str(print, mp_obj_get_type_str(self_in));
            kind |= PRINT_EXC_SUBCLASS;
        }
        mp_obj_print_helper(print, mp_instance_native(self_in), kind);
    }
}

// ---- attributes -------------------------------------------------------------------------------------------------

void mp_class_bind(mp_obj_t self, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest) {
#if MICROPY_PY_BUILTINS_PROPERTY
    if (self != MP_OBJ_NULL && mp_obj_is_exact_obj_type(member, &mp_type_property)) {
        size_t n;
        mp_obj_t getter = mp_obj_property_get(member, &n)[0];
        if (getter != mp_const_none) {
            dest[0] = mp_call_function_1(getter, self);
        }
        return;
    }
#endif
#if MICROPY_PY_DESCRIPTORS
    if (mp_obj_is_instance(member)) {
        mp_obj_t call[4];
        MP_STACK_CHECK();
        if (mp_instance_method(member, MP_QSTR___get__, call)) {
            call[2] = self == MP_OBJ_NULL ? mp_const_none : self;
            call[3] = MP_OBJ_FROM_PTR(type);
            dest[0] = mp_call_method_n_kw(2, 0, call);
            return;
        }
    }
#endif
    mp_convert_member_lookup(self, type, member, dest);
}

#if MICROPY_CPYTHON_COMPAT
static mp_obj_t instance_dict(mp_obj_instance_t *self) {
    mp_obj_t dict = mp_obj_new_dict(self->shape->n_slots);
    for (size_t i = class_of(self)->native != NULL; i < self->shape->n_slots; i++) {
        qstr name = mp_shape_at(self->shape, i + 1)->key;
        mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(name), *mp_instance_slot(self, i));
    }
    mp_obj_dict_get_map(dict)->is_fixed = 1;
    return dict;
}
#endif

static void instance_load(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_obj_type_t *type = self->base.type;
    mp_obj_t member = MP_OBJ_NULL;
    bool ask_class_first = HAS_ACCESSORS && type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
    if (ask_class_first) {
        member = mp_class_lookup(type, attr);
    }
    if (!HAS_ACCESSORS || member == MP_OBJ_NULL || !mp_is_data_descriptor(member)) {
        int slot = mp_shape_find(self->shape, attr);
        if (slot >= 0) {
            dest[0] = *mp_instance_slot(self, slot);
            return;
        }
        if (!ask_class_first) {
            member = mp_class_lookup(type, attr);
        }
        if (attr == MP_QSTR___class__) {
            dest[0] = MP_OBJ_FROM_PTR(type);
            return;
        }
#if MICROPY_CPYTHON_COMPAT
        if (attr == MP_QSTR___dict__) {
            dest[0] = instance_dict(self);
            return;
        }
#endif
        if (member == MP_OBJ_NULL && class_of(self_in)->native != NULL && attr != MP_QSTR___init__) {
            mp_load_method_maybe(mp_instance_native(self_in), attr, dest);
            if (dest[0] != MP_OBJ_NULL) {
                return;
            }
        }
        if (member == MP_OBJ_NULL) {
            member = mp_object_lookup(attr);
        }
    }
    mp_obj_t call[3];
    if (member != MP_OBJ_NULL) {
        mp_class_bind(self_in, type, member, dest);
    } else if (mp_instance_method(self_in, MP_QSTR___getattr__, call)) {
        call[2] = MP_OBJ_NEW_QSTR(attr);
        dest[0] = mp_call_method_n_kw(1, 0, call);
    }
}

#if HAS_ACCESSORS
// Lets a property or descriptor of the class do the work. False if there is none; *done says whether it could.
static bool store_through_member(mp_obj_t self, qstr attr, mp_obj_t value, bool *done) {
    mp_obj_t member = mp_class_lookup(((mp_obj_base_t *)self)->type, attr);
    if (member == MP_OBJ_NULL || !mp_is_data_descriptor(member)) {
        return false;
    }
    mp_obj_t call[4] = { MP_OBJ_NULL, MP_OBJ_NULL, self, value };
#if MICROPY_PY_BUILTINS_PROPERTY
    if (mp_obj_is_exact_obj_type(member, &mp_type_property)) {
        size_t n;
        call[0] = mp_obj_property_get(member, &n)[value == MP_OBJ_NULL ? 2 : 1];
        *done = call[0] != mp_const_none;
    } else
#endif
    {
        *done = mp_instance_method(
            member, value == MP_OBJ_NULL ? MP_QSTR___delete__ : MP_QSTR___set__, call);
    }
    if (*done) {
        mp_call_method_n_kw(value == MP_OBJ_NULL ? 1 : 2, 0, call);
    }
    return true;
}
#else
#define store_through_member(self, attr, value, done) (*(done) = false)
#endif

bool mp_instance_store(mp_obj_t self_in, qstr attr, mp_obj_t value) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    bool done;
    if ((self->base.type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)
        && store_through_member(self_in, attr, value, &done)) {
        return done;
    }
    const mp_obj_type_t *native = class_of(self_in)->native;
    if (native != NULL && MP_OBJ_TYPE_HAS_SLOT(native, attr)) {
        mp_obj_t dest[2] = { MP_OBJ_SENTINEL, value };
        MP_OBJ_TYPE_GET_SLOT(native, attr)(mp_instance_native(self_in), attr, dest);
        if (dest[0] == MP_OBJ_NULL) {
            return true;
        }
    }
    int slot = mp_shape_find(self->shape, attr);
    if (value == MP_OBJ_NULL) {
        if (slot < 0) {
            return false;
        }
        mp_instance_remove(self, slot);
    } else if (slot >= 0) {
        *mp_instance_slot(self, slot) = value;
    } else {
        mp_instance_add(self, attr, value);
    }
    return true;
}

void mp_instance_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        instance_load(self_in, attr, dest);
        return;
    }
#if MICROPY_PY_DELATTR_SETATTR
    mp_obj_t call[4];
    bool is_delete = dest[1] == MP_OBJ_NULL;
    if ((((mp_obj_base_t *)self_in)->type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)
        && mp_instance_method(self_in, is_delete ? MP_QSTR___delattr__ : MP_QSTR___setattr__, call)) {
        call[2] = MP_OBJ_NEW_QSTR(attr);
        call[3] = dest[1];
        mp_call_method_n_kw(is_delete ? 1 : 2, 0, call);
        dest[0] = MP_OBJ_NULL;
        return;
    }
#endif
    if (mp_instance_store(self_in, attr, dest[1])) {
        dest[0] = MP_OBJ_NULL;
    }
}

// ---- operators --------------------------------------------------------------------------------------------------

const uint16_t mp_unary_op_names[MP_UNARY_OP_SIZEOF + 1] = {
    [MP_UNARY_OP_BOOL] = MP_QSTR___bool__,
    [MP_UNARY_OP_LEN] = MP_QSTR___len__,
    [MP_UNARY_OP_HASH] = MP_QSTR___hash__,
    [MP_UNARY_OP_INT_MAYBE] = MP_QSTR___int__,
#if MICROPY_PY_ALL_SPECIAL_METHODS
    [MP_UNARY_OP_POSITIVE] = MP_QSTR___pos__,
    [MP_UNARY_OP_NEGATIVE] = MP_QSTR___neg__,
    [MP_UNARY_OP_INVERT] = MP_QSTR___invert__,
    [MP_UNARY_OP_ABS] = MP_QSTR___abs__,
#endif
#if MICROPY_PY_BUILTINS_FLOAT
    [MP_UNARY_OP_FLOAT_MAYBE] = MP_QSTR___float__,
#endif
#if MICROPY_PY_BUILTINS_COMPLEX
    [MP_UNARY_OP_COMPLEX_MAYBE] = MP_QSTR___complex__,
#endif
};

const uint16_t mp_binary_op_names[MP_BINARY_OP_CONTAINS + 1] = {
    [MP_BINARY_OP_LESS] = MP_QSTR___lt__,
    [MP_BINARY_OP_MORE] = MP_QSTR___gt__,
    [MP_BINARY_OP_EQUAL] = MP_QSTR___eq__,
    [MP_BINARY_OP_LESS_EQUAL] = MP_QSTR___le__,
    [MP_BINARY_OP_MORE_EQUAL] = MP_QSTR___ge__,
    [MP_BINARY_OP_NOT_EQUAL] = MP_QSTR___ne__,
    [MP_BINARY_OP_CONTAINS] = MP_QSTR___contains__,
    [MP_BINARY_OP_INPLACE_ADD] = MP_QSTR___iadd__,
    [MP_BINARY_OP_INPLACE_SUBTRACT] = MP_QSTR___isub__,
    [MP_BINARY_OP_ADD] = MP_QSTR___add__,
    [MP_BINARY_OP_SUBTRACT] = MP_QSTR___sub__,
#if MICROPY_PY_ALL_INPLACE_SPECIAL_METHODS
    [MP_BINARY_OP_INPLACE_OR] = MP_QSTR___ior__,
    [MP_BINARY_OP_INPLACE_XOR] = MP_QSTR___ixor__,
    [MP_BINARY_OP_INPLACE_AND] = MP_QSTR___iand__,
    [MP_BINARY_OP_INPLACE_LSHIFT] = MP_QSTR___ilshift__,
    [MP_BINARY_OP_INPLACE_RSHIFT] = MP_QSTR___irshift__,
    [MP_BINARY_OP_INPLACE_MULTIPLY] = MP_QSTR___imul__,
    [MP_BINARY_OP_INPLACE_MAT_MULTIPLY] = MP_QSTR___imatmul__,
    [MP_BINARY_OP_INPLACE_FLOOR_DIVIDE] = MP_QSTR___ifloordiv__,
    [MP_BINARY_OP_INPLACE_TRUE_DIVIDE] = MP_QSTR___itruediv__,
    [MP_BINARY_OP_INPLACE_MODULO] = MP_QSTR___imod__,
    [MP_BINARY_OP_INPLACE_POWER] = MP_QSTR___ipow__,
#endif
#if MICROPY_PY_ALL_SPECIAL_METHODS
    [MP_BINARY_OP_OR] = MP_QSTR___or__,
    [MP_BINARY_OP_XOR] = MP_QSTR___xor__,
    [MP_BINARY_OP_AND] = MP_QSTR___and__,
    [MP_BINARY_OP_LSHIFT] = MP_QSTR___lshift__,
    [MP_BINARY_OP_RSHIFT] = MP_QSTR___rshift__,
    [MP_BINARY_OP_MULTIPLY] = MP_QSTR___mul__,
    [MP_BINARY_OP_MAT_MULTIPLY] = MP_QSTR___matmul__,
    [MP_BINARY_OP_FLOOR_DIVIDE] = MP_QSTR___floordiv__,
    [MP_BINARY_OP_TRUE_DIVIDE] = MP_QSTR___truediv__,
    [MP_BINARY_OP_MODULO] = MP_QSTR___mod__,
    [MP_BINARY_OP_POWER] = MP_QSTR___pow__,
    [MP_BINARY_OP_DIVMOD] = MP_QSTR___divmod__,
#endif
#if MICROPY_PY_REVERSE_SPECIAL_METHODS
    [MP_BINARY_OP_REVERSE_OR] = MP_QSTR___ror__,
    [MP_BINARY_OP_REVERSE_XOR] = MP_QSTR___rxor__,
    [MP_BINARY_OP_REVERSE_AND] = MP_QSTR___rand__,
    [MP_BINARY_OP_REVERSE_LSHIFT] = MP_QSTR___rlshift__,
    [MP_BINARY_OP_REVERSE_RSHIFT] = MP_QSTR___rrshift__,
    [MP_BINARY_OP_REVERSE_ADD] = MP_QSTR___radd__,
    [MP_BINARY_OP_REVERSE_SUBTRACT] = MP_QSTR___rsub__,
    [MP_BINARY_OP_REVERSE_MULTIPLY] = MP_QSTR___rmul__,
    [MP_BINARY_OP_REVERSE_MAT_MULTIPLY] = MP_QSTR___rmatmul__,
    [MP_BINARY_OP_REVERSE_FLOOR_DIVIDE] = MP_QSTR___rfloordiv__,
    [MP_BINARY_OP_REVERSE_TRUE_DIVIDE] = MP_QSTR___rtruediv__,
    [MP_BINARY_OP_REVERSE_MODULO] = MP_QSTR___rmod__,
    [MP_BINARY_OP_REVERSE_POWER] = MP_QSTR___rpow__,
    [MP_BINARY_OP_REVERSE_DIVMOD] = MP_QSTR___rdivmod__,
#endif
};

static mp_obj_t unary_method(mp_obj_t self, qstr name) {
    mp_obj_t call[2];
    if (name == MP_QSTRnull || !mp_instance_method(self, name, call)) {
        return MP_OBJ_NULL;
    }
    return mp_call_method_n_kw(0, 0, call);
}

// What the method of an operator has to return, where C code relies on it; NULL: anything.
static const mp_obj_type_t *result_type(mp_unary_op_t op) {
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return &mp_type_bool;
        case MP_UNARY_OP_LEN:
        case MP_UNARY_OP_INT_MAYBE:
            return &mp_type_int;
        default:
            return NULL;
    }
}

mp_obj_t mp_instance_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    if (MICROPY_CPYTHON_COMPAT && op == MP_UNARY_OP_HASH
        && mp_class_lookup(((mp_obj_base_t *)self_in)->type, MP_QSTR___hash__) == mp_const_none) {
        return MP_OBJ_NULL;
    }
    mp_obj_t result = unary_method(self_in, mp_unary_op_names[op]);
#if MICROPY_PY_ALL_SPECIAL_METHODS
    if (result == MP_OBJ_NULL && op == MP_UNARY_OP_INT_MAYBE) {
        result = unary_method(self_in, MP_QSTR___index__);
    }
#endif
    if (result != MP_OBJ_NULL) {
        if (op == MP_UNARY_OP_HASH) {
            return MP_OBJ_NEW_SMALL_INT(mp_obj_get_int_truncated(result));
        }
        const mp_obj_type_t *expected = result_type(op);
        if (expected != NULL && mp_obj_get_type(result) != expected) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() should return %q"),
                (qstr)mp_unary_op_names[op], (qstr)expected->name);
        }
        return result;
    }
    if (op == MP_UNARY_OP_BOOL) {
        result = unary_method(self_in, MP_QSTR___len__);
        if (result != MP_OBJ_NULL) {
            return mp_obj_new_bool(mp_obj_get_int(result) != 0);
        }
    }
    mp_obj_t native = native_of(self_in);
    if (native == MP_OBJ_NULL) {
        return op == MP_UNARY_OP_HASH ? mp_generic_unary_op(op, self_in) : MP_OBJ_NULL;
    }
    if (op == MP_UNARY_OP_HASH) {
        return MP_OBJ_NEW_SMALL_INT(mp_obj_hash(native));
    }
    const mp_obj_type_t *type = mp_obj_get_type(native);
    return MP_OBJ_TYPE_HAS_SLOT(type, unary_op) ? MP_OBJ_TYPE_GET_SLOT(type, unary_op)(op, native)
                                                : MP_OBJ_NULL;
}

static mp_obj_t slot_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    const mp_obj_type_t *type = mp_obj_get_type(lhs);
    return MP_OBJ_TYPE_HAS_SLOT(type, binary_op)
        ? MP_OBJ_TYPE_GET_SLOT(type, binary_op)(op, lhs, rhs)
        : MP_OBJ_NULL;
}

// The operation on the native object inside self. The other operand counts as its native object, too, except where
// it is looked for or formatted as what it is.
static mp_obj_t native_binary_op(mp_binary_op_t op, mp_obj_t self, mp_obj_t other) {
    mp_obj_t native = native_of(self);
    if (native == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    if (op != MP_BINARY_OP_CONTAINS && mp_obj_is_instance(other)) {
        mp_obj_t inner = mp_instance_native(other);
        if (inner != MP_OBJ_NULL
            && (op != MP_BINARY_OP_MODULO || !mp_obj_is_str(native)
                || mp_obj_is_tuple_compatible(inner))) {
            other = inner;
        }
    }
    mp_obj_t result = slot_binary_op(op, native, other);
    if (result == MP_OBJ_NULL && op >= MP_BINARY_OP_REVERSE_OR && op <= MP_BINARY_OP_REVERSE_POWER
        && !mp_obj_is_instance(other)) {
        result = slot_binary_op(op - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR, other, native);
    }
    return result == native && op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER
        ? self
        : result;
}

mp_obj_t mp_instance_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    if (op > MP_BINARY_OP_CONTAINS) {
        return MP_OBJ_NULL;
    }
    mp_obj_t call[3];
    mp_obj_t result;
    if (mp_binary_op_names[op] != MP_QSTRnull
        && mp_instance_method(lhs, mp_binary_op_names[op], call)) {
        call[2] = rhs;
        result = mp_call_method_n_kw(1, 0, call);
        if (op == MP_BINARY_OP_CONTAINS) {
            result = mp_obj_new_bool(mp_obj_is_true(result));
        } else if (result == mp_const_notimplemented) {
            result = MP_OBJ_NULL;
        }
    } else if (op == MP_BINARY_OP_NOT_EQUAL) {
        result = mp_instance_binary_op(MP_BINARY_OP_EQUAL, lhs, rhs);
        return result == MP_OBJ_NULL ? result : mp_obj_new_bool(!mp_obj_is_true(result));
    } else {
        result = native_binary_op(op, lhs, rhs);
    }
    return result;
}

// ---- calls, items, iteration, buffers ---------------------------------------------------------------------------

mp_obj_t mp_instance_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t call[2];
    MP_STACK_CHECK();
    if (mp_instance_method(self_in, MP_QSTR___call__, call)) {
        return mp_call_bound(call, n_args, n_kw, args);
    }
    mp_obj_t native = native_of(self_in);
    if (native == MP_OBJ_NULL) {
        mp_raise_not_callable(self_in);
    }
    return mp_call_function_n_kw(native, n_args, n_kw, args);
}

mp_obj_t mp_instance_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_t call[4];
    bool is_load = value == MP_OBJ_SENTINEL;
    qstr name = is_load        ? MP_QSTR___getitem__
        : value == MP_OBJ_NULL ? MP_QSTR___delitem__
                               : MP_QSTR___setitem__;
    if (mp_instance_method(self_in, name, call)) {
        call[2] = index;
        call[3] = value;
        mp_obj_t result = mp_call_method_n_kw(is_load || value == MP_OBJ_NULL ? 1 : 2, 0, call);
        return is_load ? result : mp_const_none;
    }
    mp_obj_t native = native_of(self_in);
    if (native == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
#if MICROPY_CPYTHON_COMPAT
    if (is_load && mp_obj_is_dict_or_ordereddict(native)
        && mp_map_lookup(mp_obj_dict_get_map(native), index, MP_MAP_LOOKUP) == NULL
        && mp_instance_method(self_in, MP_QSTR___missing__, call)) {
        call[2] = index;
        return mp_call_method_n_kw(1, 0, call);
    }
#endif
    return mp_obj_subscr(native, index, value);
}

mp_obj_t mp_obj_instance_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_t call[2];
    if (mp_instance_method(self_in, MP_QSTR___iter__, call)) {
        return mp_call_method_n_kw(0, 0, call);
    }
    mp_obj_t native = native_of(self_in);
    if (native != MP_OBJ_NULL) {
        return mp_getiter(native, iter_buf);
    }
    bool has_items = mp_instance_method(self_in, MP_QSTR___getitem__, call);
    return has_items ? mp_obj_new_getitem_iter(call, iter_buf) : MP_OBJ_NULL;
}

mp_int_t mp_instance_get_buffer(mp_obj_t self_in, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
    mp_obj_t native = mp_instance_native(self_in);
    const mp_obj_type_t *type = mp_obj_get_type(native);
    return MP_OBJ_TYPE_HAS_SLOT(type, buffer)
        ? MP_OBJ_TYPE_GET_SLOT(type, buffer)(native, bufinfo, flags)
        : 1;
}
