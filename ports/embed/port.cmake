# SPDX-License-Identifier: MIT
set(PORT_TITLE "Embed: a library for applications of the host")
set(PORT_KIND library)
