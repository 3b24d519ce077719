// sys: what the interpreter says about itself and its surroundings.
// SPDX-License-Identifier: MIT

#include "genhdr/mpversion.h"
#include "py/builtin.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stream.h"

#if MICROPY_PY_SYS

// The Python language that programs may expect at least.
#define PY_VERSION_INFO MP_ROM_INT(3), MP_ROM_INT(4), MP_ROM_INT(0)

static const MP_DEFINE_STR_OBJ(sys_version_obj, "3.4.0; " MICROPY_BANNER_NAME_AND_VERSION);
static const MP_DEFINE_STR_OBJ(sys_platform_obj, MICROPY_PY_SYS_PLATFORM);
static const MP_DEFINE_STR_OBJ(sys_machine_obj, MICROPY_BANNER_MACHINE);

static const mp_rom_obj_tuple_t sys_version_info_obj = { { &mp_type_tuple }, 3, { PY_VERSION_INFO } };

static const mp_rom_obj_tuple_t sys_implementation_version_obj = { { &mp_type_tuple }, 3,
    { MP_ROM_INT(MICROPY_VERSION_MAJOR), MP_ROM_INT(MICROPY_VERSION_MINOR),
        MP_ROM_INT(MICROPY_VERSION_MICRO) } };

#define IMPLEMENTATION_ITEMS \
    MP_ROM_QSTR(MP_QSTR_micropython), MP_ROM_PTR(&sys_implementation_version_obj), \
        MP_ROM_PTR(&sys_machine_obj)
#if MICROPY_PY_ATTRTUPLE
static const qstr implementation_fields[] = { MP_QSTR_name, MP_QSTR_version, MP_QSTR__machine };
static MP_DEFINE_ATTRTUPLE(sys_implementation_obj, implementation_fields, 3, IMPLEMENTATION_ITEMS);
#else
static const mp_rom_obj_tuple_t sys_implementation_obj = { { &mp_type_tuple }, 3,
    { IMPLEMENTATION_ITEMS } };
#endif

#if MICROPY_PY_SYS_EXIT
static mp_obj_t sys_exit(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        mp_raise_type(&mp_type_SystemExit);
    }
    mp_raise_type_arg(&mp_type_SystemExit, args[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sys_exit_obj, 0, 1, sys_exit);
#endif

static mp_obj_t sys_print_exception(size_t n_args, const mp_obj_t *args) {
#if MICROPY_PY_IO || MICROPY_PY_SYS_STDFILES
    if (n_args > 1) {
        mp_get_stream_raise(args[1], MP_STREAM_OP_WRITE);
        mp_print_t print = { MP_OBJ_TO_PTR(args[1]), mp_stream_write_adaptor };
        mp_obj_print_exception(&print, args[0]);
        return mp_const_none;
    }
#endif
    (void)n_args;
    mp_obj_print_exception(&mp_plat_print, args[0]);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sys_print_exception_obj, 1, 2, sys_print_exception);

#if MICROPY_PY_SYS_STDFILES
extern const mp_obj_base_t mp_sys_stdin_obj, mp_sys_stdout_obj,
    mp_sys_stderr_obj;  // the port's streams
#endif

static const mp_rom_map_elem_t sys_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_sys) },
    { MP_ROM_QSTR(MP_QSTR_version), MP_ROM_PTR(&sys_version_obj) },
    { MP_ROM_QSTR(MP_QSTR_version_info), MP_ROM_PTR(&sys_version_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_implementation), MP_ROM_PTR(&sys_implementation_obj) },
    { MP_ROM_QSTR(MP_QSTR_platform), MP_ROM_PTR(&sys_platform_obj) },
    { MP_ROM_QSTR(MP_QSTR_byteorder),
        MP_ENDIANNESS_LITTLE ? MP_ROM_QSTR(MP_QSTR_little) : MP_ROM_QSTR(MP_QSTR_big) },
    { MP_ROM_QSTR(MP_QSTR_print_exception), MP_ROM_PTR(&sys_print_exception_obj) },
#if MICROPY_PY_SYS_EXIT
    { MP_ROM_QSTR(MP_QSTR_exit), MP_ROM_PTR(&sys_exit_obj) },
#endif
#if MICROPY_PY_SYS_MODULES
    { MP_ROM_QSTR(MP_QSTR_modules), MP_ROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)) },
#endif
#if MICROPY_PY_SYS_STDFILES
    { MP_ROM_QSTR(MP_QSTR_stdin), MP_ROM_PTR(&mp_sys_stdin_obj) },
    { MP_ROM_QSTR(MP_QSTR_stdout), MP_ROM_PTR(&mp_sys_stdout_obj) },
    { MP_ROM_QSTR(MP_QSTR_stderr), MP_ROM_PTR(&mp_sys_stderr_obj) },
#endif
};
static MP_DEFINE_CONST_DICT(sys_globals, sys_globals_table);

const mp_obj_module_t mp_module_sys = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&sys_globals,
};

MP_REGISTER_MODULE(MP_QSTR_sys, mp_module_sys);

// The attributes that change, or that are no constants of the linker.
void mp_module_sys_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);
void mp_module_sys_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    (void)self_in, (void)attr;
#if MICROPY_PY_SYS_MAXSIZE
    if (attr == MP_QSTR_maxsize && dest[0] == MP_OBJ_NULL) {
        dest[0] = mp_obj_new_int(
            MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_NONE ? MP_SMALL_INT_MAX : MP_SSIZE_MAX);
        return;
    }
#endif
    mp_obj_t *where = NULL;
#if MICROPY_PY_SYS_PATH
    where = attr == MP_QSTR_path ? &MP_STATE_VM(sys_path) : where;
#endif
#if MICROPY_PY_SYS_ARGV
    where = attr == MP_QSTR_argv ? &MP_STATE_VM(sys_argv) : where;
#endif
    if (where == NULL) {
        return;
    }
    if (dest[0] == MP_OBJ_NULL) {
        dest[0] = *where;
    } else if (dest[1] != MP_OBJ_NULL) {
        *where = dest[1];
        dest[0] = MP_OBJ_NULL;
    }
}

MP_REGISTER_MODULE_DELEGATION(mp_module_sys, mp_module_sys_attr);

#endif  // MICROPY_PY_SYS
