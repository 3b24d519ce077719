// What the interpreter does when an inline cache does not know: the full look-up, and remembering its result. A
// function gets its caches after a few misses.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/objects/objtype.h"
#include "py/vm/code.h"

#define NAME(i) (mp_code_names(code)[i])

#if MICROPY_OPT_INLINE_CACHES

// Misses after which a function is warm.
#define WARM (4)

// The cache entry to fill, or NULL while the function is cold. What was remembered of classes that have changed since
// is forgotten.
static mp_cache_t *entry(mp_code_t *code, size_t n) {
    if (n > 255) {
        return NULL;
    }
    if (code->cache == NULL) {
        if (code->heat < WARM) {
            code->heat++;
            return NULL;
        }
        size_t n_entries = MIN(code->n_names, 256u);
        mp_cache_t *cache = m_malloc_maybe((n_entries + 1) * sizeof(mp_cache_t));
        if (cache == NULL) {
            return NULL;
        }
        memset(cache, 0, (n_entries + 1) * sizeof(mp_cache_t));
        code->cache = cache + 1;
        code->cache[-1].key = (void *)(uintptr_t)MP_STATE_VM(class_epoch);
    } else if (code->cache[-1].key != (void *)(uintptr_t)MP_STATE_VM(class_epoch)) {
        memset(code->cache, 0, MIN(code->n_names, 256u) * sizeof(mp_cache_t));
        code->cache[-1].key = (void *)(uintptr_t)MP_STATE_VM(class_epoch);
    }
    return &code->cache[n];
}

static void forget(void *object) {
    mp_code_t *code = object;
    if (code->cache != NULL) {
        memset(code->cache, 0, MIN(code->n_names, 256u) * sizeof(mp_cache_t));
    }
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

static bool is_plain_instance(mp_obj_t o) {
    return mp_obj_is_instance(o)
        && !(((mp_obj_base_t *)o)->type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS);
}

#else
void mp_vm_forget_caches(void) {
}
#define remember_global(code, n, value) (void)(value)
#endif

mp_obj_t mp_vm_load_global(mp_code_t *code, size_t n, mp_obj_dict_t *globals) {
    mp_map_elem_t *elem = mp_vm_find_global(globals, NAME(n));
#if MICROPY_OPT_INLINE_CACHES
    if (globals->map.is_watched) {
        remember_global(code, n, &elem->value);
    }
#endif
    return elem->value;
}

void mp_vm_store_global(mp_code_t *code, size_t n, mp_obj_dict_t *globals, mp_obj_t value) {
    qstr name = NAME(n);
    mp_obj_dict_store(MP_OBJ_FROM_PTR(globals), MP_OBJ_NEW_QSTR(name), value);
#if MICROPY_OPT_INLINE_CACHES
    if (globals->map.is_watched) {
        mp_map_elem_t *elem = mp_map_lookup(&globals->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
        remember_global(code, n, &elem->value);
    }
#endif
}

mp_obj_t mp_vm_load_attr(mp_code_t *code, size_t n, mp_obj_t obj) {
    qstr name = NAME(n);
#if MICROPY_OPT_INLINE_CACHES
    if (is_plain_instance(obj)) {
        mp_obj_instance_t *o = obj;
        int slot = mp_shape_find(o->shape, name);
        if (slot >= 0) {
            remember_slot(code, n, o, slot);
            return *mp_instance_slot(o, slot);
        }
    }
#endif
    return mp_load_attr(obj, name);
}

void mp_vm_store_attr(mp_code_t *code, size_t n, mp_obj_t obj, mp_obj_t value) {
    qstr name = NAME(n);
#if MICROPY_OPT_INLINE_CACHES
    if (is_plain_instance(obj)) {
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
    qstr name = NAME(n);
    mp_obj_t dest[2];
    mp_load_method(obj, name, dest);
    if (dest[1] == MP_OBJ_NULL) {
        f[1] = dest[0];
        f[2] = MP_OBJ_NULL;
        return;
    }
    f[0] = dest[0];
    f[2] = dest[1];
#if MICROPY_OPT_INLINE_CACHES
    // Only what the type itself holds for the name is the same for every object of its kind.
    if (dest[1] != obj || !mp_obj_is_obj(obj)) {
        return;
    }
    const mp_obj_type_t *type = ((mp_obj_base_t *)obj)->type;
    const void *key = type;
    if (mp_obj_is_instance_type(type)) {
        if (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS
            || mp_class_lookup(type, name) != dest[0]) {
            return;
        }
        key = ((mp_obj_instance_t *)obj)->shape;
    } else {
        if (type == &mp_type_type || type == &mp_type_module || MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
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
