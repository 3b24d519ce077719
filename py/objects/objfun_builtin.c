// Functions written in C: a type for each number of arguments, and one for functions that take a range of them.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"

#define FLAGS (MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN)

static mp_obj_t fun_builtin_0_call(
    mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    return ((mp_obj_fun_builtin_fixed_t *)MP_OBJ_TO_PTR(self_in))->fun._0();
}

static mp_obj_t fun_builtin_1_call(
    mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return ((mp_obj_fun_builtin_fixed_t *)MP_OBJ_TO_PTR(self_in))->fun._1(args[0]);
}

static mp_obj_t fun_builtin_2_call(
    mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    return ((mp_obj_fun_builtin_fixed_t *)MP_OBJ_TO_PTR(self_in))->fun._2(args[0], args[1]);
}

static mp_obj_t fun_builtin_3_call(
    mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 3, 3, false);
    return ((mp_obj_fun_builtin_fixed_t *)MP_OBJ_TO_PTR(self_in))->fun._3(args[0], args[1], args[2]);
}

static mp_obj_t fun_builtin_var_call(
    mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_fun_builtin_var_t *self = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num_sig(n_args, n_kw, self->sig);
    if (!(self->sig & 1)) {
        return self->fun.var(n_args, args);
    }
    mp_map_t kwargs;
    mp_map_init_fixed_table(&kwargs, n_kw, args + n_args);
    return self->fun.kw(n_args, args, &kwargs);
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_0, MP_QSTR_function, FLAGS, call, fun_builtin_0_call);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_1, MP_QSTR_function, FLAGS, call, fun_builtin_1_call);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_2, MP_QSTR_function, FLAGS, call, fun_builtin_2_call);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_3, MP_QSTR_function, FLAGS, call, fun_builtin_3_call);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_var, MP_QSTR_function, FLAGS, call, fun_builtin_var_call);
