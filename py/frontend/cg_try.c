// Code for try and with statements, and for leaving them by return, break and continue.
//
// A finally block exists once. Two registers say how it was entered: the state (0: fell in; 1: an exception, in the
// value; 2 and up: a return, with its value, or a jump) and the value. At its end the state says where to go on.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"

#if MICROPY_ENABLE_COMPILER

#define STATE_EXCEPTION (1)

static int with_exit(mp_fn_t *fn, const mp_node_t *node, const mp_block_t *block, int exc) {
    int dst = mp_tmp(fn);
    mp_emit_line(fn, node);
    mp_emit3(fn, MP_OP_WITHEXIT, dst, block->reg, exc);
    if (MICROPY_PY_ASYNC_AWAIT && block->is_async) {
        int value = mp_tmp(fn);
        mp_cg_await(fn, value, dst, node);
        return value;
    }
    return dst;
}

// The end of an except clause: the name of its exception is unbound, were it deleted meanwhile or not.
static void unbind(mp_fn_t *fn, const mp_node_t *node, qstr name) {
    unsigned index, flags;
    if (MICROPY_OPT_SHORT_FORMS && mp_var(fn, name, &index, &flags) == MP_VAR_REG) {
        mp_emit2(fn, MP_OP_CLEAR, index, 1);
        return;
    }
    unsigned tmp = fn->tmp;
    int none = mp_tmp(fn);
    mp_emit_load(fn, none, mp_const_none);
    mp_var_store(fn, name, none);
    mp_var_delete(fn, node, name);
    fn->tmp = tmp;
}

static bool has_holes(const mp_block_t *block) {
    return block->kind == MP_BLOCK_GUARD || block->kind == MP_BLOCK_WITH;
}

// A jump or return, from the block at hand outwards. Code that leaves a block is not guarded by its handlers: it makes a
// hole in the range.
void mp_cg_exit(mp_fn_t *fn, const mp_node_t *node, unsigned kind, int reg) {
    mp_block_t *block = fn->block;
    for (; block != NULL; block = block->outer) {
        if (block->kind == MP_BLOCK_LOOP) {
            if (kind != MP_NODE_RETURN) {
                mp_emit_jmp(fn, kind == MP_NODE_BREAK ? block->on_break : block->on_continue);
                break;
            }
        } else if (block->kind == MP_BLOCK_FINALLY) {
            mp_exit_t *e = block->exits;
            while (e != NULL && e->node_kind != kind) {
                e = e->next;
            }
            if (e == NULL) {
                e = mp_arena_alloc(fn->arena, sizeof(mp_exit_t));
                e->next = block->exits;
                e->node_kind = kind;
                e->id = block->exits == NULL ? STATE_EXCEPTION + 1 : block->exits->id + 1;
                block->exits = e;
            }
            if (kind == MP_NODE_RETURN) {
                if (reg == MP_REG_NONE) {
                    mp_emit_load(fn, block->reg + 1, mp_const_none);
                } else {
                    mp_emit_mov(fn, block->reg + 1, reg);
                }
            }
            mp_emit_load(fn, block->reg, MP_OBJ_NEW_SMALL_INT(e->id));
            mp_emit_jmp(fn, block->entry);
            break;
        } else if (block->kind == MP_BLOCK_EXCEPT) {
            // A return may be of this very variable, and ends its life.
            if (kind != MP_NODE_RETURN) {
                unbind(fn, node, block->name);
            }
        } else {
            mp_hole_t *hole = mp_arena_alloc(fn->arena, sizeof(mp_hole_t));
            hole->next = block->holes;
            hole->start = fn->code.len;
            block->holes = hole;
            if (block->kind == MP_BLOCK_WITH) {
                // The value returned must outlive the call of __exit__, and the variable it may be in.
                if (reg != MP_REG_NONE && reg < fn->n_locals) {
                    int copy = mp_tmp(fn);
                    mp_emit_mov(fn, copy, reg);
                    reg = copy;
                }
                int none = mp_tmp(fn);
                mp_emit_load(fn, none, mp_const_none);
                with_exit(fn, node, block, none);
            }
        }
    }
    if (block == NULL) {
        if (kind != MP_NODE_RETURN) {
            mp_fn_error(fn, node, MP_SYNTAX_TEXT("'break' or 'continue' outside loop"));
        }
        if (reg == MP_REG_NONE) {
            mp_emit1(fn, MP_OP_RETNONE, 0);
        } else {
            mp_emit1(fn, MP_OP_RETURN, reg);
        }
    }
    for (mp_block_t *b = fn->block; b != block; b = b->outer) {
        if (has_holes(b)) {
            b->holes->end = fn->code.len;
        }
    }
}

static void push(mp_fn_t *fn, mp_block_t *block, unsigned kind, int reg) {
    *block = (mp_block_t){ .outer = fn->block, .kind = kind, .reg = reg, .range_start = fn->code.len };
    fn->block = block;
}

// The code that follows handles exceptions of the block's range, less its holes, which are in reverse order.
static void guard_range(mp_fn_t *fn, const mp_block_t *block, uint32_t end, int reg) {
    for (const mp_hole_t *holes = block->holes; holes != NULL; holes = holes->next) {
        mp_emit_handler(fn, holes->end, end, reg);
        end = holes->start;
    }
    mp_emit_handler(fn, block->range_start, end, reg);
}

static void except_clauses(
    mp_fn_t *fn, const mp_node_t *node, int exc, mp_label_t *end, mp_var_bits_t *joined) {
    mp_var_bits_t before = fn->assigned;
    int outer_exc = fn->exc_reg;
#if MICROPY_CPYTHON_COMPAT
    uint32_t start = fn->code.len;
#endif
    fn->exc_reg = exc;
    bool catches_all = false;
    for (size_t i = 3; i < node->n; i++) {
        const mp_node_t *clause = node->kid[i].node;
        mp_label_t next = MP_LABEL_NEW;
        unsigned tmp = fn->tmp;
        fn->assigned = before;
        if (clause->kid[0].node != NULL) {
            int type = mp_cg_any(fn, clause->kid[0].node);
            mp_emit_line(fn, clause);
            mp_emit_jump(fn, MP_OP_JNEXC, exc, type, &next);
            fn->tmp = tmp;
        } else if (i + 1 < node->n) {
            mp_fn_error(fn, clause, MP_SYNTAX_TEXT("default 'except' must be last"));
        } else {
            catches_all = true;
        }
        qstr name = clause->kid[1].q;
        if (name != MP_QSTRnull) {
            mp_var_store(fn, name, exc);
            mp_block_t block;
            push(fn, &block, MP_BLOCK_EXCEPT, 0);
            block.name = name;
            mp_cg_statement(fn, clause->kid[2].node);
            fn->block = block.outer;
            unbind(fn, clause, name);
        } else {
            mp_cg_statement(fn, clause->kid[2].node);
        }
        *joined &= fn->assigned;
        mp_emit_jmp(fn, end);
        mp_emit_label(fn, &next);
    }
    if (!catches_all) {
        mp_emit1(fn, MP_OP_RERAISE, exc);
    }
#if MICROPY_CPYTHON_COMPAT
    mp_bytes_add_number(&fn->handlers, start);
    mp_bytes_add_number(&fn->handlers, fn->code.len - start);
    mp_bytes_add_number(&fn->handlers, exc);
    mp_bytes_add(&fn->handlers, MP_HANDLED);
#endif
    fn->exc_reg = outer_exc;
}

static void try_except(mp_fn_t *fn, const mp_node_t *node) {
    if (node->n == 3) {
        mp_cg_statement(fn, node->kid[0].node);
        return;
    }
    unsigned tmp = fn->tmp;
    int exc = mp_tmp(fn);
    mp_label_t end = MP_LABEL_NEW;
    mp_var_bits_t before = fn->assigned;
    mp_block_t guard;
    push(fn, &guard, MP_BLOCK_GUARD, 0);
    mp_cg_statement(fn, node->kid[0].node);
    fn->block = guard.outer;
    uint32_t stop = fn->code.len;
    if (node->kid[1].node != NULL) {
        mp_cg_statement(fn, node->kid[1].node);
    }
    mp_var_bits_t joined = fn->assigned;
    mp_emit_jmp(fn, &end);
    guard_range(fn, &guard, stop, exc);
    fn->assigned = before;
    except_clauses(fn, node, exc, &end, &joined);
    mp_emit_label(fn, &end);
    fn->assigned = joined;
    fn->tmp = tmp;
}

void mp_cg_try(mp_fn_t *fn, const mp_node_t *node) {
    const mp_node_t *final = node->kid[2].node;
    if (final == NULL) {
        try_except(fn, node);
        return;
    }
    unsigned tmp = fn->tmp;
    int state = mp_tmp(fn);
    int value = mp_tmp(fn);
    mp_label_t entry = MP_LABEL_NEW;
    mp_block_t block;
    mp_var_bits_t before = fn->assigned;
    push(fn, &block, MP_BLOCK_FINALLY, state);
    block.entry = &entry;
    try_except(fn, node);
    fn->block = block.outer;
    mp_var_bits_t after = fn->assigned;
    uint32_t stop = fn->code.len;
    mp_emit_load(fn, state, MP_OBJ_NEW_SMALL_INT(0));
    mp_emit_jmp(fn, &entry);
    mp_emit_handler(fn, block.range_start, stop, value);
    mp_emit_load(fn, state, MP_OBJ_NEW_SMALL_INT(STATE_EXCEPTION));
    mp_emit_label(fn, &entry);
    fn->assigned = before;
    int outer_exc = fn->exc_reg;
    fn->exc_reg = value;
    mp_cg_statement(fn, final);
    fn->exc_reg = outer_exc;
    fn->assigned |= after;
    mp_label_t next = MP_LABEL_NEW;
    mp_emit_jump(fn, MP_OP_JNEQI, state, STATE_EXCEPTION, &next);
    mp_emit1(fn, MP_OP_RERAISE, value);
    mp_emit_label(fn, &next);
    for (const mp_exit_t *e = block.exits; e != NULL; e = e->next) {
        mp_label_t other = MP_LABEL_NEW;
        mp_emit_jump(fn, MP_OP_JNEQI, state, e->id, &other);
        mp_cg_exit(fn, node, e->node_kind, value);
        mp_emit_label(fn, &other);
    }
    fn->tmp = tmp;
}

// The item number i of a with statement and those after it, and then its block.
static void with_item(mp_fn_t *fn, const mp_node_t *node, size_t i) {
    if (i + 1 >= node->n) {
        mp_cg_statement(fn, node->kid[i].node);
        return;
    }
    unsigned tmp = fn->tmp;
    int manager = mp_tmp(fn);
    int exc = mp_tmp(fn);
    mp_cg_to(fn, node->kid[i].node, manager);
    mp_emit_line(fn, node);
    int entered = mp_tmp(fn);
#if MICROPY_PY_ASYNC_AWAIT
    if (node->op) {
        mp_emit2(fn, MP_OP_AWITH, entered, manager);
        int awaited = mp_tmp(fn);
        mp_cg_await(fn, awaited, entered, node);
        entered = awaited;
    } else
#endif
    {
        mp_emit2(fn, MP_OP_WITH, entered, manager);
    }
    mp_block_t block;
    push(fn, &block, MP_BLOCK_WITH, manager);
    block.is_async = mp_node_is_async(node);
    mp_var_bits_t before = fn->assigned;
    if (node->kid[i + 1].node != NULL) {
        mp_cg_assign(fn, node->kid[i + 1].node, entered);
    }
    fn->tmp = exc + 1;
    with_item(fn, node, i + 2);
    fn->block = block.outer;
    uint32_t stop = fn->code.len;
    mp_label_t end = MP_LABEL_NEW;
    mp_emit_load(fn, exc, mp_const_none);
    with_exit(fn, node, &block, exc);
    mp_emit_jmp(fn, &end);
    guard_range(fn, &block, stop, exc);
    int swallowed = with_exit(fn, node, &block, exc);
    mp_emit_jump(fn, MP_OP_JT, swallowed, 0, &end);
    mp_emit1(fn, MP_OP_RERAISE, exc);
    mp_emit_label(fn, &end);
    fn->assigned = before;
    fn->tmp = tmp;
}

void mp_cg_with(mp_fn_t *fn, const mp_node_t *node) {
    with_item(fn, node, 0);
}

#endif  // MICROPY_ENABLE_COMPILER
