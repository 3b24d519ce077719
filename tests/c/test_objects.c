// Objects made and read from C: names, maps, numbers, text, containers, buffers, printing.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "py/gc.h"
#include "test.h"

static void qstrs(void) {
    CHECK(qstr_from_str("append") == MP_QSTR_append);
    CHECK(strcmp(qstr_str(MP_QSTR_append), "append") == 0 && qstr_len(MP_QSTR_append) == 6);
    CHECK(qstr_find_strn("never seen before", 17) == MP_QSTRnull);
    qstr fresh = qstr_from_str("never seen before");
    CHECK(fresh != MP_QSTRnull && qstr_find_strn("never seen before", 17) == fresh);
    CHECK(qstr_from_strn("never seen before?", 17) == fresh);
    char name[20];
    for (int round = 0; round < 2; round++) {
        static qstr ids[300];
        for (int i = 0; i < 300; i++) {
            strcpy(name, "name000");
            name[4] += i / 100;
            name[5] += i / 10 % 10;
            name[6] += i % 10;
            qstr q = qstr_from_str(name);
            CHECK(round == 0 || q == ids[i]);
            CHECK(strcmp(qstr_str(q), name) == 0);
            ids[i] = q;
        }
        gc_collect();
    }
    CHECK(qstr_from_str("") == MP_QSTR_ && qstr_len(MP_QSTR_) == 0);
    CHECK(mp_obj_is_qstr(MP_OBJ_NEW_QSTR(fresh)));
    CHECK(MP_OBJ_QSTR_VALUE(MP_OBJ_NEW_QSTR(fresh)) == fresh);
    CHECK(mp_obj_equal(MP_OBJ_NEW_QSTR(fresh), mp_obj_new_str("never seen before", 17)));
}

static mp_obj_t key(int i) {
    return MP_OBJ_NEW_SMALL_INT(i * 7);
}

static void maps(void) {
    mp_map_t map;
    mp_map_init(&map, 0);
    for (int i = 0; i < 200; i++) {
        mp_map_elem_t *e = mp_map_lookup(&map, key(i), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        CHECK(e->key == key(i) && e->value == MP_OBJ_NULL);
        e->value = MP_OBJ_NEW_SMALL_INT(i);
    }
    CHECK(map.used == 200);
    for (int i = 0; i < 200; i += 2) {
        mp_map_elem_t *e = mp_map_lookup(&map, key(i), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
        CHECK(e != NULL && e->value == MP_OBJ_NEW_SMALL_INT(i));
    }
    CHECK(map.used == 100 && mp_map_lookup(&map, key(2), MP_MAP_LOOKUP) == NULL);
    CHECK(mp_map_lookup(&map, key(3), MP_MAP_LOOKUP)->value == MP_OBJ_NEW_SMALL_INT(3));
    CHECK(mp_map_lookup(&map, key(0), MP_MAP_LOOKUP_REMOVE_IF_FOUND) == NULL);
    size_t filled = 0;
    mp_int_t last = -1;
    for (size_t i = 0; i < map.alloc; i++) {
        if (mp_map_slot_is_filled(&map, i)) {
            mp_int_t value = MP_OBJ_SMALL_INT_VALUE(map.table[i].value);
            CHECK(value > last);  // in order of insertion
            last = value;
            filled++;
        }
    }
    CHECK(filled == 100);
    mp_map_clear(&map);
    CHECK(map.used == 0 && mp_map_lookup(&map, key(3), MP_MAP_LOOKUP) == NULL);
    mp_map_deinit(&map);
}

static const mp_rom_map_elem_t rom_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_INT(1) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_QSTR(MP_QSTR_index) },
    { MP_ROM_QSTR(MP_QSTR_sort), MP_ROM_PTR(&mp_type_list) },
};
static MP_DEFINE_CONST_DICT(rom_dict, rom_table);

static void store_rom(void *arg) {
    mp_obj_dict_store(arg, MP_OBJ_NEW_QSTR(MP_QSTR_append), MP_OBJ_NEW_SMALL_INT(2));
}

static void rom_dicts(void) {
    mp_obj_t dict = MP_OBJ_FROM_PTR(&rom_dict);
    CHECK(looks_like(dict, "{'append': 1, 'pop': 'index', 'sort': <class 'list'>}"));
    CHECK(mp_obj_dict_get(dict, MP_OBJ_NEW_QSTR(MP_QSTR_append)) == MP_OBJ_NEW_SMALL_INT(1));
    CHECK(mp_obj_dict_get(dict, mp_obj_new_str("pop", 3)) == MP_OBJ_NEW_QSTR(MP_QSTR_index));
    CHECK(mp_obj_dict_len(dict) == 3);
    CHECK(test_raises(store_rom, dict) != NULL);
}

static void dicts(void) {
    mp_obj_t dict = mp_obj_new_dict(0);
    mp_obj_dict_store(dict, mp_obj_new_str("b", 1), MP_OBJ_NEW_SMALL_INT(2));
    mp_obj_dict_store(dict, MP_OBJ_NEW_SMALL_INT(1), mp_const_none);
    mp_obj_t pair[2] = { MP_OBJ_NEW_SMALL_INT(1), MP_OBJ_NEW_SMALL_INT(2) };
    mp_obj_dict_store(dict, mp_obj_new_tuple(2, pair), mp_const_true);
    CHECK(looks_like(dict, "{'b': 2, 1: None, (1, 2): True}"));
    CHECK(mp_obj_dict_get(dict, mp_obj_new_tuple(2, pair)) == mp_const_true);
    mp_obj_t copy = mp_obj_dict_copy(dict);
    mp_obj_dict_delete(dict, MP_OBJ_NEW_SMALL_INT(1));
    CHECK(looks_like(dict, "{'b': 2, (1, 2): True}") && mp_obj_dict_len(copy) == 3);
}

static void get_int(void *arg) {
    mp_obj_get_int(arg);
}

static void integers(void) {
    CHECK(mp_obj_get_int(mp_obj_new_int(-5)) == -5 && mp_obj_get_int(mp_const_true) == 1);
    CHECK(looks_like(mp_obj_new_int_from_ll(-9223372036854775807LL - 1), "-9223372036854775808"));
    CHECK(looks_like(mp_obj_new_int_from_ull(18446744073709551615ULL), "18446744073709551615"));
    CHECK(mp_obj_is_small_int(mp_obj_new_int(MP_SMALL_INT_MAX)));
    CHECK(!mp_obj_is_small_int(mp_obj_new_int(MP_SMALL_INT_MAX + 1)));
    CHECK(mp_obj_get_int(mp_obj_new_int(INTPTR_MAX)) == INTPTR_MAX);
    CHECK(mp_obj_get_int(mp_obj_new_int(INTPTR_MIN)) == INTPTR_MIN);
    CHECK(mp_obj_is_small_int(mp_obj_new_int(MP_SMALL_INT_MIN)));
    CHECK(!mp_obj_is_small_int(mp_obj_new_int(MP_SMALL_INT_MIN - 1)));
    CHECK(mp_obj_is_int(mp_obj_new_int(INTPTR_MAX)) && !mp_obj_is_int(mp_const_true));
    CHECK(mp_obj_int_sign(mp_obj_new_int_from_ll(-(1LL << 50))) == -1);
    CHECK(mp_obj_int_sign(MP_OBJ_NEW_SMALL_INT(0)) == 0);
    CHECK(mp_obj_int_get_truncated(py_eval("(1 << 100) + 7")) == 7);
    mp_int_t value;
    CHECK(mp_obj_get_int_maybe(MP_OBJ_NEW_SMALL_INT(3), &value) && value == 3);
    CHECK(!mp_obj_get_int_maybe(mp_obj_new_str("3", 1), &value));
    CHECK(test_raises(get_int, mp_obj_new_str("3", 1)) == &mp_type_TypeError);
    CHECK(test_raises(get_int, py_eval("1 << 100")) == &mp_type_OverflowError);
    CHECK(mp_binary_op(MP_BINARY_OP_ADD, MP_OBJ_NEW_SMALL_INT(2), MP_OBJ_NEW_SMALL_INT(3))
        == MP_OBJ_NEW_SMALL_INT(5));
    CHECK(mp_unary_op(MP_UNARY_OP_NEGATIVE, MP_OBJ_NEW_SMALL_INT(2)) == MP_OBJ_NEW_SMALL_INT(-2));
    CHECK(mp_binary_op(MP_BINARY_OP_LESS, MP_OBJ_NEW_SMALL_INT(2), MP_OBJ_NEW_SMALL_INT(3))
        == mp_const_true);
}

static void floats(void) {
    static const mp_float_t values[] = {
        0.0,
        -0.0,
        1.0,
        -1.5,
        0.1,
        1e-30,
        1e30,
        -1e-38,
        3e38,
        (mp_float_t)1 / 3,
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(values); i++) {
        mp_obj_t o = mp_obj_new_float(values[i]);
        CHECK(mp_obj_is_float(o) && !mp_obj_is_int(o) && mp_obj_get_type(o) == &mp_type_float);
        mp_float_t back = mp_obj_get_float(o);
        CHECK(memcmp(&back, &values[i], sizeof(back)) == 0);
    }
    mp_float_t infinite = mp_obj_get_float(py_eval("float('inf')"));
    CHECK(infinite > (mp_float_t)1e38 && mp_obj_get_float(mp_obj_new_float(infinite)) == infinite);
    mp_float_t f;
    CHECK(mp_obj_get_float(MP_OBJ_NEW_SMALL_INT(7)) == 7);
    CHECK(mp_obj_get_float_maybe(mp_const_true, &f) && f == 1);
    CHECK(!mp_obj_get_float_maybe(mp_const_none, &f));
    CHECK(looks_like(mp_obj_new_float((mp_float_t)2.5), "2.5"));
    CHECK(looks_like(mp_obj_new_int_from_float((mp_float_t)-7.9), "-7"));
}

static void not_utf8(void *arg) {
    mp_obj_new_str(arg, 2);
}

static void text(void) {
    size_t len;
    mp_obj_t str = mp_obj_new_str("h\xC3\xA9llo", 6);
    CHECK(strcmp(mp_obj_str_get_str(str), "h\xC3\xA9llo") == 0);
    CHECK(mp_obj_str_get_data(str, &len) != NULL && len == 6);
    CHECK(mp_obj_get_int(mp_obj_len(str)) == 5);
    CHECK(mp_obj_is_str(str));
    CHECK(mp_obj_is_str(MP_OBJ_NEW_QSTR(MP_QSTR_append)));
    CHECK(!mp_obj_is_str(mp_obj_new_bytes((const byte *)"x", 1)));
    CHECK(mp_obj_str_get_qstr(mp_obj_new_str("append", 6)) == MP_QSTR_append);
    CHECK(mp_obj_equal(mp_obj_new_str("append", 6), MP_OBJ_NEW_QSTR(MP_QSTR_append)));
    CHECK(mp_obj_is_qstr(mp_obj_new_str_via_qstr("append", 6)));
    CHECK(looks_like(mp_obj_new_bytes((const byte *)"a\0\xff", 3), "b'a\\x00\\xff'"));
    CHECK(looks_like(mp_obj_new_str("a\0b", 3), "'a\\x00b'"));
    CHECK(test_raises(not_utf8, "\xFF\xFE") == &mp_type_UnicodeError);
    CHECK(mp_obj_str_equal(str, py_eval("'h\xC3\xA9llo'")));
}

static void sequences(void) {
    mp_obj_t items[3] = { MP_OBJ_NEW_SMALL_INT(1), mp_const_none, mp_obj_new_str("x", 1) };
    mp_obj_t tuple = mp_obj_new_tuple(3, items), list = mp_obj_new_list(3, items);
    CHECK(looks_like(tuple, "(1, None, 'x')") && looks_like(list, "[1, None, 'x']"));
    size_t len;
    mp_obj_t *got;
    mp_obj_get_array(tuple, &len, &got);
    CHECK(len == 3 && got[0] == items[0]);
    mp_obj_list_append(list, tuple);
    mp_obj_list_store(list, MP_OBJ_NEW_SMALL_INT(-4), mp_const_true);
    CHECK(looks_like(list, "[True, None, 'x', (1, None, 'x')]"));
    mp_obj_list_remove(list, mp_const_none);
    mp_obj_list_get(list, &len, &got);
    CHECK(len == 3 && got[0] == mp_const_true);
    CHECK(mp_obj_new_tuple(0, NULL) == mp_const_empty_tuple);
    CHECK(mp_obj_equal(tuple, py_eval("(1, None, 'x')")) && !mp_obj_equal(tuple, list));
    CHECK(mp_obj_subscr(tuple, MP_OBJ_NEW_SMALL_INT(-1), MP_OBJ_SENTINEL) == items[2]);
    mp_obj_subscr(list, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_NEW_SMALL_INT(9));
    CHECK(looks_like(list, "[9, 'x', (1, None, 'x')]"));
    mp_obj_t set = mp_obj_new_set(0, NULL);
    mp_obj_set_store(set, items[0]);
    mp_obj_set_store(set, items[0]);
    CHECK(looks_like(set, "{1}"));
    CHECK(looks_like(
        mp_obj_new_slice(items[0], mp_const_none, mp_const_none), "slice(1, None, None)"));
    mp_obj_iter_buf_t buf;
    mp_obj_t iter = mp_getiter(list, &buf), item;
    int n = 0;
    while ((item = mp_iternext(iter)) != MP_OBJ_STOP_ITERATION) {
        CHECK(mp_obj_equal(item, mp_obj_subscr(list, MP_OBJ_NEW_SMALL_INT(n), MP_OBJ_SENTINEL)));
        n++;
    }
    CHECK(n == 3);
    mp_obj_t unpacked[3];
    mp_unpack_sequence(tuple, 3, unpacked);
    CHECK(unpacked[0] == items[0] && unpacked[2] == items[2]);
}

static void read_buffer(void *arg) {
    mp_buffer_info_t info;
    mp_get_buffer_raise(arg, &info, MP_BUFFER_WRITE);
}

static void buffers(void) {
    mp_buffer_info_t info;
    mp_obj_t array = mp_obj_new_bytearray(4, "abcd");
    mp_get_buffer_raise(array, &info, MP_BUFFER_RW);
    CHECK(info.len == 4 && memcmp(info.buf, "abcd", 4) == 0);
    ((byte *)info.buf)[0] = 'X';
    CHECK(looks_like(array, "bytearray(b'Xbcd')"));
    mp_get_buffer_raise(mp_obj_new_bytes((const byte *)"xyz", 3), &info, MP_BUFFER_READ);
    CHECK(info.len == 3 && memcmp(info.buf, "xyz", 3) == 0);
    mp_get_buffer_raise(mp_obj_new_str("text", 4), &info, MP_BUFFER_READ);
    CHECK(info.len == 4);
    static byte own[3] = { 1, 2, 3 };
    mp_obj_t reference = mp_obj_new_bytearray_by_ref(3, own);
    own[1] = 9;
    CHECK(looks_like(reference, "bytearray(b'\\x01\\t\\x03')"));
    mp_get_buffer_raise(py_eval("memoryview(b'12345')[1:4]"), &info, MP_BUFFER_READ);
    CHECK(info.len == 3 && memcmp(info.buf, "234", 3) == 0);
    CHECK(!mp_get_buffer(MP_OBJ_NEW_SMALL_INT(5), &info, MP_BUFFER_READ));
    CHECK(test_raises(read_buffer, mp_obj_new_bytes((const byte *)"x", 1)) == &mp_type_TypeError);
}

static void truth_and_types(void) {
    CHECK(!mp_obj_is_true(mp_const_none));
    CHECK(!mp_obj_is_true(MP_OBJ_NEW_SMALL_INT(0)));
    CHECK(mp_obj_is_true(mp_const_true));
    CHECK(!mp_obj_is_true(mp_obj_new_list(0, NULL)) && mp_obj_is_true(mp_obj_new_str("x", 1)));
    CHECK(mp_obj_get_type(mp_const_none) != NULL);
    CHECK(strcmp(mp_obj_get_type_str(MP_OBJ_NEW_SMALL_INT(1)), "int") == 0);
    CHECK(mp_obj_is_type(mp_obj_new_list(0, NULL), &mp_type_list));
    CHECK(!mp_obj_is_type(mp_const_none, &mp_type_list));
    CHECK(mp_obj_is_callable(MP_OBJ_FROM_PTR(&mp_type_list)) && !mp_obj_is_callable(mp_const_none));
    CHECK(mp_obj_len_maybe(MP_OBJ_NEW_SMALL_INT(1)) == MP_OBJ_NULL);
    CHECK(mp_obj_new_bool(5) == mp_const_true && mp_obj_new_bool(0) == mp_const_false);
    CHECK(mp_obj_is_subclass_fast(
        MP_OBJ_FROM_PTR(&mp_type_KeyError), MP_OBJ_FROM_PTR(&mp_type_LookupError)));
}

const test_t object_tests[] = {
    { "objects: names", qstrs },
    { "objects: maps", maps },
    { "objects: ROM dicts", rom_dicts },
    { "objects: dicts", dicts },
    { "objects: integers", integers },
    { "objects: floats", floats },
    { "objects: text", text },
    { "objects: sequences", sequences },
    { "objects: buffers", buffers },
    { "objects: truth and types", truth_and_types },
    { NULL, NULL },
};
