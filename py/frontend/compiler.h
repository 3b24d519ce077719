// What the parts of the code generator share: the function being compiled, its growing code, registers and labels.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FRONTEND_COMPILER_H
#define SLIPWAY_PY_FRONTEND_COMPILER_H

#include "py/frontend/ast.h"
#include "py/frontend/lexer.h"
#include "py/frontend/parser.h"
#include "py/frontend/scope.h"
#include "py/builtin.h"
#include "py/vm/code.h"

// Registers below are variables, the ones from here on, up to 255, temporaries only; further variables are far.
#define MP_REG_DIRECT_MAX (200)
#define MP_REG_LAST (250)
#define MP_REG_FAR_BASE (256)
#define MP_REG_NONE (-1)

// A bit for each of a function's first variables.
typedef mp_uint_t mp_var_bits_t;
#define MP_VAR_BITS (8 * sizeof(mp_var_bits_t))

// A growing array of bytes; a leaf block.
typedef struct _mp_bytes_t {
    byte *p;
    uint32_t len;
    uint32_t alloc;
} mp_bytes_t;

// A place in the code. Jumps to it are chained through their operands until it is known.
typedef struct _mp_label_t {
    uint32_t pos;    // one more than the place; 0: not yet known
    uint32_t chain;  // operand of the newest jump that waits, or 0
} mp_label_t;

#define MP_LABEL_NEW \
    { 0, 0 }

typedef enum {
    MP_BLOCK_LOOP,
    MP_BLOCK_GUARD,  // the block of a try with except clauses
    MP_BLOCK_WITH,
    MP_BLOCK_FINALLY,
    MP_BLOCK_EXCEPT,  // an except clause that gives the exception a name
} mp_block_kind_t;

// A way out of a finally block other than falling out of its end.
typedef struct _mp_exit_t {
    struct _mp_exit_t *next;
    uint8_t node_kind;  // MP_NODE_RETURN, BREAK or CONTINUE
    uint8_t id;
} mp_exit_t;

// Code inside a guarded range which the handler does not guard.
typedef struct _mp_hole_t {
    struct _mp_hole_t *next;  // an earlier one
    uint32_t start, end;
} mp_hole_t;

// What a jump out of the statement at hand has to pass.
typedef struct _mp_block_t {
    struct _mp_block_t *outer;
    uint8_t kind;
    uint8_t reg;           // WITH: the manager's __exit__; FINALLY: state, and after it the value
    bool is_async;         // WITH
    qstr name;             // EXCEPT: what is unbound at the end
    mp_label_t *on_break;  // LOOP
    mp_label_t *on_continue;
    mp_label_t *entry;  // FINALLY: the block itself
    mp_exit_t *exits;
    uint32_t range_start;  // GUARD, WITH, FINALLY: start of the code that the handler guards
    mp_hole_t *holes;      // GUARD, WITH
} mp_block_t;

// A function, class body or module under compilation. What is used most stands first.
typedef struct _mp_fn_t {
    uint16_t tmp;  // next free temporary
    uint16_t tmp_max;
    mp_var_bits_t assigned;  // variables in the first MP_VAR_BITS registers that are surely bound here
    mp_bytes_t code;
    struct _mp_fn_t *outer;
    mp_lexer_t *lex;
    mp_arena_t *arena;
    mp_scope_t *scope;
    mp_scope_t *inlined;  // the comprehension at hand, up to the function's own scope
    qstr name;
    mp_obj_dict_t *globals;  // of the module
    mp_bytes_t lines;
    mp_bytes_t handlers;
    mp_obj_t *consts;  // a block of values
    uint16_t n_consts, alloc_consts;
    uint16_t *names;  // a leaf block
#if MICROPY_OPT_INLINE_CACHES
    uint8_t *name_uses;  // a leaf block: the operations, each of which has its cache
#endif
    uint16_t n_names, alloc_names;
    uint16_t n_locals;  // direct registers of variables
    uint16_t n_far;
    uint16_t n_stores;   // attributes given to the first argument
    uint8_t clear_from;  // variables from here on may be read before they are bound
    uint32_t line, line_noted, code_noted;
    uint32_t first_line;
    mp_block_t *block;
    int exc_reg;    // exception being handled here, for a bare raise; MP_REG_NONE
    bool far;       // jumps need four bytes
    bool overflow;  // a jump did not fit
    bool dead;      // what is emitted next is never reached
    bool needs_clear;
    bool use_names;  // globals may differ from locals: look names up in the locals' dict
    bool is_repl;    // values of expression statements are shown
    uint8_t n_pos, n_kwonly, n_defaults, flags;
} mp_fn_t;

NORETURN void mp_fn_error(mp_fn_t *fn, const mp_node_t *node, mp_rom_error_text_t msg);

// ---- emit.c
void mp_bytes_add(mp_bytes_t *b, byte x);
void mp_bytes_add_number(mp_bytes_t *b, size_t x);
void mp_emit1(mp_fn_t *fn, unsigned op, int a);
void mp_emit2(mp_fn_t *fn, unsigned op, int a, int b);
void mp_emit3(mp_fn_t *fn, unsigned op, int a, int b, int c);
void mp_emit4(mp_fn_t *fn, unsigned op, int a, int b, int c, int d);
void mp_emit_jump(mp_fn_t *fn, unsigned op, int a, int b,
    mp_label_t *label);                            // a, b: the operands before the jump
void mp_emit_jmp(mp_fn_t *fn, mp_label_t *label);  // the jump without a condition
// FORRANGE. Jumps are short here, and the names fewer than 256.
void mp_emit_range(mp_fn_t *fn, int dst, size_t n_args, mp_label_t *next);
void mp_emit_label(mp_fn_t *fn, mp_label_t *label);
void mp_emit_loop(mp_fn_t *fn, mp_label_t *label);  // the label of jumps that come later
void mp_emit_end(mp_fn_t *fn);                      // return None, if the end can be reached
void mp_emit_handler(
    mp_fn_t *fn, uint32_t start, uint32_t end, int reg);  // code that follows handles start..end
void mp_emit_name(mp_fn_t *fn, unsigned op, int a, int b, qstr name);  // op's wide form follows it
size_t mp_emit_const(mp_fn_t *fn, mp_obj_t value);                     // index of the constant
void mp_emit_load(mp_fn_t *fn, int dst, mp_obj_t value);  // r[dst] = constant, the shortest way
void mp_emit_mov(mp_fn_t *fn, int dst, int src);          // nothing if they are the same
// What is emitted next belongs to the node's line. Without line numbers that of the statement will do for errors.
#if MICROPY_ENABLE_SOURCE_LINE
static inline void mp_emit_line(mp_fn_t *fn, const mp_node_t *node) {
    fn->line = MP_NODE_LINE(node);
}
#else
#define mp_emit_line(fn, node) ((void)(node))
#endif
mp_code_t *mp_emit_finish(mp_fn_t *fn);  // the code object; frees what fn has gathered
void mp_emit_discard(mp_fn_t *fn);

int mp_tmp(mp_fn_t *fn);  // a new temporary

// ---- cg_name.c: variables
typedef enum {
    MP_VAR_REG,  // index: register
#if MICROPY_COMP_LARGE_FUNCTIONS
    MP_VAR_FAR,  // index: far register
#endif
    MP_VAR_CELL,  // index: register of the cell
    MP_VAR_FREE,  // index: number of the function's cell
    MP_VAR_GLOBAL,
    MP_VAR_NAME,  // in the dict of a class body
} mp_var_kind_t;
mp_var_kind_t mp_var(mp_fn_t *fn, qstr name, unsigned *index, unsigned *flags);
int mp_var_reg(
    mp_fn_t *fn, qstr name, const mp_node_t *node);  // register of a bound local, or MP_REG_NONE
void mp_var_load(mp_fn_t *fn, const mp_node_t *node, qstr name, int dst);
void mp_var_store(mp_fn_t *fn, qstr name, int src);
void mp_var_delete(mp_fn_t *fn, const mp_node_t *node, qstr name);
void mp_var_allocate(mp_fn_t *fn, mp_scope_t *scope);  // registers for a scope's variables

// ---- cg_expr.c
int mp_cg_any(mp_fn_t *fn, const mp_node_t *node);           // the register the value is in
void mp_cg_to(mp_fn_t *fn, const mp_node_t *node, int dst);  // the value into dst
int mp_cg_new(mp_fn_t *fn, const mp_node_t *node);  // the value into a new temporary, which is returned
void mp_cg_jump(mp_fn_t *fn, const mp_node_t *node, mp_label_t *label, bool sense);
bool mp_cg_single_write(const mp_node_t *node);  // writes its target only when all went well
void mp_cg_await(mp_fn_t *fn, int dst, int src, const mp_node_t *node);

// ---- cg_call.c
void mp_cg_call(mp_fn_t *fn, const mp_node_t *node, int dst);
void mp_cg_class(mp_fn_t *fn, const mp_node_t *node, int dst);

// ---- cg_func.c
// FUNCTION, LAMBDA. dst MP_REG_NONE: a function that is stored by its own name in the locals' dict.
void mp_cg_function(mp_fn_t *fn, const mp_node_t *node, int dst);
void mp_cg_comprehension(mp_fn_t *fn, const mp_node_t *node, int dst);
void mp_cg_closure(mp_fn_t *fn, const mp_node_t *node, mp_scope_t *scope, const mp_node_t *params,
    qstr name, int dst);

// ---- cg_stmt.c
void mp_cg_statement(mp_fn_t *fn, const mp_node_t *node);
void mp_cg_assign(mp_fn_t *fn, const mp_node_t *target, int src);
// Registers of an iterator over the value, for FORITER; jumps to next unless that is NULL.
int mp_cg_iter(mp_fn_t *fn, const mp_node_t *node, mp_label_t *next);
// The register that FORITER, or FORUNPACK, as *op then says, is to write; starts the body.
int mp_cg_loop_target(mp_fn_t *fn, const mp_node_t *target, unsigned *op);
void mp_cg_async_iter(mp_fn_t *fn, const mp_node_t *node, const mp_node_t *iterable, int dst);
int mp_cg_async_call(
    mp_fn_t *fn, const mp_node_t *node, int obj, qstr method);  // awaits obj.method(); a temporary
// The way out of an asynchronous loop whose fetching of the next item is the code from start to stop.
void mp_cg_async_end(mp_fn_t *fn, uint32_t start, uint32_t stop, int reg, mp_label_t *end);

// ---- cg_try.c
void mp_cg_try(mp_fn_t *fn, const mp_node_t *node);
void mp_cg_with(mp_fn_t *fn, const mp_node_t *node);
void mp_cg_exit(mp_fn_t *fn, const mp_node_t *node, unsigned kind, int reg);  // return, break, continue

#endif  // SLIPWAY_PY_FRONTEND_COMPILER_H
