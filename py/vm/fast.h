// Fast paths of the interpreter loop: operations on small integers, immediate floats and the commonest containers that
// need no more than a few machine instructions. Each says whether it has done the job. None allocates: a float that is
// not immediate is left to the general way.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_VM_FAST_H
#define SLIPWAY_PY_VM_FAST_H

#include "py/objects/iterators.h"
#include "py/runtime.h"

#define MP_BOTH_INT(a, b) (((((mp_uint_t)(a) ^ 1) | ((mp_uint_t)(b) ^ 1)) & 3) == 0)

#if MICROPY_PY_BUILTINS_FLOAT && !MP_FLOAT_ALWAYS_BOXED
// clang-format off
#define MP_BOTH_FLOAT(a, b) ((mp_uint_t)(a) & (mp_uint_t)(b) & 2)
#define MP_FLOAT_OF(a) mp_obj_immediate_float_value(a)
#define MP_FAST_FLOAT(op) \
    if (MP_BOTH_FLOAT(a, b)) { \
        return mp_obj_float_immediate(MP_FLOAT_OF(a) op MP_FLOAT_OF(b), x); \
    } \
    /* A small integer beside a float, exact in a double's 53 bits or a float's 24. */ \
    if (((mp_uint_t)(b) & 3) == 1 && mp_obj_is_immediate_float(a) && mp_fast_exact(b)) { \
        return mp_obj_float_immediate(MP_FLOAT_OF(a) op (mp_float_t)MP_OBJ_SMALL_INT_VALUE(b), x); \
    } \
    if (((mp_uint_t)(a) & 3) == 1 && mp_obj_is_immediate_float(b) && mp_fast_exact(a)) { \
        return mp_obj_float_immediate((mp_float_t)MP_OBJ_SMALL_INT_VALUE(a) op MP_FLOAT_OF(b), x); \
    }
// clang-format on
static inline bool mp_fast_exact(mp_obj_t o) {
    const mp_int_t max = (mp_int_t)1
        << (sizeof(mp_float_t) == 4 ? 24 : MIN(53, sizeof(mp_int_t) * 8 - 2));
    mp_int_t v = MP_OBJ_SMALL_INT_VALUE(o);
    return v <= max && v >= -max;
}
#else
#define MP_BOTH_FLOAT(a, b) (0)
#define MP_FLOAT_OF(a) (0)
#define MP_FAST_FLOAT(op)
#endif

static inline bool mp_fast_add(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_LIKELY(MP_BOTH_INT(a, b))) {
        return !__builtin_add_overflow((mp_int_t)a, (mp_int_t)b - 1, (mp_int_t *)x);
    }
    MP_FAST_FLOAT(+)
    return false;
}

static inline bool mp_fast_sub(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_LIKELY(MP_BOTH_INT(a, b))) {
        return !__builtin_sub_overflow((mp_int_t)a, (mp_int_t)b - 1, (mp_int_t *)x);
    }
    MP_FAST_FLOAT(-)
    return false;
}

static inline bool mp_fast_mul(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_LIKELY(MP_BOTH_INT(a, b))) {
        mp_int_t product;
        if (__builtin_mul_overflow((mp_int_t)a - 1, (mp_int_t)b >> 2, &product)) {
            return false;
        }
        *x = (mp_obj_t)(product + 1);
        return true;
    }
    MP_FAST_FLOAT(*)
    return false;
}

static inline bool mp_fast_truediv(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
#if MICROPY_PY_BUILTINS_FLOAT && !MP_FLOAT_ALWAYS_BOXED
    if (mp_obj_is_immediate_float(b) ? MP_FLOAT_OF(b) == 0 : b == MP_OBJ_NEW_SMALL_INT(0)) {
        return false;
    }
    if (MP_BOTH_INT(a, b)) {
        if (!mp_fast_exact(a) || !mp_fast_exact(b)) {
            return false;
        }
        return mp_obj_float_immediate(
            (mp_float_t)MP_OBJ_SMALL_INT_VALUE(a) / (mp_float_t)MP_OBJ_SMALL_INT_VALUE(b), x);
    }
    MP_FAST_FLOAT(/)
#else
    (void)a, (void)b, (void)x;
#endif
    return false;
}

static inline bool mp_fast_floordiv(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_BOTH_INT(a, b) && (mp_int_t)b > 1) {
        mp_int_t n = MP_OBJ_SMALL_INT_VALUE(a), d = MP_OBJ_SMALL_INT_VALUE(b);
        mp_int_t q = n / d;
        *x = MP_OBJ_NEW_SMALL_INT(q - (q * d > n));
        return true;
    }
    return false;
}

static inline bool mp_fast_mod(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_BOTH_INT(a, b) && (mp_int_t)b > 1) {
        mp_int_t d = MP_OBJ_SMALL_INT_VALUE(b);
        mp_int_t m = MP_OBJ_SMALL_INT_VALUE(a) % d;
        *x = MP_OBJ_NEW_SMALL_INT(m < 0 ? m + d : m);
        return true;
    }
    return false;
}

static inline bool mp_fast_or(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    *x = (mp_obj_t)((mp_uint_t)a | (mp_uint_t)b);
    return MP_BOTH_INT(a, b);
}

static inline bool mp_fast_and(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    *x = (mp_obj_t)((mp_uint_t)a & (mp_uint_t)b);
    return MP_BOTH_INT(a, b);
}

static inline bool mp_fast_xor(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    *x = (mp_obj_t)(((mp_uint_t)a ^ (mp_uint_t)b) | 1);
    return MP_BOTH_INT(a, b);
}

static inline bool mp_fast_shl(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_BOTH_INT(a, b)
        && (mp_uint_t)b < (mp_uint_t)MP_OBJ_NEW_SMALL_INT(sizeof(mp_int_t) * 8 - 2)) {
        mp_int_t v = MP_OBJ_SMALL_INT_VALUE(a);
        unsigned n = MP_OBJ_SMALL_INT_VALUE(b);
        mp_int_t shifted = (mp_int_t)((mp_uint_t)v << n);
        *x = MP_OBJ_NEW_SMALL_INT(shifted);
        return shifted >> n == v && MP_SMALL_INT_FITS(shifted);
    }
    return false;
}

static inline bool mp_fast_shr(mp_obj_t a, mp_obj_t b, mp_obj_t *x) {
    if (MP_BOTH_INT(a, b)
        && (mp_uint_t)b < (mp_uint_t)MP_OBJ_NEW_SMALL_INT(sizeof(mp_int_t) * 8 - 2)) {
        *x = MP_OBJ_NEW_SMALL_INT(MP_OBJ_SMALL_INT_VALUE(a) >> MP_OBJ_SMALL_INT_VALUE(b));
        return true;
    }
    return false;
}

// 0 or 1, or -1 for "ask the types".
#define mp_fast_compare(a_in, b_in, op) \
    ({ \
        mp_obj_t a_ = (a_in), b_ = (b_in); \
        MP_LIKELY(MP_BOTH_INT(a_, b_)) ? (mp_int_t)a_ op(mp_int_t) b_ \
            : MP_BOTH_FLOAT(a_, b_)    ? MP_FLOAT_OF(a_) op MP_FLOAT_OF(b_) \
                                       : -1; \
    })
#define mp_fast_equal(a_in, b_in, op) \
    ({ \
        mp_obj_t a_ = (a_in), b_ = (b_in); \
        MP_LIKELY(MP_BOTH_INT(a_, b_)) || (mp_obj_is_qstr(a_) && mp_obj_is_qstr(b_)) ? a_ op b_ \
            : MP_BOTH_FLOAT(a_, b_) ? MP_FLOAT_OF(a_) op MP_FLOAT_OF(b_) \
                                    : -1; \
    })

// Where an item of a list, tuple or dict is; NULL for "ask the type". May run Python code and raise, for a dict.
static inline mp_obj_t *mp_fast_item(mp_obj_t o, mp_obj_t index) {
#if MICROPY_OPT_FAST_PATHS
    if (mp_obj_is_obj(o)) {
        const mp_obj_type_t *type = ((mp_obj_base_t *)o)->type;
        if (type == &mp_type_list || type == &mp_type_tuple) {
            if (mp_obj_is_small_int(index)) {
                mp_int_t i = MP_OBJ_SMALL_INT_VALUE(index);
                bool list = type == &mp_type_list;
                size_t len = list ? ((mp_obj_list_t *)o)->len : ((mp_obj_tuple_t *)o)->len;
                mp_obj_t *items = list ? ((mp_obj_list_t *)o)->items : ((mp_obj_tuple_t *)o)->items;
                if (i < 0) {
                    i += len;
                }
                if ((mp_uint_t)i < len) {
                    return &items[i];
                }
            }
        } else if (type == &mp_type_dict) {
            mp_map_elem_t *elem = mp_map_lookup(&((mp_obj_dict_t *)o)->map, index, MP_MAP_LOOKUP);
            if (elem != NULL) {
                return &elem->value;
            }
        }
    }
#else
    (void)o, (void)index;
#endif
    return NULL;
}

static inline bool mp_fast_store(mp_obj_t o, mp_obj_t index, mp_obj_t value) {
#if MICROPY_OPT_FAST_PATHS
    if (mp_obj_is_exact_obj_type(o, &mp_type_list) && mp_obj_is_small_int(index)) {
        mp_obj_list_t *list = o;
        mp_int_t i = MP_OBJ_SMALL_INT_VALUE(index);
        if (i < 0) {
            i += list->len;
        }
        if ((mp_uint_t)i < list->len) {
            list->items[i] = value;
            return true;
        }
    }
#else
    (void)o, (void)index, (void)value;
#endif
    return false;
}

// The next item of a list's, tuple's or range's iterator; MP_OBJ_NULL at the end, and for other types.
static inline mp_obj_t mp_fast_next(mp_obj_t o, const mp_obj_type_t *type) {
#if MICROPY_OPT_FAST_PATHS
    if (type == &mp_type_list_it) {
        mp_obj_list_it_t *it = o;
        mp_obj_list_t *list = it->list;
        if (list != NULL && it->cur < list->len) {
            return list->items[it->cur++];
        }
    } else if (type == &mp_type_range_it) {
        mp_obj_range_it_t *it = o;
        mp_int_t cur = it->cur;
        if (it->left > 0 && MP_SMALL_INT_FITS(cur)) {
            it->left--;
            it->cur = (mp_int_t)((mp_uint_t)cur + (mp_uint_t)it->step);
            return MP_OBJ_NEW_SMALL_INT(cur);
        }
    } else if (type == &mp_type_tuple_it) {
        mp_obj_tuple_it_t *it = o;
        mp_obj_tuple_t *tuple = it->tuple;
        if (tuple != NULL && it->cur < tuple->len) {
            return tuple->items[it->cur++];
        }
    }
#else
    (void)o, (void)type;
#endif
    return MP_OBJ_NULL;
}

#endif  // SLIPWAY_PY_VM_FAST_H
