// collections.namedtuple(): makes a type, laid out like a tuple, whose items have names.
// SPDX-License-Identifier: MIT

#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/objects/namedtuple.h"
#include "py/objects/sequence.h"

#if MICROPY_PY_COLLECTIONS

// The type's slots are followed by the names of the fields.
// clang-format off
enum { SLOT_MAKE_NEW, SLOT_PRINT, SLOT_UNARY_OP, SLOT_BINARY_OP, SLOT_ATTR, SLOT_SUBSCR, SLOT_ITER, SLOT_PARENT,
    SLOT_LOCALS_DICT, N_SLOTS, FIELDS = N_SLOTS };
// clang-format on

static mp_obj_tuple_t *fields_of(const mp_obj_type_t *type) {
    // An instance of a derived class has the type of its native base in it, which is the one with the fields.
    return (mp_obj_tuple_t *)type->slots[FIELDS];
}

// The position of a field, or SIZE_MAX.
static size_t field_index(const mp_obj_tuple_t *fields, mp_obj_t name) {
    for (size_t i = 0; i < fields->len; i++) {
        if (fields->items[i] == name) {
            return i;
        }
    }
    return SIZE_MAX;
}

static mp_obj_t namedtuple_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const mp_obj_tuple_t *fields = fields_of(type);
    if (n_args + n_kw != fields->len) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("%q() takes %u arguments but %u were given"), (qstr)type->name,
            (unsigned)fields->len, (unsigned)(n_args + n_kw));
    }
    mp_obj_tuple_t *self = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, fields->len, type);
    self->len = fields->len;
    mp_seq_copy_items(self->items, args, n_args);
    for (args += n_args; n_kw > 0; n_kw--, args += 2) {
        size_t i = field_index(fields, args[0]);
        if (i == SIZE_MAX || self->items[i] != MP_OBJ_NULL) {
            mp_raise_msg_varg(&mp_type_TypeError,
                i == SIZE_MAX ? MP_ERROR_TEXT("unexpected keyword argument '%q'")
                              : MP_ERROR_TEXT("multiple values for argument '%q'"),
                MP_OBJ_QSTR_VALUE(args[0]));
        }
        self->items[i] = args[1];
    }
    return MP_OBJ_FROM_PTR(self);
}

static void namedtuple_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    if (kind == PRINT_JSON) {
        mp_obj_tuple_print(print, self_in, kind);
        return;
    }
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_obj_tuple_t *fields = fields_of(self->base.type);
    mp_printf(print, "%q", (qstr)self->base.type->name);
    for (size_t i = 0; i < self->len; i++) {
        mp_printf(print, i == 0 ? "(%q=" : ", %q=", MP_OBJ_QSTR_VALUE(fields->items[i]));
        mp_obj_print_helper(print, self->items[i], PRINT_REPR);
    }
    mp_print_str(print, self->len == 0 ? "()" : ")");
}

static void namedtuple_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    size_t i = field_index(fields_of(self->base.type), MP_OBJ_NEW_QSTR(attr));
    if (dest[0] != MP_OBJ_NULL) {
        if (i != SIZE_MAX) {
            mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("can't set attribute"));
        }
    } else if (i != SIZE_MAX) {
        dest[0] = self->items[i];
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static mp_obj_t namedtuple_asdict(mp_obj_t self_in) {
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t dict = mp_obj_new_dict(self->len);
    for (size_t i = 0; i < self->len; i++) {
        mp_obj_dict_store(dict, fields_of(self->base.type)->items[i], self->items[i]);
    }
    return dict;
}
static MP_DEFINE_CONST_FUN_OBJ_1(namedtuple_asdict_obj, namedtuple_asdict);

static mp_obj_t namedtuple_replace(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    mp_arg_check_num(n_args, 0, 1, 1, false);
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(args[0]);
    const mp_obj_type_t *type = self->base.type;
    mp_obj_tuple_t *copy = MP_OBJ_TO_PTR(namedtuple_make_new(type, self->len, 0, self->items));
    for (size_t k = 0; k < kwargs->alloc; k++) {
        size_t i = field_index(fields_of(type), kwargs->table[k].key);
        if (i == SIZE_MAX) {
            mp_raise_ValueError(MP_ERROR_TEXT("unexpected field name"));
        }
        copy->items[i] = kwargs->table[k].value;
    }
    return MP_OBJ_FROM_PTR(copy);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(namedtuple_replace_obj, 1, namedtuple_replace);

static mp_obj_t namedtuple_make(mp_obj_t cls, mp_obj_t iterable) {
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(mp_list_from_iter(iterable), &n, &items);
    return mp_call_function_n_kw(cls, n, 0, items);
}
static MP_DEFINE_CONST_FUN_OBJ_2(namedtuple_make_fun_obj, namedtuple_make);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(namedtuple_make_obj, &namedtuple_make_fun_obj);

// "x y" or "x, y", or any iterable of names, as a tuple of qstrs.
static mp_obj_t parse_fields(mp_obj_t names) {
    mp_obj_t list;
    if (mp_obj_is_str(names)) {
        size_t len;
        const char *s = mp_obj_str_get_data(names, &len), *end = s + len;
        list = mp_obj_new_list(0, NULL);
        while (s < end) {
            const char *start = s;
            while (s < end && *s != ',' && !unichar_isspace(*s)) {
                s++;
            }
            if (s > start) {
                mp_obj_list_append(list, MP_OBJ_NEW_QSTR(qstr_from_strn(start, s - start)));
            }
            s++;
        }
    } else {
        list = mp_list_from_iter(names);
    }
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(list, &n, &items);
    for (size_t i = 0; i < n; i++) {
        items[i] = MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(items[i]));
    }
    return mp_obj_new_tuple(n, items);
}

static mp_obj_t new_namedtuple_type(mp_obj_t name, mp_obj_t names) {
    static const mp_rom_map_elem_t methods[] = {
        { MP_ROM_QSTR(MP_QSTR__asdict), MP_ROM_PTR(&namedtuple_asdict_obj) },
        { MP_ROM_QSTR(MP_QSTR__make), MP_ROM_PTR(&namedtuple_make_obj) },
        { MP_ROM_QSTR(MP_QSTR__replace), MP_ROM_PTR(&namedtuple_replace_obj) },
    };
    mp_obj_t fields = parse_fields(names);
    mp_obj_t locals = mp_obj_new_dict(MP_ARRAY_SIZE(methods) + 3);
    mp_obj_dict_store(locals, MP_OBJ_NEW_QSTR(MP_QSTR__fields), fields);
    for (size_t i = 0; i < MP_ARRAY_SIZE(methods); i++) {
        mp_obj_dict_store(locals, methods[i].key, methods[i].value);
    }
    for (size_t i = 0; i < mp_obj_tuple_locals_dict.map.used; i++) {
        const mp_map_elem_t *elem = &mp_obj_tuple_locals_dict.map.table[i];
        mp_obj_dict_store(locals, elem->key, elem->value);
    }
    mp_obj_type_t *type = mp_obj_malloc_var(
        mp_obj_type_t, slots, const void *, FIELDS + 1, &mp_type_type);
    type->flags = MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ATTR_IS_UNIFORM
        | MP_TYPE_FLAG_LAYOUT_VALUES;
    type->name = mp_obj_str_get_qstr(name);
    MP_OBJ_TYPE_SET_SLOT(type, make_new, namedtuple_make_new, SLOT_MAKE_NEW);
    MP_OBJ_TYPE_SET_SLOT(type, print, namedtuple_print, SLOT_PRINT);
    MP_OBJ_TYPE_SET_SLOT(type, unary_op, mp_obj_tuple_unary_op, SLOT_UNARY_OP);
    MP_OBJ_TYPE_SET_SLOT(type, binary_op, mp_obj_tuple_binary_op, SLOT_BINARY_OP);
    MP_OBJ_TYPE_SET_SLOT(type, attr, namedtuple_attr, SLOT_ATTR);
    MP_OBJ_TYPE_SET_SLOT(type, subscr, mp_obj_tuple_subscr, SLOT_SUBSCR);
    MP_OBJ_TYPE_SET_SLOT(type, iter, mp_obj_tuple_getiter, SLOT_ITER);
    MP_OBJ_TYPE_SET_SLOT(type, parent, &mp_type_tuple, SLOT_PARENT);
    MP_OBJ_TYPE_SET_SLOT(type, locals_dict, MP_OBJ_TO_PTR(locals), SLOT_LOCALS_DICT);
    type->slots[FIELDS] = MP_OBJ_TO_PTR(fields);
    return MP_OBJ_FROM_PTR(type);
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_namedtuple_obj, new_namedtuple_type);

#endif  // MICROPY_PY_COLLECTIONS
