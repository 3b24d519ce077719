// The table of built-in modules, made by the build from MP_REGISTER_MODULE and its relatives.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/objects/objmodule.h"
#include "py/runtime.h"

#include "genhdr/moduledefs.h"

#ifndef MICROPY_REGISTERED_MODULES
#define MICROPY_REGISTERED_MODULES
#endif
#ifndef MICROPY_REGISTERED_EXTENSIBLE_MODULES
#define MICROPY_REGISTERED_EXTENSIBLE_MODULES
#endif

// The entry at the end keeps a table without modules valid C, and is not counted.
static const mp_rom_map_elem_t modules[] = { MICROPY_REGISTERED_MODULES{ MP_OBJ_NULL, MP_OBJ_NULL } };
static const mp_rom_map_elem_t extensible_modules[] = { MICROPY_REGISTERED_EXTENSIBLE_MODULES{
    MP_OBJ_NULL, MP_OBJ_NULL } };

#define MODULE_MAP(entries) \
    { \
        .all_keys_are_qstrs = 1, .is_fixed = 1, .is_ordered = 1, \
        .used = MP_ARRAY_SIZE(entries) - 1, .alloc = MP_ARRAY_SIZE(entries) - 1, \
        .table = (mp_map_elem_t *)entries \
    }

const mp_map_t mp_builtin_module_map = MODULE_MAP(modules);
const mp_map_t mp_builtin_extensible_module_map = MODULE_MAP(extensible_modules);

const mp_obj_module_t mp_module___main__ = { { &mp_type_module }, &MP_STATE_VM(dict_main) };
MP_REGISTER_MODULE(MP_QSTR___main__, mp_module___main__);

#if MICROPY_MODULE_BUILTIN_INIT
// Calls the module's __init__() if it has one. Such a module enters sys.modules first, which is how a second look-up
// knows.
static void init_module(qstr name, mp_obj_t module) {
    mp_map_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict).map;
    mp_obj_t dest[2];
    mp_load_method_maybe(module, MP_QSTR___init__, dest);
    if (dest[0] == MP_OBJ_NULL || mp_map_lookup(loaded, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP)) {
        return;
    }
    mp_map_lookup(loaded, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = module;
    mp_call_method_n_kw(0, 0, dest);
}
#endif

mp_obj_t mp_module_get_builtin(qstr module_name, bool extensible) {
    const mp_map_t *map = extensible ? &mp_builtin_extensible_module_map : &mp_builtin_module_map;
    mp_map_elem_t *elem = mp_map_lookup((mp_map_t *)map, MP_OBJ_NEW_QSTR(module_name), MP_MAP_LOOKUP);
    if (elem == NULL) {
        return MP_OBJ_NULL;
    }
#if MICROPY_MODULE_BUILTIN_INIT
    init_module(module_name, elem->value);
#endif
    return elem->value;
}

void mp_module_generic_attr(qstr attr, mp_obj_t *dest, const uint16_t *keys, mp_obj_t *values) {
    for (size_t i = 0; keys[i] != MP_QSTRnull; i++) {
        if (keys[i] == attr) {
            if (dest[0] == MP_OBJ_NULL) {
                dest[0] = values[i];
            } else if (dest[1] != MP_OBJ_NULL) {
                values[i] = dest[1];
                dest[0] = MP_OBJ_NULL;
            }
            return;
        }
    }
}

#ifdef MICROPY_MODULE_DELEGATIONS
void mp_module_delegate_attr(mp_obj_t module, qstr attr, mp_obj_t *dest) {
    static const struct {
        mp_rom_obj_t module;
        void (*attr)(mp_obj_t, qstr, mp_obj_t *);
    } delegations[] = { MICROPY_MODULE_DELEGATIONS };
    for (size_t i = 0; i < MP_ARRAY_SIZE(delegations); i++) {
        if (delegations[i].module == module) {
            delegations[i].attr(module, attr, dest);
        }
    }
}
#else
void mp_module_delegate_attr(mp_obj_t module, qstr attr, mp_obj_t *dest) {
    (void)module;
    (void)attr;
    (void)dest;
}
#endif
