// Writing instructions, constants, names, jumps and tables for the function under compilation.
// SPDX-License-Identifier: MIT
#include "py/frontend/compiler.h"
#include "py/gc.h"

#if MICROPY_ENABLE_COMPILER

// Of each instruction its operands' bytes, two bits an operand, the first lowest. (JMPW is never asked for.)
#define SIZE(s, i) \
    ((s "    ")[i] == ' ' ? 0 \
            : (s "    ")[i] == 'k' || (s "    ")[i] == 'n' || (s "    ")[i] == 'Q' \
                || (s "    ")[i] == 'J' \
            ? 2 \
            : 1)
static const uint8_t operand_sizes[MP_OP_COUNT] = {
#define MP_OPCODE(name, s) SIZE(s, 0) | SIZE(s, 1) << 2 | SIZE(s, 2) << 4 | SIZE(s, 3) << 6,
#include "py/vm/opcodes.h"
#undef MP_OPCODE
};

// Whether a third operand follows: a jump or a name that comes third has two registers before it.
static bool has_third(unsigned op) {
    return operand_sizes[op] >> 4;
}

void mp_bytes_add(mp_bytes_t *b, byte x) {
    if (b->len == b->alloc) {
        size_t alloc = b->alloc ? b->alloc + b->alloc / 2 + 16 : 32;
        b->p = b->p == NULL ? m_new_leaf(byte, alloc) : m_renew(byte, b->p, b->alloc, alloc);
        b->alloc = alloc;
    }
    b->p[b->len++] = x;
}

void mp_bytes_add_number(mp_bytes_t *b, size_t x) {
    while (x > 0x7f) {
        mp_bytes_add(b, 0x80 | (x & 0x7f));
        x >>= 7;
    }
    mp_bytes_add(b, x);
}

static void add_bytes(mp_fn_t *fn, uint32_t x, unsigned n) {
    for (; n > 0; n--, x >>= 8) {
        mp_bytes_add(&fn->code, x);
    }
}

#if MICROPY_ENABLE_SOURCE_LINE
#define N_LINES(fn) ((fn)->lines.len)
#define NO_STEP (-MP_LINES_STEP_MIN << MP_LINES_COUNT_BITS)

// Of a count for the line table as much as one entry cannot hold; returns the rest.
static unsigned add_count(mp_bytes_t *lines, size_t n) {
    for (; n > MP_LINES_COUNT_MAX; n -= MP_LINES_COUNT_MAX) {
        mp_bytes_add(lines, NO_STEP | MP_LINES_COUNT_MAX);
    }
    return n;
}
#else
#define N_LINES(fn) (0)
#endif

static void note_line(mp_fn_t *fn) {
#if MICROPY_ENABLE_SOURCE_LINE
    if (fn->line != fn->line_noted) {
        int32_t step = (int32_t)(fn->line - fn->line_noted);
        unsigned code = step - MP_LINES_STEP_MIN;
        code = MIN(code, (unsigned)MP_LINES_STEP_FAR);
        mp_bytes_add(&fn->lines,
            add_count(&fn->lines, fn->code.len - fn->code_noted) | code << MP_LINES_COUNT_BITS);
        if (code == MP_LINES_STEP_FAR) {
            mp_bytes_add_number(
                &fn->lines, step < 0 ? (~(uint32_t)step << 1) | 1 : (uint32_t)step << 1);
        }
        fn->line_noted = fn->line;
        fn->code_noted = fn->code.len;
    }
#else
    (void)fn;
#endif
}

int mp_tmp(mp_fn_t *fn) {
    if (fn->tmp > MP_REG_LAST) {
        mp_fn_error(fn, NULL, MP_LIMIT_TEXT("expression too complex"));
    }
    int reg = fn->tmp++;
    fn->tmp_max = MAX(fn->tmp_max, fn->tmp);
    return reg;
}

// Whether what is emitted next can be reached: found where short code is worth it.
#if MICROPY_OPT_SHORT_FORMS
#define is_dead(fn) ((fn)->dead)
#define set_dead(fn, value) ((fn)->dead = (value))
#else
#define is_dead(fn) (false)
#define set_dead(fn, value) ((void)0)
#endif

static void emit(mp_fn_t *fn, unsigned op, const int *args) {
    note_line(fn);
    set_dead(fn,
        op == MP_OP_RETURN || op == MP_OP_RETNONE || op == MP_OP_RAISE || op == MP_OP_RAISEFROM
            || op == MP_OP_RERAISE);
    mp_bytes_add(&fn->code, op);
    for (unsigned sizes = operand_sizes[op]; sizes != 0; sizes >>= 2) {
        add_bytes(fn, *args++, sizes & 3);
    }
}

void mp_emit1(mp_fn_t *fn, unsigned op, int a) {
    emit(fn, op, &a);
}

void mp_emit2(mp_fn_t *fn, unsigned op, int a, int b) {
    mp_emit4(fn, op, a, b, 0, 0);
}

void mp_emit3(mp_fn_t *fn, unsigned op, int a, int b, int c) {
    mp_emit4(fn, op, a, b, c, 0);
}

void mp_emit4(mp_fn_t *fn, unsigned op, int a, int b, int c, int d) {
    emit(fn, op, (const int[]){ a, b, c, d });
}

#define IS_FAR(fn) (MICROPY_COMP_LARGE_FUNCTIONS && (fn)->far)

// Names or constants that a function may have.
#define TABLE_MAX (MICROPY_COMP_LARGE_FUNCTIONS ? 0x8000 : 256)

static void check_room(mp_fn_t *fn, size_t i) {
    if (i >= TABLE_MAX) {
        mp_fn_error(fn, NULL, MP_LIMIT_TEXT("too many names"));
    }
}

static void too_long(mp_fn_t *fn) {
#if MICROPY_COMP_LARGE_FUNCTIONS
    fn->overflow = true;
#else
    mp_fn_error(fn, NULL, MP_LIMIT_TEXT("function too long"));
#endif
}

static void set_operand(mp_fn_t *fn, uint32_t at, int32_t value) {
    byte *p = fn->code.p + at;
    p[0] = value;
    p[1] = value >> 8;
    if (IS_FAR(fn)) {
        p[2] = value >> 16;
        p[3] = value >> 24;
    } else if (value != (int16_t)value) {
        too_long(fn);
    }
}

static int32_t get_operand(mp_fn_t *fn, uint32_t at) {
    const byte *p = fn->code.p + at;
    if (IS_FAR(fn)) {
        return (int32_t)(p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24);
    }
    return (int16_t)(p[0] | p[1] << 8);
}

static size_t name_index(mp_fn_t *fn, unsigned op, qstr name);

static void emit_distance(mp_fn_t *fn, mp_label_t *label) {
    uint32_t at = fn->code.len;
    unsigned size = IS_FAR(fn) ? 4 : 2;
    add_bytes(fn, 0, size);
    if (label->pos != 0) {
        set_operand(fn, at, (int32_t)(label->pos - 1 - (at + size)));
    } else {
        // The chain's links are distances back; 0 ends it.
        set_operand(fn, at, label->chain == 0 ? 0 : (int32_t)(at - label->chain));
        label->chain = at;
    }
}

void mp_emit_jump(mp_fn_t *fn, unsigned op, int a, int b, mp_label_t *label) {
    note_line(fn);
    bool third = has_third(op);
    if (IS_FAR(fn) && op != MP_OP_JMP) {
        // The short jump is taken to, or around, a long one.
        bool pair = op != MP_OP_FORITER && op != MP_OP_FORUNPACK && op != MP_OP_JNEXC;
        if (pair) {
            op = (op - MP_OP_JF) % 2 == 0 ? op + 1 : op - 1;
        }
        mp_bytes_add(&fn->code, op);
        mp_bytes_add(&fn->code, a);
        if (third) {
            mp_bytes_add(&fn->code, b);
        }
        if (pair) {
            add_bytes(fn, 5, 2);
        } else {
            add_bytes(fn, 3, 2);
            mp_bytes_add(&fn->code, MP_OP_JMP);
            add_bytes(fn, 5, 2);
        }
        mp_bytes_add(&fn->code, MP_OP_JMPW);
    } else {
        mp_bytes_add(&fn->code, IS_FAR(fn) ? MP_OP_JMPW : op);
        if (op != MP_OP_JMP) {
            mp_bytes_add(&fn->code, a);
            if (third) {
                mp_bytes_add(&fn->code, b);
            }
        }
    }
    emit_distance(fn, label);
    set_dead(fn, op == MP_OP_JMP);
}

void mp_emit_range(mp_fn_t *fn, int dst, size_t n_args, mp_label_t *next) {
    note_line(fn);
    mp_bytes_add(&fn->code, MP_OP_FORRANGE);
    mp_bytes_add(&fn->code, dst);
    mp_bytes_add(&fn->code, name_index(fn, MP_OP_LOADG, MP_QSTR_range));
    mp_bytes_add(&fn->code, n_args);
    emit_distance(fn, next);
    set_dead(fn, true);
}

void mp_emit_jmp(mp_fn_t *fn, mp_label_t *label) {
    if (!is_dead(fn)) {
        mp_emit_jump(fn, MP_OP_JMP, 0, 0, label);
    }
}

void mp_emit_end(mp_fn_t *fn) {
    if (!is_dead(fn)) {
        mp_emit1(fn, MP_OP_RETNONE, 0);
    }
}

void mp_emit_loop(mp_fn_t *fn, mp_label_t *label) {
    mp_emit_label(fn, label);
    set_dead(fn, false);
}

void mp_emit_label(mp_fn_t *fn, mp_label_t *label) {
    label->pos = fn->code.len + 1;
    uint32_t at = label->chain;
    set_dead(fn, is_dead(fn) && at == 0);
    while (at != 0) {
        int32_t back = get_operand(fn, at);
        set_operand(fn, at, (int32_t)(fn->code.len - (at + (IS_FAR(fn) ? 4 : 2))));
        at = back == 0 ? 0 : at - back;
    }
    label->chain = 0;
}

void mp_emit_handler(mp_fn_t *fn, uint32_t start, uint32_t end, int reg) {
    set_dead(fn, false);
    if (start != end) {
        mp_bytes_add_number(&fn->handlers, start);
        mp_bytes_add_number(&fn->handlers, end - start);
        mp_bytes_add_number(&fn->handlers, fn->code.len - end);
        mp_bytes_add(&fn->handlers, reg);
    }
}

// The index of a name for that operation.
static size_t name_index(mp_fn_t *fn, unsigned op, qstr name) {
#if !MICROPY_OPT_INLINE_CACHES
#define SAME_USE true
#else
#define SAME_USE (fn->name_uses[i] == op)
#endif
    size_t i = 0;
    name = mp_name_keep(name);
    while (i < fn->n_names && !(fn->names[i] == name && SAME_USE)) {
        i++;
    }
    if (i == fn->n_names) {
        check_room(fn, i);
        if (i == fn->alloc_names) {
            size_t alloc = i + i / 2 + 8;
            fn->names = i == 0 ? m_new_leaf(uint16_t, alloc) : m_renew(uint16_t, fn->names, i, alloc);
#if MICROPY_OPT_INLINE_CACHES
            fn->name_uses = i == 0 ? m_new_leaf(uint8_t, alloc)
                                   : m_renew(uint8_t, fn->name_uses, i, alloc);
#endif
            fn->alloc_names = alloc;
        }
        fn->names[i] = name;
#if MICROPY_OPT_INLINE_CACHES
        fn->name_uses[i] = op;
#endif
        fn->n_names++;
    }
    (void)op;
    return i;
}

void mp_emit_name(mp_fn_t *fn, unsigned op, int a, int b, qstr name) {
    size_t n_before = fn->n_names, i = name_index(fn, op, name);
    fn->n_stores += MICROPY_OPT_INLINE_CACHES && op == MP_OP_SETATTR && a == 0 && fn->n_pos > 0
        && i == n_before;
    if (MICROPY_COMP_LARGE_FUNCTIONS) {
        op += i > 255;
    }
    if (has_third(op)) {
        mp_emit3(fn, op, a, b, i);
    } else {
        mp_emit2(fn, op, a, i);
    }
}

// Constants are shared when they are the same object: equal ones may differ in type, 1 and 1.0 and True.
size_t mp_emit_const(mp_fn_t *fn, mp_obj_t value) {
    size_t i = 0;
    while (i < fn->n_consts && fn->consts[i] != value) {
        i++;
    }
    if (i == fn->n_consts) {
        if (MICROPY_COMP_LARGE_FUNCTIONS && i == MP_CODE_MANY_CONSTS - 1 && value != MP_OBJ_NULL) {
            // The place of their number, when it is known.
            mp_emit_const(fn, MP_OBJ_NULL);
            i++;
        }
        check_room(fn, i + !MICROPY_COMP_LARGE_FUNCTIONS);
        if (i == fn->alloc_consts) {
            size_t alloc = i + i / 2 + 4;
            fn->consts = i == 0 ? m_new_values(alloc) : m_renew(mp_obj_t, fn->consts, i, alloc);
            fn->alloc_consts = alloc;
        }
        fn->consts[fn->n_consts++] = value;
    }
    return i;
}

void mp_emit_load(mp_fn_t *fn, int dst, mp_obj_t value) {
    if (mp_obj_is_small_int(value)
        && MP_OBJ_SMALL_INT_VALUE(value) == (int8_t)MP_OBJ_SMALL_INT_VALUE(value)) {
        mp_emit2(fn, MP_OP_LOADI, dst, MP_OBJ_SMALL_INT_VALUE(value));
    } else if (mp_obj_is_immediate_obj(value)) {
        mp_emit2(fn, MP_OP_LOADC, dst, MP_OBJ_IMMEDIATE_OBJ_VALUE(value));
    } else if (mp_obj_is_qstr(value)) {
        mp_emit2(fn, MP_OP_LOADQ, dst, MP_OBJ_QSTR_VALUE(value));
    } else {
        size_t i = mp_emit_const(fn, value);
        mp_emit2(fn, MICROPY_COMP_LARGE_FUNCTIONS && i > 255 ? MP_OP_LOADKW : MP_OP_LOADK, dst, i);
    }
}

void mp_emit_mov(mp_fn_t *fn, int dst, int src) {
    if (dst != src) {
        mp_emit2(fn, MP_OP_MOV, dst, src);
    }
}

// What every call of the function does first: cells for shared variables, and marking as unbound those that may be
// read before they are bound. Known only at the end, it goes before code that has been made already, in which all
// distances are relative.
static void make_prologue(mp_fn_t *fn, mp_fn_t *prologue) {
    if (fn->needs_clear && fn->n_locals > fn->clear_from) {
        mp_emit2(prologue, MP_OP_CLEAR, fn->clear_from, fn->n_locals - fn->clear_from);
    }
    for (size_t i = 0; i < fn->scope->n_ids; i++) {
        const mp_id_t *id = &fn->scope->ids[i];
        if (id->flags & MP_ID_CELL && fn->scope->kind != MP_SCOPE_MODULE) {
            if (!(id->flags & MP_ID_PARAM)) {
                mp_emit2(prologue, MP_OP_CLEAR, id->index, 1);
            }
            mp_emit1(prologue, MP_OP_NEWCELL, id->index);
        }
    }
    for (size_t i = 0; MICROPY_COMP_LARGE_FUNCTIONS && i < fn->n_far; i++) {
        mp_emit2(prologue, MP_OP_CLEAR, fn->n_locals, 1);
        mp_emit2(prologue, MP_OP_STOREFAR, fn->n_locals, MP_REG_FAR_BASE + i);
    }
}

static byte *put(byte *p, const void *data, size_t n) {
    if (n != 0) {
        memcpy(p, data, n);
    }
    return p + n;
}

// The handler table counts from the start of the code: its ranges move up by the prologue.
static void move_handlers(mp_fn_t *fn, size_t by) {
    if (by == 0 || fn->handlers.len == 0) {
        return;
    }
    mp_bytes_t moved = { NULL, 0, 0 };
    const byte *p = fn->handlers.p;
    const byte *end = p + fn->handlers.len;
    while (p < end) {
        mp_bytes_add_number(&moved, mp_code_get_number(&p) + by);
        mp_bytes_add_number(&moved, mp_code_get_number(&p));
        mp_bytes_add_number(&moved, mp_code_get_number(&p));
        mp_bytes_add(&moved, *p++);
    }
    m_del(byte, fn->handlers.p, fn->handlers.alloc);
    fn->handlers = moved;
}

void mp_emit_discard(mp_fn_t *fn) {
    m_free(fn->code.p);
    m_free(fn->handlers.p);
#if MICROPY_ENABLE_SOURCE_LINE
    m_free(fn->lines.p);
#endif
    m_free(fn->consts);
    m_free(fn->names);
#if MICROPY_OPT_INLINE_CACHES
    m_free(fn->name_uses);
#endif
}

mp_code_t *mp_emit_finish(mp_fn_t *fn) {
    mp_fn_t prologue = { .line = fn->first_line, .line_noted = fn->first_line };
    make_prologue(fn, &prologue);
    move_handlers(fn, prologue.code.len);
    size_t n_arg_names = fn->n_pos + fn->n_kwonly;
    mp_bytes_t info = { NULL, 0, 0 };
    bool exact = fn->n_kwonly == 0
        && !(fn->flags & (MP_CODE_STAR | MP_CODE_DOUBLE_STAR | MP_CODE_GENERATOR));
    mp_bytes_add_number(&info, fn->name);
    mp_bytes_add_number(&info, mp_lexer_source_name(fn->lex));
    if (!exact) {
        mp_bytes_add_number(&info, fn->n_pos);
    }
    if (fn->n_kwonly + fn->n_defaults + fn->scope->n_free != 0) {
        fn->flags |= MP_CODE_EXTRAS;
        mp_bytes_add_number(&info, fn->n_kwonly);
        mp_bytes_add_number(&info, fn->n_defaults);
        mp_bytes_add_number(&info, fn->scope->n_free);
    }
#if MP_CODE_COUNTS_NAMES
    mp_bytes_add_number(&info, fn->n_names);
#endif
    if (fn->handlers.len != 0) {
        fn->flags |= MP_CODE_HANDLERS;
        mp_bytes_add_number(&info, fn->handlers.len);
    }
    if (fn->n_stores != 0) {
        fn->flags |= MP_CODE_STORES;
        mp_bytes_add_number(&info, fn->n_stores);
    }
    size_t n_info = info.len;
#if MICROPY_ENABLE_SOURCE_LINE
    mp_bytes_add_number(&info, fn->first_line);
    if (prologue.code.len != 0) {
        mp_bytes_add(&info, add_count(&info, prologue.code.len) | NO_STEP);
    }
#endif
    size_t start = offsetof(mp_code_t, consts) + fn->n_consts * sizeof(mp_obj_t)
        + (fn->n_names + n_arg_names) * sizeof(uint16_t) + info.len + fn->handlers.len + N_LINES(fn)
        + 1;
    size_t size = start + prologue.code.len + fn->code.len;
    if (MICROPY_COMP_LARGE_FUNCTIONS && (size > MP_LINK_OFFSET_MAX || start >= 1 << 24)) {
        mp_fn_error(fn, NULL, MP_LIMIT_TEXT("function too long"));
    }
    mp_code_t *code = m_malloc_kind(size, GC_KIND_OBJECT);
    code->base.type = &mp_type_code;
    code->exact_args = exact ? fn->n_pos : MP_CODE_INEXACT;
    code->start = start;
    code->n_regs = MICROPY_COMP_LARGE_FUNCTIONS && fn->n_far ? MP_REG_FAR_BASE + fn->n_far
                                                             : MAX(fn->tmp_max, fn->n_locals + 1);
    code->flags = fn->flags;
    code->heat = MP_CODE_COLD;
    code->n_quick_defaults = exact && fn->scope->n_free == 0 && fn->n_defaults <= MP_CODE_QUICK_MAX
        ? fn->n_defaults
        : 0;
    code->globals = fn->globals;
    byte *p = put((byte *)code->consts, fn->consts, fn->n_consts * sizeof(mp_obj_t));
    // Interning the arguments' names may collect: then the constants are to be found.
    byte *end = (byte *)code + start - 1;
    *end = MICROPY_COMP_LARGE_FUNCTIONS ? MIN(fn->n_consts, MP_CODE_MANY_CONSTS) : fn->n_consts;
#if MICROPY_COMP_LARGE_FUNCTIONS
    if (fn->n_consts >= MP_CODE_MANY_CONSTS) {
        code->consts[MP_CODE_MANY_CONSTS - 1] = MP_OBJ_NEW_SMALL_INT(fn->n_consts);
    }
#endif
    p = put(p, info.p, n_info);
    for (size_t i = 0; i < n_arg_names; i++) {
        qstr_short_t name = mp_name_keep(fn->scope->ids[i].name);
        p = put(p, &name, sizeof(name));
    }
    p = put(p, fn->handlers.p, fn->handlers.len);
#if MICROPY_ENABLE_SOURCE_LINE
    p = put(p, info.p + n_info, info.len - n_info);
    p = put(p, fn->lines.p, fn->lines.len);
#endif
    for (size_t i = fn->n_names; i > 0; i--) {
        p = put(p, &fn->names[i - 1], sizeof(uint16_t));
    }
    p = put(p + 1, prologue.code.p, prologue.code.len);
    put(p, fn->code.p, fn->code.len);
    m_free(info.p);
    m_free(prologue.code.p);
    mp_emit_discard(fn);
    return code;
}

#endif  // MICROPY_ENABLE_COMPILER
