// Roots of the collector that only the machine knows: the C stack and the registers. A port's
// gc_collect calls this between gc_collect_start and gc_collect_end.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef MICROPY_INCLUDED_SHARED_RUNTIME_GCHELPER_H
#define MICROPY_INCLUDED_SHARED_RUNTIME_GCHELPER_H

// Passes everything between the caller's frame and the top of the stack, which mp_stack_set_top or
// mp_stack_ctrl_init recorded, to gc_collect_root, with the registers that a callee must preserve.
void gc_helper_collect_regs_and_stack(void);

#endif
