// Compiled code, functions, generators and frames: the structures that the code generator makes and the interpreter
// runs.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_VM_CODE_H
#define SLIPWAY_PY_VM_CODE_H

#include "py/obj.h"
#include "py/runtime.h"

typedef enum {
#define MP_OPCODE(name, operands) MP_OP_##name,
#include "py/vm/opcodes.h"
#undef MP_OPCODE
    MP_OP_COUNT,
} mp_opcode_t;

// What an inline cache remembers about one name of one function. A shape or a type found here is alive: the cache
// is scanned like the rest of the code object.
typedef struct _mp_cache_t {
    const void *key;  // shape of the instance, type of another object; for a global the version of all globals
    mp_obj_t value;  // method; slot number as a small integer; address of a global's value
} mp_cache_t;

// Code of one function, class body or module, for one dict of globals. One block: this header, the constants, what only
// slow paths need (mp_code_info_t), the table of exception handlers, the table of lines, the names that instructions
// refer to, the last one first, the number of constants (a byte), the instructions.
typedef struct _mp_code_t {
    mp_obj_base_t base;
    // Positional arguments when a call with just that many needs nothing but the frame, else MP_CODE_INEXACT.
    uint32_t exact_args : 8;
    uint32_t start : 24;  // of the instructions, in bytes from here
    uint16_t n_regs;      // registers of a frame, arguments first
    uint8_t flags;
    uint8_t heat : 3;              // MP_CODE_COLD less the misses; MP_CODE_WARM: there is a cache
    uint8_t n_quick_defaults : 5;  // of exact_args, the last that calls may leave out: mp_fun_py_complete()
#if MICROPY_DEBUG_PROFILE
    struct _mp_profile_t *profile;  // what is counted of it (py/vm/profile.h), or NULL; not in the heap
#endif
    // Values from here on.
    union {
        mp_obj_dict_t *globals;  // of cold code: mp_code_globals()
        mp_cache_t *cache;  // of warm code an entry for each name; cache[-1] has the class_epoch and the globals
    };
    mp_obj_t consts[];
} mp_code_t;

#define MP_CODE_INEXACT (255)
#define MP_CODE_STAR (1)         // *args, in the register after the keyword-only arguments
#define MP_CODE_DOUBLE_STAR (2)  // **kwargs, after that
#define MP_CODE_GENERATOR (4)
#define MP_CODE_KW_DEFAULTS (8)  // the function carries n_kwonly words of keyword-only defaults
#define MP_CODE_COROUTINE (16)   // made by async def
#define MP_CODE_EXTRAS (32)      // it has keyword-only arguments, defaults or cells
#define MP_CODE_HANDLERS (64)    // there is a handler table
#define MP_CODE_STORES (128)     // it gives attributes to its first argument
#define MP_CODE_QUICK_MAX (31)
// Where there are so many constants or more, the one before that is their number.
#define MP_CODE_MANY_CONSTS (255)
// Whether anybody needs to know how many names there are.
#define MP_CODE_COUNTS_NAMES (MICROPY_OPT_INLINE_CACHES || MICROPY_ENABLE_SOURCE_LINE)
#define MP_CODE_COLD (5)
#define MP_CODE_WARM (0)

static inline bool mp_code_is_warm(const mp_code_t *code) {
    return MICROPY_OPT_INLINE_CACHES && code->heat == MP_CODE_WARM;
}
// NULL: it has none yet, and has not run.
static inline mp_obj_dict_t *mp_code_globals(const mp_code_t *code) {
    return mp_code_is_warm(code) ? (mp_obj_dict_t *)code->cache[-1].value : code->globals;
}
static inline const byte *mp_code_bytes(const mp_code_t *code) {
    return (const byte *)code + code->start;
}

static inline size_t mp_code_n_consts(const mp_code_t *code) {
    size_t n = mp_code_bytes(code)[-1];
    return MICROPY_COMP_LARGE_FUNCTIONS && MP_UNLIKELY(n == MP_CODE_MANY_CONSTS)
        ? (size_t)MP_OBJ_SMALL_INT_VALUE(code->consts[n - 1])
        : n;
}
// A name that instructions refer to.
static inline qstr mp_code_used_name(const mp_code_t *code, size_t i) {
    qstr_short_t name;
    memcpy(&name, mp_code_bytes(code) - 1 - (i + 1) * sizeof(name), sizeof(name));
    return name;
}

// Numbers in the tables: seven bits a byte, low ones first, the top bit set on all but the last.
inline size_t mp_code_get_number(const byte **p) {
    size_t x = 0;
    unsigned shift = 0;
    byte b;
    do {
        b = *(*p)++;
        x |= (size_t)(b & 0x7f) << shift;
        shift += 7;
    } while (b & 0x80);
    return x;
}

// What slow paths need to know. In the code it is a row of numbers: name to n_cells, of which n_pos is there only if
// exact_args does not tell it and the last three only if the flag MP_CODE_EXTRAS is set, n_names, the size of the handler
// table, if MP_CODE_HANDLERS is, and n_stores, if MP_CODE_STORES is. The names of the arguments follow, two bytes each,
// and the tables.
typedef struct _mp_code_info_t {
    qstr name;
    qstr file;
    size_t n_pos;  // positional arguments
    union {
        struct {
            size_t n_kwonly;    // keyword-only arguments, their registers after the positional ones
            size_t n_defaults;  // of the last positional arguments
            size_t n_cells;     // cells that the function object carries
        };
        size_t extras[3];
    };
    size_t n_stores;        // how many attributes it gives to its first argument
    const byte *arg_names;  // of the positional and keyword-only arguments, for mp_code_arg_name()
    // Entries of four numbers, inner handlers first: start, length, distance of the handler from the end of the range,
    // register that receives the exception. Where the register is MP_HANDLED, no handler is meant: in that range, the
    // body of an except clause, the register given as distance holds the exception being handled.
    const byte *handlers;
    // Where lines are kept, their table begins here and ends at lines_end: the first line, then bytes that
    // hold a count of instruction bytes and the step in lines that comes after them (MP_LINES_xxx).
    const byte *handlers_end;
    const byte *lines_end;
    size_t n_names;
} mp_code_info_t;

void mp_code_info(const mp_code_t *code, mp_code_info_t *info);
qstr mp_code_name(const mp_code_t *code);
static inline qstr mp_code_arg_name(const byte *arg_names, size_t i) {
    qstr_short_t name;
    memcpy(&name, arg_names + i * sizeof(name), sizeof(name));
    return name;
}

#define MP_HANDLED (255)

// A byte of the line table: the count in the low bits, and above it the step less MP_LINES_STEP_MIN; or, as
// MP_LINES_STEP_FAR, a number that follows (zigzag: the sign in its lowest bit).
#define MP_LINES_COUNT_BITS (5)
#define MP_LINES_COUNT_MAX (31)
#define MP_LINES_STEP_MIN (-2)
#define MP_LINES_STEP_FAR (7)

size_t mp_code_line(const mp_code_t *code, size_t offset);  // 0 if lines are not kept

// Compiles a source for those globals and closes the lexer. is_repl: values of expression statements are shown;
// use_names: names at the top level are looked up in mp_locals_get() first. Raises SyntaxError.
mp_code_t *mp_compile_source(struct _mp_lexer_t *lex, mp_parse_input_kind_t kind, bool is_repl,
    bool use_names, mp_obj_dict_t *globals);
// Runs the code of a source, for those locals; returns what an expression has as its value.
mp_obj_t mp_code_execute(mp_code_t *code, mp_obj_dict_t *locals);

// A function: its code, and then the cells of the variables it shares with the functions around it, its defaults, and
// its keyword-only defaults (MP_OBJ_NULL: none).
typedef struct _mp_obj_fun_py_t {
    mp_obj_base_t base;
    mp_code_t *code;
    mp_obj_t extra[];
} mp_obj_fun_py_t;

// Whether a call with n positional arguments, in regs[], needs no more than these to run in a frame of these registers,
// once the commonest defaults, of functions that carry nothing else, have been added.
static inline bool mp_fun_py_complete(const mp_obj_fun_py_t *fun, size_t n, mp_obj_t *regs) {
    size_t missing = fun->code->exact_args - n, n_defaults = fun->code->n_quick_defaults;
    if (missing > n_defaults) {
        return false;
    }
    for (const mp_obj_t *from = &fun->extra[n_defaults - missing]; missing > 0; missing--) {
        regs[n++] = *from++;
    }
    return true;
}

typedef struct _mp_obj_cell_t {
    mp_obj_base_t base;
    mp_obj_t obj;  // MP_OBJ_NULL: unbound
} mp_obj_cell_t;

// ---- frames -----------------------------------------------------------------------------------------------------
//
// A frame is an array of registers r[]. Before it lie the function it runs and a word of linkage:
//   r[-2] the function    r[-1] the link, a small integer made by MP_LINK
// In a plain call these are registers of the caller, who laid the arguments out just so. A frame that does not
// continue its caller's (first of a segment, called from a generator or from C) has the caller's r at r[-3].

#define MP_LINK(offset, delta, kind) \
    MP_OBJ_NEW_SMALL_INT(((mp_int_t)(offset) << 11) | ((delta) << 3) | (kind))
#define MP_LINK_OFFSET(link) \
    (MP_OBJ_SMALL_INT_VALUE(link) >> 11)  // after the call, from the code object's address
#define MP_LINK_OFFSET_MAX ((size_t)MP_SMALL_INT_MAX >> 11)
#define MP_LINK_DELTA(link) \
    ((MP_OBJ_SMALL_INT_VALUE(link) >> 3) & 255)  // this r minus the caller's
#define MP_LINK_KIND(link) (MP_OBJ_SMALL_INT_VALUE(link) & 7)

typedef enum {
    MP_FRAME_CALL,      // return value goes to the caller's register
    MP_FRAME_INIT,      // __init__: the value of the call is the instance at r[-3]
    MP_FRAME_ENTRY,     // called from C: the interpreter loop returns
    MP_FRAME_FAR,       // like CALL, with the caller's r at r[-3]
    MP_FRAME_FAR_INIT,  // like INIT, with the caller's r at r[-3] and the instance at r[-4]
    MP_FRAME_FOR,       // a generator, run by FORITER
    MP_FRAME_FROM,      // a generator, run by YIELDFROM
} mp_frame_kind_t;

// A generator, and the frame it runs in.
typedef struct _mp_obj_gen_t {
    mp_obj_base_t base;
    mp_obj_t *caller;  // the caller's r while it runs
    mp_obj_t state;  // small integer: MP_GEN_xxx, or the offset of the YIELD or YIELDFROM it waits at
    mp_obj_t depth;  // small integer: generators running one inside the other without a frame on the stack
    mp_obj_t frame[];  // function, link, registers
} mp_obj_gen_t;

#define MP_GEN_NEW MP_OBJ_NEW_SMALL_INT(-1)
#define MP_GEN_RUNNING MP_OBJ_NEW_SMALL_INT(-2)
#define MP_GEN_DONE MP_OBJ_NEW_SMALL_INT(-3)
static inline mp_obj_gen_t *mp_gen_of_frame(mp_obj_t *r) {
    return (mp_obj_gen_t *)((char *)(r - 2) - offsetof(mp_obj_gen_t, frame));
}

// One piece of the value stack.
typedef struct _mp_stack_seg_t {
    struct _mp_stack_seg_t *prev;
    struct _mp_stack_seg_t *next;  // used before and kept, or NULL
    mp_obj_t *prev_top;            // vm_top when this one was begun
    size_t n_slots;
    mp_obj_t slots[];
} mp_stack_seg_t;

// The words before a far frame's r: [instance,] caller, function, link.
#define MP_FAR_WORDS (4)

// ---- the interpreter --------------------------------------------------------------------------------------------

// One activation of the interpreter, on the C stack.
typedef struct _mp_vm_t {
    const byte *pc;  // behind the operation of the instruction that may raise
    mp_obj_t value;  // returned, yielded, or the exception
    const struct _mp_vm_t *outer;  // the activation that this one interrupts, and the frame that was running there
    mp_obj_t *outer_regs;
    bool reraised;  // the exception has passed this place before: it is in the traceback already
} mp_vm_t;

// Runs the frame MP_STATE_THREAD(vm_regs) from vm->pc until an ENTRY frame returns, yields or is left by an exception.
mp_vm_return_kind_t mp_vm_interpret(mp_vm_t *vm);
// Takes vm->value, an exception, to the frame and place that handle it; false if an ENTRY frame is left by it.
bool mp_vm_unwind(mp_vm_t *vm);
// The exception that the running code, or what called it, is handling; MP_OBJ_NULL if there is none. (Where a bare raise
// is to know only of its own function's, there is no such function, and no MP_HANDLED.)
mp_obj_t mp_vm_handled_exception(const mp_vm_t *vm);
// A new frame for fun away from the caller's; returns its r, with the linkage but for the link itself filled in. Raises
// RuntimeError when the value stack may not grow.
mp_obj_t *mp_vm_push_far(const mp_obj_fun_py_t *fun, mp_obj_t *caller);
// Empties the value stack, in a heap that is new.
void mp_vm_init(void);
// Words behind the last frame of a segment, for arguments that are moved up to let others in before them.
#define MP_STACK_SPARE (MICROPY_OPT_FLAT_CALLS ? 4 : 0)
// Where the last frame of the value stack's newest segment has to end.
static inline mp_obj_t *mp_vm_limit(void) {
    mp_stack_seg_t *seg = MP_STATE_THREAD(vm_stack);
    return seg == NULL ? NULL : seg->slots + seg->n_slots - MP_STACK_SPARE;
}
// Gives up a far frame.
void mp_vm_pop_far(mp_obj_t *r);
// The first instruction of a generator that is to start; raises ValueError if it runs already, TypeError if there is
// something sent to it.
const byte *mp_vm_gen_begin(mp_obj_gen_t *gen, mp_obj_t send);

// The first instruction to run of a generator that is to go on, or to start, with a value sent; marks it as running.
static inline const byte *mp_gen_enter(mp_obj_gen_t *gen, mp_obj_t send) {
    mp_int_t state = MP_OBJ_SMALL_INT_VALUE(gen->state);
    if (MP_UNLIKELY(state < 0)) {
        return mp_vm_gen_begin(gen, send);
    }
    const byte *pc = (byte *)((mp_obj_fun_py_t *)gen->frame[0])->code + state;
    gen->frame[2 + pc[1]] = send;
    gen->state = MP_GEN_RUNNING;
    return pc[0] == MP_OP_YIELD ? pc + 3 : pc;
}

// The value stack does not limit generators that run generators.
#define MP_GEN_DEPTH_MAX (sizeof(void *) > 4 ? 5000 : 200)

// Makes a generator the running frame, resumed by the instruction of frame r that ends at next; kind FOR or FROM.
// Returns its first instruction. Raises as mp_gen_enter(), and RuntimeError when generators nest too deep.
static inline const byte *mp_gen_switch(
    mp_obj_gen_t *gen, mp_obj_t send, mp_obj_t *r, const byte *next, mp_frame_kind_t kind) {
    mp_code_t *code = ((mp_obj_fun_py_t *)r[-2])->code;
    mp_obj_t depth = MP_OBJ_NEW_SMALL_INT(1);
    if (code->flags & MP_CODE_GENERATOR) {
        depth = (mp_obj_t)((mp_int_t)mp_gen_of_frame(r)->depth + ((mp_int_t)1 << 2));
        if (MP_UNLIKELY((mp_int_t)depth > (mp_int_t)MP_OBJ_NEW_SMALL_INT(MP_GEN_DEPTH_MAX))) {
            mp_raise_recursion_depth();
        }
    }
    const byte *pc = mp_gen_enter(gen, send);
    gen->depth = depth;
    gen->frame[1] = MP_LINK(next - (byte *)code, 0, kind);
    gen->caller = r;
    MP_STATE_THREAD(vm_regs) = gen->frame + 2;
    return pc;
}

// Makes cold code warm: an empty cache takes the place of the globals. False if there is no memory for it.
bool mp_vm_make_cache(mp_code_t *code);

// ---- the slow paths, which also fill the inline caches (py/vm/cache.c)
mp_obj_t mp_vm_load_global(mp_code_t *code, size_t n);
void mp_vm_store_global(mp_code_t *code, size_t n, mp_obj_t value);
mp_obj_t mp_vm_load_attr(mp_code_t *code, size_t n, mp_obj_t obj);
void mp_vm_store_attr(mp_code_t *code, size_t n, mp_obj_t obj, mp_obj_t value);
void mp_vm_load_method(
    mp_code_t *code, size_t n, mp_obj_t obj, mp_obj_t *f);  // f[0] the function, f[2] self or null
void mp_vm_forget_caches(
    void);  // all that is remembered everywhere, as a class has got its first special accessor
bool mp_vm_range(mp_obj_t *r, size_t n);  // RANGE for small integers; false if it is something else

// ---- what single instructions do (py/vm/support.c)
// The entry of a global or built-in name; raises NameError.
mp_map_elem_t *mp_vm_find_global(mp_obj_dict_t *globals, qstr name);
mp_obj_t mp_vm_load_name(mp_obj_dict_t *globals, qstr name);
void mp_vm_delete_name(mp_obj_dict_t *dict, qstr name);
// Calls with the arguments of a list that is nobody else's, and those of a dict or None; or, if dict is False, with what
// list, then any iterable, gives.
mp_obj_t mp_vm_call_spread(mp_obj_t fun, mp_obj_t list, mp_obj_t dict);
mp_obj_t mp_vm_awaitable(mp_obj_t o);
mp_obj_t mp_vm_new_set(size_t n, const mp_obj_t *items);
mp_obj_t mp_vm_new_dict(size_t n, const mp_obj_t *pairs);
void mp_vm_set_add(mp_obj_t set, mp_obj_t item);
void mp_vm_list_extend(mp_obj_t list, mp_obj_t iterable);
void mp_vm_set_update(mp_obj_t set, mp_obj_t iterable);
void mp_vm_dict_update(mp_obj_t dict, mp_obj_t other, bool as_keywords);
mp_obj_t mp_vm_format(mp_obj_t value, int conversion, mp_obj_t spec);
void mp_vm_set_cause(mp_obj_t exc, mp_obj_t cause);
bool mp_vm_exception_match(mp_obj_t exc, mp_obj_t type);
mp_obj_t mp_vm_with_enter(
    mp_obj_t *manager, qstr enter, qstr exit);  // *manager becomes the bound exit method
mp_obj_t mp_vm_with_exit(mp_obj_t exit, mp_obj_t exc);
void mp_vm_print_expression(mp_obj_t value);

// Calls a Python function from C.
mp_obj_t mp_vm_call(mp_obj_fun_py_t *fun, size_t n_args, size_t n_kw, const mp_obj_t *args);
// Runs a generator until it yields, returns or raises.
mp_vm_return_kind_t mp_vm_resume(
    mp_obj_gen_t *gen, mp_obj_t send, mp_obj_t throw_exc, mp_obj_t *ret_val);
mp_obj_t mp_obj_new_fun_py(mp_code_t *code, const mp_obj_t *extra, size_t n_extra);
mp_obj_t mp_obj_new_gen(mp_obj_fun_py_t *fun);  // its registers still to be filled with the arguments
// Sorts the arguments of a call into the registers of a new frame, which has room for all of fun's. args may be the
// first registers themselves. Raises TypeError.
void mp_fun_py_bind(
    const mp_obj_fun_py_t *fun, size_t n_args, size_t n_kw, const mp_obj_t *args, mp_obj_t *regs);
mp_obj_t mp_build_class(
    size_t n_args, size_t n_kw, const mp_obj_t *args);  // body, name, bases..., keywords
void mp_vm_gc_mark_stack(void);
void mp_code_dump(const mp_print_t *print, const mp_code_t *code);

#endif  // SLIPWAY_PY_VM_CODE_H
