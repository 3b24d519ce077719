// What `slipway profile` counts, see profile.h. All of it lies outside the heap, so that counting changes neither what
// a program allocates nor when the heap is collected, and code that is gone keeps its counts.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/vm/profile.h"

#if MICROPY_DEBUG_PROFILE

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint64_t count;
    uint64_t adjacent;  // where the second one was behind the first in memory as well
} pair_t;

static const char *const op_names[MP_OP_COUNT] = {
#define MP_OPCODE(name, operands) #name,
#include "py/vm/opcodes.h"
#undef MP_OPCODE
};
static const char *const op_operands[MP_OP_COUNT] = {
#define MP_OPCODE(name, operands) operands,
#include "py/vm/opcodes.h"
#undef MP_OPCODE
};

static mp_profile_t *profiles;
static pair_t pairs[MP_OP_COUNT][MP_OP_COUNT];
static uint64_t executions[MP_OP_COUNT];
static uint64_t misses[MP_OP_COUNT];

// The last instruction begun.
static mp_profile_t *last_profile;
static size_t last_offset;
static unsigned last_op;

void *mp_profile_memory(void *block) {
    if (block == NULL) {
        fputs("no memory left for the profile\n", stderr);
        abort();
    }
    return block;
}

static char *copy_name(qstr name) {
    size_t len;
    const byte *data = qstr_data(name, &len);
    return memcpy(mp_profile_memory(calloc(1, len + 1)), data, len);
}

static mp_profile_t *profile_of(mp_code_t *code) {
    mp_profile_t *p = code->profile;
    if (p == NULL) {
        size_t n_code = gc_nbytes(code) - code->start;
        p = mp_profile_memory(calloc(1, sizeof(mp_profile_t) + n_code * sizeof(p->at[0])));
        mp_code_info_t info;
        mp_code_info(code, &info);
        p->name = copy_name(info.name);
        p->file = copy_name(info.file);
        const byte *lines = info.handlers_end;
        p->first_line = (uint32_t)mp_code_get_number(&lines);
        p->n = n_code;
        p->next = profiles;
        profiles = code->profile = p;
    }
    return p;
}

static size_t op_bytes(unsigned op) {
    size_t n = 1;
    for (const char *p = op_operands[op]; *p != '\0'; p++) {
        n += *p == 'W' ? 4 : strchr("knQJ", *p) != NULL ? 2 : 1;
    }
    return n;
}

static bool may_jump(unsigned op) {
    return strpbrk(op_operands[op], "JW") != NULL;
}

// Instructions that know their cache count as what they were before.
static unsigned plain(unsigned op) {
    switch (op) {
#if MICROPY_OPT_INLINE_CACHES
        case MP_OP_CLOADG:
            return MP_OP_LOADG;
        case MP_OP_CSTOREG:
            return MP_OP_STOREG;
        case MP_OP_CGETATTR:
            return MP_OP_GETATTR;
        case MP_OP_CSETATTR:
            return MP_OP_SETATTR;
        case MP_OP_CMETHOD:
            return MP_OP_METHOD;
        case MP_OP_CFORRANGE:
            return MP_OP_FORRANGE;
#endif
        default:
            return op;
    }
}

void mp_profile_step(mp_code_t *code, const byte *pc) {
    mp_profile_t *p = profile_of(code);
    size_t offset = (size_t)(pc - mp_code_bytes(code));
    unsigned op = plain(*pc);
    struct mp_profile_at *at = &p->at[offset];
    if (at->count++ == 0) {
        at->line = (uint32_t)mp_code_line(code, offset);
    }
    executions[op]++;
    bool same = p == last_profile;
    // A loop may begin with the function's first instruction. A for loop never does, but may begin a generator.
    bool jumped = same && may_jump(last_op) && !(last_op == MP_OP_FORITER && offset == 0);
    p->calls += offset == 0 && !jumped;
    bool adjacent = same && offset == last_offset + op_bytes(last_op);
    if (adjacent || jumped) {
        pairs[last_op][op].count++;
        pairs[last_op][op].adjacent += adjacent;
    }
    last_profile = p;
    last_offset = offset;
    last_op = op;
}

void mp_profile_miss(void) {
    last_profile->at[last_offset].misses++;
    misses[last_op]++;
}

struct mp_profile_at *mp_profile_here(const mp_profile_t **profile) {
    *profile = NULL;
    const mp_vm_t *vm = MP_STATE_THREAD(vm);
    const mp_obj_t *r = MP_STATE_THREAD(vm_regs);
    if (vm == NULL || vm->pc == NULL || r == NULL) {
        return NULL;
    }
    mp_code_t *code = ((mp_obj_fun_py_t *)r[-2])->code;
    mp_profile_t *p = profile_of(code);
    size_t offset = (size_t)(vm->pc - 1 - mp_code_bytes(code));
    // Between two functions the saved place may belong to the other one.
    struct mp_profile_at *at = &p->at[offset < p->n ? offset : 0];
    if (at->line == 0) {
        at->line = (uint32_t)mp_code_line(code, at - p->at);
    }
    *profile = p;
    return at;
}

// ---- output -----------------------------------------------------------------------------------------------------

void mp_profile_print_str(const mp_print_t *print, const char *s) {
    mp_print_str(print, "\"");
    for (; *s != '\0'; s++) {
        if (*s == '"' || *s == '\\' || (byte)*s < ' ') {
            mp_printf(print, "\\u%04x", (byte)*s);
        } else {
            mp_print_strn(print, s, 1, 0, 0, 0);
        }
    }
    mp_print_str(print, "\"");
}

void mp_profile_print_count(const mp_print_t *print, uint64_t n) {
    char digits[24];
    snprintf(digits, sizeof(digits), "%" PRIu64, n);
    mp_print_str(print, digits);
}

static void print_counts(const mp_print_t *print, const uint64_t *counts) {
    const char *comma = "";
    for (unsigned op = 0; op < MP_OP_COUNT; op++) {
        if (counts[op] != 0) {
            mp_printf(print, "%s\"%s\":", comma, op_names[op]);
            mp_profile_print_count(print, counts[op]);
            comma = ",";
        }
    }
}

static void print_pairs(const mp_print_t *print) {
    const char *comma = "";
    for (unsigned i = 0; i < MP_OP_COUNT * MP_OP_COUNT; i++) {
        const pair_t *pair = &pairs[i / MP_OP_COUNT][i % MP_OP_COUNT];
        if (pair->count != 0) {
            mp_printf(print, "%s\n[\"%s\",\"%s\",", comma, op_names[i / MP_OP_COUNT],
                op_names[i % MP_OP_COUNT]);
            mp_profile_print_count(print, pair->count);
            mp_print_str(print, ",");
            mp_profile_print_count(print, pair->adjacent);
            mp_print_str(print, "]");
            comma = ",";
        }
    }
}

static void print_function(const mp_print_t *print, const mp_profile_t *p) {
    mp_print_str(print, "{\"name\":");
    mp_profile_print_str(print, p->name);
    mp_print_str(print, ",\"file\":");
    mp_profile_print_str(print, p->file);
    mp_printf(print, ",\"line\":%u,\"calls\":", (unsigned)p->first_line);
    mp_profile_print_count(print, p->calls);
    mp_print_str(print, ",\"lines\":[");
    const char *comma = "";
    for (size_t i = 0; i < p->n; i++) {
        const struct mp_profile_at *at = &p->at[i];
        if (at->count != 0) {
            mp_printf(print, "%s[%u,", comma, (unsigned)at->line);
            mp_profile_print_count(print, at->count);
            mp_print_str(print, ",");
            mp_profile_print_count(print, at->misses);
            mp_print_str(print, "]");
            comma = ",";
        }
    }
    mp_print_str(print, "]}");
}

void mp_profile_dump(const mp_print_t *print) {
    mp_print_str(print, "{\"instructions\":{");
    print_counts(print, executions);
    mp_print_str(print, "},\n\"misses\":{");
    print_counts(print, misses);
    mp_print_str(print, "},\n\"pairs\":[");
    print_pairs(print);
    mp_print_str(print, "],\n\"functions\":[");
    for (const mp_profile_t *p = profiles; p != NULL; p = p->next) {
        print_function(print, p);
        mp_print_str(print, p->next != NULL ? ",\n" : "");
    }
    mp_print_str(print, "]}\n");
}

#endif  // MICROPY_DEBUG_PROFILE
