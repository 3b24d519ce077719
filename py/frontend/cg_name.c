// Code for variables: where a name lives, and reading, writing and deleting it there.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"

#if MICROPY_ENABLE_COMPILER

// Registers are given in the order of the scope's table, in which parameters come first.
void mp_var_allocate(mp_fn_t *fn, mp_scope_t *scope) {
    for (size_t i = 0; i < scope->n_ids; i++) {
        mp_id_t *id = &scope->ids[i];
        bool here = id->flags & (MP_ID_PARAM | MP_ID_ASSIGNED) || (id->flags & MP_ID_CELL);
        if (!here || id->flags & (MP_ID_GLOBAL | MP_ID_FREE | MP_ID_NONLOCAL)) {
            continue;
        }
        if (scope->kind == MP_SCOPE_CLASS && !(id->flags & MP_ID_CELL)) {
            continue;
        }
        if (fn->n_locals < MP_REG_DIRECT_MAX || id->flags & MP_ID_CELL) {
            id->index = fn->n_locals++;
        } else if (!MICROPY_COMP_LARGE_FUNCTIONS) {
            mp_fn_error(fn, scope->node, MP_LIMIT_TEXT("too many variables"));
        } else {
            id->index = MP_REG_FAR_BASE + fn->n_far++;
        }
    }
    fn->tmp = fn->tmp_max = fn->n_locals;
}

mp_var_kind_t mp_var(mp_fn_t *fn, qstr name, unsigned *index, unsigned *flags) {
    *flags = 0;
    mp_scope_t *s = fn->inlined;
    for (;; s = s->parent) {
        mp_id_t *id = mp_scope_find(s, name);
        if (MICROPY_OPT_INLINE_COMPREHENSIONS && s->kind == MP_SCOPE_INLINE) {
            if (id != NULL && id->flags & (MP_ID_ASSIGNED | MP_ID_PARAM)) {
                *index = id->index;
                *flags = id->flags;
                return MP_VAR_REG;
            }
            continue;
        }
        if (s->kind == MP_SCOPE_MODULE) {
            return fn->use_names && !(id != NULL && id->flags & MP_ID_GLOBAL) ? MP_VAR_NAME
                                                                              : MP_VAR_GLOBAL;
        }
        if (id == NULL || id->flags & MP_ID_GLOBAL) {
            return MP_VAR_GLOBAL;
        }
        *index = id->index;
        *flags = id->flags;
        if (s->kind == MP_SCOPE_CLASS) {
            if (id->flags & MP_ID_FREE && !(id->flags & MP_ID_ASSIGNED)) {
                return MP_VAR_FREE;
            }
            return MP_VAR_NAME;
        }
        if (id->flags & MP_ID_FREE) {
            return MP_VAR_FREE;
        }
        if (id->flags & MP_ID_CELL) {
            return MP_VAR_CELL;
        }
        if (id->flags & (MP_ID_ASSIGNED | MP_ID_PARAM)) {
#if MICROPY_COMP_LARGE_FUNCTIONS
            if (id->index >= MP_REG_FAR_BASE) {
                return MP_VAR_FAR;
            }
#endif
            return MP_VAR_REG;
        }
        return MP_VAR_GLOBAL;
    }
}

// Sees to it that register index holds a value when the code goes on.
static void check_bound(mp_fn_t *fn, qstr name, unsigned index, unsigned flags) {
    bool known = index < MP_VAR_BITS && fn->assigned >> index & 1;
    if (!known && index < fn->n_locals) {
        mp_emit2(fn, MP_OP_CHECK, index, mp_name_keep(name));
        fn->needs_clear = true;
        if (index < MP_VAR_BITS && !(flags & MP_ID_DELETED)) {
            fn->assigned |= (mp_var_bits_t)1 << index;
        }
    }
}

int mp_var_reg(mp_fn_t *fn, qstr name, const mp_node_t *node) {
    unsigned index, flags;
    if (mp_var(fn, name, &index, &flags) != MP_VAR_REG) {
        return MP_REG_NONE;
    }
    mp_emit_line(fn, node);
    check_bound(fn, name, index, flags);
    return index;
}

void mp_var_load(mp_fn_t *fn, const mp_node_t *node, qstr name, int dst) {
    unsigned index, flags;
    mp_emit_line(fn, node);
    switch (mp_var(fn, name, &index, &flags)) {
        case MP_VAR_REG:
            check_bound(fn, name, index, flags);
            mp_emit_mov(fn, dst, index);
            break;
#if MICROPY_COMP_LARGE_FUNCTIONS
        case MP_VAR_FAR: {
            int tmp = mp_tmp(fn);
            mp_emit2(fn, MP_OP_LOADFAR, tmp, index);
            mp_emit2(fn, MP_OP_CHECK, tmp, mp_name_keep(name));
            mp_emit_mov(fn, dst, tmp);
            fn->tmp = tmp;
            break;
        }
#endif
        case MP_VAR_CELL:
            mp_emit2(fn, MP_OP_LOADCELL, dst, index);
            break;
        case MP_VAR_FREE:
            mp_emit2(fn, MP_OP_LOADFREE, dst, index);
            break;
        case MP_VAR_GLOBAL:
            mp_emit_name(fn, MP_OP_LOADG, dst, 0, name);
            break;
        case MP_VAR_NAME:
            mp_emit2(fn, MP_OP_LOADN, dst, mp_name_keep(name));
            break;
    }
}

void mp_var_store(mp_fn_t *fn, qstr name, int src) {
    unsigned index, flags;
    switch (mp_var(fn, name, &index, &flags)) {
        case MP_VAR_REG:
            mp_emit_mov(fn, index, src);
            if (index < MP_VAR_BITS && !(flags & MP_ID_DELETED)) {
                fn->assigned |= (mp_var_bits_t)1 << index;
            }
            break;
#if MICROPY_COMP_LARGE_FUNCTIONS
        case MP_VAR_FAR:
            mp_emit2(fn, MP_OP_STOREFAR, src, index);
            break;
#endif
        case MP_VAR_CELL:
            mp_emit2(fn, MP_OP_STORECELL, index, src);
            break;
        case MP_VAR_FREE:
            mp_emit2(fn, MP_OP_STOREFREE, src, index);
            break;
        case MP_VAR_GLOBAL:
            mp_emit_name(fn, MP_OP_STOREG, src, 0, name);
            break;
        case MP_VAR_NAME:
            mp_emit2(fn, MP_OP_STOREN, src, mp_name_keep(name));
            break;
    }
}

void mp_var_delete(mp_fn_t *fn, const mp_node_t *node, qstr name) {
    unsigned index, flags;
    mp_emit_line(fn, node);
    switch (mp_var(fn, name, &index, &flags)) {
        case MP_VAR_REG:
            check_bound(fn, name, index, flags);
            mp_emit2(fn, MP_OP_CLEAR, index, 1);
            break;
#if MICROPY_COMP_LARGE_FUNCTIONS
        case MP_VAR_FAR: {
            int tmp = mp_tmp(fn);
            mp_emit2(fn, MP_OP_LOADFAR, tmp, index);
            mp_emit2(fn, MP_OP_CHECK, tmp, mp_name_keep(name));
            mp_emit2(fn, MP_OP_CLEAR, tmp, 1);
            mp_emit2(fn, MP_OP_STOREFAR, tmp, index);
            fn->tmp = tmp;
            break;
        }
#endif
        case MP_VAR_CELL:
            mp_emit1(fn, MP_OP_DELCELL, index);
            break;
        case MP_VAR_FREE: {
            int tmp = mp_tmp(fn);
            mp_emit2(fn, MP_OP_FREECELL, tmp, index);
            mp_emit1(fn, MP_OP_DELCELL, tmp);
            fn->tmp = tmp;
            break;
        }
        case MP_VAR_GLOBAL:
            mp_emit1(fn, MP_OP_DELG, mp_name_keep(name));
            break;
        case MP_VAR_NAME:
            mp_emit1(fn, MP_OP_DELN, mp_name_keep(name));
            break;
    }
}

#endif  // MICROPY_ENABLE_COMPILER
