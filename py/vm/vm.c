// Around the interpreter loop: entering it from C, the value stack, unwinding to exception handlers, generators.
// SPDX-License-Identifier: MIT
#include "py/heap/heap.h"
#include "py/nlr.h"
#include "py/objects/objexcept.h"
#include "py/objects/objtype.h"
#include "py/stackctrl.h"
#include "py/vm/code.h"

extern inline size_t mp_code_get_number(const byte **p);

// ---- the value stack --------------------------------------------------------------------------------------------

static size_t stack_slots(void) {
    size_t n = 0;
    for (const mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack); seg != NULL; seg = seg->prev) {
        n += seg->n_slots;
    }
    return n;
}

// Makes the newest segment one with room for n slots from vm_top on. A segment left behind is kept for the next time.
static void grow_stack(size_t n) {
    n += MP_STACK_SPARE;
    mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack);
    mp_stack_seg_t *next = seg != NULL ? seg->next : NULL;
    if (next == NULL || next->n_slots < n) {
        size_t n_slots = seg == NULL ? MICROPY_VM_STACK_SEGMENT
                                     : MIN(seg->n_slots * 2, MICROPY_VM_STACK_SEGMENT * 16u);
        n_slots = MAX(n_slots, n);
        if (stack_slots() + n_slots > MICROPY_VM_STACK_MAX) {
            mp_raise_recursion_depth();
        }
        next = gc_alloc(offsetof(mp_stack_seg_t, slots) + n_slots * sizeof(mp_obj_t), GC_KIND_LEAF);
        if (next == NULL && n_slots > n) {
            n_slots = n;
            next = gc_alloc(
                offsetof(mp_stack_seg_t, slots) + n_slots * sizeof(mp_obj_t), GC_KIND_LEAF);
        }
        if (next == NULL) {
            mp_raise_recursion_depth();
        }
        next->n_slots = n_slots;
        next->next = NULL;
        next->prev = seg;
        if (seg != NULL) {
            seg->next = next;
        }
    }
    next->prev_top = MP_STATE_THREAD(vm_top);
    MP_STATE_THREAD(vm_stack) = next;
    MP_STATE_THREAD(vm_top) = next->slots;
}

void mp_vm_init(void) {
    MP_STATE_THREAD(vm_stack) = NULL;
    MP_STATE_THREAD(vm_top) = MP_STATE_THREAD(vm_regs) = NULL;
    MP_STATE_THREAD(vm) = NULL;
#if MICROPY_GC_COMPACT
    // It never moves: so let it not come to lie in the middle of the heap.
    grow_stack(1);
#endif
}

// Takes the stack back to where it was before a frame began at that slot.
static void shrink_stack(mp_obj_t *start) {
    mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack);
    if (start == seg->slots && seg->prev != NULL) {
        // One spare segment is kept, as the next of the one before.
        seg->next = NULL;
        MP_STATE_THREAD(vm_stack) = seg->prev;
        MP_STATE_THREAD(vm_top) = seg->prev_top;
    } else {
        MP_STATE_THREAD(vm_top) = start;
    }
}

mp_obj_t *mp_vm_push_far(const mp_obj_fun_py_t *fun, mp_obj_t *caller) {
    size_t n = MP_FAR_WORDS + fun->code->n_regs;
    if (MP_STATE_THREAD(vm_stack) == NULL || MP_STATE_THREAD(vm_top) + n > mp_vm_limit()) {
        grow_stack(n);
    }
    mp_obj_t *start = MP_STATE_THREAD(vm_top);
    start[0] = MP_OBJ_NULL;
    start[1] = MP_OBJ_FROM_PTR(caller);
    start[2] = MP_OBJ_FROM_PTR(fun);
    // What earlier frames left here shall not be taken for values.
    for (size_t i = 3; i < n; i++) {
        start[i] = MP_OBJ_NULL;
    }
    MP_STATE_THREAD(vm_top) = start + n;
    return start + MP_FAR_WORDS;
}

void mp_vm_pop_far(mp_obj_t *r) {
    shrink_stack(r - MP_FAR_WORDS);
}

// Temporaries behind the arguments of the call that the running frame is in are over, and shall keep nothing alive.
static void clear_dead_temporaries(void) {
    const mp_vm_t *vm = MP_STATE_THREAD(vm);
    mp_obj_t *r = MP_STATE_THREAD(vm_regs);
    if (vm == NULL || vm->pc == NULL || ((mp_obj_fun_py_t *)r[-2])->code->flags & MP_CODE_GENERATOR) {
        return;
    }
    const byte *pc = vm->pc;
    mp_obj_t *end = r + pc[0] + 5;
    switch (pc[-1]) {
        case MP_OP_CALLM:
        case MP_OP_CALL:
            end += pc[1];
            break;
        case MP_OP_CALLKW:
        case MP_OP_CALLMKW:
            end += pc[1] + 2 * pc[2];
            break;
        default:
            return;
    }
    mp_obj_t *top = r + ((mp_obj_fun_py_t *)r[-2])->code->n_regs;
    if (top == MP_STATE_THREAD(vm_top)) {
        for (; end < top; end++) {
            *end = MP_OBJ_NULL;
        }
    }
}

void mp_vm_gc_mark_stack(void) {
    mp_class_forget_lookups();
    clear_dead_temporaries();
    mp_obj_t *top = MP_STATE_THREAD(vm_top);
    mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack);
    if (seg != NULL) {
        seg->next = NULL;
        memset(top, 0, (char *)(seg->slots + seg->n_slots) - (char *)top);
    }
    // To the collector the segments are leaves: what is in use of them is given here.
    for (; seg != NULL; seg = seg->prev) {
        gc_collect_root((void **)&seg, 1);
        gc_collect_root((void **)seg->slots, top - seg->slots);
        top = seg->prev_top;
    }
}

#if MICROPY_GC_COMPACT
// A generator that runs is known to the frames it called, and to vm_regs, by an address inside it.
static void hold_running(void *object) {
    if (((mp_obj_gen_t *)object)->state == MP_GEN_RUNNING) {
        gc_hold(object);
    }
}

void mp_vm_gc_hold(void) {
    mp_class_forget_lookups();
    for (mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack); seg != NULL; seg = seg->prev) {
        gc_hold(seg);
    }
    gc_each_object(&mp_type_gen_instance, hold_running);
}

void mp_vm_gc_update(void) {
    mp_obj_t *top = MP_STATE_THREAD(vm_top);
    for (mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack); seg != NULL; seg = seg->prev) {
        gc_update_values(seg->slots, top);
        top = seg->prev_top;
    }
}
#endif

// ---- exceptions -------------------------------------------------------------------------------------------------

void mp_code_info(const mp_code_t *code, mp_code_info_t *info) {
    const byte *p = (const byte *)&code->consts[mp_code_n_consts(code)];
    info->name = mp_code_get_number(&p);
    info->file = mp_code_get_number(&p);
    info->n_pos = code->exact_args != MP_CODE_INEXACT ? code->exact_args : mp_code_get_number(&p);
    for (size_t i = 0; i < MP_ARRAY_SIZE(info->extras); i++) {
        info->extras[i] = code->flags & MP_CODE_EXTRAS ? mp_code_get_number(&p) : 0;
    }
#if MP_CODE_COUNTS_NAMES
    info->n_names = mp_code_get_number(&p);
    info->lines_end = mp_code_bytes(code) - 1 - info->n_names * sizeof(qstr_short_t);
#endif
    size_t n_handlers = code->flags & MP_CODE_HANDLERS ? mp_code_get_number(&p) : 0;
    info->n_stores = code->flags & MP_CODE_STORES ? mp_code_get_number(&p) : 0;
    info->arg_names = p;
    info->handlers = p + (info->n_pos + info->n_kwonly) * 2;
    info->handlers_end = info->handlers + n_handlers;
}

MP_NOINLINE qstr mp_code_name(const mp_code_t *code) {
    const byte *p = (const byte *)&code->consts[mp_code_n_consts(code)];
    return mp_code_get_number(&p);
}

#if MICROPY_ENABLE_SOURCE_LINE
static size_t find_line(const mp_code_info_t *info, size_t offset) {
    const byte *p = info->handlers_end;
    size_t line = mp_code_get_number(&p);
    size_t at = 0;
    while (p < info->lines_end) {
        at += *p & MP_LINES_COUNT_MAX;
        if (at > offset) {
            break;
        }
        size_t step = *p++ >> MP_LINES_COUNT_BITS;
        if (step != MP_LINES_STEP_FAR) {
            line += step + MP_LINES_STEP_MIN;
        } else {
            step = mp_code_get_number(&p);
            line += step & 1 ? ~(step >> 1) : step >> 1;
        }
    }
    return line;
}

size_t mp_code_line(const mp_code_t *code, size_t offset) {
    mp_code_info_t info;
    mp_code_info(code, &info);
    return find_line(&info, offset);
}
#else
#define find_line(info, offset) 0
size_t mp_code_line(const mp_code_t *code, size_t offset) {
    (void)code, (void)offset;
    return 0;
}
#endif

// The innermost entry of the handler table for that place, of the kind that names a handler or of the kind that names
// the exception being handled: true if there is one. *at is where the handler is, or the exception's register.
static bool find_entry(
    const mp_code_info_t *info, size_t offset, bool handled, size_t *at, unsigned *reg) {
    const byte *p = info->handlers;
    const byte *end = info->handlers_end;
    while (p < end) {
        size_t start = mp_code_get_number(&p);
        size_t length = mp_code_get_number(&p);
        *at = mp_code_get_number(&p);
        *reg = *p++;
        if (offset - start < length && (*reg == MP_HANDLED) == handled) {
            *at += handled ? 0 : start + length;
            return true;
        }
    }
    return false;
}

#if MICROPY_CPYTHON_COMPAT
mp_obj_t mp_vm_handled_exception(const mp_vm_t *vm) {
    mp_obj_t *r = MP_STATE_THREAD(vm_regs);
    const byte *pc = vm->pc;
    while (r != NULL) {
        const mp_code_t *code = ((mp_obj_fun_py_t *)r[-2])->code;
        size_t at;
        unsigned reg;
        mp_code_info_t info;
        mp_code_info(code, &info);
        if (find_entry(&info, pc - 1 - mp_code_bytes(code), true, &at, &reg)) {
            return r[at];
        }
        mp_obj_t link = r[-1];
        if (MP_LINK_KIND(link) == MP_FRAME_ENTRY) {
            r = vm->outer_regs;
            vm = vm->outer;
            pc = vm == NULL ? NULL : vm->pc;
            continue;
        }
        r = code->flags & MP_CODE_GENERATOR ? mp_gen_of_frame(r)->caller
            : MP_LINK_KIND(link) == MP_FRAME_FAR || MP_LINK_KIND(link) == MP_FRAME_FAR_INIT
            ? r[-3]
            : r - MP_LINK_DELTA(link);
        pc = (byte *)((mp_obj_fun_py_t *)r[-2])->code + MP_LINK_OFFSET(link);
    }
    return MP_OBJ_NULL;
}

#endif

// A StopIteration that leaves a generator would end its user's loop without a word (PEP 479).
static void check_generator_exception(mp_vm_t *vm, const mp_code_t *code) {
    if (mp_obj_exception_match(vm->value, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        vm->value = mp_obj_new_exception_msg(&mp_type_RuntimeError,
            code->flags & MP_CODE_COROUTINE ? MP_ERROR_TEXT("coroutine raised StopIteration")
                                            : MP_ERROR_TEXT("generator raised StopIteration"));
    }
}

bool mp_vm_unwind(mp_vm_t *vm) {
    mp_obj_t *r = MP_STATE_THREAD(vm_regs);
    mp_obj_fun_py_t *fun = r[-2];
    // The end of an iterator that says so by an exception.
    if ((vm->pc[-1] == MP_OP_FORITER || vm->pc[-1] == MP_OP_FORUNPACK)
        && mp_obj_exception_match(vm->value, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        vm->pc += 4;
        return true;
    }
    bool traced = vm->reraised;
    vm->reraised = false;
    for (;;) {
        mp_code_t *code = fun->code;
        bool generator = code->flags & MP_CODE_GENERATOR;
        size_t offset = vm->pc - 1 - mp_code_bytes(code);
        MP_STATE_THREAD(vm_regs) = r;
        mp_code_info_t info;
        mp_code_info(code, &info);
        if (!traced) {
            mp_obj_exception_add_traceback(vm->value, info.file, find_line(&info, offset), info.name);
        }
        traced = false;
        size_t at;
        unsigned reg;
        if (find_entry(&info, offset, false, &at, &reg)) {
            r[reg] = vm->value;
            vm->pc = mp_code_bytes(code) + at;
            // The temporaries above the handler's are over; what they hold may be what used up the memory.
            for (size_t i = reg + 1; i < MIN(code->n_regs, 256u); i++) {
                r[i] = MP_OBJ_NULL;
            }
            if (!generator) {
                MP_STATE_THREAD(vm_top) = r + code->n_regs;
            }
            return true;
        }
        mp_obj_t link = r[-1];
        if (generator) {
            mp_obj_gen_t *gen = mp_gen_of_frame(r);
            gen->state = MP_GEN_DONE;
            check_generator_exception(vm, code);
            if (!MICROPY_OPT_FLAT_CALLS || MP_LINK_KIND(link) == MP_FRAME_ENTRY) {
                return false;
            }
            r = gen->caller;
            gen->caller = NULL;
        } else {
            switch (MP_LINK_KIND(link)) {
                case MP_FRAME_ENTRY:
                    return false;
                case MP_FRAME_FAR:
                case MP_FRAME_FAR_INIT: {
                    mp_obj_t *caller = r[-3];
                    mp_vm_pop_far(r);
                    r = caller;
                    break;
                }
                default:
                    r -= MP_LINK_DELTA(link);
                    break;
            }
        }
        fun = r[-2];
        vm->pc = (byte *)fun->code + MP_LINK_OFFSET(link);
    }
}

// ---- entering ---------------------------------------------------------------------------------------------------

// Runs the frame vm_regs, catching what C code raises; with an exception in vm->value to start with, unwinds first.
static mp_vm_return_kind_t run(mp_vm_t *vm, bool raise) {
    nlr_buf_t nlr;
    volatile bool raising = raise;
    vm->outer = MP_STATE_THREAD(vm);
    MP_STATE_THREAD(vm) = vm;
    for (;;) {
        if (nlr_push(&nlr) == 0) {
            mp_vm_return_kind_t kind = MP_VM_RETURN_EXCEPTION;
            if (!raising || mp_vm_unwind(vm)) {
                kind = mp_vm_interpret(vm);
            }
            nlr_pop();
            MP_STATE_THREAD(vm) = vm->outer;
            return kind;
        }
        MP_STATE_THREAD(vm) = vm;
        vm->value = MP_OBJ_FROM_PTR(nlr.ret_val);
        raising = true;
    }
}

mp_obj_t mp_vm_call(mp_obj_fun_py_t *fun, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    MP_STACK_CHECK();
    mp_obj_t *caller = MP_STATE_THREAD(vm_regs);
    if (fun->code->flags & MP_CODE_GENERATOR) {
        mp_obj_gen_t *gen = MP_OBJ_TO_PTR(mp_obj_new_gen(fun));
        mp_fun_py_bind(fun, n_args, n_kw, args, gen->frame + 2);
        return MP_OBJ_FROM_PTR(gen);
    }
    mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack);
    mp_obj_t *top = MP_STATE_THREAD(vm_top);
    mp_obj_t *r = mp_vm_push_far(fun, caller);
    bool complete = false;
    if (n_kw == 0 && n_args <= fun->code->exact_args) {
        for (size_t i = 0; i < MIN(n_args, fun->code->n_regs); i++) {
            r[i] = args[i];
        }
        complete = mp_fun_py_complete(fun, n_args, r);
    }
    if (!complete) {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) != 0) {
            mp_vm_pop_far(r);
            nlr_jump(nlr.ret_val);
        }
        mp_fun_py_bind(fun, n_args, n_kw, args, r);
        nlr_pop();
    }
    r[-1] = MP_LINK(0, 0, MP_FRAME_ENTRY);
    MP_STATE_THREAD(vm_regs) = r;
    mp_vm_t vm = { .pc = mp_code_bytes(fun->code), .outer_regs = caller };
    mp_vm_return_kind_t kind = run(&vm, false);
    MP_STATE_THREAD(vm_regs) = caller;
    if (seg == NULL) {
        shrink_stack(r - MP_FAR_WORDS);
    } else {
        MP_STATE_THREAD(vm_stack) = seg;
        MP_STATE_THREAD(vm_top) = top;
    }
    if (kind == MP_VM_RETURN_EXCEPTION) {
        nlr_jump(MP_OBJ_TO_PTR(vm.value));
    }
    return vm.value;
}

// ---- generators -------------------------------------------------------------------------------------------------

const byte *mp_vm_gen_begin(mp_obj_gen_t *gen, mp_obj_t send) {
    if (gen->state == MP_GEN_RUNNING) {
        mp_raise_ValueError(MP_ERROR_TEXT("generator already executing"));
    }
    if (send != mp_const_none) {
        mp_raise_TypeError(MP_ERROR_TEXT("can't send non-None value to a just-started generator"));
    }
    gen->state = MP_GEN_RUNNING;
    return mp_code_bytes(((mp_obj_fun_py_t *)gen->frame[0])->code);
}

// Hands an exception to the iterator that a generator delegates to. True if the generator goes on to run at vm->pc,
// false if it stays where it is, with a value yielded.
static bool throw_into_delegate(
    mp_vm_t *vm, mp_obj_gen_t *gen, const byte *pc, mp_obj_t exc, bool *raise) {
    mp_obj_t *r = gen->frame + 2;
    vm->pc = pc + 1;
    *raise = true;
    mp_obj_t value = MP_OBJ_NULL;
    switch (mp_resume(r[pc[2]], MP_OBJ_NULL, exc, &value)) {
        case MP_VM_RETURN_YIELD:
            vm->value = value;
            return false;
        case MP_VM_RETURN_NORMAL:
            r[pc[1]] = value == MP_OBJ_NULL ? mp_const_none : value;
            vm->pc = pc + 3;
            *raise = false;
            return true;
        default:
            vm->value = value;
            return true;
    }
}

mp_vm_return_kind_t mp_vm_resume(
    mp_obj_gen_t *gen, mp_obj_t send, mp_obj_t throw_exc, mp_obj_t *ret_val) {
    MP_STACK_CHECK();
    mp_obj_fun_py_t *fun = gen->frame[0];
    mp_obj_t state = gen->state;
    mp_vm_t vm = { .outer_regs = MP_STATE_THREAD(vm_regs) };
    bool raise = throw_exc != MP_OBJ_NULL;
    if (state == MP_GEN_DONE || (raise && state == MP_GEN_NEW)) {
        gen->state = MP_GEN_DONE;
        *ret_val = raise ? throw_exc : MP_OBJ_STOP_ITERATION;
        return raise ? MP_VM_RETURN_EXCEPTION : MP_VM_RETURN_NORMAL;
    }
    if (raise) {
        if (state == MP_GEN_RUNNING) {
            mp_raise_ValueError(MP_ERROR_TEXT("generator already executing"));
        }
        const byte *pc = (byte *)fun->code + MP_OBJ_SMALL_INT_VALUE(state);
        vm.pc = pc + 1;
        vm.value = throw_exc;
        gen->state = MP_GEN_RUNNING;
        if (pc[0] == MP_OP_YIELDFROM && !throw_into_delegate(&vm, gen, pc, throw_exc, &raise)) {
            gen->state = state;
            *ret_val = vm.value;
            return MP_VM_RETURN_YIELD;
        }
    } else {
        vm.pc = mp_gen_enter(gen, send);
    }
    mp_obj_t *caller = MP_STATE_THREAD(vm_regs);
    mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack);
    mp_obj_t *top = MP_STATE_THREAD(vm_top);
    gen->depth = MP_OBJ_NEW_SMALL_INT(1);
    gen->frame[1] = MP_LINK(0, 0, MP_FRAME_ENTRY);
    MP_STATE_THREAD(vm_regs) = gen->frame + 2;
    mp_vm_return_kind_t kind = run(&vm, raise);
    MP_STATE_THREAD(vm_regs) = caller;
    if (seg != NULL) {
        MP_STATE_THREAD(vm_stack) = seg;
        MP_STATE_THREAD(vm_top) = top;
    }
    *ret_val = vm.value;
    return kind;
}
