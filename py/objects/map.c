// Maps: what dicts, module globals, class dictionaries and keyword arguments are made of. Entries stand in order of
// insertion; maps that outgrow a linear search carry a hash index. Knows nothing of dict objects.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/runtime.h"
#include "py/objstr.h"
#include "py/objects/iterators.h"
#include "py/objects/sequence.h"

// Layout of an indexed map's block (GC_KIND_VALUES):
//
//   mp_map_elem_t entries[alloc]   in order of insertion; a deleted one has the key MP_OBJ_SENTINEL
//   size_t filled << 1 | 1         entries in use from the start, deleted ones included
//   index[2^k]                     2^k is the first power of two above 1.5 * alloc, so it is never full
//
// An index element has 8, 16 or 32 bits, whichever hold alloc. Its lowest bit is 1: with all of them being odd, no word
// of the header or the index can be taken for the address of a block, whatever the machine's byte order. The next k bits
// are the entry's number - alloc or more, all ones, where the element is empty - and what is left are bits of the key's
// hash, so that a search compares its key with few but an equal one. An element whose entry was deleted stays in place,
// so that probing goes on past it, until the entries are full and the block is rebuilt.
//
// A map whose keys are all qstrs hashes and compares them by id; the first other key makes it hash by text. A str
// that is not interned is then looked up by its text's id: if there is none, no key can be equal to it.

#define MP_MAP_LINEAR_MAX (MICROPY_OPT_LARGE_CONTAINERS ? 8 : SIZE_MAX)
#define INDEX_8_MAX (0x7f)
#define INDEX_16_MAX (0x7fff)

static inline bool is_indexed(const mp_map_t *map) {
    return map->alloc > MP_MAP_LINEAR_MAX && !map->is_fixed;
}

static inline unsigned index_shift(size_t alloc) {
    return __builtin_clz((unsigned)(alloc + alloc / 2));
}

static inline size_t *filled_word(const mp_map_t *map) {
    return (size_t *)(map->table + map->alloc);
}

static size_t index_bytes(size_t alloc) {
    size_t n = ((size_t)UINT32_MAX >> index_shift(alloc)) + 1;
    return alloc <= INDEX_8_MAX ? n : alloc <= INDEX_16_MAX ? n * 2 : n * 4;
}

static inline uint32_t index_get(const void *index, size_t alloc, uint32_t i) {
    if (MP_LIKELY(alloc <= INDEX_8_MAX)) {
        return ((const uint8_t *)index)[i];
    }
    return alloc <= INDEX_16_MAX ? ((const uint16_t *)index)[i] : ((const uint32_t *)index)[i];
}

// What a hash is in the index: the place to begin with is in its upper bits.
static inline uint32_t index_spread(uint32_t hash) {
    return hash * 0x9e3779b1u;
}

// The element for an entry with that hash, in an index of mask + 1 elements. Bits above its width do not count.
static inline uint32_t index_elem(uint32_t spread, uint32_t mask, size_t entry) {
    return (spread * (mask + 1) | (uint32_t)entry) << 1 | 1;
}

// Whether an element, which is in use, may be for a key with that hash.
static inline bool index_fits(uint32_t elem, uint32_t spread, uint32_t mask, size_t alloc) {
    uint32_t width = alloc <= INDEX_8_MAX ? UINT8_MAX
        : alloc <= INDEX_16_MAX           ? UINT16_MAX
                                          : UINT32_MAX;
    return ((elem ^ index_elem(spread, mask, 0)) & width) >> 1 <= mask;
}

// Enters an entry at the first empty place from i on.
static inline void index_put(void *index, size_t alloc, uint32_t i, uint32_t spread, size_t entry) {
    uint32_t mask = UINT32_MAX >> index_shift(alloc);
    while ((index_get(index, alloc, i) >> 1 & mask) < alloc) {
        i = (i + 1) & mask;
    }
    uint32_t elem = index_elem(spread, mask, entry);
    if (alloc <= INDEX_8_MAX) {
        ((uint8_t *)index)[i] = elem;
    } else if (alloc <= INDEX_16_MAX) {
        ((uint16_t *)index)[i] = elem;
    } else {
        ((uint32_t *)index)[i] = elem;
    }
}

// hash() in 32 bits. Ints differ in their upper half, too.
static uint32_t folded_hash(mp_obj_t key) {
    mp_uint_t hash = MICROPY_OPT_FAST_PATHS && mp_obj_is_small_int(key)
        ? (mp_uint_t)MP_OBJ_SMALL_INT_VALUE(key)
        : (mp_uint_t)mp_obj_hash(key);
    return hash ^ (MP_64BIT ? (uint64_t)hash >> 32 : 0);
}

static uint32_t hash_of(mp_obj_t key, bool by_id) {
    if (by_id) {
        return MP_OBJ_QSTR_VALUE(key);
    }
    return !mp_obj_is_small_int(key) && mp_obj_is_str(key) ? mp_obj_str_hash(key) : folded_hash(key);
}

// An empty block for alloc entries.
static mp_map_elem_t *new_table(size_t alloc) {
    if (alloc == 0) {
        return NULL;
    }
    size_t n_bytes = alloc * sizeof(mp_map_elem_t);
    if (alloc <= MP_MAP_LINEAR_MAX) {
        return m_malloc_kind(n_bytes, GC_KIND_VALUES);
    }
    // A request past this could not be met anyway, and its size would wrap around.
    size_t n_index = alloc < (SIZE_MAX >> 6) && alloc < (UINT32_MAX >> 2) ? index_bytes(alloc)
                                                                          : SIZE_MAX / 2;
    mp_map_elem_t *table = m_malloc_kind(n_bytes + sizeof(size_t) + n_index, GC_KIND_VALUES);
    size_t *filled = (size_t *)(table + alloc);
    *filled = 1;
    memset(filled + 1, 0xff, n_index);
    return table;
}

static void tell_watchers(const mp_map_t *map) {
    if (map->is_watched) {
        MP_STATE_VM(globals_version)++;
    }
}

// Moves the entries to a new block with room for alloc of them, hashed by id or by text. Hashing may run Python code:
// the map must come out of that as it went in. Nothing has changed when an exception is raised.
static void rebuild(mp_map_t *map, size_t alloc, bool by_id) {
    if (!MICROPY_OPT_LARGE_CONTAINERS) {
        map->table = map->table == NULL ? new_table(alloc)
                                        : m_renew(mp_map_elem_t, map->table, map->alloc, alloc);
        map->alloc = alloc;
        tell_watchers(map);
        return;
    }
    mp_map_elem_t *old = map->table;
    size_t old_alloc = map->alloc, used = map->used;
    mp_map_elem_t *table = new_table(alloc);
    size_t *filled = (size_t *)(table + alloc);
    size_t n = 0;
    for (size_t i = 0; i < old_alloc && n < used; i++) {
        if (!mp_map_slot_is_filled(map, i)) {
            continue;
        }
        if (alloc > MP_MAP_LINEAR_MAX) {
            uint32_t hash = hash_of(old[i].key, by_id);
            if (map->table != old || map->alloc != old_alloc || map->used != used) {
                mp_raise_msg(
                    &mp_type_RuntimeError, MP_ERROR_TEXT("dictionary changed while hashing"));
            }
            uint32_t spread = index_spread(hash);
            index_put(filled + 1, alloc, spread >> index_shift(alloc), spread, n);
        }
        table[n++] = old[i];
    }
    if (alloc > MP_MAP_LINEAR_MAX) {
        *filled = n << 1 | 1;
    }
    map->table = table;
    map->alloc = alloc;
    map->all_keys_are_qstrs = by_id;
    tell_watchers(map);
    m_free(old);
}

void mp_map_init(mp_map_t *map, size_t n) {
    *map = (mp_map_t){ .all_keys_are_qstrs = 1, .is_ordered = 1 };
    map->table = new_table(n);
    map->alloc = n;
}

void mp_map_init_fixed_table(mp_map_t *map, size_t n, const mp_obj_t *table) {
    *map = (mp_map_t){ .all_keys_are_qstrs = 1,
        .is_fixed = 1,
        .is_ordered = 1,
        .used = n,
        .alloc = n,
        .table = (mp_map_elem_t *)table };
}

mp_map_t *mp_map_new(size_t n) {
    mp_map_t *map = m_malloc_kind(sizeof(mp_map_t), GC_KIND_VALUES);
    mp_map_init(map, n);
    return map;
}

void mp_map_deinit(mp_map_t *map) {
    if (!map->is_fixed) {
        m_free(map->table);
    }
    map->used = map->alloc = 0;
    map->table = NULL;
}

void mp_map_free(mp_map_t *map) {
    mp_map_deinit(map);
    m_free(map);
}

#if MICROPY_OPT_LARGE_CONTAINERS
bool mp_map_copied(mp_map_t *map, const mp_map_t *from) {
    size_t used = from->used;
    bool indexed = is_indexed(from);
    if (map->table != NULL || map->is_watched || from->is_fixed
        || (indexed && *filled_word(from) >> 1 != used)) {
        return false;
    }
    size_t alloc = indexed ? from->alloc : used;
    mp_map_elem_t *table = new_table(alloc);
    if (used > 0) {
        memcpy(table, from->table,
            alloc * sizeof(mp_map_elem_t) + (indexed ? sizeof(size_t) + index_bytes(alloc) : 0));
    }
    map->table = table;
    map->alloc = alloc;
    map->used = used;
    map->all_keys_are_qstrs = from->all_keys_are_qstrs;
    return true;
}
#endif

void mp_map_clear(mp_map_t *map) {
    mp_map_deinit(map);
    map->all_keys_are_qstrs = 1;
    map->is_fixed = 0;
    tell_watchers(map);
}

// Equality of keys that are not identical.
static inline bool keys_equal(mp_obj_t a, mp_obj_t b) {
    if (!MICROPY_OPT_FAST_PATHS) {
        return mp_obj_equal(a, b);
    }
    if (mp_obj_is_str(a) && mp_obj_is_str(b)) {
        return !(mp_obj_is_qstr(a) && mp_obj_is_qstr(b)) && mp_obj_str_equal(a, b);
    }
    if (mp_obj_is_small_int(a) && mp_obj_is_small_int(b)) {
        return false;
    }
    return mp_seq_equal(a, b);
}

// Comparing keys may run Python code that changes the map: then everything known about it is void, and the search
// starts again. The key compared with is read before the comparison and not after. Where an indexed map has no such
// key, *place is the empty element of the index at which the search ended.
static mp_map_elem_t *find(mp_map_t *map, mp_obj_t key, uint32_t hash, uint32_t *place) {
again:;
    mp_map_elem_t *table = map->table;
    size_t alloc = map->alloc;
    bool by_id = map->all_keys_are_qstrs;
    if (by_id && !mp_obj_is_qstr(key)) {
        // Only a str can be equal to a qstr, or an instance of a class with __eq__, which then must hash alike.
        if (!mp_obj_is_str(key)) {
            if (mp_obj_is_small_int(key) || !mp_obj_is_obj(key)) {
                return NULL;
            }
            by_id = false;
            if (is_indexed(map)) {
                return NULL;
            }
        } else {
            GET_STR_DATA_LEN(key, str, len);
            qstr q = qstr_find_strn((const char *)str, len);
            if (q == MP_QSTRnull) {
                return NULL;
            }
            key = MP_OBJ_NEW_QSTR(q);
        }
    }
    if (!is_indexed(map)) {
        size_t n = map->is_fixed ? alloc : map->used;
        for (size_t i = 0; i < n; i++) {
            mp_obj_t k = table[i].key;
            if (k == key) {
                return &table[i];
            }
            if (!by_id && k != MP_OBJ_NULL && k != MP_OBJ_SENTINEL) {
                bool equal = keys_equal(k, key);
                if (MP_UNLIKELY(map->table != table || map->alloc != alloc || table[i].key != k)) {
                    goto again;
                }
                if (equal) {
                    return &table[i];
                }
                n = map->is_fixed ? alloc : map->used;
            }
        }
        return NULL;
    }
    const void *index = filled_word(map) + 1;
    unsigned shift = index_shift(alloc);
    uint32_t mask = UINT32_MAX >> shift;
    uint32_t spread = index_spread(by_id ? MP_OBJ_QSTR_VALUE(key) : hash);
    for (uint32_t i = spread >> shift;; i = (i + 1) & mask) {
        uint32_t elem = index_get(index, alloc, i);
        size_t entry = elem >> 1 & mask;
        if (entry >= alloc) {
            *place = i;
            return NULL;
        }
        mp_obj_t k = table[entry].key;
        if (k == key) {
            return &table[entry];
        }
        if (!by_id && k != MP_OBJ_SENTINEL && index_fits(elem, spread, mask, alloc)) {
            bool equal = keys_equal(k, key);
            if (MP_UNLIKELY(map->table != table || map->alloc != alloc || table[entry].key != k)) {
                goto again;
            }
            if (equal) {
                return &table[entry];
            }
        }
    }
}

#define NO_PLACE (UINT32_MAX)

static mp_map_elem_t *add(mp_map_t *map, mp_obj_t key, uint32_t hash, uint32_t place) {
    // The names of a module stay qstrs, whatever way they come in: inline caches know them by id.
    if (map->is_watched && mp_obj_is_str(key)) {
        key = MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(key));
        place = NO_PLACE;
    }
    bool by_id = map->all_keys_are_qstrs && mp_obj_is_qstr(key);
    size_t used = map->used;
    size_t filled = is_indexed(map) ? *filled_word(map) >> 1 : used;
    if (filled >= map->alloc || (is_indexed(map) && by_id != map->all_keys_are_qstrs)) {
        size_t alloc = used >= 8 ? used + used / 2 + 4 : used == 0 ? 2 : MIN(used * 2, 8u);
        rebuild(map, alloc, by_id);
        filled = used;
        place = NO_PLACE;
    }
    map->all_keys_are_qstrs = by_id;
    if (is_indexed(map)) {
        uint32_t spread = index_spread(by_id ? MP_OBJ_QSTR_VALUE(key) : hash);
        place = place == NO_PLACE ? spread >> index_shift(map->alloc) : place;
        index_put(filled_word(map) + 1, map->alloc, place, spread, filled);
        *filled_word(map) = (filled + 1) << 1 | 1;
    }
    mp_map_elem_t *elem = &map->table[filled];
    elem->key = key;
    elem->value = MP_OBJ_NULL;
    map->used++;
    tell_watchers(map);
    return elem;
}

static mp_map_elem_t *remove_elem(mp_map_t *map, mp_map_elem_t *elem) {
    map->used--;
    tell_watchers(map);
    if (is_indexed(map)) {
        elem->key = MP_OBJ_SENTINEL;
        return elem;
    }
    // The entries behind move down; the removed one goes to the place that becomes free.
    mp_obj_t value = elem->value;
    mp_map_elem_t *last = &map->table[map->used];
    memmove(elem, elem + 1, (char *)last - (char *)elem);
    last->key = MP_OBJ_NULL;
    last->value = value;
    return last;
}

mp_map_elem_t *mp_map_lookup(mp_map_t *map, mp_obj_t index, mp_map_lookup_kind_t lookup_kind) {
    mp_map_elem_t *elem;
    uint32_t hash = 0, place = NO_PLACE;
    if (MICROPY_OPT_FAST_PATHS && MP_LIKELY(map->all_keys_are_qstrs && mp_obj_is_qstr(index))) {
        if (is_indexed(map)) {
            elem = find(map, index, hash, &place);
        } else {
            elem = map->table;
            mp_map_elem_t *end = elem + (map->is_fixed ? map->alloc : map->used);
            for (;; elem++) {
                if (elem == end) {
                    elem = NULL;
                    break;
                }
                if (elem->key == index) {
                    break;
                }
            }
        }
    } else {
        if (!mp_obj_is_str(index)) {
            hash = folded_hash(index);  // or TypeError
        } else if (is_indexed(map)) {
            hash = mp_obj_str_hash(index);
        }
        elem = find(map, index, hash, &place);
    }
    if (lookup_kind == MP_MAP_LOOKUP) {
        return elem;
    }
    if (MP_UNLIKELY(map->is_fixed)) {
        mp_raise_TypeError(MP_ERROR_TEXT("dictionary is read-only"));
    }
    if (elem != NULL) {
        return lookup_kind & MP_MAP_LOOKUP_REMOVE_IF_FOUND ? remove_elem(map, elem) : elem;
    }
    if (!(lookup_kind & MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)) {
        return NULL;
    }
    if (MICROPY_OPT_LARGE_CONTAINERS && hash == 0 && mp_obj_is_str(index)
        && !(map->all_keys_are_qstrs && mp_obj_is_qstr(index)) && map->alloc >= MP_MAP_LINEAR_MAX) {
        hash = mp_obj_str_hash(index);  // the map may become an indexed one now
    }
    return add(map, index, hash, place);
}

void mp_map_dump(mp_map_t *map) {
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            mp_obj_print(map->table[i].key, PRINT_REPR);
            mp_printf(&mp_plat_print, ": %p\n", map->table[i].value);
        }
    }
}
