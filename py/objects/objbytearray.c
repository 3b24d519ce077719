// bytearray, array and memoryview: items of one number type, side by side in a block. bytearray's
// methods are those of py/objects/objstr_methods.c.
// SPDX-License-Identifier: MIT

#include "py/binary.h"
#include "py/gc.h"
#include "py/objarray.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"
#include "py/objects/text.h"
#include "py/runtime.h"

#if MICROPY_PY_BUILTINS_BYTEARRAY || MICROPY_PY_ARRAY || MICROPY_PY_BUILTINS_MEMORYVIEW

// Set in the typecode of a bytearray or array that a memoryview looks into: its block is not freed
// when it is replaced by a larger one.
#define HAS_VIEWS (0x80)
#define TYPECODE(o) ((char)((o)->typecode & 0x7f))

static bool is_array(const mp_obj_array_t *o) {
    return MICROPY_PY_ARRAY && o->base.type == &mp_type_array;
}
static bool is_view(const mp_obj_array_t *o) {
    return MICROPY_PY_BUILTINS_MEMORYVIEW && o->base.type == &mp_type_memoryview;
}
static size_t item_size(const mp_obj_array_t *o) {
    return o->typecode == BYTEARRAY_TYPECODE ? 1 : mp_binary_get_size('@', TYPECODE(o), NULL);
}

// Empty arrays have no block: with nothing to move the pointers do not matter.
static void move(void *to, const void *from, size_t n) {
    if (n != 0) {
        memmove(to, from, n);
    }
}

// ---- making them --------------------------------------------------------------------------------

static void *new_items(char typecode, size_t n) {
    size_t size;
    if (__builtin_mul_overflow(n, mp_binary_get_size('@', typecode, NULL), &size)) {
        m_malloc_fail(SIZE_MAX);
    }
    return m_malloc_kind(size, typecode == 'O' ? GC_KIND_VALUES : GC_KIND_LEAF);
}

static mp_obj_array_t *array_new(const mp_obj_type_t *type, char typecode, size_t n) {
    void *items = new_items(typecode, n);
    mp_obj_array_t *o = mp_obj_malloc(mp_obj_array_t, type);
    o->typecode = (byte)typecode;
    o->free = 0;
    o->len = n;
    o->items = items;
    return o;
}

// Replaces old_n items at pos by room for new_n others, and returns where that is.
static byte *array_splice(mp_obj_array_t *o, size_t pos, size_t old_n, size_t new_n, bool amortize) {
    size_t size = item_size(o), len = o->len - old_n + new_n, alloc = o->len + o->free;
    if (len > alloc) {
        size_t new_alloc = amortize ? len + len / 4 + 8 : len;
        if (new_alloc > PTRDIFF_MAX / size) {
            m_malloc_fail(SIZE_MAX);
        }
        if ((o->typecode & HAS_VIEWS) || !o->items) {
            void *items = new_items(TYPECODE(o), new_alloc);
            move(items, o->items, o->len * size);
            o->items = items;
            o->typecode &= (byte)~HAS_VIEWS;
        } else {
            o->items = m_realloc(o->items, alloc * size, new_alloc * size);
        }
        alloc = new_alloc;
    }
    byte *at = (byte *)o->items + pos * size;
    move(at + new_n * size, at + old_n * size, (o->len - pos - old_n) * size);
    o->len = len;
    // Room that cannot be noted down is forgotten.
    o->free = MIN(alloc - len, SIZE_MAX >> 8);
    return at;
}

#if MICROPY_PY_BUILTINS_BYTEARRAY
mp_obj_t mp_obj_new_bytearray(size_t n, const void *items) {
    mp_obj_array_t *o = array_new(&mp_type_bytearray, BYTEARRAY_TYPECODE, n);
    if (items) {
        move(o->items, items, n);
    }
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t mp_obj_new_bytearray_by_ref(size_t n, void *items) {
    mp_obj_array_t *o = mp_obj_malloc(mp_obj_array_t, &mp_type_bytearray);
    // The block is the caller's: growing copies it, and leaves it alone.
    o->typecode = BYTEARRAY_TYPECODE | HAS_VIEWS;
    o->len = n;
    o->items = items;
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t bytearray_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, 3, false);
    (void)type;
    return mp_text_make_bytes(&mp_type_bytearray, n_args, args);
}
#endif

static void check_writable(const mp_obj_array_t *o) {
    if (is_view(o) && !(o->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW)) {
        mp_raise_TypeError(MP_ERROR_TEXT("cannot modify read-only memory"));
    }
}

// Converts a value to an item. That may run Python code, so it comes before looking at the items.
static void to_item(const mp_obj_array_t *o, mp_obj_t value, byte *item) {
    if (TYPECODE(o) == BYTEARRAY_TYPECODE) {
        *item = mp_text_get_byte(value);
    } else {
        mp_binary_set_val_array(TYPECODE(o), item, 0, value);
    }
}

static void array_set(mp_obj_array_t *o, size_t i, mp_obj_t value) {
    byte item[8];
    if (MICROPY_OPT_FAST_PATHS && TYPECODE(o) == BYTEARRAY_TYPECODE && mp_obj_is_small_int(value)
        && (mp_uint_t)MP_OBJ_SMALL_INT_VALUE(value) < 256) {
        ((byte *)o->items)[i] = (byte)MP_OBJ_SMALL_INT_VALUE(value);
        return;
    }
    to_item(o, value, item);
    if (i < o->len) {
        size_t size = item_size(o);
        memcpy((byte *)o->items + i * size, item, size);
    }
}

static mp_obj_t array_append(mp_obj_t self_in, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    byte item[8];
    to_item(self, value, item);
    memcpy(array_splice(self, self->len, 0, 1, true), item, item_size(self));
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_obj_array_append_obj, array_append);

// The bytes of what is put into self by extend(), + and slice assignment: those of an array of the
// same type, or any bytes for a bytearray. False if it is nothing of the kind. They never lie in
// self's own block.
static bool source_bytes(const mp_obj_array_t *self, mp_obj_t value, text_t *t) {
    if (mp_obj_is_str(value) || !mp_text_try(value, t)) {
        return false;
    }
    if (is_array(self) || is_view(self)) {
        mp_buffer_info_t bufinfo;
        mp_get_buffer_raise(value, &bufinfo, MP_BUFFER_READ);
        char typecode = (char)(bufinfo.typecode == BYTEARRAY_TYPECODE ? 'B' : bufinfo.typecode);
        if (typecode != (TYPECODE(self) == BYTEARRAY_TYPECODE ? 'B' : TYPECODE(self))) {
            return false;
        }
    }
    const byte *own = self->items;
    if (t->data >= own && t->data < own + (self->len + self->free) * item_size(self)) {
        text_t copy;
        mp_text_get(mp_obj_new_bytes(t->data, t->len), &copy);
        *t = copy;
    }
    return true;
}

static mp_obj_t array_extend(mp_obj_t self_in, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    text_t t;
    if (source_bytes(self, value, &t)) {
        byte *to = array_splice(self, self->len, 0, t.len / item_size(self), true);
        move(to, t.data, t.len);
        return mp_const_none;
    }
    if (mp_obj_is_type(value, &mp_type_array)) {
        mp_raise_TypeError(MP_ERROR_TEXT("can only extend with array of same kind"));
    }
    mp_obj_iter_buf_t iter_buf;
    mp_obj_t it = mp_getiter(value, &iter_buf);
    for (mp_obj_t item; (item = mp_iternext(it)) != MP_OBJ_STOP_ITERATION;) {
        array_append(self_in, item);
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_obj_array_extend_obj, array_extend);

#if MICROPY_PY_ARRAY
static mp_obj_t array_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 2, false);
    const char *typecode = mp_obj_str_get_str(args[0]);
    if (!*typecode || !strchr("bBhHiIlLqQfdOPS", *typecode) || typecode[1]) {
        mp_raise_ValueError(MP_ERROR_TEXT("bad typecode"));
    }
    mp_obj_array_t *o = array_new(&mp_type_array, *typecode, 0);
    if (n_args > 1) {
        text_t t;
        if (mp_obj_is_exact_obj_type(args[1], &mp_type_bytes)
            || (MICROPY_PY_BUILTINS_BYTEARRAY
                && mp_obj_is_exact_obj_type(args[1], &mp_type_bytearray))) {
            // Raw memory, unless it would be taken for references.
            mp_text_get(args[1], &t);
            size_t size = item_size(o);
            if (t.len % size || *typecode == 'O' || *typecode == 'S') {
                mp_raise_ValueError(MP_ERROR_TEXT("bytes length not a multiple of item size"));
            }
            move(array_splice(o, 0, 0, t.len / size, false), t.data, t.len);
        } else {
            mp_obj_iter_buf_t iter_buf;
            mp_obj_t it = mp_getiter(args[1], &iter_buf);
            for (mp_obj_t item; (item = mp_iternext(it)) != MP_OBJ_STOP_ITERATION;) {
                array_append(MP_OBJ_FROM_PTR(o), item);
            }
        }
    }
    return MP_OBJ_FROM_PTR(o);
}
#endif

#if MICROPY_PY_BUILTINS_MEMORYVIEW
mp_obj_t mp_obj_new_memoryview(byte typecode, size_t nitems, void *items) {
    mp_obj_array_t *o = mp_obj_malloc(mp_obj_array_t, &mp_type_memoryview);
    o->typecode = typecode;
    o->free = 0;
    o->len = nitems;
    o->items = items;
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t memoryview_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    mp_buffer_info_t bufinfo;
    if (mp_obj_is_str(args[0])) {
        mp_raise_TypeError(MP_ERROR_TEXT("a bytes-like object is required"));
    }
    bool writable = mp_get_buffer(args[0], &bufinfo, MP_BUFFER_WRITE);
    if (!writable) {
        mp_get_buffer_raise(args[0], &bufinfo, MP_BUFFER_READ);
    }
    mp_obj_t source = args[0];
    if (mp_obj_get_type_inline(source)->flags & MP_TYPE_FLAG_INSTANCE_TYPE) {
        source = mp_obj_cast_to_native_base(source, &mp_type_bytearray);
    }
    if (source != MP_OBJ_NULL
        && (mp_obj_is_type(source, &mp_type_bytearray)
            || (MICROPY_PY_ARRAY && mp_obj_is_type(source, &mp_type_array)))) {
        ((mp_obj_array_t *)MP_OBJ_TO_PTR(source))->typecode |= HAS_VIEWS;
    }
    char typecode = (char)(bufinfo.typecode == BYTEARRAY_TYPECODE ? 'B' : bufinfo.typecode);
    return mp_obj_new_memoryview((byte)(typecode | (writable ? MP_OBJ_ARRAY_TYPECODE_FLAG_RW : 0)),
        bufinfo.len / mp_binary_get_size('@', typecode, NULL), bufinfo.buf);
}
#endif

// ---- indexes ------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_SLICE
static mp_obj_t array_get_slice(mp_obj_array_t *self, const mp_bound_slice_t *s, size_t count) {
    size_t size = item_size(self);
    const byte *from = (const byte *)self->items + (count ? (size_t)s->start * size : 0);
#if MICROPY_PY_BUILTINS_MEMORYVIEW
    if (is_view(self)) {
        if (s->step != 1) {
            mp_raise_NotImplementedError(
                MP_ERROR_TEXT("only slices with step=1 (aka None) are supported"));
        }
        return mp_obj_new_memoryview((byte)self->typecode, count, (byte *)from);
    }
#endif
    mp_obj_array_t *o = array_new(self->base.type, TYPECODE(self), count);
    byte *to = o->items;
    if (s->step == 1) {
        move(to, from, count * size);
    } else {
        for (; count--; from += s->step * (mp_int_t)size, to += size) {
            memcpy(to, from, size);
        }
    }
    return MP_OBJ_FROM_PTR(o);
}

static void array_delete_slice(mp_obj_array_t *self, const mp_bound_slice_t *s, size_t count) {
    if (s->step == 1 || count <= 1) {
        array_splice(self, count ? (size_t)s->start : 0, count, 0, false);
        return;
    }
    // From the last index to the first, so that those to come keep their places.
    mp_int_t i = s->step > 0 ? s->start + s->step * (mp_int_t)(count - 1) : s->start;
    for (; count--; i -= s->step > 0 ? s->step : -s->step) {
        array_splice(self, (size_t)i, 1, 0, false);
    }
}

static mp_obj_t array_slice(mp_obj_array_t *self, mp_obj_t index, mp_obj_t value) {
    mp_bound_slice_t s;
    text_t t;
    if (value != MP_OBJ_SENTINEL && value != MP_OBJ_NULL && !source_bytes(self, value, &t)) {
        if (self->typecode != BYTEARRAY_TYPECODE
            && self->typecode != (BYTEARRAY_TYPECODE | HAS_VIEWS)) {
            mp_raise_TypeError(MP_ERROR_TEXT("can only assign array of same kind"));
        }
        mp_text_get(mp_text_make_bytes(&mp_type_bytes, 1, &value), &t);
    }
    // Only now: making bytes of the value may have changed the length.
    mp_seq_get_fast_slice_indexes(self->len, index, &s);
    size_t count = mp_slice_count(&s);
    if (value == MP_OBJ_SENTINEL) {
        return array_get_slice(self, &s, count);
    }
    check_writable(self);
    if (value == MP_OBJ_NULL) {
        if (is_view(self)) {
            return MP_OBJ_NULL;
        }
        array_delete_slice(self, &s, count);
        return mp_const_none;
    }
    size_t size = item_size(self), n = t.len / size;
    if (s.step == 1 && !is_view(self)) {
        move(array_splice(self, (size_t)s.start, count, n, false), t.data, n * size);
        return mp_const_none;
    }
    if (n != count) {
        mp_raise_ValueError(MP_ERROR_TEXT("lhs and rhs should be compatible"));
    }
    byte *to = (byte *)self->items + (count ? s.start * (mp_int_t)size : 0);
    for (; count--; to += s.step * (mp_int_t)size, t.data += size) {
        memcpy(to, t.data, size);
    }
    return mp_const_none;
}
#endif

static mp_obj_t array_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    index = mp_index_settled(index);
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_type(index, &mp_type_slice)) {
        return array_slice(self, index, value);
    }
#endif
    size_t i = mp_get_index(self->base.type, self->len, index, false);
    if (value == MP_OBJ_SENTINEL) {
        return mp_binary_get_val_array(TYPECODE(self), self->items, i);
    }
    check_writable(self);
    if (value == MP_OBJ_NULL) {
        if (is_view(self)) {
            return MP_OBJ_NULL;
        }
        array_splice(self, i, 1, 0, false);
    } else {
        array_set(self, i, value);
    }
    return mp_const_none;
}

// ---- operators ----------------------------------------------------------------------------------

static mp_obj_t array_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->len != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->len);
        default:
            return MP_OBJ_NULL;
    }
}

#if MICROPY_PY_ARRAY
// Compares item by item, as lists are.
static mp_obj_t array_compare(mp_binary_op_t op, const mp_obj_array_t *l, const mp_obj_array_t *r) {
    for (size_t i = 0; i < l->len && i < r->len; ++i) {
        mp_obj_t a = mp_binary_get_val_array(TYPECODE(l), l->items, i);
        mp_obj_t b = mp_binary_get_val_array(TYPECODE(r), r->items, i);
        if (!mp_obj_equal(a, b)) {
            return op == MP_BINARY_OP_EQUAL ? mp_const_false : mp_binary_op(op, a, b);
        }
    }
    return mp_binary_op(op, MP_OBJ_NEW_SMALL_INT(l->len), MP_OBJ_NEW_SMALL_INT(r->len));
}

static mp_obj_t array_repeat(const mp_obj_array_t *self, mp_obj_t times_in) {
    mp_int_t times;
    size_t n;
    if (!mp_obj_get_int_maybe(times_in, &times)) {
        return MP_OBJ_NULL;
    }
    if (__builtin_mul_overflow(self->len, (size_t)MAX(times, 0), &n)) {
        m_malloc_fail(SIZE_MAX);
    }
    mp_obj_array_t *o = array_new(&mp_type_array, TYPECODE(self), n);
    if (n) {
        mp_seq_multiply(self->items, item_size(self), self->len, (size_t)times, o->items);
    }
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t array_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    mp_obj_array_t *l = MP_OBJ_TO_PTR(lhs_in);
    mp_obj_array_t *r = mp_obj_is_exact_obj_type(rhs_in, &mp_type_array) ? MP_OBJ_TO_PTR(rhs_in)
                                                                         : NULL;
    switch (op) {
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
            return array_repeat(l, rhs_in);
        case MP_BINARY_OP_CONTAINS:
            for (size_t i = 0; i < l->len; ++i) {
                if (mp_obj_equal(mp_binary_get_val_array(TYPECODE(l), l->items, i), rhs_in)) {
                    return mp_const_true;
                }
            }
            return mp_const_false;
        case MP_BINARY_OP_INPLACE_ADD:
            if (!r) {
                return MP_OBJ_NULL;
            }
            array_extend(lhs_in, rhs_in);
            return lhs_in;
        case MP_BINARY_OP_ADD: {
            if (!r || TYPECODE(l) != TYPECODE(r)) {
                return MP_OBJ_NULL;
            }
            size_t size = item_size(l);
            mp_obj_array_t *o = array_new(&mp_type_array, TYPECODE(l), l->len + r->len);
            move(o->items, l->items, l->len * size);
            move((byte *)o->items + l->len * size, r->items, r->len * size);
            return MP_OBJ_FROM_PTR(o);
        }
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            return r ? array_compare(op, l, r) : MP_OBJ_NULL;
        default:
            return MP_OBJ_NULL;
    }
}
#endif

#if MICROPY_PY_BUILTINS_BYTEARRAY
static mp_obj_t bytearray_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op == MP_BINARY_OP_INPLACE_ADD) {
        text_t t;
        if (mp_obj_is_str(rhs_in) || !mp_text_try(rhs_in, &t)) {
            return MP_OBJ_NULL;
        }
        array_extend(lhs_in, rhs_in);
        return lhs_in;
    }
    return mp_obj_str_binary_op(op, lhs_in, rhs_in);
}
#endif

#if MICROPY_PY_BUILTINS_MEMORYVIEW
static mp_obj_t memoryview_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    text_t t;
    bool comparable = op == MP_BINARY_OP_EQUAL && !mp_obj_is_str(rhs_in) && mp_text_try(rhs_in, &t);
    return comparable || op == MP_BINARY_OP_CONTAINS ? mp_obj_str_binary_op(op, lhs_in, rhs_in)
                                                     : MP_OBJ_NULL;
}
#endif

// ---- printing, iteration, buffer ----------------------------------------------------------------

static void array_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    (void)kind;
    if (is_view(self)) {
        gc_pin(self);
        mp_printf(print, "<memory at %p>", (void *)self);
    } else if (!is_array(self)) {
        mp_print_str(print, "bytearray(b");
        mp_str_print_quoted(print, self->items, self->len, true);
        mp_print_str(print, ")");
    } else {
        mp_printf(print, "array('%c'", TYPECODE(self));
        for (size_t i = 0; i < self->len; ++i) {
            mp_print_str(print, i ? ", " : ", [");
            mp_obj_print_helper(
                print, mp_binary_get_val_array(TYPECODE(self), self->items, i), PRINT_REPR);
        }
        mp_print_str(print, self->len ? "])" : ")");
    }
}

// Fits an mp_obj_iter_buf_t.
typedef struct _array_iter_t {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t array;
    size_t pos;
} array_iter_t;

static mp_obj_t array_iternext(mp_obj_t self_in) {
    array_iter_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_array_t *array = MP_OBJ_TO_PTR(self->array);
    if (self->pos >= array->len) {
        return MP_OBJ_STOP_ITERATION;
    }
    return mp_binary_get_val_array(TYPECODE(array), array->items, self->pos++);
}

static mp_obj_t array_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    MP_STATIC_ASSERT(sizeof(array_iter_t) <= sizeof(mp_obj_iter_buf_t));
    array_iter_t *it = mp_iter_room(iter_buf, &mp_type_polymorph_iter);
    it->iternext = array_iternext;
    it->array = self_in;
    it->pos = 0;
    return MP_OBJ_FROM_PTR(it);
}

static mp_int_t array_get_buffer(mp_obj_t self_in, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    if ((flags & MP_BUFFER_WRITE) && is_view(self)
        && !(self->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW)) {
        return 1;
    }
    bufinfo->buf = self->items;
    bufinfo->len = self->len * item_size(self);
    bufinfo->typecode = TYPECODE(self);
    return 0;
}

#if MICROPY_PY_ARRAY || MICROPY_PY_BUILTINS_MEMORYVIEW
static void array_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_itemsize) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(item_size(self));
    } else if (attr == (is_view(self) ? MP_QSTR_format : MP_QSTR_typecode)) {
        char typecode = TYPECODE(self);
        dest[0] = mp_obj_new_str(&typecode, 1);
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}
#endif

// ---- types --------------------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_BYTEARRAY
MP_DEFINE_CONST_OBJ_TYPE(mp_type_bytearray, MP_QSTR_bytearray, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_STR,
    make_new, bytearray_make_new,
    print, array_print,
    unary_op, array_unary_op,
    binary_op, bytearray_binary_op,
    subscr, array_subscr,
    iter, array_getiter,
    buffer, array_get_buffer,
    locals_dict, &mp_text_bytearray_locals_dict);
#endif

#if MICROPY_PY_ARRAY
static const mp_rom_map_elem_t array_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&mp_obj_array_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&mp_obj_array_extend_obj) },
};
static MP_DEFINE_CONST_DICT(array_locals_dict, array_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_array, MP_QSTR_array, MP_TYPE_FLAG_LAYOUT_STR,
    make_new, array_make_new,
    print, array_print,
    unary_op, array_unary_op,
    binary_op, array_binary_op,
    attr, array_attr,
    subscr, array_subscr,
    iter, array_getiter,
    buffer, array_get_buffer,
    locals_dict, &array_locals_dict);
#endif

#if MICROPY_PY_BUILTINS_MEMORYVIEW
MP_DEFINE_CONST_OBJ_TYPE(mp_type_memoryview, MP_QSTR_memoryview, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_STR,
    make_new, memoryview_make_new,
    print, array_print,
    unary_op, array_unary_op,
    binary_op, memoryview_binary_op,
    attr, array_attr,
    subscr, array_subscr,
    iter, array_getiter,
    buffer, array_get_buffer);
#endif

#endif
