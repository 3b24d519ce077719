// collections: deque, namedtuple and OrderedDict.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/objects/namedtuple.h"

#if MICROPY_PY_COLLECTIONS

static const mp_rom_map_elem_t collections_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_collections) },
    { MP_ROM_QSTR(MP_QSTR_deque), MP_ROM_PTR(&mp_type_deque) },
    { MP_ROM_QSTR(MP_QSTR_namedtuple), MP_ROM_PTR(&mp_namedtuple_obj) },
    { MP_ROM_QSTR(MP_QSTR_OrderedDict), MP_ROM_PTR(&mp_type_ordereddict) },
};
static MP_DEFINE_CONST_DICT(collections_globals, collections_globals_table);

extern const mp_obj_module_t mp_module_collections;
const mp_obj_module_t mp_module_collections = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&collections_globals,
};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_collections, mp_module_collections);

#endif  // MICROPY_PY_COLLECTIONS
