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

static void note_line(mp_fn_t *fn) {
#if MICROPY_ENABLE_SOURCE_LINE
    if (fn->line != fn->line_noted) {
        int32_t step = (int32_t)(fn->line - fn->line_noted);
        mp_bytes_add_number(&fn->lines, fn->code.len - fn->code_noted);
        mp_bytes_add_number(&fn->lines, step < 0 ? (~(uint32_t)step << 1) | 1 : (uint32_t)step << 1);
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

static void emit(mp_fn_t *fn, unsigned op, const int *args) {
    note_line(fn);
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
        bool pair = op != MP_OP_FORITER && op != MP_OP_JNEXC;
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
}

void mp_emit_jmp(mp_fn_t *fn, mp_label_t *label) {
    mp_emit_jump(fn, MP_OP_JMP, 0, 0, label);
}

void mp_emit_label(mp_fn_t *fn, mp_label_t *label) {
    label->pos = fn->code.len + 1;
    uint32_t at = label->chain;
    while (at != 0) {
        int32_t back = get_operand(fn, at);
        set_operand(fn, at, (int32_t)(fn->code.len - (at + (IS_FAR(fn) ? 4 : 2))));
        at = back == 0 ? 0 : at - back;
    }
    label->chain = 0;
}

void mp_emit_handler(mp_fn_t *fn, uint32_t start, uint32_t end, int reg) {
    if (start != end) {
        mp_bytes_add_number(&fn->handlers, start);
        mp_bytes_add_number(&fn->handlers, end - start);
        mp_bytes_add_number(&fn->handlers, fn->code.len - end);
        mp_bytes_add(&fn->handlers, reg);
    }
}

void mp_emit_name(mp_fn_t *fn, unsigned op, int a, int b, qstr name) {
#if !MICROPY_OPT_INLINE_CACHES
#define SAME_USE true
#else
#define SAME_USE (fn->name_uses[i] == op)
#endif
    size_t i = 0;
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
        check_room(fn, i);
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
    size_t n_lines = 0;
#if MICROPY_ENABLE_SOURCE_LINE
    mp_bytes_t first = { NULL, 0, 0 };
    mp_bytes_add_number(&first, fn->first_line);
    // The first entry of the line table spans the prologue.
    mp_bytes_add_number(&first, prologue.code.len);
    mp_bytes_add_number(&first, 0);
    n_lines = first.len + fn->lines.len + 2;
#endif
    if (MICROPY_COMP_LARGE_FUNCTIONS && fn->handlers.len > 0xffff) {
        mp_fn_error(fn, NULL, MP_LIMIT_TEXT("too many exception handlers"));
    }
    size_t n_arg_names = fn->n_pos + fn->n_kwonly;
    size_t n_code = prologue.code.len + fn->code.len;
    size_t size = offsetof(mp_code_t, consts) + fn->n_consts * sizeof(mp_obj_t)
        + (fn->n_names + n_arg_names) * sizeof(uint16_t) + n_code + fn->handlers.len + n_lines;
    if (MICROPY_COMP_LARGE_FUNCTIONS && size > MP_LINK_OFFSET_MAX) {
        mp_fn_error(fn, NULL, MP_LIMIT_TEXT("function too long"));
    }
    mp_code_t *code = m_malloc_kind(size, GC_KIND_OBJECT);
    code->base.type = &mp_type_code;
    code->n_code = n_code;
    code->n_consts = fn->n_consts;
    code->n_names = fn->n_names;
    code->n_regs = MICROPY_COMP_LARGE_FUNCTIONS && fn->n_far ? MP_REG_FAR_BASE + fn->n_far
                                                             : MAX(fn->tmp_max, fn->n_locals + 1);
    code->name = fn->name;
    code->file = mp_lexer_source_name(fn->lex);
    code->n_pos = fn->n_pos;
    code->n_kwonly = fn->n_kwonly;
    code->n_defaults = fn->n_defaults;
    code->flags = fn->flags;
    bool exact = fn->n_kwonly == 0
        && !(fn->flags & (MP_CODE_STAR | MP_CODE_DOUBLE_STAR | MP_CODE_GENERATOR));
    code->exact_args = exact ? fn->n_pos : MP_CODE_INEXACT;
    code->n_handlers = fn->handlers.len;
    code->n_cells = fn->scope->n_free;
    byte *p = put((byte *)code->consts, fn->consts, fn->n_consts * sizeof(mp_obj_t));
    p = put(p, fn->names, fn->n_names * sizeof(uint16_t));
    for (size_t i = 0; i < n_arg_names; i++) {
        p = put(p, &fn->scope->ids[i].name, sizeof(uint16_t));
    }
    p = put(p, prologue.code.p, prologue.code.len);
    p = put(p, fn->code.p, fn->code.len);
    p = put(p, fn->handlers.p, fn->handlers.len);
#if MICROPY_ENABLE_SOURCE_LINE
    p = put(p, first.p, first.len);
    p = put(p, fn->lines.p, fn->lines.len);
    m_free(first.p);
#endif
    m_free(prologue.code.p);
    mp_emit_discard(fn);
    return code;
}

#endif  // MICROPY_ENABLE_COMPILER
