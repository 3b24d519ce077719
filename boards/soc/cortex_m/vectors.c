// The vector table: 15 system exceptions of the core (DDI 0403E, B1.5.2), then the interrupts that
// the SoC's irqs.h lists as IRQ(number, name). Each handler is weak and stands for a report of the
// fault until somebody defines it.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "cortex_m.h"

// An alias needs its target in the same file. Bit 2 of EXC_RETURN tells which stack holds the frame
// (B1.5.8). Only instructions that ARMv6-M has, too; r0 to r3 are in the frame already.
__attribute__((naked)) static void unhandled(void) {
    __asm volatile(".syntax unified\n"
                   "cpsid i\n"
                   "mov r0, r8\n"
                   "mov r1, r9\n"
                   "mov r2, r10\n"
                   "mov r3, r11\n"
                   "push {r0-r3}\n"
                   "push {r4-r7}\n"
                   "mov r0, sp\n"
                   "mov r1, sp\n"
                   "adds r1, #32\n"
                   "mov r2, lr\n"
                   "lsls r2, r2, #29\n"
                   "bpl 1f\n"
                   "mrs r1, psp\n"
                   "1: bl %c0\n"
                   :
                   : "i"(cm_fault_report));
}

#define HANDLER(name) __attribute__((weak, alias("unhandled"))) void name(void);
#define IRQ(number, name) HANDLER(name##_IRQHandler)
HANDLER(NMI_Handler)
HANDLER(HardFault_Handler)
HANDLER(MemManage_Handler)
HANDLER(BusFault_Handler)
HANDLER(UsageFault_Handler)
HANDLER(SVC_Handler)
HANDLER(DebugMon_Handler)
HANDLER(PendSV_Handler)
HANDLER(SysTick_Handler)
#include "irqs.h"
#undef IRQ

void Reset_Handler(void);

__attribute__((section(".vectors"), used)) const void *const soc_vectors[] = {
    __StackTop,
    Reset_Handler,
    NMI_Handler,
    HardFault_Handler,
    MemManage_Handler,
    BusFault_Handler,
    UsageFault_Handler,
    [11] = SVC_Handler,
    [12] = DebugMon_Handler,
    [14] = PendSV_Handler,
    [15] = SysTick_Handler,
#define IRQ(number, name) [16 + number] = name##_IRQHandler,
#include "irqs.h"
#undef IRQ
};
