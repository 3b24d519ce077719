// super(): attributes of an object as the classes after a given one define them.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"
#include "py/objects/objtype.h"

typedef struct _mp_obj_super_t {
    mp_obj_base_t base;
    mp_obj_t type;
    mp_obj_t obj;
} mp_obj_super_t;

// dest[0] stays MP_OBJ_NULL if there is no such attribute.
static void super_load(mp_obj_t after, mp_obj_t obj, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *type = mp_obj_get_type(obj);
    mp_obj_t self = obj;
    if (mp_obj_is_subclass_fast(obj, after)) {
        // In a class method or __new__.
        type = MP_OBJ_TO_PTR(obj);
        self = MP_OBJ_NULL;
    }
    dest[0] = dest[1] = MP_OBJ_NULL;
    mp_obj_t member = mp_class_lookup_after(type, MP_OBJ_TO_PTR(after), attr, NULL);
    bool has_native = mp_obj_is_instance_type(type) && ((const mp_obj_class_t *)type)->native != NULL;
    if (member == MP_OBJ_NULL && has_native && attr != MP_QSTR___init__ && attr != MP_QSTR___new__) {
        if (self == MP_OBJ_NULL) {
            mp_load_method_maybe(MP_OBJ_FROM_PTR(((const mp_obj_class_t *)type)->native), attr, dest);
            return;
        }
        mp_obj_t native = mp_instance_native(self);
        mp_load_method_maybe(native, attr, dest);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
        member = mp_special_function(attr);
        if (member != MP_OBJ_NULL) {
            dest[0] = member;
            dest[1] = native;
            return;
        }
    }
    if (member == MP_OBJ_NULL) {
        member = mp_object_lookup(attr);
    }
    if (member != MP_OBJ_NULL) {
        mp_class_bind(self, type, member, dest);
    }
}

void mp_load_super_method(qstr attr, mp_obj_t *dest) {
    super_load(dest[1], dest[2], attr, dest);
    if (dest[0] == MP_OBJ_NULL) {
        mp_raise_msg_brief(&mp_type_AttributeError, MP_ERROR_TEXT("no such attribute"),
            MP_ERROR_TEXT("'super' object has no attribute '%q'"), attr);
    }
}

static mp_obj_t super_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    mp_obj_super_t *o = mp_obj_malloc(mp_obj_super_t, type);
    o->type = args[0];
    o->obj = args[1];
    return MP_OBJ_FROM_PTR(o);
}

static void super_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        mp_obj_super_t *self = MP_OBJ_TO_PTR(self_in);
        super_load(self->type, self->obj, attr, dest);
    }
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_super, MP_QSTR_super, MP_TYPE_FLAG_LAYOUT_VALUES, make_new, super_make_new,
    attr, super_attr);
