// The built-in functions and modules, and what a port provides for imports.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_BUILTIN_H
#define SLIPWAY_PY_BUILTIN_H

#include "py/obj.h"

typedef enum {
    MP_IMPORT_STAT_NO_EXIST,
    MP_IMPORT_STAT_DIR,
    MP_IMPORT_STAT_FILE,
} mp_import_stat_t;

mp_import_stat_t mp_import_stat(const char *path);  // the port's
mp_obj_t mp_builtin___import__(size_t n_args, const mp_obj_t *args);
mp_obj_t mp_builtin_open(
    size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);  // the port's, where open() is in
mp_obj_t mp_micropython_mem_info(size_t n_args, const mp_obj_t *args);

extern const mp_obj_fun_builtin_var_t mp_builtin___import___obj;
extern const mp_obj_fun_builtin_var_t mp_builtin___build_class___obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_open_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_print_obj;
extern const mp_obj_fun_builtin_fixed_t mp_builtin_repr_obj;
extern const mp_obj_fun_builtin_fixed_t mp_builtin_len_obj;
extern const mp_obj_fun_builtin_fixed_t mp_builtin_id_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_next_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_getattr_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_next_obj;
extern const mp_obj_fun_builtin_fixed_t mp_builtin_isinstance_obj;
extern const mp_obj_fun_builtin_fixed_t mp_builtin_issubclass_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_sorted_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_help_obj;

extern const mp_obj_module_t mp_module___main__;
extern const mp_obj_module_t mp_module_builtins;
extern const mp_obj_module_t mp_module_sys;
extern const mp_obj_module_t mp_module_gc;
extern const mp_obj_module_t mp_module_micropython;
extern const mp_obj_module_t mp_module_math;
extern const mp_obj_dict_t mp_module_builtins_globals;

#endif  // SLIPWAY_PY_BUILTIN_H
