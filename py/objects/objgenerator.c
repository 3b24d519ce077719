// Generators and coroutines as objects: iteration, send(), throw(), close().
// SPDX-License-Identifier: MIT
#include "py/objects/objexcept.h"
#include "py/gc.h"
#include "py/runtime.h"
#include "py/vm/code.h"

mp_obj_t mp_obj_new_gen(mp_obj_fun_py_t *fun) {
    mp_obj_gen_t *o = mp_obj_malloc_var(
        mp_obj_gen_t, frame, mp_obj_t, fun->code->n_regs + 2, &mp_type_gen_instance);
    o->state = MP_GEN_NEW;
    o->frame[0] = MP_OBJ_FROM_PTR(fun);
    return MP_OBJ_FROM_PTR(o);
}

mp_vm_return_kind_t mp_obj_gen_resume(
    mp_obj_t self_in, mp_obj_t send, mp_obj_t throw_exc, mp_obj_t *ret_val) {
    return mp_vm_resume(MP_OBJ_TO_PTR(self_in), send, throw_exc, ret_val);
}

static void gen_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_gen_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_fun_py_t *fun = self->frame[0];
    gc_pin(MP_OBJ_TO_PTR(self_in));
    mp_printf(print, "<%s object '%q' at 0x%p>",
        fun->code->flags & MP_CODE_COROUTINE ? "coroutine" : "generator", mp_code_name(fun->code),
        (void *)self);
}

// A value yielded, or MP_OBJ_STOP_ITERATION with the value returned set aside.
static mp_obj_t resume(mp_obj_t self_in, mp_obj_t send, mp_obj_t throw_exc) {
    mp_obj_t value;
    switch (mp_obj_gen_resume(self_in, send, throw_exc, &value)) {
        case MP_VM_RETURN_YIELD:
            return value;
        case MP_VM_RETURN_NORMAL:
            return mp_make_stop_iteration(value == mp_const_none ? MP_OBJ_NULL : value);
        default:
            nlr_jump(MP_OBJ_TO_PTR(value));
    }
}

static mp_obj_t resume_or_raise(mp_obj_t self_in, mp_obj_t send, mp_obj_t throw_exc) {
    mp_obj_t value = resume(self_in, send, throw_exc);
    if (value == MP_OBJ_STOP_ITERATION) {
        mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
    }
    return value;
}

static mp_obj_t gen_iternext(mp_obj_t self_in) {
    return resume(self_in, mp_const_none, MP_OBJ_NULL);
}

static mp_obj_t gen_send(mp_obj_t self_in, mp_obj_t value) {
    return resume_or_raise(self_in, value, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(gen_send_obj, gen_send);

static mp_obj_t gen_throw(size_t n_args, const mp_obj_t *args) {
    // throw(exception), throw(type, value, traceback): the value may be the exception itself.
    mp_obj_t exc = args[1];
    if (n_args > 2 && args[2] != mp_const_none) {
        exc = mp_obj_is_exception_instance(args[2]) ? args[2] : mp_call_function_1(exc, args[2]);
    }
    return resume_or_raise(args[0], MP_OBJ_NULL, mp_make_raise_obj(exc));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(gen_throw_obj, 2, 4, gen_throw);

static mp_obj_t gen_close(mp_obj_t self_in) {
    mp_obj_t value;
    switch (mp_obj_gen_resume(
        self_in, mp_const_none, mp_obj_new_exception(&mp_type_GeneratorExit), &value)) {
        case MP_VM_RETURN_YIELD:
            mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("generator ignored GeneratorExit"));
        case MP_VM_RETURN_EXCEPTION:
            if (!mp_obj_exception_match(value, MP_OBJ_FROM_PTR(&mp_type_GeneratorExit))
                && !mp_obj_exception_match(value, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
                nlr_jump(MP_OBJ_TO_PTR(value));
            }
            break;
        default:
            break;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(gen_close_obj, gen_close);

static const mp_rom_map_elem_t gen_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&gen_close_obj) },
    { MP_ROM_QSTR(MP_QSTR_send), MP_ROM_PTR(&gen_send_obj) },
    { MP_ROM_QSTR(MP_QSTR_throw), MP_ROM_PTR(&gen_throw_obj) },
};
static MP_DEFINE_CONST_DICT(gen_locals, gen_locals_table);

// The layout is values throughout: the caller's registers, while the generator runs, are part of what is alive anyway.
MP_DEFINE_CONST_OBJ_TYPE(mp_type_gen_instance, MP_QSTR_generator,
    MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_LAYOUT_VALUES, print, gen_print, iter, gen_iternext,
    locals_dict, &gen_locals);
