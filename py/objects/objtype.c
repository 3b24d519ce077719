// The types type and object: making classes, looking things up in them and their bases, and the attributes of types
// themselves. What instances do is in objinstance.c.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"
#include "py/objects/objtype.h"
#include "py/objects/sequence.h"
#include "py/vm/code.h"

#define DEFAULT_INLINE (4)
#define CLASS_FLAGS \
    (MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE \
        | MP_TYPE_FLAG_EQ_HAS_NEQ_TEST | MP_TYPE_FLAG_INSTANCE_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES)

static inline bool is_type(mp_const_obj_t o) {
    return mp_obj_is_exact_obj_type(o, &mp_type_type);
}

static inline mp_map_t *dict_of(const mp_obj_type_t *type) {
    return &MP_OBJ_TYPE_GET_SLOT(type, locals_dict)->map;
}

// ---- method resolution order ------------------------------------------------------------------------------------

// Steps through a type and its bases.
typedef struct _mro_t {
    const mp_obj_tuple_t *order;  // NULL: follow the parent slots
    size_t i;
    const mp_obj_type_t *type;  // to come next
} mro_t;

static inline void mro_start(mro_t *mro, const mp_obj_type_t *type) {
    mro->order = mp_obj_is_instance_type(type) ? ((const mp_obj_class_t *)type)->mro : NULL;
    mro->i = 0;
    mro->type = type;
}

static inline const mp_obj_type_t *mro_next(mro_t *mro) {
    const mp_obj_type_t *type = mro->type;
    if (type != NULL) {
        if (mro->order == NULL) {
            mro->type = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent);
        } else {
            mro->type = ++mro->i < mro->order->len ? mro->order->items[mro->i] : NULL;
        }
    }
    return type;
}

static void append_order(mp_obj_t list, const mp_obj_type_t *type) {
    mro_t mro;
    mro_start(&mro, type);
    while ((type = mro_next(&mro)) != NULL) {
        mp_obj_list_append(list, MP_OBJ_FROM_PTR(type));
    }
}

#if MICROPY_CPYTHON_COMPAT

// C3 linearisation: merges the orders of the bases and the list of the bases itself, always taking the first class
// at the head of one of these that no other of them has further back. They are kept back to front: heads come last.
static mp_obj_t linearise(mp_obj_t cls, size_t n, const mp_obj_t *bases) {
    mp_obj_t order = mp_obj_new_list(1, &cls);
    mp_obj_list_t **lists = (mp_obj_list_t **)m_new_values(n + 1);
    for (size_t i = 0; i <= n; i++) {
        mp_obj_t forward = i < n ? mp_obj_new_list(0, NULL) : mp_obj_new_list(n, (mp_obj_t *)bases);
        if (i < n) {
            append_order(forward, bases[i]);
        }
        size_t len;
        mp_obj_t *items = mp_seq_items(forward, &len);
        lists[i] = mp_obj_new_list(len, NULL);
        for (size_t k = 0; k < len; k++) {
            lists[i]->items[k] = items[len - 1 - k];
        }
    }
    for (;;) {
        mp_obj_t next = MP_OBJ_NULL;
        bool is_done = true;
        for (size_t i = 0; i <= n && next == MP_OBJ_NULL; i++) {
            if (lists[i]->len > 0) {
                is_done = false;
                next = lists[i]->items[lists[i]->len - 1];
                for (size_t k = 0; k <= n && next != MP_OBJ_NULL; k++) {
                    size_t len = lists[k]->len;
                    if (len > 1 && mp_seq_find(lists[k], 0, len - 1, next) != SIZE_MAX) {
                        next = MP_OBJ_NULL;
                    }
                }
            }
        }
        if (is_done) {
            mp_obj_list_t *done = MP_OBJ_TO_PTR(order);
            return mp_obj_new_tuple(done->len, done->items);
        }
        if (next == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("bases have no consistent order"));
        }
        mp_obj_list_append(order, next);
        for (size_t i = 0; i <= n; i++) {
            lists[i]->len -= lists[i]->len > 0 && lists[i]->items[lists[i]->len - 1] == next;
        }
    }
}

#else

// The orders of the bases one after the other, each class at the last of its places: what C3 gives, too, wherever the
// bases agree about it.
static mp_obj_t linearise(mp_obj_t cls, size_t n, const mp_obj_t *bases) {
    mp_obj_t all = mp_obj_new_list(1, &cls);
    for (size_t i = 0; i < n; i++) {
        append_order(all, bases[i]);
    }
    mp_obj_list_t *list = MP_OBJ_TO_PTR(all);
    n = 0;
    for (size_t i = 0; i < list->len; i++) {
        if (mp_seq_find(all, i + 1, SIZE_MAX, list->items[i]) == SIZE_MAX) {
            list->items[n++] = list->items[i];
        }
    }
    return mp_obj_new_tuple(n, list->items);
}

#endif

// Where the value of an attribute is, among the types that come after a given one; NULL if there is none.
static mp_obj_t *find_member(
    const mp_obj_type_t *type, const mp_obj_type_t *after, qstr attr, const mp_obj_type_t **where) {
    bool natives = where != NULL || !mp_obj_is_instance_type(type);
    mro_t mro;
    mro_start(&mro, type);
    while ((type = mro_next(&mro)) != NULL) {
        if (after != NULL) {
            if (type == after) {
                after = NULL;
            }
        } else if (MP_OBJ_TYPE_HAS_SLOT(type, locals_dict)
            && (natives || mp_obj_is_instance_type(type))) {
            mp_map_elem_t *elem = mp_map_lookup(dict_of(type), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (elem != NULL) {
                if (where != NULL) {
                    *where = type;
                }
                return &elem->value;
            }
        }
    }
    return NULL;
}

mp_obj_t mp_class_lookup_after(
    const mp_obj_type_t *type, const mp_obj_type_t *after, qstr attr, const mp_obj_type_t **where) {
    mp_obj_t *place = find_member(type, after, attr, where);
    return place == NULL ? MP_OBJ_NULL : *place;
}

mp_obj_t mp_class_lookup(const mp_obj_type_t *type, qstr attr) {
#if MICROPY_OPT_LOOKUP_CACHE
    // A class is larger than eight words: no two of them have the same quotient.
    size_t hash = (uintptr_t)type / (8 * sizeof(void *)) + attr * 3u;
    mp_lookup_t *entry = &MP_STATE_VM(lookup_cache)[hash % MICROPY_OPT_LOOKUP_CACHE];
    if (MP_UNLIKELY(entry->type != type || entry->attr != attr
            || entry->epoch != MP_STATE_VM(class_epoch))) {
        *entry = (mp_lookup_t){ type, find_member(type, NULL, attr, NULL), MP_STATE_VM(class_epoch),
            attr };
    }
    return entry->place == NULL ? MP_OBJ_NULL : *entry->place;
#else
    return mp_class_lookup_after(type, NULL, attr, NULL);
#endif
}

#if MICROPY_OPT_LOOKUP_CACHE
void mp_class_forget_lookups(void) {
    memset(MP_STATE_VM(lookup_cache), 0, sizeof(MP_STATE_VM(lookup_cache)));
}
#endif

bool mp_obj_is_subclass_fast(mp_const_obj_t object, mp_const_obj_t classinfo) {
    if (!is_type(object)) {
        return false;
    }
    mro_t mro;
    mro_start(&mro, object);
    const mp_obj_type_t *type;
    while ((type = mro_next(&mro)) != NULL) {
        if (type == classinfo) {
            return true;
        }
    }
    return classinfo == &mp_type_object;
}

#if MICROPY_CPYTHON_COMPAT
static mp_obj_t bases_of(const mp_obj_type_t *type) {
    mp_obj_t parent = (mp_obj_t)MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent);
    if (parent != NULL && mp_obj_is_exact_obj_type(parent, &mp_type_tuple)) {
        return parent;
    }
    if (parent == NULL) {
        if (type == &mp_type_object) {
            return mp_const_empty_tuple;
        }
        parent = MP_OBJ_FROM_PTR(&mp_type_object);
    }
    return mp_obj_new_tuple(1, &parent);
}
#endif

// ---- new classes ------------------------------------------------------------------------------------------------

bool mp_is_data_descriptor(mp_obj_t member) {
#if MICROPY_PY_BUILTINS_PROPERTY
    if (mp_obj_is_exact_obj_type(member, &mp_type_property)) {
        return true;
    }
#endif
#if MICROPY_PY_DESCRIPTORS
    if (mp_obj_is_instance(member)) {
        const mp_obj_type_t *type = ((mp_obj_base_t *)member)->type;
        return mp_class_lookup(type, MP_QSTR___set__) != MP_OBJ_NULL
            || mp_class_lookup(type, MP_QSTR___delete__) != MP_OBJ_NULL;
    }
#endif
    (void)member;
    return false;
}

// A member that makes attribute access of instances ask the class first.
static bool is_special_accessor(mp_obj_t name, mp_obj_t member) {
#if MICROPY_PY_DELATTR_SETATTR
    if (name == MP_OBJ_NEW_QSTR(MP_QSTR___setattr__) || name == MP_OBJ_NEW_QSTR(MP_QSTR___delattr__)) {
        return true;
    }
#endif
    (void)name;
    return mp_is_data_descriptor(member);
}

// The native base of a class whose bases have these two; either may be NULL.
static const mp_obj_type_t *common_native(const mp_obj_type_t *a, const mp_obj_type_t *b) {
    if (b == NULL || (a != NULL && mp_obj_is_subclass_fast(a, b))) {
        return a;
    }
    if (a == NULL || mp_obj_is_subclass_fast(b, a)) {
        return b;
    }
    // Exceptions are all laid out alike.
    if (MICROPY_PY_NATIVE_BASES
        && !(mp_obj_is_subclass_fast(a, &mp_type_BaseException)
            && mp_obj_is_subclass_fast(b, &mp_type_BaseException))) {
        mp_raise_TypeError(MP_ERROR_TEXT("multiple bases have instance lay-out conflict"));
    }
    return a;
}

static void wrap_function(mp_map_t *map, qstr name, const mp_obj_type_t *wrapper) {
    mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    if (elem != NULL && mp_obj_is_fun(elem->value)) {
        mp_obj_t wrapped = MP_OBJ_TYPE_GET_SLOT(wrapper, make_new)(wrapper, 1, 0, &elem->value);
        elem->value = wrapped;
    }
}

// What the class statement implies for some names of the body.
static void complete_dict(mp_map_t *map) {
    wrap_function(map, MP_QSTR___new__, &mp_type_staticmethod);
#if MICROPY_CPYTHON_COMPAT
    wrap_function(map, MP_QSTR___init_subclass__, &mp_type_classmethod);
    if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___eq__), MP_MAP_LOOKUP) != NULL) {
        mp_map_elem_t *hash = mp_map_lookup(
            map, MP_OBJ_NEW_QSTR(MP_QSTR___hash__), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        if (hash->value == MP_OBJ_NULL) {
            hash->value = mp_const_none;
        }
    }
#endif
}

// How every class begins. The slots after these: locals_dict, parent.
#define COMMON_SLOTS (MP_CLASS_SLOTS - 2)
static MP_DEFINE_CONST_OBJ_TYPE(class_template, MP_QSTRnull, CLASS_FLAGS, make_new, mp_class_make_new,
    print, mp_instance_print, call, mp_instance_call, unary_op, mp_instance_unary_op, binary_op, mp_instance_binary_op,
    attr, mp_instance_attr, subscr, mp_instance_subscr, iter, mp_obj_instance_getiter);

// A class without bases so far.
static mp_obj_class_t *new_class(
    qstr name, const mp_obj_type_t *native, mp_obj_t locals_dict, size_t n_inline) {
    mp_obj_class_t *cls = (mp_obj_class_t *)mp_obj_malloc_helper(
        sizeof(mp_obj_class_t) + (MICROPY_PY_NATIVE_BASES && native ? 2 * sizeof(void *) : 0),
        &mp_type_type);
    mp_obj_type_t *type = mp_class_type(cls);
    memcpy(type, &class_template, offsetof(mp_obj_type_t, slots) + COMMON_SLOTS * sizeof(void *));
    type->name = name;
    MP_OBJ_TYPE_SET_SLOT(type, locals_dict, locals_dict, COMMON_SLOTS);
    cls->native = native;
    cls->init_epoch = MP_STATE_VM(class_epoch) - 1;
    cls->shape = mp_shape_new_root(native != NULL, n_inline);
    if (MICROPY_PY_NATIVE_BASES && native != NULL) {
        const unsigned behind = (sizeof(mp_obj_class_t) - offsetof(mp_obj_type_t, slots))
            / sizeof(void *);
        MP_OBJ_TYPE_SET_SLOT(type, buffer, mp_instance_get_buffer, behind);
        if (MP_OBJ_TYPE_HAS_SLOT(native, protocol)) {
            MP_OBJ_TYPE_SET_SLOT(type, protocol, MP_OBJ_TYPE_GET_SLOT(native, protocol), behind + 1);
        }
    }
    return cls;
}

#if MICROPY_PY_DESCRIPTORS
static void tell_names(mp_obj_t cls, mp_map_t *map) {
    for (size_t i = 0; i < map->alloc; i++) {
        mp_obj_t call[4];
        if (mp_map_slot_is_filled(map, i) && mp_obj_is_instance(map->table[i].value)
            && mp_instance_method(map->table[i].value, MP_QSTR___set_name__, call)) {
            call[2] = cls;
            call[3] = map->table[i].key;
            mp_call_method_n_kw(2, 0, call);
        }
    }
}
#else
#define tell_names(cls, map)
#endif

static bool may_derive_from(const mp_obj_type_t *base) {
    return MICROPY_PY_NATIVE_BASES || mp_obj_is_instance_type(base) || base == &mp_type_object
        || mp_obj_is_subclass_fast(base, &mp_type_BaseException);
}

// How many attributes __init__ gives an instance, as far as can be seen from its code; 0 if nothing is.
static size_t stores_of_init(mp_map_t *map) {
#if MICROPY_OPT_INLINE_CACHES
    mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___init__), MP_MAP_LOOKUP);
    if (elem != NULL && mp_obj_is_exact_obj_type(elem->value, &mp_type_fun_py)) {
        mp_code_info_t info;
        mp_code_info(((mp_obj_fun_py_t *)MP_OBJ_TO_PTR(elem->value))->code, &info);
        return info.n_stores;
    }
#else
    (void)map;
#endif
    return 0;
}

mp_obj_t mp_obj_new_type(qstr name, mp_obj_t bases_tuple, mp_obj_t locals_dict) {
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(bases_tuple, &n, &items);
    const mp_obj_type_t *native = NULL;
    unsigned flags = 0;
    size_t n_inline = 0;
    bool chain = true;
    mp_obj_t bases = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < n; i++) {
        mp_obj_type_t *base = MP_OBJ_TO_PTR(items[i]);
        if (!is_type(items[i]) || base == &mp_type_type || base == &mp_type_bool
            || !MP_OBJ_TYPE_HAS_SLOT(base, make_new) || !may_derive_from(base)) {
            mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("bad base class"),
                MP_ERROR_TEXT("type '%s' is not an acceptable base type"),
                is_type(items[i]) ? qstr_str(base->name) : mp_obj_get_type_str(items[i]));
        }
        if (mp_obj_is_instance_type(base)) {
            mp_obj_class_t *cls = (mp_obj_class_t *)base;
            base->flags |= MP_TYPE_FLAG_IS_SUBCLASSED;
            flags |= base->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
            n_inline = MAX(n_inline, cls->shape->n_inline);
            native = common_native(native, cls->native);
            chain = chain && cls->mro == NULL;
        } else if (base != &mp_type_object) {
            native = common_native(native, base);
        } else {
            continue;
        }
        mp_obj_list_append(bases, items[i]);
    }
    mp_map_t *map = mp_obj_dict_get_map(locals_dict);
    complete_dict(map);

    size_t n_stores = stores_of_init(map);
    if (n_stores != 0) {
        n_inline = MAX(
            n_inline, MIN(mp_shape_round(n_stores + (native != NULL)), MP_SHAPE_INLINE_MAX));
    }
    n_inline = n_inline == 0 ? DEFAULT_INLINE : n_inline;
    mp_obj_class_t *cls = new_class(name, native, locals_dict, n_inline);
    mp_obj_type_t *type = mp_class_type(cls);
    type->flags |= flags;
    items = mp_seq_items(bases, &n);
    if (n > 0) {
        MP_OBJ_TYPE_SET_SLOT(
            type, parent, n == 1 ? items[0] : mp_obj_new_tuple(n, items), MP_CLASS_SLOTS - 1);
    }
    if (n > 1 || !chain) {
        cls->mro = MP_OBJ_TO_PTR(linearise(MP_OBJ_FROM_PTR(cls), n, items));
    }
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)
            && is_special_accessor(map->table[i].key, map->table[i].value)) {
            type->flags |= MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
        }
    }
    tell_names(MP_OBJ_FROM_PTR(cls), map);
    return MP_OBJ_FROM_PTR(cls);
}

// ---- type -------------------------------------------------------------------------------------------------------

static void type_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "<class '%q'>", (qstr)((mp_obj_type_t *)MP_OBJ_TO_PTR(self_in))->name);
}

static mp_obj_t type_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 3, false);
    if (n_args == 1) {
        return MP_OBJ_FROM_PTR(mp_obj_get_type(args[0]));
    }
    if (n_args != 3 || !mp_obj_is_exact_obj_type(args[1], &mp_type_tuple)
        || !mp_obj_is_exact_obj_type(args[2], &mp_type_dict)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("argument num/types mismatch"),
            MP_ERROR_TEXT("type takes 1 or 3 arguments"));
    }
    return mp_obj_new_type(mp_obj_str_get_qstr(args[0]), args[1], mp_obj_dict_copy(args[2]));
}

static mp_obj_t type_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    if (!MP_OBJ_TYPE_HAS_SLOT(self, make_new)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("no such constructor"),
            MP_ERROR_TEXT("cannot create '%q' instances"), (qstr)self->name);
    }
    return MP_OBJ_TYPE_GET_SLOT(self, make_new)(self, n_args, n_kw, args);
}

// Attributes that every type has and no dictionary; MP_OBJ_NULL for any other.
static mp_obj_t type_own_attr(mp_obj_type_t *self, qstr attr) {
    switch (attr) {
#if MICROPY_CPYTHON_COMPAT
        case MP_QSTR___qualname__:
#endif
        case MP_QSTR___name__:
            return MP_OBJ_NEW_QSTR(self->name);
#if MICROPY_CPYTHON_COMPAT
        case MP_QSTR___bases__:
            return bases_of(self);
        case MP_QSTR___mro__: {
            mp_obj_t list = mp_obj_new_list(0, NULL);
            append_order(list, self);
            if (self != &mp_type_object) {
                mp_obj_list_append(list, MP_OBJ_FROM_PTR(&mp_type_object));
            }
            size_t n;
            mp_obj_t *items = mp_seq_items(list, &n);
            return mp_obj_new_tuple(n, items);
        }
        case MP_QSTR___dict__: {
            if (!MP_OBJ_TYPE_HAS_SLOT(self, locals_dict)) {
                return mp_obj_new_dict(0);
            }
            mp_obj_t dict = mp_obj_dict_copy(
                MP_OBJ_FROM_PTR(MP_OBJ_TYPE_GET_SLOT(self, locals_dict)));
            mp_obj_dict_get_map(dict)->is_fixed = 1;
            return dict;
        }
#endif
        default:
            return MP_OBJ_NULL;
    }
}

static void type_load(mp_obj_type_t *self, qstr attr, mp_obj_t *dest) {
    if (attr == MP_QSTR___name__ || attr == MP_QSTR___dict__) {
        dest[0] = type_own_attr(self, attr);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    const mp_obj_type_t *where = self;
    mp_obj_t member = mp_class_lookup_after(self, NULL, attr, &where);
    if (member == MP_OBJ_NULL) {
        dest[0] = type_own_attr(self, attr);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
        // Where there is a native base, its own methods come before those of object.
        bool is_native = mp_obj_is_instance_type(self) ? ((mp_obj_class_t *)self)->native != NULL
                                                       : self != &mp_type_object;
        dest[0] = is_native ? mp_special_function(attr) : MP_OBJ_NULL;
        member = mp_object_lookup(attr);
        if (dest[0] != MP_OBJ_NULL || member == MP_OBJ_NULL) {
            return;
        }
    } else if (!mp_obj_is_instance_type(where) && where != &mp_type_object && mp_obj_is_obj(member)
        && (((mp_obj_base_t *)member)->type->flags & MP_TYPE_FLAG_BUILTIN_FUN)) {
        dest[0] = mp_obj_new_checked_fun(where, member);
        return;
    }
    mp_class_bind(MP_OBJ_NULL, self, member, dest);
}

// Caches remember what may be called or bound, and the places of everything else.
#if MICROPY_OPT_INLINE_CACHES || MICROPY_OPT_LOOKUP_CACHE
static bool may_be_cached(mp_obj_t member) {
    if (member == MP_OBJ_NULL || !mp_obj_is_obj(member)) {
        return false;
    }
    const mp_obj_type_t *type = ((mp_obj_base_t *)member)->type;
    return MP_OBJ_TYPE_HAS_SLOT(type, call) || type == &mp_type_staticmethod
        || type == &mp_type_classmethod || mp_is_data_descriptor(member);
}
#else
#define may_be_cached(member) (true)
#endif

static bool type_store(mp_obj_type_t *self, qstr attr, mp_obj_t value) {
    if (!mp_obj_is_instance_type(self) || dict_of(self)->is_fixed) {
        return false;
    }
    mp_obj_t key = MP_OBJ_NEW_QSTR(attr);
    mp_map_elem_t *elem;
    mp_obj_t old;
    if (value == MP_OBJ_NULL) {
        elem = mp_map_lookup(dict_of(self), key, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
        if (elem == NULL) {
            return false;
        }
        old = elem->value;
    } else {
        if (is_special_accessor(key, value)) {
            if (!(self->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)
                && self->flags & MP_TYPE_FLAG_IS_SUBCLASSED) {
                mp_raise_msg(&mp_type_AttributeError,
                    MP_ERROR_TEXT("can't add special method to subclassed class"));
            }
            // Caches that know the shapes of this class's instances would go past the accessor.
            mp_vm_forget_caches();
            self->flags |= MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
        }
        elem = mp_map_lookup(dict_of(self), key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        old = elem->value;
        elem->value = value;
    }
    if (value == MP_OBJ_NULL || old == MP_OBJ_NULL || may_be_cached(value) || may_be_cached(old)) {
        MP_STATE_VM(class_epoch)++;
    }
    return true;
}

static void type_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        type_load(MP_OBJ_TO_PTR(self_in), attr, dest);
    } else if (type_store(MP_OBJ_TO_PTR(self_in), attr, dest[1])) {
        dest[0] = MP_OBJ_NULL;
    }
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_type, MP_QSTR_type, MP_TYPE_FLAG_LAYOUT_VALUES, make_new, type_make_new, print, type_print,
    call, type_call, unary_op, mp_generic_unary_op, attr, type_attr);
