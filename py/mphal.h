// The hardware abstraction layer that ports and boards provide. mphalport.h comes from the port, or else from the
// board; whatever it does not define as a macro is declared here.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MPHAL_H
#define SLIPWAY_PY_MPHAL_H

#include <stdint.h>
#include "py/mpconfig.h"

#include "mphalport.h"

#ifndef mp_hal_stdio_poll
uintptr_t mp_hal_stdio_poll(uintptr_t poll_flags);
#endif
#ifndef mp_hal_stdin_rx_chr
int mp_hal_stdin_rx_chr(void);  // waits for a byte
#endif
#ifndef mp_hal_stdout_tx_str
void mp_hal_stdout_tx_str(const char *str);
#endif
#ifndef mp_hal_stdout_tx_strn
void mp_hal_stdout_tx_strn(const char *str, mp_uint_t len);
#endif
#ifndef mp_hal_stdout_tx_strn_cooked
void mp_hal_stdout_tx_strn_cooked(const char *str, mp_uint_t len);  // "\n" goes out as "\r\n"
#endif
#ifndef mp_hal_delay_ms
void mp_hal_delay_ms(mp_uint_t ms);
#endif
#ifndef mp_hal_delay_us
void mp_hal_delay_us(mp_uint_t us);
#endif
#ifndef mp_hal_ticks_ms
mp_uint_t mp_hal_ticks_ms(void);
#endif
#ifndef mp_hal_ticks_us
mp_uint_t mp_hal_ticks_us(void);
#endif
#ifndef mp_hal_ticks_cpu
mp_uint_t mp_hal_ticks_cpu(void);
#endif
#ifndef mp_hal_time_ns
uint64_t mp_hal_time_ns(void);
#endif

#endif  // SLIPWAY_PY_MPHAL_H
