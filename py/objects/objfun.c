// Functions written in Python: the object, and sorting a call's arguments into the registers of a frame.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/runtime.h"
#include "py/vm/code.h"

mp_obj_t mp_obj_new_fun_py(mp_code_t *code, const mp_obj_t *extra, size_t n_extra) {
    mp_obj_fun_py_t *o = mp_obj_malloc_var(
        mp_obj_fun_py_t, extra, mp_obj_t, n_extra, &mp_type_fun_py);
    o->code = code;
    for (size_t i = 0; i < n_extra; i++) {
        o->extra[i] = extra[i];
    }
    return MP_OBJ_FROM_PTR(o);
}

static NORETURN void raise_count(const mp_code_info_t *info, size_t n_args) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)info, (void)n_args;
    mp_arg_error_terse_mismatch();
#else
    mp_raise_msg_varg(&mp_type_TypeError,
        MP_ERROR_TEXT("%q() takes %d positional arguments but %d were given"), info->name,
        (int)info->n_pos, (int)n_args);
#endif
}

static NORETURN void raise_named(const mp_code_info_t *info, mp_rom_error_text_t what, qstr name) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)info, (void)what, (void)name;
    mp_arg_error_terse_mismatch();
#else
    mp_raise_msg_varg(&mp_type_TypeError, what, info->name, name);
#endif
}

static void bind_keyword(
    const mp_code_info_t *info, mp_obj_t key, mp_obj_t value, mp_obj_t *regs, mp_obj_t dict) {
    qstr name = mp_obj_str_get_qstr(key);
    for (size_t i = 0; i < info->n_pos + info->n_kwonly; i++) {
        if (mp_code_arg_name(info->arg_names, i) == name) {
            if (regs[i] != MP_OBJ_NULL) {
                raise_named(info, MP_ERROR_TEXT("%q() got multiple values for argument '%q'"), name);
            }
            regs[i] = value;
            return;
        }
    }
    if (dict == MP_OBJ_NULL) {
        raise_named(info, MP_ERROR_TEXT("%q() got an unexpected keyword argument '%q'"), name);
    }
    mp_obj_dict_store(dict, key, value);
}

void mp_fun_py_bind(
    const mp_obj_fun_py_t *fun, size_t n_args, size_t n_kw, const mp_obj_t *args, mp_obj_t *regs) {
    const mp_code_t *code = fun->code;
    mp_code_info_t info;
    mp_code_info(code, &info);
    size_t n_pos = info.n_pos;
    size_t n_named = n_pos + info.n_kwonly;
    mp_obj_t star = mp_const_empty_tuple;
    if (n_args > n_pos) {
        if (!(code->flags & MP_CODE_STAR)) {
            raise_count(&info, n_args);
        }
        star = mp_obj_new_tuple(n_args - n_pos, args + n_pos);
    }
    size_t n_given = MIN(n_args, n_pos);
    if (regs != args) {
        for (size_t i = 0; i < n_given; i++) {
            regs[i] = args[i];
        }
    }
    for (size_t i = n_given; i < n_named; i++) {
        regs[i] = MP_OBJ_NULL;
    }
    size_t next = n_named;
    if (code->flags & MP_CODE_STAR) {
        regs[next++] = star;
    }
    mp_obj_t dict = MP_OBJ_NULL;
    if (code->flags & MP_CODE_DOUBLE_STAR) {
        dict = mp_obj_new_dict(n_kw);
        regs[next++] = dict;
    }
    for (const mp_obj_t *kw = args + n_args; n_kw > 0; n_kw--, kw += 2) {
        bind_keyword(&info, kw[0], kw[1], regs, dict);
    }
    const mp_obj_t *defaults = fun->extra + info.n_cells;
    size_t first_default = n_pos - info.n_defaults;
    for (size_t i = n_given; i < n_named; i++) {
        if (regs[i] == MP_OBJ_NULL) {
            if (i < n_pos && i >= first_default) {
                regs[i] = defaults[i - first_default];
            } else if (i >= n_pos && code->flags & MP_CODE_KW_DEFAULTS) {
                regs[i] = defaults[i - first_default];
            }
            if (regs[i] == MP_OBJ_NULL) {
                raise_named(&info, MP_ERROR_TEXT("%q() missing required argument '%q'"),
                    mp_code_arg_name(info.arg_names, i));
            }
        }
    }
}

static mp_obj_t fun_py_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return mp_vm_call(MP_OBJ_TO_PTR(self_in), n_args, n_kw, args);
}

static void fun_py_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_fun_py_t *self = MP_OBJ_TO_PTR(self_in);
    gc_pin(self);
    mp_printf(print, "<function %q at 0x%p>", mp_code_name(self->code), (void *)self);
}

#if MICROPY_PY_FUNCTION_ATTRS
static void fun_py_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_fun_py_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__) {
        dest[0] = MP_OBJ_NEW_QSTR(mp_code_name(self->code));
    } else if (attr == MP_QSTR___globals__) {
        dest[0] = MP_OBJ_FROM_PTR(mp_code_globals(self->code));
    } else if (attr == MP_QSTR___module__) {
        mp_map_elem_t *elem = mp_map_lookup(
            &mp_code_globals(self->code)->map, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
        if (elem != NULL) {
            dest[0] = elem->value;
        }
    }
}
#define FUN_PY_ATTR , attr, fun_py_attr
#else
#define FUN_PY_ATTR
#endif

MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_py, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_LAYOUT_VALUES,
    print, fun_py_print, call, fun_py_call FUN_PY_ATTR);

// What compile() returns; of the code inside it, the type tells the collector and C code what it is.
MP_DEFINE_CONST_OBJ_TYPE(mp_type_code, MP_QSTR_code, MP_TYPE_FLAG_LAYOUT_CODE);
