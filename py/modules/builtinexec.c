// eval(), exec(), execfile() and compile(). Code is made for one dict of globals, which its inline caches rely on: what
// compile() returns gets those it runs in first, and is copied to run in others.
// SPDX-License-Identifier: MIT

#include "py/compile.h"
#include "py/gc.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/modules/builtins.h"
#include "py/objects/sequence.h"
#include "py/stackctrl.h"
#include "py/vm/code.h"

#if MICROPY_PY_BUILTINS_EVAL_EXEC && MICROPY_ENABLE_COMPILER

#if MICROPY_PY_BUILTINS_COMPILE
// Code for those globals, with all the code inside it: the code itself, if it has none yet, or a copy.
static mp_code_t *code_for(mp_code_t *code, mp_obj_dict_t *globals) {
    MP_STACK_CHECK();
    bool warm = mp_code_is_warm(code);
    if (mp_code_globals(code) != NULL) {
        size_t size = gc_nbytes(code);
        code = memcpy(m_malloc_kind(size, GC_KIND_OBJECT), code, size);
        code->globals = NULL;
        code->heat = MP_CODE_COLD;
#if MICROPY_DEBUG_PROFILE
        code->profile = NULL;
#endif
    }
    for (size_t i = mp_code_n_consts(code); i-- > 0;) {
        if (mp_obj_is_exact_obj_type(code->consts[i], &mp_type_code)) {
            code->consts[i] = MP_OBJ_FROM_PTR(code_for(MP_OBJ_TO_PTR(code->consts[i]), globals));
        }
    }
    code->globals = globals;
#if MICROPY_OPT_INLINE_CACHES
    // Instructions that have found a cache do not look for it again.
    if (warm && !mp_vm_make_cache(code)) {
        m_malloc_fail(sizeof(mp_cache_t));
    }
#else
    (void)warm;
#endif
    return code;
}
#endif

static mp_lexer_t *open_source(mp_obj_t text, qstr filename, mp_parse_input_kind_t kind) {
    mp_buffer_info_t buf;
    mp_get_buffer_raise(text, &buf, MP_BUFFER_READ);
    const char *start = buf.buf;
    // An expression may be indented.
    while (kind == MP_PARSE_EVAL_INPUT && buf.len > 0 && (*start == ' ' || *start == '\t')) {
        start++;
        buf.len--;
    }
    return mp_lexer_new_from_str_len(filename, start, buf.len, 0);
}

// args[1] and args[2], where given, are the namespaces.
static void namespaces(
    size_t n_args, const mp_obj_t *args, mp_obj_dict_t **globals, mp_obj_dict_t **locals) {
    *globals = mp_globals_get();
    *locals = mp_locals_get();
    for (size_t i = 1; i < n_args; i++) {
        if (args[i] == mp_const_none) {
            continue;
        }
        mp_obj_t dict = mp_obj_is_dict_or_ordereddict(args[i])
            ? args[i]
            : mp_obj_as_native(args[i], &mp_type_dict);
        if (dict == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("globals and locals must be dicts"));
        }
        *locals = MP_OBJ_TO_PTR(dict);
        if (i == 1) {
            *globals = *locals;
        }
    }
}

static mp_obj_t run(size_t n_args, const mp_obj_t *args, mp_parse_input_kind_t kind) {
    mp_obj_dict_t *globals, *locals;
    namespaces(n_args, args, &globals, &locals);
#if MICROPY_PY_BUILTINS_COMPILE
    if (mp_obj_is_exact_obj_type(args[0], &mp_type_code)) {
        mp_code_t *code = MP_OBJ_TO_PTR(args[0]);
        if (mp_code_globals(code) != globals) {
            code = code_for(code, globals);
        }
        return mp_code_execute(code, locals);
    }
#endif
    // The lexer reads the text where it is: args keep it alive.
    return mp_parse_compile_execute(
        open_source(args[0], MP_QSTR__lt_string_gt_, kind), kind, globals, locals);
}

static mp_obj_t builtin_eval(size_t n_args, const mp_obj_t *args) {
    return run(n_args, args, MP_PARSE_EVAL_INPUT);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_eval_obj, 1, 3, builtin_eval);

static mp_obj_t builtin_exec(size_t n_args, const mp_obj_t *args) {
    run(n_args, args, MP_PARSE_FILE_INPUT);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_exec_obj, 1, 3, builtin_exec);

#if MICROPY_PY_BUILTINS_EXECFILE
static mp_obj_t builtin_execfile(size_t n_args, const mp_obj_t *args) {
    mp_obj_dict_t *globals, *locals;
    namespaces(n_args, args, &globals, &locals);
    mp_lexer_t *lex = mp_lexer_new_from_file(mp_obj_str_get_qstr(args[0]));
    mp_parse_compile_execute(lex, MP_PARSE_FILE_INPUT, globals, locals);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_execfile_obj, 1, 3, builtin_execfile);
#endif

#if MICROPY_PY_BUILTINS_COMPILE
// compile(source, filename, mode)
static mp_obj_t builtin_compile(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    mp_parse_input_kind_t kind;
    switch (mp_obj_str_get_qstr(args[2])) {
        case MP_QSTR_single:
            kind = MP_PARSE_SINGLE_INPUT;
            break;
        case MP_QSTR_exec:
            kind = MP_PARSE_FILE_INPUT;
            break;
        case MP_QSTR_eval:
            kind = MP_PARSE_EVAL_INPUT;
            break;
        default:
            mp_raise_ValueError(MP_ERROR_TEXT("compile() mode must be 'exec', 'eval' or 'single'"));
    }
    mp_lexer_t *lex = open_source(args[0], mp_obj_str_get_qstr(args[1]), kind);
    // Names at the top level are looked up by way of the locals, which may turn out not to be the globals.
    return MP_OBJ_FROM_PTR(mp_compile_source(lex, kind, kind == MP_PARSE_SINGLE_INPUT, true, NULL));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_compile_obj, 3, 6, builtin_compile);
#endif

#endif  // MICROPY_PY_BUILTINS_EVAL_EXEC && MICROPY_ENABLE_COMPILER
