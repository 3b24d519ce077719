// The built-in functions that live in files of their own, for the table in modbuiltins.c.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MODULES_BUILTINS_H
#define SLIPWAY_PY_MODULES_BUILTINS_H

#include "py/obj.h"

extern const mp_obj_fun_builtin_var_t mp_builtin_eval_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_exec_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_execfile_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_compile_obj;
extern const mp_obj_fun_builtin_var_t mp_builtin_input_obj;

#endif  // SLIPWAY_PY_MODULES_BUILTINS_H
