// Saving and restoring the place to return to, for the processors that nlr.h has a count of words for. These are all
// registers that the calling convention lets a function rely on across a call, and nothing else: a fraction of what
// setjmp() does.
// SPDX-License-Identifier: MIT
#include "py/nlr.h"

#if MP_NLR_WORDS > 0 && defined(__x86_64__)

// System V: rbx, rbp, r12 to r15; rsp as it is after the return; the return address.
__attribute__((naked, noinline)) unsigned int nlr_save(__attribute__((unused)) void **words) {
    __asm volatile("movq %rbx, (%rdi)\n\t"
                   "movq %rbp, 8(%rdi)\n\t"
                   "movq %r12, 16(%rdi)\n\t"
                   "movq %r13, 24(%rdi)\n\t"
                   "movq %r14, 32(%rdi)\n\t"
                   "movq %r15, 40(%rdi)\n\t"
                   "leaq 8(%rsp), %rax\n\t"
                   "movq %rax, 48(%rdi)\n\t"
                   "movq (%rsp), %rax\n\t"
                   "movq %rax, 56(%rdi)\n\t"
                   "xorl %eax, %eax\n\t"
                   "ret");
}

__attribute__((naked)) NORETURN void nlr_restore(__attribute__((unused)) void **words) {
    __asm volatile("movq (%rdi), %rbx\n\t"
                   "movq 8(%rdi), %rbp\n\t"
                   "movq 16(%rdi), %r12\n\t"
                   "movq 24(%rdi), %r13\n\t"
                   "movq 32(%rdi), %r14\n\t"
                   "movq 40(%rdi), %r15\n\t"
                   "movq 48(%rdi), %rsp\n\t"
                   "movl $1, %eax\n\t"
                   "jmp *56(%rdi)");
}

#elif MP_NLR_WORDS > 0 && defined(__thumb__)

#ifdef __SOFTFP__
#define FLOATS(instruction)
#else
#define FLOATS(instruction) instruction
#endif

// AAPCS: r4 to r11, sp, lr, and s16 to s31 where there is a floating-point unit. In the instructions that ARMv6-M has.
__attribute__((naked, noinline)) unsigned int nlr_save(__attribute__((unused)) void **words) {
    __asm volatile("stmia r0!, {r4-r7}\n\t"
                   "mov r1, r8\n\t"
                   "mov r2, r9\n\t"
                   "mov r3, r10\n\t"
                   "stmia r0!, {r1-r3}\n\t"
                   "mov r1, r11\n\t"
                   "mov r2, sp\n\t"
                   "mov r3, lr\n\t"
                   "stmia r0!, {r1-r3}\n\t" FLOATS("vstmia r0, {s16-s31}\n\t") "movs r0, #0\n\t"
                                                                               "bx lr");
}

__attribute__((naked)) NORETURN void nlr_restore(__attribute__((unused)) void **words) {
    __asm volatile("ldmia r0!, {r4-r7}\n\t"
                   "ldmia r0!, {r1-r3}\n\t"
                   "mov r8, r1\n\t"
                   "mov r9, r2\n\t"
                   "mov r10, r3\n\t"
                   "ldmia r0!, {r1-r3}\n\t"
                   "mov r11, r1\n\t"
                   "mov sp, r2\n\t" FLOATS("vldmia r0, {s16-s31}\n\t") "movs r0, #1\n\t"
                                                                       "bx r3");
}

#endif
