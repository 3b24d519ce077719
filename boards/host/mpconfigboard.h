// Facts about the host for the interpreter and the ports.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "linux"
#if defined(__x86_64__)
#define MICROPY_HW_MCU_NAME "x86-64"
#elif defined(__i386__)
#define MICROPY_HW_MCU_NAME "x86"
#elif defined(__aarch64__)
#define MICROPY_HW_MCU_NAME "aarch64"
#else
#define MICROPY_HW_MCU_NAME "host-cpu"
#endif

// Bytes of the C stack that Python may use: half of what the process has (ulimit -s), and no more than 4 MiB.
unsigned long mp_host_stack_limit(void);
#define MICROPY_HW_STACK_LIMIT mp_host_stack_limit()

// Slots of the value stack: ten thousand calls are not deep for a computer, in 32 bits either.
#define MICROPY_VM_STACK_MAX (0x100000)

// The float for ports that have floats.
#define MICROPY_HW_FLOAT_IMPL (MICROPY_FLOAT_IMPL_DOUBLE)

#define MICROPY_HW_HAS_FILES (1)
