// Methods of str, bytes and bytearray that look at single ASCII characters: changing their case, and telling whether all
// are letters, digits, white space. Bytes above are left alone, and belong to no class.
// SPDX-License-Identifier: MIT

#include "py/objects/text.h"
#include "py/runtime.h"

// ---- upper and lower case ----------------------------------------------------------------------

// What becomes of a letter: the bits kept and the bits flipped.
enum { CASE_UPPER = 0xdf00, CASE_LOWER = 0xdf20, CASE_SWAPPED = 0xff20 };

static bool is_letter(byte c) {
    return (unsigned)((c | 0x20) - 'a') < 26;
}

// Changes the case of each letter: by `first` at the start of the text (of each word, with words),
// else by `rest`.
static mp_obj_t text_map(mp_obj_t self_in, unsigned first, unsigned rest, bool words) {
    text_t t;
    mp_text_get(self_in, &t);
    byte *to;
    mp_obj_t o = mp_obj_new_str_room(t.type, t.len, &to);
    unsigned change = first;
    size_t i = 0;
#if MICROPY_OPT_FAST_PATHS
    // A word at a time, where all letters are treated alike. In sevens, the seven lower bits of each byte, no carry goes
    // beyond a byte; the sums have a byte's upper bit set if it is a letter or one behind the letters.
    const mp_uint_t ones = (mp_uint_t)-1 / 255, upper = ones * 0x80;
    const unsigned from = rest == CASE_LOWER ? 'A' : 'a';
    for (mp_uint_t word; first == rest && rest != CASE_SWAPPED && t.len - i >= sizeof(word);
         i += sizeof(word)) {
        memcpy(&word, t.data + i, sizeof(word));
        mp_uint_t sevens = word & ~upper;
        mp_uint_t letters = ((sevens + ones * (0x80 - from)) & ~(sevens + ones * (0x80 - 26 - from)))
            & ~word & upper;
        word ^= letters >> 2;
        memcpy(to + i, &word, sizeof(word));
    }
#endif
    for (; i < t.len; ++i) {
        byte c = t.data[i];
        bool letter = is_letter(c);
        to[i] = letter ? (byte)((c & change >> 8) ^ (change & 0xff)) : c;
        change = words && !letter && !(c & 0x80) ? first : rest;
    }
    return o;
}

static mp_obj_t text_lower(mp_obj_t self_in) {
    return text_map(self_in, CASE_LOWER, CASE_LOWER, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_lower_obj, text_lower);

static mp_obj_t text_upper(mp_obj_t self_in) {
    return text_map(self_in, CASE_UPPER, CASE_UPPER, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_upper_obj, text_upper);

#if MICROPY_PY_BUILTINS_STR_EXTRA
static mp_obj_t text_capitalize(mp_obj_t self_in) {
    return text_map(self_in, CASE_UPPER, CASE_LOWER, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_capitalize_obj, text_capitalize);

static mp_obj_t text_title(mp_obj_t self_in) {
    return text_map(self_in, CASE_UPPER, CASE_LOWER, true);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_title_obj, text_title);

static mp_obj_t text_swapcase(mp_obj_t self_in) {
    return text_map(self_in, CASE_SWAPPED, CASE_SWAPPED, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_swapcase_obj, text_swapcase);
#endif

// ---- classes of characters ---------------------------------------------------------------------

#if MICROPY_OPT_FAST_PATHS
typedef unsigned kind_t;
#define KIND_ALPHA (KIND_UPPER | KIND_LOWER)
#define KIND_ALNUM (KIND_ALPHA | KIND_DIGIT)
#define KIND_BLANK (KIND_SPACE | KIND_SEPARATOR)
#define IS_OF_KIND(c, kind) (mp_ascii_kinds[c] & (kind))
#else
typedef bool (*kind_t)(unichar);
#define KIND_UPPER unichar_isupper
#define KIND_LOWER unichar_islower
#define KIND_DIGIT unichar_isdigit
#define KIND_ALPHA unichar_isalpha
#define KIND_ALNUM unichar_isalnum
#define KIND_BLANK unichar_isspace
#define IS_OF_KIND(c, kind) (!((c)&0x80) && kind(c))
#endif

// True if the text has a character of the kind and no other; of letters' cases only letters count.
static mp_obj_t text_is(mp_obj_t self_in, kind_t kind, bool of_letters) {
    text_t t;
    mp_text_get(self_in, &t);
#if MICROPY_OPT_FAST_PATHS
    kind &= text_is_str(&t) ? (kind_t)-1 : ~(kind_t)KIND_SEPARATOR;
#endif
    bool found = false;
    for (size_t i = 0; i < t.len; ++i) {
        byte c = t.data[i];
        if (IS_OF_KIND(c, kind)) {
            found = true;
        } else if (!of_letters || IS_OF_KIND(c, KIND_ALPHA)) {
            return mp_const_false;
        }
    }
    return mp_obj_new_bool(found);
}

static mp_obj_t text_isspace(mp_obj_t self_in) {
    return text_is(self_in, KIND_BLANK, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_isspace_obj, text_isspace);

static mp_obj_t text_isalpha(mp_obj_t self_in) {
    return text_is(self_in, KIND_ALPHA, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_isalpha_obj, text_isalpha);

static mp_obj_t text_isdigit(mp_obj_t self_in) {
    return text_is(self_in, KIND_DIGIT, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_isdigit_obj, text_isdigit);

static mp_obj_t text_isupper(mp_obj_t self_in) {
    return text_is(self_in, KIND_UPPER, true);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_isupper_obj, text_isupper);

static mp_obj_t text_islower(mp_obj_t self_in) {
    return text_is(self_in, KIND_LOWER, true);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_islower_obj, text_islower);

#if MICROPY_PY_BUILTINS_STR_EXTRA
static mp_obj_t text_isalnum(mp_obj_t self_in) {
    return text_is(self_in, KIND_ALNUM, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_isalnum_obj, text_isalnum);

static mp_obj_t text_isascii(mp_obj_t self_in) {
    text_t t;
    mp_text_get(self_in, &t);
    return mp_obj_new_bool(mp_bytes_are_ascii(t.data, t.len));
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_text_isascii_obj, text_isascii);
#endif
