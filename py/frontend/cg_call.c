// Code for calls and class statements: laying out function and arguments in the registers where the callee's frame
// will be.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"

#if MICROPY_ENABLE_COMPILER

// More arguments than this go through a list.
#define ARGS_MAX (60)

typedef struct _args_t {
    size_t n_pos;
    size_t n_kw;
    bool spread;  // has * or **, or too many, or a positional argument after a keyword one
} args_t;

static args_t count_args(const mp_node_t *node, size_t first) {
    args_t a = { 0, 0, node->n - first > ARGS_MAX };
    for (size_t i = first; i < node->n; i++) {
        switch (node->kid[i].node->kind) {
            case MP_NODE_KEYWORD:
                a.n_kw++;
                break;
            case MP_NODE_STAR:
            case MP_NODE_DOUBLE_STAR:
                a.spread = true;
                break;
            default:
                a.n_pos++;
                a.spread |= a.n_kw != 0;
                break;
        }
    }
    return a;
}

// Positional arguments, then pairs of name and value, in registers one after the other.
static void place_args(mp_fn_t *fn, const mp_node_t *node, size_t first) {
    for (size_t i = first; i < node->n; i++) {
        const mp_node_t *arg = node->kid[i].node;
        int reg = mp_tmp(fn);
        if (arg->kind == MP_NODE_KEYWORD) {
            mp_emit_load(fn, reg, MP_OBJ_NEW_QSTR(mp_name_keep(arg->kid[0].q)));
            reg = mp_tmp(fn);
            arg = arg->kid[1].node;
        }
        mp_cg_to(fn, arg, reg);
    }
}

// A list of the positional arguments and a dict of the others, or None, in the next two registers. Registers from
// given on already hold n_given of them. A spread value that is the only argument comes as it is, with False.
static void gather_args(mp_fn_t *fn, const mp_node_t *node, size_t first, int given, size_t n_given) {
    int list = mp_tmp(fn);
    int dict = mp_tmp(fn);
    if (MICROPY_OPT_FAST_PATHS && n_given == 0 && node->n == first + 1
        && node->kid[first].node->kind == MP_NODE_STAR) {
        mp_cg_to(fn, node->kid[first].node->kid[0].node, list);
        mp_emit_load(fn, dict, mp_const_false);
        return;
    }
    mp_emit3(fn, MP_OP_LIST, list, given, n_given);
    bool has_dict = false;
    for (size_t i = first; i < node->n; i++) {
        const mp_node_t *arg = node->kid[i].node;
        unsigned tmp = fn->tmp;
        bool named = arg->kind == MP_NODE_KEYWORD || arg->kind == MP_NODE_DOUBLE_STAR;
        if (named && !has_dict) {
            mp_emit3(fn, MP_OP_DICT, dict, dict, 0);
            has_dict = true;
        }
        if (arg->kind == MP_NODE_KEYWORD) {
            int pair = mp_tmp(fn);
            mp_emit_load(fn, pair, MP_OBJ_NEW_QSTR(mp_name_keep(arg->kid[0].q)));
            mp_cg_new(fn, arg->kid[1].node);
            mp_emit3(fn, MP_OP_DICT, pair, pair, 1);
            mp_emit3(fn, MP_OP_DICTUPDATE, dict, pair, 1);
        } else if (arg->kind == MP_NODE_DOUBLE_STAR) {
            mp_emit3(fn, MP_OP_DICTUPDATE, dict, mp_cg_any(fn, arg->kid[0].node), 1);
        } else if (arg->kind == MP_NODE_STAR) {
            mp_emit2(fn, MP_OP_EXTEND, list, mp_cg_any(fn, arg->kid[0].node));
        } else {
            mp_emit2(fn, MP_OP_APPEND, list, mp_cg_any(fn, arg));
        }
        fn->tmp = tmp;
    }
    if (!has_dict) {
        mp_emit_load(fn, dict, mp_const_none);
    }
}

// In a method super() means super(__class__, self).
static bool is_plain_super(mp_fn_t *fn, const mp_node_t *node) {
    unsigned index, flags;
    return node->kind == MP_NODE_CALL && node->n == 1 && node->kid[0].node->kind == MP_NODE_NAME
        && node->kid[0].node->kid[0].q == MP_QSTR_super && fn->n_pos > 0
        && mp_var(fn, MP_QSTR___class__, &index, &flags) == MP_VAR_FREE
        && mp_var(fn, MP_QSTR_super, &index, &flags) == MP_VAR_GLOBAL;
}

// The first argument, which may have become a cell.
static void load_self(mp_fn_t *fn, const mp_node_t *node, int dst) {
    mp_var_load(fn, node, fn->scope->ids[0].name, dst);
}

// r[f] and r[f+2]: method and self, with the registers up to the arguments taken.
static void place_method(mp_fn_t *fn, const mp_node_t *attr) {
    int f = mp_tmp(fn);
    int link = mp_tmp(fn);
    int self = mp_tmp(fn);
    const mp_node_t *obj = attr->kid[0].node;
    qstr name = attr->kid[1].q;
    if (is_plain_super(fn, obj)) {
        mp_var_load(fn, obj, MP_QSTR___class__, f);
        load_self(fn, obj, self);
        mp_emit_load(fn, link, MP_OBJ_NEW_QSTR(mp_name_keep(name)));
        mp_emit_line(fn, attr);
        mp_emit3(fn, MP_OP_SUPER, f, self, link);
        return;
    }
    unsigned tmp = fn->tmp;
    fn->tmp = self;
    int reg = mp_cg_any(fn, obj);
    fn->tmp = tmp;
    mp_emit_line(fn, attr);
    mp_emit_name(fn, MP_OP_METHOD, f, reg, name);
}

void mp_cg_call(mp_fn_t *fn, const mp_node_t *node, int dst) {
    args_t args = count_args(node, 1);
    const mp_node_t *callee = node->kid[0].node;
    int f = fn->tmp;
    if (callee->kind == MP_NODE_ATTR && !args.spread) {
        place_method(fn, callee);
        place_args(fn, node, 1);
        mp_emit_line(fn, node);
        if (args.n_kw != 0) {
            mp_emit4(fn, MP_OP_CALLMKW, f, args.n_pos, args.n_kw, dst);
        } else {
            mp_emit3(fn, MP_OP_CALLM, f, args.n_pos, dst);
        }
        return;
    }
    mp_tmp(fn);
    mp_cg_to(fn, callee, f);
    mp_tmp(fn);
    if (is_plain_super(fn, node)) {
        mp_var_load(fn, node, MP_QSTR___class__, mp_tmp(fn));
        load_self(fn, node, mp_tmp(fn));
        mp_emit3(fn, MP_OP_CALL, f, 2, dst);
    } else if (args.spread) {
        gather_args(fn, node, 1, f, 0);
        mp_emit_line(fn, node);
        mp_emit2(fn, MP_OP_CALLEX, f, dst);
    } else {
        place_args(fn, node, 1);
        mp_emit_line(fn, node);
        if (args.n_kw != 0) {
            mp_emit4(fn, MP_OP_CALLKW, f, args.n_pos, args.n_kw, dst);
        } else {
            mp_emit3(fn, MP_OP_CALL, f, args.n_pos, dst);
        }
    }
}

void mp_cg_class(mp_fn_t *fn, const mp_node_t *node, int dst) {
    args_t args = count_args(node, 2);
    int f = mp_tmp(fn);
    if (args.spread) {
        mp_emit_load(fn, f, MP_OBJ_FROM_PTR(&mp_builtin___build_class___obj));
        mp_tmp(fn);
        // The two given arguments lie where gather_args() will put its list and dict.
        int body = fn->tmp;
        mp_cg_closure(fn, node, mp_scope_of(fn->inlined, node), NULL, node->kid[0].q, body);
        mp_emit_load(fn, body + 1, MP_OBJ_NEW_QSTR(mp_name_keep(node->kid[0].q)));
        gather_args(fn, node, 2, body, 2);
        mp_emit2(fn, MP_OP_CALLEX, f, dst);
        return;
    }
    mp_cg_closure(fn, node, mp_scope_of(fn->inlined, node), NULL, node->kid[0].q, f);
    mp_emit_load(fn, mp_tmp(fn), MP_OBJ_NEW_QSTR(mp_name_keep(node->kid[0].q)));
    place_args(fn, node, 2);
    mp_emit_line(fn, node);
    mp_emit4(fn, MP_OP_CLASS, dst, f, args.n_pos + 1, args.n_kw);
}

#endif  // MICROPY_ENABLE_COMPILER
