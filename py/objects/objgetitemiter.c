// Iteration over an object that has __getitem__ and no __iter__: indices from 0 until IndexError.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"
#include "py/objects/iterators.h"

typedef struct _mp_obj_getitem_it_t {
    mp_obj_base_t base;
    mp_obj_t method;  // __getitem__ and its self
    mp_obj_t self;
    mp_obj_t index;
} mp_obj_getitem_it_t;

static mp_obj_t getitem_it_iternext(mp_obj_t self_in) {
    mp_obj_getitem_it_t *self = MP_OBJ_TO_PTR(self_in);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t call[3] = { self->method, self->self, self->index };
        mp_obj_t value = mp_call_method_n_kw(1, 0, call);
        nlr_pop();
        self->index = MP_OBJ_NEW_SMALL_INT(MP_OBJ_SMALL_INT_VALUE(self->index) + 1);
        return value;
    }
    const mp_obj_type_t *type = ((mp_obj_base_t *)nlr.ret_val)->type;
    if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_IndexError))
        || mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        return MP_OBJ_STOP_ITERATION;
    }
    nlr_jump(nlr.ret_val);
}

static MP_DEFINE_CONST_OBJ_TYPE(mp_type_getitem_it, MP_QSTR_iterator,
    MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES, iter, getitem_it_iternext);

// args: __getitem__ and its self, as mp_load_method() gives them.
mp_obj_t mp_obj_new_getitem_iter(mp_obj_t *args, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_t method = args[0], self = args[1];  // the buffer may overlap them
    mp_obj_getitem_it_t *it = mp_iter_room(iter_buf, &mp_type_getitem_it);
    it->method = method;
    it->self = self;
    it->index = MP_OBJ_NEW_SMALL_INT(0);
    return MP_OBJ_FROM_PTR(it);
}
