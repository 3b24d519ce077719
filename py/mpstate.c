// The one instance of the run-time state.
// SPDX-License-Identifier: MIT
#include "py/mpstate.h"

mp_state_ctx_t mp_state_ctx;
