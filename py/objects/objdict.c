// Dictionaries, their views, and OrderedDict.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

#define DICT_MAP(o) (&((mp_obj_dict_t *)MP_OBJ_TO_PTR(o))->map)

mp_map_elem_t *mp_map_next(const mp_map_t *map, size_t *cur) {
    for (size_t i = *cur; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            *cur = i + 1;
            return &map->table[i];
        }
    }
    *cur = map->alloc;
    return NULL;
}

static bool is_ordered_dict(mp_obj_t o) {
#if MICROPY_PY_COLLECTIONS
    return mp_obj_is_exact_obj_type(o, &mp_type_ordereddict);
#else
    (void)o;
    return false;
#endif
}

bool mp_obj_is_dict_or_ordereddict(mp_obj_t o) {
    return mp_obj_is_exact_obj_type(o, &mp_type_dict) || is_ordered_dict(o);
}

// A dict, or the dict inside an instance of a class derived from it; else MP_OBJ_NULL.
static mp_obj_t as_dict(mp_obj_t o) {
    return is_ordered_dict(o) ? o : mp_obj_as_native(o, &mp_type_dict);
}

mp_obj_t mp_obj_new_dict(size_t n_args) {
    mp_obj_dict_t *o = mp_obj_malloc(mp_obj_dict_t, &mp_type_dict);
    mp_map_init(&o->map, n_args);
    return MP_OBJ_FROM_PTR(o);
}

// ---- for C code -------------------------------------------------------------------------------------------------

mp_obj_t mp_obj_dict_get(mp_obj_t self_in, mp_obj_t index) {
    mp_map_elem_t *elem = mp_map_lookup(DICT_MAP(self_in), index, MP_MAP_LOOKUP);
    if (elem == NULL) {
        mp_raise_type_arg(&mp_type_KeyError, index);
    }
    return elem->value;
}

mp_obj_t mp_obj_dict_store(mp_obj_t self_in, mp_obj_t key, mp_obj_t value) {
    mp_map_lookup(DICT_MAP(self_in), key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
    return self_in;
}

// Removes an entry and returns its value, MP_OBJ_NULL if there is none. The place it had keeps nothing alive.
static mp_obj_t take(mp_obj_t self_in, mp_obj_t key) {
    mp_map_elem_t *elem = mp_map_lookup(DICT_MAP(self_in), key, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    mp_obj_t value = MP_OBJ_NULL;
    if (elem != NULL) {
        value = elem->value;
        elem->value = MP_OBJ_NULL;
    }
    return value;
}

mp_obj_t mp_obj_dict_delete(mp_obj_t self_in, mp_obj_t key) {
    if (take(self_in, key) == MP_OBJ_NULL) {
        mp_raise_type_arg(&mp_type_KeyError, key);
    }
    return self_in;
}

size_t mp_obj_dict_len(mp_obj_t self_in) {
    return DICT_MAP(self_in)->used;
}

// Stores all entries of another dict, which may be the same.
static void store_all(mp_obj_t self_in, mp_obj_t other) {
    if (mp_map_copied(DICT_MAP(self_in), DICT_MAP(other))) {
        return;
    }
    size_t cur = 0;
    mp_map_elem_t *elem;
    while ((elem = mp_map_next(DICT_MAP(other), &cur)) != NULL) {
        mp_obj_t value = elem->value;
        mp_obj_dict_store(self_in, elem->key, value);
    }
}

mp_obj_t mp_obj_dict_copy(mp_obj_t self_in) {
    mp_obj_t copy = mp_obj_new_dict(MICROPY_OPT_LARGE_CONTAINERS ? 0 : mp_obj_dict_len(self_in));
    ((mp_obj_base_t *)MP_OBJ_TO_PTR(copy))->type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(self_in))->type;
    store_all(copy, self_in);
    return copy;
}
static MP_DEFINE_CONST_FUN_OBJ_1(dict_copy_obj, mp_obj_dict_copy);

// ---- making -----------------------------------------------------------------------------------------------------

// update([mapping or iterable of pairs], **kwargs)
static mp_obj_t dict_update(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    mp_arg_check_num(n_args, 0, 1, 2, false);
    if (n_args == 2) {
        mp_obj_t other = as_dict(args[1]);
        mp_obj_t keys[2] = { MP_OBJ_NULL };
        if (other != MP_OBJ_NULL) {
            store_all(args[0], other);
            goto keywords;
        }
        mp_load_method_maybe(args[1], MP_QSTR_keys, keys);
        mp_obj_iter_buf_t iter_buf;
        mp_obj_t iter = mp_getiter(
            keys[0] != MP_OBJ_NULL ? mp_call_method_n_kw(0, 0, keys) : args[1], &iter_buf);
        mp_obj_t item;
        while ((item = mp_iternext(iter)) != MP_OBJ_STOP_ITERATION) {
            mp_obj_t pair[2] = { item };
            if (keys[0] != MP_OBJ_NULL) {
                pair[1] = mp_obj_subscr(args[1], item, MP_OBJ_SENTINEL);
            } else {
                mp_unpack_sequence(item, 2, pair);
            }
            mp_obj_dict_store(args[0], pair[0], pair[1]);
        }
    }
keywords:
    for (size_t i = 0; i < kwargs->alloc; i++) {
        if (mp_map_slot_is_filled(kwargs, i)) {
            mp_obj_dict_store(args[0], kwargs->table[i].key, kwargs->table[i].value);
        }
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(dict_update_obj, 1, dict_update);

static mp_obj_t dict_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, 1, true);
    mp_obj_dict_t *self = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
    self->base.type = type;
    mp_map_t kwargs;
    mp_map_init_fixed_table(&kwargs, n_kw, args + n_args);
    mp_obj_t update_args[2] = { MP_OBJ_FROM_PTR(self), n_args > 0 ? args[0] : MP_OBJ_NULL };
    dict_update(n_args + 1, update_args, &kwargs);
    return MP_OBJ_FROM_PTR(self);
}

#if MICROPY_PY_BUILTINS_DICT_FROMKEYS
static mp_obj_t dict_fromkeys(size_t n_args, const mp_obj_t *args) {
    mp_obj_t self = mp_call_function_0(args[0]);
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t iter = mp_getiter(args[1], &iter_buf);
    mp_obj_t key;
    while ((key = mp_iternext(iter)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_subscr(self, key, n_args > 2 ? args[2] : mp_const_none);
    }
    return self;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(dict_fromkeys_fun_obj, 2, 3, dict_fromkeys);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(dict_fromkeys_obj, &dict_fromkeys_fun_obj);
#endif

// ---- methods ----------------------------------------------------------------------------------------------------

static void check_writable(mp_obj_t self_in) {
    if (DICT_MAP(self_in)->is_fixed) {
        mp_raise_TypeError(MP_ERROR_TEXT("dictionary is read-only"));
    }
}

static mp_obj_t dict_clear(mp_obj_t self_in) {
    check_writable(self_in);
    mp_map_clear(DICT_MAP(self_in));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(dict_clear_obj, dict_clear);

static mp_obj_t dict_get(size_t n_args, const mp_obj_t *args) {
    mp_map_elem_t *elem = mp_map_lookup(DICT_MAP(args[0]), args[1], MP_MAP_LOOKUP);
    return elem != NULL ? elem->value : n_args > 2 ? args[2] : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(dict_get_obj, 2, 3, dict_get);

static mp_obj_t dict_pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = take(args[0], args[1]);
    if (value == MP_OBJ_NULL) {
        if (n_args > 2) {
            return args[2];
        }
        mp_raise_type_arg(&mp_type_KeyError, args[1]);
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(dict_pop_obj, 2, 3, dict_pop);

static mp_obj_t dict_setdefault(size_t n_args, const mp_obj_t *args) {
    mp_map_elem_t *elem = mp_map_lookup(DICT_MAP(args[0]), args[1], MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (elem->value == MP_OBJ_NULL) {
        elem->value = n_args > 2 ? args[2] : mp_const_none;
    }
    return elem->value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(dict_setdefault_obj, 2, 3, dict_setdefault);

// The last entry added, as CPython.
static mp_obj_t dict_popitem(mp_obj_t self_in) {
    check_writable(self_in);
    mp_map_t *map = DICT_MAP(self_in);
    for (size_t i = map->alloc; i-- > 0;) {
        if (mp_map_slot_is_filled(map, i)) {
            mp_obj_t pair[2] = { map->table[i].key, map->table[i].value };
            mp_obj_t item = mp_obj_new_tuple(2, pair);
            take(self_in, pair[0]);
            return item;
        }
    }
    mp_raise_msg_brief(&mp_type_KeyError, MP_ERROR_TEXT("pop from empty list"),
        MP_ERROR_TEXT("popitem(): dictionary is empty"));
}
static MP_DEFINE_CONST_FUN_OBJ_1(dict_popitem_obj, dict_popitem);

#if MICROPY_CPYTHON_COMPAT
// What classes derived from dict call through super().
static MP_DEFINE_CONST_FUN_OBJ_2(dict_getitem_obj, mp_obj_dict_get);

static mp_obj_t dict_setitem(mp_obj_t self_in, mp_obj_t key, mp_obj_t value) {
    mp_obj_dict_store(self_in, key, value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(dict_setitem_obj, dict_setitem);

static mp_obj_t dict_delitem(mp_obj_t self_in, mp_obj_t key) {
    mp_obj_dict_delete(self_in, key);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(dict_delitem_obj, dict_delitem);
#endif

// ---- views and iterators ----------------------------------------------------------------------------------------

typedef struct _mp_obj_dict_view_t {
    mp_obj_base_t base;
    mp_obj_t dict;
    size_t kind;
} mp_obj_dict_view_t;

static const mp_obj_type_t mp_type_dict_view;

static mp_obj_t new_dict_view(mp_obj_t dict, mp_dict_view_kind_t kind) {
    mp_obj_dict_view_t *o = mp_obj_malloc(mp_obj_dict_view_t, &mp_type_dict_view);
    o->dict = dict;
    o->kind = kind;
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t new_dict_it(mp_obj_t dict, mp_dict_view_kind_t kind, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_dict_it_t *it = mp_iter_room(iter_buf, &mp_type_dict_it);
    it->dict = dict;
    it->cur = 0;
    it->state = mp_obj_dict_len(dict) << 2 | kind;
    return MP_OBJ_FROM_PTR(it);
}

static mp_obj_t entry_part(const mp_map_elem_t *elem, size_t kind) {
    if (kind == MP_DICT_VIEW_ITEMS) {
        mp_obj_t pair[2] = { elem->key, elem->value };
        return mp_obj_new_tuple(2, pair);
    }
    return kind == MP_DICT_VIEW_KEYS ? elem->key : elem->value;
}

static mp_map_elem_t *next_entry(mp_obj_dict_it_t *self) {
    if (self->dict == MP_OBJ_NULL) {
        return NULL;
    }
    mp_map_t *map = DICT_MAP(self->dict);
    if (MP_UNLIKELY(self->state >> 2 != map->used)) {
        self->state = SIZE_MAX;  // it stays broken
        mp_raise_msg(
            &mp_type_RuntimeError, MP_ERROR_TEXT("dictionary changed size during iteration"));
    }
    mp_map_elem_t *elem = mp_map_next(map, &self->cur);
    if (elem == NULL) {
        self->dict = MP_OBJ_NULL;
    }
    return elem;
}

static mp_obj_t dict_it_iternext(mp_obj_t self_in) {
    mp_obj_dict_it_t *self = MP_OBJ_TO_PTR(self_in);
    mp_map_elem_t *elem = next_entry(self);
    return elem == NULL ? MP_OBJ_STOP_ITERATION : entry_part(elem, self->state & 3);
}

#if MICROPY_OPT_FAST_PATHS
int mp_obj_dict_next_item(mp_obj_t iter, mp_obj_t *parts) {
    mp_obj_dict_it_t *self = MP_OBJ_TO_PTR(iter);
    if ((self->state & 3) != MP_DICT_VIEW_ITEMS) {
        return -1;
    }
    mp_map_elem_t *elem = next_entry(self);
    if (elem == NULL) {
        return 0;
    }
    parts[0] = elem->key;
    parts[1] = elem->value;
    return 1;
}
#endif

MP_DEFINE_CONST_OBJ_TYPE(mp_type_dict_it, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES,
    iter, dict_it_iternext);

static mp_obj_t dict_view_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_dict_view_t *self = MP_OBJ_TO_PTR(self_in);
    return new_dict_it(self->dict, self->kind, iter_buf);
}

static void dict_view_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    static const qstr_short_t names[] = { MP_QSTR_dict_items, MP_QSTR_dict_keys, MP_QSTR_dict_values };
    mp_obj_dict_view_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "%q(", (qstr)names[self->kind]);
    mp_seq_print(print, mp_list_from_iter(self_in), "[]", PRINT_REPR);
    mp_print_str(print, ")");
}

#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES
static mp_obj_t dict_view_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_dict_view_t *self = MP_OBJ_TO_PTR(self_in);
    if (op == MP_UNARY_OP_LEN || op == MP_UNARY_OP_BOOL) {
        return mp_unary_op(op, self->dict);
    }
    return op == MP_UNARY_OP_HASH && self->kind == MP_DICT_VIEW_VALUES
        ? mp_generic_unary_op(op, self_in)
        : MP_OBJ_NULL;
}

static mp_obj_t dict_view_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_obj_dict_view_t *self = MP_OBJ_TO_PTR(lhs);
    if (op == MP_BINARY_OP_CONTAINS && self->kind == MP_DICT_VIEW_KEYS) {
        return mp_obj_new_bool(mp_map_lookup(DICT_MAP(self->dict), rhs, MP_MAP_LOOKUP) != NULL);
    }
#if MICROPY_PY_BUILTINS_SET
    // Keys and items compute and compare as the set of what they give.
    bool algebra = op == MP_BINARY_OP_OR || op == MP_BINARY_OP_XOR || op == MP_BINARY_OP_AND
        || op == MP_BINARY_OP_SUBTRACT || op <= MP_BINARY_OP_NOT_EQUAL;
    if (algebra && self->kind != MP_DICT_VIEW_VALUES) {
        bool is_set = mp_obj_is_exact_obj_type(rhs, &mp_type_set)
            || mp_obj_is_exact_obj_type(rhs, &mp_type_dict_view);
#if MICROPY_PY_BUILTINS_FROZENSET
        is_set = is_set || mp_obj_is_exact_obj_type(rhs, &mp_type_frozenset);
#endif
        if (is_set || op > MP_BINARY_OP_NOT_EQUAL) {
            mp_obj_t set = MP_OBJ_FROM_PTR(&mp_type_set);
            return mp_binary_op(op, mp_call_function_1(set, lhs), mp_call_function_1(set, rhs));
        }
    }
#endif
    return MP_OBJ_NULL;
}
#define VIEW_OPERATOR_SLOTS unary_op, dict_view_unary_op, binary_op, dict_view_binary_op,
#else
#define VIEW_OPERATOR_SLOTS
#endif

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_dict_view, MP_QSTR_dict_view,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES, print, dict_view_print,
    VIEW_OPERATOR_SLOTS iter, dict_view_getiter);

static mp_obj_t dict_items(mp_obj_t self_in) {
    return new_dict_view(self_in, MP_DICT_VIEW_ITEMS);
}
static MP_DEFINE_CONST_FUN_OBJ_1(dict_items_obj, dict_items);

static mp_obj_t dict_keys(mp_obj_t self_in) {
    return new_dict_view(self_in, MP_DICT_VIEW_KEYS);
}
static MP_DEFINE_CONST_FUN_OBJ_1(dict_keys_obj, dict_keys);

static mp_obj_t dict_values(mp_obj_t self_in) {
    return new_dict_view(self_in, MP_DICT_VIEW_VALUES);
}
static MP_DEFINE_CONST_FUN_OBJ_1(dict_values_obj, dict_values);

static mp_obj_t dict_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    return new_dict_it(self_in, MP_DICT_VIEW_KEYS, iter_buf);
}

// ---- operators --------------------------------------------------------------------------------------------------

static void dict_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    // An OrderedDict as the call that would make it again: OrderedDict([('a', 1)]).
    bool pairs = is_ordered_dict(self_in) && kind != PRINT_JSON;
    kind = MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && kind == PRINT_JSON ? PRINT_JSON
                                                                                 : PRINT_REPR;
    if (pairs) {
        mp_printf(print, "%q(", (qstr)((mp_obj_base_t *)MP_OBJ_TO_PTR(self_in))->type->name);
    }
    bool brackets = !pairs || mp_obj_dict_len(self_in) > 0;
    mp_print_str(print, !brackets ? "" : pairs ? "[" : "{");
    mp_nested_print_t nested;
    const mp_print_t *inner = mp_print_enter(&nested, print, self_in);
    const char *separator = "";
    size_t cur = 0;
    mp_map_elem_t *elem;
    while (inner != NULL && (elem = mp_map_next(DICT_MAP(self_in), &cur)) != NULL) {
        mp_obj_t value = elem->value;
        bool quote = kind == PRINT_JSON && !mp_obj_is_str(elem->key);
        mp_print_str(print, separator);
        mp_print_str(print, pairs ? "(" : quote ? "\"" : "");
        mp_obj_print_helper(inner, elem->key, kind);
        mp_print_str(print, quote ? "\": " : pairs ? ", " : ": ");
        mp_obj_print_helper(inner, value, kind);
        mp_print_str(print, pairs ? ")" : "");
        separator = ", ";
    }
    mp_print_str(print, !brackets ? "" : pairs ? "]" : "}");
    mp_print_str(print, pairs ? ")" : "");
}

static mp_obj_t dict_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    size_t used = mp_obj_dict_len(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(used != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(used);
        default:
            return MP_OBJ_NULL;
    }
}

static bool dict_equal(mp_obj_t lhs, mp_obj_t rhs) {
    MP_STACK_CHECK();
    if (mp_obj_dict_len(lhs) != mp_obj_dict_len(rhs)) {
        return false;
    }
    bool ordered = is_ordered_dict(lhs) && is_ordered_dict(rhs);
    size_t cur = 0, other_cur = 0;
    mp_map_elem_t *elem, *other;
    while ((elem = mp_map_next(DICT_MAP(lhs), &cur)) != NULL) {
        mp_obj_t value = elem->value;
        if (ordered) {
            other = mp_map_next(DICT_MAP(rhs), &other_cur);
            if (other == NULL || !mp_seq_same(elem->key, other->key)) {
                return false;
            }
        }
        other = mp_map_lookup(DICT_MAP(rhs), elem->key, MP_MAP_LOOKUP);
        if (other == NULL || !mp_seq_same(value, other->value)) {
            return false;
        }
    }
    return true;
}

static mp_obj_t dict_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    if (op == MP_BINARY_OP_CONTAINS) {
        return mp_obj_new_bool(mp_map_lookup(DICT_MAP(lhs), rhs, MP_MAP_LOOKUP) != NULL);
    }
#if MICROPY_CPYTHON_COMPAT
    if (op == MP_BINARY_OP_INPLACE_OR) {
        mp_map_t no_kwargs;
        mp_map_init_fixed_table(&no_kwargs, 0, NULL);
        mp_obj_t args[2] = { lhs, rhs };
        dict_update(2, args, &no_kwargs);
        return lhs;
    }
#endif
    mp_obj_t other;
    if ((op != MP_BINARY_OP_EQUAL && !(MICROPY_CPYTHON_COMPAT && op == MP_BINARY_OP_OR))
        || (other = as_dict(rhs)) == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    if (!MICROPY_CPYTHON_COMPAT || op == MP_BINARY_OP_EQUAL) {
        return mp_obj_new_bool(dict_equal(lhs, other));
    }
    mp_obj_t sum = mp_obj_dict_copy(lhs);
    store_all(sum, other);
    return sum;
}

static mp_obj_t dict_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    if (value == MP_OBJ_SENTINEL) {
        return mp_obj_dict_get(self_in, index);
    }
    if (value == MP_OBJ_NULL) {
        mp_obj_dict_delete(self_in, index);
    } else {
        mp_obj_dict_store(self_in, index, value);
    }
    return mp_const_none;
}

static const mp_rom_map_elem_t dict_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&dict_clear_obj) },
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&dict_copy_obj) },
#if MICROPY_PY_BUILTINS_DICT_FROMKEYS
    { MP_ROM_QSTR(MP_QSTR_fromkeys), MP_ROM_PTR(&dict_fromkeys_obj) },
#endif
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&dict_get_obj) },
    { MP_ROM_QSTR(MP_QSTR_items), MP_ROM_PTR(&dict_items_obj) },
    { MP_ROM_QSTR(MP_QSTR_keys), MP_ROM_PTR(&dict_keys_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&dict_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_popitem), MP_ROM_PTR(&dict_popitem_obj) },
    { MP_ROM_QSTR(MP_QSTR_setdefault), MP_ROM_PTR(&dict_setdefault_obj) },
    { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&dict_update_obj) },
    { MP_ROM_QSTR(MP_QSTR_values), MP_ROM_PTR(&dict_values_obj) },
#if MICROPY_CPYTHON_COMPAT
    { MP_ROM_QSTR(MP_QSTR___getitem__), MP_ROM_PTR(&dict_getitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___setitem__), MP_ROM_PTR(&dict_setitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___delitem__), MP_ROM_PTR(&dict_delitem_obj) },
#endif
};
static MP_DEFINE_CONST_DICT(dict_locals_dict, dict_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_dict, MP_QSTR_dict, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, dict_make_new, print, dict_print, unary_op, dict_unary_op, binary_op, dict_binary_op,
    subscr, dict_subscr, iter, dict_getiter, locals_dict, &dict_locals_dict);

#if MICROPY_PY_COLLECTIONS
MP_DEFINE_CONST_OBJ_TYPE(mp_type_ordereddict, MP_QSTR_OrderedDict,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES, make_new, dict_make_new, print, dict_print,
    unary_op, dict_unary_op, binary_op, dict_binary_op, subscr, dict_subscr, iter, dict_getiter,
    parent, &mp_type_dict, locals_dict, &dict_locals_dict);
#endif
