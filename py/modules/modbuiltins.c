// The built-in functions, and the table of all names that every program sees.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/gc.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/stream.h"
#include "py/modules/builtins.h"
#include "py/objects/iterators.h"
#include "py/objects/objtype.h"
#include "py/objects/sequence.h"
#include "py/vm/fast.h"

// ---- numbers ----------------------------------------------------------------------------------------------------

static mp_obj_t builtin_abs(mp_obj_t o) {
    return mp_unary_op(MP_UNARY_OP_ABS, o);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_abs_obj, builtin_abs);

static mp_obj_t builtin_divmod(mp_obj_t a, mp_obj_t b) {
    return mp_binary_op(MP_BINARY_OP_DIVMOD, a, b);
}
static MP_DEFINE_CONST_FUN_OBJ_2(builtin_divmod_obj, builtin_divmod);

static mp_obj_t builtin_pow(size_t n_args, const mp_obj_t *args) {
#if MICROPY_PY_BUILTINS_POW3
    if (n_args == 3 && args[2] != mp_const_none) {
        return mp_obj_int_pow3(args[0], args[1], args[2]);
    }
#endif
    (void)n_args;
    return mp_binary_op(MP_BINARY_OP_POWER, args[0], args[1]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(
    builtin_pow_obj, 2, MICROPY_PY_BUILTINS_POW3 ? 3 : 2, builtin_pow);

static mp_obj_t builtin_round(size_t n_args, const mp_obj_t *args) {
    mp_obj_t result = mp_obj_number_round(args[0], n_args > 1 ? args[1] : MP_OBJ_NULL);
    if (result == MP_OBJ_NULL) {
        mp_obj_t call[3] = { MP_OBJ_NULL };
#if MICROPY_CPYTHON_COMPAT
        mp_load_method_maybe(args[0], MP_QSTR___round__, call);
#endif
        if (call[0] == MP_OBJ_NULL) {
            mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("unsupported type for operator"),
                MP_ERROR_TEXT("type doesn't define __round__ method"));
        }
        call[2] = args[n_args - 1];
        result = mp_call_method_n_kw(n_args - 1, 0, call);
    }
    return result;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_round_obj, 1, 2, builtin_round);

static mp_obj_t in_base(mp_obj_t o, unsigned base) {
    if (!mp_obj_is_int(o)) {
        o = mp_obj_new_int(mp_obj_get_int(o));
    }
    VSTR_ON_STACK(vstr);
    mp_print_t print = { &vstr, (mp_print_strn_t)vstr_add_strn };
    mp_print_mp_int(
        &print, o, base, 'a', PF_FLAG_SHOW_PREFIX | PF_FLAG_SHOW_OCTAL_LETTER, ' ', 0, -1);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}

static mp_obj_t builtin_bin(mp_obj_t o) {
    return in_base(o, 2);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_bin_obj, builtin_bin);

static mp_obj_t builtin_oct(mp_obj_t o) {
    return in_base(o, 8);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_oct_obj, builtin_oct);

static mp_obj_t builtin_hex(mp_obj_t o) {
    return in_base(o, 16);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_hex_obj, builtin_hex);

static mp_obj_t builtin_sum(size_t n_args, const mp_obj_t *args) {
    mp_obj_t sum = n_args > 1 ? args[1] : MP_OBJ_NEW_SMALL_INT(0);
    if (mp_obj_is_str(sum)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("unsupported type for operator"),
            MP_ERROR_TEXT("sum() can't sum strings"));
    }
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t iter = mp_getiter(args[0], &iter_buf), item;
    while ((item = mp_next_item(iter)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_t next;
        if (!MICROPY_OPT_FAST_PATHS || !mp_fast_add(sum, item, &next)) {
            next = mp_binary_op(MP_BINARY_OP_ADD, sum, item);
        }
        sum = next;
    }
    return sum;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_sum_obj, 1, 2, builtin_sum);

// ---- text -------------------------------------------------------------------------------------------------------

static mp_obj_t builtin_chr(mp_obj_t o) {
    mp_int_t c = mp_obj_get_int(o);
    if (c < 0 || c >= (MICROPY_PY_BUILTINS_STR_UNICODE ? 0x110000 : 0x100)) {
        mp_raise_ValueError(MP_ERROR_TEXT("chr() arg not in range"));
    }
    VSTR_FIXED(vstr, 4);
    vstr_add_char(&vstr, c);
    return mp_obj_new_str(vstr.buf, vstr.len);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_chr_obj, builtin_chr);

static mp_obj_t builtin_ord(mp_obj_t o) {
    size_t len;
    mp_buffer_info_t buf;
    const byte *s;
    if (mp_obj_is_str(o)) {
        s = mp_obj_str_data(o, &len);
        if (!MICROPY_PY_BUILTINS_STR_UNICODE) {
            if (len == 1) {
                return MP_OBJ_NEW_SMALL_INT(*s);
            }
        } else if (len > 0 && len == (size_t)(utf8_next_char(s) - s)) {
            return MP_OBJ_NEW_SMALL_INT(utf8_get_char(s));
        }
        len = MICROPY_PY_BUILTINS_STR_UNICODE ? utf8_charlen(s, len) : len;
    } else {
        mp_get_buffer_raise(o, &buf, MP_BUFFER_READ);
        len = buf.len;
        if (len == 1) {
            return MP_OBJ_NEW_SMALL_INT(*(const byte *)buf.buf);
        }
    }
    mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
        MP_ERROR_TEXT("ord() expected a character, but string of length %u found"), (unsigned)len);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_ord_obj, builtin_ord);

static mp_obj_t builtin_repr(mp_obj_t o) {
    VSTR_ON_STACK(vstr);
    mp_print_t print = { &vstr, (mp_print_strn_t)vstr_add_strn };
    mp_obj_print_helper(&print, o, PRINT_REPR);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_repr_obj, builtin_repr);

#if MICROPY_PY_BUILTINS_STR_OP_MODULO || MICROPY_CPYTHON_COMPAT
static mp_obj_t builtin_format(size_t n_args, const mp_obj_t *args) {
    return mp_obj_format_value(args[0], 0, n_args > 1 ? args[1] : MP_OBJ_NEW_QSTR(MP_QSTR_));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_format_obj, 1, 2, builtin_format);
#endif

// print(*objects, sep=' ', end='\n', file=stdout, flush=False)
static mp_obj_t builtin_print(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    enum { ARG_sep, ARG_end, ARG_file, ARG_flush };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_sep, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_end, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
#if MICROPY_PY_IO || MICROPY_PY_SYS_STDFILES
        { MP_QSTR_file, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_flush, MP_ARG_KW_ONLY | MP_ARG_BOOL, { .u_bool = false } },
#endif
    };
    mp_arg_val_t parsed[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(0, NULL, kwargs, MP_ARRAY_SIZE(allowed), allowed, parsed);
    const mp_print_t *print = &mp_plat_print;
#if MICROPY_PY_IO || MICROPY_PY_SYS_STDFILES
    mp_print_t to_stream = { MP_OBJ_TO_PTR(parsed[ARG_file].u_obj), mp_stream_write_adaptor };
    if (parsed[ARG_file].u_obj != mp_const_none) {
        mp_get_stream_raise(parsed[ARG_file].u_obj, MP_STREAM_OP_WRITE);
        print = &to_stream;
    }
#endif
    const char *text[2];
    size_t len[2];
    static const char *const defaults[2] = { " ", "\n" };
    for (size_t i = 0; i < 2; i++) {
        bool given = parsed[i].u_obj != mp_const_none;
        text[i] = given ? mp_obj_str_get_data(parsed[i].u_obj, &len[i]) : (len[i] = 1, defaults[i]);
    }
    for (size_t i = 0; i < n_args; i++) {
        if (i > 0) {
            print->print_strn(print->data, text[ARG_sep], len[ARG_sep]);
        }
        mp_obj_print_helper(print, args[i], PRINT_STR);
    }
    print->print_strn(print->data, text[ARG_end], len[ARG_end]);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_print_obj, 0, builtin_print);

// ---- iteration --------------------------------------------------------------------------------------------------

// Whether some item of the iterable is true, or false, as asked.
static MP_NOINLINE mp_obj_t any_is(mp_obj_t iterable, bool value) {
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t iter = mp_getiter(iterable, &iter_buf), item;
    while ((item = mp_next_item(iter)) != MP_OBJ_STOP_ITERATION) {
        bool is_true = MICROPY_OPT_FAST_PATHS && mp_obj_is_small_int(item)
            ? item != MP_OBJ_NEW_SMALL_INT(0)
            : mp_obj_is_true(item);
        if (is_true == value) {
            return mp_const_true;
        }
    }
    return mp_const_false;
}

static mp_obj_t builtin_all(mp_obj_t o) {
    return mp_obj_new_bool(any_is(o, false) == mp_const_false);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_all_obj, builtin_all);

static mp_obj_t builtin_any(mp_obj_t o) {
    return any_is(o, true);
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_any_obj, builtin_any);

static mp_obj_t builtin_iter(size_t n_args, const mp_obj_t *args) {
#if MICROPY_CPYTHON_COMPAT
    if (n_args == 2) {
        return mp_obj_new_callable_iter(args[0], args[1]);
    }
#endif
    (void)n_args;
    return mp_getiter(args[0], NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(
    builtin_iter_obj, 1, MICROPY_CPYTHON_COMPAT ? 2 : 1, builtin_iter);

static mp_obj_t builtin_next(size_t n_args, const mp_obj_t *args) {
    if (n_args == 2) {
        mp_obj_t value = mp_iternext(args[0]);
        return value == MP_OBJ_STOP_ITERATION ? args[1] : value;
    }
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    mp_obj_t value = mp_iternext_allow_raise(args[0]);
    if (value == MP_OBJ_STOP_ITERATION) {
        mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
    }
    return value;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(
    mp_builtin_next_obj, 1, MICROPY_PY_BUILTINS_NEXT2 ? 2 : 1, builtin_next);

static mp_obj_t builtin_sorted(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    mp_arg_check_num(n_args, 0, 1, 1, false);
    mp_obj_t list = mp_list_from_iter(args[0]);
    mp_obj_list_sort(1, &list, kwargs);
    return list;
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_sorted_obj, 1, builtin_sorted);

#if MICROPY_PY_BUILTINS_MIN_MAX
static mp_obj_t min_max(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs, mp_binary_op_t op) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_key, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_default, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_OBJ_NULL } },
    };
    mp_arg_val_t parsed[2];
    mp_arg_parse_all(0, NULL, kwargs, 2, allowed, parsed);
    mp_obj_t key_fun = parsed[0].u_obj, best = MP_OBJ_NULL, best_key = MP_OBJ_NULL;
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t iter = n_args == 1 ? mp_getiter(args[0], &iter_buf) : MP_OBJ_NULL;
    for (size_t i = 0;; i++) {
        mp_obj_t item = n_args == 1 ? mp_next_item(iter)
            : i < n_args            ? args[i]
                                    : MP_OBJ_STOP_ITERATION;
        if (item == MP_OBJ_STOP_ITERATION) {
            break;
        }
        mp_obj_t key = key_fun == mp_const_none ? item : mp_call_function_1(key_fun, item);
        int better = MICROPY_OPT_FAST_PATHS && best != MP_OBJ_NULL ? op == MP_BINARY_OP_MORE
                ? mp_fast_compare(key, best_key, >)
                : mp_fast_compare(key, best_key, <)
                                                                   : -1;
        if (better < 0) {
            better = best == MP_OBJ_NULL || mp_obj_is_true(mp_binary_op(op, key, best_key));
        }
        if (better) {
            best = item;
            best_key = key;
        }
    }
    if (best == MP_OBJ_NULL) {
        best = parsed[1].u_obj;
        if (best == MP_OBJ_NULL) {
            mp_raise_ValueError(MP_ERROR_TEXT("arg is an empty sequence"));
        }
    }
    return best;
}

static mp_obj_t builtin_max(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return min_max(n_args, args, kwargs, MP_BINARY_OP_MORE);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(builtin_max_obj, 1, builtin_max);

static mp_obj_t builtin_min(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return min_max(n_args, args, kwargs, MP_BINARY_OP_LESS);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(builtin_min_obj, 1, builtin_min);
#endif

// ---- objects ----------------------------------------------------------------------------------------------------

static mp_obj_t builtin_callable(mp_obj_t o) {
    return mp_obj_new_bool(mp_obj_is_callable(o));
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_callable_obj, builtin_callable);

static mp_obj_t builtin_hash(mp_obj_t o) {
    return mp_obj_new_int(mp_obj_hash(o));
}
static MP_DEFINE_CONST_FUN_OBJ_1(builtin_hash_obj, builtin_hash);

static mp_obj_t builtin_id(mp_obj_t o) {
    gc_pin(MP_OBJ_TO_PTR(o));
    return mp_obj_new_int_from_uint((mp_uint_t)o);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_id_obj, builtin_id);

MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_len_obj, mp_obj_len);

static mp_obj_t builtin_getattr(size_t n_args, const mp_obj_t *args) {
    qstr name = mp_obj_str_get_qstr(args[1]);
    if (n_args == 2) {
        return mp_load_attr(args[0], name);
    }
    mp_obj_t dest[2];
    mp_load_method_protected(args[0], name, dest, false);
    if (dest[0] == MP_OBJ_NULL) {
        return args[2];
    }
    return dest[1] == MP_OBJ_NULL ? dest[0] : mp_obj_new_bound_meth(dest[0], dest[1]);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_getattr_obj, 2, 3, builtin_getattr);

static mp_obj_t builtin_hasattr(mp_obj_t o, mp_obj_t name) {
    mp_obj_t dest[2];
    mp_load_method_protected(o, mp_obj_str_get_qstr(name), dest, false);
    return mp_obj_new_bool(dest[0] != MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(builtin_hasattr_obj, builtin_hasattr);

static mp_obj_t builtin_setattr(mp_obj_t o, mp_obj_t name, mp_obj_t value) {
    mp_store_attr(o, mp_obj_str_get_qstr(name), value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(builtin_setattr_obj, builtin_setattr);

#if MICROPY_CPYTHON_COMPAT
static mp_obj_t builtin_delattr(mp_obj_t o, mp_obj_t name) {
    return builtin_setattr(o, name, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(builtin_delattr_obj, builtin_delattr);
#endif

// classinfo is a type or a tuple of them, at any depth.
static bool is_subclass(mp_obj_t type, mp_obj_t classinfo) {
    if (mp_obj_is_exact_obj_type(classinfo, &mp_type_tuple)) {
        MP_STACK_CHECK();
        mp_obj_tuple_t *classes = MP_OBJ_TO_PTR(classinfo);
        for (size_t i = 0; i < classes->len; i++) {
            if (is_subclass(type, classes->items[i])) {
                return true;
            }
        }
        return false;
    }
    if (!mp_obj_is_exact_obj_type(type, &mp_type_type)
        || !mp_obj_is_exact_obj_type(classinfo, &mp_type_type)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
            MP_ERROR_TEXT("class or tuple of classes expected"));
    }
    return classinfo == MP_OBJ_FROM_PTR(&mp_type_object) || mp_obj_is_subclass_fast(type, classinfo);
}

static mp_obj_t builtin_issubclass(mp_obj_t type, mp_obj_t classinfo) {
    return mp_obj_new_bool(is_subclass(type, classinfo));
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_issubclass_obj, builtin_issubclass);

static mp_obj_t builtin_isinstance(mp_obj_t o, mp_obj_t classinfo) {
    return mp_obj_new_bool(is_subclass(MP_OBJ_FROM_PTR(mp_obj_get_type(o)), classinfo));
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_isinstance_obj, builtin_isinstance);

static mp_obj_t builtin_globals(void) {
    return MP_OBJ_FROM_PTR(mp_globals_get());
}
static MP_DEFINE_CONST_FUN_OBJ_0(builtin_globals_obj, builtin_globals);

static mp_obj_t builtin_locals(void) {
    return MP_OBJ_FROM_PTR(mp_locals_get());
}
static MP_DEFINE_CONST_FUN_OBJ_0(builtin_locals_obj, builtin_locals);

// ---- dir --------------------------------------------------------------------------------------------------------

static void add_names(mp_obj_t names, const mp_map_t *map) {
    size_t cur = 0;
    const mp_map_elem_t *elem;
    while ((elem = mp_map_next(map, &cur)) != NULL) {
        if (mp_obj_is_str(elem->key)) {
            mp_obj_dict_store(names, elem->key, mp_const_none);
        }
    }
}

// The names of a type's own dictionary and of those of its bases.
static void add_type_names(mp_obj_t names, const mp_obj_type_t *type) {
    if (MP_OBJ_TYPE_HAS_SLOT(type, locals_dict)) {
        add_names(names, &MP_OBJ_TYPE_GET_SLOT(type, locals_dict)->map);
    }
    const mp_obj_base_t *parent = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent);
    if (parent == NULL) {
        return;
    }
    if (parent->type != &mp_type_tuple) {
        add_type_names(names, (const mp_obj_type_t *)parent);
        return;
    }
    const mp_obj_tuple_t *bases = (const mp_obj_tuple_t *)parent;
    for (size_t i = 0; i < bases->len; i++) {
        add_type_names(names, MP_OBJ_TO_PTR(bases->items[i]));
    }
}

static mp_obj_t builtin_dir(size_t n_args, const mp_obj_t *args) {
    mp_obj_t names = mp_obj_new_dict(0);
    if (n_args == 0) {
        add_names(names, &mp_locals_get()->map);
    } else if (mp_obj_is_exact_obj_type(args[0], &mp_type_module)) {
        add_names(names, &mp_obj_module_get_globals(args[0])->map);
    } else if (mp_obj_is_exact_obj_type(args[0], &mp_type_type)) {
        add_type_names(names, MP_OBJ_TO_PTR(args[0]));
    } else {
        const mp_obj_type_t *type = mp_obj_get_type(args[0]);
        add_type_names(names, type);
        if (mp_obj_is_instance(args[0])) {
            const mp_shape_t *shape = ((mp_obj_instance_t *)MP_OBJ_TO_PTR(args[0]))->shape;
            for (; shape->parent != NULL; shape = shape->parent) {
                mp_obj_dict_store(names, MP_OBJ_NEW_QSTR(shape->key), mp_const_none);
            }
        }
    }
    mp_obj_t list = mp_list_from_iter(names);
    mp_map_t no_kwargs;
    mp_map_init_fixed_table(&no_kwargs, 0, NULL);
    mp_obj_list_sort(1, &list, &no_kwargs);
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_dir_obj, 0, 1, builtin_dir);

// ---- the table --------------------------------------------------------------------------------------------------

#define NAME(name, obj) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&obj) }
#define TYPE(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&mp_type_##name) }

static const mp_rom_map_elem_t mp_module_builtins_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_builtins) },
    // Looked up in order: what programs use most comes first.
    NAME(print, mp_builtin_print_obj), NAME(len, mp_builtin_len_obj), TYPE(range), TYPE(int),
    TYPE(str), TYPE(list), TYPE(dict), TYPE(tuple), TYPE(bool),
    NAME(isinstance, mp_builtin_isinstance_obj), TYPE(super), TYPE(object), TYPE(type),
#if MICROPY_PY_BUILTINS_FLOAT
    TYPE(float),
#endif
    TYPE(bytes),
#if MICROPY_PY_BUILTINS_BYTEARRAY
    TYPE(bytearray),
#endif
#if MICROPY_PY_BUILTINS_SET
    TYPE(set),
#endif
#if MICROPY_PY_BUILTINS_FROZENSET
    TYPE(frozenset),
#endif
#if MICROPY_PY_BUILTINS_COMPLEX
    TYPE(complex),
#endif
#if MICROPY_PY_BUILTINS_MEMORYVIEW
    TYPE(memoryview),
#endif
#if MICROPY_PY_BUILTINS_SLICE
    TYPE(slice),
#endif
#if MICROPY_PY_BUILTINS_PROPERTY
    TYPE(property),
#endif
#if MICROPY_PY_BUILTINS_ENUMERATE
    TYPE(enumerate),
#endif
#if MICROPY_PY_BUILTINS_FILTER
    TYPE(filter),
#endif
#if MICROPY_PY_BUILTINS_REVERSED
    TYPE(reversed),
#endif
    TYPE(map), TYPE(zip), TYPE(classmethod), TYPE(staticmethod),

    { MP_ROM_QSTR(MP_QSTR_Ellipsis), mp_const_ellipsis },
#if MICROPY_PY_BUILTINS_NOTIMPLEMENTED
    { MP_ROM_QSTR(MP_QSTR_NotImplemented), mp_const_notimplemented },
#endif

    NAME(__import__, mp_builtin___import___obj), NAME(abs, builtin_abs_obj),
    NAME(all, builtin_all_obj), NAME(any, builtin_any_obj), NAME(bin, builtin_bin_obj),
    NAME(callable, builtin_callable_obj), NAME(chr, builtin_chr_obj), NAME(dir, builtin_dir_obj),
    NAME(divmod, builtin_divmod_obj), NAME(getattr, mp_builtin_getattr_obj),
    NAME(globals, builtin_globals_obj), NAME(hasattr, builtin_hasattr_obj),
    NAME(hash, builtin_hash_obj), NAME(hex, builtin_hex_obj), NAME(id, mp_builtin_id_obj),
    NAME(issubclass, mp_builtin_issubclass_obj), NAME(iter, builtin_iter_obj),
    NAME(locals, builtin_locals_obj), NAME(next, mp_builtin_next_obj), NAME(oct, builtin_oct_obj),
    NAME(ord, builtin_ord_obj), NAME(pow, builtin_pow_obj), NAME(repr, mp_builtin_repr_obj),
    NAME(round, builtin_round_obj), NAME(setattr, builtin_setattr_obj),
    NAME(sorted, mp_builtin_sorted_obj), NAME(sum, builtin_sum_obj),
#if MICROPY_PY_BUILTINS_STR_OP_MODULO || MICROPY_CPYTHON_COMPAT
    NAME(format, builtin_format_obj),
#endif
#if MICROPY_CPYTHON_COMPAT
    NAME(delattr, builtin_delattr_obj),
#endif
#if MICROPY_PY_BUILTINS_MIN_MAX
    NAME(max, builtin_max_obj), NAME(min, builtin_min_obj),
#endif
#if MICROPY_PY_BUILTINS_EVAL_EXEC && MICROPY_ENABLE_COMPILER
    NAME(eval, mp_builtin_eval_obj), NAME(exec, mp_builtin_exec_obj),
#if MICROPY_PY_BUILTINS_COMPILE
    NAME(compile, mp_builtin_compile_obj),
#endif
#if MICROPY_PY_BUILTINS_EXECFILE
    NAME(execfile, mp_builtin_execfile_obj),
#endif
#endif
#if MICROPY_PY_BUILTINS_INPUT
    NAME(input, mp_builtin_input_obj),
#endif
#if MICROPY_PY_BUILTINS_HELP
    NAME(help, mp_builtin_help_obj),
#endif
#if MICROPY_PY_IO
    NAME(open, mp_builtin_open_obj),
#endif

    TYPE(BaseException), TYPE(ArithmeticError), TYPE(AssertionError), TYPE(AttributeError),
    TYPE(EOFError), TYPE(Exception), TYPE(GeneratorExit), TYPE(ImportError), TYPE(IndentationError),
    TYPE(IndexError), TYPE(KeyError), TYPE(KeyboardInterrupt), TYPE(LookupError), TYPE(MemoryError),
    TYPE(NameError), TYPE(NotImplementedError), TYPE(OSError), TYPE(OverflowError),
    TYPE(RuntimeError),
#if MICROPY_PY_ASYNC_AWAIT
    TYPE(StopAsyncIteration),
#endif
    TYPE(StopIteration), TYPE(SyntaxError), TYPE(SystemExit), TYPE(TypeError),
#if MICROPY_PY_BUILTINS_STR_UNICODE
    TYPE(UnicodeError),
#endif
    TYPE(ValueError), TYPE(ZeroDivisionError),

    MICROPY_PORT_BUILTINS
};
MP_DEFINE_CONST_DICT(mp_module_builtins_globals, mp_module_builtins_globals_table);

const mp_obj_module_t mp_module_builtins = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&mp_module_builtins_globals,
};

MP_REGISTER_MODULE(MP_QSTR_builtins, mp_module_builtins);
