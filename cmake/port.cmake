# Ports: finds the port's folder and reads what it says about itself (port.cmake, optional:
# PORT_TITLE; PORT_BUILD_TYPE, the build type when the user names none; PORT_BOARDS, the boards with
# which a port of the tree gets a preset beside those boards that name it in BOARD_PORTS; PORT_KIND
# library, if it calls mp_library() and has no main.c).
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# Settle MP_PORT, MP_PORT_DIR and the build type.
macro(mp_select_port)
    if(MP_PORT_DIR)
        mp_check_path("MP_PORT_DIR" "${MP_PORT_DIR}")
        get_filename_component(MP_PORT_DIR "${MP_PORT_DIR}" ABSOLUTE BASE_DIR "${CMAKE_BINARY_DIR}")
        get_filename_component(MP_PORT "${MP_PORT_DIR}" NAME)
        if(NOT IS_DIRECTORY "${MP_PORT_DIR}")
            mp_fail("MP_PORT_DIR is ${MP_PORT_DIR}, which is no folder: correct the path.")
        endif()
    else()
        if(NOT MP_PORT AND MP_IS_PART)
            set(MP_PORT embed)
        elseif(NOT MP_PORT)
            set(MP_PORT standard)
        endif()
        set(MP_PORT_DIR "${MP_TOP}/ports/${MP_PORT}")
        if(NOT IS_DIRECTORY "${MP_PORT_DIR}")
            mp_folders_with(mp_ports "${MP_TOP}/ports" CMakeLists.txt)
            mp_nearest(mp_hint "${MP_PORT}" ${mp_ports})
            mp_fail("There is no port named '${MP_PORT}' in ${MP_TOP}/ports: ${mp_hint}")
        endif()
    endif()
    if(NOT EXISTS "${MP_PORT_DIR}/CMakeLists.txt")
        mp_fail("The port ${MP_PORT_DIR} has no CMakeLists.txt: write one that calls "
            "mp_firmware(firmware SOURCES main.c ...), as docs/porting.md shows.")
    endif()
    set(PORT_TITLE "${MP_PORT}")
    set(PORT_BUILD_TYPE Release)
    set(PORT_KIND firmware)
    include("${MP_PORT_DIR}/port.cmake" OPTIONAL)
    if(PORT_KIND STREQUAL "firmware" AND NOT EXISTS "${MP_PORT_DIR}/main.c")
        mp_fail("The port ${MP_PORT_DIR} has no main.c: write one as docs/porting.md shows, and "
            "list it in SOURCES.")
    endif()
    if(NOT EXISTS "${MP_PORT_DIR}/mpconfigport.h")
        mp_fail("The port ${MP_PORT_DIR} has no mpconfigport.h: write one as docs/porting.md "
            "shows; it says which features the port has.")
    endif()
    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
        set(CMAKE_BUILD_TYPE "${PORT_BUILD_TYPE}")
    endif()
endmacro()
