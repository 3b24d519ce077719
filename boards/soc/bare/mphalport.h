// What the HAL of a board without an operating system offers beyond py/mphal.h's declarations.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "shared/runtime/interrupt_char.h"
