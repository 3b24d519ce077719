// The interpreter's life inside an application. Every way in goes through protect(): it takes the
// stack as it is at that moment, catches exceptions and keeps their text.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/builtin.h"
#include "py/compile.h"
#include "py/gc.h"
#include "py/lexer.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "embed.h"

#define ERROR_BYTES (1024)

static bool running;
static unsigned depth;  // ways in that have not come out yet
static char error[ERROR_BYTES];
static size_t error_len;

// The exception for embed_take_exception(); MP_OBJ_NULL if there is none.
MP_REGISTER_ROOT_POINTER(mp_obj_t embed_exception);
// The last result and its text, which C may be reading.
MP_REGISTER_ROOT_POINTER(mp_obj_t embed_result);
MP_REGISTER_ROOT_POINTER(const void *embed_result_text);

// ---- exceptions --------------------------------------------------------------------------------

static void error_strn(void *data, const char *str, size_t len) {
    (void)data;
    size_t n = MIN(len, ERROR_BYTES - 1 - error_len);
    memcpy(error + error_len, str, n);
    error_len += n;
    error[error_len] = '\0';
}

static void keep_exception(mp_obj_t exception) {
    static const mp_print_t print = { NULL, error_strn };
    error[error_len = 0] = '\0';
    MP_STATE_VM(embed_exception) = exception;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_print_exception(&print, exception);
        nlr_pop();
    } else {
        error_strn(NULL, "(printing the exception raised another one)\n", 44);
    }
}

static bool protect(void (*work)(void *), void *arg) {
    error[error_len = 0] = '\0';
    if (!running) {
        static const char text[] = "slipway_init() has not been called\n";
        error_strn(NULL, text, sizeof(text) - 1);
        return false;
    }
    if (depth == 0) {
        mp_stack_set_top(__builtin_frame_address(0));
    }
    embed_clear_exception();
    depth++;
    nlr_buf_t nlr;
    bool ok = nlr_push(&nlr) == 0;
    if (ok) {
        work(arg);
        nlr_pop();
    } else {
        keep_exception(MP_OBJ_FROM_PTR(nlr.ret_val));
    }
    depth--;
    return ok;
}

const char *slipway_error(void) {
    return error;
}

mp_obj_t embed_take_exception(void) {
    mp_obj_t exception = MP_STATE_VM(embed_exception);
    embed_clear_exception();
    return exception != MP_OBJ_NULL
        ? exception
        : mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("a C function failed"));
}

void embed_clear_exception(void) {
    MP_STATE_VM(embed_exception) = MP_OBJ_NULL;
}

typedef struct {
    const char *exception, *message;
} raise_t;

static void raise_named(void *arg) {
    raise_t *a = arg;
    mp_map_elem_t *known = mp_map_lookup((mp_map_t *)&mp_module_builtins_globals.map,
        MP_OBJ_NEW_QSTR(qstr_from_str(a->exception)), MP_MAP_LOOKUP);
    mp_obj_t type = known && mp_obj_is_exception_type(known->value)
        ? known->value
        : MP_OBJ_FROM_PTR(&mp_type_RuntimeError);
    mp_obj_t text = mp_obj_new_str(a->message, strlen(a->message));
    nlr_raise(mp_call_function_1(type, text));
}

bool slipway_raise(const char *exception, const char *message) {
    raise_t a = { exception, message };
    return protect(raise_named, &a);
}

// ---- programs ----------------------------------------------------------------------------------

static void run_lexer(mp_lexer_t *lex) {
    mp_parse_compile_execute(lex, MP_PARSE_FILE_INPUT, mp_globals_get(), mp_globals_get());
}

static void run_string(void *source) {
    run_lexer(mp_lexer_new_from_str_len(MP_QSTR__lt_string_gt_, source, strlen(source), 0));
}

static void run_file(void *path) {
    qstr name = qstr_from_str(path);
    run_lexer(mp_lexer_new_from_file(name));
}

bool slipway_run_string(const char *source) {
    return protect(run_string, (void *)source);
}

bool slipway_run_file(const char *path) {
    return protect(run_file, (void *)path);
}

// ---- names -------------------------------------------------------------------------------------

// The first part of a dotted name, and what follows the dot, if there is one.
static qstr first_part(const char *name, const char **rest) {
    const char *dot = strchr(name, '.');
    *rest = dot ? dot + 1 : NULL;
    return dot ? qstr_from_strn(name, dot - name) : qstr_from_str(name);
}

// What a name refers to: a global of __main__, or for a dotted one a loaded module's.
static mp_obj_t look_up(const char *name) {
    const char *rest;
    qstr part = first_part(name, &rest);
    mp_map_elem_t *loaded = rest ? mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map,
                                MP_OBJ_NEW_QSTR(part), MP_MAP_LOOKUP)
                                 : NULL;
    mp_obj_t object = loaded ? loaded->value : mp_load_global(part);
    while (rest) {
        part = first_part(rest, &rest);
        object = mp_load_attr(object, part);
    }
    return object;
}

typedef struct {
    const char *name;
    size_t n_args;
    const slipway_value_t *args;
    slipway_value_t *result;
} call_t;

static void call(void *arg) {
    call_t *a = arg;
    mp_obj_t function = look_up(a->name);
    mp_obj_t *args = alloca((a->n_args + 1) * sizeof(*args));
    for (size_t i = 0; i < a->n_args; i++) {
        args[i] = embed_to_python(&a->args[i]);
    }
    mp_obj_t result = mp_call_function_n_kw(function, a->n_args, 0, args);
    if (a->result) {
        slipway_value_t value = embed_from_python(result);
        MP_STATE_VM(embed_result) = result;
        MP_STATE_VM(embed_result_text) = value.kind == SLIPWAY_STR || value.kind == SLIPWAY_BYTES
            ? value.as.text
            : NULL;
        *a->result = value;
    }
}

bool slipway_call(
    const char *name, size_t n_args, const slipway_value_t *args, slipway_value_t *result) {
    call_t a = { name, n_args, args, result };
    return protect(call, &a);
}

typedef struct {
    const char *name;
    slipway_function_t function;
    void *data;
} function_t;

static void add_function(void *arg) {
    function_t *a = arg;
    const char *rest;
    qstr name = first_part(a->name, &rest);
    mp_obj_t function = embed_new_function(a->function, a->data);
    if (rest == NULL) {
        mp_store_global(name, function);
        return;
    }
    mp_map_elem_t *loaded = mp_map_lookup(
        &MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    // A new module enters itself into the table of those that are loaded.
    mp_obj_t module = loaded ? loaded->value : mp_obj_new_module(name);
    mp_store_attr(module, qstr_from_str(rest), function);
}

bool slipway_add_function(const char *name, slipway_function_t function, void *data) {
    function_t a = { name, function, data };
    return protect(add_function, &a);
}

// ---- life --------------------------------------------------------------------------------------

bool slipway_init(void *heap, size_t bytes) {
    if (running || heap == NULL || bytes < SLIPWAY_SMALLEST_HEAP) {
        return false;
    }
    mp_stack_set_top(__builtin_frame_address(0));
    mp_stack_set_limit(MICROPY_HW_STACK_LIMIT);
    gc_init(heap, (char *)heap + bytes);
    mp_init();
    embed_clear_exception();
    MP_STATE_VM(embed_result) = MP_OBJ_NULL;
    MP_STATE_VM(embed_result_text) = NULL;
    error[error_len = 0] = '\0';
    running = true;
    return true;
}

void slipway_deinit(void) {
    if (running && depth == 0) {
        mp_stack_set_top(__builtin_frame_address(0));
        gc_sweep_all();
        mp_deinit();
        running = false;
    }
}
