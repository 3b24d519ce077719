// The module type: a namespace with attribute access.
// SPDX-License-Identifier: MIT

#include "py/objects/objmodule.h"
#include "py/builtin.h"
#include "py/runtime.h"

static void module_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_map_t *map = &mp_obj_module_get_globals(self_in)->map;
    mp_map_elem_t *name = mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
    mp_printf(print, "<module '%s'", name ? mp_obj_str_get_str(name->value) : "");
#if MICROPY_MODULE___FILE__
    mp_map_elem_t *file = mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___file__), MP_MAP_LOOKUP);
    if (file) {
        mp_printf(print, " from '%s'", mp_obj_str_get_str(file->value));
    }
#endif
    mp_print_str(print, ">");
}

// The dict that assignments to the module's attributes go to; NULL if it has none.
static mp_obj_dict_t *writable_globals(mp_obj_module_t *self) {
    if (!self->globals->map.is_fixed) {
        return self->globals;
    }
#if MICROPY_CAN_OVERRIDE_BUILTINS
    if (self == &mp_module_builtins) {
        if (MP_STATE_VM(mp_module_builtins_override_dict) == NULL) {
            MP_STATE_VM(mp_module_builtins_override_dict) = MP_OBJ_TO_PTR(mp_obj_new_dict(1));
            MP_STATE_VM(mp_module_builtins_override_dict)->map.is_watched = 1;
        }
        return MP_STATE_VM(mp_module_builtins_override_dict);
    }
#endif
    return NULL;
}

static void store_attr(mp_obj_module_t *self, qstr attr, mp_obj_t *dest) {
    mp_obj_dict_t *globals = writable_globals(self);
    if (globals == NULL) {
        mp_module_delegate_attr(MP_OBJ_FROM_PTR(self), attr, dest);
        return;
    }
    mp_obj_t key = MP_OBJ_NEW_QSTR(attr);
    if (dest[1] != MP_OBJ_NULL) {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(globals), key, dest[1]);
    } else if (mp_map_lookup(&globals->map, key, MP_MAP_LOOKUP)) {
        mp_obj_dict_delete(MP_OBJ_FROM_PTR(globals), key);
    } else {
        return;
    }
    dest[0] = MP_OBJ_NULL;
}

static void module_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_module_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        store_attr(self, attr, dest);
        return;
    }
    mp_map_t *map = &self->globals->map;
    mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    if (elem) {
        dest[0] = elem->value;
        return;
    }
#if MICROPY_CPYTHON_COMPAT
    if (attr == MP_QSTR___dict__) {
        dest[0] = MP_OBJ_FROM_PTR(self->globals);
        return;
    }
#endif
    mp_module_delegate_attr(self_in, attr, dest);
#if MICROPY_MODULE_GETATTR
    if (dest[0] == MP_OBJ_NULL) {
        elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___getattr__), MP_MAP_LOOKUP);
        if (elem) {
            dest[0] = mp_call_function_1(elem->value, MP_OBJ_NEW_QSTR(attr));
        }
    }
#endif
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_module, MP_QSTR_module, MP_TYPE_FLAG_LAYOUT_VALUES,
    print, module_print, attr, module_attr);

// Makes the module, and enters it into sys.modules.
mp_obj_t mp_obj_new_module(qstr module_name) {
    mp_obj_module_t *self = mp_obj_malloc(mp_obj_module_t, &mp_type_module);
    mp_obj_t globals = mp_obj_new_dict(1);
    self->globals = MP_OBJ_TO_PTR(globals);
    self->globals->map.is_watched = 1;
    mp_obj_t name = MP_OBJ_NEW_QSTR(module_name);
    mp_obj_dict_store(globals, MP_OBJ_NEW_QSTR(MP_QSTR___name__), name);
    mp_obj_dict_store(
        MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)), name, MP_OBJ_FROM_PTR(self));
    return MP_OBJ_FROM_PTR(self);
}
