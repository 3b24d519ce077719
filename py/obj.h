// Values and types: how an mp_obj_t is encoded, what an object and its type look like, and the functions that every
// built-in type offers to C code.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJ_H
#define SLIPWAY_PY_OBJ_H

#include <assert.h>

#include "py/mpconfig.h"
#include "py/misc.h"
#include "py/qstr.h"
#include "py/mpprint.h"

// ---- values -----------------------------------------------------------------------------------------------------
//
// One machine word. By its low bits:
//   000   the address of an object (MP_OBJ_NULL, no object, is 0); objects in ROM are 8-byte aligned like those in RAM
//   x01   small integer in the upper 30 or 62 bits
//   x1x   immediate float (see below)
//   0100  qstr, 1100  None, False, True and the other immediate objects

typedef void *mp_obj_t;
typedef const void *mp_const_obj_t;
typedef mp_obj_t mp_rom_obj_t;

typedef struct _mp_obj_type_t mp_obj_type_t;

// The head of every object. The alignment of the typedef makes every struct that starts with it 8-byte aligned
// while taking one word of room itself.
struct _mp_obj_base_t {
    const mp_obj_type_t *type;
};
typedef struct _mp_obj_base_t mp_obj_base_t __attribute__((aligned(8)));

#define MP_OBJ_FROM_PTR(p) ((mp_obj_t)(p))
#define MP_OBJ_TO_PTR(o) ((void *)(o))
#define MP_ROM_INT(i) MP_OBJ_NEW_SMALL_INT(i)
#define MP_ROM_QSTR(q) MP_OBJ_NEW_QSTR(q)
#define MP_ROM_PTR(p) ((mp_obj_t)(const void *)(p))
#define MP_ROM_NONE mp_const_none
#define MP_ROM_FALSE mp_const_false
#define MP_ROM_TRUE mp_const_true

#define MP_OBJ_NEW_IMMEDIATE_OBJ(n) ((mp_obj_t)(mp_uint_t)(((n) << 4) | 12))
#define MP_OBJ_IMMEDIATE_OBJ_VALUE(o) (((mp_uint_t)(o)) >> 4)

#define MP_OBJ_NULL ((mp_obj_t)0)
#define MP_OBJ_STOP_ITERATION MP_OBJ_NULL
#define mp_const_none MP_OBJ_NEW_IMMEDIATE_OBJ(0)
#define mp_const_false MP_OBJ_NEW_IMMEDIATE_OBJ(1)
#define mp_const_ellipsis MP_OBJ_NEW_IMMEDIATE_OBJ(2)
#define mp_const_true MP_OBJ_NEW_IMMEDIATE_OBJ(3)
#define mp_const_notimplemented MP_OBJ_NEW_IMMEDIATE_OBJ(4)
// Never seen by Python code: "not given", a delete request of attr and subscr slots' callers, a deleted key.
#define MP_OBJ_SENTINEL MP_OBJ_NEW_IMMEDIATE_OBJ(5)

#define MP_OBJ_NEW_SMALL_INT(n) ((mp_obj_t)(((mp_uint_t)(n) << 2) | 1))
#define MP_OBJ_SMALL_INT_VALUE(o) (((mp_int_t)(o)) >> 2)
#define MP_SMALL_INT_MIN ((mp_int_t)(((mp_int_t)((mp_uint_t)1 << (sizeof(mp_int_t) * 8 - 1))) >> 2))
#define MP_SMALL_INT_MAX ((mp_int_t)(~(MP_SMALL_INT_MIN)))
#define MP_SMALL_INT_FITS(n) \
    ((mp_int_t)(n) >= MP_SMALL_INT_MIN && (mp_int_t)(n) <= MP_SMALL_INT_MAX)

#define MP_OBJ_NEW_QSTR(q) ((mp_obj_t)((((mp_uint_t)(q)) << 4) | 4))
#define MP_OBJ_QSTR_VALUE(o) (((mp_uint_t)(o)) >> 4)

static inline bool mp_obj_is_small_int(mp_const_obj_t o) {
    return ((mp_uint_t)o & 3) == 1;
}
static inline bool mp_obj_is_qstr(mp_const_obj_t o) {
    return ((mp_uint_t)o & 15) == 4;
}
static inline bool mp_obj_is_immediate_obj(mp_const_obj_t o) {
    return ((mp_uint_t)o & 15) == 12;
}
// True also for MP_OBJ_NULL.
static inline bool mp_obj_is_obj(mp_const_obj_t o) {
    return ((mp_uint_t)o & 7) == 0;
}
static inline bool mp_obj_is_immediate_float(mp_const_obj_t o) {
    return ((mp_uint_t)o & 2) != 0;
}

#if MICROPY_PY_BUILTINS_FLOAT
// Immediate floats. Where a float fills the word, its bits are rotated so that the top three bits of the exponent
// come to lie in the low bits, after adding 3 to them: the exponents' quarters that hold zero, the middle of the
// range, and infinities and NaN (000, 011, 100, 111) then are exactly those with bit 1 set. Others are boxed. A
// single-precision float in a 64-bit word is always immediate; a double in a 32-bit word is always boxed.
#define MP_FLOAT_ROTATED \
    (MICROPY_OPT_IMMEDIATE_FLOATS && (MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE) == MP_64BIT)
#define MP_FLOAT_ALWAYS_BOXED \
    (!MICROPY_OPT_IMMEDIATE_FLOATS \
        || (MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE && !MP_64BIT))

mp_obj_t mp_obj_new_float_boxed(mp_float_t value);

// The float of a word for which mp_obj_is_immediate_float() holds.
static inline mp_float_t mp_obj_immediate_float_value(mp_const_obj_t o) {
#if MP_FLOAT_ROTATED
    union {
        mp_uint_t u;
        mp_float_t f;
    } x;
    const unsigned bits = sizeof(mp_uint_t) * 8;
    x.u = (mp_uint_t)o;
    x.u = ((x.u >> 3) | (x.u << (bits - 3))) - ((mp_uint_t)3 << (bits - 3));
    x.u = (x.u >> 1) | (x.u << (bits - 1));
    return x.f;
#else
    union {
        uint32_t u;
        float f;
    } x = { (uint32_t)((uint64_t)(uintptr_t)o >> 32) };
    return (mp_float_t)x.f;
#endif
}

// The word for a float by *o; false if it has to be boxed.
static inline bool mp_obj_float_immediate(mp_float_t value, mp_obj_t *o) {
#if MP_FLOAT_ROTATED
    union {
        mp_float_t f;
        mp_uint_t u;
    } x = { value };
    const unsigned bits = sizeof(mp_uint_t) * 8;
    x.u = ((x.u << 1) | (x.u >> (bits - 1))) + ((mp_uint_t)3 << (bits - 3));
    x.u = (x.u << 3) | (x.u >> (bits - 3));
    *o = (mp_obj_t)x.u;
    return MP_LIKELY(x.u & 2);
#elif MP_FLOAT_ALWAYS_BOXED
    (void)value, (void)o;
    return false;
#else
    union {
        float f;
        uint32_t u;
    } x = { (float)value };
    *o = (mp_obj_t)(uintptr_t)(((uint64_t)x.u << 32) | 2);
    return true;
#endif
}

static inline mp_obj_t mp_obj_new_float(mp_float_t value) {
    mp_obj_t o;
    return mp_obj_float_immediate(value, &o) ? o : mp_obj_new_float_boxed(value);
}
#endif

// ---- functions as objects ---------------------------------------------------------------------------------------

typedef mp_obj_t (*mp_fun_0_t)(void);
typedef mp_obj_t (*mp_fun_1_t)(mp_obj_t);
typedef mp_obj_t (*mp_fun_2_t)(mp_obj_t, mp_obj_t);
typedef mp_obj_t (*mp_fun_3_t)(mp_obj_t, mp_obj_t, mp_obj_t);
typedef mp_obj_t (*mp_fun_var_t)(size_t n, const mp_obj_t *);
// The map holds the keyword arguments; it is only valid during the call.
struct _mp_map_t;
typedef mp_obj_t (*mp_fun_kw_t)(size_t n, const mp_obj_t *, struct _mp_map_t *);

typedef struct _mp_obj_fun_builtin_fixed_t {
    mp_obj_base_t base;
    union {
        mp_fun_0_t _0;
        mp_fun_1_t _1;
        mp_fun_2_t _2;
        mp_fun_3_t _3;
    } fun;
} mp_obj_fun_builtin_fixed_t;

// sig: minimum of positional arguments << 17 | maximum << 1 | takes keywords
typedef struct _mp_obj_fun_builtin_var_t {
    mp_obj_base_t base;
    uint32_t sig;
    union {
        mp_fun_var_t var;
        mp_fun_kw_t kw;
    } fun;
} mp_obj_fun_builtin_var_t;

#define MP_OBJ_FUN_ARGS_MAX (0xffff)
#define MP_OBJ_FUN_MAKE_SIG(n_args_min, n_args_max, takes_kw) \
    ((uint32_t)((((uint32_t)(n_args_min)) << 17) | (((uint32_t)(n_args_max)) << 1) \
        | ((takes_kw) ? 1 : 0)))

#define MP_DEFINE_CONST_FUN_OBJ_0(obj_name, fun_name) \
    const mp_obj_fun_builtin_fixed_t obj_name = { { &mp_type_fun_builtin_0 }, .fun._0 = fun_name }
#define MP_DEFINE_CONST_FUN_OBJ_1(obj_name, fun_name) \
    const mp_obj_fun_builtin_fixed_t obj_name = { { &mp_type_fun_builtin_1 }, .fun._1 = fun_name }
#define MP_DEFINE_CONST_FUN_OBJ_2(obj_name, fun_name) \
    const mp_obj_fun_builtin_fixed_t obj_name = { { &mp_type_fun_builtin_2 }, .fun._2 = fun_name }
#define MP_DEFINE_CONST_FUN_OBJ_3(obj_name, fun_name) \
    const mp_obj_fun_builtin_fixed_t obj_name = { { &mp_type_fun_builtin_3 }, .fun._3 = fun_name }
#define MP_DEFINE_CONST_FUN_OBJ_VAR(obj_name, n_args_min, fun_name) \
    const mp_obj_fun_builtin_var_t obj_name = { { &mp_type_fun_builtin_var }, \
        MP_OBJ_FUN_MAKE_SIG(n_args_min, MP_OBJ_FUN_ARGS_MAX, false), .fun.var = fun_name }
#define MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(obj_name, n_args_min, n_args_max, fun_name) \
    const mp_obj_fun_builtin_var_t obj_name = { { &mp_type_fun_builtin_var }, \
        MP_OBJ_FUN_MAKE_SIG(n_args_min, n_args_max, false), .fun.var = fun_name }
#define MP_DEFINE_CONST_FUN_OBJ_KW(obj_name, n_args_min, fun_name) \
    const mp_obj_fun_builtin_var_t obj_name = { { &mp_type_fun_builtin_var }, \
        MP_OBJ_FUN_MAKE_SIG(n_args_min, MP_OBJ_FUN_ARGS_MAX, true), .fun.kw = fun_name }

// Wrappers that turn a function of a class body into a static or class method; also the objects' layout.
typedef struct _mp_obj_static_class_method_t {
    mp_obj_base_t base;
    mp_obj_t fun;
} mp_obj_static_class_method_t;
typedef struct _mp_rom_obj_static_class_method_t {
    mp_obj_base_t base;
    mp_rom_obj_t fun;
} mp_rom_obj_static_class_method_t;
#define MP_DEFINE_CONST_STATICMETHOD_OBJ(obj_name, fun_name) \
    const mp_rom_obj_static_class_method_t obj_name = { { &mp_type_staticmethod }, \
        MP_ROM_PTR(fun_name) }
#define MP_DEFINE_CONST_CLASSMETHOD_OBJ(obj_name, fun_name) \
    const mp_rom_obj_static_class_method_t obj_name = { { &mp_type_classmethod }, \
        MP_ROM_PTR(fun_name) }

// ---- maps: what dicts, globals and ROM tables are made of -------------------------------------------------------
//
// Entries in order of insertion. A map in RAM of more than MP_MAP_LINEAR_MAX entries has a hash index behind its
// entries, in the same block (py/objects/map.c); smaller ones and fixed ones are searched in order. Entries whose
// key is MP_OBJ_NULL (never used) or MP_OBJ_SENTINEL (deleted) hold nothing.

typedef struct _mp_map_elem_t {
    mp_obj_t key;
    mp_obj_t value;
} mp_map_elem_t;

typedef struct _mp_rom_map_elem_t {
    mp_rom_obj_t key;
    mp_rom_obj_t value;
} mp_rom_map_elem_t;

typedef struct _mp_map_t {
    size_t all_keys_are_qstrs : 1;  // every key is an mp_obj_t qstr: compared by identity alone
    size_t is_fixed : 1;            // in ROM, or on a C stack: may not change
    size_t is_ordered : 1;
    size_t is_watched : 1;  // adding or deleting a key must be told to the inline caches (module globals)
    size_t used : (8 * sizeof(size_t) - 4);  // entries that hold something
    size_t alloc;                            // entries there is room for
    mp_map_elem_t *table;
} mp_map_t;

typedef enum _mp_map_lookup_kind_t {
    MP_MAP_LOOKUP = 0,
    MP_MAP_LOOKUP_ADD_IF_NOT_FOUND = 1,
    MP_MAP_LOOKUP_REMOVE_IF_FOUND = 2,
    MP_MAP_LOOKUP_ADD_IF_NOT_FOUND_OR_REMOVE_IF_FOUND = 3,
} mp_map_lookup_kind_t;

static inline bool mp_map_slot_is_filled(const mp_map_t *map, size_t pos) {
    return map->table[pos].key != MP_OBJ_NULL && map->table[pos].key != MP_OBJ_SENTINEL;
}

void mp_map_init(mp_map_t *map, size_t n);
void mp_map_init_fixed_table(mp_map_t *map, size_t n, const mp_obj_t *table);
mp_map_t *mp_map_new(size_t n);
void mp_map_deinit(mp_map_t *map);
void mp_map_free(mp_map_t *map);
// NULL if not found, or, when adding, never: a new entry has its key set and its value MP_OBJ_NULL. A removed entry
// is returned with its value still in place, valid until the map changes next. Raises TypeError for an unhashable
// key (when the map must hash), MemoryError, and whatever the keys' __eq__ and __hash__ raise.
mp_map_elem_t *mp_map_lookup(mp_map_t *map, mp_obj_t index, mp_map_lookup_kind_t lookup_kind);
void mp_map_clear(mp_map_t *map);
void mp_map_dump(mp_map_t *map);

typedef struct _mp_set_t {
    size_t alloc;
    size_t used;
    mp_obj_t *table;
} mp_set_t;

// ---- types ------------------------------------------------------------------------------------------------------

typedef enum {
    PRINT_STR = 0,
    PRINT_REPR = 1,
    PRINT_EXC = 2,  // as part of an exception's last line
    PRINT_JSON = 3,
    PRINT_RAW = 4,  // bytes as they are
    PRINT_EXC_SUBCLASS = 0x80,
} mp_print_kind_t;

typedef enum {
    MP_UNARY_OP_POSITIVE,
    MP_UNARY_OP_NEGATIVE,
    MP_UNARY_OP_INVERT,
    MP_UNARY_OP_NOT,
    MP_UNARY_OP_BOOL,  // __bool__
    MP_UNARY_OP_LEN,
    MP_UNARY_OP_HASH,
    MP_UNARY_OP_ABS,
    MP_UNARY_OP_INT_MAYBE,
    MP_UNARY_OP_FLOAT_MAYBE,
    MP_UNARY_OP_COMPLEX_MAYBE,
    MP_UNARY_OP_SIZEOF,
} mp_unary_op_t;

// The order is part of the instruction set: arithmetic instructions, their in-place forms and comparisons follow it.
typedef enum {
    MP_BINARY_OP_LESS,
    MP_BINARY_OP_MORE,
    MP_BINARY_OP_EQUAL,
    MP_BINARY_OP_LESS_EQUAL,
    MP_BINARY_OP_MORE_EQUAL,
    MP_BINARY_OP_NOT_EQUAL,
    MP_BINARY_OP_IN,
    MP_BINARY_OP_IS,
    MP_BINARY_OP_EXCEPTION_MATCH,

    MP_BINARY_OP_INPLACE_OR,
    MP_BINARY_OP_INPLACE_XOR,
    MP_BINARY_OP_INPLACE_AND,
    MP_BINARY_OP_INPLACE_LSHIFT,
    MP_BINARY_OP_INPLACE_RSHIFT,
    MP_BINARY_OP_INPLACE_ADD,
    MP_BINARY_OP_INPLACE_SUBTRACT,
    MP_BINARY_OP_INPLACE_MULTIPLY,
    MP_BINARY_OP_INPLACE_MAT_MULTIPLY,
    MP_BINARY_OP_INPLACE_FLOOR_DIVIDE,
    MP_BINARY_OP_INPLACE_TRUE_DIVIDE,
    MP_BINARY_OP_INPLACE_MODULO,
    MP_BINARY_OP_INPLACE_POWER,

    MP_BINARY_OP_OR,
    MP_BINARY_OP_XOR,
    MP_BINARY_OP_AND,
    MP_BINARY_OP_LSHIFT,
    MP_BINARY_OP_RSHIFT,
    MP_BINARY_OP_ADD,
    MP_BINARY_OP_SUBTRACT,
    MP_BINARY_OP_MULTIPLY,
    MP_BINARY_OP_MAT_MULTIPLY,
    MP_BINARY_OP_FLOOR_DIVIDE,
    MP_BINARY_OP_TRUE_DIVIDE,
    MP_BINARY_OP_MODULO,
    MP_BINARY_OP_POWER,

    // Tried on the right operand when the left one does not support the operation.
    MP_BINARY_OP_REVERSE_OR,
    MP_BINARY_OP_REVERSE_XOR,
    MP_BINARY_OP_REVERSE_AND,
    MP_BINARY_OP_REVERSE_LSHIFT,
    MP_BINARY_OP_REVERSE_RSHIFT,
    MP_BINARY_OP_REVERSE_ADD,
    MP_BINARY_OP_REVERSE_SUBTRACT,
    MP_BINARY_OP_REVERSE_MULTIPLY,
    MP_BINARY_OP_REVERSE_MAT_MULTIPLY,
    MP_BINARY_OP_REVERSE_FLOOR_DIVIDE,
    MP_BINARY_OP_REVERSE_TRUE_DIVIDE,
    MP_BINARY_OP_REVERSE_MODULO,
    MP_BINARY_OP_REVERSE_POWER,

    MP_BINARY_OP_DIVMOD,
    MP_BINARY_OP_REVERSE_DIVMOD,
    MP_BINARY_OP_CONTAINS,  // "in" with the operands swapped: asked of the container
    MP_BINARY_OP_NOT_IN,    // made by the compiler only
    MP_BINARY_OP_IS_NOT,    // made by the compiler only
} mp_binary_op_t;

typedef struct _mp_obj_iter_buf_t {
    mp_obj_base_t base;
    mp_obj_t buf[3];
} mp_obj_iter_buf_t;

typedef struct _mp_buffer_info_t {
    void *buf;
    size_t len;    // bytes
    int typecode;  // struct's letter, 'B' for plain bytes, BYTEARRAY_TYPECODE
} mp_buffer_info_t;

#define BYTEARRAY_TYPECODE 1
#define MP_BUFFER_READ (1)
#define MP_BUFFER_WRITE (2)
#define MP_BUFFER_RW (MP_BUFFER_READ | MP_BUFFER_WRITE)

typedef mp_obj_t (*mp_make_new_fun_t)(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
typedef void (*mp_print_fun_t)(const mp_print_t *print, mp_obj_t o, mp_print_kind_t kind);
// args: n_args positional, then n_kw pairs of name (a qstr object) and value
typedef mp_obj_t (*mp_call_fun_t)(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args);
// Both return MP_OBJ_NULL when the type does not support the operation.
typedef mp_obj_t (*mp_unary_op_fun_t)(mp_unary_op_t op, mp_obj_t);
typedef mp_obj_t (*mp_binary_op_fun_t)(mp_binary_op_t op, mp_obj_t, mp_obj_t);
// Load: dest[0] == MP_OBJ_NULL on entry; on return dest[0] the attribute (and dest[1] the self of a method), or
// dest[0] unchanged for "no such attribute", or dest[1] == MP_OBJ_SENTINEL for "go on with locals_dict".
// Store: dest[0] == MP_OBJ_SENTINEL, dest[1] the value (MP_OBJ_NULL: delete); success sets dest[0] = MP_OBJ_NULL.
typedef void (*mp_attr_fun_t)(mp_obj_t self_in, qstr attr, mp_obj_t *dest);
// value: MP_OBJ_SENTINEL load, MP_OBJ_NULL delete, else store
typedef mp_obj_t (*mp_subscr_fun_t)(mp_obj_t self_in, mp_obj_t index, mp_obj_t value);
typedef mp_obj_t (*mp_getiter_fun_t)(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf);
typedef mp_fun_1_t mp_iternext_fun_t;
// 0 on success
typedef mp_int_t (*mp_buffer_fun_t)(mp_obj_t obj, mp_buffer_info_t *bufinfo, mp_uint_t flags);

typedef struct _mp_getiter_iternext_custom_t {
    mp_getiter_fun_t getiter;
    mp_iternext_fun_t iternext;
} mp_getiter_iternext_custom_t;

#define MP_TYPE_FLAG_NONE (0x0000)
#define MP_TYPE_FLAG_IS_SUBCLASSED (0x0001)
#define MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS (0x0002)
#define MP_TYPE_FLAG_EQ_NOT_REFLEXIVE (0x0004)
#define MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE (0x0008)
#define MP_TYPE_FLAG_EQ_HAS_NEQ_TEST (0x0010)
#define MP_TYPE_FLAG_BINDS_SELF (0x0020)
#define MP_TYPE_FLAG_BUILTIN_FUN (0x0040)
#define MP_TYPE_FLAG_ITER_IS_GETITER (0x0000)
#define MP_TYPE_FLAG_ITER_IS_ITERNEXT (0x0080)
#define MP_TYPE_FLAG_ITER_IS_CUSTOM (0x0100)
#define MP_TYPE_FLAG_ITER_IS_STREAM (MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_ITER_IS_CUSTOM)
#define MP_TYPE_FLAG_INSTANCE_TYPE (0x0200)
// The attr slot answers alike for all objects of the type, so that a method may be remembered for the type (Slipway).
#define MP_TYPE_FLAG_ATTR_IS_UNIFORM (0x0800)
// How the collector scans an object of this type (Slipway): conservatively unless one of these is given.
#define MP_TYPE_FLAG_LAYOUT_LEAF (0x1000)    // nothing to scan
#define MP_TYPE_FLAG_LAYOUT_VALUES (0x2000)  // every word as in a GC_KIND_VALUES block
#define MP_TYPE_FLAG_LAYOUT_STR \
    (0x3000)  // mp_obj_str_t or mp_obj_array_t: the pointer to the data alone
#if MICROPY_GC_COMPACT
#define MP_TYPE_FLAG_LAYOUT_SHAPE (0x4000)  // mp_shape_t: the three words behind the header
#define MP_TYPE_FLAG_LAYOUT_CODE (0x5000)   // mp_code_t: the cache and the constants
#define MP_TYPE_FLAG_LAYOUT_MASK (0x7000)
#else
#define MP_TYPE_FLAG_LAYOUT_SHAPE (0)
#define MP_TYPE_FLAG_LAYOUT_CODE (0)
#define MP_TYPE_FLAG_LAYOUT_MASK (0x3000)
#endif

// What a type begins with. The indexes are those into slots[] plus one; 0 for a slot the type does not have.
#define MP_OBJ_TYPE_HEAD \
    mp_obj_base_t base; \
    uint16_t flags; \
    uint16_t name; /* qstr */ \
    uint8_t slot_index_make_new; \
    uint8_t slot_index_print; \
    uint8_t slot_index_call; \
    uint8_t slot_index_unary_op; \
    uint8_t slot_index_binary_op; \
    uint8_t slot_index_attr; \
    uint8_t slot_index_subscr; \
    uint8_t slot_index_iter; \
    uint8_t slot_index_buffer; \
    uint8_t slot_index_protocol; \
    uint8_t slot_index_parent; \
    uint8_t slot_index_locals_dict;

struct _mp_obj_type_t {
    MP_OBJ_TYPE_HEAD
    const void *slots[];
};

#define MP_OBJ_TYPE_HAS_SLOT(t, f) ((t)->slot_index_##f)
#define MP_OBJ_TYPE_GET_SLOT(t, f) (MP_SLOT_TYPE_##f((t)->slots[(t)->slot_index_##f - 1]))
#define MP_OBJ_TYPE_GET_SLOT_OR_NULL(t, f) \
    (MP_SLOT_TYPE_##f((t)->slot_index_##f ? (t)->slots[(t)->slot_index_##f - 1] : NULL))
#define MP_OBJ_TYPE_SET_SLOT(t, f, v, n) \
    ((t)->slot_index_##f = (n) + 1, (t)->slots[(n)] = (const void *)(v))
#define MP_OBJ_TYPE_OFFSETOF_SLOT(f) (offsetof(mp_obj_type_t, slot_index_##f))

#define MP_SLOT_TYPE_make_new (mp_make_new_fun_t)
#define MP_SLOT_TYPE_print (mp_print_fun_t)
#define MP_SLOT_TYPE_call (mp_call_fun_t)
#define MP_SLOT_TYPE_unary_op (mp_unary_op_fun_t)
#define MP_SLOT_TYPE_binary_op (mp_binary_op_fun_t)
#define MP_SLOT_TYPE_attr (mp_attr_fun_t)
#define MP_SLOT_TYPE_subscr (mp_subscr_fun_t)
#define MP_SLOT_TYPE_iter (const void *)
#define MP_SLOT_TYPE_buffer (mp_buffer_fun_t)
#define MP_SLOT_TYPE_protocol (const void *)
#define MP_SLOT_TYPE_parent (const void *)
#define MP_SLOT_TYPE_locals_dict (struct _mp_obj_dict_t *)

// MP_DEFINE_CONST_OBJ_TYPE(obj_name, MP_QSTR_name, flags, slot, value, slot, value, ...): up to 12 slots.
// A macro of the caller's may stand for some of the pairs.
#define MP_DEFINE_CONST_OBJ_TYPE(...) MP_DEFINE_CONST_OBJ_TYPE_EXPANDED(__VA_ARGS__)
#define MP_DEFINE_CONST_OBJ_TYPE_EXPANDED(obj_name, type_name, type_flags, ...) \
    const mp_obj_type_t obj_name = { .base = { &mp_type_type }, \
        .flags = (type_flags), \
        .name = (type_name), \
        MP_TYPE_CAT(MP_TYPE_SLOTS_, MP_TYPE_NARGS(0, ##__VA_ARGS__))(0, ##__VA_ARGS__) }

// clang-format off
#define MP_TYPE_CAT(a, b) MP_TYPE_CAT_(a, b)
#define MP_TYPE_CAT_(a, b) a##b
#define MP_TYPE_NARGS(...) MP_TYPE_NARGS_(__VA_ARGS__, \
    12, X, 11, X, 10, X, 9, X, 8, X, 7, X, 6, X, 5, X, 4, X, 3, X, 2, X, 1, X, 0)
#define MP_TYPE_NARGS_(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, \
    a21, a22, a23, a24, n, ...) n
#define MP_TYPE_SLOTS_0(z) .slots = {0}
#define MP_TYPE_SLOTS_1(z, f1, v1) .slot_index_##f1 = 1, .slots = {v1}
#define MP_TYPE_SLOTS_2(z, f1, v1, f2, v2) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slots = {v1, v2}
#define MP_TYPE_SLOTS_3(z, f1, v1, f2, v2, f3, v3) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slots = {v1, v2, v3}
#define MP_TYPE_SLOTS_4(z, f1, v1, f2, v2, f3, v3, f4, v4) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, \
    .slots = {v1, v2, v3, v4}
#define MP_TYPE_SLOTS_5(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slots = {v1, v2, v3, v4, v5}
#define MP_TYPE_SLOTS_6(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slots = {v1, v2, v3, v4, v5, v6}
#define MP_TYPE_SLOTS_7(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6, f7, v7) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slot_index_##f7 = 7, .slots = {v1, v2, v3, v4, v5, v6, v7}
#define MP_TYPE_SLOTS_8(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6, f7, v7, f8, v8) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slot_index_##f7 = 7, .slot_index_##f8 = 8, .slots = {v1, v2, v3, v4, v5, v6, v7, v8}
#define MP_TYPE_SLOTS_9(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6, f7, v7, f8, v8, f9, v9) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slot_index_##f7 = 7, .slot_index_##f8 = 8, .slot_index_##f9 = 9, \
    .slots = {v1, v2, v3, v4, v5, v6, v7, v8, v9}
#define MP_TYPE_SLOTS_10(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6, f7, v7, f8, v8, f9, v9, f10, v10) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slot_index_##f7 = 7, .slot_index_##f8 = 8, .slot_index_##f9 = 9, \
    .slot_index_##f10 = 10, .slots = {v1, v2, v3, v4, v5, v6, v7, v8, v9, v10}
#define MP_TYPE_SLOTS_11(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6, f7, v7, f8, v8, f9, v9, f10, v10, f11, v11) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slot_index_##f7 = 7, .slot_index_##f8 = 8, .slot_index_##f9 = 9, \
    .slot_index_##f10 = 10, .slot_index_##f11 = 11, .slots = {v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11}
#define MP_TYPE_SLOTS_12(z, f1, v1, f2, v2, f3, v3, f4, v4, f5, v5, f6, v6, f7, v7, f8, v8, f9, v9, f10, v10, f11, v11, \
        f12, v12) \
    .slot_index_##f1 = 1, .slot_index_##f2 = 2, .slot_index_##f3 = 3, .slot_index_##f4 = 4, .slot_index_##f5 = 5, \
    .slot_index_##f6 = 6, .slot_index_##f7 = 7, .slot_index_##f8 = 8, .slot_index_##f9 = 9, \
    .slot_index_##f10 = 10, .slot_index_##f11 = 11, .slot_index_##f12 = 12, \
    .slots = {v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12}
// clang-format on

extern const mp_obj_type_t mp_type_type;
extern const mp_obj_type_t mp_type_object;
extern const mp_obj_type_t mp_type_NoneType;
extern const mp_obj_type_t mp_type_ellipsis;
extern const mp_obj_type_t mp_type_NotImplementedType;
extern const mp_obj_type_t mp_type_bool;
extern const mp_obj_type_t mp_type_int;
extern const mp_obj_type_t mp_type_float;
extern const mp_obj_type_t mp_type_complex;
extern const mp_obj_type_t mp_type_str;
extern const mp_obj_type_t mp_type_bytes;
extern const mp_obj_type_t mp_type_bytearray;
extern const mp_obj_type_t mp_type_memoryview;
extern const mp_obj_type_t mp_type_array;
extern const mp_obj_type_t mp_type_tuple;
extern const mp_obj_type_t mp_type_list;
extern const mp_obj_type_t mp_type_map;  // the built-in map()
extern const mp_obj_type_t mp_type_enumerate;
extern const mp_obj_type_t mp_type_filter;
extern const mp_obj_type_t mp_type_zip;
extern const mp_obj_type_t mp_type_reversed;
extern const mp_obj_type_t mp_type_deque;
extern const mp_obj_type_t mp_type_dict;
extern const mp_obj_type_t mp_type_ordereddict;
extern const mp_obj_type_t mp_type_range;
extern const mp_obj_type_t mp_type_set;
extern const mp_obj_type_t mp_type_frozenset;
extern const mp_obj_type_t mp_type_slice;
extern const mp_obj_type_t mp_type_module;
extern const mp_obj_type_t mp_type_staticmethod;
extern const mp_obj_type_t mp_type_classmethod;
extern const mp_obj_type_t mp_type_property;
extern const mp_obj_type_t mp_type_super;
extern const mp_obj_type_t mp_type_attrtuple;
extern const mp_obj_type_t mp_type_bound_meth;
extern const mp_obj_type_t mp_type_cell;
extern const mp_obj_type_t mp_type_code;
extern const mp_obj_type_t mp_type_fun_py;  // a function written in Python
extern const mp_obj_type_t mp_type_gen_instance;
extern const mp_obj_type_t mp_type_fun_builtin_0;
extern const mp_obj_type_t mp_type_fun_builtin_1;
extern const mp_obj_type_t mp_type_fun_builtin_2;
extern const mp_obj_type_t mp_type_fun_builtin_3;
extern const mp_obj_type_t mp_type_fun_builtin_var;
extern const mp_obj_type_t mp_type_polymorph_iter;  // an iterator whose next() is its first field after the base
extern const mp_obj_type_t mp_type_polymorph_iter_with_finaliser;
extern const mp_obj_type_t mp_type_stringio;
extern const mp_obj_type_t mp_type_bytesio;
extern const mp_obj_type_t mp_type_fileio;
extern const mp_obj_type_t mp_type_textio;

// The built-in exceptions are one table (py/objects/exctypes.c), at whose end are the slots that all of them share.
typedef struct _mp_exception_type_t {
    MP_OBJ_TYPE_HEAD
    const void *parent;
} mp_exception_type_t;

typedef struct _mp_exception_types_t {
    mp_exception_type_t
#if MICROPY_PY_ASYNC_AWAIT
        StopAsyncIteration,
#endif
#if MICROPY_PY_BUILTINS_STR_UNICODE || MICROPY_CPYTHON_COMPAT
        UnicodeError,
#endif
        BaseException, SystemExit, KeyboardInterrupt, GeneratorExit, Exception, StopIteration,
        ArithmeticError, OverflowError, ZeroDivisionError, AssertionError, AttributeError, EOFError,
        ImportError, LookupError, IndexError, KeyError, MemoryError, NameError, OSError,
        RuntimeError, NotImplementedError, SyntaxError, IndentationError, TypeError, ValueError;
    const void *slots[3];
} mp_exception_types_t;

extern const mp_exception_types_t mp_exception_types;

#define MP_EXCEPTION_TYPE(name) \
    (*(const mp_obj_type_t *)((const char *)&mp_exception_types \
        + offsetof(mp_exception_types_t, name)))
#define mp_type_BaseException MP_EXCEPTION_TYPE(BaseException)
#define mp_type_ArithmeticError MP_EXCEPTION_TYPE(ArithmeticError)
#define mp_type_AssertionError MP_EXCEPTION_TYPE(AssertionError)
#define mp_type_AttributeError MP_EXCEPTION_TYPE(AttributeError)
#define mp_type_EOFError MP_EXCEPTION_TYPE(EOFError)
#define mp_type_Exception MP_EXCEPTION_TYPE(Exception)
#define mp_type_GeneratorExit MP_EXCEPTION_TYPE(GeneratorExit)
#define mp_type_ImportError MP_EXCEPTION_TYPE(ImportError)
#define mp_type_IndentationError MP_EXCEPTION_TYPE(IndentationError)
#define mp_type_IndexError MP_EXCEPTION_TYPE(IndexError)
#define mp_type_KeyError MP_EXCEPTION_TYPE(KeyError)
#define mp_type_KeyboardInterrupt MP_EXCEPTION_TYPE(KeyboardInterrupt)
#define mp_type_LookupError MP_EXCEPTION_TYPE(LookupError)
#define mp_type_MemoryError MP_EXCEPTION_TYPE(MemoryError)
#define mp_type_NameError MP_EXCEPTION_TYPE(NameError)
#define mp_type_NotImplementedError MP_EXCEPTION_TYPE(NotImplementedError)
#define mp_type_OSError MP_EXCEPTION_TYPE(OSError)
#define mp_type_OverflowError MP_EXCEPTION_TYPE(OverflowError)
#define mp_type_RuntimeError MP_EXCEPTION_TYPE(RuntimeError)
#define mp_type_StopAsyncIteration MP_EXCEPTION_TYPE(StopAsyncIteration)
#define mp_type_StopIteration MP_EXCEPTION_TYPE(StopIteration)
#define mp_type_SyntaxError MP_EXCEPTION_TYPE(SyntaxError)
#define mp_type_SystemExit MP_EXCEPTION_TYPE(SystemExit)
#define mp_type_TypeError MP_EXCEPTION_TYPE(TypeError)
#define mp_type_UnicodeError MP_EXCEPTION_TYPE(UnicodeError)
#define mp_type_ValueError MP_EXCEPTION_TYPE(ValueError)
#define mp_type_ZeroDivisionError MP_EXCEPTION_TYPE(ZeroDivisionError)

// ---- asking about an object -------------------------------------------------------------------------------------

const mp_obj_type_t *mp_obj_get_type(mp_const_obj_t o_in);  // never NULL for a value Python code can see
const char *mp_obj_get_type_str(mp_const_obj_t o_in);
qstr mp_obj_get_type_qstr(mp_const_obj_t o_in);
bool mp_obj_is_subclass_fast(mp_const_obj_t object, mp_const_obj_t classinfo);  // both are types

// Where size matters more than speed these are functions (obj.c).
#if MICROPY_OPT_FAST_PATHS
static inline bool mp_obj_is_exact_obj_type(mp_const_obj_t o, const mp_obj_type_t *t) {
    return mp_obj_is_obj(o) && ((const mp_obj_base_t *)o)->type == t;
}
#define mp_obj_is_int(o) (mp_obj_is_small_int(o) || mp_obj_is_exact_obj_type(o, &mp_type_int))
#define mp_obj_is_str(o) (mp_obj_is_qstr(o) || mp_obj_is_exact_obj_type(o, &mp_type_str))
static inline const mp_obj_type_t *mp_obj_get_type_inline(mp_const_obj_t o) {
    return MP_LIKELY(mp_obj_is_obj(o)) ? ((const mp_obj_base_t *)o)->type : mp_obj_get_type(o);
}
#else
bool mp_obj_is_exact_obj_type(mp_const_obj_t o, const mp_obj_type_t *t);
bool mp_obj_is_int(mp_const_obj_t o);
bool mp_obj_is_str(mp_const_obj_t o);
#define mp_obj_get_type_inline(o) mp_obj_get_type(o)
#endif
#define mp_obj_is_type(o, t) (mp_obj_get_type_inline(o) == (t))
#define mp_obj_is_exact_type(o, t) mp_obj_is_type(o, t)
#define mp_obj_is_str_or_bytes(o) (mp_obj_is_str(o) || mp_obj_is_exact_obj_type(o, &mp_type_bytes))
#define mp_obj_is_bool(o) ((o) == mp_const_false || (o) == mp_const_true)
bool mp_obj_is_dict_or_ordereddict(mp_obj_t o);
#define mp_obj_is_fun(o) \
    (mp_obj_is_obj(o) && (((mp_obj_base_t *)(o))->type->flags & MP_TYPE_FLAG_BINDS_SELF))

#if MICROPY_PY_BUILTINS_FLOAT
static inline bool mp_obj_is_float(mp_const_obj_t o) {
    return mp_obj_is_immediate_float(o) || mp_obj_is_exact_obj_type(o, &mp_type_float);
}
#else
#define mp_obj_is_float(o) (false)
#endif

// ---- making objects ---------------------------------------------------------------------------------------------
// All may raise MemoryError.

// A cleared block for an object with the type filled in.
#define mp_obj_malloc(struct_type, obj_type) \
    ((struct_type *)mp_obj_malloc_helper(sizeof(struct_type), obj_type))
#define mp_obj_malloc_var(struct_type, var_field, var_type, var_num, obj_type) \
    ((struct_type *)mp_obj_malloc_helper( \
        offsetof(struct_type, var_field) + sizeof(var_type) * (var_num), obj_type))
#define mp_obj_malloc_with_finaliser(struct_type, obj_type) \
    ((struct_type *)mp_obj_malloc_with_finaliser_helper(sizeof(struct_type), obj_type))
void *mp_obj_malloc_helper(size_t num_bytes, const mp_obj_type_t *type);
void *mp_obj_malloc_with_finaliser_helper(size_t num_bytes, const mp_obj_type_t *type);

static inline mp_obj_t mp_obj_new_bool(mp_int_t x) {
    return x ? mp_const_true : mp_const_false;
}
mp_obj_t mp_obj_new_type(qstr name, mp_obj_t bases_tuple, mp_obj_t locals_dict);
mp_obj_t mp_obj_new_cell(mp_obj_t obj);
mp_obj_t mp_obj_new_int(mp_int_t value);
mp_obj_t mp_obj_new_int_from_uint(mp_uint_t value);
mp_obj_t mp_obj_new_int_from_ll(long long val);
mp_obj_t mp_obj_new_int_from_ull(unsigned long long val);
// Digits only, already checked; reads as far as it can and moves *str.
mp_obj_t mp_obj_new_int_from_str_len(const char **str, size_t len, bool neg, unsigned int base);
#if MICROPY_PY_BUILTINS_FLOAT
mp_obj_t mp_obj_new_int_from_float(mp_float_t val);
#endif
mp_obj_t mp_obj_new_str(const char *data, size_t len);  // raises UnicodeError if not UTF-8
mp_obj_t mp_obj_new_str_from_cstr(const char *str);
mp_obj_t mp_obj_new_str_from_vstr(vstr_t *vstr);       // takes the buffer over; checks UTF-8
mp_obj_t mp_obj_new_str_from_utf8_vstr(vstr_t *vstr);  // known to be UTF-8
mp_obj_t mp_obj_new_str_via_qstr(const char *data, size_t len);
mp_obj_t mp_obj_new_bytes_from_vstr(vstr_t *vstr);
mp_obj_t mp_obj_new_bytes(const byte *data, size_t len);
mp_obj_t mp_obj_new_bytearray(size_t n, const void *items);
mp_obj_t mp_obj_new_bytearray_by_ref(size_t n, void *items);
mp_obj_t mp_obj_new_memoryview(byte typecode, size_t nitems, void *items);
mp_obj_t mp_obj_new_tuple(size_t n, const mp_obj_t *items);  // items may be NULL: cleared
mp_obj_t mp_obj_new_list(size_t n, mp_obj_t *items);         // items may be NULL
mp_obj_t mp_obj_new_dict(size_t n_args);
mp_obj_t mp_obj_new_set(size_t n_args, mp_obj_t *items);
mp_obj_t mp_obj_new_slice(mp_obj_t start, mp_obj_t stop, mp_obj_t step);
mp_obj_t mp_obj_new_bound_meth(mp_obj_t meth, mp_obj_t self);
mp_obj_t mp_obj_new_getitem_iter(mp_obj_t *args, mp_obj_iter_buf_t *iter_buf);
mp_obj_t mp_obj_new_module(qstr module_name);
mp_obj_t mp_obj_new_attrtuple(const qstr *fields, size_t n, const mp_obj_t *items);
mp_obj_t mp_obj_new_exception(const mp_obj_type_t *exc_type);
mp_obj_t mp_obj_new_exception_args(
    const mp_obj_type_t *exc_type, size_t n_args, const mp_obj_t *args);
#define mp_obj_new_exception_arg1(exc_type, arg) mp_obj_new_exception_args((exc_type), 1, &(arg))
mp_obj_t mp_obj_new_exception_msg(const mp_obj_type_t *exc_type, mp_rom_error_text_t msg);
mp_obj_t mp_obj_new_exception_msg_varg(const mp_obj_type_t *exc_type, mp_rom_error_text_t fmt, ...);
mp_obj_t mp_obj_new_exception_msg_vlist(
    const mp_obj_type_t *exc_type, mp_rom_error_text_t fmt, va_list arg);

// ---- any object -------------------------------------------------------------------------------------------------

void mp_obj_print_helper(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind);
void mp_obj_print(mp_obj_t o, mp_print_kind_t kind);
void mp_obj_print_exception(const mp_print_t *print, mp_obj_t exc);  // with traceback
bool mp_obj_is_true(mp_obj_t arg);
bool mp_obj_is_callable(mp_obj_t o_in);
bool mp_obj_equal_not_equal_helper(mp_binary_op_t op, mp_obj_t o1, mp_obj_t o2);
mp_obj_t mp_obj_equal_not_equal(mp_binary_op_t op, mp_obj_t o1, mp_obj_t o2);
bool mp_obj_equal(mp_obj_t o1, mp_obj_t o2);
mp_obj_t mp_obj_len(mp_obj_t o_in);        // raises TypeError
mp_obj_t mp_obj_len_maybe(mp_obj_t o_in);  // MP_OBJ_NULL if it has none
mp_obj_t mp_obj_subscr(mp_obj_t base, mp_obj_t index, mp_obj_t val);
mp_obj_t mp_generic_unary_op(mp_unary_op_t op, mp_obj_t o_in);  // hash by address
mp_int_t mp_obj_hash(mp_obj_t o);  // Python's hash(); raises TypeError (Slipway)
mp_obj_t mp_identity(mp_obj_t self);
mp_obj_t mp_identity_getiter(mp_obj_t self, mp_obj_iter_buf_t *iter_buf);
bool mp_get_buffer(mp_obj_t obj, mp_buffer_info_t *bufinfo, mp_uint_t flags);
void mp_get_buffer_raise(mp_obj_t obj, mp_buffer_info_t *bufinfo, mp_uint_t flags);

// ---- numbers ----------------------------------------------------------------------------------------------------

mp_int_t mp_obj_get_int(mp_const_obj_t arg);            // raises TypeError, OverflowError
mp_int_t mp_obj_get_int_truncated(mp_const_obj_t arg);  // the low bits of a big one
bool mp_obj_get_int_maybe(mp_const_obj_t arg, mp_int_t *value);
mp_uint_t mp_obj_get_uint(mp_const_obj_t arg);
mp_int_t mp_obj_int_get_truncated(mp_const_obj_t self_in);  // of an int object
mp_int_t mp_obj_int_get_checked(mp_const_obj_t self_in);    // raises OverflowError
mp_uint_t mp_obj_int_get_uint_checked(mp_const_obj_t self_in);
int mp_obj_int_sign(mp_obj_t self_in);
#if MICROPY_PY_BUILTINS_FLOAT
mp_float_t mp_obj_get_float(mp_obj_t self_in);  // raises TypeError
bool mp_obj_get_float_maybe(mp_obj_t arg, mp_float_t *value);
// A float too large or small to be immediate.
typedef struct _mp_obj_float_t {
    mp_obj_base_t base;
    mp_float_t value;
} mp_obj_float_t;
// Of a float object, immediate or boxed.
static inline mp_float_t mp_obj_float_get(mp_obj_t self_in) {
    return mp_obj_is_immediate_float(self_in) ? mp_obj_immediate_float_value(self_in)
                                              : ((mp_obj_float_t *)self_in)->value;
}
#endif

// ---- text -------------------------------------------------------------------------------------------------------

qstr mp_obj_str_get_qstr(mp_obj_t self_in);        // interns; raises TypeError
const char *mp_obj_str_get_str(mp_obj_t self_in);  // zero-terminated; raises TypeError
const char *mp_obj_str_get_data(mp_obj_t self_in, size_t *len);  // str or bytes; raises TypeError
void mp_str_print_quoted(
    const mp_print_t *print, const byte *str_data, size_t str_len, bool is_bytes);
mp_obj_t mp_obj_str_intern(mp_obj_t str);
mp_obj_t mp_obj_str_intern_checked(mp_obj_t obj);
bool mp_obj_str_equal(mp_obj_t s1, mp_obj_t s2);

typedef struct _mp_obj_str_t mp_obj_str_t;

// ---- containers -------------------------------------------------------------------------------------------------

void mp_obj_get_array(mp_obj_t o, size_t *len, mp_obj_t **items);  // tuple or list; raises TypeError
void mp_obj_get_array_fixed_n(mp_obj_t o, size_t len, mp_obj_t **items);
size_t mp_get_index(
    const mp_obj_type_t *type, size_t len, mp_obj_t index, bool is_slice);  // raises IndexError

typedef struct _mp_obj_tuple_t {
    mp_obj_base_t base;
    size_t len;
    mp_obj_t items[];
} mp_obj_tuple_t;
typedef struct _mp_rom_obj_tuple_t {
    mp_obj_base_t base;
    size_t len;
    mp_rom_obj_t items[];
} mp_rom_obj_tuple_t;
extern const mp_obj_tuple_t mp_const_empty_tuple_obj;
#define mp_const_empty_tuple (MP_OBJ_FROM_PTR(&mp_const_empty_tuple_obj))
void mp_obj_tuple_get(mp_obj_t self_in, size_t *len, mp_obj_t **items);
void mp_obj_tuple_del(mp_obj_t self_in);
mp_int_t mp_obj_tuple_hash(mp_obj_t self_in);
bool mp_obj_is_tuple_compatible(
    mp_obj_t o);  // tuple, namedtuple, attrtuple, or a subclass's instance of none

typedef struct _mp_obj_list_t {
    mp_obj_base_t base;
    size_t alloc;
    size_t len;
    mp_obj_t *items;  // a GC_KIND_VALUES block of alloc
} mp_obj_list_t;
void mp_obj_list_init(mp_obj_list_t *o, size_t n);
mp_obj_t mp_obj_list_append(mp_obj_t self_in, mp_obj_t arg);
mp_obj_t mp_obj_list_remove(mp_obj_t self_in, mp_obj_t value);
void mp_obj_list_get(mp_obj_t self_in, size_t *len, mp_obj_t **items);
void mp_obj_list_set_len(mp_obj_t self_in, size_t len);
void mp_obj_list_store(mp_obj_t self_in, mp_obj_t index, mp_obj_t value);
mp_obj_t mp_obj_list_sort(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);

typedef struct _mp_obj_dict_t {
    mp_obj_base_t base;
    mp_map_t map;
} mp_obj_dict_t;
mp_obj_t mp_obj_dict_get(mp_obj_t self_in, mp_obj_t index);  // raises KeyError
mp_obj_t mp_obj_dict_store(mp_obj_t self_in, mp_obj_t key, mp_obj_t value);
mp_obj_t mp_obj_dict_delete(mp_obj_t self_in, mp_obj_t key);
mp_obj_t mp_obj_dict_copy(mp_obj_t self_in);
size_t mp_obj_dict_len(mp_obj_t self_in);
static inline mp_map_t *mp_obj_dict_get_map(mp_obj_t dict) {
    return &((mp_obj_dict_t *)MP_OBJ_TO_PTR(dict))->map;
}
void mp_obj_set_store(mp_obj_t self_in, mp_obj_t item);

#define MP_DEFINE_CONST_MAP(map_name, table_name) \
    const mp_map_t map_name = { .all_keys_are_qstrs = 1, \
        .is_fixed = 1, \
        .is_ordered = 1, \
        .used = MP_ARRAY_SIZE(table_name), \
        .alloc = MP_ARRAY_SIZE(table_name), \
        .table = (mp_map_elem_t *)(mp_rom_map_elem_t *)table_name }
#define MP_DEFINE_CONST_DICT_WITH_SIZE(dict_name, table_name, n) \
    const mp_obj_dict_t dict_name = { .base = { &mp_type_dict }, \
        .map = { .all_keys_are_qstrs = 1, \
            .is_fixed = 1, \
            .is_ordered = 1, \
            .used = n, \
            .alloc = n, \
            .table = (mp_map_elem_t *)(mp_rom_map_elem_t *)table_name } }
#define MP_DEFINE_CONST_DICT(dict_name, table_name) \
    MP_DEFINE_CONST_DICT_WITH_SIZE(dict_name, table_name, MP_ARRAY_SIZE(table_name))

typedef struct _mp_obj_module_t {
    mp_obj_base_t base;
    mp_obj_dict_t *globals;
} mp_obj_module_t;
static inline mp_obj_dict_t *mp_obj_module_get_globals(mp_obj_t module) {
    return ((mp_obj_module_t *)MP_OBJ_TO_PTR(module))->globals;
}

typedef struct {
    mp_int_t start;
    mp_int_t stop;
    mp_int_t step;
} mp_bound_slice_t;
void mp_obj_slice_indices(mp_obj_t self_in, mp_int_t length, mp_bound_slice_t *result);
bool mp_seq_get_fast_slice_indexes(
    mp_uint_t len, mp_obj_t slice, mp_bound_slice_t *indexes);  // true: step is 1

// ---- calls, classes, exceptions ---------------------------------------------------------------------------------

void mp_obj_cell_set(mp_obj_t self_in, mp_obj_t obj);
mp_obj_t mp_obj_cell_get(mp_obj_t self_in);
mp_obj_t mp_obj_instance_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf);
// The native base of an instance of a class derived from a built-in type; MP_OBJ_NULL if it has none.
mp_obj_t mp_obj_cast_to_native_base(mp_obj_t self_in, mp_const_obj_t native_type);
bool mp_obj_is_native_exception_instance(mp_obj_t self_in);
bool mp_obj_is_exception_type(mp_obj_t self_in);
bool mp_obj_is_exception_instance(mp_obj_t self_in);
bool mp_obj_exception_match(mp_obj_t exc, mp_const_obj_t exc_type);  // exc_type may be a tuple
void mp_obj_exception_clear_traceback(mp_obj_t self_in);
void mp_obj_exception_add_traceback(mp_obj_t self_in, qstr file, size_t line, qstr block);
void mp_obj_exception_get_traceback(
    mp_obj_t self_in, size_t *n, size_t **values);  // triples file, line, block
mp_obj_t mp_obj_exception_get_value(mp_obj_t self_in);
mp_obj_t mp_obj_exception_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t mp_alloc_emergency_exception_buf(mp_obj_t size_in);
void mp_init_emergency_exception_buf(void);
mp_obj_t mp_obj_get_attr_by_qstr(mp_obj_t o, qstr attr);
const mp_obj_t *mp_obj_property_get(mp_obj_t self_in, size_t *n_proxy);  // getter, setter, deleter

// ---- sequences: what list, tuple, str and bytes share -----------------------------------------------------------

void mp_seq_multiply(const void *items, size_t item_sz, size_t len, size_t times, void *dest);
bool mp_seq_cmp_bytes(mp_uint_t op, const byte *data1, size_t len1, const byte *data2, size_t len2);
bool mp_seq_cmp_objs(
    mp_uint_t op, const mp_obj_t *items1, size_t len1, const mp_obj_t *items2, size_t len2);
mp_obj_t mp_seq_index_obj(const mp_obj_t *items, size_t len, size_t n_args, const mp_obj_t *args);
mp_obj_t mp_seq_count_obj(const mp_obj_t *items, size_t len, mp_obj_t value);
mp_obj_t mp_seq_extract_slice(const mp_obj_t *seq, mp_bound_slice_t *indexes);

#endif  // SLIPWAY_PY_OBJ_H
