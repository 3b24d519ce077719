// The gc module: collections on demand, and how much memory there is.
// SPDX-License-Identifier: MIT
#include "py/builtin.h"
#include "py/heap/heap.h"
#include "py/runtime.h"

#if MICROPY_PY_GC

static mp_obj_t mod_gc_collect(void) {
    gc_collect();
    gc_run_finalisers();
    // MicroPython documents no value here; CPython's is the number of unreachable objects, which nobody counts.
    return MP_OBJ_NEW_SMALL_INT(0);
}
static MP_DEFINE_CONST_FUN_OBJ_0(mod_gc_collect_obj, mod_gc_collect);

static mp_obj_t mod_gc_enable(void) {
    MP_STATE_MEM(gc_auto_enabled) = true;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(mod_gc_enable_obj, mod_gc_enable);

static mp_obj_t mod_gc_disable(void) {
    MP_STATE_MEM(gc_auto_enabled) = false;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(mod_gc_disable_obj, mod_gc_disable);

static mp_obj_t mod_gc_isenabled(void) {
    return mp_obj_new_bool(MP_STATE_MEM(gc_auto_enabled));
}
static MP_DEFINE_CONST_FUN_OBJ_0(mod_gc_isenabled_obj, mod_gc_isenabled);

static mp_obj_t mod_gc_mem_free(void) {
    gc_info_t info;
    gc_info(&info);
    return MP_OBJ_NEW_SMALL_INT(info.free);
}
static MP_DEFINE_CONST_FUN_OBJ_0(mod_gc_mem_free_obj, mod_gc_mem_free);

static mp_obj_t mod_gc_mem_alloc(void) {
    gc_info_t info;
    gc_info(&info);
    return MP_OBJ_NEW_SMALL_INT(info.used);
}
static MP_DEFINE_CONST_FUN_OBJ_0(mod_gc_mem_alloc_obj, mod_gc_mem_alloc);

// threshold([bytes]): a negative number turns it off, which is what -1 as the value tells.
static mp_obj_t mod_gc_threshold(size_t n_args, const mp_obj_t *args) {
    size_t *threshold = &MP_STATE_MEM(gc_alloc_threshold);
    if (n_args == 0) {
        return mp_obj_new_int(*threshold == SIZE_MAX ? -1 : (mp_int_t)*threshold);
    }
    mp_int_t n = mp_obj_get_int(args[0]);
    *threshold = n < 0 ? SIZE_MAX : (size_t)n;
    gc_end_run();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mod_gc_threshold_obj, 0, 1, mod_gc_threshold);

static const mp_rom_map_elem_t mp_module_gc_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_gc) },
    { MP_ROM_QSTR(MP_QSTR_collect), MP_ROM_PTR(&mod_gc_collect_obj) },
    { MP_ROM_QSTR(MP_QSTR_enable), MP_ROM_PTR(&mod_gc_enable_obj) },
    { MP_ROM_QSTR(MP_QSTR_disable), MP_ROM_PTR(&mod_gc_disable_obj) },
    { MP_ROM_QSTR(MP_QSTR_isenabled), MP_ROM_PTR(&mod_gc_isenabled_obj) },
    { MP_ROM_QSTR(MP_QSTR_mem_free), MP_ROM_PTR(&mod_gc_mem_free_obj) },
    { MP_ROM_QSTR(MP_QSTR_mem_alloc), MP_ROM_PTR(&mod_gc_mem_alloc_obj) },
    { MP_ROM_QSTR(MP_QSTR_threshold), MP_ROM_PTR(&mod_gc_threshold_obj) },
};
static MP_DEFINE_CONST_DICT(mp_module_gc_globals, mp_module_gc_globals_table);

const mp_obj_module_t mp_module_gc = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&mp_module_gc_globals,
};
MP_REGISTER_MODULE(MP_QSTR_gc, mp_module_gc);

#endif
