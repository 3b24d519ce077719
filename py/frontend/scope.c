// Scope analysis, in two passes over a statement: collecting what each scope binds and uses, then settling the names a
// scope uses without binding them. Comprehensions that hold no function are dissolved into the scope around them.
// SPDX-License-Identifier: MIT
#include "py/frontend/scope.h"
#include "py/frontend/lexer.h"
#include "py/frontend/parser.h"
#include "py/runtime.h"
#include "py/stackctrl.h"

#if MICROPY_ENABLE_COMPILER

typedef struct _analysis_t {
    mp_lexer_t *lex;
    mp_arena_t *arena;
} analysis_t;

static void collect(analysis_t *a, mp_scope_t *s, const mp_node_t *node);

mp_id_t *mp_scope_find(const mp_scope_t *scope, qstr name) {
    for (size_t i = 0; i < scope->n_ids; i++) {
        if (scope->ids[i].name == name) {
            return &scope->ids[i];
        }
    }
    return NULL;
}

mp_scope_t *mp_scope_of(mp_scope_t *parent, const mp_node_t *node) {
    mp_scope_t *s = parent->child;
    while (s->node != node) {
        s = s->sibling;
    }
    return s;
}

static mp_id_t *add_id(analysis_t *a, mp_scope_t *s, qstr name, unsigned flags) {
    mp_id_t *id = mp_scope_find(s, name);
    if (id == NULL) {
        if (s->n_ids == s->n_alloc) {
            size_t n = s->n_alloc ? s->n_alloc * 2u : 4;
            if (n > 0xffff) {
                mp_raise_syntax_error(
                    a->lex, mp_node_pos(a->lex, s->node), MP_LIMIT_TEXT("too many variables"));
            }
            mp_id_t *ids = mp_arena_alloc(a->arena, n * sizeof(mp_id_t));
            if (s->n_ids != 0) {
                memcpy(ids, s->ids, s->n_ids * sizeof(mp_id_t));
            }
            s->ids = ids;
            s->n_alloc = n;
        }
        id = &s->ids[s->n_ids++];
        id->name = name;
        id->flags = 0;
    }
    id->flags |= flags;
    return id;
}

static mp_scope_t *new_scope(
    analysis_t *a, mp_scope_t *parent, const mp_node_t *node, mp_scope_kind_t kind) {
    mp_scope_t *s = mp_arena_alloc(a->arena, sizeof(mp_scope_t));
    s->kind = kind;
    s->node = node;
    s->parent = parent;
    if (parent != NULL) {
        s->sibling = parent->child;
        parent->child = s;
    }
    return s;
}

#if MICROPY_PY_ASSIGN_EXPR
// A name bound by := in a comprehension belongs to the function around it.
static mp_scope_t *binding_scope(mp_scope_t *s) {
    while (s->node->kind >= MP_NODE_LIST_COMP && s->node->kind <= MP_NODE_GEN_EXP) {
        s = s->parent;
    }
    return s;
}
#endif

static void collect_kids(analysis_t *a, mp_scope_t *s, const mp_node_t *node, size_t first) {
    for (size_t i = first; i < node->n; i++) {
        collect(a, s, node->kid[i].node);
    }
}

static void collect_target(analysis_t *a, mp_scope_t *s, const mp_node_t *node, unsigned flags) {
    switch (node->kind) {
        case MP_NODE_NAME:
            add_id(a, s, node->kid[0].q, flags);
            break;
        case MP_NODE_TUPLE:
        case MP_NODE_LIST:
        case MP_NODE_STAR:
            for (size_t i = 0; i < node->n; i++) {
                collect_target(a, s, node->kid[i].node, flags);
            }
            break;
        default:
            collect(a, s, node);
            break;
    }
}

// Defaults are the outer scope's; names become parameters of the inner one.
static void collect_params(
    analysis_t *a, mp_scope_t *outer, mp_scope_t *inner, const mp_node_t *params) {
    for (size_t i = 0; i < params->n; i++) {
        const mp_node_t *param = params->kid[i].node;
        collect(a, outer, param->kid[1].node);
        if (mp_scope_find(inner, param->kid[0].q) != NULL) {
            mp_raise_syntax_error(a->lex, mp_node_pos(a->lex, param),
                MP_SYNTAX_TEXT("duplicate argument in function definition"));
        }
        add_id(a, inner, param->kid[0].q, MP_ID_PARAM);
    }
}

static void collect_function(analysis_t *a, mp_scope_t *s, const mp_node_t *node,
    const mp_node_t *params, const mp_node_t *body) {
    s->has_functions = true;
    mp_scope_t *inner = new_scope(a, s, node, MP_SCOPE_FUNCTION);
    collect_params(a, s, inner, params);
    collect(a, inner, body);
}

static void collect_clauses(analysis_t *a, mp_scope_t *s, const mp_node_t *node) {
    for (size_t i = 2; i < node->n; i++) {
        const mp_node_t *clause = node->kid[i].node;
        if (clause->kind == MP_NODE_COMP_FOR) {
            if (i > 2) {
                collect(a, s, clause->kid[1].node);
            }
            collect_target(a, s, clause->kid[0].node, MP_ID_ASSIGNED);
        } else {
            collect(a, s, clause->kid[0].node);
        }
    }
    collect(a, s, node->kid[0].node);
    collect(a, s, node->kid[1].node);
}

static void collect_comprehension(analysis_t *a, mp_scope_t *s, const mp_node_t *node) {
    collect(a, s, node->kid[2].node->kid[1].node);
    mp_scope_t *inner = new_scope(a, s, node, MP_SCOPE_FUNCTION);
    if (node->kind == MP_NODE_GEN_EXP) {
        s->has_functions = true;
        inner->has_yield = true;
    }
    add_id(a, inner, MP_QSTR_, MP_ID_PARAM);
    collect_clauses(a, inner, node);
    if (MICROPY_OPT_INLINE_COMPREHENSIONS && node->kind != MP_NODE_GEN_EXP && !inner->has_functions) {
        inner->kind = MP_SCOPE_INLINE;
        s->has_yield |= inner->has_yield;
        for (size_t i = 0; i < inner->n_ids; i++) {
            if ((inner->ids[i].flags & (MP_ID_USED | MP_ID_ASSIGNED | MP_ID_PARAM)) == MP_ID_USED) {
                add_id(a, s, inner->ids[i].name, MP_ID_USED);
            }
        }
    } else {
        s->has_functions = true;
    }
}

static void collect_declaration(analysis_t *a, mp_scope_t *s, const mp_node_t *node) {
    bool global = node->kind == MP_NODE_GLOBAL;
    if (!global && s->kind == MP_SCOPE_MODULE) {
        mp_raise_syntax_error(a->lex, mp_node_pos(a->lex, node),
            MP_SYNTAX_TEXT("nonlocal declaration not allowed at module level"));
    }
    for (size_t i = 0; i < node->n; i++) {
        mp_id_t *id = mp_scope_find(s, node->kid[i].q);
        if (id != NULL && s->kind != MP_SCOPE_MODULE
            && !(id->flags & (MP_ID_GLOBAL | MP_ID_NONLOCAL))) {
            mp_raise_syntax_error(a->lex, mp_node_pos(a->lex, node),
                MP_SYNTAX_TEXT("name used prior to global or nonlocal"));
        }
        id = add_id(a, s, node->kid[i].q, global ? MP_ID_GLOBAL : MP_ID_NONLOCAL);
        if ((id->flags & (MP_ID_GLOBAL | MP_ID_NONLOCAL)) == (MP_ID_GLOBAL | MP_ID_NONLOCAL)) {
            mp_raise_syntax_error(
                a->lex, mp_node_pos(a->lex, node), MP_SYNTAX_TEXT("name is nonlocal and global"));
        }
    }
}

// super() without arguments and __class__ use a variable that the class around the function holds.
static void collect_class_use(analysis_t *a, mp_scope_t *s) {
    for (mp_scope_t *c = s; c != NULL; c = c->parent) {
        if (c->kind == MP_SCOPE_CLASS) {
            if (c != s) {
                c->needs_class = true;
                add_id(a, s, MP_QSTR___class__, MP_ID_USED);
            }
            return;
        }
    }
}

static void collect_imports(analysis_t *a, mp_scope_t *s, const mp_node_t *node) {
    for (size_t i = node->kind == MP_NODE_FROM; i + 1 < node->n; i += 2) {
        qstr name = node->kid[i + 1].q;
        if (name == MP_QSTRnull) {
            name = node->kid[i].q;
            if (MICROPY_ENABLE_EXTERNAL_IMPORT && node->kind == MP_NODE_IMPORT) {
                size_t len;
                const char *text = (const char *)qstr_data(mp_name_keep(name), &len);
                const char *dot = memchr(text, '.', len);
                if (dot != NULL) {
                    name = mp_name_of(a->lex, text, dot - text);
                }
            } else if (node->kind == MP_NODE_FROM && name == MP_QSTR__star_) {
                if (s->kind != MP_SCOPE_MODULE) {
                    mp_raise_syntax_error(a->lex, mp_node_pos(a->lex, node),
                        MP_SYNTAX_TEXT("import * not at module level"));
                }
                continue;
            }
        }
        add_id(a, s, name, MP_ID_ASSIGNED);
    }
}

static void collect(analysis_t *a, mp_scope_t *s, const mp_node_t *node) {
    if (node == NULL) {
        return;
    }
    MP_STACK_CHECK();
    switch (node->kind) {
        case MP_NODE_NAME:
            add_id(a, s, node->kid[0].q, MP_ID_USED);
            if (node->kid[0].q == MP_QSTR_super || node->kid[0].q == MP_QSTR___class__) {
                collect_class_use(a, s);
            }
            break;
        case MP_NODE_CONST:
        case MP_NODE_PASS:
        case MP_NODE_BREAK:
        case MP_NODE_CONTINUE:
            break;
        case MP_NODE_COMPARE:
            for (size_t i = 0; i < node->n; i += 2) {
                collect(a, s, node->kid[i].node);
            }
            break;
        case MP_NODE_LAMBDA:
            collect_function(a, s, node, node->kid[0].node, node->kid[1].node);
            break;
        case MP_NODE_KEYWORD:
            collect(a, s, node->kid[1].node);
            break;
        case MP_NODE_ATTR:
            collect(a, s, node->kid[0].node);
            break;
        case MP_NODE_LIST_COMP:
        case MP_NODE_SET_COMP:
        case MP_NODE_DICT_COMP:
        case MP_NODE_GEN_EXP:
            collect_comprehension(a, s, node);
            break;
        case MP_NODE_YIELD:
        case MP_NODE_YIELD_FROM:
        case MP_NODE_AWAIT:
            if (s->kind == MP_SCOPE_MODULE || s->kind == MP_SCOPE_CLASS) {
                mp_raise_syntax_error(a->lex, mp_node_pos(a->lex, node),
                    MP_SYNTAX_TEXT("'yield' or 'await' outside function"));
            }
            s->has_yield = true;
            collect(a, s, node->kid[0].node);
            break;
#if MICROPY_PY_ASSIGN_EXPR
        case MP_NODE_NAMED: {
            mp_scope_t *target = binding_scope(s);
            target->has_named = true;
            add_id(a, target, node->kid[0].node->kid[0].q, MP_ID_ASSIGNED);
            for (mp_scope_t *t = s; t != target; t = t->parent) {
                t->has_named = true;
                add_id(a, t, node->kid[0].node->kid[0].q, MP_ID_NONLOCAL);
            }
            collect(a, s, node->kid[1].node);
            break;
        }
#endif
        case MP_NODE_ASSIGN:
            collect(a, s, node->kid[node->n - 1].node);
            for (size_t i = 0; i + 1 < node->n; i++) {
                collect_target(a, s, node->kid[i].node, MP_ID_ASSIGNED);
            }
            break;
        case MP_NODE_AUG_ASSIGN:
            collect_target(a, s, node->kid[0].node, MP_ID_ASSIGNED | MP_ID_USED);
            collect(a, s, node->kid[1].node);
            break;
        case MP_NODE_ANN_ASSIGN:
            collect(a, s, node->kid[2].node);
            collect_target(a, s, node->kid[0].node, MP_ID_ASSIGNED);
            break;
        case MP_NODE_DEL:
            for (size_t i = 0; i < node->n; i++) {
                collect_target(a, s, node->kid[i].node, MP_ID_ASSIGNED | MP_ID_DELETED);
            }
            break;
        case MP_NODE_IF:
            // A chain of elif may be long.
            for (; node != NULL && node->kind == MP_NODE_IF; node = node->kid[2].node) {
                collect(a, s, node->kid[0].node);
                collect(a, s, node->kid[1].node);
            }
            collect(a, s, node);
            break;
        case MP_NODE_GLOBAL:
        case MP_NODE_NONLOCAL:
            collect_declaration(a, s, node);
            break;
        case MP_NODE_IMPORT:
        case MP_NODE_FROM:
            collect_imports(a, s, node);
            break;
        case MP_NODE_FOR:
            collect(a, s, node->kid[1].node);
            collect_target(a, s, node->kid[0].node, MP_ID_ASSIGNED);
            collect_kids(a, s, node, 2);
            break;
        case MP_NODE_EXCEPT:
            collect(a, s, node->kid[0].node);
            if (node->kid[1].q != MP_QSTRnull) {
                add_id(a, s, node->kid[1].q, MP_ID_ASSIGNED | MP_ID_DELETED);
            }
            collect(a, s, node->kid[2].node);
            break;
        case MP_NODE_WITH:
            for (size_t i = 0; i + 1 < node->n; i += 2) {
                collect(a, s, node->kid[i].node);
                if (node->kid[i + 1].node != NULL) {
                    collect_target(a, s, node->kid[i + 1].node, MP_ID_ASSIGNED);
                }
            }
            collect(a, s, node->kid[node->n - 1].node);
            break;
        case MP_NODE_FUNCTION:
            add_id(a, s, node->kid[0].q, MP_ID_ASSIGNED);
            collect_function(a, s, node, node->kid[1].node, node->kid[2].node);
            break;
        case MP_NODE_CLASS: {
            add_id(a, s, node->kid[0].q, MP_ID_ASSIGNED);
            collect_kids(a, s, node, 2);
            s->has_functions = true;
            collect(a, new_scope(a, s, node, MP_SCOPE_CLASS), node->kid[1].node);
            break;
        }
        default:
            collect_kids(a, s, node, 0);
            break;
    }
}

// Finds the function around s that binds the name, and marks it as shared by all in between.
static bool find_outer(analysis_t *a, mp_scope_t *s, qstr name) {
    if (s == NULL || s->kind == MP_SCOPE_MODULE) {
        return false;
    }
    mp_id_t *id = mp_scope_find(s, name);
    if (s->kind == MP_SCOPE_CLASS) {
        if (name == MP_QSTR___class__ && s->needs_class) {
            add_id(a, s, name, MP_ID_CELL);
            return true;
        }
        if (id != NULL && id->flags & MP_ID_FREE) {
            return true;
        }
        if (!find_outer(a, s->parent, name)) {
            return false;
        }
        // A class body may have a variable of that name as well, in its dict.
        add_id(a, s, name, MP_ID_FREE);
        return true;
    }
    if (MICROPY_OPT_INLINE_COMPREHENSIONS && s->kind == MP_SCOPE_INLINE) {
        return find_outer(a, s->parent, name);
    }
    if (id != NULL) {
        if (id->flags & MP_ID_GLOBAL) {
            return false;
        }
        if (id->flags & MP_ID_FREE) {
            return true;
        }
        if (id->flags & (MP_ID_ASSIGNED | MP_ID_PARAM) && !(id->flags & MP_ID_NONLOCAL)) {
            id->flags |= MP_ID_CELL;
            return true;
        }
    }
    if (!find_outer(a, s->parent, name)) {
        return false;
    }
    add_id(a, s, name, MP_ID_FREE);
    return true;
}

static void settle(analysis_t *a, mp_scope_t *s) {
    if (s->kind == MP_SCOPE_FUNCTION || s->kind == MP_SCOPE_CLASS) {
        // Indexes stay while find_outer() adds to the tables of this scope and the outer ones.
        for (size_t i = 0; i < s->n_ids; i++) {
            qstr name = s->ids[i].name;
            unsigned flags = s->ids[i].flags;
            bool local = flags & (MP_ID_ASSIGNED | MP_ID_PARAM | MP_ID_CELL);
            if (flags & (MP_ID_GLOBAL | MP_ID_FREE) || (local && !(flags & MP_ID_NONLOCAL))) {
                continue;
            }
            if (find_outer(a, s->parent, name)) {
                s->ids[i].flags |= MP_ID_FREE;
            } else if (flags & MP_ID_NONLOCAL) {
                if (s->node->kind >= MP_NODE_LIST_COMP && s->node->kind <= MP_NODE_GEN_EXP) {
                    s->ids[i].flags |= MP_ID_GLOBAL;
                } else {
                    mp_raise_syntax_error(a->lex, mp_node_pos(a->lex, s->node),
                        MP_SYNTAX_TEXT("no binding for nonlocal found"));
                }
            }
        }
    }
    for (mp_scope_t *c = s->child; c != NULL; c = c->sibling) {
        settle(a, c);
    }
}

// Cells are numbered once no scope gains any more.
static void number_cells(mp_scope_t *s) {
    for (size_t i = 0; i < s->n_ids; i++) {
        if (s->ids[i].flags & MP_ID_FREE) {
            s->ids[i].index = s->n_free++;
        }
    }
    for (mp_scope_t *c = s->child; c != NULL; c = c->sibling) {
        number_cells(c);
    }
}

mp_scope_t *mp_scope_analyse(const mp_node_t *node, mp_lexer_t *lex, mp_arena_t *arena) {
    analysis_t a = { lex, arena };
    mp_scope_t *top = new_scope(&a, NULL, node, MP_SCOPE_MODULE);
    collect(&a, top, node);
    settle(&a, top);
    number_cells(top);
    return top;
}

#endif  // MICROPY_ENABLE_COMPILER
