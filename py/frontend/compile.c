// Compiling a whole source: statement after statement into one code object, so that the trees in memory are never more
// than one statement's.
// SPDX-License-Identifier: MIT
#include "py/compile.h"
#include "py/frontend/compiler.h"
#include "py/frontend/lexer.h"
#include "py/nlr.h"

#if MICROPY_ENABLE_COMPILER

NORETURN void mp_fn_error(mp_fn_t *fn, const mp_node_t *node, mp_rom_error_text_t msg) {
    mp_raise_syntax_error(
        fn->lex, node == NULL ? MP_NODE_POS(fn->line, 0) : mp_node_pos(fn->lex, node), msg);
}

static void compile_statement(mp_fn_t *fn, mp_node_t *node, mp_parse_input_kind_t kind) {
    mp_bytes_t code = fn->code, lines = fn->lines, handlers = fn->handlers;
    uint32_t line_noted = fn->line_noted, code_noted = fn->code_noted;
    fn->scope = fn->inlined = mp_scope_analyse(node, fn->lex, fn->arena);
    for (;;) {
        if (kind == MP_PARSE_EVAL_INPUT) {
            mp_emit1(fn, MP_OP_RETURN, mp_cg_any(fn, node));
        } else {
            mp_cg_statement(fn, node);
        }
        fn->tmp = 0;
        if (!MICROPY_COMP_LARGE_FUNCTIONS || !fn->overflow) {
            break;
        }
        // A statement too long for short jumps is done again with long ones.
        fn->far = true;
        fn->overflow = false;
        fn->dead = false;
        fn->code.len = code.len;
        fn->lines.len = lines.len;
        fn->handlers.len = handlers.len;
        fn->line_noted = line_noted;
        fn->code_noted = code_noted;
    }
    fn->far = false;
}

static mp_code_t *compile_source(mp_lexer_t *lex, mp_parse_input_kind_t kind, bool is_repl,
    bool use_names, mp_obj_dict_t *globals) {
    mp_arena_t arena;
    mp_arena_init(&arena);
    mp_fn_t fn = { .lex = lex,
        .arena = &arena,
        .name = MP_QSTR__lt_module_gt_,
        .globals = globals,
        .exc_reg = MP_REG_NONE,
        .line = 1,
        .line_noted = 1,
        .first_line = 1,
        .is_repl = is_repl,
        .use_names = use_names };
    for (;;) {
        mp_node_t *node = mp_parse_statement(lex, &arena, kind);
        if (node == NULL) {
            break;
        }
        compile_statement(&fn, node, kind);
        mp_arena_clear(&arena);
        mp_arena_init(&arena);
    }
    mp_emit_end(&fn);
    mp_scope_t module = { .kind = MP_SCOPE_MODULE };
    fn.scope = &module;
    mp_code_t *code = mp_emit_finish(&fn);
    mp_arena_clear(&arena);
    return code;
}

mp_parse_tree_t mp_parse(mp_lexer_t *lex, mp_parse_input_kind_t input_kind) {
    return (mp_parse_tree_t){ lex, input_kind };
}

void mp_parse_tree_clear(mp_parse_tree_t *tree) {
    if (tree->lex != NULL) {
        mp_lexer_free(tree->lex);
        tree->lex = NULL;
    }
}

mp_code_t *mp_compile_source(mp_lexer_t *lex, mp_parse_input_kind_t kind, bool is_repl,
    bool use_names, mp_obj_dict_t *globals) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_code_t *code = compile_source(lex, kind, is_repl, use_names, globals);
        nlr_pop();
        mp_lexer_free(lex);
        return code;
    }
    mp_lexer_free(lex);
    nlr_jump(nlr.ret_val);
}

mp_obj_t mp_compile(mp_parse_tree_t *tree, qstr source_file, bool is_repl) {
    (void)source_file;
    mp_lexer_t *lex = tree->lex;
    tree->lex = NULL;
    mp_obj_dict_t *globals = mp_globals_get();
    return mp_obj_new_fun_py(
        mp_compile_source(lex, tree->kind, is_repl, mp_locals_get() != globals, globals), NULL, 0);
}

mp_obj_t mp_code_execute(mp_code_t *code, mp_obj_dict_t *locals) {
    mp_obj_t fun = mp_obj_new_fun_py(code, NULL, 0);
    mp_obj_dict_t *old_globals = mp_globals_get();
    mp_obj_dict_t *old_locals = mp_locals_get();
    mp_globals_set(mp_code_globals(code));
    mp_locals_set(locals);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t result = mp_call_function_0(fun);
        nlr_pop();
        mp_globals_set(old_globals);
        mp_locals_set(old_locals);
        return result;
    }
    mp_globals_set(old_globals);
    mp_locals_set(old_locals);
    nlr_jump(nlr.ret_val);
}

mp_obj_t mp_parse_compile_execute(
    mp_lexer_t *lex, mp_parse_input_kind_t kind, mp_obj_dict_t *globals, mp_obj_dict_t *locals) {
    mp_code_t *code = mp_compile_source(
        lex, kind, kind == MP_PARSE_SINGLE_INPUT, globals != locals, globals);
    return mp_code_execute(code, locals);
}

#endif  // MICROPY_ENABLE_COMPILER
