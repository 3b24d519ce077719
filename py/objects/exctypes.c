// The types of the built-in exceptions.
// SPDX-License-Identifier: MIT

#include "py/objects/objexcept.h"

MP_DEFINE_CONST_OBJ_TYPE(mp_type_BaseException, MP_QSTR_BaseException, MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, mp_obj_exception_make_new, print, mp_obj_exception_print, attr, mp_obj_exception_attr);

MP_DEFINE_EXCEPTION(SystemExit, BaseException);
MP_DEFINE_EXCEPTION(KeyboardInterrupt, BaseException);
MP_DEFINE_EXCEPTION(GeneratorExit, BaseException);
MP_DEFINE_EXCEPTION(Exception, BaseException);
MP_DEFINE_EXCEPTION(StopIteration, Exception);
#if MICROPY_PY_ASYNC_AWAIT
MP_DEFINE_EXCEPTION(StopAsyncIteration, Exception);
#endif
MP_DEFINE_EXCEPTION(ArithmeticError, Exception);
MP_DEFINE_EXCEPTION(OverflowError, ArithmeticError);
MP_DEFINE_EXCEPTION(ZeroDivisionError, ArithmeticError);
MP_DEFINE_EXCEPTION(AssertionError, Exception);
MP_DEFINE_EXCEPTION(AttributeError, Exception);
MP_DEFINE_EXCEPTION(EOFError, Exception);
MP_DEFINE_EXCEPTION(ImportError, Exception);
MP_DEFINE_EXCEPTION(LookupError, Exception);
MP_DEFINE_EXCEPTION(IndexError, LookupError);
MP_DEFINE_EXCEPTION(KeyError, LookupError);
MP_DEFINE_EXCEPTION(MemoryError, Exception);
MP_DEFINE_EXCEPTION(NameError, Exception);
MP_DEFINE_EXCEPTION(OSError, Exception);
MP_DEFINE_EXCEPTION(RuntimeError, Exception);
MP_DEFINE_EXCEPTION(NotImplementedError, RuntimeError);
MP_DEFINE_EXCEPTION(SyntaxError, Exception);
MP_DEFINE_EXCEPTION(IndentationError, SyntaxError);
MP_DEFINE_EXCEPTION(TypeError, Exception);
MP_DEFINE_EXCEPTION(ValueError, Exception);
MP_DEFINE_EXCEPTION(UnicodeError, ValueError);
