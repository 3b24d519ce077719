// Operators, attributes, calls, iteration and unpacking, for values of any type; starting and ending the run-time
// system.
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#include "py/builtin.h"
#include "py/gc.h"
#include "py/objects/objexcept.h"
#include "py/objects/objtype.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/stackctrl.h"
#include "py/stream.h"
#include "py/vm/code.h"

// ---- life -------------------------------------------------------------------------------------------------------

void mp_init(void) {
    qstr_init();
    memset(&mp_state_ctx.vm.mp_kbd_exception, 0,
        (char *)mp_state_ctx.vm.roots_end - (char *)&mp_state_ctx.vm.mp_kbd_exception);
    MP_STATE_VM(mp_pending_exception) = MP_OBJ_NULL;
    MP_STATE_VM(mp_pending) = false;
    MP_STATE_VM(globals_version) = 1;
    MP_STATE_VM(class_epoch) = 1;
#if MICROPY_ENABLE_SCHEDULER
    MP_STATE_VM(sched_state) = 0;
    MP_STATE_VM(sched_len) = 0;
#endif
    mp_init_emergency_exception_buf();
#if MICROPY_KBD_EXCEPTION
    MP_STATE_VM(mp_kbd_exception) = mp_obj_new_exception(&mp_type_KeyboardInterrupt);
#endif
    mp_vm_init();
    MP_STATE_THREAD(globals_regs) = NULL;
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    mp_obj_dict_t *main_dict = &MP_STATE_VM(dict_main);
    main_dict->base.type = &mp_type_dict;
    MP_STATE_VM(mp_loaded_modules_dict).base.type = &mp_type_dict;
    mp_map_init(&MP_STATE_VM(mp_loaded_modules_dict).map, 0);
    mp_map_init(&main_dict->map, 0);
    main_dict->map.is_watched = 1;
    mp_obj_dict_store(MP_OBJ_FROM_PTR(main_dict), MP_OBJ_NEW_QSTR(MP_QSTR___name__),
        MP_OBJ_NEW_QSTR(MP_QSTR___main__));
    mp_locals_set(main_dict);
    mp_globals_set(main_dict);
#if MICROPY_PY_SYS
#if MICROPY_PY_SYS_PATH
    MP_STATE_VM(sys_path) = mp_obj_new_list(0, NULL);
    mp_obj_list_append(MP_STATE_VM(sys_path), MP_OBJ_NEW_QSTR(MP_QSTR_));
#endif
#if MICROPY_PY_SYS_ARGV
    MP_STATE_VM(sys_argv) = mp_obj_new_list(0, NULL);
#endif
#endif
}

void mp_deinit(void) {
}

mp_obj_dict_t *mp_globals_get(void) {
    mp_obj_t *r = MP_STATE_THREAD(vm_regs);
    if (r == NULL || MP_STATE_THREAD(globals_regs) == r) {
        return MP_STATE_THREAD(dict_globals);
    }
    return mp_code_globals(((mp_obj_fun_py_t *)MP_OBJ_TO_PTR(r[-2]))->code);
}

void mp_globals_set(mp_obj_dict_t *d) {
    mp_obj_t *r = MP_STATE_THREAD(vm_regs);
    MP_STATE_THREAD(dict_globals) = d;
    // Giving back the running function's own ends the exception.
    bool own = r != NULL && mp_code_globals(((mp_obj_fun_py_t *)MP_OBJ_TO_PTR(r[-2]))->code) == d;
    MP_STATE_THREAD(globals_regs) = own ? NULL : r;
}

// ---- operators --------------------------------------------------------------------------------------------------

static NORETURN void raise_unary(mp_unary_op_t op, const mp_obj_type_t *type) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)op, (void)type;
    mp_raise_TypeError(MP_ERROR_TEXT("unsupported type for operator"));
#else
    if (op == MP_UNARY_OP_HASH) {
        mp_raise_msg_varg(
            &mp_type_TypeError, MP_ERROR_TEXT("unhashable type: '%q'"), (qstr)type->name);
    }
    if (op == MP_UNARY_OP_INT_MAYBE) {
        mp_raise_msg_varg(
            &mp_type_TypeError, MP_ERROR_TEXT("can't convert %q to int"), (qstr)type->name);
    }
    if (op > MP_UNARY_OP_INVERT) {
        mp_raise_msg_varg(
            &mp_type_TypeError, MP_ERROR_TEXT("unsupported type: '%q'"), (qstr)type->name);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("bad operand type for unary %c: '%q'"),
        "+-~"[op], (qstr)type -> name);
#endif
}

mp_obj_t mp_unary_op(mp_unary_op_t op, mp_obj_t arg) {
    if (op == MP_UNARY_OP_NOT) {
        return mp_obj_new_bool(!mp_obj_is_true(arg));
    }
    const mp_obj_type_t *type = mp_obj_get_type(arg);
    if (MP_OBJ_TYPE_HAS_SLOT(type, unary_op)) {
        mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, unary_op)(op, arg);
        if (result != MP_OBJ_NULL) {
            return result;
        }
    } else if (op == MP_UNARY_OP_HASH) {
        return mp_generic_unary_op(op, arg);
    }
    if (op == MP_UNARY_OP_BOOL) {
        return mp_obj_new_bool(mp_obj_is_true(arg));
    }
    raise_unary(op, type);
}

#if MICROPY_ERROR_REPORTING > MICROPY_ERROR_REPORTING_TERSE
// clang-format off
static const char *const binary_symbols[] = {
    "<", ">", "==", "<=", ">=", "!=", "in", "is", "",
    "|=", "^=", "&=", "<<=", ">>=", "+=", "-=", "*=", "@=", "//=", "/=", "%=", "**=",
    "|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//", "/", "%", "** or pow()",
};
// clang-format on
#endif

static NORETURN void raise_binary(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)op, (void)lhs, (void)rhs;
    mp_raise_TypeError(MP_ERROR_TEXT("unsupported type for operator"));
#else
    const char *symbol = op < MP_ARRAY_SIZE(binary_symbols) ? binary_symbols[op] : "divmod()";
    mp_raise_msg_varg(&mp_type_TypeError,
        op <= MP_BINARY_OP_MORE_EQUAL
            ? MP_ERROR_TEXT("'%s' not supported between instances of '%s' and '%s'")
            : MP_ERROR_TEXT("unsupported operand type(s) for %s: '%s' and '%s'"),
        symbol, mp_obj_get_type_str(lhs), mp_obj_get_type_str(rhs));
#endif
}

static mp_obj_t contains(mp_obj_t item, mp_obj_t container) {
    const mp_obj_type_t *type = mp_obj_get_type(container);
    if (MP_OBJ_TYPE_HAS_SLOT(type, binary_op)) {
        mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, binary_op)(
            MP_BINARY_OP_CONTAINS, container, item);
        if (result != MP_OBJ_NULL) {
            return mp_obj_new_bool(mp_obj_is_true(result));
        }
    }
    mp_obj_iter_buf_t buf;
    mp_obj_t it = mp_getiter(container, &buf);
    mp_obj_t next;
    while ((next = mp_iternext(it)) != MP_OBJ_STOP_ITERATION) {
        if (next == item || mp_obj_equal(next, item)) {
            return mp_const_true;
        }
    }
    return mp_const_false;
}

static mp_obj_t ask(mp_binary_op_t op, mp_obj_t a, mp_obj_t b) {
    const mp_obj_type_t *type = mp_obj_get_type(a);
    return MP_OBJ_TYPE_HAS_SLOT(type, binary_op) ? MP_OBJ_TYPE_GET_SLOT(type, binary_op)(op, a, b)
                                                 : MP_OBJ_NULL;
}

// What the right operand is asked when the left one does not know, or MP_BINARY_OP_IS.
static mp_binary_op_t reflected(mp_binary_op_t op) {
    static const byte swapped[] = {
        [MP_BINARY_OP_LESS] = MP_BINARY_OP_MORE,
        [MP_BINARY_OP_MORE] = MP_BINARY_OP_LESS,
        [MP_BINARY_OP_EQUAL] = MP_BINARY_OP_IS,
        [MP_BINARY_OP_LESS_EQUAL] = MP_BINARY_OP_MORE_EQUAL,
        [MP_BINARY_OP_MORE_EQUAL] = MP_BINARY_OP_LESS_EQUAL,
    };
    if (op < MP_ARRAY_SIZE(swapped)) {
        return swapped[op];
    }
    if (op == MP_BINARY_OP_DIVMOD) {
        return MP_BINARY_OP_REVERSE_DIVMOD;
    }
    return op >= MP_BINARY_OP_OR && op <= MP_BINARY_OP_POWER
        ? op - MP_BINARY_OP_OR + MP_BINARY_OP_REVERSE_OR
        : MP_BINARY_OP_IS;
}

// A subclass that stands on the right is asked first: always to compare, and to reckon if the method is its own.
static bool right_first(mp_binary_op_t other, mp_obj_t lhs, mp_obj_t rhs) {
    if (!mp_subclass_stands_right(lhs, rhs)) {
        return false;
    }
    const mp_obj_type_t *left = mp_obj_get_type(lhs);
    qstr name = mp_binary_op_names[other];
    return other <= MP_BINARY_OP_MORE_EQUAL || !mp_obj_is_instance_type(left)
        || mp_class_lookup(mp_obj_get_type(rhs), name) != mp_class_lookup(left, name);
}

mp_obj_t mp_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_binary_op_t plain = op;
    if (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER) {
        plain = op - MP_BINARY_OP_INPLACE_OR + MP_BINARY_OP_OR;
    }
    if (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && mp_obj_is_small_int(lhs)
        && mp_obj_is_small_int(rhs) && op != MP_BINARY_OP_IS && op != MP_BINARY_OP_IN) {
        mp_obj_t result = mp_small_int_binary_op(
            plain, MP_OBJ_SMALL_INT_VALUE(lhs), MP_OBJ_SMALL_INT_VALUE(rhs));
        if (result != MP_OBJ_NULL) {
            return result;
        }
    }
    switch (op) {
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_NOT_EQUAL:
            return mp_obj_equal_not_equal(op, lhs, rhs);
        case MP_BINARY_OP_IS:
            return mp_obj_new_bool(lhs == rhs);
        case MP_BINARY_OP_IN:
            return contains(lhs, rhs);
        case MP_BINARY_OP_EXCEPTION_MATCH:
            return mp_obj_new_bool(mp_vm_exception_match(lhs, rhs));
        default:
            break;
    }
    mp_obj_t result = MP_OBJ_NULL;
    if (op != plain) {
        result = ask(op, lhs, rhs);
    }
    mp_binary_op_t other = reflected(plain);
    bool swapped = result == MP_OBJ_NULL && other != MP_BINARY_OP_IS && right_first(other, lhs, rhs);
    if (swapped) {
        result = ask(other, rhs, lhs);
    }
    if (result == MP_OBJ_NULL) {
        result = ask(plain, lhs, rhs);
    }
    if (result == MP_OBJ_NULL && !swapped && other != MP_BINARY_OP_IS) {
        result = ask(other, rhs, lhs);
    }
    if (result == MP_OBJ_NULL) {
        raise_binary(op, lhs, rhs);
    }
    return result;
}

// ---- calls ------------------------------------------------------------------------------------------------------

void mp_raise_not_callable(mp_const_obj_t o) {
    mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("object not callable"),
        MP_ERROR_TEXT("'%s' object is not callable"), mp_obj_get_type_str(o));
}

mp_obj_t mp_call_function_n_kw(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const mp_obj_type_t *type = mp_obj_get_type(fun);
    if (type == &mp_type_fun_py) {
        return mp_vm_call(MP_OBJ_TO_PTR(fun), n_args, n_kw, args);
    }
    if (MP_OBJ_TYPE_HAS_SLOT(type, call)) {
        return MP_OBJ_TYPE_GET_SLOT(type, call)(fun, n_args, n_kw, args);
    }
    mp_raise_not_callable(fun);
}

mp_obj_t mp_call_function_0(mp_obj_t fun) {
    return mp_call_function_n_kw(fun, 0, 0, NULL);
}

mp_obj_t mp_call_function_1(mp_obj_t fun, mp_obj_t arg) {
    return mp_call_function_n_kw(fun, 1, 0, &arg);
}

mp_obj_t mp_call_function_2(mp_obj_t fun, mp_obj_t arg1, mp_obj_t arg2) {
    mp_obj_t args[2] = { arg1, arg2 };
    return mp_call_function_n_kw(fun, 2, 0, args);
}

mp_obj_t mp_call_method_n_kw(size_t n_args, size_t n_kw, const mp_obj_t *args) {
    bool bound = args[1] != MP_OBJ_NULL;
    return mp_call_function_n_kw(args[0], n_args + bound, n_kw, args + 2 - bound);
}

mp_obj_t mp_call_method_self_n_kw(
    mp_obj_t meth, mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (self == MP_OBJ_NULL) {
        return mp_call_function_n_kw(meth, n_args, n_kw, args);
    }
    size_t n = n_args + 2 * n_kw;
    mp_obj_t few[8];
    mp_obj_t *all = n < MP_ARRAY_SIZE(few) ? few : m_new_values(n + 1);
    all[0] = self;
    if (n != 0) {
        memcpy(all + 1, args, n * sizeof(mp_obj_t));
    }
    mp_obj_t result = mp_call_function_n_kw(meth, n_args + 1, n_kw, all);
    if (all != few) {
        m_free(all);
    }
    return result;
}

static mp_obj_t call_protected(mp_obj_t fun, size_t n_args, const mp_obj_t *args) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t result = mp_call_function_n_kw(fun, n_args, 0, args);
        nlr_pop();
        return result;
    }
    mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(nlr.ret_val));
    return MP_OBJ_NULL;
}

mp_obj_t mp_call_function_1_protected(mp_obj_t fun, mp_obj_t arg) {
    return call_protected(fun, 1, &arg);
}

mp_obj_t mp_call_function_2_protected(mp_obj_t fun, mp_obj_t arg1, mp_obj_t arg2) {
    mp_obj_t args[2] = { arg1, arg2 };
    return call_protected(fun, 2, args);
}

// ---- attributes -------------------------------------------------------------------------------------------------

void mp_convert_member_lookup(
    mp_obj_t self, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest) {
    dest[0] = member;
    if (!mp_obj_is_obj(member)) {
        return;
    }
    const mp_obj_type_t *member_type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(member))->type;
    if (member_type->flags & MP_TYPE_FLAG_BINDS_SELF) {
        dest[1] = self;
    } else if (member_type == &mp_type_staticmethod) {
        dest[0] = ((mp_obj_static_class_method_t *)MP_OBJ_TO_PTR(member))->fun;
    } else if (member_type == &mp_type_classmethod) {
        dest[0] = ((mp_obj_static_class_method_t *)MP_OBJ_TO_PTR(member))->fun;
        dest[1] = MP_OBJ_FROM_PTR(type);
    }
}

void mp_load_method_maybe(mp_obj_t obj, qstr attr, mp_obj_t *dest) {
    dest[0] = MP_OBJ_NULL;
    dest[1] = MP_OBJ_NULL;
    const mp_obj_type_t *type = mp_obj_get_type(obj);
    if (attr == MP_QSTR___class__ && !mp_obj_is_instance_type(type)) {
        dest[0] = MP_OBJ_FROM_PTR(type);
        return;
    }
    if (attr == MP_QSTR___next__ && type->flags & MP_TYPE_FLAG_ITER_IS_ITERNEXT) {
        dest[0] = MP_OBJ_FROM_PTR(&mp_builtin_next_obj);
        dest[1] = obj;
        return;
    }
    if (MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
        MP_OBJ_TYPE_GET_SLOT(type, attr)(obj, attr, dest);
        if (dest[1] != MP_OBJ_SENTINEL) {
            return;
        }
        dest[1] = MP_OBJ_NULL;
    }
    for (; type != NULL; type = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent)) {
        if (MP_OBJ_TYPE_HAS_SLOT(type, locals_dict)) {
            mp_map_t *map = &MP_OBJ_TYPE_GET_SLOT(type, locals_dict)->map;
            mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (elem != NULL) {
                mp_convert_member_lookup(obj, type, elem->value, dest);
                return;
            }
        }
    }
}

static NORETURN void raise_attribute(mp_obj_t obj, qstr attr) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)obj, (void)attr;
    mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("no such attribute"));
#else
    if (mp_obj_is_type(obj, &mp_type_type)) {
        mp_raise_msg_varg(&mp_type_AttributeError,
            MP_ERROR_TEXT("type object '%q' has no attribute '%q'"),
            (qstr)((mp_obj_type_t *)MP_OBJ_TO_PTR(obj))->name, attr);
    }
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no attribute '%q'"),
        mp_obj_get_type_str(obj), attr);
#endif
}

void mp_load_method(mp_obj_t obj, qstr attr, mp_obj_t *dest) {
    mp_load_method_maybe(obj, attr, dest);
    if (dest[0] == MP_OBJ_NULL) {
        raise_attribute(obj, attr);
    }
}

void mp_load_method_protected(mp_obj_t obj, qstr attr, mp_obj_t *dest, bool catch_all) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_load_method_maybe(obj, attr, dest);
        nlr_pop();
        return;
    }
    if (!catch_all
        && !mp_obj_exception_match(
            MP_OBJ_FROM_PTR(nlr.ret_val), MP_OBJ_FROM_PTR(&mp_type_AttributeError))) {
        nlr_jump(nlr.ret_val);
    }
    dest[0] = MP_OBJ_NULL;
}

mp_obj_t mp_load_attr(mp_obj_t base, qstr attr) {
    mp_obj_t dest[2];
    mp_load_method(base, attr, dest);
    return dest[1] == MP_OBJ_NULL ? dest[0] : mp_obj_new_bound_meth(dest[0], dest[1]);
}

void mp_store_attr(mp_obj_t base, qstr attr, mp_obj_t value) {
    const mp_obj_type_t *type = mp_obj_get_type(base);
    if (MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
        mp_obj_t dest[2] = { MP_OBJ_SENTINEL, value };
        MP_OBJ_TYPE_GET_SLOT(type, attr)(base, attr, dest);
        if (dest[0] == MP_OBJ_NULL) {
            return;
        }
    }
    raise_attribute(base, attr);
}

// ---- iteration --------------------------------------------------------------------------------------------------

static const mp_getiter_iternext_custom_t *custom_iter(const mp_obj_type_t *type) {
    return MP_OBJ_TYPE_GET_SLOT(type, iter);
}

static bool is_iterator(mp_obj_t o) {
    const mp_obj_type_t *type = mp_obj_get_type(o);
    if (mp_obj_is_instance_type(type)) {
        return mp_class_lookup(type, MP_QSTR___next__) != MP_OBJ_NULL;
    }
    return mp_obj_is_obj(o) && type->flags & MP_TYPE_FLAG_ITER_IS_STREAM;
}

mp_obj_t mp_getiter(mp_obj_t o, mp_obj_iter_buf_t *iter_buf) {
    const mp_obj_type_t *type = mp_obj_get_type(o);
    unsigned kind = type->flags & MP_TYPE_FLAG_ITER_IS_STREAM;
    if (kind == MP_TYPE_FLAG_ITER_IS_ITERNEXT || kind == MP_TYPE_FLAG_ITER_IS_STREAM) {
        return o;
    }
    if (MP_OBJ_TYPE_HAS_SLOT(type, iter)) {
        mp_getiter_fun_t getiter = kind == MP_TYPE_FLAG_ITER_IS_CUSTOM
            ? custom_iter(type)->getiter
            : (mp_getiter_fun_t)(uintptr_t)MP_OBJ_TYPE_GET_SLOT(type, iter);
        if (iter_buf == NULL) {
            iter_buf = m_malloc_kind(sizeof(mp_obj_iter_buf_t), GC_KIND_OBJECT);
        }
        mp_obj_t it = getiter(o, iter_buf);
        if (it != MP_OBJ_NULL) {
            // What a class's __iter__() gives may be anything.
            if (mp_obj_is_instance_type(type) && !is_iterator(it)) {
                mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("object not iterable"),
                    MP_ERROR_TEXT("iter() returned non-iterator"));
            }
            return it;
        }
    }
    mp_obj_t dest[2];
    mp_load_method_maybe(o, MP_QSTR___getitem__, dest);
    if (dest[0] != MP_OBJ_NULL) {
        return mp_obj_new_getitem_iter(dest, iter_buf);
    }
    mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("object not iterable"),
        MP_ERROR_TEXT("'%s' object is not iterable"), mp_obj_get_type_str(o));
}

mp_obj_t mp_iternext_allow_raise(mp_obj_t o) {
    const mp_obj_type_t *type = mp_obj_get_type(o);
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    switch (type->flags & MP_TYPE_FLAG_ITER_IS_STREAM) {
        case MP_TYPE_FLAG_ITER_IS_ITERNEXT:
            return ((mp_iternext_fun_t)(uintptr_t)MP_OBJ_TYPE_GET_SLOT(type, iter))(o);
#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES
        case MP_TYPE_FLAG_ITER_IS_STREAM:
            return mp_stream_unbuffered_iter(o);
#endif
        case MP_TYPE_FLAG_ITER_IS_CUSTOM:
            return custom_iter(type)->iternext(o);
        default: {
            mp_obj_t dest[2];
            mp_load_method_maybe(o, MP_QSTR___next__, dest);
            if (dest[0] == MP_OBJ_NULL) {
                mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("object not iterable"),
                    MP_ERROR_TEXT("'%s' object isn't an iterator"), mp_obj_get_type_str(o));
            }
            return mp_call_method_n_kw(0, 0, dest);
        }
    }
}

mp_obj_t mp_iternext(mp_obj_t o) {
    // Only types made in Python end an iteration by raising.
    if (!mp_obj_is_instance(o)) {
        return mp_iternext_allow_raise(o);
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t value = mp_iternext_allow_raise(o);
        nlr_pop();
        return value;
    }
    if (mp_obj_exception_match(MP_OBJ_FROM_PTR(nlr.ret_val), MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        return mp_make_stop_iteration(mp_obj_exception_get_value(MP_OBJ_FROM_PTR(nlr.ret_val)));
    }
    nlr_jump(nlr.ret_val);
}

// Runs a step of any iterator; what it raises is caught.
static mp_vm_return_kind_t resume_method(
    mp_obj_t self, mp_obj_t send, mp_obj_t throw_exc, mp_obj_t *ret_val) {
    mp_obj_t dest[3];
    if (throw_exc != MP_OBJ_NULL) {
        if (mp_obj_exception_match(throw_exc, MP_OBJ_FROM_PTR(&mp_type_GeneratorExit))) {
            mp_load_method_maybe(self, MP_QSTR_close, dest);
            if (dest[0] != MP_OBJ_NULL) {
                mp_call_method_n_kw(0, 0, dest);
            }
        } else {
            mp_load_method_maybe(self, MP_QSTR_throw, dest);
            if (dest[0] != MP_OBJ_NULL) {
                dest[2] = throw_exc;
                *ret_val = mp_call_method_n_kw(1, 0, dest);
                return MP_VM_RETURN_YIELD;
            }
        }
        *ret_val = throw_exc;
        return MP_VM_RETURN_EXCEPTION;
    }
    if (send == mp_const_none) {
        *ret_val = mp_iternext_allow_raise(self);
        if (*ret_val != MP_OBJ_STOP_ITERATION) {
            return MP_VM_RETURN_YIELD;
        }
        *ret_val = MP_STATE_THREAD(stop_iteration_arg);
        return MP_VM_RETURN_NORMAL;
    }
    mp_load_method(self, MP_QSTR_send, dest);
    dest[2] = send;
    *ret_val = mp_call_method_n_kw(1, 0, dest);
    return MP_VM_RETURN_YIELD;
}

mp_vm_return_kind_t mp_resume(mp_obj_t self, mp_obj_t send, mp_obj_t throw_exc, mp_obj_t *ret_val) {
    if (mp_obj_is_exact_obj_type(self, &mp_type_gen_instance)) {
        return mp_obj_gen_resume(self, send, throw_exc, ret_val);
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_vm_return_kind_t kind = resume_method(self, send, throw_exc, ret_val);
        nlr_pop();
        return kind;
    }
    mp_obj_t exc = MP_OBJ_FROM_PTR(nlr.ret_val);
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        *ret_val = mp_obj_exception_get_value(exc);
        return MP_VM_RETURN_NORMAL;
    }
    *ret_val = exc;
    return MP_VM_RETURN_EXCEPTION;
}

// ---- unpacking --------------------------------------------------------------------------------------------------

static NORETURN void raise_unpack(bool many, size_t n, size_t found) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    (void)many, (void)n, (void)found;
    mp_raise_ValueError(MP_ERROR_TEXT("wrong number of values to unpack"));
#else
    if (many) {
        mp_raise_msg_varg(
            &mp_type_ValueError, MP_ERROR_TEXT("too many values to unpack (expected %d)"), (int)n);
    }
    mp_raise_msg_varg(&mp_type_ValueError,
        MP_ERROR_TEXT("not enough values to unpack (expected %d, got %d)"), (int)n, (int)found);
#endif
}

void mp_unpack_sequence(mp_obj_t seq, size_t num, mp_obj_t *items) {
    if (mp_obj_is_exact_obj_type(seq, &mp_type_tuple)
        || mp_obj_is_exact_obj_type(seq, &mp_type_list)) {
        size_t len;
        mp_obj_t *from;
        mp_obj_get_array(seq, &len, &from);
        if (len != num) {
            raise_unpack(len > num, num, len);
        }
        for (size_t i = 0; i < num; i++) {
            items[i] = from[i];
        }
        return;
    }
    mp_obj_iter_buf_t buf;
    mp_obj_t it = mp_getiter(seq, &buf);
    for (size_t i = 0; i < num; i++) {
        items[i] = mp_iternext(it);
        if (items[i] == MP_OBJ_STOP_ITERATION) {
            raise_unpack(false, num, i);
        }
    }
    if (mp_iternext(it) != MP_OBJ_STOP_ITERATION) {
        raise_unpack(true, num, 0);
    }
}

void mp_unpack_ex(mp_obj_t seq, size_t num_left, size_t num_right, mp_obj_t *items) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    mp_vm_list_extend(list, seq);
    size_t len;
    mp_obj_t *all;
    mp_obj_list_get(list, &len, &all);
    if (len < num_left + num_right) {
        raise_unpack(false, num_left + num_right, len);
    }
    size_t n_middle = len - num_left - num_right;
    mp_obj_t middle = mp_obj_new_list(n_middle, all + num_left);
    for (size_t i = 0; i < num_left; i++) {
        items[i] = all[i];
    }
    items[num_left] = middle;
    for (size_t i = 0; i < num_right; i++) {
        items[num_left + 1 + i] = all[len - num_right + i];
    }
}

// ---- exceptions -------------------------------------------------------------------------------------------------

mp_obj_t mp_make_raise_obj(mp_obj_t o) {
    if (mp_obj_is_exception_type(o)) {
        o = mp_call_function_0(o);
    }
    if (mp_obj_is_exception_instance(o)) {
        return o;
    }
    return mp_obj_new_exception_msg(
        &mp_type_TypeError, MP_ERROR_TEXT("exceptions must derive from BaseException"));
}
