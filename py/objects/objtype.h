// Classes made in Python, their instances, and the shapes that instances share.
//
// An instance is a header, its shape and its slots. The shape says which attribute is in which slot; instances that
// got the same attributes in the same order have the same shape. A shape belongs to one class, so that comparing an
// instance's shape with a remembered one settles the class, too.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_OBJTYPE_H
#define SLIPWAY_PY_OBJECTS_OBJTYPE_H

#include "py/obj.h"

typedef struct _mp_shape_t {
    mp_obj_base_t base;          // &mp_type_shape
    struct _mp_shape_t *parent;  // the shape without the newest attribute; NULL at the root
    struct _mp_shape_t *child;  // shapes with one attribute more: list through sibling, newest first
    struct _mp_shape_t *sibling;
    uint16_t key;       // the newest attribute
    uint16_t n_slots;   // attributes, and the native base object if the class has one, in slot 0
    uint16_t n_inline;  // slots there is room for in the instance itself
} mp_shape_t;

// Slots past n_inline live in a block of values that the last slot of the instance then refers to: of an instance
// whose shape has n_slots > n_inline, slots[n_inline - 1] is that block, which holds the slots from n_inline - 1 on.
typedef struct _mp_obj_instance_t {
    mp_obj_base_t base;  // the class
    mp_shape_t *shape;
    mp_obj_t slots[];
} mp_obj_instance_t;

// make_new, print, call, unary_op, binary_op, attr, subscr, iter, locals_dict and parent. The buffer and protocol slots
// of a class with a native base lie behind the struct.
#define MP_CLASS_SLOTS (10)

// A class. It starts as an mp_obj_type_t with MP_CLASS_SLOTS slots and MP_TYPE_FLAG_INSTANCE_TYPE. Its parent slot is
// the one base, or a tuple of them; object is left out.
typedef struct _mp_obj_class_t {
    mp_obj_base_t base;
    const void *type[(offsetof(mp_obj_type_t, slots) - sizeof(void *)) / sizeof(void *) + MP_CLASS_SLOTS];
    mp_shape_t *shape;            // of a new instance
    const mp_obj_type_t *native;  // the built-in type it derives from (list, Exception, ...), or NULL
    mp_obj_tuple_t *mro;  // method resolution order; NULL when following the parent slots gives it
    mp_obj_t init;        // what mp_class_init_function() says, found at init_epoch
    uint32_t init_epoch;  // a value of class_epoch; the flags below are of that time, too
} mp_obj_class_t;

static inline mp_obj_type_t *mp_class_type(mp_obj_class_t *cls) {
    return (mp_obj_type_t *)(void *)cls;
}

#define MP_CLASS_FLAG_PLAIN (0x0400)    // to make an instance, a block of memory is all it takes
#define MP_CLASS_FLAG_HAS_DEL (0x0800)  // instances are finalised

#define mp_obj_is_instance_type(type) ((type)->flags & MP_TYPE_FLAG_INSTANCE_TYPE)
#define mp_obj_is_instance(o) \
    (mp_obj_is_obj(o) && mp_obj_is_instance_type(((mp_obj_base_t *)(o))->type))

typedef struct _mp_obj_bound_meth_t {
    mp_obj_base_t base;
    mp_obj_t meth;
    mp_obj_t self;
} mp_obj_bound_meth_t;

// ---- shapes and slots -------------------------------------------------------------------------------------------

extern const mp_obj_type_t mp_type_shape;

// More slots than that are never given room in the instance itself: an odd instance with very many attributes must
// not make all later ones large.
#define MP_SHAPE_INLINE_MAX ((size_t)32)

// Blocks have an even number of words, so where n slots are wanted one more may be free.
static inline size_t mp_shape_round(size_t n) {
    return (n + 1) & ~(size_t)1;
}

// The slot of an attribute, or -1.
int mp_shape_find(const mp_shape_t *shape, qstr attr);
// The shape with one attribute more, which must not be in it yet. May raise MemoryError.
mp_shape_t *mp_shape_add(mp_shape_t *shape, qstr attr);
mp_shape_t *mp_shape_new_root(size_t n_slots, size_t n_inline);
// The shape this one came from by adding attributes, as it was with n_slots of them.
const mp_shape_t *mp_shape_at(const mp_shape_t *shape, size_t n_slots);
// Where a slot is.
mp_obj_t *mp_instance_slot(mp_obj_instance_t *o, size_t slot);
// Adds an attribute that is not there yet; takes one away. May raise MemoryError, the instance being as it was.
void mp_instance_add(mp_obj_instance_t *o, qstr attr, mp_obj_t value);
void mp_instance_remove(mp_obj_instance_t *o, size_t slot);

// ---- classes ----------------------------------------------------------------------------------------------------

// An attribute of a class or of its bases, in method resolution order, as it stands there; MP_OBJ_NULL if there is
// none. A class made in Python does not show what it has from its native base: methods found there must be called
// with the native object, not with the instance.
mp_obj_t mp_class_lookup(const mp_obj_type_t *type, qstr attr);
// Empties the cache of such look-ups, whose entries do not keep anything alive.
#if MICROPY_OPT_LOOKUP_CACHE
void mp_class_forget_lookups(void);
#else
#define mp_class_forget_lookups()
#endif
// The same among the types that come after a given one (NULL: all), and those of native bases, too, if where is not
// NULL: it receives the type that has the attribute.
mp_obj_t mp_class_lookup_after(
    const mp_obj_type_t *type, const mp_obj_type_t *after, qstr attr, const mp_obj_type_t **where);
// An attribute of object itself, or MP_OBJ_NULL.
mp_obj_t mp_object_lookup(qstr attr);
// A new instance of a class with no native base and the default __new__, before __init__; MP_OBJ_NULL if the class
// needs the general way (type->make_new).
mp_obj_t mp_class_new_plain(const mp_obj_type_t *type);
// The class's __init__ if it is a function written in Python, MP_OBJ_NULL if there is none; MP_OBJ_SENTINEL: anything
// else.
mp_obj_t mp_class_init_function(const mp_obj_type_t *type);
// type.make_new of classes made in Python: __new__ and __init__.
mp_obj_t mp_class_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);

// True if attribute access must look for the member in the class before it looks in the instance.
bool mp_is_data_descriptor(mp_obj_t member);
// What a member found in a type is as an attribute of self, or of the type itself when self is MP_OBJ_NULL. dest is
// left alone if there is no such thing. Runs property getters and __get__.
void mp_class_bind(mp_obj_t self, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest);

// The arguments of a function that passes them on, its keywords behind them as pairs.
const mp_obj_t *mp_join_args(size_t n_args, const mp_obj_t *args, const mp_map_t *kwargs);
// Calls what mp_class_bind() or mp_load_method() left in dest.
mp_obj_t mp_call_bound(const mp_obj_t *dest, size_t n_args, size_t n_kw, const mp_obj_t *args);

// ---- instances --------------------------------------------------------------------------------------------------

// A special method that an instance's class or its bases define in Python, bound; false if they do not.
bool mp_instance_method(mp_obj_t self, qstr name, mp_obj_t *dest);
// The native object inside an instance, made now if __init__ has not made it; MP_OBJ_NULL if its class has no native
// base. Any other object is returned as it is.
mp_obj_t mp_instance_native(mp_obj_t self);
// Stores, or deletes when the value is MP_OBJ_NULL, as object.__setattr__() does: past the class's own __setattr__.
// False if there is no such attribute or it cannot be set.
bool mp_instance_store(mp_obj_t self, qstr attr, mp_obj_t value);
void mp_instance_print_default(const mp_print_t *print, mp_obj_t self);

// Whether the class of the right operand, made in Python, derives from that of the left one: then it is asked first.
static inline bool mp_subclass_stands_right(mp_obj_t lhs, mp_obj_t rhs) {
    return (MICROPY_PY_REVERSE_SPECIAL_METHODS || MICROPY_CPYTHON_COMPAT) && mp_obj_is_instance(rhs)
        && mp_obj_get_type(lhs) != ((mp_obj_base_t *)rhs)->type
        && mp_obj_is_subclass_fast(((mp_obj_base_t *)rhs)->type, mp_obj_get_type(lhs));
}

// The slots of classes.
void mp_instance_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
mp_obj_t mp_instance_call(mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t mp_instance_unary_op(mp_unary_op_t op, mp_obj_t self);
mp_obj_t mp_instance_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);
void mp_instance_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
mp_obj_t mp_instance_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);
mp_int_t mp_instance_get_buffer(mp_obj_t self, mp_buffer_info_t *bufinfo, mp_uint_t flags);

// ---- special methods of native types ----------------------------------------------------------------------------

// The names of the special methods for operators, MP_QSTRnull where there is none.
extern const uint16_t mp_unary_op_names[MP_UNARY_OP_SIZEOF + 1];
extern const uint16_t mp_binary_op_names[MP_BINARY_OP_CONTAINS + 1];
// A function that does for any object what the special method of that name stands for, as list.__getitem__; MP_OBJ_NULL
// if there is no such name. Does not call the method an instance's class defines.
mp_obj_t mp_special_function(qstr name);
// Restricts a function from the dictionary of a native type to be called with an object of that type, or of a class
// derived from it, first.
mp_obj_t mp_obj_new_checked_fun(const mp_obj_type_t *type, mp_obj_t fun);

#endif  // SLIPWAY_PY_OBJECTS_OBJTYPE_H
