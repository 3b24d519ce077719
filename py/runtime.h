// The run-time system: what C code calls to do what Python code does.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_RUNTIME_H
#define SLIPWAY_PY_RUNTIME_H

#include "py/mpstate.h"
#include "py/obj.h"

typedef enum {
    MP_PARSE_SINGLE_INPUT,
    MP_PARSE_FILE_INPUT,
    MP_PARSE_EVAL_INPUT,
} mp_parse_input_kind_t;

struct _mp_lexer_t;

typedef enum {
    MP_ARG_BOOL = 0x001,
    MP_ARG_INT = 0x002,
    MP_ARG_OBJ = 0x003,
    MP_ARG_KIND_MASK = 0x0ff,
    MP_ARG_REQUIRED = 0x100,
    MP_ARG_KW_ONLY = 0x200,
} mp_arg_flag_t;

typedef union _mp_arg_val_t {
    bool u_bool;
    mp_int_t u_int;
    mp_obj_t u_obj;
    mp_rom_obj_t u_rom_obj;
} mp_arg_val_t;

typedef struct _mp_arg_t {
    uint16_t qst;
    uint16_t flags;
    mp_arg_val_t defval;
} mp_arg_t;

// ---- life -------------------------------------------------------------------------------------------------------

void mp_init(void);
void mp_deinit(void);

void mp_sched_exception(mp_obj_t exc);  // raised in the main program soon; safe in an interrupt
void mp_sched_keyboard_interrupt(void);
void mp_sched_vm_abort(void);
void mp_handle_pending(bool raise_exc);
bool mp_sched_schedule(mp_obj_t function, mp_obj_t arg);  // false: the queue is full
void mp_sched_run_pending(void);
void mp_event_handle_nowait(void);
void mp_event_wait_ms(mp_uint_t timeout_ms);

// ---- printing ---------------------------------------------------------------------------------------------------

extern const mp_print_t mp_plat_print;

// ---- arguments --------------------------------------------------------------------------------------------------

void mp_arg_check_num_sig(size_t n_args, size_t n_kw, uint32_t sig);
static inline void mp_arg_check_num(
    size_t n_args, size_t n_kw, size_t n_args_min, size_t n_args_max, bool takes_kw) {
    mp_arg_check_num_sig(n_args, n_kw, MP_OBJ_FUN_MAKE_SIG(n_args_min, n_args_max, takes_kw));
}
void mp_arg_parse_all(size_t n_pos, const mp_obj_t *pos, mp_map_t *kws, size_t n_allowed,
    const mp_arg_t *allowed, mp_arg_val_t *out_vals);
void mp_arg_parse_all_kw_array(size_t n_pos, size_t n_kw, const mp_obj_t *args, size_t n_allowed,
    const mp_arg_t *allowed, mp_arg_val_t *out_vals);
NORETURN void mp_arg_error_terse_mismatch(void);
NORETURN void mp_arg_error_unimpl_kw(void);

// ---- names ------------------------------------------------------------------------------------------------------

static inline mp_obj_dict_t *mp_locals_get(void) {
    return MP_STATE_THREAD(dict_locals);
}
static inline void mp_locals_set(mp_obj_dict_t *d) {
    MP_STATE_THREAD(dict_locals) = d;
}
// The globals of the running function, unless C code has set others for what it is about to do.
mp_obj_dict_t *mp_globals_get(void);
void mp_globals_set(mp_obj_dict_t *d);

mp_obj_t mp_load_name(qstr qst);    // locals, globals, builtins; raises NameError
mp_obj_t mp_load_global(qstr qst);  // globals, builtins; raises NameError
mp_obj_t mp_load_build_class(void);
void mp_store_name(qstr qst, mp_obj_t obj);
void mp_store_global(qstr qst, mp_obj_t obj);
void mp_delete_name(qstr qst);
void mp_delete_global(qstr qst);

// ---- operations -------------------------------------------------------------------------------------------------

mp_obj_t mp_unary_op(mp_unary_op_t op, mp_obj_t arg);
mp_obj_t mp_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);

mp_obj_t mp_call_function_0(mp_obj_t fun);
mp_obj_t mp_call_function_1(mp_obj_t fun, mp_obj_t arg);
mp_obj_t mp_call_function_2(mp_obj_t fun, mp_obj_t arg1, mp_obj_t arg2);
mp_obj_t mp_call_function_n_kw(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args);
// args[0] the function, args[1] self or MP_OBJ_NULL, then the arguments
mp_obj_t mp_call_method_n_kw(size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t mp_call_method_self_n_kw(
    mp_obj_t meth, mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *args);
// From interrupt-like contexts: an exception is printed, and MP_OBJ_NULL returned.
mp_obj_t mp_call_function_1_protected(mp_obj_t fun, mp_obj_t arg);
mp_obj_t mp_call_function_2_protected(mp_obj_t fun, mp_obj_t arg1, mp_obj_t arg2);

void mp_unpack_sequence(mp_obj_t seq, size_t num, mp_obj_t *items);  // in order
void mp_unpack_ex(
    mp_obj_t seq, size_t num_left, size_t num_right, mp_obj_t *items);  // in order; a list between

mp_obj_t mp_load_attr(mp_obj_t base, qstr attr);
void mp_convert_member_lookup(
    mp_obj_t obj, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest);
void mp_load_method(mp_obj_t base, qstr attr, mp_obj_t *dest);
void mp_load_method_maybe(
    mp_obj_t base, qstr attr, mp_obj_t *dest);  // dest[0] MP_OBJ_NULL if there is none
// As above, and AttributeError raised inside counts as none when catch_all_exc is false; any exception when true.
void mp_load_method_protected(mp_obj_t obj, qstr attr, mp_obj_t *dest, bool catch_all_exc);
void mp_load_super_method(qstr attr, mp_obj_t *dest);
void mp_store_attr(mp_obj_t base, qstr attr, mp_obj_t val);  // val MP_OBJ_NULL: delete

mp_obj_t mp_getiter(mp_obj_t o, mp_obj_iter_buf_t *iter_buf);
mp_obj_t mp_iternext_allow_raise(mp_obj_t o);  // MP_OBJ_STOP_ITERATION or StopIteration at the end
mp_obj_t mp_iternext(mp_obj_t o);  // MP_OBJ_STOP_ITERATION at the end; value in stop_iteration_arg
static inline mp_obj_t mp_make_stop_iteration(mp_obj_t o) {
    MP_STATE_THREAD(stop_iteration_arg) = o;
    return MP_OBJ_STOP_ITERATION;
}

typedef enum {
    MP_VM_RETURN_NORMAL,
    MP_VM_RETURN_YIELD,
    MP_VM_RETURN_EXCEPTION,
} mp_vm_return_kind_t;
// Resumes any iterator as a generator; send_value or throw_value is MP_OBJ_NULL.
mp_vm_return_kind_t mp_resume(
    mp_obj_t self_in, mp_obj_t send_value, mp_obj_t throw_value, mp_obj_t *ret_val);
mp_vm_return_kind_t mp_obj_gen_resume(
    mp_obj_t self_in, mp_obj_t send_val, mp_obj_t throw_val, mp_obj_t *ret_val);

mp_obj_t mp_make_raise_obj(mp_obj_t o);  // an instance from a class or instance

mp_obj_t mp_import_name(qstr name, mp_obj_t fromlist, mp_obj_t level);
mp_obj_t mp_import_from(mp_obj_t module, qstr name);
void mp_import_all(mp_obj_t module);

// Parses, compiles and runs a source, one top-level statement at a time, and closes the lexer. Returns the value of
// an MP_PARSE_EVAL_INPUT, else None.
mp_obj_t mp_parse_compile_execute(struct _mp_lexer_t *lex, mp_parse_input_kind_t parse_input_kind,
    mp_obj_dict_t *globals, mp_obj_dict_t *locals);

// ---- raising ----------------------------------------------------------------------------------------------------

NORETURN void mp_raise_type(const mp_obj_type_t *exc_type);
NORETURN void mp_raise_type_arg(const mp_obj_type_t *exc_type, mp_obj_t arg);
NORETURN void mp_raise_msg(const mp_obj_type_t *exc_type, mp_rom_error_text_t msg);
NORETURN void mp_raise_msg_varg(const mp_obj_type_t *exc_type, mp_rom_error_text_t fmt, ...);
// mp_raise_msg(exc_type, brief) where messages are terse, else mp_raise_msg_varg(exc_type, fmt, ...).
#define mp_raise_msg_brief(exc_type, brief, ...) \
    do { \
        if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE) { \
            mp_raise_msg(exc_type, brief); \
        } \
        mp_raise_msg_varg(exc_type, __VA_ARGS__); \
    } while (0)
NORETURN void mp_raise_not_callable(mp_const_obj_t o);  // TypeError
NORETURN void mp_raise_msg_str(const mp_obj_type_t *exc_type, const char *msg);
NORETURN void mp_raise_ValueError(mp_rom_error_text_t msg);
NORETURN void mp_raise_TypeError(mp_rom_error_text_t msg);
NORETURN void mp_raise_NotImplementedError(mp_rom_error_text_t msg);
NORETURN void mp_raise_StopIteration(mp_obj_t arg);
NORETURN void mp_raise_TypeError_int_conversion(mp_const_obj_t arg);
NORETURN void mp_raise_OSError(int errno_);
NORETURN void mp_raise_OSError_with_filename(int errno_, const char *filename);
NORETURN void mp_raise_recursion_depth(void);
NORETURN void mp_raise_ZeroDivisionError(void);  // (Slipway)

// Native helpers for streams and sys.
void mp_warning(const char *category, const char *msg, ...);

#endif  // SLIPWAY_PY_RUNTIME_H
