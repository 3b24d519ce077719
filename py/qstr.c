// Interned strings: a table in ROM made by the build, and pools of names grown at run time.
//
// A pool is a block of entries for consecutive ids, each pool larger than the one before it, with the newest first in
// the list. Their texts lie in chunks, behind their length. Nothing is ever freed. Where MICROPY_QSTR_INDEX is on,
// every pool, and the ROM table, has a hash index; without, names are searched for one by one.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/mpstate.h"
#include "py/qstr.h"
#include "py/runtime.h"

#include "genhdr/qstrcount.h"

// Search by hash index, for two more bytes of RAM per name or a little more. (Slipway.)
#ifndef MICROPY_QSTR_INDEX
#define MICROPY_QSTR_INDEX (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES && MP_64BIT)
#endif

// The place of every text in ROM, against that of every eighth one. (Slipway.)
#ifndef MICROPY_QSTR_OFFSETS
#define MICROPY_QSTR_OFFSETS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Entries of the first pool; with an index, every further one has twice as many, up to POOL_MAX.
#ifndef MICROPY_ALLOC_QSTR_ENTRIES_INIT
#define MICROPY_ALLOC_QSTR_ENTRIES_INIT (MICROPY_QSTR_INDEX ? 64 : 8)
#endif
#define POOL_MAX (MICROPY_QSTR_INDEX ? 4096 : 64)

// Hashes are needed where they are kept, and where they find a name.
#define HAS_HASH (MICROPY_QSTR_BYTES_IN_HASH || MICROPY_QSTR_INDEX)

// ---- the table in ROM -------------------------------------------------------------------------------------------

// All texts, zero-terminated, in one object, and where in it each begins.
typedef struct {
#define QDEF(id, hash, len, text) char text_##id[(len) + 1];
#include "genhdr/qstrdefs.generated.h"
#undef QDEF
} rom_texts_t;

static const rom_texts_t rom_texts = {
#define QDEF(id, hash, len, text) text,
#include "genhdr/qstrdefs.generated.h"
#undef QDEF
};

#if MICROPY_QSTR_OFFSETS

static const uint16_t rom_offsets[MP_QSTR_ROM_COUNT + 1] = {
#define QDEF(id, hash, len, text) offsetof(rom_texts_t, text_##id),
#include "genhdr/qstrdefs.generated.h"
#undef QDEF
    sizeof(rom_texts_t),
};

static const char *rom_text(qstr q, size_t *len) {
    *len = (size_t)rom_offsets[q + 1] - rom_offsets[q] - 1;
    return (const char *)&rom_texts + rom_offsets[q];
}

#else

// Where every eighth text begins; the others are found behind it. No text contains a zero.
#define EIGHTH(id) offsetof(rom_texts_t, text_##id),
static const uint16_t rom_offsets[] = { MP_EVERY_EIGHTH_NAME(EIGHTH) };

static const char *rom_text(qstr q, size_t *len) {
    const char *text = (const char *)&rom_texts + rom_offsets[q / 8];
    for (size_t n = q % 8; n > 0; n--) {
        text += strlen(text) + 1;
    }
    *len = strlen(text);
    return text;
}

#endif
_Static_assert(sizeof(rom_texts_t) <= UINT16_MAX, "the names in ROM exceed 64 KiB");

#if HAS_HASH
static const uint32_t rom_hashes[MP_QSTR_ROM_COUNT] = {
#define QDEF(id, hash, len, text) (hash),
#include "genhdr/qstrdefs.generated.h"
#undef QDEF
};
#endif

// ---- pools ------------------------------------------------------------------------------------------------------

typedef struct {
    const char *text;  // in a chunk, behind its length: one byte below 255, else 255 and before it four bytes
#if HAS_HASH
    uint32_t hash;
#endif
} entry_t;

typedef struct _qstr_pool_t {
    struct _qstr_pool_t *prev;
    uint16_t first;  // id of the first entry
    uint16_t len;
    uint16_t alloc;  // a power of two where there is an index
    entry_t entries[];
} qstr_pool_t;

#define LONG_NAME (255)

uint32_t qstr_compute_hash(const byte *data, size_t len) {
    uint32_t hash = 2166136261u;
    for (const byte *end = data + len; data < end; data++) {
        hash = (hash ^ *data) * 16777619u;
    }
    return hash == 0 ? 1 : hash;
}

// Of a name that is not in ROM.
static const entry_t *find_entry(qstr q) {
    const qstr_pool_t *pool = MP_STATE_VM(last_pool);
    while (q < pool->first) {
        pool = pool->prev;
    }
    return &pool->entries[q - pool->first];
}

static const char *entry_text(const entry_t *entry, size_t *len) {
    const char *text = entry->text;
    *len = (byte)text[-1];
    if (MP_UNLIKELY(*len == LONG_NAME)) {
        uint32_t n;
        memcpy(&n, text - 1 - sizeof(n), sizeof(n));
        *len = n;
    }
    return text;
}

const byte *qstr_data(qstr q, size_t *len) {
    const char *text;
    if (q < MP_QSTR_ROM_COUNT) {
        text = rom_text(q, len);
    } else {
        text = entry_text(find_entry(q), len);
    }
    return (const byte *)text;
}

const char *qstr_str(qstr q) {
    size_t len;
    return (const char *)qstr_data(q, &len);
}

size_t qstr_len(qstr q) {
    size_t len;
    qstr_data(q, &len);
    return len;
}

uint32_t qstr_hash(qstr q) {
#if HAS_HASH
    return q < MP_QSTR_ROM_COUNT ? rom_hashes[q] : find_entry(q)->hash;
#else
    size_t len;
    const byte *data = qstr_data(q, &len);
    return qstr_compute_hash(data, len);
#endif
}

size_t qstr_total(void) {
    const qstr_pool_t *pool = MP_STATE_VM(last_pool);
    return pool == NULL ? MP_QSTR_ROM_COUNT : (size_t)pool->first + pool->len;
}

// ---- search -----------------------------------------------------------------------------------------------------

// A name looked for.
typedef struct {
    const char *text;
    size_t len;
    uint32_t hash;
} name_t;

#if MICROPY_QSTR_INDEX

// Open addressing: a slot holds an id less the first of the table's plus 1, or 0. At most half of the slots are used.
#define FILL_1(n) ((n) | (n) >> 1)
#define FILL_2(n) (FILL_1(n) | FILL_1(n) >> 2)
#define FILL_4(n) (FILL_2(n) | FILL_2(n) >> 4)
#define FILL_ALL(n) (FILL_4(n) | FILL_4(n) >> 8)
#define ROM_MASK FILL_ALL(2 * MP_QSTR_ROM_COUNT)
static uint16_t rom_index[ROM_MASK + 1];

static uint16_t *pool_index(const qstr_pool_t *pool) {
    return (uint16_t *)(uintptr_t)&pool->entries[pool->alloc];
}

// The slot with the name, or the empty one where it would go.
static uint16_t *find_slot(uint16_t *index, size_t mask, qstr first, const name_t *name) {
    for (size_t i = name->hash;; i++) {
        uint16_t *slot = &index[i & mask];
        if (*slot == 0) {
            return slot;
        }
        qstr q = first + *slot - 1;
        if (qstr_hash(q) == name->hash) {
            size_t len;
            const byte *data = qstr_data(q, &len);
            if (len == name->len && memcmp(data, name->text, len) == 0) {
                return slot;
            }
        }
    }
}

static qstr find(const name_t *name) {
    uint16_t *slot = find_slot(rom_index, ROM_MASK, 0, name);
    if (*slot != 0) {
        return *slot - 1;
    }
    for (const qstr_pool_t *pool = MP_STATE_VM(last_pool); pool != NULL; pool = pool->prev) {
        slot = find_slot(pool_index(pool), 2 * (size_t)pool->alloc - 1, pool->first, name);
        if (*slot != 0) {
            return (qstr)pool->first + *slot - 1;
        }
    }
    return MP_QSTRnull;
}

#else

static bool is_name(const name_t *name, const char *text, size_t len) {
    return len == name->len && memcmp(text, name->text, len) == 0;
}

static qstr find(const name_t *name) {
    for (qstr q = 1; q < MP_QSTR_ROM_COUNT; q++) {
#if HAS_HASH
        if (rom_hashes[q] != name->hash) {
            continue;
        }
#endif
        size_t len;
        const char *text = rom_text(q, &len);
        if (is_name(name, text, len)) {
            return q;
        }
    }
    for (const qstr_pool_t *pool = MP_STATE_VM(last_pool); pool != NULL; pool = pool->prev) {
        for (size_t i = 0; i < pool->len; i++) {
            const entry_t *entry = &pool->entries[i];
#if HAS_HASH
            if (entry->hash != name->hash) {
                continue;
            }
#endif
            size_t len;
            const char *text = entry_text(entry, &len);
            if (is_name(name, text, len)) {
                return pool->first + i;
            }
        }
    }
    return MP_QSTRnull;
}

#endif

static name_t name_of(const char *str, size_t len) {
    return (name_t){ str, len, HAS_HASH ? qstr_compute_hash((const byte *)str, len) : 0 };
}

qstr qstr_find_strn(const char *str, size_t str_len) {
    name_t name = name_of(str, str_len);
    return find(&name);
}

// ---- growth -----------------------------------------------------------------------------------------------------

void qstr_init(void) {
    MP_STATE_VM(last_pool) = NULL;
    MP_STATE_VM(qstr_last_chunk) = NULL;
    MP_STATE_VM(qstr_last_alloc) = 0;
    MP_STATE_VM(qstr_last_used) = 0;
#if MICROPY_QSTR_INDEX
    for (qstr q = 1; q < MP_QSTR_ROM_COUNT; q++) {
        size_t len;
        const byte *data = qstr_data(q, &len);
        name_t name = { (const char *)data, len, rom_hashes[q] };
        *find_slot(rom_index, ROM_MASK, 0, &name) = (uint16_t)(q + 1);
    }
#endif
}

static qstr_pool_t *new_pool(void) {
    qstr_pool_t *prev = MP_STATE_VM(last_pool);
    size_t alloc = prev == NULL || !MICROPY_QSTR_INDEX ? MICROPY_ALLOC_QSTR_ENTRIES_INIT
                                                       : MIN(2 * (size_t)prev->alloc, POOL_MAX);
    size_t index_bytes = MICROPY_QSTR_INDEX ? 2 * alloc * sizeof(uint16_t) : 0;
    qstr_pool_t *pool = m_malloc0(sizeof(qstr_pool_t) + alloc * sizeof(entry_t) + index_bytes);
    pool->prev = prev;
    pool->first = (uint16_t)qstr_total();
    pool->alloc = (uint16_t)alloc;
    MP_STATE_VM(last_pool) = pool;
    return pool;
}

// Puts a text with its length into the last chunk, which grows for it, or gives way to a new one.
static const char *new_text(const char *str, size_t len) {
    size_t prefix = len < LONG_NAME ? 1 : 1 + sizeof(uint32_t);
    size_t need = prefix + len + 1;
    char *chunk = MP_STATE_VM(qstr_last_chunk);
    size_t used = MP_STATE_VM(qstr_last_used);
    if (used + need > MP_STATE_VM(qstr_last_alloc)) {
        if (chunk == NULL || gc_realloc(chunk, used + need, false) == NULL) {
            size_t size = MAX(need, MICROPY_ALLOC_QSTR_CHUNK_INIT * (MICROPY_QSTR_INDEX ? 16 : 1));
            char *fresh = gc_alloc(size, GC_KIND_LEAF);
            if (fresh == NULL) {
                fresh = m_new_leaf(char, need);
            }
            if (chunk != NULL) {
                gc_realloc(chunk, used, false);
            }
            chunk = fresh;
            used = 0;
        }
        MP_STATE_VM(qstr_last_chunk) = chunk;
        MP_STATE_VM(qstr_last_alloc) = gc_nbytes(chunk);
    }
    char *text = chunk + used + prefix;
    MP_STATE_VM(qstr_last_used) = used + need;
    if (prefix > 1) {
        uint32_t n = (uint32_t)len;
        memcpy(text - prefix, &n, sizeof(n));
    }
    text[-1] = (char)MIN(len, LONG_NAME);
    memcpy(text, str, len);
    text[len] = '\0';
    return text;
}

static MP_NOINLINE qstr add(const name_t *name) {
    qstr q = qstr_total();
    if (q > UINT16_MAX - 1 || name->len > UINT32_MAX - 16) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("too many names"));
    }
    qstr_pool_t *pool = MP_STATE_VM(last_pool);
    if (pool == NULL || pool->len == pool->alloc) {
        pool = new_pool();
    }
    entry_t *entry = &pool->entries[pool->len];
    entry->text = new_text(name->text, name->len);
#if HAS_HASH
    entry->hash = name->hash;
#endif
    pool->len++;
#if MICROPY_QSTR_INDEX
    *find_slot(pool_index(pool), 2 * (size_t)pool->alloc - 1, pool->first, name) = pool->len;
#endif
    return q;
}

qstr qstr_from_strn(const char *str, size_t len) {
    name_t name = name_of(str, len);
    qstr q = find(&name);
    return q != MP_QSTRnull ? q : add(&name);
}

qstr qstr_from_str(const char *str) {
    return qstr_from_strn(str, strlen(str));
}

// ---- figures ----------------------------------------------------------------------------------------------------

void qstr_pool_info(size_t *n_pool, size_t *n_qstr, size_t *n_str_data_bytes, size_t *n_total_bytes) {
    *n_pool = 0;
    *n_qstr = qstr_total() - MP_QSTR_ROM_COUNT;
    *n_str_data_bytes = 0;
    *n_total_bytes = 0;
    for (const qstr_pool_t *pool = MP_STATE_VM(last_pool); pool != NULL; pool = pool->prev) {
        ++*n_pool;
        *n_total_bytes += gc_nbytes(pool);
        for (size_t i = 0; i < pool->len; i++) {
            size_t len;
            entry_text(&pool->entries[i], &len);
            *n_str_data_bytes += len + 2;
        }
    }
    *n_total_bytes += *n_str_data_bytes;
}

void qstr_dump_data(void) {
    for (qstr q = MP_QSTR_ROM_COUNT; q < qstr_total(); q++) {
        mp_printf(&mp_plat_print, "Q(%q)\n", q);
    }
}
