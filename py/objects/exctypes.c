// The types of the built-in exceptions.
// SPDX-License-Identifier: MIT

#include "py/objects/objexcept.h"

// The index of a shared slot, as seen from a type: an index counts words, from the type's own slot on, and from 1.
#define SLOT(type, n) \
    ((offsetof(mp_exception_types_t, slots) - offsetof(mp_exception_types_t, type.parent)) \
            / sizeof(void *) \
        + (n) + 1)

_Static_assert(SLOT(BaseException, 2) <= UINT8_MAX, "the exceptions are too many to share slots");

#define EXCEPTION_HEAD(type) \
    .base = { &mp_type_type }, .flags = MP_TYPE_FLAG_LAYOUT_VALUES, .name = MP_QSTR_##type, \
    .slot_index_make_new = SLOT(type, 0), .slot_index_print = SLOT(type, 1), \
    .slot_index_attr = SLOT(type, 2)
#define EXCEPTION(type, parent_type) \
    .type = { EXCEPTION_HEAD(type), .slot_index_parent = 1, \
        .parent = &mp_exception_types.parent_type }

const mp_exception_types_t mp_exception_types = {
    .BaseException = { EXCEPTION_HEAD(BaseException) },
    EXCEPTION(SystemExit, BaseException),
    EXCEPTION(KeyboardInterrupt, BaseException),
    EXCEPTION(GeneratorExit, BaseException),
    EXCEPTION(Exception, BaseException),
    EXCEPTION(StopIteration, Exception),
#if MICROPY_PY_ASYNC_AWAIT
    EXCEPTION(StopAsyncIteration, Exception),
#endif
    EXCEPTION(ArithmeticError, Exception),
    EXCEPTION(OverflowError, ArithmeticError),
    EXCEPTION(ZeroDivisionError, ArithmeticError),
    EXCEPTION(AssertionError, Exception),
    EXCEPTION(AttributeError, Exception),
    EXCEPTION(EOFError, Exception),
    EXCEPTION(ImportError, Exception),
    EXCEPTION(LookupError, Exception),
    EXCEPTION(IndexError, LookupError),
    EXCEPTION(KeyError, LookupError),
    EXCEPTION(MemoryError, Exception),
    EXCEPTION(NameError, Exception),
    EXCEPTION(OSError, Exception),
    EXCEPTION(RuntimeError, Exception),
    EXCEPTION(NotImplementedError, RuntimeError),
    EXCEPTION(SyntaxError, Exception),
    EXCEPTION(IndentationError, SyntaxError),
    EXCEPTION(TypeError, Exception),
    EXCEPTION(ValueError, Exception),
#if MICROPY_PY_BUILTINS_STR_UNICODE || MICROPY_CPYTHON_COMPAT
    EXCEPTION(UnicodeError, ValueError),
#endif
    .slots = { mp_obj_exception_make_new, mp_obj_exception_print, mp_obj_exception_attr },
};
