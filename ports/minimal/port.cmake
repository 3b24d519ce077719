# SPDX-License-Identifier: MIT
set(PORT_TITLE "Minimal: a prompt, and no files")
set(PORT_BUILD_TYPE MinSizeRel)
