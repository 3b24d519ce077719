// Code for expressions: each leaves its value in a register that the caller chose, or in the variable's own.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"
#include "py/stackctrl.h"

#if MICROPY_ENABLE_COMPILER

static bool is_byte_int(const mp_node_t *node, int *value) {
    if (!MICROPY_OPT_SHORT_FORMS) {
        return false;
    }
    if (node->kind != MP_NODE_CONST || !mp_obj_is_small_int(node->kid[0].obj)) {
        return false;
    }
    mp_int_t x = MP_OBJ_SMALL_INT_VALUE(node->kid[0].obj);
    *value = x;
    return x == (int8_t)x;
}

#if MICROPY_OPT_SHORT_FORMS
static bool is_none(const mp_node_t *node) {
    return node->kind == MP_NODE_CONST && node->kid[0].obj == mp_const_none;
}
#endif

int mp_cg_any(mp_fn_t *fn, const mp_node_t *node) {
    // A variable may change before its value is used only where := stands in the same function.
    if (node->kind == MP_NODE_NAME && !mp_has_named(fn->scope) && !mp_has_named(fn->inlined)) {
        int reg = mp_var_reg(fn, node->kid[0].q, node);
        if (reg != MP_REG_NONE) {
            return reg;
        }
    }
    return mp_cg_new(fn, node);
}

int mp_cg_new(mp_fn_t *fn, const mp_node_t *node) {
    int reg = mp_tmp(fn);
    mp_cg_to(fn, node, reg);
    return reg;
}

// The left operand of an operation whose result goes to dst: in dst itself if that is a temporary.
static int operand(mp_fn_t *fn, const mp_node_t *node, int dst) {
    if (dst < fn->n_locals || (node->kind == MP_NODE_NAME && !mp_has_named(fn->scope))) {
        return mp_cg_any(fn, node);
    }
    mp_cg_to(fn, node, dst);
    return dst;
}

bool mp_cg_single_write(const mp_node_t *node) {
    switch (node->kind) {
        case MP_NODE_AND:
        case MP_NODE_OR:
        case MP_NODE_YIELD_FROM:
        case MP_NODE_AWAIT:
            return false;
        case MP_NODE_COMPARE:
            return node->n == 3;
        case MP_NODE_NAMED:
            return mp_cg_single_write(node->kid[1].node);
        default:
            return true;
    }
}

static void cg_binary(mp_fn_t *fn, const mp_node_t *node, int dst) {
    static const uint8_t imm[] = {
        [MP_BINARY_OP_XOR - MP_BINARY_OP_OR] = MP_OP_XORI,
        [MP_BINARY_OP_AND - MP_BINARY_OP_OR] = MP_OP_ANDI,
        [MP_BINARY_OP_LSHIFT - MP_BINARY_OP_OR] = MP_OP_SHLI,
        [MP_BINARY_OP_RSHIFT - MP_BINARY_OP_OR] = MP_OP_SHRI,
        [MP_BINARY_OP_ADD - MP_BINARY_OP_OR] = MP_OP_ADDI,
        [MP_BINARY_OP_SUBTRACT - MP_BINARY_OP_OR] = MP_OP_SUBI,
        [MP_BINARY_OP_MULTIPLY - MP_BINARY_OP_OR] = MP_OP_MULI,
        [MP_BINARY_OP_FLOOR_DIVIDE - MP_BINARY_OP_OR] = MP_OP_FLOORDIVI,
        [MP_BINARY_OP_MODULO - MP_BINARY_OP_OR] = MP_OP_MODI,
        [MP_BINARY_OP_POWER - MP_BINARY_OP_OR] = 0,
    };
    unsigned op = node->op - MP_BINARY_OP_OR;
    int left = operand(fn, node->kid[0].node, dst);
    int value;
    if (imm[op] != 0 && is_byte_int(node->kid[1].node, &value)) {
        mp_emit_line(fn, node);
        mp_emit3(fn, imm[op], dst, left, value);
    } else {
        int right = mp_cg_any(fn, node->kid[1].node);
        mp_emit_line(fn, node);
        mp_emit3(fn, MP_OP_OR + op, dst, left, right);
    }
}

static void cg_unary(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int reg = operand(fn, node->kid[0].node, dst);
    mp_emit_line(fn, node);
    mp_emit2(fn, MP_OP_POS + node->op - MP_UNARY_OP_POSITIVE, dst, reg);
}

static void cg_compare(mp_fn_t *fn, const mp_node_t *node, int dst) {
    mp_label_t end = MP_LABEL_NEW;
    mp_var_bits_t assigned = 0;
    int left = mp_cg_any(fn, node->kid[0].node);
    for (size_t i = 1; i < node->n; i += 2) {
        int right = mp_cg_any(fn, node->kid[i + 1].node);
        if (i == 1) {
            assigned = fn->assigned;
        }
        mp_emit_line(fn, node);
        mp_emit4(fn, MP_OP_COMPARE, dst, left, right, node->kid[i].q);
        if (i + 2 < node->n) {
            mp_emit_jump(fn, MP_OP_JF, dst, 0, &end);
        }
        left = right;
    }
    fn->assigned = assigned;
    mp_emit_label(fn, &end);
}

#if MICROPY_OPT_SHORT_FORMS
// A jump on one comparison. Operators are tested for and against by neighbouring instructions.
static void cg_compare_jump(mp_fn_t *fn, const mp_node_t *node, int left, unsigned op,
    const mp_node_t *right_node, mp_label_t *label, bool sense, int *right_reg) {
    if (op == MP_BINARY_OP_NOT_IN || op == MP_BINARY_OP_IS_NOT) {
        op = op == MP_BINARY_OP_NOT_IN ? MP_BINARY_OP_IN : MP_BINARY_OP_IS;
        sense = !sense;
    }
    int value;
    if (op == MP_BINARY_OP_IS && right_reg == NULL && is_none(right_node)) {
        mp_emit_jump(fn, MP_OP_JNNONE + sense, left, 0, label);
    } else if (op <= MP_BINARY_OP_NOT_EQUAL && right_reg == NULL && is_byte_int(right_node, &value)) {
        mp_emit_line(fn, node);
        mp_emit_jump(fn, MP_OP_JNLTI + op * 2 + sense, left, value, label);
    } else {
        int right = mp_cg_any(fn, right_node);
        mp_emit_line(fn, node);
        mp_emit_jump(fn, MP_OP_JNLT + op * 2 + sense, left, right, label);
        if (right_reg != NULL) {
            *right_reg = right;
        }
    }
}

static void cg_chain_jump(mp_fn_t *fn, const mp_node_t *node, mp_label_t *label, bool sense) {
    mp_label_t skip = MP_LABEL_NEW;
    mp_var_bits_t assigned = 0;
    int left = mp_cg_any(fn, node->kid[0].node);
    for (size_t i = 1; i < node->n; i += 2) {
        bool last = i + 2 >= node->n;
        int right = MP_REG_NONE;
        cg_compare_jump(fn, node, left, node->kid[i].q, node->kid[i + 1].node,
            last || !sense ? label : &skip, last ? sense : false, last ? NULL : &right);
        if (i == 1) {
            assigned = fn->assigned;
        }
        left = right;
    }
    fn->assigned = assigned;
    mp_emit_label(fn, &skip);
}

#endif

// Variables bound on one path only are not surely bound where paths meet.
void mp_cg_jump(mp_fn_t *fn, const mp_node_t *node, mp_label_t *label, bool sense) {
    MP_STACK_CHECK();
    unsigned tmp = fn->tmp;
    switch (node->kind) {
        case MP_NODE_CONST:
            if (mp_obj_is_true(node->kid[0].obj) == sense) {
                mp_emit_jmp(fn, label);
            }
            break;
        case MP_NODE_UNARY:
            if (node->op == MP_UNARY_OP_NOT) {
                mp_cg_jump(fn, node->kid[0].node, label, !sense);
                break;
            }
            MP_FALLTHROUGH
        default: {
            int reg = mp_cg_any(fn, node);
            mp_emit_line(fn, node);
            mp_emit_jump(fn, MP_OP_JF + sense, reg, 0, label);
            break;
        }
#if MICROPY_OPT_SHORT_FORMS
        case MP_NODE_COMPARE:
            cg_chain_jump(fn, node, label, sense);
            break;
#endif
        case MP_NODE_AND:
        case MP_NODE_OR: {
            bool any = node->kind == MP_NODE_OR;
            mp_label_t skip = MP_LABEL_NEW;
            mp_var_bits_t assigned = 0;
            for (size_t i = 0; i < node->n; i++) {
                bool last = i + 1 == node->n;
                mp_cg_jump(fn, node->kid[i].node, any == sense || last ? label : &skip,
                    last ? sense : any);
                fn->tmp = tmp;
                if (i == 0) {
                    assigned = fn->assigned;
                }
            }
            mp_emit_label(fn, &skip);
            fn->assigned = assigned;
            break;
        }
    }
    fn->tmp = tmp;
}

static void cg_and_or(mp_fn_t *fn, const mp_node_t *node, int dst) {
    mp_label_t end = MP_LABEL_NEW;
    mp_var_bits_t assigned = 0;
    for (size_t i = 0; i < node->n; i++) {
        mp_cg_to(fn, node->kid[i].node, dst);
        if (i == 0) {
            assigned = fn->assigned;
        }
        if (i + 1 < node->n) {
            mp_emit_jump(fn, node->kind == MP_NODE_AND ? MP_OP_JF : MP_OP_JT, dst, 0, &end);
        }
    }
    fn->assigned = assigned;
    mp_emit_label(fn, &end);
}

static void cg_if_exp(mp_fn_t *fn, const mp_node_t *node, int dst) {
    mp_label_t otherwise = MP_LABEL_NEW, end = MP_LABEL_NEW;
    mp_cg_jump(fn, node->kid[0].node, &otherwise, false);
    mp_var_bits_t before = fn->assigned;
    mp_cg_to(fn, node->kid[1].node, dst);
    mp_emit_jmp(fn, &end);
    mp_emit_label(fn, &otherwise);
    mp_var_bits_t then = fn->assigned;
    fn->assigned = before;
    mp_cg_to(fn, node->kid[2].node, dst);
    fn->assigned &= then;
    mp_emit_label(fn, &end);
}

static void cg_subscr(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int obj = operand(fn, node->kid[0].node, dst);
    int value;
    if (is_byte_int(node->kid[1].node, &value)) {
        mp_emit_line(fn, node);
        mp_emit3(fn, MP_OP_GETITEMI, dst, obj, value);
    } else {
        int index = mp_cg_any(fn, node->kid[1].node);
        mp_emit_line(fn, node);
        mp_emit3(fn, MP_OP_GETITEM, dst, obj, index);
    }
}

#if MICROPY_PY_BUILTINS_SLICE
static void cg_slice(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int first = fn->tmp;
    for (size_t i = 0; i < 3; i++) {
        int reg = mp_tmp(fn);
        if (node->kid[i].node == NULL) {
            mp_emit_load(fn, reg, mp_const_none);
        } else {
            mp_cg_to(fn, node->kid[i].node, reg);
        }
    }
    mp_emit2(fn, MP_OP_SLICE, dst, first);
}
#endif

// Displays of more elements than this are built piece by piece.
#define DISPLAY_MAX (32)

static bool has_star(const mp_node_t *node) {
    for (size_t i = 0; i < node->n; i++) {
        if (node->kid[i].node->kind == MP_NODE_STAR) {
            return true;
        }
    }
    return false;
}

// Tuples, lists and sets.
static void cg_display(mp_fn_t *fn, const mp_node_t *node, int dst) {
    unsigned make = node->kind == MP_NODE_TUPLE                  ? MP_OP_TUPLE
        : !MICROPY_PY_BUILTINS_SET || node->kind == MP_NODE_LIST ? MP_OP_LIST
                                                                 : MP_OP_SET;
    bool set = make == MP_OP_SET;
    if (node->n <= DISPLAY_MAX && !has_star(node)) {
        int first = fn->tmp;
        for (size_t i = 0; i < node->n; i++) {
            mp_cg_new(fn, node->kid[i].node);
        }
        mp_emit3(fn, make, dst, first, node->n);
        return;
    }
    int whole = mp_tmp(fn);
    mp_emit3(fn, set ? MP_OP_SET : MP_OP_LIST, whole, whole, 0);
    for (size_t i = 0; i < node->n; i++) {
        const mp_node_t *element = node->kid[i].node;
        bool star = element->kind == MP_NODE_STAR;
        unsigned tmp = fn->tmp;
        int reg = mp_cg_any(fn, star ? element->kid[0].node : element);
        mp_emit_line(fn, element);
        mp_emit2(fn,
            set ? (star ? MP_OP_SETUPDATE : MP_OP_SETADD) : (star ? MP_OP_EXTEND : MP_OP_APPEND),
            whole, reg);
        fn->tmp = tmp;
    }
    if (make == MP_OP_TUPLE) {
        mp_emit2(fn, MP_OP_LISTTOTUPLE, dst, whole);
    } else {
        mp_emit_mov(fn, dst, whole);
    }
}

static void cg_dict(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int whole = mp_tmp(fn);
    size_t i = 0;
    int first = fn->tmp;
    for (; i < node->n && i < DISPLAY_MAX * 2 && node->kid[i].node != NULL; i += 2) {
        mp_cg_new(fn, node->kid[i].node);
        mp_cg_new(fn, node->kid[i + 1].node);
    }
    bool done = i == node->n;
    mp_emit3(fn, MP_OP_DICT, done ? dst : whole, first, i / 2);
    if (done) {
        return;
    }
    fn->tmp = first;
    for (; i < node->n; i += 2) {
        if (node->kid[i].node == NULL) {
            int other = mp_cg_any(fn, node->kid[i + 1].node);
            mp_emit3(fn, MP_OP_DICTUPDATE, whole, other, 0);
        } else {
            int key = mp_cg_any(fn, node->kid[i].node);
            int value = mp_cg_any(fn, node->kid[i + 1].node);
            mp_emit3(fn, MP_OP_SETITEM, whole, key, value);
        }
        fn->tmp = first;
    }
    mp_emit_mov(fn, dst, whole);
}

#if MICROPY_PY_FSTRINGS
static void cg_formatted(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int value = mp_cg_new(fn, node->kid[0].node);
    int spec = mp_tmp(fn);
    if (node->kid[1].node == NULL) {
        mp_emit_load(fn, spec, MP_OBJ_NEW_QSTR(MP_QSTR_));
    } else {
        mp_cg_to(fn, node->kid[1].node, spec);
    }
    mp_emit_line(fn, node);
    mp_emit3(fn, MP_OP_FORMAT, dst, value, node->op);
    fn->tmp = value;
}

static void cg_joined_str(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int first = fn->tmp;
    for (size_t i = 0; i < node->n; i++) {
        mp_cg_new(fn, node->kid[i].node);
        if (fn->tmp - first == DISPLAY_MAX) {
            mp_emit3(fn, MP_OP_CONCAT, first, first, DISPLAY_MAX);
            fn->tmp = first + 1;
        }
    }
    mp_emit3(fn, MP_OP_CONCAT, dst, first, fn->tmp - first);
}
#endif

#if MICROPY_PY_ASYNC_AWAIT
void mp_cg_await(mp_fn_t *fn, int dst, int src, const mp_node_t *node) {
    mp_emit_line(fn, node);
    mp_emit2(fn, MP_OP_AWAITABLE, src, src);
    mp_emit_load(fn, dst, mp_const_none);
    mp_emit2(fn, MP_OP_YIELDFROM, dst, src);
}
#endif

static void cg_yield(mp_fn_t *fn, const mp_node_t *node, int dst) {
    int reg = mp_tmp(fn);
    if (node->kid[0].node == NULL) {
        mp_emit_load(fn, reg, mp_const_none);
    } else {
        mp_cg_to(fn, node->kid[0].node, reg);
    }
    mp_emit_line(fn, node);
    if (node->kind == MP_NODE_YIELD) {
        mp_emit2(fn, MP_OP_YIELD, dst, reg);
    } else if (MICROPY_PY_ASYNC_AWAIT && node->kind == MP_NODE_AWAIT) {
        mp_cg_await(fn, dst, reg, node);
    } else {
        mp_emit2(fn, MP_OP_GETITER, reg, reg);
        mp_emit_load(fn, dst, mp_const_none);
        mp_emit2(fn, MP_OP_YIELDFROM, dst, reg);
    }
}

void mp_cg_to(mp_fn_t *fn, const mp_node_t *node, int dst) {
    MP_STACK_CHECK();
    unsigned tmp = fn->tmp;
    if (dst < fn->n_locals && !mp_cg_single_write(node)) {
        int reg = mp_cg_new(fn, node);
        mp_emit_mov(fn, dst, reg);
        fn->tmp = tmp;
        return;
    }
    switch (node->kind) {
        case MP_NODE_NAME:
            mp_var_load(fn, node, node->kid[0].q, dst);
            break;
        case MP_NODE_CONST:
            mp_emit_load(fn, dst, node->kid[0].obj);
            break;
#if MICROPY_PY_FSTRINGS
        case MP_NODE_JOINED_STR:
            cg_joined_str(fn, node, dst);
            break;
        case MP_NODE_FORMATTED:
            cg_formatted(fn, node, dst);
            break;
#endif
        case MP_NODE_TUPLE:
        case MP_NODE_LIST:
        case MP_NODE_SET:
            cg_display(fn, node, dst);
            break;
        case MP_NODE_DICT:
            cg_dict(fn, node, dst);
            break;
        case MP_NODE_UNARY:
            cg_unary(fn, node, dst);
            break;
        case MP_NODE_BINARY:
            cg_binary(fn, node, dst);
            break;
        case MP_NODE_AND:
        case MP_NODE_OR:
            cg_and_or(fn, node, dst);
            break;
        case MP_NODE_COMPARE:
            cg_compare(fn, node, dst);
            break;
        case MP_NODE_IF_EXP:
            cg_if_exp(fn, node, dst);
            break;
        case MP_NODE_LAMBDA:
            mp_cg_function(fn, node, dst);
            break;
        case MP_NODE_CALL:
            mp_cg_call(fn, node, dst);
            break;
        case MP_NODE_ATTR: {
            int obj = operand(fn, node->kid[0].node, dst);
            mp_emit_line(fn, node);
            mp_emit_name(fn, MP_OP_GETATTR, dst, obj, node->kid[1].q);
            break;
        }
        case MP_NODE_SUBSCR:
            cg_subscr(fn, node, dst);
            break;
#if MICROPY_PY_BUILTINS_SLICE
        case MP_NODE_SLICE:
            cg_slice(fn, node, dst);
            break;
#endif
        case MP_NODE_LIST_COMP:
        case MP_NODE_SET_COMP:
        case MP_NODE_DICT_COMP:
        case MP_NODE_GEN_EXP:
            mp_cg_comprehension(fn, node, dst);
            break;
        case MP_NODE_YIELD:
        case MP_NODE_YIELD_FROM:
        case MP_NODE_AWAIT:
            cg_yield(fn, node, dst);
            break;
#if MICROPY_PY_ASSIGN_EXPR
        case MP_NODE_NAMED:
            mp_cg_to(fn, node->kid[1].node, dst);
            mp_var_store(fn, node->kid[0].node->kid[0].q, dst);
            break;
#endif
        default:
            mp_fn_error(fn, node, MP_SYNTAX_TEXT("can't use starred expression here"));
    }
    fn->tmp = tmp;
}

#endif  // MICROPY_ENABLE_COMPILER
