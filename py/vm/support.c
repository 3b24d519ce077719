// What single instructions of the interpreter do beyond a few machine instructions: names, displays, with statements,
// calls with spread arguments.
// SPDX-License-Identifier: MIT
#include "py/builtin.h"
#include "py/objects/objexcept.h"
#include "py/objects/sequence.h"
#include "py/objstr.h"
#include "py/vm/code.h"

// ---- names ------------------------------------------------------------------------------------------------------

static mp_map_elem_t *lookup_builtin(qstr name) {
    mp_obj_dict_t *dict = MP_STATE_VM(mp_module_builtins_override_dict);
    if (dict != NULL) {
        mp_map_elem_t *elem = mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
        if (elem != NULL) {
            return elem;
        }
    }
    return mp_map_lookup(
        (mp_map_t *)&mp_module_builtins_globals.map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
}

static NORETURN void raise_undefined(qstr name) {
    mp_raise_msg_varg(&mp_type_NameError, MP_ERROR_TEXT("name '%q' isn't defined"), name);
}

mp_map_elem_t *mp_vm_find_global(mp_obj_dict_t *globals, qstr name) {
    mp_map_elem_t *elem = mp_map_lookup(&globals->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    if (elem == NULL) {
        elem = lookup_builtin(name);
        if (elem == NULL) {
            raise_undefined(name);
        }
    }
    return elem;
}

mp_obj_t mp_vm_load_name(mp_obj_dict_t *globals, qstr name) {
    mp_map_elem_t *elem = mp_map_lookup(&mp_locals_get()->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return elem != NULL ? elem->value : mp_vm_find_global(globals, name)->value;
}

mp_obj_t mp_load_name(qstr name) {
    return mp_vm_load_name(mp_globals_get(), name);
}

mp_obj_t mp_load_global(qstr name) {
    return mp_vm_find_global(mp_globals_get(), name)->value;
}

void mp_store_name(qstr name, mp_obj_t value) {
    mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_locals_get()), MP_OBJ_NEW_QSTR(name), value);
}

void mp_store_global(qstr name, mp_obj_t value) {
    mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_globals_get()), MP_OBJ_NEW_QSTR(name), value);
}

void mp_vm_delete_name(mp_obj_dict_t *dict, qstr name) {
    if (mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP) == NULL) {
        raise_undefined(name);
    }
    mp_obj_dict_delete(MP_OBJ_FROM_PTR(dict), MP_OBJ_NEW_QSTR(name));
}

void mp_delete_name(qstr name) {
    mp_vm_delete_name(mp_locals_get(), name);
}

void mp_delete_global(qstr name) {
    mp_vm_delete_name(mp_globals_get(), name);
}

// ---- displays ---------------------------------------------------------------------------------------------------

mp_obj_t mp_vm_new_dict(size_t n, const mp_obj_t *pairs) {
    mp_obj_t dict = mp_obj_new_dict(n);
    for (size_t i = 0; i < n; i++) {
        mp_obj_dict_store(dict, pairs[i * 2], pairs[i * 2 + 1]);
    }
    return dict;
}

void mp_vm_list_extend(mp_obj_t list, mp_obj_t iterable) {
    mp_list_extend(list, iterable);
}

#if MICROPY_PY_BUILTINS_SET
mp_obj_t mp_vm_new_set(size_t n, const mp_obj_t *items) {
    return mp_obj_new_set(n, (mp_obj_t *)items);
}

void mp_vm_set_add(mp_obj_t set, mp_obj_t item) {
    mp_obj_set_store(set, item);
}

void mp_vm_set_update(mp_obj_t set, mp_obj_t iterable) {
    mp_obj_iter_buf_t buf;
    mp_obj_t it = mp_getiter(iterable, &buf);
    mp_obj_t item;
    while ((item = mp_iternext(it)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_set_store(set, item);
    }
}
#else
static NORETURN void no_sets(void) {
    mp_raise_NotImplementedError(MP_ERROR_TEXT("no sets in this firmware"));
}

mp_obj_t mp_vm_new_set(size_t n, const mp_obj_t *items) {
    (void)n, (void)items;
    no_sets();
}

void mp_vm_set_add(mp_obj_t set, mp_obj_t item) {
    (void)set, (void)item;
    no_sets();
}

void mp_vm_set_update(mp_obj_t set, mp_obj_t iterable) {
    (void)set, (void)iterable;
    no_sets();
}
#endif

static void add_keyword(mp_obj_t dict, mp_obj_t key, mp_obj_t value, bool as_keyword) {
    if (as_keyword) {
        if (!mp_obj_is_str(key)) {
            mp_raise_TypeError(MP_ERROR_TEXT("keywords must be strings"));
        }
        key = MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(key));
        if (mp_map_lookup(mp_obj_dict_get_map(dict), key, MP_MAP_LOOKUP) != NULL) {
            mp_raise_msg_varg(&mp_type_TypeError,
                MP_ERROR_TEXT("function got multiple values for argument '%q'"),
                MP_OBJ_QSTR_VALUE(key));
        }
    }
    mp_obj_dict_store(dict, key, value);
}

void mp_vm_dict_update(mp_obj_t dict, mp_obj_t other, bool as_keywords) {
    if (mp_obj_is_dict_or_ordereddict(other)) {
        mp_map_t *map = mp_obj_dict_get_map(other);
        for (size_t i = 0; i < map->alloc; i++) {
            if (mp_map_slot_is_filled(map, i)) {
                add_keyword(dict, map->table[i].key, map->table[i].value, as_keywords);
            }
        }
        return;
    }
    // Any other mapping: by its keys.
    mp_obj_t dest[3];
    mp_load_method_maybe(other, MP_QSTR_keys, dest);
    if (dest[0] == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("argument after ** must be a mapping"));
    }
    mp_obj_t it = mp_getiter(mp_call_method_n_kw(0, 0, dest), NULL);
    mp_obj_t key;
    while ((key = mp_iternext(it)) != MP_OBJ_STOP_ITERATION) {
        add_keyword(dict, key, mp_obj_subscr(other, key, MP_OBJ_SENTINEL), as_keywords);
    }
}

mp_obj_t mp_vm_format(mp_obj_t value, int conversion, mp_obj_t spec) {
    return mp_obj_format_value(value, conversion, spec);
}

// ---- calls ------------------------------------------------------------------------------------------------------

mp_obj_t mp_vm_call_spread(mp_obj_t fun, mp_obj_t list_in, mp_obj_t dict) {
#if MICROPY_OPT_FAST_PATHS
    if (dict == mp_const_false) {
        // A Python function takes its arguments out of a list before anyone can change that.
        if (mp_obj_is_exact_obj_type(list_in, &mp_type_tuple)
            || (mp_obj_is_exact_obj_type(list_in, &mp_type_list)
                && mp_obj_is_exact_obj_type(fun, &mp_type_fun_py))) {
            size_t n;
            mp_obj_t *items = mp_seq_items(list_in, &n);
            return mp_call_function_n_kw(fun, n, 0, items);
        }
        list_in = mp_list_from_iter(list_in);
        dict = mp_const_none;
    }
#endif
    mp_obj_list_t *list = MP_OBJ_TO_PTR(list_in);
    size_t n_args = list->len;
    size_t n_kw = 0;
    // The list is nobody else's: the keyword arguments join it, in pairs.
    if (dict != mp_const_none) {
        mp_map_t *map = mp_obj_dict_get_map(dict);
        n_kw = map->used;
        for (size_t i = 0; i < map->alloc; i++) {
            if (mp_map_slot_is_filled(map, i)) {
                mp_obj_list_append(list_in, map->table[i].key);
                mp_obj_list_append(list_in, map->table[i].value);
            }
        }
    }
    mp_obj_t *args = list->items;
    mp_obj_t value = mp_call_function_n_kw(fun, n_args, n_kw, args);
    if (MICROPY_OPT_FAST_PATHS) {
        list->items = NULL;
        list->len = list->alloc = 0;
        m_free(args);
    }
    return value;
}

mp_obj_t mp_vm_awaitable(mp_obj_t o) {
    if (mp_obj_is_exact_obj_type(o, &mp_type_gen_instance)) {
        return o;
    }
    mp_obj_t dest[2];
    mp_load_method_maybe(o, MP_QSTR___await__, dest);
    if (dest[0] != MP_OBJ_NULL) {
        o = mp_call_method_n_kw(0, 0, dest);
    }
    return mp_getiter(o, NULL);
}

// ---- exceptions and with ----------------------------------------------------------------------------------------

void mp_vm_set_cause(mp_obj_t exc, mp_obj_t cause) {
    if (cause != mp_const_none) {
        cause = mp_make_raise_obj(cause);
    }
    mp_obj_exception_set_cause(exc, cause);
}

bool mp_vm_exception_match(mp_obj_t exc, mp_obj_t type) {
    size_t n = 1;
    mp_obj_t *types = &type;
    if (mp_obj_is_exact_obj_type(type, &mp_type_tuple)) {
        mp_obj_tuple_get(type, &n, &types);
    }
    for (; n > 0; n--, types++) {
        if (!mp_obj_is_exception_type(*types)) {
            mp_raise_TypeError(MP_ERROR_TEXT(
                "catching classes that do not inherit from BaseException is not allowed"));
        }
        if (mp_obj_exception_match(exc, *types)) {
            return true;
        }
    }
    return false;
}

mp_obj_t mp_vm_with_enter(mp_obj_t *manager, qstr enter_name, qstr exit_name) {
    mp_obj_t enter[2], exit[2];
    mp_load_method(*manager, exit_name, exit);
    mp_load_method(*manager, enter_name, enter);
    mp_obj_t bound = exit[1] == MP_OBJ_NULL ? exit[0] : mp_obj_new_bound_meth(exit[0], exit[1]);
    mp_obj_t value = mp_call_method_n_kw(0, 0, enter);
    *manager = bound;
    return value;
}

mp_obj_t mp_vm_with_exit(mp_obj_t exit, mp_obj_t exc) {
    mp_obj_t args[3] = { mp_const_none, exc, mp_const_none };
    if (exc != mp_const_none) {
        args[0] = MP_OBJ_FROM_PTR(mp_obj_get_type(exc));
    }
    return mp_call_function_n_kw(exit, 3, 0, args);
}

void mp_vm_print_expression(mp_obj_t value) {
    if (value != mp_const_none) {
        mp_obj_print_helper(&mp_plat_print, value, PRINT_REPR);
        mp_print_str(&mp_plat_print, "\n");
#if MICROPY_CAN_OVERRIDE_BUILTINS
        mp_store_attr(MP_OBJ_FROM_PTR(&mp_module_builtins), MP_QSTR__, value);
#endif
    }
}
