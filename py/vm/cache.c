// What the interpreter does when an inline cache does not know: the full look-up, and remembering its result. A
// function gets its caches after a few misses.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/objects/objtype.h"
#include "py/vm/code.h"
#include "py/vm/profile.h"

#define NAME(i) mp_code_used_name(code, i)

#if MICROPY_OPT_INLINE_CACHES

static size_t n_entries(const mp_code_t *code) {
    mp_code_info_t info;
    mp_code_info(code, &info);
    return MIN(info.n_names, 256u);
}

bool mp_vm_make_cache(mp_code_t *code) {
    mp_cache_t *cache = gc_alloc((n_entries(code) + 1) * sizeof(mp_cache_t), GC_KIND_VALUES);
    if (cache == NULL) {
        return false;
    }
    cache->key = (void *)(uintptr_t)MP_STATE_VM(class_epoch);
    cache->value = MP_OBJ_FROM_PTR(code->globals);
    code->cache = cache + 1;
    code->heat = MP_CODE_WARM;
    return true;
}

static MP_NOINLINE void forget(void *object) {
    mp_code_t *code = object;
    if (mp_code_is_warm(code)) {
        memset(code->cache, 0, n_entries(code) * sizeof(mp_cache_t));
    }
}

static MP_NOINLINE mp_cache_t *new_entry(mp_code_t *code, size_t n) {
    if (n > 255) {
        return NULL;
    }
    if (!mp_code_is_warm(code)) {
        if (code->heat > 1) {
            code->heat--;
            return NULL;
        }
        if (!mp_vm_make_cache(code)) {
            return NULL;
        }
    } else {
        forget(code);
        code->cache[-1].key = (void *)(uintptr_t)MP_STATE_VM(class_epoch);
    }
    return &code->cache[n];
}

// The cache entry to fill, or NULL while the function is cold. What was remembered of classes that have changed since
// is forgotten.
static inline mp_cache_t *entry(mp_code_t *code, size_t n) {
    return MP_LIKELY(mp_code_is_warm(code) && n < 256
               && code->cache[-1].key == (void *)(uintptr_t)MP_STATE_VM(class_epoch))
        ? &code->cache[n]
        : new_entry(code, n);
}

void mp_vm_forget_caches(void) {
    gc_each_object(&mp_type_code, forget);
}

static void remember_global(mp_code_t *code, size_t n, mp_obj_t *value) {
    mp_cache_t *c = entry(code, n);
    if (c != NULL) {
        c->key = (void *)(uintptr_t)MP_STATE_VM(globals_version);
        c->value = value;
    }
}

// An attribute in a slot of the instance itself, which the class has no say in.
static void remember_slot(mp_code_t *code, size_t n, const mp_obj_instance_t *o, size_t slot) {
    const mp_shape_t *shape = o->shape;
    if (shape->n_slots <= shape->n_inline || slot + 1 < shape->n_inline) {
        mp_cache_t *c = entry(code, n);
        if (c != NULL) {
            c->key = shape;
            c->value = MP_OBJ_NEW_SMALL_INT(slot);
        }
    }
}

#else
void mp_vm_forget_caches(void) {
}
#define remember_global(code, n, value) (void)(value)
#endif

mp_obj_t mp_vm_load_global(mp_code_t *code, size_t n) {
    MP_PROFILE_MISS();
    mp_obj_dict_t *globals = mp_code_globals(code);
    mp_map_elem_t *elem = mp_vm_find_global(globals, NAME(n));
#if MICROPY_OPT_INLINE_CACHES
    if (globals->map.is_watched) {
        remember_global(code, n, &elem->value);
    }
#endif
    return elem->value;
}

void mp_vm_store_global(mp_code_t *code, size_t n, mp_obj_t value) {
    MP_PROFILE_MISS();
    mp_obj_dict_t *globals = mp_code_globals(code);
    qstr name = NAME(n);
    mp_obj_dict_store(MP_OBJ_FROM_PTR(globals), MP_OBJ_NEW_QSTR(name), value);
#if MICROPY_OPT_INLINE_CACHES
    if (globals->map.is_watched) {
        mp_map_elem_t *elem = mp_map_lookup(&globals->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
        remember_global(code, n, &elem->value);
    }
#endif
}

#if MICROPY_OPT_INLINE_CACHES
// Whether a member of a class is as an attribute what it is in the class: of the class, or of an instance.
static bool is_itself(mp_obj_t member, bool of_instance) {
    if (!mp_obj_is_obj(member)) {
        return true;
    }
    const mp_obj_type_t *type = ((mp_obj_base_t *)member)->type;
    return !(type->flags & ((of_instance ? MP_TYPE_FLAG_BINDS_SELF : 0) | MP_TYPE_FLAG_INSTANCE_TYPE))
        && type != &mp_type_staticmethod && type != &mp_type_classmethod
        && type != &mp_type_property;
}

// An attribute of an instance itself, or else a member of its class, or of a class made in Python, that is an attribute
// as it stands there; MP_OBJ_NULL where more than a look-up is needed.
static mp_obj_t plain_attr(mp_code_t *code, size_t n, mp_obj_t obj, qstr name) {
    bool of_instance = mp_obj_is_instance(obj);
    const mp_obj_type_t *type = of_instance ? ((mp_obj_base_t *)obj)->type : obj;
    mp_obj_t member = MP_OBJ_SENTINEL;  // not looked up yet
    if (of_instance) {
        mp_obj_instance_t *o = obj;
        if (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
            member = mp_class_lookup(type, name);
        }
        if (member == MP_OBJ_SENTINEL || member == MP_OBJ_NULL || !mp_is_data_descriptor(member)) {
            int slot = mp_shape_find(o->shape, name);
            if (slot >= 0) {
                remember_slot(code, n, o, slot);
                return *mp_instance_slot(o, slot);
            }
        }
    } else if (!mp_obj_is_exact_obj_type(obj, &mp_type_type) || !mp_obj_is_instance_type(type)) {
        return MP_OBJ_NULL;
    }
    if (member == MP_OBJ_SENTINEL) {
        member = mp_class_lookup(type, name);
    }
    return member != MP_OBJ_NULL && is_itself(member, of_instance) && name != MP_QSTR___name__
            && name != MP_QSTR___dict__
        ? member
        : MP_OBJ_NULL;
}

// Whether storing an attribute of o concerns the instance alone, nothing in its class.
static bool is_open(mp_obj_t o, qstr name) {
    if (!mp_obj_is_instance(o)) {
        return false;
    }
    const mp_obj_type_t *type = ((mp_obj_base_t *)o)->type;
    if (!(type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)) {
        return true;
    }
    mp_obj_t member = mp_class_lookup(type, name);
    return (member == MP_OBJ_NULL || !mp_is_data_descriptor(member))
        && mp_class_lookup(type, MP_QSTR___setattr__) == MP_OBJ_NULL;
}
#endif

mp_obj_t mp_vm_load_attr(mp_code_t *code, size_t n, mp_obj_t obj) {
    MP_PROFILE_MISS();
    qstr name = NAME(n);
#if MICROPY_OPT_INLINE_CACHES
    mp_obj_t attr = plain_attr(code, n, obj, name);
    if (attr != MP_OBJ_NULL) {
        return attr;
    }
#endif
    return mp_load_attr(obj, name);
}

void mp_vm_store_attr(mp_code_t *code, size_t n, mp_obj_t obj, mp_obj_t value) {
    MP_PROFILE_MISS();
    qstr name = NAME(n);
#if MICROPY_OPT_INLINE_CACHES
    if (is_open(obj, name)) {
        mp_obj_instance_t *o = obj;
        mp_shape_t *before = o->shape;
        int slot = mp_shape_find(before, name);
        mp_store_attr(obj, name, value);
        if (slot >= 0) {
            remember_slot(code, n, o, slot);
        } else if (o->shape->parent == before && o->shape->n_slots <= o->shape->n_inline) {
            mp_cache_t *c = entry(code, n);
            if (c != NULL) {
                c->key = before;
                c->value = MP_OBJ_FROM_PTR(o->shape);
            }
        }
        return;
    }
#endif
    mp_store_attr(obj, name, value);
}

void mp_vm_load_method(mp_code_t *code, size_t n, mp_obj_t obj, mp_obj_t *f) {
#if MICROPY_OPT_INLINE_CACHES
    // Interned strings, which are no objects, share the entry with the others.
    if (mp_obj_is_qstr(obj) && mp_code_is_warm(code) && n < 256 && code->cache[n].key == &mp_type_str
        && code->cache[-1].key == (void *)(uintptr_t)MP_STATE_VM(class_epoch)) {
        f[0] = code->cache[n].value;
        f[2] = obj;
        return;
    }
#endif
    MP_PROFILE_MISS();
    qstr name = NAME(n);
    mp_obj_t dest[2];
#if MICROPY_OPT_INLINE_CACHES
    // The commonest method of all, without asking in general.
    mp_obj_t member = mp_obj_is_instance(obj) ? mp_class_lookup(((mp_obj_base_t *)obj)->type, name)
                                              : MP_OBJ_NULL;
    if (member != MP_OBJ_NULL && mp_obj_is_exact_obj_type(member, &mp_type_fun_py)
        && mp_shape_find(((mp_obj_instance_t *)obj)->shape, name) < 0) {
        dest[0] = member;
        dest[1] = obj;
    } else
#endif
    {
        mp_load_method(obj, name, dest);
    }
    if (dest[1] == MP_OBJ_NULL) {
        f[1] = dest[0];
        f[2] = MP_OBJ_NULL;
        return;
    }
    f[0] = dest[0];
    f[2] = dest[1];
#if MICROPY_OPT_INLINE_CACHES
    // Only what the type itself holds for the name is the same for every object of its kind.
    if (dest[1] != obj || !(mp_obj_is_obj(obj) || mp_obj_is_qstr(obj))) {
        return;
    }
    const mp_obj_type_t *type = mp_obj_get_type_inline(obj);
    const void *key = type;
    if (mp_obj_is_instance_type(type)) {
        if (member != dest[0]) {
            return;
        }
        key = ((mp_obj_instance_t *)obj)->shape;
    } else {
        if (type == &mp_type_type || type == &mp_type_module
            || (MP_OBJ_TYPE_HAS_SLOT(type, attr) && !(type->flags & MP_TYPE_FLAG_ATTR_IS_UNIFORM))) {
            return;
        }
    }
    mp_cache_t *c = entry(code, n);
    if (c != NULL) {
        c->key = key;
        c->value = dest[0];
    }
#endif
}

#if MICROPY_OPT_SHORT_FORMS || MICROPY_OPT_COMPUTED_GOTO
bool mp_vm_range(mp_obj_t *r, size_t n) {
    if (r[0] != MP_OBJ_FROM_PTR(&mp_type_range)) {
        return false;
    }
    mp_int_t start = 0, step = 1;
    for (size_t i = 0; i < n; i++) {
        if (!mp_obj_is_small_int(r[2 + i])) {
            return false;
        }
    }
    mp_int_t stop = MP_OBJ_SMALL_INT_VALUE(r[2 + (n > 1)]);
    if (n > 1) {
        start = MP_OBJ_SMALL_INT_VALUE(r[2]);
    }
    if (n > 2) {
        step = MP_OBJ_SMALL_INT_VALUE(r[4]);
    }
    // The last step taken may go past the stop, but not out of the small integers.
    if (step == 0 || step > MP_SMALL_INT_MAX / 4 || step < MP_SMALL_INT_MIN / 4
        || stop > MP_SMALL_INT_MAX / 4 * 3 || stop < MP_SMALL_INT_MIN / 4 * 3) {
        return false;
    }
    r[0] = MP_OBJ_NEW_SMALL_INT(start);
    r[1] = MP_OBJ_NEW_SMALL_INT(stop);
    r[2] = MP_OBJ_NEW_SMALL_INT(step);
    return true;
}
#endif
