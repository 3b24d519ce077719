// property: an attribute computed by functions. What reading, setting and deleting one does is found in objinstance.c.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"

#if MICROPY_PY_BUILTINS_PROPERTY

typedef struct _mp_obj_property_t {
    mp_obj_base_t base;
    mp_obj_t proxy[3];  // getter, setter, deleter; None if there is none
} mp_obj_property_t;

static mp_obj_t property_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_fget, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_fset, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_fdel, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_doc, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    };
    mp_arg_val_t vals[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, vals);
    mp_obj_property_t *o = mp_obj_malloc(mp_obj_property_t, type);
    for (size_t i = 0; i < 3; i++) {
        o->proxy[i] = vals[i].u_obj;
    }
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t copy_with(mp_obj_t self_in, size_t i, mp_obj_t fun) {
    const mp_obj_property_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_property_t *copy = mp_obj_malloc(mp_obj_property_t, self->base.type);
    memcpy(copy->proxy, self->proxy, sizeof(copy->proxy));
    copy->proxy[i] = fun;
    return MP_OBJ_FROM_PTR(copy);
}

static mp_obj_t property_getter(mp_obj_t self_in, mp_obj_t fun) {
    return copy_with(self_in, 0, fun);
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_getter_obj, property_getter);

static mp_obj_t property_setter(mp_obj_t self_in, mp_obj_t fun) {
    return copy_with(self_in, 1, fun);
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_setter_obj, property_setter);

static mp_obj_t property_deleter(mp_obj_t self_in, mp_obj_t fun) {
    return copy_with(self_in, 2, fun);
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_deleter_obj, property_deleter);

static const mp_rom_map_elem_t property_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_getter), MP_ROM_PTR(&property_getter_obj) },
    { MP_ROM_QSTR(MP_QSTR_setter), MP_ROM_PTR(&property_setter_obj) },
    { MP_ROM_QSTR(MP_QSTR_deleter), MP_ROM_PTR(&property_deleter_obj) },
};
static MP_DEFINE_CONST_DICT(property_locals_dict, property_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_property, MP_QSTR_property, MP_TYPE_FLAG_LAYOUT_VALUES, make_new, property_make_new,
    locals_dict, &property_locals_dict);

const mp_obj_t *mp_obj_property_get(mp_obj_t self_in, size_t *n_proxy) {
    const mp_obj_property_t *self = MP_OBJ_TO_PTR(self_in);
    *n_proxy = MP_ARRAY_SIZE(self->proxy);
    return self->proxy;
}

#endif  // MICROPY_PY_BUILTINS_PROPERTY
