// Raw mode for the terminal, from before main() until the program ends, whatever ends it: return,
// exit(), a signal, a crash. Always linked, so that a port need not know that there is a terminal.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include "terminal.h"

// Signals that end or stop a program, with the actions in force before this file took them.
// clang-format off
static const int signals[] = {
    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGPIPE, SIGALRM,
    SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGTSTP, SIGCONT,
};
// clang-format on
#define SIGNALS (sizeof(signals) / sizeof(signals[0]))
static struct sigaction previous[SIGNALS];

static struct termios found, raw;
static bool active, cooked;

// The handlers run on a stack of their own, as a full stack is one way to crash.
static char handler_stack[32 * 1024] __attribute__((aligned(16)));

// Present in builds with sanitizers, which end a program without exit() or a signal.
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

// From the background, setting the mode would stop the program; the foreground's owner sets it.
static void apply(const struct termios *mode) {
    int saved_errno = errno;
    if (active && tcgetpgrp(STDIN_FILENO) == getpgrp()) {
        while (tcsetattr(STDIN_FILENO, TCSANOW, mode) < 0 && errno == EINTR) {
        }
    }
    errno = saved_errno;
}

static void restore(void) {
    apply(&found);
}

static void apply_current(void) {
    apply(cooked ? &found : &raw);
}

static void on_signal(int sig, siginfo_t *info, void *context);

static void take_signal(unsigned i) {
    struct sigaction action = {
        .sa_sigaction = on_signal,
        .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART,
    };
    sigaction(signals[i], NULL, &previous[i]);
    if (previous[i].sa_handler != SIG_IGN) {
        sigaction(signals[i], &action, NULL);
    }
}

// Puts the terminal right and hands the signal to whoever had it before, usually the default.
static void on_signal(int sig, siginfo_t *info, void *context) {
    (void)context;
    if (sig == SIGCONT) {
        apply_current();
        return;
    }
    unsigned i = 0;
    while (signals[i] != sig) {
        i++;
    }
    restore();
    sigaction(sig, &previous[i], NULL);
    if (info->si_code > 0 && sig != SIGTSTP) {
        return;  // from the processor: the instruction runs again, and faults again
    }
    raise(sig);
    if (sig == SIGTSTP) {
        sigset_t stop;
        sigemptyset(&stop);
        sigaddset(&stop, SIGTSTP);
        sigprocmask(SIG_UNBLOCK, &stop, NULL);  // stops here until it is continued
        take_signal(i);
        apply_current();
    }
}

__attribute__((constructor)) static void enter_raw_mode(void) {
    if (tcgetattr(STDIN_FILENO, &found) < 0) {
        return;
    }
    raw = found;
    raw.c_iflag &= ~(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
    raw.c_lflag &= ~(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
    // A key that interrupts must not throw away what was typed or printed before it.
    raw.c_lflag |= NOFLSH;
    raw.c_cflag = (raw.c_cflag & ~(CSIZE | PARENB)) | CS8;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    raw.c_cc[VQUIT] = _POSIX_VDISABLE;
    active = true;

    // A sanitizer has a larger one already.
    stack_t stack;
    if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
        stack = (stack_t){ .ss_sp = handler_stack, .ss_size = sizeof(handler_stack) };
        sigaltstack(&stack, NULL);
    }
    for (unsigned i = 0; i < SIGNALS; i++) {
        take_signal(i);
    }
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(restore);
    }
    atexit(restore);
    apply_current();
}

void host_terminal_interrupt_char(int c) {
    if (c < 0) {
        raw.c_lflag &= ~ISIG;
    } else {
        raw.c_lflag |= ISIG;
        raw.c_cc[VINTR] = c;
    }
    apply_current();
}

void host_terminal_cooked(bool on) {
    if (cooked != on) {
        cooked = on;
        apply_current();
    }
}
