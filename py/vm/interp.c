// The interpreter loop: a case for each instruction of opcodes.h. Instructions that succeed quickly do so here; the
// rest is done by functions of the run-time system. The state of the loop is in four local variables:
//   r      registers of the running frame         pc    behind the operation of the instruction at hand
//   code   the code that the frame runs           limit frames of callees must end before this; NULL in a generator,
//                                                       whose callees' frames never follow on from its own
// Whatever may raise is preceded by SAVE_PC(). Whatever may run Python code leaves r and code as they are.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/objects/iterators.h"
#include "py/objects/objtype.h"
#include "py/objstr.h"
#include "py/vm/code.h"
#include "py/vm/fast.h"
#include "py/vm/profile.h"

#if MICROPY_OPT_FAST_PATHS && defined(__GNUC__) && !defined(__clang__)
// Instructions whose ways are alike in parts keep them all to themselves: jumping to one copy takes time.
#pragma GCC optimize("no-crossjumping")
#endif

#define SAVE_PC() (vm->pc = pc)
// clang-format off
#define RAISE(exc) do { vm->value = (exc); SAVE_PC(); goto raise; } while (0)
#define U16(p) ((unsigned)((p)[0] | (p)[1] << 8))
#define S16(p) ((int16_t)U16(p))
#define FUN ((mp_obj_fun_py_t *)r[-2])

#if MICROPY_OPT_COMPUTED_GOTO
#define TARGET(name) L_##name
#define NEXT() do { MP_PROFILE_STEP(code, pc); goto *labels[*pc++]; } while (0)
#define GO_ON
#else
#define TARGET(name) case MP_OP_##name
#define NEXT() goto next
#define GO_ON MP_FALLTHROUGH
#endif

// An instruction that this configuration's code generator does not use is left out, where the dispatch allows it.
#define HAVE(feature) (MICROPY_OPT_COMPUTED_GOTO || (feature))

#ifdef NDEBUG
#define SURELY(condition) (void)0
#else
#define SURELY(condition) do { if (!(condition)) { __builtin_trap(); } } while (0)
#endif

// The first line of an instruction that may find its result in a cache: where there is none, the way without it;
// otherwise it is for ever the instruction's twin that need not ask, whose code follows.
#define CACHED(name, cold) \
    TARGET(name): \
        if (!mp_code_is_warm(code)) { goto cold; } \
        ((byte *)(uintptr_t)pc)[-1] = MP_OP_C##name; \
        GO_ON \
    TARGET(C##name): \
        SURELY(mp_code_is_warm(code))

// Every loop passes a jump that is taken: what the outside world wants is looked at there.
#define JUMP(distance) \
    do { \
        pc += (distance); \
        if (MP_UNLIKELY(MP_STATE_VM(mp_pending))) { goto pending; } \
        NEXT(); \
    } while (0)

#if MICROPY_OPT_FAST_PATHS
#define ARITH(name, fast) \
    TARGET(name): { \
        mp_obj_t a = r[pc[1]], b = r[pc[2]], x; \
        if (MP_LIKELY(fast(a, b, &x))) { r[pc[0]] = x; pc += 3; NEXT(); } \
        goto binary; \
    } \
    TARGET(I##name): { \
        mp_obj_t a = r[pc[0]], b = r[pc[1]], x; \
        if (MP_LIKELY(fast(a, b, &x))) { r[pc[0]] = x; pc += 2; NEXT(); } \
        goto binary_in_place; \
    }
#define ARITH_IMM(name, fast) \
    TARGET(name): { \
        mp_obj_t a = r[pc[1]], b = MP_OBJ_NEW_SMALL_INT((int8_t)pc[2]), x; \
        if (MP_LIKELY(fast(a, b, &x))) { r[pc[0]] = x; pc += 3; NEXT(); } \
        goto binary_imm; \
    }
#define ARITH_IMM_IN_PLACE(name, fast) \
    TARGET(name): { \
        mp_obj_t a = r[pc[0]], b = MP_OBJ_NEW_SMALL_INT((int8_t)pc[1]), x; \
        if (MP_LIKELY(fast(a, b, &x))) { r[pc[0]] = x; pc += 2; NEXT(); } \
        goto binary_imm_in_place; \
    }
#define COMPARE_JUMP(no, yes, fast, op) \
    TARGET(no): { \
        int c = fast(r[pc[0]], r[pc[1]], op); \
        if (MP_UNLIKELY(c < 0)) { goto compare_jump; } \
        pc += 4; \
        if (!c) { JUMP(S16(pc - 2)); } \
        NEXT(); \
    } \
    TARGET(yes): { \
        int c = fast(r[pc[0]], r[pc[1]], op); \
        if (MP_UNLIKELY(c < 0)) { goto compare_jump; } \
        pc += 4; \
        if (c) { JUMP(S16(pc - 2)); } \
        NEXT(); \
    }
#define COMPARE_JUMP_IMM(no, yes, fast, op) \
    TARGET(no): { \
        int c = fast(r[pc[0]], MP_OBJ_NEW_SMALL_INT((int8_t)pc[1]), op); \
        if (MP_UNLIKELY(c < 0)) { goto compare_jump_imm; } \
        pc += 4; \
        if (!c) { JUMP(S16(pc - 2)); } \
        NEXT(); \
    } \
    TARGET(yes): { \
        int c = fast(r[pc[0]], MP_OBJ_NEW_SMALL_INT((int8_t)pc[1]), op); \
        if (MP_UNLIKELY(c < 0)) { goto compare_jump_imm; } \
        pc += 4; \
        if (c) { JUMP(S16(pc - 2)); } \
        NEXT(); \
    }
#else
#define ARITH(name, fast) TARGET(name): goto binary; TARGET(I##name): goto binary_in_place;
#define ARITH_IMM(name, fast) TARGET(name): goto binary_imm;
#define ARITH_IMM_IN_PLACE(name, fast) TARGET(name): goto binary_imm_in_place;
#define COMPARE_JUMP(no, yes, fast, op) TARGET(no): TARGET(yes): goto compare_jump;
#define COMPARE_JUMP_IMM(no, yes, fast, op) TARGET(no): TARGET(yes): goto compare_jump_imm;
#endif

// The plain operators of the immediate forms, in the order of the instructions.
#if HAVE(MICROPY_OPT_SHORT_FORMS)
static const uint8_t imm_ops[] = {
    MP_BINARY_OP_XOR, MP_BINARY_OP_AND, MP_BINARY_OP_LSHIFT, MP_BINARY_OP_RSHIFT, MP_BINARY_OP_ADD,
    MP_BINARY_OP_SUBTRACT, MP_BINARY_OP_MULTIPLY, MP_BINARY_OP_FLOOR_DIVIDE, MP_BINARY_OP_MODULO,
    MP_BINARY_OP_INPLACE_ADD, MP_BINARY_OP_INPLACE_SUBTRACT,
};
#endif

#if HAVE(MICROPY_OPT_SHORT_FORMS)
static bool compare(unsigned op, mp_obj_t a, mp_obj_t b) {
    switch (op) {
        case MP_BINARY_OP_IS:
            return a == b;
        case MP_BINARY_OP_EQUAL:
            return mp_obj_is_true(mp_obj_equal_not_equal(op, a, b));
        default:
            return mp_obj_is_true(mp_binary_op(op, a, b));
    }
}
#endif

static NORETURN void raise_unbound(qstr name) {
    mp_raise_msg_varg(&mp_type_NameError, MP_ERROR_TEXT("local variable '%q' referenced before assignment"), name);
}

static NORETURN void raise_unbound_cell(void) {
    mp_raise_msg(&mp_type_NameError, MP_ERROR_TEXT("free variable referenced before assignment"));
}

mp_vm_return_kind_t mp_vm_interpret(mp_vm_t *vm) {
    #if MICROPY_OPT_COMPUTED_GOTO
    static const void *const labels[MP_OP_COUNT] = {
    #define MP_OPCODE(name, operands) &&L_##name,
    #include "py/vm/opcodes.h"
    #undef MP_OPCODE
    };
    #endif
    mp_obj_t *r;
    const byte *pc;
    mp_code_t *code;
    mp_obj_t *limit;

    // What a call needs: function and arguments, where the next instruction is.
    mp_obj_t *f;
    unsigned n, n_kw;
    mp_obj_t value;

frame:
    // From what is recorded of the running frame.
    r = MP_STATE_THREAD(vm_regs);
    pc = vm->pc;
    code = FUN->code;
    limit = code->flags & MP_CODE_GENERATOR ? NULL : mp_vm_limit();

    #if MICROPY_OPT_COMPUTED_GOTO
    NEXT();
    #else
next:
    MP_PROFILE_STEP(code, pc);
    switch (*pc++) {
    #endif

    TARGET(MOV):
        r[pc[0]] = r[pc[1]];
        pc += 2;
        NEXT();

    TARGET(LOADK):
        r[pc[0]] = code->consts[pc[1]];
        pc += 2;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(LOADKW):
        r[pc[0]] = code->consts[U16(pc + 1)];
        pc += 3;
        NEXT();
    #endif

    TARGET(LOADI):
        r[pc[0]] = MP_OBJ_NEW_SMALL_INT((int8_t)pc[1]);
        pc += 2;
        NEXT();

    TARGET(LOADC):
        r[pc[0]] = MP_OBJ_NEW_IMMEDIATE_OBJ(pc[1]);
        pc += 2;
        NEXT();

    TARGET(LOADQ):
        r[pc[0]] = MP_OBJ_NEW_QSTR(U16(pc + 1));
        pc += 3;
        NEXT();

    TARGET(CLEAR):
        for (size_t i = 0; i < pc[1]; i++) {
            r[pc[0] + i] = MP_OBJ_NULL;
        }
        pc += 2;
        NEXT();

    TARGET(CHECK):
        if (MP_UNLIKELY(r[pc[0]] == MP_OBJ_NULL)) {
            SAVE_PC();
            raise_unbound(U16(pc + 1));
        }
        pc += 3;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(LOADFAR):
        r[pc[0]] = r[U16(pc + 1)];
        pc += 3;
        NEXT();

    TARGET(STOREFAR):
        r[U16(pc + 1)] = r[pc[0]];
        pc += 3;
        NEXT();
    #endif

    // ---- variables of closures

    TARGET(NEWCELL):
        SAVE_PC();
        r[pc[0]] = mp_obj_new_cell(r[pc[0]]);
        pc += 1;
        NEXT();

    TARGET(LOADCELL):
        value = mp_obj_cell_get(r[pc[1]]);
        goto loaded_cell;

    TARGET(LOADFREE):
        value = mp_obj_cell_get(FUN->extra[pc[1]]);
    loaded_cell:
        if (MP_UNLIKELY(value == MP_OBJ_NULL)) {
            SAVE_PC();
            raise_unbound_cell();
        }
        r[pc[0]] = value;
        pc += 2;
        NEXT();

    TARGET(STORECELL):
        mp_obj_cell_set(r[pc[0]], r[pc[1]]);
        pc += 2;
        NEXT();

    TARGET(DELCELL):
        if (mp_obj_cell_get(r[pc[0]]) == MP_OBJ_NULL) {
            SAVE_PC();
            raise_unbound_cell();
        }
        mp_obj_cell_set(r[pc[0]], MP_OBJ_NULL);
        pc += 1;
        NEXT();

    TARGET(STOREFREE):
        mp_obj_cell_set(FUN->extra[pc[1]], r[pc[0]]);
        pc += 2;
        NEXT();

    TARGET(FREECELL):
        r[pc[0]] = FUN->extra[pc[1]];
        pc += 2;
        NEXT();

    // ---- names

    #if MICROPY_OPT_INLINE_CACHES
    CACHED(LOADG, load_global); {
        const mp_cache_t *c = &code->cache[pc[1]];
        if (MP_LIKELY(c->key == (void *)(uintptr_t)MP_STATE_VM(globals_version))) {
            r[pc[0]] = *(mp_obj_t *)c->value;
            pc += 2;
            NEXT();
        }
    }
    load_global:
    #else
    TARGET(LOADG):
    #endif
        SAVE_PC();
        r[pc[0]] = mp_vm_load_global(code, pc[1]);
        pc += 2;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(LOADGW):
        SAVE_PC();
        r[pc[0]] = mp_vm_load_global(code, U16(pc + 1));
        pc += 3;
        NEXT();
    #endif

    #if MICROPY_OPT_INLINE_CACHES
    CACHED(STOREG, store_global); {
        const mp_cache_t *c = &code->cache[pc[1]];
        if (MP_LIKELY(c->key == (void *)(uintptr_t)MP_STATE_VM(globals_version))) {
            *(mp_obj_t *)c->value = r[pc[0]];
            pc += 2;
            NEXT();
        }
    }
    store_global:
    #else
    TARGET(STOREG):
    #endif
        SAVE_PC();
        mp_vm_store_global(code, pc[1], r[pc[0]]);
        pc += 2;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(STOREGW):
        SAVE_PC();
        mp_vm_store_global(code, U16(pc + 1), r[pc[0]]);
        pc += 3;
        NEXT();
    #endif

    TARGET(DELG):
        SAVE_PC();
        mp_vm_delete_name(mp_code_globals(code), U16(pc));
        pc += 2;
        NEXT();

    TARGET(LOADN):
        SAVE_PC();
        r[pc[0]] = mp_vm_load_name(mp_code_globals(code), U16(pc + 1));
        pc += 3;
        NEXT();

    TARGET(STOREN):
        SAVE_PC();
        mp_store_name(U16(pc + 1), r[pc[0]]);
        pc += 3;
        NEXT();

    TARGET(DELN):
        SAVE_PC();
        mp_vm_delete_name(mp_locals_get(), U16(pc));
        pc += 2;
        NEXT();

    // ---- attributes and items

    #if MICROPY_OPT_INLINE_CACHES
    CACHED(GETATTR, get_attr); {
        mp_obj_t o = r[pc[1]];
        if (MP_LIKELY(mp_obj_is_instance(o))) {
            const mp_cache_t *c = &code->cache[pc[2]];
            if (MP_LIKELY(((mp_obj_instance_t *)o)->shape == c->key)) {
                r[pc[0]] = ((mp_obj_instance_t *)o)->slots[MP_OBJ_SMALL_INT_VALUE(c->value)];
                pc += 3;
                NEXT();
            }
        }
    }
    get_attr:
    #else
    TARGET(GETATTR):
    #endif
        SAVE_PC();
        r[pc[0]] = mp_vm_load_attr(code, pc[2], r[pc[1]]);
        pc += 3;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(GETATTRW):
        SAVE_PC();
        r[pc[0]] = mp_vm_load_attr(code, U16(pc + 2), r[pc[1]]);
        pc += 4;
        NEXT();
    #endif

    #if MICROPY_OPT_INLINE_CACHES
    CACHED(SETATTR, set_attr); {
        mp_obj_t o = r[pc[0]];
        if (MP_LIKELY(mp_obj_is_instance(o))) {
            const mp_cache_t *c = &code->cache[pc[2]];
            mp_obj_instance_t *instance = o;
            if (MP_LIKELY(instance->shape == c->key)) {
                if (MP_LIKELY(mp_obj_is_small_int(c->value))) {
                    instance->slots[MP_OBJ_SMALL_INT_VALUE(c->value)] = r[pc[1]];
                } else {
                    // The attribute is new: the instance goes over to the shape remembered.
                    mp_shape_t *shape = c->value;
                    instance->slots[shape->n_slots - 1] = r[pc[1]];
                    instance->shape = shape;
                }
                pc += 3;
                NEXT();
            }
        }
    }
    set_attr:
    #else
    TARGET(SETATTR):
    #endif
        SAVE_PC();
        mp_vm_store_attr(code, pc[2], r[pc[0]], r[pc[1]]);
        pc += 3;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(SETATTRW):
        SAVE_PC();
        mp_vm_store_attr(code, U16(pc + 2), r[pc[0]], r[pc[1]]);
        pc += 4;
        NEXT();
    #endif

    TARGET(DELATTR):
        SAVE_PC();
        mp_store_attr(r[pc[0]], U16(pc + 1), MP_OBJ_NULL);
        pc += 3;
        NEXT();

    TARGET(GETITEM): {
        mp_obj_t o = r[pc[1]], i = r[pc[2]];
        SAVE_PC();
        mp_obj_t *item = mp_fast_item(o, i);
        if (MP_LIKELY(item != NULL)) {
            r[pc[0]] = *item;
        } else {
            r[pc[0]] = mp_obj_subscr(o, i, MP_OBJ_SENTINEL);
        }
        pc += 3;
        NEXT();
    }

    #if HAVE(MICROPY_OPT_SHORT_FORMS)
    TARGET(GETITEMI): {
        mp_obj_t o = r[pc[1]], i = MP_OBJ_NEW_SMALL_INT((int8_t)pc[2]);
        SAVE_PC();
        mp_obj_t *item = mp_fast_item(o, i);
        if (MP_LIKELY(item != NULL)) {
            r[pc[0]] = *item;
        } else {
            r[pc[0]] = mp_obj_subscr(o, i, MP_OBJ_SENTINEL);
        }
        pc += 3;
        NEXT();
    }
    #endif

    TARGET(SETITEM): {
        mp_obj_t o = r[pc[0]], i = r[pc[1]];
        SAVE_PC();
        if (!mp_fast_store(o, i, r[pc[2]])) {
            mp_obj_subscr(o, i, r[pc[2]]);
        }
        pc += 3;
        NEXT();
    }

    TARGET(DELITEM):
        SAVE_PC();
        mp_obj_subscr(r[pc[0]], r[pc[1]], MP_OBJ_NULL);
        pc += 2;
        NEXT();

    #if MICROPY_PY_BUILTINS_SLICE
    TARGET(SLICE): {
        const mp_obj_t *s = &r[pc[1]];
        SAVE_PC();
        r[pc[0]] = mp_obj_new_slice(s[0], s[1], s[2]);
        pc += 2;
        NEXT();
    }
    #endif

    // ---- operators

    #if MICROPY_OPT_FAST_PATHS
    TARGET(NOT):
        SAVE_PC();
        r[pc[0]] = mp_obj_new_bool(!mp_obj_is_true(r[pc[1]]));
        pc += 2;
        NEXT();

    TARGET(NEG):
        #if MICROPY_PY_BUILTINS_FLOAT
        value = r[pc[1]];
        if (mp_obj_is_immediate_float(value)) {
            r[pc[0]] = mp_obj_new_float(-mp_obj_immediate_float_value(value));
            pc += 2;
            NEXT();
        }
        #endif
        goto unary;
    #else
    TARGET(NOT):
    TARGET(NEG):
    #endif
    TARGET(POS):
    TARGET(INVERT):
    #if MICROPY_OPT_FAST_PATHS
    unary:
    #endif
        SAVE_PC();
        r[pc[0]] = mp_unary_op(pc[-1] - MP_OP_POS + MP_UNARY_OP_POSITIVE, r[pc[1]]);
        pc += 2;
        NEXT();

    ARITH(OR, mp_fast_or)
    ARITH(XOR, mp_fast_xor)
    ARITH(AND, mp_fast_and)
    ARITH(SHL, mp_fast_shl)
    ARITH(SHR, mp_fast_shr)
    ARITH(ADD, mp_fast_add)
    ARITH(SUB, mp_fast_sub)
    ARITH(MUL, mp_fast_mul)
    ARITH(FLOORDIV, mp_fast_floordiv)
    ARITH(TRUEDIV, mp_fast_truediv)
    ARITH(MOD, mp_fast_mod)
    TARGET(IPOW):
    TARGET(IMATMUL):
    binary_in_place:
        SAVE_PC();
        r[pc[0]] = mp_binary_op(pc[-1] - MP_OP_IOR + MP_BINARY_OP_INPLACE_OR, r[pc[0]], r[pc[1]]);
        pc += 2;
        NEXT();

    TARGET(POW):
    TARGET(MATMUL):
    binary:
        SAVE_PC();
        r[pc[0]] = mp_binary_op(pc[-1] - MP_OP_IOR + MP_BINARY_OP_INPLACE_OR, r[pc[1]], r[pc[2]]);
        pc += 3;
        NEXT();

    #if HAVE(MICROPY_OPT_SHORT_FORMS)
    ARITH_IMM(XORI, mp_fast_xor)
    ARITH_IMM(ANDI, mp_fast_and)
    ARITH_IMM(SHLI, mp_fast_shl)
    ARITH_IMM(SHRI, mp_fast_shr)
    ARITH_IMM(ADDI, mp_fast_add)
    ARITH_IMM(SUBI, mp_fast_sub)
    ARITH_IMM(MULI, mp_fast_mul)
    ARITH_IMM(FLOORDIVI, mp_fast_floordiv)
    ARITH_IMM(MODI, mp_fast_mod)
    binary_imm:
        SAVE_PC();
        r[pc[0]] = mp_binary_op(imm_ops[pc[-1] - MP_OP_XORI], r[pc[1]], MP_OBJ_NEW_SMALL_INT((int8_t)pc[2]));
        pc += 3;
        NEXT();

    ARITH_IMM_IN_PLACE(IADDI, mp_fast_add)
    ARITH_IMM_IN_PLACE(ISUBI, mp_fast_sub)
    binary_imm_in_place:
        SAVE_PC();
        r[pc[0]] = mp_binary_op(imm_ops[pc[-1] - MP_OP_XORI], r[pc[0]], MP_OBJ_NEW_SMALL_INT((int8_t)pc[1]));
        pc += 2;
        NEXT();
    #endif

    TARGET(COMPARE):
        SAVE_PC();
        n = pc[3];
        value = mp_binary_op(n == MP_BINARY_OP_NOT_IN ? MP_BINARY_OP_IN : n == MP_BINARY_OP_IS_NOT ? MP_BINARY_OP_IS : n,
            r[pc[1]], r[pc[2]]);
        if (n >= MP_BINARY_OP_NOT_IN) {
            value = mp_obj_new_bool(value == mp_const_false);
        }
        r[pc[0]] = value;
        pc += 4;
        NEXT();

    // ---- jumps

    TARGET(JMP):
        pc += 2;
        JUMP(S16(pc - 2));

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(JMPW):
        pc += 4;
        JUMP((int32_t)(pc[-4] | pc[-3] << 8 | pc[-2] << 16 | (uint32_t)pc[-1] << 24));
    #endif

    TARGET(JF):
    TARGET(JT): {
        value = r[pc[0]];
        bool truth = value == mp_const_true;
        if (!truth && value != mp_const_false) {
            SAVE_PC();
            truth = mp_obj_is_true(value);
        }
        bool sense = pc[-1] == MP_OP_JT;
        pc += 3;
        if (truth == sense) {
            JUMP(S16(pc - 2));
        }
        NEXT();
    }

    #if HAVE(MICROPY_OPT_SHORT_FORMS)
    COMPARE_JUMP(JNLT, JLT, mp_fast_compare, <)
    COMPARE_JUMP(JNGT, JGT, mp_fast_compare, >)
    COMPARE_JUMP(JNEQ, JEQ, mp_fast_equal, ==)
    COMPARE_JUMP(JNLE, JLE, mp_fast_compare, <=)
    COMPARE_JUMP(JNGE, JGE, mp_fast_compare, >=)
    COMPARE_JUMP(JNNE, JNE, mp_fast_equal, !=)
    TARGET(JNIN):
    TARGET(JIN):
    compare_jump: {
        SAVE_PC();
        unsigned op = pc[-1] - MP_OP_JNLT;
        bool truth = compare(op >> 1, r[pc[0]], r[pc[1]]);
        pc += 4;
        if (truth == (op & 1)) {
            JUMP(S16(pc - 2));
        }
        NEXT();
    }

    TARGET(JNIS):
    TARGET(JIS): {
        bool truth = r[pc[0]] == r[pc[1]];
        bool sense = pc[-1] == MP_OP_JIS;
        pc += 4;
        if (truth == sense) {
            JUMP(S16(pc - 2));
        }
        NEXT();
    }

    COMPARE_JUMP_IMM(JNLTI, JLTI, mp_fast_compare, <)
    COMPARE_JUMP_IMM(JNGTI, JGTI, mp_fast_compare, >)
    COMPARE_JUMP_IMM(JNEQI, JEQI, mp_fast_equal, ==)
    COMPARE_JUMP_IMM(JNLEI, JLEI, mp_fast_compare, <=)
    COMPARE_JUMP_IMM(JNGEI, JGEI, mp_fast_compare, >=)
    COMPARE_JUMP_IMM(JNNEI, JNEI, mp_fast_equal, !=)
    compare_jump_imm: {
        SAVE_PC();
        unsigned op = pc[-1] - MP_OP_JNLTI;
        bool truth = compare(op >> 1, r[pc[0]], MP_OBJ_NEW_SMALL_INT((int8_t)pc[1]));
        pc += 4;
        if (truth == (op & 1)) {
            JUMP(S16(pc - 2));
        }
        NEXT();
    }

    TARGET(JNNONE):
        pc += 3;
        if (r[pc[-3]] != mp_const_none) {
            JUMP(S16(pc - 2));
        }
        NEXT();

    TARGET(JNONE):
        pc += 3;
        if (r[pc[-3]] == mp_const_none) {
            JUMP(S16(pc - 2));
        }
        NEXT();
    #else
    // What a finally block asks its state.
    TARGET(JNEQI):
        pc += 4;
        if (r[pc[-4]] != MP_OBJ_NEW_SMALL_INT((int8_t)pc[-3])) {
            JUMP(S16(pc - 2));
        }
        NEXT();
    #endif

    // ---- loops

    TARGET(GETITER):
        SAVE_PC();
        r[pc[0]] = mp_getiter(r[pc[1]], NULL);
        pc += 2;
        NEXT();

    #if HAVE(MICROPY_OPT_SHORT_FORMS)
    TARGET(RANGE):
        if (!mp_vm_range(&r[pc[0]], pc[1])) {
            SAVE_PC();
            f = &r[pc[0]];
            f[0] = mp_getiter(mp_call_function_n_kw(f[0], pc[1], 0, f + 2), NULL);
        }
        pc += 2;
        NEXT();
    #endif

    #if HAVE(MICROPY_OPT_SHORT_FORMS)
    #if MICROPY_OPT_INLINE_CACHES
    CACHED(FORRANGE, for_range);
        f = &r[pc[0]];
        SAVE_PC();
        if (MP_LIKELY(code->cache[pc[1]].key == (void *)(uintptr_t)MP_STATE_VM(globals_version))) {
            f[0] = *(mp_obj_t *)code->cache[pc[1]].value;
            goto found_range;
        }
    for_range:
    #else
    TARGET(FORRANGE):
    #endif
        f = &r[pc[0]];
        SAVE_PC();
        f[0] = mp_vm_load_global(code, pc[1]);
    #if MICROPY_OPT_INLINE_CACHES
    found_range:
    #endif
        if (!mp_vm_range(f, pc[2])) {
            f[0] = mp_getiter(mp_call_function_n_kw(f[0], pc[2], 0, f + 2), NULL);
        }
        pc += 5;
        JUMP(S16(pc - 2));
    #endif

    TARGET(FORUNPACK): {
        #if MICROPY_OPT_FAST_PATHS
        mp_obj_t o = r[pc[1]];
        if (mp_obj_is_obj(o)) {
            const byte *body = pc + 4 + S16(pc + 2);
            SAVE_PC();
            int done = mp_iternext_parts(o, body[3], &r[pc[0]]);
            if (done > 0) {
                pc = body + 4;
                JUMP(0);
            }
            if (done == 0) {
                pc += 4;
                NEXT();
            }
        }
        #endif
        goto for_iter;
    }

    TARGET(FORITER):
    for_iter: {
        mp_obj_t *it = &r[pc[1]];
        mp_obj_t o = *it;
        if (MICROPY_OPT_SHORT_FORMS && mp_obj_is_small_int(o)) {
            // Next value, stop, step, as RANGE left them.
            mp_int_t step = (mp_int_t)it[2] - 1;
            if (step > 0 ? (mp_int_t)o < (mp_int_t)it[1] : (mp_int_t)o > (mp_int_t)it[1]) {
                *it = (mp_obj_t)((mp_int_t)o + step);
                r[pc[0]] = o;
                pc += 4;
                JUMP(S16(pc - 2));
            }
            pc += 4;
            NEXT();
        }
        const mp_obj_type_t *type = ((mp_obj_base_t *)o)->type;
        #if MICROPY_OPT_FLAT_CALLS
        if (type == &mp_type_gen_instance) {
            mp_obj_gen_t *gen = o;
            SAVE_PC();
            if (gen->state == MP_GEN_DONE) {
                pc += 4;
                NEXT();
            }
            vm->pc = mp_gen_switch(gen, mp_const_none, r, pc + 4, MP_FRAME_FOR);
            goto frame;
        }
        #endif
        value = mp_fast_next(o, type);
        if (value == MP_OBJ_NULL) {
            SAVE_PC();
            value = mp_iternext_allow_raise(o);
            if (value == MP_OBJ_STOP_ITERATION) {
                pc += 4;
                NEXT();
            }
        }
        r[pc[0]] = value;
        pc += 4;
        JUMP(S16(pc - 2));
    }

    // ---- calls

    #if MICROPY_OPT_INLINE_CACHES
    CACHED(METHOD, load_method); {
        mp_obj_t o = r[pc[1]];
        if (MP_LIKELY(mp_obj_is_obj(o))) {
            const mp_cache_t *c = &code->cache[pc[2]];
            const mp_obj_type_t *type = ((mp_obj_base_t *)o)->type;
            const void *key = mp_obj_is_instance_type(type) ? (const void *)((mp_obj_instance_t *)o)->shape : type;
            if (MP_LIKELY(key == c->key && code->cache[-1].key == (void *)(uintptr_t)MP_STATE_VM(class_epoch))) {
                f = &r[pc[0]];
                f[2] = o;
                f[0] = c->value;
                pc += 3;
                NEXT();
            }
        }
    }
    load_method:
    #else
    TARGET(METHOD):
    #endif
        SAVE_PC();
        mp_vm_load_method(code, pc[2], r[pc[1]], &r[pc[0]]);
        pc += 3;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(METHODW):
        SAVE_PC();
        mp_vm_load_method(code, U16(pc + 2), r[pc[1]], &r[pc[0]]);
        pc += 4;
        NEXT();
    #endif

    TARGET(SUPER): {
        f = &r[pc[0]];
        mp_obj_t dest[3] = { MP_OBJ_NULL, f[0], r[pc[1]] };
        SAVE_PC();
        mp_load_super_method(MP_OBJ_QSTR_VALUE(r[pc[2]]), dest);
        f[0] = dest[0];
        f[2] = dest[1];
        if (dest[1] == MP_OBJ_NULL) {
            f[1] = dest[0];
        }
        pc += 3;
        NEXT();
    }

    TARGET(CALLM):
        f = &r[pc[0]];
        n = pc[1];
        if (MP_LIKELY(f[2] != MP_OBJ_NULL)) {
            n += 1;
        } else {
            // No method: METHOD left the function where it belongs for arguments one register further on.
            f += 1;
        }
        goto call;

    TARGET(CALL):
        f = &r[pc[0]];
        n = pc[1];
    call: {
        mp_obj_fun_py_t *fun = f[0];
        if (MP_LIKELY(mp_obj_is_obj(fun))) {
            const mp_obj_type_t *type = fun->base.type;
            if (MP_LIKELY(type == &mp_type_fun_py)) {
                if (MP_LIKELY(n == fun->code->exact_args)) {
                    mp_obj_t *top = f + 2 + fun->code->n_regs;
                    if (MP_LIKELY(top <= limit)) {
                        f[1] = MP_LINK(pc + 3 - (byte *)code, f + 2 - r, MP_FRAME_CALL);
                        r = f + 2;
                        code = fun->code;
                        pc = mp_code_bytes(code);
                        MP_STATE_THREAD(vm_regs) = r;
                        MP_STATE_THREAD(vm_top) = top;
                        if (MP_UNLIKELY(MP_STATE_VM(mp_pending))) {
                            goto pending;
                        }
                        NEXT();
                    }
                } else if (f + 2 + fun->code->n_regs <= limit && mp_fun_py_complete(fun, n, f + 2)) {
                    n = fun->code->exact_args;
                    goto call;
                }
                goto call_python;
            }
            #if MICROPY_OPT_FAST_PATHS
            if (type == &mp_type_fun_builtin_1 && n == 1) {
                SAVE_PC();
                r[pc[2]] = ((mp_obj_fun_builtin_fixed_t *)(void *)fun)->fun._1(f[2]);
                pc += 3;
                NEXT();
            }
            if (type == &mp_type_fun_builtin_2 && n == 2) {
                SAVE_PC();
                r[pc[2]] = ((mp_obj_fun_builtin_fixed_t *)(void *)fun)->fun._2(f[2], f[3]);
                pc += 3;
                NEXT();
            }
            #endif
            #if MICROPY_OPT_FLAT_CALLS
            if (limit != NULL) {
                mp_obj_t self = MP_OBJ_NULL, method = MP_OBJ_NULL;
                if (type == &mp_type_bound_meth) {
                    self = ((mp_obj_bound_meth_t *)(void *)fun)->self;
                    method = ((mp_obj_bound_meth_t *)(void *)fun)->meth;
                } else if (mp_obj_is_instance_type(type)) {
                    self = MP_OBJ_FROM_PTR(fun);
                    method = mp_class_lookup(type, MP_QSTR___call__);
                }
                if (method != MP_OBJ_NULL && mp_obj_is_fun(method)) {
                    // Self goes before the arguments.
                    for (size_t i = n; i > 0; i--) {
                        f[2 + i] = f[1 + i];
                    }
                    f[2] = self;
                    f[0] = method;
                    n += 1;
                    MP_STATE_THREAD(vm_top) = MAX(MP_STATE_THREAD(vm_top), f + 2 + n);
                    goto call;
                }
                if (type == &mp_type_type && mp_obj_is_instance_type((mp_obj_type_t *)(void *)fun)) {
                    goto call_class;
                }
            }
            #endif
        }
        SAVE_PC();
        value = mp_call_function_n_kw(fun, n, 0, f + 2);
        r[pc[2]] = value;
        pc += 3;
        NEXT();
    }

    #if MICROPY_OPT_FLAT_CALLS
    call_class: {
        mp_obj_t init = mp_class_init_function(f[0]);
        if (init != MP_OBJ_SENTINEL && (init != MP_OBJ_NULL || n == 0)) {
            SAVE_PC();
            mp_obj_t instance = mp_class_new_plain(f[0]);
            if (instance != MP_OBJ_NULL) {
                if (init == MP_OBJ_NULL) {
                    r[pc[2]] = instance;
                    pc += 3;
                    NEXT();
                }
                mp_obj_fun_py_t *fun = init;
                if (!(fun->code->flags & MP_CODE_GENERATOR)) {
                    // instance, __init__, link, self, arguments
                    mp_obj_t *regs = f + 3;
                    bool near = regs + fun->code->n_regs <= limit;
                    mp_obj_t *end = regs + (near && fun->code->n_regs > n ? fun->code->n_regs : n + 1);
                    MP_STATE_THREAD(vm_top) = MAX(MP_STATE_THREAD(vm_top), end);
                    memmove(f + 4, f + 2, n * sizeof(mp_obj_t));
                    f[0] = instance;
                    f[1] = init;
                    f[3] = instance;
                    if (!near) {
                        regs = mp_vm_push_far(fun, r);
                        regs[-4] = instance;
                    }
                    if (!near && n < fun->code->exact_args) {
                        memcpy(regs, f + 3, (n + 1) * sizeof(mp_obj_t));
                    }
                    if (!mp_fun_py_complete(fun, n + 1, regs)) {
                        mp_fun_py_bind(fun, n + 1, 0, f + 3, regs);
                    }
                    regs[-1] = near ? MP_LINK(pc + 3 - (byte *)code, regs - r, MP_FRAME_INIT)
                                    : MP_LINK(pc + 3 - (byte *)code, 0, MP_FRAME_FAR_INIT);
                    MP_STATE_THREAD(vm_regs) = regs;
                    vm->pc = mp_code_bytes(fun->code);
                    goto frame;
                }
            }
        }
        SAVE_PC();
        value = mp_call_function_n_kw(f[0], n, 0, f + 2);
        r[pc[2]] = value;
        pc += 3;
        NEXT();
    }

    #endif

    // A Python function whose arguments do not simply become the frame's first registers, or whose frame does not
    // fit behind the caller's.
    call_python:
        n_kw = 0;
    #if MICROPY_OPT_FLAT_CALLS
    call_python_kw:
    #endif
    {
        mp_obj_fun_py_t *fun = f[0];
        const byte *next = pc + (pc[-1] == MP_OP_CALLKW || pc[-1] == MP_OP_CALLMKW ? 4 : 3);
        SAVE_PC();
        if (fun->code->flags & MP_CODE_GENERATOR) {
            value = mp_call_function_n_kw(fun, n, n_kw, f + 2);
            pc = next;
            r[pc[-1]] = value;
            NEXT();
        }
        mp_obj_t *regs = f + 2, *args = regs, *top = regs + MAX(fun->code->n_regs, n);
        size_t aside = n_kw == 0 ? 0 : n + 2 * n_kw;
        if (top + aside < limit) {
            if (aside != 0) {
                // Binding them writes registers where the keywords are.
                args = memmove(top, regs, aside * sizeof(mp_obj_t));
                top += aside;
            }
            // One word more: a vm_top at the end of the caller's registers says that the last of these are over.
            *top++ = MP_OBJ_NULL;
            MP_STATE_THREAD(vm_top) = top;
            mp_fun_py_bind(fun, n, n_kw, args, regs);
            MP_STATE_THREAD(vm_top) = regs + fun->code->n_regs;
            regs[-1] = MP_LINK(next - (byte *)code, regs - r, MP_FRAME_CALL);
        } else {
            regs = mp_vm_push_far(fun, r);
            mp_fun_py_bind(fun, n, n_kw, f + 2, regs);
            regs[-1] = MP_LINK(next - (byte *)code, 0, MP_FRAME_FAR);
        }
        MP_STATE_THREAD(vm_regs) = regs;
        vm->pc = mp_code_bytes(fun->code);
        goto frame;
    }

    TARGET(CALLMKW):
        f = &r[pc[0]];
        n = pc[1];
        if (f[2] != MP_OBJ_NULL) {
            n += 1;
        } else {
            f += 1;
        }
        goto call_kw;

    TARGET(CALLKW):
        f = &r[pc[0]];
        n = pc[1];
    call_kw:
        #if MICROPY_OPT_FLAT_CALLS
        if (mp_obj_is_exact_obj_type(f[0], &mp_type_fun_py)) {
            n_kw = pc[2];
            goto call_python_kw;
        }
        #endif
        SAVE_PC();
        value = mp_call_function_n_kw(f[0], n, pc[2], f + 2);
        r[pc[3]] = value;
        pc += 4;
        NEXT();

    TARGET(CALLEX):
        f = &r[pc[0]];
        SAVE_PC();
        value = mp_vm_call_spread(f[0], f[2], f[3]);
        r[pc[1]] = value;
        pc += 2;
        NEXT();

    TARGET(RETNONE):
        value = mp_const_none;
        goto do_return;

    TARGET(RETURN):
        value = r[pc[0]];
    do_return: {
        mp_obj_t link = r[-1];
        if (MP_LIKELY(MP_LINK_KIND(link) == MP_FRAME_CALL)) {
            r -= MP_LINK_DELTA(link);
            code = FUN->code;
            pc = (byte *)code + MP_LINK_OFFSET(link);
            r[pc[-1]] = value;
            MP_STATE_THREAD(vm_regs) = r;
            MP_STATE_THREAD(vm_top) = r + code->n_regs;
            NEXT();
        }
        switch (MP_LINK_KIND(link)) {
            #if MICROPY_OPT_FLAT_CALLS
            case MP_FRAME_INIT:
                if (value != mp_const_none) {
                    SAVE_PC();
                    mp_raise_TypeError(MP_ERROR_TEXT("__init__() should return None"));
                }
                value = r[-3];
                r -= MP_LINK_DELTA(link);
                MP_STATE_THREAD(vm_top) = r + FUN->code->n_regs;
                break;
            case MP_FRAME_FAR_INIT:
                if (value != mp_const_none) {
                    SAVE_PC();
                    mp_raise_TypeError(MP_ERROR_TEXT("__init__() should return None"));
                }
                value = r[-4];
                MP_FALLTHROUGH
            #endif
            case MP_FRAME_FAR: {
                mp_obj_t *caller = r[-3];
                mp_vm_pop_far(r);
                r = caller;
                break;
            }
            #if MICROPY_OPT_FLAT_CALLS
            case MP_FRAME_FOR:
            case MP_FRAME_FROM: {
                mp_obj_gen_t *gen = mp_gen_of_frame(r);
                r = gen->caller;
                gen->caller = NULL;
                gen->state = MP_GEN_DONE;
                MP_STATE_THREAD(vm_regs) = r;
                vm->pc = (byte *)FUN->code + MP_LINK_OFFSET(link);
                if (MP_LINK_KIND(link) == MP_FRAME_FROM) {
                    r[vm->pc[-2]] = value;
                }
                goto frame;
            }
            #endif
            default:
                if (code->flags & MP_CODE_GENERATOR) {
                    mp_gen_of_frame(r)->state = MP_GEN_DONE;
                }
                vm->value = value;
                return MP_VM_RETURN_NORMAL;
        }
        MP_STATE_THREAD(vm_regs) = r;
        vm->pc = (byte *)FUN->code + MP_LINK_OFFSET(link);
        r[vm->pc[-1]] = value;
        goto frame;
    }

    TARGET(YIELD):
        value = r[pc[1]];
    yield:
        // To the caller of this generator, or to that one's caller where it delegates to this one.
        for (;;) {
            mp_obj_gen_t *gen = mp_gen_of_frame(r);
            gen->state = MP_OBJ_NEW_SMALL_INT(pc - 1 - (byte *)code);
            mp_obj_t link = r[-1];
            if (MP_LINK_KIND(link) == MP_FRAME_ENTRY) {
                vm->value = value;
                return MP_VM_RETURN_YIELD;
            }
            #if MICROPY_OPT_FLAT_CALLS
            r = gen->caller;
            gen->caller = NULL;
            code = FUN->code;
            pc = (byte *)code + MP_LINK_OFFSET(link);
            MP_STATE_THREAD(vm_regs) = r;
            if (MP_LINK_KIND(link) == MP_FRAME_FOR) {
                r[pc[-4]] = value;
                limit = code->flags & MP_CODE_GENERATOR ? NULL : mp_vm_limit();
                JUMP(S16(pc - 2));
            }
            pc -= 2;
            #endif
        }

    TARGET(YIELDFROM): {
        mp_obj_t o = r[pc[1]];
        SAVE_PC();
        #if MICROPY_OPT_FLAT_CALLS
        if (mp_obj_is_exact_obj_type(o, &mp_type_gen_instance) && ((mp_obj_gen_t *)o)->state != MP_GEN_DONE) {
            vm->pc = mp_gen_switch(o, r[pc[0]], r, pc + 2, MP_FRAME_FROM);
            goto frame;
        }
        #endif
        switch (mp_resume(o, r[pc[0]], MP_OBJ_NULL, &value)) {
            case MP_VM_RETURN_YIELD:
                goto yield;
            case MP_VM_RETURN_NORMAL:
                r[pc[0]] = value == MP_OBJ_STOP_ITERATION ? mp_const_none : value;
                pc += 2;
                NEXT();
            default:
                RAISE(value);
        }
    }

    #if MICROPY_PY_ASYNC_AWAIT
    TARGET(AWAITABLE):
        SAVE_PC();
        r[pc[0]] = mp_vm_awaitable(r[pc[1]]);
        pc += 2;
        NEXT();

    TARGET(AWITH):
        SAVE_PC();
        value = mp_vm_with_enter(&r[pc[1]], MP_QSTR___aenter__, MP_QSTR___aexit__);
        r[pc[0]] = value;
        pc += 2;
        NEXT();
    #endif

    // ---- making things

    TARGET(FUNCTION):
        SAVE_PC();
        r[pc[0]] = mp_obj_new_fun_py(code->consts[pc[1]], &r[pc[2]], pc[3]);
        pc += 4;
        NEXT();

    #if HAVE(MICROPY_COMP_LARGE_FUNCTIONS)
    TARGET(FUNCTIONW):
        SAVE_PC();
        r[pc[0]] = mp_obj_new_fun_py(code->consts[U16(pc + 1)], &r[pc[3]], pc[4]);
        pc += 5;
        NEXT();
    #endif

    #if HAVE(MICROPY_OPT_SHORT_FORMS)
    TARGET(DEFINE): {
        mp_code_t *inner = code->consts[pc[0]];
        SAVE_PC();
        value = mp_obj_new_fun_py(inner, NULL, 0);
        mp_store_name(mp_code_name(inner), value);
        pc += 1;
        NEXT();
    }
    #endif

    TARGET(CLASS):
        SAVE_PC();
        value = mp_build_class(pc[2] + 1, pc[3], &r[pc[1]]);
        r[pc[0]] = value;
        pc += 4;
        NEXT();

    TARGET(TUPLE):
        SAVE_PC();
        r[pc[0]] = mp_obj_new_tuple(pc[2], &r[pc[1]]);
        pc += 3;
        NEXT();

    TARGET(LIST):
        SAVE_PC();
        r[pc[0]] = mp_obj_new_list(pc[2], &r[pc[1]]);
        pc += 3;
        NEXT();

    #if HAVE(MICROPY_PY_BUILTINS_SET)
    TARGET(SET):
        SAVE_PC();
        r[pc[0]] = mp_vm_new_set(pc[2], &r[pc[1]]);
        pc += 3;
        NEXT();
    #endif

    TARGET(DICT):
        SAVE_PC();
        r[pc[0]] = mp_vm_new_dict(pc[2], &r[pc[1]]);
        pc += 3;
        NEXT();

    TARGET(APPEND):
        SAVE_PC();
        mp_obj_list_append(r[pc[0]], r[pc[1]]);
        pc += 2;
        NEXT();

    #if HAVE(MICROPY_PY_BUILTINS_SET)
    TARGET(SETADD):
        SAVE_PC();
        mp_vm_set_add(r[pc[0]], r[pc[1]]);
        pc += 2;
        NEXT();
    #endif

    TARGET(EXTEND):
        SAVE_PC();
        mp_vm_list_extend(r[pc[0]], r[pc[1]]);
        pc += 2;
        NEXT();

    #if HAVE(MICROPY_PY_BUILTINS_SET)
    TARGET(SETUPDATE):
        SAVE_PC();
        mp_vm_set_update(r[pc[0]], r[pc[1]]);
        pc += 2;
        NEXT();
    #endif

    TARGET(DICTUPDATE):
        SAVE_PC();
        mp_vm_dict_update(r[pc[0]], r[pc[1]], pc[2]);
        pc += 3;
        NEXT();

    TARGET(LISTTOTUPLE): {
        mp_obj_list_t *list = r[pc[1]];
        SAVE_PC();
        r[pc[0]] = mp_obj_new_tuple(list->len, list->items);
        pc += 2;
        NEXT();
    }

    #if HAVE(MICROPY_PY_FSTRINGS)
    TARGET(FORMAT):
        SAVE_PC();
        value = mp_vm_format(r[pc[1]], pc[2], r[pc[1] + 1]);
        r[pc[0]] = value;
        pc += 3;
        NEXT();
    #endif

    #if HAVE(MICROPY_PY_FSTRINGS)
    TARGET(CONCAT):
        SAVE_PC();
        value = mp_obj_str_concat(pc[2], &r[pc[1]]);
        r[pc[0]] = value;
        pc += 3;
        NEXT();
    #endif

    TARGET(UNPACK):
        SAVE_PC();
        mp_unpack_sequence(r[pc[1]], pc[2], &r[pc[0]]);
        pc += 3;
        NEXT();

    TARGET(UNPACKEX):
        SAVE_PC();
        mp_unpack_ex(r[pc[1]], pc[2], pc[3], &r[pc[0]]);
        pc += 4;
        NEXT();

    // ---- modules

    TARGET(IMPORT): {
        mp_obj_t *args = &r[pc[0]];
        SAVE_PC();
        value = mp_import_name(U16(pc + 1), args[1], args[0]);
        r[pc[0]] = value;
        pc += 3;
        NEXT();
    }

    TARGET(IMPORTFROM):
        SAVE_PC();
        r[pc[0]] = mp_import_from(r[pc[1]], U16(pc + 2));
        pc += 4;
        NEXT();

    TARGET(IMPORTSTAR):
        SAVE_PC();
        mp_import_all(r[pc[0]]);
        pc += 1;
        NEXT();

    // ---- exceptions

    TARGET(RAISE):
        SAVE_PC();
        RAISE(mp_make_raise_obj(r[pc[0]]));

    TARGET(RAISEFROM):
        SAVE_PC();
        value = mp_make_raise_obj(r[pc[0]]);
        mp_vm_set_cause(value, r[pc[1]]);
        RAISE(value);

    TARGET(RERAISE):
        SAVE_PC();
        #if MICROPY_CPYTHON_COMPAT
        if (r[pc[0]] == MP_OBJ_NULL) {
            r[pc[0]] = mp_vm_handled_exception(vm);
        }
        #endif
        if (r[pc[0]] == MP_OBJ_NULL) {
            mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("no active exception to reraise"));
        }
        vm->reraised = true;
        RAISE(r[pc[0]]);

    TARGET(JNEXC): {
        SAVE_PC();
        bool matches = mp_vm_exception_match(r[pc[0]], r[pc[1]]);
        pc += 4;
        if (!matches) {
            pc += S16(pc - 2);
        }
        NEXT();
    }

    TARGET(WITH):
        SAVE_PC();
        value = mp_vm_with_enter(&r[pc[1]], MP_QSTR___enter__, MP_QSTR___exit__);
        r[pc[0]] = value;
        pc += 2;
        NEXT();

    TARGET(WITHEXIT):
        SAVE_PC();
        value = mp_vm_with_exit(r[pc[1]], r[pc[2]]);
        r[pc[0]] = value;
        pc += 3;
        NEXT();

    TARGET(PRINTEXPR):
        SAVE_PC();
        mp_vm_print_expression(r[pc[0]]);
        pc += 1;
        NEXT();

    #if !MICROPY_OPT_COMPUTED_GOTO
    }
    MP_UNREACHABLE
    #endif

pending:
    // Between two instructions: what is raised here belongs to the one that comes next.
    vm->pc = pc + 1;
    mp_handle_pending(true);
    NEXT();

raise:
    if (mp_vm_unwind(vm)) {
        goto frame;
    }
    return MP_VM_RETURN_EXCEPTION;
}
