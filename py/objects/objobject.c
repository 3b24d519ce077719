// object: what every class has unless it or its bases define it. Its __new__ and __init__ make the instances of
// classes, and the native objects in those that derive from a built-in type.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/gc.h"
#include "py/runtime.h"
#include "py/vm/code.h"
#include "py/objects/objtype.h"

// ---- native bases -----------------------------------------------------------------------------------------------

// When the native object in an instance gets its value.
typedef enum {
    FROM_NEW,       // immutable types: __new__ takes the arguments
    FROM_NEW_INIT,  // exceptions: both __new__ and __init__ do
    FROM_INIT,      // all others: __init__ does
} native_kind_t;

static native_kind_t native_kind(const mp_obj_type_t *native) {
    if (!MICROPY_PY_NATIVE_BASES) {
        return FROM_NEW_INIT;
    }
    static const mp_obj_type_t *const immutable[] = {
        &mp_type_int,
        &mp_type_str,
        &mp_type_bytes,
        &mp_type_tuple,
#if MICROPY_PY_BUILTINS_FLOAT
        &mp_type_float,
#endif
#if MICROPY_PY_BUILTINS_FROZENSET
        &mp_type_frozenset,
#endif
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(immutable); i++) {
        if (mp_obj_is_subclass_fast(native, immutable[i])) {
            return FROM_NEW;
        }
    }
    return mp_obj_is_subclass_fast(native, &mp_type_BaseException) ? FROM_NEW_INIT : FROM_INIT;
}

static void make_native(mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_instance_t *o = MP_OBJ_TO_PTR(self);
    const mp_obj_type_t *native = ((mp_obj_class_t *)o->base.type)->native;
    o->slots[0] = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, n_args, n_kw, args);
}

// ---- making instances -------------------------------------------------------------------------------------------

// The class, with what it remembers about __init__, __new__ and __del__ brought up to date.
static inline mp_obj_class_t *up_to_date(const mp_obj_type_t *type) {
    mp_obj_class_t *cls = (mp_obj_class_t *)type;
    if (MP_LIKELY(cls->init_epoch == MP_STATE_VM(class_epoch))) {
        return cls;
    }
    mp_obj_t init = mp_class_lookup(type, MP_QSTR___init__);
    cls->init = init == MP_OBJ_NULL || mp_obj_is_exact_obj_type(init, &mp_type_fun_py)
        ? init
        : MP_OBJ_SENTINEL;
    unsigned flags = mp_class_type(cls)->flags & ~(MP_CLASS_FLAG_PLAIN | MP_CLASS_FLAG_HAS_DEL);
#if MICROPY_ENABLE_FINALISER
    if (mp_class_lookup(type, MP_QSTR___del__) != MP_OBJ_NULL) {
        flags |= MP_CLASS_FLAG_HAS_DEL;
    } else
#endif
        if (cls->native == NULL && mp_class_lookup(type, MP_QSTR___new__) == MP_OBJ_NULL) {
        flags |= MP_CLASS_FLAG_PLAIN;
    }
    mp_class_type(cls)->flags = flags;
    cls->init_epoch = MP_STATE_VM(class_epoch);
    return cls;
}

static inline mp_obj_t new_instance(mp_obj_class_t *cls, unsigned gc_flags) {
    mp_shape_t *shape = cls->shape;
    mp_obj_instance_t *o = m_malloc_kind(
        offsetof(mp_obj_instance_t, slots) + shape->n_inline * sizeof(mp_obj_t),
        GC_KIND_OBJECT | gc_flags);
    o->base.type = mp_class_type(cls);
    o->shape = shape;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t mp_class_init_function(const mp_obj_type_t *type) {
    return up_to_date(type)->init;
}

mp_obj_t mp_class_new_plain(const mp_obj_type_t *type) {
    mp_obj_class_t *cls = up_to_date(type);
    return MP_LIKELY(mp_class_type(cls)->flags & MP_CLASS_FLAG_PLAIN) ? new_instance(cls, 0)
                                                                      : MP_OBJ_NULL;
}

// object.__new__, and that of any native base.
static mp_obj_t default_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_class_t *cls = up_to_date(type);
    bool has_del = mp_class_type(cls)->flags & MP_CLASS_FLAG_HAS_DEL;
    mp_obj_t self = new_instance(cls, has_del ? GC_ALLOC_FLAG_HAS_FINALISER : 0);
    if (cls->native != NULL) {
        native_kind_t kind = native_kind(cls->native);
        if (kind == FROM_NEW_INIT && cls->init != MP_OBJ_NULL) {
            n_kw = 0;
        }
        if (kind != FROM_INIT) {
            make_native(self, n_args, n_kw, args);
        }
    }
    return self;
}

mp_obj_t mp_class_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t call[2] = { MP_OBJ_NULL, MP_OBJ_NULL };
    mp_obj_t self;
    mp_obj_t new = mp_class_lookup(type, MP_QSTR___new__);
    if (new == MP_OBJ_NULL) {
        self = default_new(type, n_args, n_kw, args);
    } else {
        mp_class_bind(MP_OBJ_NULL, type, new, call);
        self = mp_call_method_self_n_kw(call[0], MP_OBJ_FROM_PTR(type), n_args, n_kw, args);
        if (!mp_obj_is_instance(self) || !mp_obj_is_subclass_fast(mp_obj_get_type(self), type)) {
            return self;
        }
    }
    mp_obj_class_t *cls = up_to_date(((mp_obj_base_t *)MP_OBJ_TO_PTR(self))->type);
    if (cls->init != MP_OBJ_NULL) {
        mp_instance_method(self, MP_QSTR___init__, call);
        mp_obj_t result = mp_call_bound(call, n_args, n_kw, args);
        if (result != mp_const_none) {
            mp_raise_TypeError(MP_ERROR_TEXT("__init__() should return None"));
        }
    } else if (cls->native != NULL) {
        native_kind_t kind = native_kind(cls->native);
        if (kind == FROM_INIT || (kind == FROM_NEW_INIT && new != MP_OBJ_NULL)) {
            make_native(self, n_args, n_kw, args);
        }
    } else if (new == MP_OBJ_NULL && n_args + n_kw > 0) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
            MP_ERROR_TEXT("%q() takes no arguments"), (qstr)type->name);
    }
    return self;
}

// ---- object -----------------------------------------------------------------------------------------------------

static mp_obj_t object_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    return MP_OBJ_FROM_PTR(mp_obj_malloc(mp_obj_base_t, type));
}

const mp_obj_t *mp_join_args(size_t n_args, const mp_obj_t *args, const mp_map_t *kwargs) {
    if (kwargs->used == 0) {
        return args;
    }
    mp_obj_t *all = m_new_values(n_args + 2 * kwargs->used);
    memcpy(all, args, n_args * sizeof(mp_obj_t));
    memcpy(all + n_args, kwargs->table, 2 * kwargs->used * sizeof(mp_obj_t));
    return all;
}

#if MICROPY_CPYTHON_COMPAT
static mp_obj_t object___new__(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    if (!mp_obj_is_exact_obj_type(args[0], &mp_type_type)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
            MP_ERROR_TEXT("__new__ arg must be a type"));
    }
    const mp_obj_type_t *type = MP_OBJ_TO_PTR(args[0]);
    const mp_obj_t *all = mp_join_args(n_args - 1, args + 1, kwargs);
    if (mp_obj_is_instance_type(type)) {
        return default_new(type, n_args - 1, kwargs->used, all);
    }
    return mp_call_function_n_kw(args[0], n_args - 1, kwargs->used, all);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(object___new___fun_obj, 1, object___new__);
static MP_DEFINE_CONST_STATICMETHOD_OBJ(object___new___obj, &object___new___fun_obj);
#endif

static mp_obj_t object___init__(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    if (mp_obj_is_instance(args[0])) {
        const mp_obj_type_t *native = ((mp_obj_class_t *)((mp_obj_base_t *)args[0])->type)->native;
        if (native != NULL && native_kind(native) != FROM_NEW) {
            make_native(
                args[0], n_args - 1, kwargs->used, mp_join_args(n_args - 1, args + 1, kwargs));
        }
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(object___init___obj, 1, object___init__);

#if MICROPY_PY_DELATTR_SETATTR
static mp_obj_t store(mp_obj_t self, mp_obj_t name, mp_obj_t value) {
    qstr attr = mp_obj_str_get_qstr(name);
    if (!mp_obj_is_instance(self) || !mp_instance_store(self, attr, value)) {
        mp_raise_msg_varg(&mp_type_AttributeError,
            MP_ERROR_TEXT("'%s' object has no attribute '%q'"), mp_obj_get_type_str(self), attr);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(object___setattr___obj, store);

static mp_obj_t object___delattr__(mp_obj_t self, mp_obj_t name) {
    return store(self, name, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(object___delattr___obj, object___delattr__);
#endif

#if MICROPY_PY_ALL_SPECIAL_METHODS
static mp_obj_t object___eq__(mp_obj_t self, mp_obj_t other) {
    return self == other ? mp_const_true : mp_const_notimplemented;
}
static MP_DEFINE_CONST_FUN_OBJ_2(object___eq___obj, object___eq__);

static mp_obj_t object___hash__(mp_obj_t self) {
    return mp_generic_unary_op(MP_UNARY_OP_HASH, self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(object___hash___obj, object___hash__);

static mp_obj_t object___repr__(mp_obj_t self) {
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 32, &print);
    mp_instance_print_default(&print, self);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_1(object___repr___obj, object___repr__);

static mp_obj_t object___str__(mp_obj_t self) {
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_builtin_repr_obj), self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(object___str___obj, object___str__);
#endif

static const mp_rom_map_elem_t object_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&object___init___obj) },
#if MICROPY_CPYTHON_COMPAT
    { MP_ROM_QSTR(MP_QSTR___new__), MP_ROM_PTR(&object___new___obj) },
#endif
#if MICROPY_PY_DELATTR_SETATTR
    { MP_ROM_QSTR(MP_QSTR___setattr__), MP_ROM_PTR(&object___setattr___obj) },
    { MP_ROM_QSTR(MP_QSTR___delattr__), MP_ROM_PTR(&object___delattr___obj) },
#endif
#if MICROPY_PY_ALL_SPECIAL_METHODS
    { MP_ROM_QSTR(MP_QSTR___eq__), MP_ROM_PTR(&object___eq___obj) },
    { MP_ROM_QSTR(MP_QSTR___hash__), MP_ROM_PTR(&object___hash___obj) },
    { MP_ROM_QSTR(MP_QSTR___repr__), MP_ROM_PTR(&object___repr___obj) },
    { MP_ROM_QSTR(MP_QSTR___str__), MP_ROM_PTR(&object___str___obj) },
#endif
};
static MP_DEFINE_CONST_DICT(object_locals_dict, object_locals_dict_table);

mp_obj_t mp_object_lookup(qstr attr) {
    mp_map_elem_t *elem = mp_map_lookup(
        (mp_map_t *)&object_locals_dict.map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_object, MP_QSTR_object, MP_TYPE_FLAG_LAYOUT_VALUES, make_new, object_make_new,
    unary_op, mp_generic_unary_op, locals_dict, &object_locals_dict);
