// Functions of native types as attributes: those of their dictionaries, made safe to call with anything, and the
// special methods that such types have as slots rather than in a dictionary, as in list.__getitem__ or super().__eq__.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/objects/objtype.h"

// ---- checked functions ------------------------------------------------------------------------------------------

typedef struct _mp_obj_checked_fun_t {
    mp_obj_base_t base;
    const mp_obj_type_t *type;
    mp_obj_t fun;
} mp_obj_checked_fun_t;

static mp_obj_t checked_fun_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_checked_fun_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t first = n_args == 0 ? MP_OBJ_NULL : mp_obj_cast_to_native_base(args[0], self->type);
    if (first == MP_OBJ_NULL) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
            MP_ERROR_TEXT("method needs a '%q' object"), (qstr)self->type->name);
    }
    return mp_call_method_self_n_kw(self->fun, first, n_args - 1, n_kw, args + 1);
}

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_checked_fun, MP_QSTR_function,
    MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_LAYOUT_VALUES, call, checked_fun_call);

mp_obj_t mp_obj_new_checked_fun(const mp_obj_type_t *type, mp_obj_t fun) {
    mp_obj_checked_fun_t *o = mp_obj_malloc(mp_obj_checked_fun_t, &mp_type_checked_fun);
    o->type = type;
    o->fun = fun;
    return MP_OBJ_FROM_PTR(o);
}

// ---- special methods --------------------------------------------------------------------------------------------

#if MICROPY_PY_ALL_SPECIAL_METHODS

// What a function does: an mp_binary_op_t, UNARY and an mp_unary_op_t, or a number of those that follow.
enum {
    UNARY = 0x80,
    OTHERS = 0xc0,
    GETITEM = OTHERS,
    SETITEM,
    DELITEM,
    ITER,
    STR,
    REPR,
};
static const uint16_t other_names[] = {
    MP_QSTR___getitem__,
    MP_QSTR___setitem__,
    MP_QSTR___delitem__,
    MP_QSTR___iter__,
    MP_QSTR___str__,
    MP_QSTR___repr__,
};

typedef struct _mp_obj_special_t {
    mp_obj_base_t base;
    mp_uint_t what;
} mp_obj_special_t;

static mp_obj_t call_unary(mp_unary_op_t op, mp_obj_t self) {
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(mp_obj_is_true(self));
        case MP_UNARY_OP_LEN:
            return mp_obj_len(self);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(mp_obj_hash(self));
        default:
            return mp_unary_op(op, self);
    }
}

static mp_obj_t call_binary(mp_binary_op_t op, mp_obj_t self, mp_obj_t other) {
    if (op == MP_BINARY_OP_CONTAINS) {
        return mp_binary_op(MP_BINARY_OP_IN, other, self);
    }
    if (op >= MP_BINARY_OP_REVERSE_OR && op <= MP_BINARY_OP_REVERSE_POWER) {
        return mp_binary_op(op - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR, other, self);
    }
    return op == MP_BINARY_OP_REVERSE_DIVMOD ? mp_binary_op(MP_BINARY_OP_DIVMOD, other, self)
                                             : mp_binary_op(op, self, other);
}

static mp_obj_t special_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    size_t what = ((mp_obj_special_t *)MP_OBJ_TO_PTR(self_in))->what;
    bool is_unary = what == ITER || what == STR || what == REPR || (what >= UNARY && what < OTHERS);
    size_t n = is_unary ? 1 : what == SETITEM ? 3 : 2;
    mp_arg_check_num(n_args, n_kw, n, n, false);
    mp_obj_t self = mp_instance_native(args[0]);
    if (self == MP_OBJ_NULL) {
        self = args[0];
    }
    switch (what) {
        case GETITEM:
            return mp_obj_subscr(self, args[1], MP_OBJ_SENTINEL);
        case SETITEM:
            mp_obj_subscr(self, args[1], args[2]);
            return mp_const_none;
        case DELITEM:
            mp_obj_subscr(self, args[1], MP_OBJ_NULL);
            return mp_const_none;
        case ITER:
            return mp_getiter(self, NULL);
        case STR:
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_str), self);
        case REPR:
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_builtin_repr_obj), self);
        default:
            return is_unary ? call_unary(what - UNARY, self) : call_binary(what, self, args[1]);
    }
}

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_special, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_LAYOUT_LEAF,
    call, special_call);

static int find_name(const uint16_t *names, size_t n, qstr name) {
    for (size_t i = 0; i < n; i++) {
        if (names[i] == name) {
            return i;
        }
    }
    return -1;
}

mp_obj_t mp_special_function(qstr name) {
    static const struct {
        const uint16_t *names;
        uint8_t n;
        uint8_t what;
    } tables[] = {
        { mp_binary_op_names, MP_ARRAY_SIZE(mp_binary_op_names), 0 },
        { mp_unary_op_names, MP_ARRAY_SIZE(mp_unary_op_names), UNARY },
        { other_names, MP_ARRAY_SIZE(other_names), OTHERS },
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(tables); i++) {
        int found = find_name(tables[i].names, tables[i].n, name);
        if (found >= 0) {
            mp_obj_special_t *o = mp_obj_malloc(mp_obj_special_t, &mp_type_special);
            o->what = tables[i].what + found;
            return MP_OBJ_FROM_PTR(o);
        }
    }
    return MP_OBJ_NULL;
}

#else

mp_obj_t mp_special_function(qstr name) {
    (void)name;
    return MP_OBJ_NULL;
}

#endif
