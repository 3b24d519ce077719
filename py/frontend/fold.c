// Constants found while parsing: arithmetic on numbers, and names that const() ties to an integer for the rest of the
// source.
// SPDX-License-Identifier: MIT

#include "py/frontend/parse_impl.h"
#include "py/runtime.h"

#if MICROPY_ENABLE_COMPILER

#if MICROPY_COMP_CONST_FOLDING

static bool is_number(const mp_node_t *node) {
    return node->kind == MP_NODE_CONST
        && (mp_obj_is_int(node->kid[0].obj) || mp_obj_is_float(node->kid[0].obj));
}

// True unless the result may be huge: then it is left to run time, where the memory is expected to be needed.
static bool is_modest(unsigned int op, mp_obj_t left, mp_obj_t right) {
    if (op != MP_BINARY_OP_LSHIFT && op != MP_BINARY_OP_POWER) {
        return true;
    }
    return mp_obj_is_small_int(left) && mp_obj_is_small_int(right)
        && MP_OBJ_SMALL_INT_VALUE(left) < 256 && MP_OBJ_SMALL_INT_VALUE(right) >= 0
        && MP_OBJ_SMALL_INT_VALUE(right) <= 64;
}

// The result, or MP_OBJ_NULL if the operation raises: then it stays in the code, to raise when it is run.
static MP_NOINLINE mp_obj_t compute(unsigned int op, mp_obj_t left, mp_obj_t right) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return MP_OBJ_NULL;
    }
    mp_obj_t value = right == MP_OBJ_NULL ? mp_unary_op(op, left) : mp_binary_op(op, left, right);
    nlr_pop();
    return value;
}

static mp_node_t *fold(mp_lexer_t *lex, mp_node_t *node, mp_obj_t left, mp_obj_t right) {
    mp_obj_t value = compute(node->op, left, right);
    return value == MP_OBJ_NULL ? node : mp_node_const(lex, mp_node_pos(lex, node), value);
}

mp_node_t *mp_fold_unary(mp_lexer_t *lex, mp_node_t *node) {
    mp_node_t *operand = node->kid[0].node;
    if (node->op == MP_UNARY_OP_NOT || !is_number(operand)) {
        return node;
    }
    return fold(lex, node, operand->kid[0].obj, MP_OBJ_NULL);
}

mp_node_t *mp_fold_binary(mp_lexer_t *lex, mp_node_t *node) {
    mp_node_t *left = node->kid[0].node;
    mp_node_t *right = node->kid[1].node;
    if (!is_number(left) || !is_number(right)
        || !is_modest(node->op, left->kid[0].obj, right->kid[0].obj)) {
        return node;
    }
    return fold(lex, node, left->kid[0].obj, right->kid[0].obj);
}

#else

mp_node_t *mp_fold_unary(mp_lexer_t *lex, mp_node_t *node) {
    (void)lex;
    return node;
}

mp_node_t *mp_fold_binary(mp_lexer_t *lex, mp_node_t *node) {
    (void)lex;
    return node;
}

#endif

// ---- const() ----------------------------------------------------------------------------------------------------

static mp_node_t *new_name(mp_lexer_t *lex, uint32_t pos, qstr name) {
    mp_node_t *node = mp_node_new(lex, MP_NODE_NAME, pos, 1);
    node->kid[0].q = name;
    return node;
}

#if MICROPY_COMP_CONST

// Marks, in a CONST's op, that const() was around it.
#define BY_CONST (1)

mp_node_t *mp_fold_call(mp_lexer_t *lex, mp_node_t *node) {
    (void)lex;
    if (node->n == 2 && mp_node_name(node->kid[0].node) == MP_QSTR_const
        && node->kid[1].node->kind == MP_NODE_CONST) {
        node = node->kid[1].node;
        node->op = BY_CONST;
    }
    return node;
}

// A CONST that stands for a name has the name as a second child, so that it can become a NAME again as a target.
mp_node_t *mp_fold_name(mp_lexer_t *lex, uint32_t pos, qstr name) {
    mp_map_elem_t *elem = lex->consts
        ? mp_map_lookup(lex->consts, MP_OBJ_NEW_QSTR(mp_name_keep(name)), MP_MAP_LOOKUP)
        : NULL;
    if (elem == NULL) {
        return new_name(lex, pos, name);
    }
    mp_node_t *node = mp_node_new(lex, MP_NODE_CONST, pos, 2);
    node->kid[0].obj = elem->value;
    node->kid[1].q = name;
    return node;
}

void mp_fold_define(mp_lexer_t *lex, const mp_node_t *target, const mp_node_t *value) {
    if (lex->depth || target->kind != MP_NODE_NAME || value->kind != MP_NODE_CONST
        || value->op != BY_CONST || !mp_obj_is_int(value->kid[0].obj)) {
        return;
    }
    if (lex->consts == NULL) {
        lex->consts = mp_map_new(0);
    }
    mp_map_lookup(lex->consts, MP_OBJ_NEW_QSTR(mp_name_keep(target->kid[0].q)),
        MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)
        ->value = value->kid[0].obj;
}

void mp_fold_forget(mp_lexer_t *lex, qstr name) {
    if (lex->consts) {
        mp_map_lookup(
            lex->consts, MP_OBJ_NEW_QSTR(mp_name_keep(name)), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    }
}

#else

mp_node_t *mp_fold_call(mp_lexer_t *lex, mp_node_t *node) {
    (void)lex;
    return node;
}

mp_node_t *mp_fold_name(mp_lexer_t *lex, uint32_t pos, qstr name) {
    return new_name(lex, pos, name);
}

void mp_fold_define(mp_lexer_t *lex, const mp_node_t *target, const mp_node_t *value) {
    (void)lex;
    (void)target;
    (void)value;
}

void mp_fold_forget(mp_lexer_t *lex, qstr name) {
    (void)lex;
    (void)name;
}

#endif

#endif  // MICROPY_ENABLE_COMPILER
