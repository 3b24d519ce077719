// Configuration: every MICROPY_* option with its default, derived from the port's mpconfigport.h and from
// MICROPY_CONFIG_ROM_LEVEL. Names and meanings are MicroPython 1.23's; options of Slipway's own are marked so.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MPCONFIG_H
#define SLIPWAY_PY_MPCONFIG_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MICROPY_VERSION_MAJOR 1
#define MICROPY_VERSION_MINOR 23
#define MICROPY_VERSION_MICRO 0
#define MICROPY_VERSION_STRING "1.23.0"

// Feature levels: each includes the ones below it.
#define MICROPY_CONFIG_ROM_LEVEL_MINIMUM (0)
#define MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES (10)
#define MICROPY_CONFIG_ROM_LEVEL_BASIC_FEATURES (20)
#define MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES (30)
#define MICROPY_CONFIG_ROM_LEVEL_FULL_FEATURES (40)
#define MICROPY_CONFIG_ROM_LEVEL_EVERYTHING (50)

#define MICROPY_LONGINT_IMPL_NONE (0)
#define MICROPY_LONGINT_IMPL_LONGLONG (1)
#define MICROPY_LONGINT_IMPL_MPZ (2)

#define MICROPY_FLOAT_IMPL_NONE (0)
#define MICROPY_FLOAT_IMPL_FLOAT (1)
#define MICROPY_FLOAT_IMPL_DOUBLE (2)

#define MICROPY_ERROR_REPORTING_NONE (0)
#define MICROPY_ERROR_REPORTING_TERSE (1)
#define MICROPY_ERROR_REPORTING_NORMAL (2)
#define MICROPY_ERROR_REPORTING_DETAILED (3)

#include "mpconfigport.h"

// How much the firmware has: the level that the defaults below follow.
#ifndef MICROPY_CONFIG_ROM_LEVEL
#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES)
#endif

#define MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES \
    (MICROPY_CONFIG_ROM_LEVEL >= MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES)
#define MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_BASIC_FEATURES \
    (MICROPY_CONFIG_ROM_LEVEL >= MICROPY_CONFIG_ROM_LEVEL_BASIC_FEATURES)
#define MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES \
    (MICROPY_CONFIG_ROM_LEVEL >= MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)
#define MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_FULL_FEATURES \
    (MICROPY_CONFIG_ROM_LEVEL >= MICROPY_CONFIG_ROM_LEVEL_FULL_FEATURES)
#define MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EVERYTHING \
    (MICROPY_CONFIG_ROM_LEVEL >= MICROPY_CONFIG_ROM_LEVEL_EVERYTHING)

// ---- memory -----------------------------------------------------------------------------------------------------

// Garbage-collected heap. Slipway always has one; ports give it memory with gc_init().
#ifndef MICROPY_ENABLE_GC
#define MICROPY_ENABLE_GC (1)
#endif

// Call __del__ when an object is collected.
#ifndef MICROPY_ENABLE_FINALISER
#define MICROPY_ENABLE_FINALISER (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// The heap may grow by further areas (gc_add).
#ifndef MICROPY_GC_SPLIT_HEAP
#define MICROPY_GC_SPLIT_HEAP (0)
#endif

// When free memory lies in runs too short for what is asked for, blocks are moved together. What C code can see stays
// in place: see "Moving" in docs/architecture.md, for C modules and for ports whose interrupt handlers call Python.
// Takes four bytes for every 64 granules of the heap. (Slipway.)
#ifndef MICROPY_GC_COMPACT
#define MICROPY_GC_COMPACT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Aids for testing: micropython.alloc_fail(), collect_every() and compact_every(). (Slipway.)
#ifndef MICROPY_DEBUG_ALLOC_FAIL
#define MICROPY_DEBUG_ALLOC_FAIL (0)
#endif

// Check for overflow of the C stack.
#ifndef MICROPY_STACK_CHECK
#define MICROPY_STACK_CHECK (1)
#endif

// Bytes of a qstr's hash kept in ROM: 0 (computed when needed) or 4. (MicroPython: 0..2.)
#ifndef MICROPY_QSTR_BYTES_IN_HASH
#define MICROPY_QSTR_BYTES_IN_HASH (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES ? 4 : 0)
#endif

// Bytes of one chunk of names interned at run time.
#ifndef MICROPY_ALLOC_QSTR_CHUNK_INIT
#define MICROPY_ALLOC_QSTR_CHUNK_INIT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES ? 64 : 32)
#endif

// Slots of the first segment of the value stack, and of every further one unless a frame needs more. (Slipway.)
#ifndef MICROPY_VM_STACK_SEGMENT
#define MICROPY_VM_STACK_SEGMENT \
    (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES ? (sizeof(void *) > 4 ? 1024 : 128) : 40)
#endif

// Slots that all segments together may have: deeper recursion raises RuntimeError. (Slipway.)
#ifndef MICROPY_VM_STACK_MAX
#define MICROPY_VM_STACK_MAX (sizeof(void *) > 4 ? 0x100000 : 0x4000)
#endif

// micropython.schedule(): interrupt handlers ask for a function to be called soon.
#ifndef MICROPY_ENABLE_SCHEDULER
#define MICROPY_ENABLE_SCHEDULER (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Calls that may wait in the scheduler's queue.
#ifndef MICROPY_SCHEDULER_DEPTH
#define MICROPY_SCHEDULER_DEPTH (4)
#endif

// A Ctrl-C may interrupt running code with KeyboardInterrupt.
#ifndef MICROPY_KBD_EXCEPTION
#define MICROPY_KBD_EXCEPTION (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Exceptions can be raised when no memory is left, in a buffer of this many bytes; 0 for none.
#ifndef MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
#define MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF (0)
#endif

// ---- compiler and engine ----------------------------------------------------------------------------------------

// Python's source can be compiled on the board. Slipway has nothing else to run yet.
#ifndef MICROPY_ENABLE_COMPILER
#define MICROPY_ENABLE_COMPILER (1)
#endif

// Dispatch by computed goto, against a switch.
#ifndef MICROPY_OPT_COMPUTED_GOTO
#define MICROPY_OPT_COMPUTED_GOTO (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_BASIC_FEATURES)
#endif

// Non-local return by the C library's setjmp(), also on processors that have a way of their own in py/nlr_save.c.
#ifndef MICROPY_NLR_SETJMP
#define MICROPY_NLR_SETJMP (0)
#endif

// Inline caches for globals, attributes and methods. (Slipway.)
#ifndef MICROPY_OPT_INLINE_CACHES
#define MICROPY_OPT_INLINE_CACHES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Entries, a power of two, of the cache of members looked up in classes made in Python; 0 for none. What the inline
// caches do not serve gains: operators, special methods, call sites that see many classes. (Slipway.)
#ifndef MICROPY_OPT_LOOKUP_CACHE
#define MICROPY_OPT_LOOKUP_CACHE \
    (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES ? (UINTPTR_MAX > 0xffffffffu ? 256 : 32) : 0)
#endif

// Room behind long texts that are added to, so that building one by += takes linear time. (Slipway.)
#ifndef MICROPY_OPT_GROWING_STR
#define MICROPY_OPT_GROWING_STR (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Floats in the word itself, without memory, wherever they fit it; off only to see what that buys. (Slipway.)
#ifndef MICROPY_OPT_IMMEDIATE_FLOATS
#define MICROPY_OPT_IMMEDIATE_FLOATS (1)
#endif

// Arithmetic, comparison and subscript fast paths inside the interpreter loop. (Slipway.)
#ifndef MICROPY_OPT_FAST_PATHS
#define MICROPY_OPT_FAST_PATHS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Small blocks are cut from a free run that is remembered, and hints say where to search for others. Without, every
// search begins at the start of the heap, which will do where it has but some KiB. (Slipway.)
#ifndef MICROPY_OPT_GC_HINTS
#define MICROPY_OPT_GC_HINTS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Constructors and generators, too, run in the interpreter loop that called them, and not in one of their own on the
// C stack. (Slipway.)
#ifndef MICROPY_OPT_FLAT_CALLS
#define MICROPY_OPT_FLAT_CALLS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Instructions with a small integer among their operands, or that compare and jump in one; loops over range() that
// count in registers. (Slipway.)
#ifndef MICROPY_OPT_SHORT_FORMS
#define MICROPY_OPT_SHORT_FORMS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Containers do well with many items: dicts of more than eight have a hash index, list.sort() merges. Without, a
// look-up takes time in proportion to the dict's size, and sorting to the square of the list's. (Slipway.)
#ifndef MICROPY_OPT_LARGE_CONTAINERS
#define MICROPY_OPT_LARGE_CONTAINERS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Comprehensions run in the registers of the function around them, and are no functions of their own. (Slipway.)
#ifndef MICROPY_OPT_INLINE_COMPREHENSIONS
#define MICROPY_OPT_INLINE_COMPREHENSIONS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Functions may have more than 200 variables, 256 names or constants, or 32 KiB of code. Without, these are
// SyntaxErrors. (Slipway.)
#ifndef MICROPY_COMP_LARGE_FUNCTIONS
#define MICROPY_COMP_LARGE_FUNCTIONS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Names of local variables are not interned for good, as far as nothing but the compiler needs them. Costs time where
// functions have many names. (Slipway.)
#ifndef MICROPY_COMP_LOCAL_NAMES
#define MICROPY_COMP_LOCAL_NAMES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && !MP_64BIT)
#endif

// a, b = x, y makes no tuple. (In Slipway of up to eight items.)
#ifndef MICROPY_COMP_DOUBLE_TUPLE_ASSIGN
#define MICROPY_COMP_DOUBLE_TUPLE_ASSIGN (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Line numbers in tracebacks.
#ifndef MICROPY_ENABLE_SOURCE_LINE
#define MICROPY_ENABLE_SOURCE_LINE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Has no effect: texts that stand alone are never kept.
#ifndef MICROPY_ENABLE_DOC_STRING
#define MICROPY_ENABLE_DOC_STRING (0)
#endif

// Operations on constants are done by the compiler.
#ifndef MICROPY_COMP_CONST_FOLDING
#define MICROPY_COMP_CONST_FOLDING (1)
#endif

// micropython.const() is understood by the compiler.
#ifndef MICROPY_COMP_CONST
#define MICROPY_COMP_CONST (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// async def, await, async for and async with.
#ifndef MICROPY_PY_ASYNC_AWAIT
#define MICROPY_PY_ASYNC_AWAIT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Assignments in expressions: (name := value).
#ifndef MICROPY_PY_ASSIGN_EXPR
#define MICROPY_PY_ASSIGN_EXPR (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// f"..." texts.
#ifndef MICROPY_PY_FSTRINGS
#define MICROPY_PY_FSTRINGS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Has no effect: generators have no pend_throw().
#ifndef MICROPY_PY_GENERATOR_PEND_THROW
#define MICROPY_PY_GENERATOR_PEND_THROW (0)
#endif

// ---- numbers ----------------------------------------------------------------------------------------------------

// Integers beyond a machine word: MICROPY_LONGINT_IMPL_NONE, _LONGLONG (64 bits) or _MPZ (any size).
#ifndef MICROPY_LONGINT_IMPL
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_NONE)
#endif

// Floats: MICROPY_FLOAT_IMPL_NONE, _FLOAT (single precision) or _DOUBLE.
#ifndef MICROPY_FLOAT_IMPL
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_NONE)
#endif

#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_FLOAT
#define MICROPY_PY_BUILTINS_FLOAT (1)
#define MICROPY_FLOAT_CONST(x) x##F
#define MICROPY_FLOAT_C_FUN(fun) fun##f
typedef float mp_float_t;
#elif MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
#define MICROPY_PY_BUILTINS_FLOAT (1)
#define MICROPY_FLOAT_CONST(x) x
#define MICROPY_FLOAT_C_FUN(fun) fun
typedef double mp_float_t;
#else
#define MICROPY_PY_BUILTINS_FLOAT (0)
#endif

// Has to be 0: there are no complex numbers. (They are CPython's and MicroPython's.)
#ifndef MICROPY_PY_BUILTINS_COMPLEX
#define MICROPY_PY_BUILTINS_COMPLEX (0)
#endif

// ---- error reporting --------------------------------------------------------------------------------------------

// How much the texts of exceptions say: MICROPY_ERROR_REPORTING_NONE, _TERSE, _NORMAL or _DETAILED.
#ifndef MICROPY_ERROR_REPORTING
#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_FULL_FEATURES
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_DETAILED)
#elif MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_NORMAL)
#else
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_TERSE)
#endif
#endif

// Texts of exceptions take less room and more time to make.
#ifndef MICROPY_ROM_TEXT_COMPRESSION
#define MICROPY_ROM_TEXT_COMPRESSION (0)
#endif

// Warnings of the core are printed.
#ifndef MICROPY_WARNINGS
#define MICROPY_WARNINGS (0)
#endif

// Corners of CPython's behaviour that cost code and that small programs hardly need.
#ifndef MICROPY_CPYTHON_COMPAT
#define MICROPY_CPYTHON_COMPAT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// ---- prompt -----------------------------------------------------------------------------------------------------

// What a prompt needs of the core: whether a line goes on, and completion.
#ifndef MICROPY_HELPER_REPL
#define MICROPY_HELPER_REPL (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// The tab key completes names. (Slipway.)
#ifndef MICROPY_REPL_COMPLETION
#define MICROPY_REPL_COMPLETION \
    (MICROPY_HELPER_REPL && MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// A line after one that opens a block begins indented.
#ifndef MICROPY_REPL_AUTO_INDENT
#define MICROPY_REPL_AUTO_INDENT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Ctrl-A, Ctrl-E, Ctrl-K and the like edit the line.
#ifndef MICROPY_REPL_EMACS_KEYS
#define MICROPY_REPL_EMACS_KEYS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Lines that the prompt remembers.
#ifndef MICROPY_READLINE_HISTORY_SIZE
#define MICROPY_READLINE_HISTORY_SIZE (8)
#endif

// ---- imports ----------------------------------------------------------------------------------------------------

// Import from files and packages, through mp_import_stat() and mp_lexer_new_from_file().
#ifndef MICROPY_ENABLE_EXTERNAL_IMPORT
#define MICROPY_ENABLE_EXTERNAL_IMPORT (1)
#endif

// A built-in module's __init__() is called by its first import.
#ifndef MICROPY_MODULE_BUILTIN_INIT
#define MICROPY_MODULE_BUILTIN_INIT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// A module's __getattr__() is asked for what the module lacks.
#ifndef MICROPY_MODULE_GETATTR
#define MICROPY_MODULE_GETATTR (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// "from module import *" heeds the module's __all__.
#ifndef MICROPY_MODULE___ALL__
#define MICROPY_MODULE___ALL__ (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_BASIC_FEATURES)
#endif

// Modules imported from files have __file__.
#ifndef MICROPY_MODULE___FILE__
#define MICROPY_MODULE___FILE__ (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Attributes may be stored to the builtins module.
#ifndef MICROPY_CAN_OVERRIDE_BUILTINS
#define MICROPY_CAN_OVERRIDE_BUILTINS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// Has no effect: there is no mp_sched_vm_abort().
#ifndef MICROPY_ENABLE_VM_ABORT
#define MICROPY_ENABLE_VM_ABORT (0)
#endif

// ---- built-in types ---------------------------------------------------------------------------------------------

// bytearray.
#ifndef MICROPY_PY_BUILTINS_BYTEARRAY
#define MICROPY_PY_BUILTINS_BYTEARRAY (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// memoryview.
#ifndef MICROPY_PY_BUILTINS_MEMORYVIEW
#define MICROPY_PY_BUILTINS_MEMORYVIEW (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// set, its displays and comprehensions.
#ifndef MICROPY_PY_BUILTINS_SET
#define MICROPY_PY_BUILTINS_SET (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// frozenset.
#ifndef MICROPY_PY_BUILTINS_FROZENSET
#define MICROPY_PY_BUILTINS_FROZENSET (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// Slices: a[1:2].
#ifndef MICROPY_PY_BUILTINS_SLICE
#define MICROPY_PY_BUILTINS_SLICE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// start, stop and step of slices.
#ifndef MICROPY_PY_BUILTINS_SLICE_ATTRS
#define MICROPY_PY_BUILTINS_SLICE_ATTRS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// slice.indices().
#ifndef MICROPY_PY_BUILTINS_SLICE_INDICES
#define MICROPY_PY_BUILTINS_SLICE_INDICES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// start, stop and step of ranges.
#ifndef MICROPY_PY_BUILTINS_RANGE_ATTRS
#define MICROPY_PY_BUILTINS_RANGE_ATTRS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// Ranges are compared by what they contain.
#ifndef MICROPY_PY_BUILTINS_RANGE_BINOP
#define MICROPY_PY_BUILTINS_RANGE_BINOP (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// int.from_bytes() and int.to_bytes(). (Slipway; MicroPython always has them.)
#ifndef MICROPY_PY_BUILTINS_INT_BYTES
#define MICROPY_PY_BUILTINS_INT_BYTES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// property.
#ifndef MICROPY_PY_BUILTINS_PROPERTY
#define MICROPY_PY_BUILTINS_PROPERTY (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// Texts are made of characters, not of bytes.
#ifndef MICROPY_PY_BUILTINS_STR_UNICODE
#define MICROPY_PY_BUILTINS_STR_UNICODE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// Bytes that become text are checked to be UTF-8.
#ifndef MICROPY_PY_BUILTINS_STR_UNICODE_CHECK
#define MICROPY_PY_BUILTINS_STR_UNICODE_CHECK (MICROPY_PY_BUILTINS_STR_UNICODE)
#endif
// str.center().
#ifndef MICROPY_PY_BUILTINS_STR_CENTER
#define MICROPY_PY_BUILTINS_STR_CENTER (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// str.count().
#ifndef MICROPY_PY_BUILTINS_STR_COUNT
#define MICROPY_PY_BUILTINS_STR_COUNT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// CPython's further methods of str and bytes: ljust, rjust, zfill, title, capitalize, swapcase, isalnum, isascii,
// removeprefix, removesuffix, expandtabs; split() and rsplit() with keywords. (Slipway.)
#ifndef MICROPY_PY_BUILTINS_STR_EXTRA
#define MICROPY_PY_BUILTINS_STR_EXTRA (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// str.format() and format() check specifications strictly, and fields may go on with .attribute and [item]. (Slipway.)
#ifndef MICROPY_PY_BUILTINS_STR_FORMAT_FULL
#define MICROPY_PY_BUILTINS_STR_FORMAT_FULL \
    (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES \
        || MICROPY_FLOAT_IMPL != MICROPY_FLOAT_IMPL_NONE)
#endif

// Formatting by %.
#ifndef MICROPY_PY_BUILTINS_STR_OP_MODULO
#define MICROPY_PY_BUILTINS_STR_OP_MODULO (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// str.partition() and str.rpartition().
#ifndef MICROPY_PY_BUILTINS_STR_PARTITION
#define MICROPY_PY_BUILTINS_STR_PARTITION (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// str.splitlines().
#ifndef MICROPY_PY_BUILTINS_STR_SPLITLINES
#define MICROPY_PY_BUILTINS_STR_SPLITLINES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// bytes.hex() and bytes.fromhex(), also of the other types of bytes.
#ifndef MICROPY_PY_BUILTINS_BYTES_HEX
#define MICROPY_PY_BUILTINS_BYTES_HEX (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// dict.fromkeys().
#ifndef MICROPY_PY_BUILTINS_DICT_FROMKEYS
#define MICROPY_PY_BUILTINS_DICT_FROMKEYS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// Tuples with named items, made by C code: sys.implementation.
#ifndef MICROPY_PY_ATTRTUPLE
#define MICROPY_PY_ATTRTUPLE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// __get__(), __set__() and __delete__() of values found in classes.
#ifndef MICROPY_PY_DESCRIPTORS
#define MICROPY_PY_DESCRIPTORS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// __setattr__() and __delattr__() of classes.
#ifndef MICROPY_PY_DELATTR_SETATTR
#define MICROPY_PY_DELATTR_SETATTR (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// All operators may be defined by classes, not just the commonest.
#ifndef MICROPY_PY_ALL_SPECIAL_METHODS
#define MICROPY_PY_ALL_SPECIAL_METHODS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// __radd__() and the like: the right operand is asked, too.
#ifndef MICROPY_PY_REVERSE_SPECIAL_METHODS
#define MICROPY_PY_REVERSE_SPECIAL_METHODS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// __iadd__() and the like for all operators.
#ifndef MICROPY_PY_ALL_INPLACE_SPECIAL_METHODS
#define MICROPY_PY_ALL_INPLACE_SPECIAL_METHODS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// Classes may derive from built-in types; without, from exceptions only. (Slipway; MicroPython always has it.)
#ifndef MICROPY_PY_NATIVE_BASES
#define MICROPY_PY_NATIVE_BASES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// __name__ of functions and methods, and what else they tell of themselves.
#ifndef MICROPY_PY_FUNCTION_ATTRS
#define MICROPY_PY_FUNCTION_ATTRS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// Has no effect: bound methods always compare by function and object.
#ifndef MICROPY_PY_BOUND_METHOD_FULL_EQUALITY_CHECK
#define MICROPY_PY_BOUND_METHOD_FULL_EQUALITY_CHECK \
    (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// ---- built-in functions -----------------------------------------------------------------------------------------

// enumerate().
#ifndef MICROPY_PY_BUILTINS_ENUMERATE
#define MICROPY_PY_BUILTINS_ENUMERATE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// filter().
#ifndef MICROPY_PY_BUILTINS_FILTER
#define MICROPY_PY_BUILTINS_FILTER (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// reversed().
#ifndef MICROPY_PY_BUILTINS_REVERSED
#define MICROPY_PY_BUILTINS_REVERSED (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// min() and max().
#ifndef MICROPY_PY_BUILTINS_MIN_MAX
#define MICROPY_PY_BUILTINS_MIN_MAX (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// next() with a default.
#ifndef MICROPY_PY_BUILTINS_NEXT2
#define MICROPY_PY_BUILTINS_NEXT2 (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// round() of integers to tens, hundreds and so on.
#ifndef MICROPY_PY_BUILTINS_ROUND_INT
#define MICROPY_PY_BUILTINS_ROUND_INT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// pow() with a modulus.
#ifndef MICROPY_PY_BUILTINS_POW3
#define MICROPY_PY_BUILTINS_POW3 (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// eval() and exec().
#ifndef MICROPY_PY_BUILTINS_EVAL_EXEC
#define MICROPY_PY_BUILTINS_EVAL_EXEC (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// compile().
#ifndef MICROPY_PY_BUILTINS_COMPILE
#define MICROPY_PY_BUILTINS_COMPILE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// execfile().
#ifndef MICROPY_PY_BUILTINS_EXECFILE
#define MICROPY_PY_BUILTINS_EXECFILE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// input().
#ifndef MICROPY_PY_BUILTINS_INPUT
#define MICROPY_PY_BUILTINS_INPUT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// help(), which prints MICROPY_PY_BUILTINS_HELP_TEXT.
#ifndef MICROPY_PY_BUILTINS_HELP
#define MICROPY_PY_BUILTINS_HELP (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// The name NotImplemented.
#ifndef MICROPY_PY_BUILTINS_NOTIMPLEMENTED
#define MICROPY_PY_BUILTINS_NOTIMPLEMENTED (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif

// ---- modules ----------------------------------------------------------------------------------------------------

// __file__ of a program that is run from a file.
#ifndef MICROPY_PY___FILE__
#define MICROPY_PY___FILE__ (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// The module gc.
#ifndef MICROPY_PY_GC
#define MICROPY_PY_GC (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// The module micropython.
#ifndef MICROPY_PY_MICROPYTHON
#define MICROPY_PY_MICROPYTHON (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// micropython.mem_info() and qstr_info().
#ifndef MICROPY_PY_MICROPYTHON_MEM_INFO
#define MICROPY_PY_MICROPYTHON_MEM_INFO (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// micropython.stack_use().
#ifndef MICROPY_PY_MICROPYTHON_STACK_USE
#define MICROPY_PY_MICROPYTHON_STACK_USE (MICROPY_PY_MICROPYTHON_MEM_INFO)
#endif
// The module array.
#ifndef MICROPY_PY_ARRAY
#define MICROPY_PY_ARRAY (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// The module collections.
#ifndef MICROPY_PY_COLLECTIONS
#define MICROPY_PY_COLLECTIONS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// The module math, where there are floats.
#ifndef MICROPY_PY_MATH
#define MICROPY_PY_MATH (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// math.tau, math.inf and math.nan.
#ifndef MICROPY_PY_MATH_CONSTANTS
#define MICROPY_PY_MATH_CONSTANTS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// erf(), gamma() and the other rarer functions of math.
#ifndef MICROPY_PY_MATH_SPECIAL_FUNCTIONS
#define MICROPY_PY_MATH_SPECIAL_FUNCTIONS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// math.factorial().
#ifndef MICROPY_PY_MATH_FACTORIAL
#define MICROPY_PY_MATH_FACTORIAL (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// math.isclose().
#ifndef MICROPY_PY_MATH_ISCLOSE
#define MICROPY_PY_MATH_ISCLOSE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// open() and streams to print to, where the port has files.
#ifndef MICROPY_PY_IO
#define MICROPY_PY_IO (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// The module struct.
#ifndef MICROPY_PY_STRUCT
#define MICROPY_PY_STRUCT (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// The module sys.
#ifndef MICROPY_PY_SYS
#define MICROPY_PY_SYS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif
// sys.modules.
#ifndef MICROPY_PY_SYS_MODULES
#define MICROPY_PY_SYS_MODULES (1)
#endif
// sys.path, where imports look for files.
#ifndef MICROPY_PY_SYS_PATH
#define MICROPY_PY_SYS_PATH (1)
#endif
// sys.argv.
#ifndef MICROPY_PY_SYS_ARGV
#define MICROPY_PY_SYS_ARGV (1)
#endif
// sys.exit().
#ifndef MICROPY_PY_SYS_EXIT
#define MICROPY_PY_SYS_EXIT (1)
#endif
// The text of sys.platform.
#ifndef MICROPY_PY_SYS_PLATFORM
#define MICROPY_PY_SYS_PLATFORM "slipway"
#endif
// sys.maxsize.
#ifndef MICROPY_PY_SYS_MAXSIZE
#define MICROPY_PY_SYS_MAXSIZE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// sys.stdin, sys.stdout and sys.stderr.
#ifndef MICROPY_PY_SYS_STDFILES
#define MICROPY_PY_SYS_STDFILES (0)
#endif
// Has no effect: the streams of bytes come with MICROPY_PY_SYS_STDFILES.
#ifndef MICROPY_PY_SYS_STDIO_BUFFER
#define MICROPY_PY_SYS_STDIO_BUFFER (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_EXTRA_FEATURES)
#endif
// Has no effect: the prompts are fixed.
#ifndef MICROPY_PY_SYS_PS1_PS2
#define MICROPY_PY_SYS_PS1_PS2 (0)
#endif
// The module time.
#ifndef MICROPY_PY_TIME
#define MICROPY_PY_TIME (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_BASIC_FEATURES)
#endif

// The print buffer's and the stream protocol's helpers.
#ifndef MICROPY_STREAMS_NON_BLOCK
#define MICROPY_STREAMS_NON_BLOCK (0)
#endif

// ---- debugging aids ---------------------------------------------------------------------------------------------

// Counts instructions by function and line, inline caches that did not serve, and allocations by type and line, for
// `slipway profile` and `slipway heap`. For hosts: needs a C library with malloc() and stdio. (Slipway.)
#ifndef MICROPY_DEBUG_PROFILE
#define MICROPY_DEBUG_PROFILE (0)
#endif

// ---- port hooks -------------------------------------------------------------------------------------------------

// Rows of a table of names and values that the port adds to the built-in names.
#ifndef MICROPY_PORT_BUILTINS
#define MICROPY_PORT_BUILTINS
#endif
// Has no effect: the compiler knows no constants of the port.
#ifndef MICROPY_PORT_CONSTANTS
#define MICROPY_PORT_CONSTANTS
#endif
// Interrupts off, returning what MICROPY_END_ATOMIC_SECTION() needs to restore them.
#ifndef MICROPY_BEGIN_ATOMIC_SECTION
#define MICROPY_BEGIN_ATOMIC_SECTION() (0)
#define MICROPY_END_ATOMIC_SECTION(state) (void)(state)
#endif
// What the port does while code waits; it may raise.
#ifndef MICROPY_EVENT_POLL_HOOK
#define MICROPY_EVENT_POLL_HOOK
#endif
// Has no effect: the interpreter's loop calls no code of the port.
#ifndef MICROPY_VM_HOOK_LOOP
#define MICROPY_VM_HOOK_LOOP
#endif
// Sleeps until an interrupt, or for at most that many milliseconds (-1: no limit).
#ifndef MICROPY_INTERNAL_WFE
#define MICROPY_INTERNAL_WFE(timeout_ms) (void)(timeout_ms)
#endif
// Where print() writes.
#ifndef MP_PLAT_PRINT_STRN
#define MP_PLAT_PRINT_STRN(str, len) mp_hal_stdout_tx_strn_cooked(str, len)
#endif
// Where the port's root pointers live.
#ifndef MP_STATE_PORT
#define MP_STATE_PORT MP_STATE_VM
#endif
// The board's name in the banner and in sys.implementation.
#ifndef MICROPY_HW_BOARD_NAME
#define MICROPY_HW_BOARD_NAME "unknown-board"
#endif
// The processor's name, after it.
#ifndef MICROPY_HW_MCU_NAME
#define MICROPY_HW_MCU_NAME "unknown-cpu"
#endif
// The first half of the banner.
#ifndef MICROPY_BANNER_NAME_AND_VERSION
#define MICROPY_BANNER_NAME_AND_VERSION "MicroPython " MICROPY_GIT_TAG " on " MICROPY_BUILD_DATE
#endif
// Its second half.
#ifndef MICROPY_BANNER_MACHINE
#define MICROPY_BANNER_MACHINE MICROPY_HW_BOARD_NAME " with " MICROPY_HW_MCU_NAME
#endif

// ---- machine words and attributes -------------------------------------------------------------------------------

#define BITS_PER_BYTE (8)
#define BITS_PER_WORD (BITS_PER_BYTE * MP_BYTES_PER_OBJ_WORD)
#define MP_BYTES_PER_OBJ_WORD (sizeof(mp_uint_t))
#define MP_SSIZE_MAX ((mp_int_t)(SIZE_MAX >> 1))
#define MP_ENDIANNESS_LITTLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
#define MP_ENDIANNESS_BIG (!MP_ENDIANNESS_LITTLE)

#if UINTPTR_MAX > 0xffffffffu
#define MP_64BIT (1)
#define INT_FMT "%ld"
#define UINT_FMT "%lu"
#define HEX_FMT "%lx"
#else
#define MP_64BIT (0)
#define INT_FMT "%d"
#define UINT_FMT "%u"
#define HEX_FMT "%x"
#endif

#define NORETURN __attribute__((noreturn))
#define MP_NORETURN NORETURN
#define MP_WEAK __attribute__((weak))
#define MP_NOINLINE __attribute__((noinline))
#define MP_ALWAYSINLINE __attribute__((always_inline))
#define MP_UNREACHABLE __builtin_unreachable();
#define MP_FALLTHROUGH __attribute__((fallthrough));
#define MP_LIKELY(x) __builtin_expect((x), 1)
#define MP_UNLIKELY(x) __builtin_expect((x), 0)
#define MP_ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define MP_HTOBE16(x) (MP_ENDIANNESS_LITTLE ? __builtin_bswap16(x) : (x))
#define MP_BE16TOH(x) MP_HTOBE16(x)
#define MP_HTOBE32(x) (MP_ENDIANNESS_LITTLE ? __builtin_bswap32(x) : (x))
#define MP_BE32TOH(x) MP_HTOBE32(x)

#endif  // SLIPWAY_PY_MPCONFIG_H
