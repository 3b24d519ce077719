# Boards: finds the board's folder, reads its facts (board.cmake, then soc.cmake of each SoC folder
# it names) into BOARD_... variables, checks them, and chooses the toolchain.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# Every fact that board.cmake and soc.cmake may state, as BOARD_<FACT>:
#   TITLE             the board's name for people
#   CPU               host..., or a core that the SoC's folder knows
#   TOOLCHAIN         a file of toolchains/, without its suffix
#   SOC               folders with a soc.cmake, which add to these facts
#   MEMORY            regions, as memory.cmake describes them
#   LINKER_SCRIPT     template of the linker script
#   STARTUP_SOURCES   always linked
#   HAL_SOURCES       linked where the port has no definition of its own
#   COMPILE_OPTIONS LINK_OPTIONS DEFINITIONS LIBS    for everything the firmware is made of
#   RUN FLASH DEBUG   command lines, with @ELF@, @BIN@, @HEX@ and @DFU@ for the images
#   PORTS             the ports that get a preset; standard and minimal if it does not say
set(MP_BOARD_FACTS
    TITLE CPU TOOLCHAIN SOC MEMORY LINKER_SCRIPT STARTUP_SOURCES HAL_SOURCES COMPILE_OPTIONS
    LINK_OPTIONS LIBS DEFINITIONS RUN FLASH DEBUG PORTS)

# Read the facts of the board in <dir> into the caller's BOARD_... variables. BOARD_SOC_DIRS becomes
# the list of its SoC folders.
macro(mp_read_board dir)
    foreach(fact IN LISTS MP_BOARD_FACTS)
        unset(BOARD_${fact})
    endforeach()
    set(BOARD_SOC_DIRS "")
    include("${dir}/board.cmake")
    foreach(soc IN LISTS BOARD_SOC)
        _mp_find_soc(soc_dir "${soc}" "${dir}")
        list(APPEND BOARD_SOC_DIRS "${soc_dir}")
        include("${soc_dir}/soc.cmake")
    endforeach()
    if(NOT DEFINED BOARD_PORTS)
        set(BOARD_PORTS standard minimal)
    endif()
    foreach(fact IN ITEMS TITLE CPU TOOLCHAIN)
        if(NOT BOARD_${fact})
            mp_fail("${dir}/board.cmake does not say BOARD_${fact}: add set(BOARD_${fact} ...), as "
                "in ${MP_TOP}/boards/host/board.cmake.")
        endif()
    endforeach()
endmacro()

# A SoC is a folder of boards/soc/, next to an outside board's folder, or any path.
function(_mp_find_soc out soc board_dir)
    foreach(candidate IN ITEMS "${soc}" "${board_dir}/${soc}" "${board_dir}/../soc/${soc}"
            "${board_dir}/../${soc}" "${MP_TOP}/boards/soc/${soc}" "${MP_TOP}/boards/${soc}"
            "${MP_TOP}/${soc}")
        if(IS_ABSOLUTE "${candidate}" AND EXISTS "${candidate}/soc.cmake")
            get_filename_component(candidate "${candidate}" ABSOLUTE)
            set(${out} "${candidate}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    mp_folders_with(known "${MP_TOP}/boards/soc" soc.cmake)
    mp_nearest(hint "${soc}" ${known})
    mp_fail("${board_dir}/board.cmake names the SoC '${soc}', but no such folder with a soc.cmake "
        "exists; ${hint}")
endfunction()

# Settle MP_BOARD and MP_BOARD_DIR, read the board's facts, and set the toolchain from them.
macro(mp_select_board)
    if(MP_BOARD_DIR)
        get_filename_component(MP_BOARD_DIR "${MP_BOARD_DIR}" ABSOLUTE
            BASE_DIR "${CMAKE_BINARY_DIR}")
        get_filename_component(MP_BOARD "${MP_BOARD_DIR}" NAME)
        if(NOT EXISTS "${MP_BOARD_DIR}/board.cmake")
            mp_fail("MP_BOARD_DIR is ${MP_BOARD_DIR}, which has no board.cmake: name a board's "
                "folder, or write that file as in ${MP_TOP}/boards/host.")
        endif()
    else()
        if(NOT MP_BOARD)
            set(MP_BOARD host)
        endif()
        set(MP_BOARD_DIR "${MP_TOP}/boards/${MP_BOARD}")
        if(NOT EXISTS "${MP_BOARD_DIR}/board.cmake")
            mp_folders_with(mp_boards "${MP_TOP}/boards" board.cmake)
            mp_nearest(mp_hint "${MP_BOARD}" ${mp_boards})
            mp_fail("There is no board named '${MP_BOARD}' in ${MP_TOP}/boards: ${mp_hint}")
        endif()
    endif()
    mp_read_board("${MP_BOARD_DIR}")

    if(MP_CONFIGURED_BOARD AND NOT MP_CONFIGURED_BOARD STREQUAL MP_BOARD_DIR)
        mp_fail("${CMAKE_BINARY_DIR} is configured for the board ${MP_CONFIGURED_BOARD}: use "
            "another build folder, or run cmake with --fresh.")
    endif()

    if(NOT CMAKE_TOOLCHAIN_FILE AND NOT CMAKE_PROJECT_NAME)
        if(NOT MP_TOOLCHAIN)
            set(MP_TOOLCHAIN "${BOARD_TOOLCHAIN}")
        endif()
        if(NOT EXISTS "${MP_TOP}/toolchains/${MP_TOOLCHAIN}.cmake")
            file(GLOB mp_toolchains RELATIVE "${MP_TOP}/toolchains" "${MP_TOP}/toolchains/*.cmake")
            list(TRANSFORM mp_toolchains REPLACE ".cmake$" "")
            mp_nearest(mp_hint "${MP_TOOLCHAIN}" ${mp_toolchains})
            mp_fail("There is no toolchain named '${MP_TOOLCHAIN}' in ${MP_TOP}/toolchains: "
                "${mp_hint}")
        endif()
        set(CMAKE_TOOLCHAIN_FILE "${MP_TOP}/toolchains/${MP_TOOLCHAIN}.cmake")
        _mp_check_toolchain()
    endif()
endmacro()

# CMake itself would report a missing compiler, but not how to get it. A compiler that the user
# names is the user's business.
function(_mp_check_toolchain)
    if(CMAKE_C_COMPILER OR NOT "$ENV{CC}" STREQUAL "")
        return()
    endif()
    include("${CMAKE_TOOLCHAIN_FILE}")
    if(CMAKE_C_COMPILER)
        return()
    endif()
    set(packages "")
    foreach(need IN LISTS TOOLCHAIN_NEEDS)
        string(REGEX REPLACE ".*\\|" "" package "${need}")
        list(APPEND packages "${package}")
    endforeach()
    list(JOIN packages " " packages)
    mp_fail("The toolchain ${MP_TOOLCHAIN} of the board ${MP_BOARD} is not installed: run "
        "./slipway setup, or install ${packages}, or put its compiler on the PATH.")
endfunction()
