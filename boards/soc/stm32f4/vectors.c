// The vector table: 15 system exceptions of the core (DDI 0403E, B1.5.2), then the interrupts of
// irqs.h. Each handler is weak and stands for cm_fault_entry until somebody defines it.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "cortex_m.h"

// An alias needs its target in the same file.
__attribute__((naked)) static void unhandled(void) {
    __asm volatile("b cm_fault_entry");
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

__attribute__((section(".vectors"), used)) const void *const soc_vectors[16 + 82] = {
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
