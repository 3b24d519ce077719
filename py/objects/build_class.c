// The class statement: runs the body with a new dictionary as its locals, and makes the class of what it defined.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/objects/objtype.h"
#include "py/vm/code.h"

static mp_obj_t run_body(mp_obj_t body, mp_obj_t dict) {
    mp_obj_dict_t *outer = mp_locals_get();
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_locals_set(MP_OBJ_TO_PTR(dict));
        mp_obj_t cell = mp_call_function_0(body);
        nlr_pop();
        mp_locals_set(outer);
        return cell;
    }
    mp_locals_set(outer);
    nlr_jump(nlr.ret_val);
}

// Hands the keywords of the class statement to the __init_subclass__ of its bases.
static void init_subclass(mp_obj_t cls, size_t n_kw, const mp_obj_t *kw) {
#if MICROPY_CPYTHON_COMPAT
    const mp_obj_type_t *type = MP_OBJ_TO_PTR(cls);
    mp_obj_t member = mp_class_lookup_after(type, type, MP_QSTR___init_subclass__, NULL);
    if (member != MP_OBJ_NULL) {
        mp_obj_t dest[2] = { MP_OBJ_NULL, MP_OBJ_NULL };
        mp_class_bind(MP_OBJ_NULL, type, member, dest);
        mp_call_bound(dest, 0, n_kw, kw);
        return;
    }
#else
    (void)cls, (void)kw;
#endif
    if (n_kw > 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("class takes no keyword arguments"));
    }
}

mp_obj_t mp_build_class(size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const mp_obj_t *kw = args + n_args;
    if (n_kw > 0 && kw[0] == MP_OBJ_NEW_QSTR(MP_QSTR_metaclass)) {
        if (kw[1] != MP_OBJ_FROM_PTR(&mp_type_type)) {
            mp_raise_TypeError(MP_ERROR_TEXT("metaclasses are not supported"));
        }
        kw += 2;
        n_kw--;
    }
    mp_obj_t dict = mp_obj_new_dict(0);
    mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(MP_QSTR___module__), mp_load_global(MP_QSTR___name__));
    mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(MP_QSTR___qualname__), args[1]);
    mp_obj_t cell = run_body(args[0], dict);
    mp_obj_t bases = mp_obj_new_tuple(n_args - 2, args + 2);
    mp_obj_t cls = mp_obj_new_type(mp_obj_str_get_qstr(args[1]), bases, dict);
    if (mp_obj_is_exact_obj_type(cell, &mp_type_cell)) {
        mp_obj_cell_set(cell, cls);
    }
    init_subclass(cls, n_kw, kw);
    return cls;
}

static mp_obj_t builtin_build_class(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return mp_build_class(n_args, kwargs->used, mp_join_args(n_args, args, kwargs));
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin___build_class___obj, 2, builtin_build_class);
