// Sets and frozen sets: open addressing in a table of keys alone, whose size is a power of two. Probing follows the
// hash's bits, so sets of small ints come out in ascending order, as people know it from CPython.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

#if MICROPY_PY_BUILTINS_SET

// A place in the table is free (MP_OBJ_NULL), holds a key, or a deleted one (MP_OBJ_SENTINEL) that probing passes by.
// A table of more than SET_MIN places is followed by a byte for each: bits of the key's hash, so that a search compares
// its key with hardly any but an equal one. Small integers need none. These tags are odd, and no word of them can be taken for an address.
typedef struct _mp_obj_set_t {
    mp_obj_base_t base;
    size_t used;                             // keys
    size_t log2_alloc : 5;                   // meaningful when there is a table
    size_t filled : sizeof(size_t) * 8 - 5;  // places that are not free
    mp_obj_t *table;                         // NULL before the first key
} mp_obj_set_t;

#define SET_MIN_LOG2 (3)
#define SET_MIN ((size_t)1 << SET_MIN_LOG2)

static inline size_t set_alloc(const mp_obj_set_t *set) {
    return set->table != NULL ? (size_t)1 << set->log2_alloc : 0;
}

static bool is_set_type(mp_obj_t o) {
#if MICROPY_PY_BUILTINS_FROZENSET
    if (mp_obj_is_exact_obj_type(o, &mp_type_frozenset)) {
        return true;
    }
#endif
    return mp_obj_is_exact_obj_type(o, &mp_type_set);
}

// A set or frozenset, also that inside an instance of a derived class; else MP_OBJ_NULL.
static mp_obj_t as_set(mp_obj_t o) {
    if (is_set_type(o)) {
        return o;
    }
    mp_obj_t set = mp_obj_as_native(o, &mp_type_set);
#if MICROPY_PY_BUILTINS_FROZENSET
    if (set == MP_OBJ_NULL) {
        set = mp_obj_as_native(o, &mp_type_frozenset);
    }
#endif
    return set;
}

static inline size_t used_by(mp_obj_t set) {
    return ((mp_obj_set_t *)MP_OBJ_TO_PTR(set))->used;
}

// ---- table ------------------------------------------------------------------------------------------------------

static inline bool is_item(mp_obj_t o) {
    return o != MP_OBJ_NULL && o != MP_OBJ_SENTINEL;
}

static inline byte *tags_of(mp_obj_t *table, size_t alloc) {
    return MICROPY_OPT_LARGE_CONTAINERS && alloc > SET_MIN ? (byte *)(table + alloc) : NULL;
}

// Other bits than those that choose the place.
static inline byte tag_of(mp_uint_t hash) {
    uint32_t folded = hash ^ (MP_64BIT ? (uint64_t)hash >> 32 : 0);
    return (folded * 0x9e3779b1u) >> 24 | 1;
}

static inline mp_uint_t hash_of(mp_obj_t key) {
    return MICROPY_OPT_FAST_PATHS && mp_obj_is_small_int(key)
        ? (mp_uint_t)MP_OBJ_SMALL_INT_VALUE(key)
        : (mp_uint_t)mp_obj_hash(key);
}

static mp_obj_t *new_table(size_t alloc) {
    bool tagged = MICROPY_OPT_LARGE_CONTAINERS && alloc > SET_MIN;
    mp_obj_t *table = m_malloc_kind(alloc * (sizeof(mp_obj_t) + tagged), GC_KIND_VALUES);
    if (tagged) {
        memset(tags_of(table, alloc), 1, alloc);
    }
    return table;
}

static inline void put_at(mp_obj_t *table, size_t alloc, size_t at, mp_obj_t key, mp_uint_t hash) {
    table[at] = key;
    if (!mp_obj_is_small_int(key) && tags_of(table, alloc) != NULL) {
        tags_of(table, alloc)[at] = tag_of(hash);
    }
}

// Puts a key that is not in the table where its hash leads.
static inline void place(mp_obj_t *table, size_t alloc, mp_obj_t key, mp_uint_t hash) {
    size_t mask = alloc - 1, i = hash;
    mp_uint_t perturb = hash;
    while (table[i & mask] != MP_OBJ_NULL) {
        perturb >>= 5;
        i = i * 5 + 1 + perturb;
    }
    put_at(table, alloc, i & mask, key, hash);
}

// The place of an equal key, or NULL: *free is then the free one where the search ended, if there is a table. Comparing
// may run Python code that changes the set: then all starts again.
static mp_obj_t *set_find(mp_obj_set_t *set, mp_obj_t key, mp_uint_t hash, size_t *free) {
again:;
    mp_obj_t *table = set->table;
    if (table == NULL) {
        return NULL;
    }
    size_t alloc = (size_t)1 << set->log2_alloc;
    mp_uint_t perturb = hash;
    for (size_t i = hash;;) {
        size_t at = i & (alloc - 1);
        mp_obj_t k = table[at];
        if (k == key) {
            return &table[at];
        }
        if (k == MP_OBJ_NULL) {
            *free = at;
            return NULL;
        }
        bool candidate = mp_obj_is_small_int(k) ? !mp_obj_is_small_int(key)
                                                : k != MP_OBJ_SENTINEL
                && (tags_of(table, alloc) == NULL || tags_of(table, alloc)[at] == tag_of(hash));
        if (candidate) {
            bool equal = mp_seq_same(k, key);
            if (set->table != table || set_alloc(set) != alloc || table[at] != k) {
                goto again;
            }
            if (equal) {
                return &table[at];
            }
        }
        perturb >>= 5;
        i = i * 5 + 1 + perturb;
    }
}

// The smallest table with at most 5/8 in use by so many keys.
static unsigned log2_for(size_t used) {
    unsigned log2_alloc = SET_MIN_LOG2;
    while ((size_t)5 << log2_alloc < used * 8) {
        log2_alloc++;
    }
    return log2_alloc;
}

// Moves the keys to a table with room for one more. Nothing has changed when an exception is raised.
static void set_rebuild(mp_obj_set_t *set) {
    mp_obj_t *old = set->table;
    size_t old_alloc = set_alloc(set), used = set->used;
    unsigned log2_alloc = log2_for(used + 1);
    size_t alloc = (size_t)1 << log2_alloc;
    mp_obj_t *table = new_table(alloc);
    for (size_t i = 0; i < old_alloc; i++) {
        mp_obj_t key = old[i];
        if (is_item(key)) {
            mp_uint_t hash = hash_of(key);
            if (set->table != old || set_alloc(set) != old_alloc || set->used != used) {
                mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("set changed while hashing"));
            }
            place(table, alloc, key, hash);
        }
    }
    set->table = table;
    set->log2_alloc = log2_alloc;
    set->filled = used;
    m_free(old);
}

static bool add_hashed(mp_obj_set_t *set, mp_obj_t key, mp_uint_t hash) {
    size_t at;
    if (set_find(set, key, hash, &at) != NULL) {
        return false;
    }
    if (((size_t)set->filled + 1) * 4 > set_alloc(set) * 3) {
        set_rebuild(set);
        place(set->table, set_alloc(set), key, hash);
    } else {
        put_at(set->table, set_alloc(set), at, key, hash);
    }
    set->used++;
    set->filled++;
    return true;
}

static void set_add_key(mp_obj_set_t *set, mp_obj_t key) {
    add_hashed(set, key, hash_of(key));
}

static bool has_hashed(mp_obj_set_t *set, mp_obj_t key, mp_uint_t hash) {
    size_t at;
    return set_find(set, key, hash, &at) != NULL;
}

static bool set_has(mp_obj_set_t *set, mp_obj_t key) {
    return has_hashed(set, key, hash_of(key));
}

static bool remove_hashed(mp_obj_set_t *set, mp_obj_t key, mp_uint_t hash) {
    size_t free;
    mp_obj_t *at = set_find(set, key, hash, &free);
    if (at == NULL) {
        return false;
    }
    *at = MP_OBJ_SENTINEL;
    set->used--;
    return true;
}

static bool set_remove_key(mp_obj_set_t *set, mp_obj_t key) {
    return remove_hashed(set, key, hash_of(key));
}

// The next key at or after place *cur, which moves behind it; MP_OBJ_NULL at the end.
static inline mp_obj_t set_next(mp_obj_set_t *set, size_t *cur) {
    size_t alloc = set_alloc(set);
    while (*cur < alloc) {
        mp_obj_t key = set->table[(*cur)++];
        if (is_item(key)) {
            return key;
        }
    }
    return MP_OBJ_NULL;
}

// ---- making -----------------------------------------------------------------------------------------------------

static mp_obj_set_t *new_set(const mp_obj_type_t *type) {
    return mp_obj_malloc(mp_obj_set_t, type);
}

mp_obj_t mp_obj_new_set(size_t n_args, mp_obj_t *items) {
    mp_obj_set_t *self = new_set(&mp_type_set);
    for (size_t i = 0; i < n_args; i++) {
        set_add_key(self, items[i]);
    }
    return MP_OBJ_FROM_PTR(self);
}

void mp_obj_set_store(mp_obj_t self_in, mp_obj_t item) {
    set_add_key(MP_OBJ_TO_PTR(self_in), item);
}

static void take_table(mp_obj_set_t *self, mp_obj_set_t *from) {
    self->used = from->used;
    self->log2_alloc = from->log2_alloc;
    self->filled = from->filled;
    self->table = from->table;
}

// Into an empty set, without hashing a key again. A table that has become too large for its keys is left alone.
static bool copied_table(mp_obj_set_t *self, mp_obj_set_t *from) {
    if (self->table != NULL || from->table == NULL || from->log2_alloc > log2_for(from->used + 1)) {
        return false;
    }
    size_t alloc = set_alloc(from);
    mp_obj_t *table = new_table(alloc);
    memcpy(table, from->table, alloc * (sizeof(mp_obj_t) + (tags_of(table, alloc) != NULL)));
    take_table(self, from);
    self->table = table;
    return true;
}

// What is gone through: a set's keys, whatever becomes of it meanwhile, or the items of any other iterable.
typedef struct _source_t {
    mp_obj_set_t *set;
    size_t cur;
    mp_obj_t iter;
    mp_obj_iter_buf_t iter_buf;
} source_t;

static void open_source(source_t *source, mp_obj_t iterable) {
    mp_obj_t set = as_set(iterable);
    source->set = set == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(set);
    source->cur = 0;
    source->iter = set == MP_OBJ_NULL ? mp_getiter(iterable, &source->iter_buf) : MP_OBJ_NULL;
}

static inline mp_obj_t next_key(source_t *source) {
    return source->set != NULL ? set_next(source->set, &source->cur) : mp_next_item(source->iter);
}

static void set_add_all(mp_obj_set_t *self, mp_obj_t iterable) {
    source_t source;
    open_source(&source, iterable);
    if (source.set != NULL && copied_table(self, source.set)) {
        return;
    }
    mp_obj_t key;
    while ((key = next_key(&source)) != MP_OBJ_STOP_ITERATION) {
        set_add_key(self, key);
    }
}

static mp_obj_set_t *set_from(const mp_obj_type_t *type, mp_obj_t iterable) {
    mp_obj_set_t *self = new_set(type);
    set_add_all(self, iterable);
    return self;
}

static mp_obj_t set_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
#if MICROPY_PY_BUILTINS_FROZENSET
    if (n_args == 1 && type == &mp_type_frozenset && mp_obj_is_exact_obj_type(args[0], type)) {
        return args[0];
    }
#endif
    return MP_OBJ_FROM_PTR(n_args == 0 ? new_set(type) : set_from(type, args[0]));
}

// ---- algebra ----------------------------------------------------------------------------------------------------

static mp_obj_t set_copy(mp_obj_t self_in) {
    const mp_obj_type_t *type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(self_in))->type;
    return MP_OBJ_FROM_PTR(set_from(type, self_in));
}
static MP_DEFINE_CONST_FUN_OBJ_1(set_copy_obj, set_copy);

// Any iterable as a set to look things up in.
static mp_obj_set_t *operand(mp_obj_t o) {
    mp_obj_t set = as_set(o);
    return set != MP_OBJ_NULL ? MP_OBJ_TO_PTR(set) : set_from(&mp_type_set, o);
}

// What an iterable gives that is in self as well. Of two sets the smaller one is gone through.
static mp_obj_set_t *intersection(mp_obj_set_t *self, mp_obj_t arg) {
    mp_obj_set_t *result = new_set(self->base.type);
    mp_obj_t set = as_set(arg);
    if (set != MP_OBJ_NULL && used_by(set) > self->used) {
        arg = MP_OBJ_FROM_PTR(self);
        self = MP_OBJ_TO_PTR(set);
    }
    source_t source;
    open_source(&source, arg);
    mp_obj_t key;
    while ((key = next_key(&source)) != MP_OBJ_STOP_ITERATION) {
        mp_uint_t hash = hash_of(key);
        if (has_hashed(self, key, hash)) {
            add_hashed(result, key, hash);
        }
    }
    return result;
}

// The keys of self that are not in other.
static mp_obj_set_t *difference(mp_obj_set_t *self, mp_obj_set_t *other) {
    mp_obj_set_t *result = new_set(self->base.type);
    size_t cur = 0;
    mp_obj_t key;
    while ((key = set_next(self, &cur)) != MP_OBJ_NULL) {
        mp_uint_t hash = hash_of(key);
        if (!has_hashed(other, key, hash)) {
            add_hashed(result, key, hash);
        }
    }
    return result;
}

static mp_obj_t set_clear(mp_obj_t self_in) {
    mp_obj_set_t *self = MP_OBJ_TO_PTR(self_in);
    m_free(self->table);
    self->table = NULL;
    self->used = self->filled = 0;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(set_clear_obj, set_clear);

static void combine(mp_obj_set_t *self, mp_binary_op_t op, mp_obj_t arg) {
    bool itself = arg == MP_OBJ_FROM_PTR(self);
    if (op == MP_BINARY_OP_OR) {
        if (!itself) {
            set_add_all(self, arg);
        }
        return;
    }
    mp_obj_t set = as_set(arg);
    bool large = set != MP_OBJ_NULL && used_by(set) > self->used;
    if (op == MP_BINARY_OP_AND || (op == MP_BINARY_OP_SUBTRACT && large)) {
        mp_obj_set_t *result = op == MP_BINARY_OP_AND ? intersection(self, arg)
                                                      : difference(self, MP_OBJ_TO_PTR(set));
        m_free(self->table);
        take_table(self, result);
        return;
    }
    if (itself) {
        set_clear(arg);
        return;
    }
    if (op == MP_BINARY_OP_XOR) {
        arg = MP_OBJ_FROM_PTR(operand(arg));  // in which a key comes but once
    }
    source_t source;
    open_source(&source, arg);
    mp_obj_t key;
    while ((key = next_key(&source)) != MP_OBJ_STOP_ITERATION) {
        mp_uint_t hash = hash_of(key);
        if (!remove_hashed(self, key, hash) && op == MP_BINARY_OP_XOR) {
            add_hashed(self, key, hash);
        }
    }
}

// What the operator gives, as a new set of self's type.
static mp_obj_t combined(mp_obj_t self_in, mp_binary_op_t op, mp_obj_t arg) {
    if (op == MP_BINARY_OP_AND) {
        return MP_OBJ_FROM_PTR(intersection(MP_OBJ_TO_PTR(self_in), arg));
    }
    mp_obj_t other = as_set(arg);
    if (op == MP_BINARY_OP_SUBTRACT && other != MP_OBJ_NULL) {
        return MP_OBJ_FROM_PTR(difference(MP_OBJ_TO_PTR(self_in), MP_OBJ_TO_PTR(other)));
    }
    mp_obj_t result = set_copy(self_in);
    combine(MP_OBJ_TO_PTR(result), op, arg);
    return result;
}

static bool is_subset(mp_obj_set_t *self, mp_obj_set_t *other) {
    size_t cur = 0;
    mp_obj_t key;
    if (self->used > other->used) {
        return false;
    }
    while ((key = set_next(self, &cur)) != MP_OBJ_NULL) {
        if (!set_has(other, key)) {
            return false;
        }
    }
    return true;
}

static mp_obj_t combine_all(mp_binary_op_t op, size_t n_args, const mp_obj_t *args) {
    for (size_t i = 1; i < n_args; i++) {
        combine(MP_OBJ_TO_PTR(args[0]), op, args[i]);
    }
    return mp_const_none;
}

static mp_obj_t combined_all(mp_binary_op_t op, size_t n_args, const mp_obj_t *args) {
    mp_obj_t result = n_args == 1 ? set_copy(args[0]) : combined(args[0], op, args[1]);
    for (size_t i = 2; i < n_args; i++) {
        combine(MP_OBJ_TO_PTR(result), op, args[i]);
    }
    return result;
}

// union(*others) and update(*others), and their like.
#define SET_ALGEBRA(name, in_place_name, op, max) \
    static mp_obj_t set_##name(size_t n_args, const mp_obj_t *args) { \
        return combined_all(op, n_args, args); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(set_##name##_obj, 1, max, set_##name); \
    static mp_obj_t set_##in_place_name(size_t n_args, const mp_obj_t *args) { \
        return combine_all(op, n_args, args); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN( \
        set_##in_place_name##_obj, 1, max, set_##in_place_name);

SET_ALGEBRA(union, update, MP_BINARY_OP_OR, MP_OBJ_FUN_ARGS_MAX)
SET_ALGEBRA(intersection, intersection_update, MP_BINARY_OP_AND, MP_OBJ_FUN_ARGS_MAX)
SET_ALGEBRA(difference, difference_update, MP_BINARY_OP_SUBTRACT, MP_OBJ_FUN_ARGS_MAX)
SET_ALGEBRA(symmetric_difference, symmetric_difference_update, MP_BINARY_OP_XOR, 2)

static mp_obj_t set_isdisjoint(mp_obj_t self_in, mp_obj_t arg) {
    mp_obj_set_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t set = as_set(arg);
    if (set != MP_OBJ_NULL && used_by(set) > self->used) {
        arg = self_in;
        self = MP_OBJ_TO_PTR(set);
    }
    source_t source;
    open_source(&source, arg);
    mp_obj_t key;
    while ((key = next_key(&source)) != MP_OBJ_STOP_ITERATION) {
        if (set_has(self, key)) {
            return mp_const_false;
        }
    }
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_isdisjoint_obj, set_isdisjoint);

static mp_obj_t set_issubset(mp_obj_t self_in, mp_obj_t other) {
    return mp_obj_new_bool(is_subset(MP_OBJ_TO_PTR(self_in), operand(other)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_issubset_obj, set_issubset);

static mp_obj_t set_issuperset(mp_obj_t self_in, mp_obj_t other) {
    return mp_obj_new_bool(is_subset(operand(other), MP_OBJ_TO_PTR(self_in)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_issuperset_obj, set_issuperset);

// ---- methods that change a set ----------------------------------------------------------------------------------

static mp_obj_t set_add(mp_obj_t self_in, mp_obj_t item) {
    set_add_key(MP_OBJ_TO_PTR(self_in), item);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_add_obj, set_add);

static mp_obj_t set_discard(mp_obj_t self_in, mp_obj_t item) {
    set_remove_key(MP_OBJ_TO_PTR(self_in), item);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_discard_obj, set_discard);

static mp_obj_t set_remove(mp_obj_t self_in, mp_obj_t item) {
    if (!set_remove_key(MP_OBJ_TO_PTR(self_in), item)) {
        mp_raise_type_arg(&mp_type_KeyError, item);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_remove_obj, set_remove);

static mp_obj_t set_pop(mp_obj_t self_in) {
    mp_obj_set_t *self = MP_OBJ_TO_PTR(self_in);
    size_t cur = 0;
    mp_obj_t key = set_next(self, &cur);
    if (key == MP_OBJ_NULL) {
        mp_raise_msg(&mp_type_KeyError, MP_ERROR_TEXT("pop from an empty set"));
    }
    self->table[cur - 1] = MP_OBJ_SENTINEL;
    self->used--;
    return key;
}
static MP_DEFINE_CONST_FUN_OBJ_1(set_pop_obj, set_pop);

// ---- operators --------------------------------------------------------------------------------------------------

static void set_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    MP_STACK_CHECK();
    (void)kind;
    mp_obj_set_t *self = MP_OBJ_TO_PTR(self_in);
    bool plain = self->base.type == &mp_type_set && self->used > 0;
    if (!plain) {
        mp_printf(print, "%q(", (qstr)self->base.type->name);
    }
    const char *separator = "{";
    size_t cur = 0;
    mp_obj_t key;
    while ((key = set_next(self, &cur)) != MP_OBJ_NULL) {
        mp_print_str(print, separator);
        mp_obj_print_helper(print, key, PRINT_REPR);
        separator = ", ";
    }
    mp_print_str(print, *separator == ',' ? "}" : "");
    mp_print_str(print, plain ? "" : ")");
}

static mp_obj_t set_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_set_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->used != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->used);
#if MICROPY_PY_BUILTINS_FROZENSET
        case MP_UNARY_OP_HASH:
            if (self->base.type == &mp_type_frozenset) {
                // The order of keys must not count: their hashes, spread first, are added up.
                uint32_t hash = self->used;
                size_t cur = 0;
                mp_obj_t key;
                while ((key = set_next(self, &cur)) != MP_OBJ_NULL) {
                    uint32_t h = ((uint32_t)hash_of(key) ^ 89869747u) * 3644798167u;
                    hash += h ^ h >> 16;
                }
                return MP_OBJ_NEW_SMALL_INT((mp_int_t)(hash & 0x1fffffff));
            }
            return MP_OBJ_NULL;
#endif
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t set_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_obj_set_t *self = MP_OBJ_TO_PTR(lhs);
    if (op == MP_BINARY_OP_CONTAINS) {
        return mp_obj_new_bool(set_has(self, rhs));
    }
    mp_obj_t other_in = as_set(rhs);
    if (other_in == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    mp_obj_set_t *other = MP_OBJ_TO_PTR(other_in);
    switch (op) {
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(self->used == other->used && is_subset(self, other));
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(self->used < other->used && is_subset(self, other));
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(is_subset(self, other));
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(other->used < self->used && is_subset(other, self));
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(is_subset(other, self));
        case MP_BINARY_OP_INPLACE_OR:
        case MP_BINARY_OP_INPLACE_XOR:
        case MP_BINARY_OP_INPLACE_AND:
        case MP_BINARY_OP_INPLACE_SUBTRACT: {
            mp_binary_op_t plain = op + (MP_BINARY_OP_OR - MP_BINARY_OP_INPLACE_OR);
            if (self->base.type != &mp_type_set) {
                return combined(lhs, plain, other_in);
            }
            combine(self, plain, other_in);
            return lhs;
        }
        case MP_BINARY_OP_OR:
        case MP_BINARY_OP_XOR:
        case MP_BINARY_OP_AND:
        case MP_BINARY_OP_SUBTRACT:
            return combined(lhs, op, other_in);
        default:
            return MP_OBJ_NULL;
    }
}

// ---- iterator ---------------------------------------------------------------------------------------------------

typedef struct _mp_obj_set_it_t {
    mp_obj_base_t base;
    mp_obj_set_t *set;  // NULL once exhausted
    size_t cur;
    size_t used;  // of the set when the iteration began
} mp_obj_set_it_t;

static mp_obj_t set_it_iternext(mp_obj_t self_in) {
    mp_obj_set_it_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->set == NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (self->used != self->set->used) {
        self->used = SIZE_MAX;  // it stays broken
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("Set changed size during iteration"));
    }
    mp_obj_t key = set_next(self->set, &self->cur);
    if (key == MP_OBJ_NULL) {
        self->set = NULL;
    }
    return key;
}

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_set_it, MP_QSTR_iterator,
    MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES, iter, set_it_iternext);

static mp_obj_t set_getiter(mp_obj_t set_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_set_it_t *it = mp_iter_room(iter_buf, &mp_type_set_it);
    it->set = MP_OBJ_TO_PTR(set_in);
    it->cur = 0;
    it->used = it->set->used;
    return MP_OBJ_FROM_PTR(it);
}

// ---- types ------------------------------------------------------------------------------------------------------

// The methods of frozenset come last: it has those alone.
#define N_CHANGING_METHODS (9)
static const mp_rom_map_elem_t set_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_add), MP_ROM_PTR(&set_add_obj) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&set_clear_obj) },
    { MP_ROM_QSTR(MP_QSTR_difference_update), MP_ROM_PTR(&set_difference_update_obj) },
    { MP_ROM_QSTR(MP_QSTR_discard), MP_ROM_PTR(&set_discard_obj) },
    { MP_ROM_QSTR(MP_QSTR_intersection_update), MP_ROM_PTR(&set_intersection_update_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&set_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&set_remove_obj) },
    { MP_ROM_QSTR(MP_QSTR_symmetric_difference_update),
        MP_ROM_PTR(&set_symmetric_difference_update_obj) },
    { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&set_update_obj) },
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&set_copy_obj) },
    { MP_ROM_QSTR(MP_QSTR_difference), MP_ROM_PTR(&set_difference_obj) },
    { MP_ROM_QSTR(MP_QSTR_intersection), MP_ROM_PTR(&set_intersection_obj) },
    { MP_ROM_QSTR(MP_QSTR_isdisjoint), MP_ROM_PTR(&set_isdisjoint_obj) },
    { MP_ROM_QSTR(MP_QSTR_issubset), MP_ROM_PTR(&set_issubset_obj) },
    { MP_ROM_QSTR(MP_QSTR_issuperset), MP_ROM_PTR(&set_issuperset_obj) },
    { MP_ROM_QSTR(MP_QSTR_symmetric_difference), MP_ROM_PTR(&set_symmetric_difference_obj) },
    { MP_ROM_QSTR(MP_QSTR_union), MP_ROM_PTR(&set_union_obj) },
};
static MP_DEFINE_CONST_DICT(set_locals_dict, set_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_set, MP_QSTR_set, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, set_make_new, print, set_print, unary_op, set_unary_op, binary_op, set_binary_op, iter, set_getiter,
    locals_dict, &set_locals_dict);

#if MICROPY_PY_BUILTINS_FROZENSET
static MP_DEFINE_CONST_DICT_WITH_SIZE(frozenset_locals_dict,
    (set_locals_dict_table + N_CHANGING_METHODS),
    MP_ARRAY_SIZE(set_locals_dict_table) - N_CHANGING_METHODS);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_frozenset, MP_QSTR_frozenset,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES, make_new, set_make_new, print, set_print,
    unary_op, set_unary_op, binary_op, set_binary_op, iter, set_getiter, locals_dict, &frozenset_locals_dict);
#endif

#endif  // MICROPY_PY_BUILTINS_SET
