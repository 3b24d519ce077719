// Checking and parsing the arguments of functions written in C.
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#define IS_TERSE (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE)

NORETURN void mp_arg_error_terse_mismatch(void) {
    mp_raise_TypeError(MP_ERROR_TEXT("argument num/types mismatch"));
}

NORETURN void mp_arg_error_unimpl_kw(void) {
    mp_raise_NotImplementedError(
        MP_ERROR_TEXT("keyword argument(s) not implemented - use normal args instead"));
}

void mp_arg_check_num_sig(size_t n_args, size_t n_kw, uint32_t sig) {
    size_t min = sig >> 17;
    size_t max = sig >> 1 & MP_OBJ_FUN_ARGS_MAX;
    bool takes_kw = sig & 1;
    if (MP_LIKELY((n_kw == 0 || takes_kw) && n_args >= min && n_args <= max)) {
        return;
    }
#if IS_TERSE
    mp_arg_error_terse_mismatch();
#else
    if (n_kw > 0 && !takes_kw) {
        mp_raise_TypeError(MP_ERROR_TEXT("function doesn't take keyword arguments"));
    } else if (min == max) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("function takes %d positional arguments but %d were given"), (int)min,
            (int)n_args);
    } else if (n_args < min) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("function missing %d required positional arguments"), (int)(min - n_args));
    } else {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("function expected at most %d arguments, got %d"), (int)max, (int)n_args);
    }
#endif
}

void mp_arg_parse_all(size_t n_pos, const mp_obj_t *pos, mp_map_t *kws, size_t n_allowed,
    const mp_arg_t *allowed, mp_arg_val_t *out_vals) {
    size_t n_pos_used = 0;
    size_t n_kw_used = 0;
    for (size_t i = 0; i < n_allowed; i++) {
        const mp_arg_t *arg = &allowed[i];
        mp_obj_t given = MP_OBJ_NULL;
        if (i < n_pos && !(arg->flags & MP_ARG_KW_ONLY)) {
            given = pos[i];
            n_pos_used++;
        } else if (kws != NULL) {
            mp_map_elem_t *elem = mp_map_lookup(kws, MP_OBJ_NEW_QSTR(arg->qst), MP_MAP_LOOKUP);
            if (elem != NULL) {
                given = elem->value;
                n_kw_used++;
            }
        }
        if (given == MP_OBJ_NULL) {
            if (arg->flags & MP_ARG_REQUIRED) {
#if IS_TERSE
                mp_arg_error_terse_mismatch();
#else
                mp_raise_msg_varg(
                    &mp_type_TypeError, MP_ERROR_TEXT("'%q' argument required"), (qstr)arg->qst);
#endif
            }
            out_vals[i] = arg->defval;
            continue;
        }
        switch (arg->flags & MP_ARG_KIND_MASK) {
            case MP_ARG_BOOL:
                out_vals[i].u_bool = mp_obj_is_true(given);
                break;
            case MP_ARG_INT:
                out_vals[i].u_int = mp_obj_get_int(given);
                break;
            default:
                out_vals[i].u_obj = given;
                break;
        }
    }
    if (n_pos > n_pos_used || (kws != NULL && kws->used > n_kw_used)) {
#if IS_TERSE
        mp_arg_error_terse_mismatch();
#else
        mp_raise_TypeError(n_pos > n_pos_used ? MP_ERROR_TEXT("extra positional arguments given")
                                              : MP_ERROR_TEXT("extra keyword arguments given"));
#endif
    }
}

void mp_arg_parse_all_kw_array(size_t n_pos, size_t n_kw, const mp_obj_t *args, size_t n_allowed,
    const mp_arg_t *allowed, mp_arg_val_t *out_vals) {
    mp_map_t kws;
    mp_map_init_fixed_table(&kws, n_kw, args + n_pos);
    mp_arg_parse_all(n_pos, args, &kws, n_allowed, allowed, out_vals);
}
