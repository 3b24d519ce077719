// Shapes: which attributes an instance has and in which slots, shared by the instances of a class that got the same
// ones in the same order. They form a tree for each class, from the empty root down, one attribute at each step.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/runtime.h"
#include "py/objects/objtype.h"

#define FIRST_OVERFLOW (4)

MP_DEFINE_CONST_OBJ_TYPE(mp_type_shape, MP_QSTR_shape, MP_TYPE_FLAG_LAYOUT_SHAPE);

int mp_shape_find(const mp_shape_t *shape, qstr attr) {
    for (; shape->parent != NULL; shape = shape->parent) {
        if (shape->key == attr) {
            return shape->n_slots - 1;
        }
    }
    return -1;
}

const mp_shape_t *mp_shape_at(const mp_shape_t *shape, size_t n_slots) {
    while (shape->n_slots > n_slots) {
        shape = shape->parent;
    }
    return shape;
}

mp_shape_t *mp_shape_new_root(size_t n_slots, size_t n_inline) {
    mp_shape_t *root = mp_obj_malloc(mp_shape_t, &mp_type_shape);
    root->n_slots = n_slots;
    root->n_inline = n_inline;
    return root;
}

mp_shape_t *mp_shape_add(mp_shape_t *shape, qstr attr) {
    for (mp_shape_t *child = shape->child; child != NULL; child = child->sibling) {
        if (child->key == attr) {
            return child;
        }
    }
    mp_shape_t *child = mp_shape_new_root(shape->n_slots + 1, shape->n_inline);
    child->key = attr;
    child->parent = shape;
    child->sibling = shape->child;
    shape->child = child;
    return child;
}

mp_obj_t *mp_instance_slot(mp_obj_instance_t *o, size_t slot) {
    size_t n_inline = o->shape->n_inline;
    if (MP_LIKELY(o->shape->n_slots <= n_inline || slot + 1 < n_inline)) {
        return &o->slots[slot];
    }
    return (mp_obj_t *)o->slots[n_inline - 1] + (slot + 1 - n_inline);
}

// Instances to come get a shape with room for n slots.
static void learn_size(const mp_obj_type_t *type, size_t n) {
    mp_obj_class_t *cls = (mp_obj_class_t *)type;
    if (n > cls->shape->n_inline && n <= MP_SHAPE_INLINE_MAX) {
        cls->shape = mp_shape_new_root(cls->shape->n_slots, mp_shape_round(n));
    }
}

void mp_instance_add(mp_obj_instance_t *o, qstr attr, mp_obj_t value) {
    mp_shape_t *shape = mp_shape_add(o->shape, attr);
    size_t slot = o->shape->n_slots, n_inline = shape->n_inline;
    if (slot >= n_inline) {
        learn_size(o->base.type, slot + 1);
        mp_obj_t *last = &o->slots[n_inline - 1];
        if (slot == n_inline) {
            mp_obj_t *block = m_new_values(FIRST_OVERFLOW);
            block[0] = *last;
            *last = block;
        } else {
            size_t used = slot + 1 - n_inline;
            if (used * sizeof(mp_obj_t) >= gc_nbytes(*last)) {
                *last = m_renew(mp_obj_t, *last, used, used + used / 2);
            }
        }
    }
    o->shape = shape;
    *mp_instance_slot(o, slot) = value;
}

void mp_instance_remove(mp_obj_instance_t *o, size_t slot) {
    const mp_shape_t *old = o->shape;
    size_t n = old->n_slots, n_inline = old->n_inline;
    mp_shape_t *shape = (mp_shape_t *)mp_shape_at(old, slot);
    for (size_t i = slot + 2; i <= n; i++) {
        shape = mp_shape_add(shape, mp_shape_at(old, i)->key);
    }
    for (; slot + 1 < n; slot++) {
        *mp_instance_slot(o, slot) = *mp_instance_slot(o, slot + 1);
    }
    *mp_instance_slot(o, slot) = MP_OBJ_NULL;
    o->shape = shape;
    if (n == n_inline + 1) {
        // What is left fits the instance again.
        mp_obj_t *block = o->slots[n_inline - 1];
        o->slots[n_inline - 1] = block[0];
        m_free(block);
    }
}
