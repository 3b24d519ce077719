// The memory of the syntax tree, and the making of its nodes.
// SPDX-License-Identifier: MIT

#include "py/frontend/parse_impl.h"
#include "py/runtime.h"

#if MICROPY_ENABLE_COMPILER

// Chunks start small, so that a line at the prompt fits into a heap of 2 KiB, and double up to the limit; with their
// header they fill granules.
#define CHUNK_FIRST (sizeof(void *) * (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES ? 29 : 23))
#define CHUNK_LAST \
    (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES ? sizeof(void *) * 1021 : CHUNK_FIRST)

typedef struct _mp_arena_chunk_t {
    struct _mp_arena_chunk_t *next;
    void *data[];
} arena_chunk_t;

void mp_arena_init(mp_arena_t *arena) {
    arena->chunk = NULL;
    arena->used = 0;
    arena->chunk_size = 0;
}

void *mp_arena_alloc(mp_arena_t *arena, size_t n_bytes) {
    n_bytes = (n_bytes + sizeof(void *) - 1) & -sizeof(void *);
    if (arena->chunk_size - arena->used < n_bytes) {
        size_t size = arena->chunk_size ? MIN(arena->chunk_size * 2 + sizeof(void *), CHUNK_LAST)
                                        : CHUNK_FIRST;
        size = MAX(size, n_bytes);
        arena_chunk_t *chunk = m_malloc_maybe(sizeof(arena_chunk_t) + size);
        if (chunk == NULL) {
            size = n_bytes;
            chunk = m_malloc(sizeof(arena_chunk_t) + size);
        }
        memset(chunk->data, 0, size);
        chunk->next = arena->chunk;
        arena->chunk = chunk;
        arena->chunk_size = size;
        arena->used = 0;
    }
    void *p = (byte *)arena->chunk->data + arena->used;
    arena->used += n_bytes;
    return p;
}

void mp_arena_clear(mp_arena_t *arena) {
    for (arena_chunk_t *chunk = arena->chunk; chunk;) {
        arena_chunk_t *next = chunk->next;
        m_free(chunk);
        chunk = next;
    }
    mp_arena_init(arena);
}

// ---- names ------------------------------------------------------------------------------------------------------

#if MICROPY_COMP_LOCAL_NAMES
typedef struct _local_name_t {
    struct _local_name_t *next;
    qstr_short_t kept;  // the qstr, once something needs it
    uint16_t len;
    char text[];
} local_name_t;

qstr mp_name_of(mp_lexer_t *lex, const char *text, size_t len) {
    // A name that becomes a qstr in the middle of the statement stays the same name.
    for (const local_name_t *n = lex->names; n != NULL; n = n->next) {
        if (n->len == len && memcmp(n->text, text, len) == 0) {
            return (qstr)(uintptr_t)n;
        }
    }
    qstr q = qstr_find_strn(text, len);
    if (q == MP_QSTRnull) {
        local_name_t *n = mp_arena_alloc(lex->arena, sizeof(local_name_t) + len);
        n->next = lex->names;
        n->len = len;
        memcpy(n->text, text, len);
        lex->names = n;
        q = (qstr)(uintptr_t)n;
    }
    return q;
}

qstr mp_name_keep(qstr name) {
    if (name <= UINT16_MAX) {
        return name;
    }
    local_name_t *n = (local_name_t *)(uintptr_t)name;
    if (n->kept == MP_QSTRnull) {
        n->kept = qstr_from_strn(n->text, n->len);
    }
    return n->kept;
}
#endif

// ---- nodes ------------------------------------------------------------------------------------------------------

mp_node_t *mp_node_new(mp_lexer_t *lex, unsigned int kind, uint32_t pos, size_t n) {
    if (n > UINT16_MAX) {
        mp_raise_syntax_error(lex, pos, MP_SYNTAX_TEXT("more than 65535 items"));
    }
    mp_node_t *node = mp_arena_alloc(lex->arena, sizeof(mp_node_t) + n * sizeof(mp_kid_t));
    node->kind = kind;
    node->n = n;
#if MICROPY_ENABLE_SOURCE_LINE
    node->pos = pos;
#endif
    return node;
}

mp_node_t *mp_node_new1(mp_lexer_t *lex, unsigned int kind, uint32_t pos, mp_node_t *a) {
    mp_node_t *node = mp_node_new(lex, kind, pos, 1);
    node->kid[0].node = a;
    return node;
}

mp_node_t *mp_node_new2(mp_lexer_t *lex, unsigned int kind, uint32_t pos, mp_node_t *a, mp_node_t *b) {
    mp_node_t *node = mp_node_new(lex, kind, pos, 2);
    node->kid[0].node = a;
    node->kid[1].node = b;
    return node;
}

mp_node_t *mp_node_const(mp_lexer_t *lex, uint32_t pos, mp_obj_t value) {
    mp_node_t *node = mp_node_new(lex, MP_NODE_CONST, pos, 1);
    node->kid[0].obj = value;
    return node;
}

static mp_kid_t *push(mp_lexer_t *lex) {
    size_t n = lex->n_kids;
    if (n == lex->kids_alloc) {
        size_t alloc = n + n / 2 + 8;
        lex->kids = m_renew(mp_kid_t, lex->kids, n, alloc);
        lex->kids_alloc = alloc;
    }
    lex->n_kids++;
    return &lex->kids[n];
}

void mp_node_push(mp_lexer_t *lex, mp_node_t *node) {
    push(lex)->node = node;
}

void mp_node_push_q(mp_lexer_t *lex, qstr q) {
    push(lex)->q = q;
}

mp_node_t *mp_node_collect(mp_lexer_t *lex, unsigned int kind, uint32_t pos, size_t start) {
    size_t n = lex->n_kids - start;
    mp_node_t *node = mp_node_new(lex, kind, pos, n);
    if (n != 0) {
        memcpy(node->kid, lex->kids + start, n * sizeof(mp_kid_t));
    }
    lex->n_kids = start;
    return node;
}

qstr mp_node_name(const mp_node_t *node) {
    return node->kind == MP_NODE_NAME                 ? node->kid[0].q
        : node->kind == MP_NODE_CONST && node->n == 2 ? node->kid[1].q
                                                      : MP_QSTRnull;
}

#endif  // MICROPY_ENABLE_COMPILER
