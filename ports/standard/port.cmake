# SPDX-License-Identifier: MIT
set(PORT_TITLE "Standard: prompt, raw prompt, time; on the host files and a command line")
