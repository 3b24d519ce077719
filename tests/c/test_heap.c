// The heap (allocation, collection, kinds, root pointers) and variable-length strings.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "py/heap/heap.h"
#include "test.h"

MP_REGISTER_ROOT_POINTER(mp_obj_t test_root);

static size_t used(void) {
    gc_info_t info;
    gc_info(&info);
    return info.used;
}

static void alloc_and_free(void) {
    gc_collect();
    size_t before = used();
    byte *blocks[40];
    for (size_t i = 0; i < 40; i++) {
        blocks[i] = gc_alloc(1 + i * 7, GC_KIND_LEAF);
        CHECK(blocks[i] != NULL && (uintptr_t)blocks[i] % 8 == 0);
        CHECK(gc_nbytes(blocks[i]) >= 1 + i * 7);
        memset(blocks[i], (int)i, 1 + i * 7);
    }
    CHECK(used() > before);
    for (size_t i = 0; i < 40; i++) {
        CHECK(blocks[i][0] == i && blocks[i][i * 7] == i);
        gc_free(blocks[i]);
    }
    CHECK(used() == before);
    gc_free(NULL);
}

static void realloc_keeps_bytes(void) {
    byte *block = m_new(byte, 10);
    for (int i = 0; i < 10; i++) {
        block[i] = i;
    }
    block = m_renew(byte, block, 10, 3000);
    for (int i = 0; i < 10; i++) {
        CHECK(block[i] == i);
    }
    memset(block + 10, 7, 2990);
    block = m_renew(byte, block, 3000, 5);
    CHECK(block[0] == 0 && block[4] == 4);
    CHECK(gc_nbytes(block) >= 5 && gc_nbytes(block) < 200);
    // In place it only grows where there is room; otherwise nothing has changed.
    void *moved = gc_realloc(block, 4000, false);
    CHECK(moved == NULL || moved == block);
    CHECK(block[4] == 4);
    m_del(byte, block, 5);
    CHECK(gc_realloc(NULL, 16, true) != NULL);
}

static void cleared_memory(void) {
    byte *zero = m_new0(byte, 200);
    bool clear = true;
    for (int i = 0; i < 200; i++) {
        clear = clear && zero[i] == 0;
    }
    CHECK(clear);
    CHECK(m_new_maybe(byte, 1000000000) == NULL);
}

static void fail_malloc(void *arg) {
    m_malloc((size_t)(uintptr_t)arg);
}

static void too_much(void) {
    CHECK(test_raises(fail_malloc, (void *)(uintptr_t)1000000000) == &mp_type_MemoryError);
    CHECK(test_raises(fail_malloc, (void *)(SIZE_MAX - 3)) == &mp_type_MemoryError);
    CHECK(m_new(byte, 10) != NULL);
}

// Not inlined, so that nothing of what it makes stays on the stack that is scanned.
__attribute__((noinline)) static void make_structure(void) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    MP_STATE_VM(test_root) = list;
    for (int i = 0; i < 50; i++) {
        mp_obj_t items[2] = { mp_obj_new_str_from_cstr("some text"),
            mp_obj_new_int_from_ll(1LL << 40) };
        mp_obj_list_append(list, mp_obj_new_tuple(2, items));
    }
}

__attribute__((noinline)) static void make_garbage(void) {
    for (int i = 0; i < 300; i++) {
        mp_obj_new_list(10, NULL);
        mp_obj_new_str("garbage garbage garbage", 23);
    }
}

static void collection(void) {
    make_structure();
    for (int i = 0; i < 5; i++) {
        make_garbage();
        gc_collect();
    }
    size_t len;
    mp_obj_t *items;
    mp_obj_get_array(MP_STATE_VM(test_root), &len, &items);
    CHECK(len == 50);
    for (size_t i = 0; i < len; i++) {
        CHECK(looks_like(items[i], "('some text', 1099511627776)"));
    }
    size_t with = used();
    MP_STATE_VM(test_root) = MP_OBJ_NULL;
    items = NULL;
    gc_collect();
    CHECK(used() < with);
}

static void stack_is_root(void) {
    void *volatile block = m_new(byte, 100);
    memset(block, 42, 100);
    make_garbage();
    gc_collect();
    CHECK(((byte *)block)[0] == 42 && ((byte *)block)[99] == 42);
    CHECK(gc_nbytes(block) >= 100);
}

#define KEEP_EVERY (140)

// Of what is in a list, C code keeps a few addresses in a block of its own.
__attribute__((noinline)) static void fill_and_drop(mp_obj_t *kept, size_t n) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    MP_STATE_VM(test_root) = list;
    for (size_t i = 0; i < n; i++) {
        mp_obj_t pair[2] = { mp_obj_new_bytearray(8, NULL), mp_obj_new_int((mp_int_t)i) };
        mp_obj_list_append(list, mp_obj_new_tuple(2, pair));
    }
    size_t len;
    mp_obj_t *items;
    mp_obj_list_get(list, &len, &items);
    for (size_t i = 0; i < n; i++) {
        if (i % KEEP_EVERY == 0) {
            kept[i / KEEP_EVERY] = items[i];
        }
        if (i % 2) {
            items[i] = MP_OBJ_NEW_SMALL_INT(i);
        }
    }
}

__attribute__((noinline)) static void clear_stack(void) {
    volatile byte bytes[1000];
    for (size_t i = 0; i < sizeof(bytes); i++) {
        bytes[i] = 0;
    }
}

static void compaction(void) {
    enum { N = 280 };
    mp_obj_t *kept = m_new0(mp_obj_t, N / KEEP_EVERY);
    fill_and_drop(kept, N);
    uintptr_t addresses[N / KEEP_EVERY];
    for (size_t i = 0; i < N / KEEP_EVERY; i++) {
        addresses[i] = ~(uintptr_t)kept[i];
    }
    clear_stack();
    mp_obj_list_t *list = MP_OBJ_TO_PTR(MP_STATE_VM(test_root));
    static uintptr_t before[N];
    for (size_t i = 0; i < N; i++) {
        before[i] = ~(uintptr_t)list->items[i];
    }
    size_t in_use = (gc_collect(), used());
    gc_compact(0);
    gc_compact(0);
    CHECK(used() == in_use);
    // What C refers to from a block of its own is where it was; most of what only the list refers to has moved.
    for (size_t i = 0; i < N / KEEP_EVERY; i++) {
        CHECK(kept[i] == (mp_obj_t)~addresses[i]);
    }
    size_t n_moved = 0;
    for (size_t i = 0; i < N; i++) {
        n_moved += (uintptr_t)list->items[i] != ~before[i];
        if (i % 2) {
            CHECK(list->items[i] == MP_OBJ_NEW_SMALL_INT(i));
        } else {
            size_t len;
            mp_obj_t *items;
            mp_obj_get_array(list->items[i], &len, &items);
            CHECK(len == 2 && mp_obj_get_int(items[1]) == (mp_int_t)i
                && mp_obj_get_int(mp_obj_len(items[0])) == 8);
        }
    }
    CHECK(n_moved > N / 4);
    // A pinned block stays.
    byte *block = m_new_leaf(byte, 40);
    gc_pin(block);
    uintptr_t pinned = ~(uintptr_t)block;
    MP_STATE_VM(test_root) = mp_obj_new_bytearray_by_ref(40, block);
    block = NULL;
    gc_collect();
    gc_compact(0);
    CHECK(gc_nbytes((void *)~pinned) >= 40);
}

static void locked_fails(void *arg) {
    (void)arg;
    mp_obj_new_list(100, NULL);
}

static void locking(void) {
    CHECK(!gc_is_locked());
    gc_lock();
    gc_lock();
    CHECK(gc_is_locked());
    CHECK(test_raises(locked_fails, NULL) == &mp_type_MemoryError);
    gc_unlock();
    CHECK(gc_is_locked());
    gc_unlock();
    CHECK(!gc_is_locked());
    CHECK(test_raises(locked_fails, NULL) == NULL);
}

static void vstr_building(void) {
    vstr_t v;
    vstr_init(&v, 4);
    vstr_add_str(&v, "hello");
    vstr_add_byte(&v, ' ');
    vstr_add_strn(&v, "world!!", 5);
    CHECK(v.len == 11 && strcmp(vstr_null_terminated_str(&v), "hello world") == 0);
    vstr_cut_head_bytes(&v, 6);
    CHECK(strcmp(vstr_null_terminated_str(&v), "world") == 0);
    vstr_cut_tail_bytes(&v, 1);
    CHECK(vstr_len(&v) == 4);
    vstr_ins_byte(&v, 0, '>');
    vstr_ins_char(&v, 5, 0x20AC);
    CHECK(strcmp(vstr_null_terminated_str(&v), ">worl\xE2\x82\xAC") == 0);
    vstr_cut_out_bytes(&v, 1, 3);
    CHECK(strcmp(vstr_null_terminated_str(&v), ">l\xE2\x82\xAC") == 0);
    vstr_reset(&v);
    vstr_printf(&v, "%d|%5d|%-5d|%05d|%x|%s|%c|%q", -42, 42, 42, 42, 255, "str", 'c', MP_QSTR_append);
    CHECK(strcmp(vstr_null_terminated_str(&v), "-42|   42|42   |00042|ff|str|c|append") == 0);
    memcpy(vstr_add_len(&v, 3), "xyz", 3);
    CHECK(memcmp(v.buf + v.len - 3, "xyz", 3) == 0);
    memset(vstr_ins_blank_bytes(&v, 0, 2), '#', 2);
    CHECK(v.buf[0] == '#' && v.buf[1] == '#' && v.buf[2] == '-');
    vstr_clear(&v);
}

static void vstr_growth(void) {
    vstr_t *v = vstr_new(1);
    for (int i = 0; i < 2000; i++) {
        vstr_add_char(v, i % 2 ? 'a' : 0xE9);
    }
    CHECK(vstr_len(v) == 3000);
    CHECK(utf8_charlen((byte *)vstr_str(v), vstr_len(v)) == 2000);
    mp_obj_t str = mp_obj_new_str_from_vstr(v);
    CHECK(mp_obj_get_int(mp_obj_len(str)) == 2000);
}

static void overflow_fixed(void *arg) {
    vstr_add_str(arg, "0123456789");
}

static void vstr_fixed(void) {
    VSTR_FIXED(v, 8);
    vstr_add_str(&v, "12345");
    CHECK(v.len == 5 && memcmp(v.buf, "12345", 5) == 0);
    CHECK(test_raises(overflow_fixed, &v) == &mp_type_RuntimeError);
    CHECK(v.len == 5);
}

const test_t heap_tests[] = {
    { "heap alloc and free", alloc_and_free },
    { "heap realloc", realloc_keeps_bytes },
    { "heap clearing", cleared_memory },
    { "heap exhausted", too_much },
    { "heap collection", collection },
    { "heap roots on the stack", stack_is_root },
    { "heap compaction", compaction },
    { "heap locking", locking },
    { "vstr building", vstr_building },
    { "vstr growth", vstr_growth },
    { "vstr fixed buffer", vstr_fixed },
    { NULL, NULL },
};
