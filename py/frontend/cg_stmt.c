// Code for statements, but for those that catch exceptions.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"
#include "py/stackctrl.h"

#if MICROPY_ENABLE_COMPILER

// ---- assignment -------------------------------------------------------------------------------------------------

// The first register of a sequence of targets that are registers in a row, which an UNPACK may fill by itself, or
// MP_REG_NONE. One that fails may have changed some of them: nobody may see that who handles the exception.
static int register_row(mp_fn_t *fn, const mp_node_t *target) {
    unsigned first = 0, index, flags;
    for (const mp_block_t *block = fn->block; block != NULL; block = block->outer) {
        if (block->kind != MP_BLOCK_LOOP) {
            return MP_REG_NONE;
        }
    }
    for (size_t i = 0; i < target->n; i++) {
        const mp_node_t *t = target->kid[i].node;
        if (t->kind != MP_NODE_NAME || mp_var(fn, t->kid[0].q, &index, &flags) != MP_VAR_REG
            || (i > 0 && index != first + i)) {
            return MP_REG_NONE;
        }
        first = index - i;
    }
    return target->n > 0 ? (int)first : MP_REG_NONE;
}

static void assign_sequence(mp_fn_t *fn, const mp_node_t *target, int src, bool at_once) {
    size_t star = target->n;
    for (size_t i = 0; i < target->n; i++) {
        if (target->kid[i].node->kind == MP_NODE_STAR) {
            if (star != target->n) {
                mp_fn_error(fn, target, MP_SYNTAX_TEXT("multiple starred expressions in assignment"));
            }
            star = i;
        }
    }
    int first = MICROPY_OPT_SHORT_FORMS && at_once && star == target->n ? register_row(fn, target)
                                                                        : MP_REG_NONE;
    if (first == MP_REG_NONE) {
        first = fn->tmp;
        for (size_t i = 0; i < target->n; i++) {
            mp_tmp(fn);
        }
    }
    mp_emit_line(fn, target);
    if (star == target->n) {
        mp_emit3(fn, MP_OP_UNPACK, first, src, target->n);
    } else {
        mp_emit4(fn, MP_OP_UNPACKEX, first, src, star, target->n - star - 1);
    }
    for (size_t i = 0; i < target->n; i++) {
        const mp_node_t *t = target->kid[i].node;
        mp_cg_assign(fn, t->kind == MP_NODE_STAR ? t->kid[0].node : t, first + i);
    }
}

void mp_cg_assign(mp_fn_t *fn, const mp_node_t *target, int src) {
    MP_STACK_CHECK();
    unsigned tmp = fn->tmp;
    switch (target->kind) {
        case MP_NODE_NAME:
            mp_var_store(fn, target->kid[0].q, src);
            break;
        case MP_NODE_ATTR: {
            int obj = mp_cg_any(fn, target->kid[0].node);
            mp_emit_line(fn, target);
            mp_emit_name(fn, MP_OP_SETATTR, obj, src, target->kid[1].q);
            break;
        }
        case MP_NODE_SUBSCR: {
            int obj = mp_cg_any(fn, target->kid[0].node);
            int index = mp_cg_any(fn, target->kid[1].node);
            mp_emit_line(fn, target);
            mp_emit3(fn, MP_OP_SETITEM, obj, index, src);
            break;
        }
        case MP_NODE_TUPLE:
        case MP_NODE_LIST:
            assign_sequence(fn, target, src, true);
            break;
        default:
            mp_fn_error(fn, target, MP_SYNTAX_TEXT("can't assign to this"));
    }
    fn->tmp = tmp;
}

// The value straight into a variable's register, where there is one and the value allows it.
static bool assign_direct(mp_fn_t *fn, const mp_node_t *target, const mp_node_t *value) {
    unsigned index, flags;
    if (target->kind != MP_NODE_NAME || mp_var(fn, target->kid[0].q, &index, &flags) != MP_VAR_REG
        || value->kind == MP_NODE_NAMED) {
        return false;
    }
    mp_cg_to(fn, value, index);
    mp_var_store(fn, target->kid[0].q, index);
    return true;
}

// Items of tuples assigned so.
#define PARALLEL_MAX (8)

// Whether reading the value can neither fail nor see a change of register index.
static bool is_unaffected(mp_fn_t *fn, const mp_node_t *value, unsigned index) {
    unsigned read, flags;
    return value->kind == MP_NODE_CONST
        || (value->kind == MP_NODE_NAME && mp_var(fn, value->kid[0].q, &read, &flags) == MP_VAR_REG
            && read != index && read < MP_VAR_BITS && fn->assigned >> read & 1);
}

// a, b = x, y where the targets are different registers: the values go there at once, as far as none is changed that
// a later value reads, or that would have to keep its old value if a later one raised.
static bool assign_registers(mp_fn_t *fn, const mp_node_t *target, const mp_node_t *value) {
    unsigned index[PARALLEL_MAX], flags;
    int from[PARALLEL_MAX];
    for (size_t i = 0; i < target->n; i++) {
        const mp_node_t *t = target->kid[i].node;
        if (t->kind != MP_NODE_NAME || mp_var(fn, t->kid[0].q, &index[i], &flags) != MP_VAR_REG) {
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (index[j] == index[i]) {
                return false;
            }
        }
    }
    for (size_t i = 0; i < value->n; i++) {
        const mp_node_t *v = value->kid[i].node;
        bool direct = v->kind != MP_NODE_NAMED;
        for (size_t j = i + 1; j < value->n; j++) {
            direct &= is_unaffected(fn, value->kid[j].node, index[i]);
        }
        from[i] = direct ? (int)index[i] : mp_tmp(fn);
        mp_cg_to(fn, v, from[i]);
    }
    for (size_t i = 0; i < target->n; i++) {
        mp_var_store(fn, target->kid[i].node->kid[0].q, from[i]);
    }
    return true;
}

// a, b = x, y of plain values: no tuple is made.
static bool assign_parallel(mp_fn_t *fn, const mp_node_t *target, const mp_node_t *value) {
    if (target->kind != MP_NODE_TUPLE || value->kind != MP_NODE_TUPLE || target->n != value->n
        || target->n > PARALLEL_MAX) {
        return false;
    }
    for (size_t i = 0; i < target->n; i++) {
        if (target->kid[i].node->kind == MP_NODE_STAR || value->kid[i].node->kind == MP_NODE_STAR) {
            return false;
        }
    }
    if (MICROPY_OPT_SHORT_FORMS && assign_registers(fn, target, value)) {
        return true;
    }
    int first = fn->tmp;
    for (size_t i = 0; i < value->n; i++) {
        mp_cg_new(fn, value->kid[i].node);
    }
    for (size_t i = 0; i < target->n; i++) {
        mp_cg_assign(fn, target->kid[i].node, first + i);
    }
    return true;
}

static void cg_assign(mp_fn_t *fn, const mp_node_t *node) {
    const mp_node_t *value = node->kid[node->n - 1].node;
    if (node->n == 2
        && (assign_direct(fn, node->kid[0].node, value)
            || (MICROPY_COMP_DOUBLE_TUPLE_ASSIGN && assign_parallel(fn, node->kid[0].node, value)))) {
        return;
    }
    int reg;
    if (node->n > 2) {
        // The first target may be a variable that the second one reads.
        reg = mp_cg_new(fn, value);
    } else {
        reg = mp_cg_any(fn, value);
    }
    for (size_t i = 0; i + 1 < node->n; i++) {
        mp_cg_assign(fn, node->kid[i].node, reg);
    }
}

static void cg_aug_assign(mp_fn_t *fn, const mp_node_t *node) {
    const mp_node_t *target = node->kid[0].node;
    const mp_node_t *value = node->kid[1].node;
    unsigned op = node->op - MP_BINARY_OP_INPLACE_OR + MP_OP_IOR;
    bool small = value->kind == MP_NODE_CONST && mp_obj_is_small_int(value->kid[0].obj)
        && MP_OBJ_SMALL_INT_VALUE(value->kid[0].obj)
            == (int8_t)MP_OBJ_SMALL_INT_VALUE(value->kid[0].obj);
    int obj = MP_REG_NONE, index = MP_REG_NONE, reg;
    switch (target->kind) {
        case MP_NODE_NAME:
            reg = mp_cg_any(fn, target);
            break;
        case MP_NODE_ATTR:
            obj = mp_cg_any(fn, target->kid[0].node);
            reg = mp_tmp(fn);
            mp_emit_line(fn, node);
            mp_emit_name(fn, MP_OP_GETATTR, reg, obj, target->kid[1].q);
            break;
        case MP_NODE_SUBSCR:
            obj = mp_cg_any(fn, target->kid[0].node);
            index = mp_cg_any(fn, target->kid[1].node);
            reg = mp_tmp(fn);
            mp_emit_line(fn, node);
            mp_emit3(fn, MP_OP_GETITEM, reg, obj, index);
            break;
        default:
            mp_fn_error(fn, target, MP_SYNTAX_TEXT("illegal target for augmented assignment"));
    }
    // Adding a small number to anything means the same in place or not, unless the type tells them apart.
    int right = MP_REG_NONE;
    if (!(MICROPY_OPT_SHORT_FORMS && small && (op == MP_OP_IADD || op == MP_OP_ISUB))) {
        right = mp_cg_any(fn, value);
    }
    mp_emit_line(fn, node);
    if (right == MP_REG_NONE) {
        mp_emit2(fn, op == MP_OP_IADD ? MP_OP_IADDI : MP_OP_ISUBI, reg,
            MP_OBJ_SMALL_INT_VALUE(value->kid[0].obj));
    } else {
        mp_emit2(fn, op, reg, right);
    }
    if (target->kind == MP_NODE_NAME) {
        mp_var_store(fn, target->kid[0].q, reg);
    } else if (target->kind == MP_NODE_ATTR) {
        mp_emit_name(fn, MP_OP_SETATTR, obj, reg, target->kid[1].q);
    } else {
        mp_emit3(fn, MP_OP_SETITEM, obj, index, reg);
    }
}

static void cg_delete(mp_fn_t *fn, const mp_node_t *target) {
    unsigned tmp = fn->tmp;
    switch (target->kind) {
        case MP_NODE_NAME:
            mp_var_delete(fn, target, target->kid[0].q);
            break;
        case MP_NODE_ATTR: {
            int obj = mp_cg_any(fn, target->kid[0].node);
            mp_emit_line(fn, target);
            mp_emit2(fn, MP_OP_DELATTR, obj, mp_name_keep(target->kid[1].q));
            break;
        }
        case MP_NODE_SUBSCR: {
            int obj = mp_cg_any(fn, target->kid[0].node);
            int index = mp_cg_any(fn, target->kid[1].node);
            mp_emit_line(fn, target);
            mp_emit2(fn, MP_OP_DELITEM, obj, index);
            break;
        }
        case MP_NODE_TUPLE:
        case MP_NODE_LIST:
            for (size_t i = 0; i < target->n; i++) {
                cg_delete(fn, target->kid[i].node);
            }
            break;
        default:
            mp_fn_error(fn, target, MP_SYNTAX_TEXT("can't delete this"));
    }
    fn->tmp = tmp;
}

// ---- loops ------------------------------------------------------------------------------------------------------

// A chain of elif is a loop here: it may be long.
static void cg_if(mp_fn_t *fn, const mp_node_t *node) {
    mp_label_t end = MP_LABEL_NEW;
    mp_var_bits_t joined = ~(mp_var_bits_t)0;
    for (bool done = false; !done; node = node->kid[2].node) {
        mp_label_t otherwise = MP_LABEL_NEW;
        mp_emit_line(fn, node);
        mp_cg_jump(fn, node->kid[0].node, &otherwise, false);
        mp_var_bits_t before = fn->assigned;
        mp_cg_statement(fn, node->kid[1].node);
        joined &= fn->assigned;
        const mp_node_t *next = node->kid[2].node;
        if (next != NULL) {
            mp_emit_jmp(fn, &end);
        }
        mp_emit_label(fn, &otherwise);
        fn->assigned = before;
        done = next == NULL || next->kind != MP_NODE_IF;
        if (next != NULL && done) {
            mp_cg_statement(fn, next);
        }
        if (done) {
            joined &= fn->assigned;
        }
    }
    mp_emit_label(fn, &end);
    fn->assigned = joined;
}

static void push_loop(mp_fn_t *fn, mp_block_t *block, mp_label_t *on_break, mp_label_t *on_continue) {
    *block = (mp_block_t){
        .outer = fn->block, .kind = MP_BLOCK_LOOP, .on_break = on_break, .on_continue = on_continue
    };
    fn->block = block;
}

static bool is_constant(const mp_node_t *node, bool truth) {
    return node->kind == MP_NODE_CONST && mp_obj_is_true(node->kid[0].obj) == truth;
}

static void cg_while(mp_fn_t *fn, const mp_node_t *node) {
    mp_label_t body = MP_LABEL_NEW, condition = MP_LABEL_NEW, end = MP_LABEL_NEW;
    mp_block_t block;
    mp_var_bits_t assigned = fn->assigned;
    const mp_node_t *test = node->kid[0].node;
    if (!is_constant(test, true)) {
        // What the condition surely binds, it binds before the body runs: it stands after the body in the code.
        mp_emit_jmp(fn, &condition);
    }
    push_loop(fn, &block, &end, &condition);
    mp_emit_loop(fn, &body);
    mp_cg_statement(fn, node->kid[1].node);
    fn->block = block.outer;
    fn->assigned = assigned;
    mp_emit_label(fn, &condition);
    mp_emit_line(fn, node);
    mp_cg_jump(fn, test, &body, true);
    fn->assigned = assigned;
    if (node->kid[2].node != NULL) {
        mp_cg_statement(fn, node->kid[2].node);
        fn->assigned = assigned;
    }
    mp_emit_label(fn, &end);
}

// range() with plain arguments counts in registers, with no iterator, if at run time it is the built-in one.
static bool is_range(mp_fn_t *fn, const mp_node_t *node) {
    unsigned index, flags;
    if (node->kind != MP_NODE_CALL || node->n < 2 || node->n > 4
        || node->kid[0].node->kind != MP_NODE_NAME || node->kid[0].node->kid[0].q != MP_QSTR_range
        || mp_var(fn, MP_QSTR_range, &index, &flags) != MP_VAR_GLOBAL) {
        return false;
    }
    for (size_t i = 1; i < node->n; i++) {
        unsigned kind = node->kid[i].node->kind;
        if (kind == MP_NODE_STAR || kind == MP_NODE_DOUBLE_STAR || kind == MP_NODE_KEYWORD) {
            return false;
        }
    }
    return true;
}

// An expression whose value may be known before range is looked up, whatever it does short of giving that another
// meaning.
static bool is_simple(const mp_node_t *node) {
    switch (node->kind) {
        case MP_NODE_NAME:
        case MP_NODE_CONST:
            return true;
        case MP_NODE_CALL:
            return node->n == 2 && node->kid[0].node->kind == MP_NODE_NAME
                && node->kid[0].node->kid[0].q == MP_QSTR_len && is_simple(node->kid[1].node);
        case MP_NODE_ATTR:
        case MP_NODE_UNARY:
            return is_simple(node->kid[0].node);
        case MP_NODE_BINARY:
        case MP_NODE_SUBSCR:
            return is_simple(node->kid[0].node) && is_simple(node->kid[1].node);
        default:
            return false;
    }
}

static int range_iter(mp_fn_t *fn, const mp_node_t *node, mp_label_t *next) {
    int iter = mp_tmp(fn);
    bool late = next != NULL && !fn->far && fn->n_names < 256;
    for (size_t i = 1; i < node->n; i++) {
        late &= is_simple(node->kid[i].node);
    }
    if (!late) {
        mp_cg_to(fn, node->kid[0].node, iter);
    }
    mp_tmp(fn);
    for (size_t i = 1; i < node->n; i++) {
        mp_cg_new(fn, node->kid[i].node);
    }
    mp_emit_line(fn, node);
    fn->tmp = iter + 2;
    mp_tmp(fn);
    if (late) {
        mp_emit_range(fn, iter, node->n - 1, next);
        return iter;
    }
    mp_emit2(fn, MP_OP_RANGE, iter, node->n - 1);
    if (next != NULL) {
        mp_emit_jmp(fn, next);
    }
    return iter;
}

int mp_cg_iter(mp_fn_t *fn, const mp_node_t *node, mp_label_t *next) {
    if (MICROPY_OPT_SHORT_FORMS && is_range(fn, node)) {
        return range_iter(fn, node, next);
    }
    int iter = mp_tmp(fn);
    int reg = mp_cg_any(fn, node);
    mp_emit_line(fn, node);
    mp_emit2(fn, MP_OP_GETITER, iter, reg);
    fn->tmp = iter + 1;
    if (next != NULL) {
        mp_emit_jmp(fn, next);
    }
    return iter;
}

// A target that takes a sequence apart by one UNPACK.
static bool is_plain_sequence(const mp_node_t *target) {
    if (target->kind != MP_NODE_TUPLE && target->kind != MP_NODE_LIST) {
        return false;
    }
    for (size_t i = 0; i < target->n; i++) {
        if (target->kid[i].node->kind == MP_NODE_STAR) {
            return false;
        }
    }
    return target->n > 0;
}

int mp_cg_loop_target(mp_fn_t *fn, const mp_node_t *target, unsigned *op) {
    unsigned index, flags;
    *op = MP_OP_FORITER;
    if (target->kind == MP_NODE_NAME && mp_var(fn, target->kid[0].q, &index, &flags) == MP_VAR_REG) {
        mp_var_store(fn, target->kid[0].q, index);
        return index;
    }
    int item = mp_tmp(fn);
    if (MICROPY_OPT_FAST_PATHS && !fn->far && is_plain_sequence(target)) {
        *op = MP_OP_FORUNPACK;
        fn->tmp = item;
        // Not to the variables at once: an iterator may come to its end after some of the parts.
        assign_sequence(fn, target, item, false);
    } else {
        mp_cg_assign(fn, target, item);
    }
    return item;
}

#if MICROPY_PY_ASYNC_AWAIT
int mp_cg_async_call(mp_fn_t *fn, const mp_node_t *node, int obj, qstr method) {
    int f = mp_tmp(fn);
    mp_tmp(fn);
    mp_tmp(fn);
    mp_emit_line(fn, node);
    mp_emit_name(fn, MP_OP_METHOD, f, obj, method);
    mp_emit3(fn, MP_OP_CALLM, f, 0, f);
    int dst = f + 1;
    mp_cg_await(fn, dst, f, node);
    return dst;
}

void mp_cg_async_iter(mp_fn_t *fn, const mp_node_t *node, const mp_node_t *iterable, int dst) {
    unsigned tmp = fn->tmp;
    int f = mp_tmp(fn);
    mp_tmp(fn);
    int self = mp_cg_new(fn, iterable);
    mp_emit_line(fn, node);
    mp_emit_name(fn, MP_OP_METHOD, f, self, MP_QSTR___aiter__);
    mp_emit3(fn, MP_OP_CALLM, f, 0, dst);
    fn->tmp = tmp;
}

void mp_cg_async_end(mp_fn_t *fn, uint32_t start, uint32_t stop, int reg, mp_label_t *end) {
    mp_label_t other = MP_LABEL_NEW;
    mp_emit_handler(fn, start, stop, reg);
    int type = mp_tmp(fn);
    mp_emit_load(fn, type, MP_OBJ_FROM_PTR(&mp_type_StopAsyncIteration));
    mp_emit_jump(fn, MP_OP_JNEXC, reg, type, &other);
    mp_emit_jmp(fn, end);
    mp_emit_label(fn, &other);
    mp_emit1(fn, MP_OP_RERAISE, reg);
    fn->tmp = type;
}
#endif

static void cg_for(mp_fn_t *fn, const mp_node_t *node) {
    mp_label_t body = MP_LABEL_NEW, next = MP_LABEL_NEW, end = MP_LABEL_NEW;
    mp_block_t block;
    const mp_node_t *target = node->kid[0].node;
    mp_var_bits_t assigned;
#if MICROPY_PY_ASYNC_AWAIT
    if (node->op) {
        mp_label_t otherwise = MP_LABEL_NEW;
        int iter = mp_tmp(fn);
        mp_cg_async_iter(fn, node, node->kid[1].node, iter);
        int item = mp_tmp(fn);
        assigned = fn->assigned;
        mp_emit_loop(fn, &next);
        uint32_t start = fn->code.len;
        mp_emit_mov(fn, item, mp_cg_async_call(fn, node, iter, MP_QSTR___anext__));
        fn->tmp = item + 1;
        uint32_t stop = fn->code.len;
        mp_cg_assign(fn, target, item);
        push_loop(fn, &block, &end, &next);
        mp_cg_statement(fn, node->kid[2].node);
        mp_emit_jmp(fn, &next);
        mp_cg_async_end(fn, start, stop, item, &otherwise);
        mp_emit_label(fn, &otherwise);
    } else
#endif
    {
        int iter = mp_cg_iter(fn, node->kid[1].node, &next);
        assigned = fn->assigned;
        mp_emit_loop(fn, &body);
        unsigned op;
        int item = mp_cg_loop_target(fn, target, &op);
        push_loop(fn, &block, &end, &next);
        mp_cg_statement(fn, node->kid[2].node);
        mp_emit_label(fn, &next);
        mp_emit_line(fn, node);
        mp_emit_jump(fn, op, item, iter, &body);
    }
    fn->block = block.outer;
    fn->assigned = assigned;
    if (node->kid[3].node != NULL) {
        mp_cg_statement(fn, node->kid[3].node);
        fn->assigned = assigned;
    }
    mp_emit_label(fn, &end);
}

// ---- the rest ---------------------------------------------------------------------------------------------------

// Each branch of a conditional expression returns by itself, where there is nothing else to be done.
static void return_value(mp_fn_t *fn, const mp_node_t *node, const mp_node_t *value) {
    int reg = MP_REG_NONE;
    unsigned tmp = fn->tmp;
    if (value != NULL && value->kind == MP_NODE_IF_EXP && MICROPY_OPT_SHORT_FORMS
        && fn->block == NULL) {
        mp_label_t otherwise = MP_LABEL_NEW;
        mp_cg_jump(fn, value->kid[0].node, &otherwise, false);
        mp_var_bits_t before = fn->assigned;
        return_value(fn, node, value->kid[1].node);
        mp_emit_label(fn, &otherwise);
        fn->assigned = before;
        return_value(fn, node, value->kid[2].node);
        fn->tmp = tmp;
        return;
    }
    if (value != NULL) {
        reg = mp_cg_any(fn, value);
    }
    mp_cg_exit(fn, node, MP_NODE_RETURN, reg);
    fn->tmp = tmp;
}

static void cg_return(mp_fn_t *fn, const mp_node_t *node) {
    if (fn->scope->kind != MP_SCOPE_FUNCTION) {
        mp_fn_error(fn, node, MP_SYNTAX_TEXT("'return' outside function"));
    }
    return_value(fn, node, node->kid[0].node);
}

static void cg_raise(mp_fn_t *fn, const mp_node_t *node) {
    mp_emit_line(fn, node);
    if (node->kid[0].node == NULL) {
        int reg = fn->exc_reg;
        if (reg == MP_REG_NONE) {
            reg = mp_tmp(fn);
            mp_emit2(fn, MP_OP_CLEAR, reg, 1);
        }
        mp_emit1(fn, MP_OP_RERAISE, reg);
        return;
    }
    int exc = mp_cg_any(fn, node->kid[0].node);
    if (node->kid[1].node == NULL) {
        mp_emit_line(fn, node);
        mp_emit1(fn, MP_OP_RAISE, exc);
    } else {
        int cause = mp_cg_any(fn, node->kid[1].node);
        mp_emit_line(fn, node);
        mp_emit2(fn, MP_OP_RAISEFROM, exc, cause);
    }
}

static void cg_assert(mp_fn_t *fn, const mp_node_t *node) {
    mp_label_t end = MP_LABEL_NEW;
    mp_cg_jump(fn, node->kid[0].node, &end, true);
    mp_var_bits_t assigned = fn->assigned;
    int f = mp_tmp(fn);
    mp_emit_load(fn, f, MP_OBJ_FROM_PTR(&mp_type_AssertionError));
    if (node->kid[1].node != NULL) {
        mp_tmp(fn);
        mp_cg_new(fn, node->kid[1].node);
        mp_emit_line(fn, node);
        mp_emit3(fn, MP_OP_CALL, f, 1, f);
    }
    mp_emit_line(fn, node);
    mp_emit1(fn, MP_OP_RAISE, f);
    fn->assigned = assigned;
    mp_emit_label(fn, &end);
}

static void cg_import(mp_fn_t *fn, const mp_node_t *node) {
    for (size_t i = 0; i < node->n; i += 2) {
        qstr name = mp_name_keep(node->kid[i].q);
        qstr as = node->kid[i + 1].q;
#if MICROPY_ENABLE_EXTERNAL_IMPORT
        size_t len;
        const char *text = (const char *)qstr_data(name, &len);
        const char *dot = memchr(text, '.', len);
#endif
        int module = mp_tmp(fn);
        int fromlist = mp_tmp(fn);
        mp_emit_load(fn, module, MP_OBJ_NEW_SMALL_INT(0));
        mp_emit_load(fn, fromlist, mp_const_none);
        mp_emit_line(fn, node);
        mp_emit2(fn, MP_OP_IMPORT, module, name);
#if !MICROPY_ENABLE_EXTERNAL_IMPORT
        as = as == MP_QSTRnull ? node->kid[i].q : as;
#else
        if (as == MP_QSTRnull) {
            as = dot == NULL ? node->kid[i].q : mp_name_of(fn->lex, text, dot - text);
        } else {
            // import a.b.c as d: what came back is a.
            while (dot != NULL) {
                const char *part = dot + 1;
                dot = memchr(part, '.', text + len - part);
                qstr sub = qstr_from_strn(part, (dot == NULL ? text + len : dot) - part);
                mp_emit_name(fn, MP_OP_GETATTR, module, module, sub);
            }
        }
#endif
        mp_var_store(fn, as, module);
        fn->tmp = module;
    }
}

static void cg_from(mp_fn_t *fn, const mp_node_t *node) {
    int module = mp_tmp(fn);
    int fromlist = mp_tmp(fn);
    bool star = node->kid[1].q == MP_QSTR__star_;
    size_t n = (node->n - 1) / 2;
    for (size_t i = 0; i < n; i++) {
        mp_emit_load(fn, mp_tmp(fn), MP_OBJ_NEW_QSTR(mp_name_keep(node->kid[1 + i * 2].q)));
    }
    mp_emit3(fn, MP_OP_TUPLE, fromlist, fromlist + 1, n);
    mp_emit_load(fn, module, MP_OBJ_NEW_SMALL_INT(node->op));
    mp_emit_line(fn, node);
    mp_emit2(fn, MP_OP_IMPORT, module,
        node->kid[0].q == MP_QSTRnull ? MP_QSTR_ : mp_name_keep(node->kid[0].q));
    if (star) {
        mp_emit1(fn, MP_OP_IMPORTSTAR, module);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        qstr name = node->kid[1 + i * 2].q;
        qstr as = node->kid[2 + i * 2].q;
        mp_emit3(fn, MP_OP_IMPORTFROM, fromlist, module, mp_name_keep(name));
        mp_var_store(fn, as == MP_QSTRnull ? name : as, fromlist);
    }
}

static void define(mp_fn_t *fn, const mp_node_t *node, int dst) {
    if (node->kind == MP_NODE_CLASS) {
        mp_cg_class(fn, node, dst);
    } else {
        mp_cg_function(fn, node, dst);
    }
}

// Functions and classes with their decorators: called from the nearest one outwards.
static void cg_define(mp_fn_t *fn, const mp_node_t *node) {
    const mp_node_t *what = node;
    size_t n = 0;
    if (node->kind == MP_NODE_DECORATED) {
        n = node->n - 1;
        what = node->kid[n].node;
        for (size_t i = 0; i < n; i++) {
            mp_cg_new(fn, node->kid[i].node);
            mp_tmp(fn);
        }
    }
    int dst = mp_tmp(fn);
    unsigned tmp = fn->tmp;
    unsigned index, flags;
    if (MICROPY_OPT_SHORT_FORMS && n == 0) {
        mp_var_kind_t kind = mp_var(fn, what->kid[0].q, &index, &flags);
        if (kind == MP_VAR_REG) {
            dst = index;
        } else if (kind == MP_VAR_NAME && what->kind == MP_NODE_FUNCTION) {
            mp_cg_function(fn, what, MP_REG_NONE);
            return;
        }
    }
    define(fn, what, dst);
    fn->tmp = tmp;
    for (; n > 0; n--) {
        int f = dst - 2;
        mp_emit_line(fn, node->kid[n - 1].node);
        mp_emit3(fn, MP_OP_CALL, f, 1, f);
        dst = f;
    }
    mp_var_store(fn, what->kid[0].q, dst);
}

static void cg_expression(mp_fn_t *fn, const mp_node_t *node) {
    const mp_node_t *expr = node->kid[0].node;
    if (expr->kind == MP_NODE_CONST && !fn->is_repl) {
        return;
    }
    int reg = mp_cg_any(fn, expr);
    if (fn->is_repl) {
        mp_emit_line(fn, node);
        mp_emit1(fn, MP_OP_PRINTEXPR, reg);
    }
}

void mp_cg_statement(mp_fn_t *fn, const mp_node_t *node) {
    MP_STACK_CHECK();
    unsigned tmp = fn->tmp;
    if (node->kind != MP_NODE_BLOCK) {
        fn->line = MP_NODE_LINE(node);
    }
    switch (node->kind) {
        case MP_NODE_BLOCK:
            for (size_t i = 0; i < node->n; i++) {
                mp_cg_statement(fn, node->kid[i].node);
            }
            break;
        case MP_NODE_EXPR:
            cg_expression(fn, node);
            break;
        case MP_NODE_ASSIGN:
            cg_assign(fn, node);
            break;
        case MP_NODE_AUG_ASSIGN:
            cg_aug_assign(fn, node);
            break;
        case MP_NODE_ANN_ASSIGN:
            if (node->kid[2].node != NULL
                && !assign_direct(fn, node->kid[0].node, node->kid[2].node)) {
                mp_cg_assign(fn, node->kid[0].node, mp_cg_any(fn, node->kid[2].node));
            }
            break;
        case MP_NODE_DEL:
            for (size_t i = 0; i < node->n; i++) {
                cg_delete(fn, node->kid[i].node);
            }
            // What is deleted to make room shall not live on in a temporary.
            if (fn->tmp_max > fn->tmp) {
                mp_emit2(fn, MP_OP_CLEAR, fn->tmp, fn->tmp_max - fn->tmp);
            }
            break;
        case MP_NODE_PASS:
        case MP_NODE_GLOBAL:
        case MP_NODE_NONLOCAL:
            break;
        case MP_NODE_BREAK:
        case MP_NODE_CONTINUE:
            mp_cg_exit(fn, node, node->kind, MP_REG_NONE);
            break;
        case MP_NODE_RETURN:
            cg_return(fn, node);
            break;
        case MP_NODE_RAISE:
            cg_raise(fn, node);
            break;
        case MP_NODE_ASSERT:
            cg_assert(fn, node);
            break;
        case MP_NODE_IMPORT:
            cg_import(fn, node);
            break;
        case MP_NODE_FROM:
            cg_from(fn, node);
            break;
        case MP_NODE_IF:
            cg_if(fn, node);
            break;
        case MP_NODE_WHILE:
            cg_while(fn, node);
            break;
        case MP_NODE_FOR:
            cg_for(fn, node);
            break;
        case MP_NODE_TRY:
            mp_cg_try(fn, node);
            break;
        case MP_NODE_WITH:
            mp_cg_with(fn, node);
            break;
        default:
            cg_define(fn, node);
            break;
    }
    fn->tmp = tmp;
}

#endif  // MICROPY_ENABLE_COMPILER
