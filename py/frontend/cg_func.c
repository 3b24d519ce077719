// Code for functions, lambdas, class bodies and comprehensions: compiling the inner code and making the object from it.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"

#if MICROPY_ENABLE_COMPILER

static void begin(mp_fn_t *inner, mp_fn_t *fn, const mp_node_t *node, mp_scope_t *scope, qstr name) {
    *inner = (mp_fn_t){
        .outer = fn,
        .lex = fn->lex,
        .arena = fn->arena,
        .scope = scope,
        .inlined = scope,
        .name = mp_name_keep(name),
        .globals = fn->globals,
        .exc_reg = MP_REG_NONE,
        .line = MP_NODE_LINE(node),
        .line_noted = MP_NODE_LINE(node),
        .first_line = MP_NODE_LINE(node),
    };
    if (scope->has_yield) {
        inner->flags |= MP_CODE_GENERATOR;
    }
}

static void count_params(mp_fn_t *inner, const mp_node_t *params) {
    for (size_t i = 0; i < params->n; i++) {
        const mp_node_t *param = params->kid[i].node;
        bool has_default = param->kid[1].node != NULL;
        switch (param->op) {
            case MP_PARAM_POSITIONAL:
                inner->n_pos++;
                inner->n_defaults += has_default;
                break;
            case MP_PARAM_STAR:
                inner->flags |= MP_CODE_STAR;
                break;
            case MP_PARAM_KEYWORD_ONLY:
                inner->n_kwonly++;
                inner->flags |= has_default ? MP_CODE_KW_DEFAULTS : 0;
                break;
            default:
                inner->flags |= MP_CODE_DOUBLE_STAR;
                break;
        }
    }
}

static void clauses(mp_fn_t *fn, const mp_node_t *node, size_t i, int result, int iter);

static void comp_element(mp_fn_t *fn, const mp_node_t *node, int result) {
    unsigned tmp = fn->tmp;
    int element = mp_cg_any(fn, node->kid[0].node);
    mp_emit_line(fn, node->kid[0].node);
    switch (node->kind) {
        case MP_NODE_LIST_COMP:
            mp_emit2(fn, MP_OP_APPEND, result, element);
            break;
        case MP_NODE_SET_COMP:
            mp_emit2(fn, MP_OP_SETADD, result, element);
            break;
        case MP_NODE_DICT_COMP:
            mp_emit3(fn, MP_OP_SETITEM, result, element, mp_cg_any(fn, node->kid[1].node));
            break;
        default:
            mp_emit2(fn, MP_OP_YIELD, mp_tmp(fn), element);
            break;
    }
    fn->tmp = tmp;
}

static void clause_body(mp_fn_t *fn, const mp_node_t *node, size_t i, int result) {
    if (i < node->n) {
        clauses(fn, node, i, result, MP_REG_NONE);
    } else {
        comp_element(fn, node, result);
    }
}

// From the clause i on. The first clause finds its iterator made.
static void clauses(mp_fn_t *fn, const mp_node_t *node, size_t i, int result, int iter) {
    const mp_node_t *clause = node->kid[i].node;
    unsigned tmp = fn->tmp;
    mp_var_bits_t assigned = fn->assigned;
    if (clause->kind == MP_NODE_COMP_IF) {
        mp_label_t skip = MP_LABEL_NEW;
        mp_cg_jump(fn, clause->kid[0].node, &skip, false);
        clause_body(fn, node, i + 1, result);
        mp_emit_label(fn, &skip);
#if MICROPY_PY_ASYNC_AWAIT
    } else if (clause->op) {
        mp_label_t next = MP_LABEL_NEW, end = MP_LABEL_NEW;
        if (iter == MP_REG_NONE) {
            iter = mp_tmp(fn);
            mp_cg_async_iter(fn, clause, clause->kid[1].node, iter);
        }
        int item = mp_tmp(fn);
        mp_emit_loop(fn, &next);
        uint32_t start = fn->code.len;
        mp_emit_mov(fn, item, mp_cg_async_call(fn, node, iter, MP_QSTR___anext__));
        fn->tmp = item + 1;
        uint32_t stop = fn->code.len;
        mp_cg_assign(fn, clause->kid[0].node, item);
        clause_body(fn, node, i + 1, result);
        mp_emit_jmp(fn, &next);
        mp_cg_async_end(fn, start, stop, item, &end);
        mp_emit_label(fn, &end);
#endif
    } else {
        mp_label_t body = MP_LABEL_NEW, next = MP_LABEL_NEW;
        if (iter == MP_REG_NONE) {
            iter = mp_cg_iter(fn, clause->kid[1].node, &next);
        } else {
            mp_emit_jmp(fn, &next);
        }
        const mp_node_t *target = clause->kid[0].node;
        mp_emit_loop(fn, &body);
        unsigned op;
        int item = mp_cg_loop_target(fn, target, &op);
        clause_body(fn, node, i + 1, result);
        mp_emit_label(fn, &next);
        mp_emit_line(fn, clause);
        mp_emit_jump(fn, op, item, iter, &body);
    }
    fn->assigned = assigned;
    fn->tmp = tmp;
}

static void comp_begin(mp_fn_t *fn, const mp_node_t *node, int result) {
    unsigned op = node->kind == MP_NODE_LIST_COMP                   ? MP_OP_LIST
        : MICROPY_PY_BUILTINS_SET && node->kind == MP_NODE_SET_COMP ? MP_OP_SET
                                                                    : MP_OP_DICT;
    mp_emit3(fn, op, result, result, 0);
}

static void function_body(mp_fn_t *inner, const mp_node_t *node) {
    switch (node->kind) {
        case MP_NODE_LAMBDA: {
            int reg = mp_cg_any(inner, node->kid[1].node);
            mp_emit1(inner, MP_OP_RETURN, reg);
            return;
        }
        case MP_NODE_LIST_COMP:
        case MP_NODE_SET_COMP:
        case MP_NODE_DICT_COMP: {
            int result = mp_tmp(inner);
            comp_begin(inner, node, result);
            clauses(inner, node, 2, result, 0);
            mp_emit1(inner, MP_OP_RETURN, result);
            return;
        }
        case MP_NODE_GEN_EXP:
            clauses(inner, node, 2, MP_REG_NONE, 0);
            break;
        case MP_NODE_CLASS: {
            mp_cg_statement(inner, node->kid[1].node);
            mp_id_t *cell = mp_scope_find(inner->scope, MP_QSTR___class__);
            if (cell != NULL && cell->flags & MP_ID_CELL) {
                mp_emit1(inner, MP_OP_RETURN, cell->index);
                return;
            }
            break;
        }
        default:
            mp_cg_statement(inner, node->kid[2].node);
            break;
    }
    mp_emit_end(inner);
}

static mp_code_t *compile(
    mp_fn_t *fn, const mp_node_t *node, mp_scope_t *scope, const mp_node_t *params, qstr name) {
    mp_fn_t inner;
    for (bool far = false;; far = true) {
        begin(&inner, fn, node, scope, name);
        inner.far = far;
        if (params != NULL) {
            count_params(&inner, params);
        } else if (node->kind != MP_NODE_CLASS) {
            inner.n_pos = 1;
        }
        if (node->kind == MP_NODE_FUNCTION && node->op) {
            inner.flags |= MP_CODE_GENERATOR | MP_CODE_COROUTINE;
        }
        mp_var_allocate(&inner, scope);
        size_t n_params = params != NULL ? params->n : inner.n_pos;
        if (n_params > MP_REG_DIRECT_MAX) {
            mp_fn_error(fn, node, MP_LIMIT_TEXT("too many parameters"));
        }
        inner.clear_from = n_params;
        inner.assigned = n_params >= MP_VAR_BITS ? ~(mp_var_bits_t)0
                                                 : ((mp_var_bits_t)1 << n_params) - 1;
        for (size_t i = 0; i < n_params; i++) {
            if (scope->ids[i].flags & MP_ID_DELETED && i < MP_VAR_BITS) {
                inner.assigned &= ~((mp_var_bits_t)1 << i);
            }
        }
        function_body(&inner, node);
        if (!MICROPY_COMP_LARGE_FUNCTIONS || !inner.overflow) {
            return mp_emit_finish(&inner);
        }
        mp_emit_discard(&inner);
    }
}

void mp_cg_closure(mp_fn_t *fn, const mp_node_t *node, mp_scope_t *scope, const mp_node_t *params,
    qstr name, int dst) {
    unsigned tmp = fn->tmp;
    int first = fn->tmp;
    unsigned flags = 0;
    for (size_t i = 0; i < scope->n_ids; i++) {
        if (scope->ids[i].flags & MP_ID_FREE) {
            int reg = mp_tmp(fn);
            const mp_id_t *id = mp_scope_find(fn->scope, scope->ids[i].name);
            if (id->flags & MP_ID_FREE) {
                mp_emit2(fn, MP_OP_FREECELL, reg, id->index);
            } else {
                mp_emit_mov(fn, reg, id->index);
            }
        }
    }
    if (params != NULL) {
        for (size_t i = 0; i < params->n; i++) {
            const mp_node_t *param = params->kid[i].node;
            if (param->op == MP_PARAM_KEYWORD_ONLY && param->kid[1].node != NULL) {
                flags |= MP_CODE_KW_DEFAULTS;
            }
            if (param->op == MP_PARAM_POSITIONAL && param->kid[1].node != NULL) {
                mp_cg_new(fn, param->kid[1].node);
            }
        }
        for (size_t i = 0; i < params->n && flags; i++) {
            const mp_node_t *param = params->kid[i].node;
            if (param->op == MP_PARAM_KEYWORD_ONLY) {
                int reg = mp_tmp(fn);
                if (param->kid[1].node == NULL) {
                    mp_emit2(fn, MP_OP_CLEAR, reg, 1);
                } else {
                    mp_cg_to(fn, param->kid[1].node, reg);
                }
            }
        }
    }
    unsigned n_extra = fn->tmp - first;
    mp_code_t *code = compile(fn, node, scope, params, name);
    size_t k = mp_emit_const(fn, MP_OBJ_FROM_PTR(code));
    bool wide = MICROPY_COMP_LARGE_FUNCTIONS && k > 255;
    mp_emit_line(fn, node);
    if (MICROPY_OPT_SHORT_FORMS && dst == MP_REG_NONE && n_extra == 0 && !wide) {
        mp_emit1(fn, MP_OP_DEFINE, k);
    } else {
        int reg = MICROPY_OPT_SHORT_FORMS && dst == MP_REG_NONE ? mp_tmp(fn) : dst;
        mp_emit4(fn, wide ? MP_OP_FUNCTIONW : MP_OP_FUNCTION, reg, k, first, n_extra);
        if (MICROPY_OPT_SHORT_FORMS && dst == MP_REG_NONE) {
            mp_emit2(fn, MP_OP_STOREN, reg, mp_name_keep(name));
        }
    }
    fn->tmp = tmp;
}

void mp_cg_function(mp_fn_t *fn, const mp_node_t *node, int dst) {
    bool lambda = node->kind == MP_NODE_LAMBDA;
    mp_cg_closure(fn, node, mp_scope_of(fn->inlined, node), node->kid[lambda ? 0 : 1].node,
        lambda ? MP_QSTR__lt_lambda_gt_ : node->kid[0].q, dst);
}

// A comprehension runs in the registers of the code around it; only one that holds functions, and a generator
// expression, becomes a function of its first iterator.
void mp_cg_comprehension(mp_fn_t *fn, const mp_node_t *node, int dst) {
    mp_scope_t *scope = mp_scope_of(fn->inlined, node);
    const mp_node_t *first = node->kid[2].node;
    if (!MICROPY_OPT_INLINE_COMPREHENSIONS || scope->kind != MP_SCOPE_INLINE) {
        static const uint16_t names[] = { MP_QSTR__lt_listcomp_gt_, MP_QSTR__lt_setcomp_gt_,
            MP_QSTR__lt_dictcomp_gt_, MP_QSTR__lt_genexpr_gt_ };
        int f = mp_tmp(fn);
        mp_cg_closure(fn, node, scope, NULL, names[node->kind - MP_NODE_LIST_COMP], f);
        mp_tmp(fn);
        int arg = mp_tmp(fn);
        if (mp_node_is_async(first)) {
            mp_cg_async_iter(fn, first, first->kid[1].node, arg);
        } else {
            int iterable = mp_cg_any(fn, first->kid[1].node);
            mp_emit_line(fn, node);
            mp_emit2(fn, MP_OP_GETITER, arg, iterable);
        }
        mp_emit3(fn, MP_OP_CALL, f, 1, dst);
        return;
    }
    int iter;
    if (mp_node_is_async(first)) {
        iter = mp_tmp(fn);
        mp_cg_async_iter(fn, first, first->kid[1].node, iter);
    } else {
        iter = mp_cg_iter(fn, first->kid[1].node, NULL);
    }
    // The result may not be built in a variable's register, which the comprehension may read.
    int result = dst >= fn->n_locals && dst < iter ? dst : mp_tmp(fn);
    comp_begin(fn, node, result);
    mp_scope_t *outer = fn->inlined;
    fn->inlined = scope;
    for (size_t i = 0; i < scope->n_ids; i++) {
        if (scope->ids[i].flags & MP_ID_ASSIGNED) {
            scope->ids[i].index = mp_tmp(fn);
        }
    }
    clauses(fn, node, 2, result, iter);
    fn->inlined = outer;
    mp_emit_mov(fn, dst, result);
}

#endif  // MICROPY_ENABLE_COMPILER
