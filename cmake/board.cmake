# Boards: finds the board's folder, reads its facts (board.cmake, then soc.cmake of each SoC folder
# it names) into BOARD_... variables, checks them, and chooses the toolchain.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# Every fact that board.cmake and soc.cmake may state, as BOARD_<FACT>:
#   BASE              a board whose facts and files this one shares where it has none of its own
#   TITLE             the board's name for people
#   CPU               a row of cpus.cmake
#   TOOLCHAIN         a file of toolchains/, without its suffix, if not the CPU's
#   SOC               folders with a soc.cmake, which add to these facts, also to this one
#   MEMORY            regions, as memory.cmake describes them
#   STACK             bytes of RAM for the C stack; 16K if it does not say
#   LINKER_SCRIPT     template of the linker script
#   STARTUP_SOURCES   always linked
#   HAL_SOURCES       linked where the port has no definition of its own
#   COMPILE_OPTIONS LINK_OPTIONS DEFINITIONS LIBS    for everything the firmware is made of
#   RUN FLASH DEBUG   command lines, with @ELF@, @BIN@, @HEX@ and @DFU@ for the images
#   PORTS             the ports that get a preset; standard and minimal if it does not say
#   SANITIZE          ON for a preset with sanitizers, too
#   TESTS             all, or smoke for a small set of the tests; smoke if it does not say
#   PROVIDES          what tests may need and this board has, as tests/README.md lists it
# A text with "FILL IN" in it, as ./slipway new writes, is a fact not stated yet.
set(MP_BOARD_FACTS
    BASE TITLE CPU TOOLCHAIN SOC MEMORY STACK LINKER_SCRIPT STARTUP_SOURCES HAL_SOURCES
    COMPILE_OPTIONS LINK_OPTIONS LIBS DEFINITIONS RUN FLASH DEBUG PORTS SANITIZE TESTS PROVIDES)

# Read the facts of the board in <dir> into the caller's BOARD_... variables. BOARD_SOC_DIRS becomes
# the list of the other folders it has files in: its base, its SoC's.
macro(mp_read_board dir)
    foreach(fact IN LISTS MP_BOARD_FACTS)
        unset(BOARD_${fact})
    endforeach()
    set(BOARD_SOC_DIRS "")
    include("${dir}/board.cmake")
    if(BOARD_BASE)
        _mp_find_base(base_dir "${BOARD_BASE}" "${dir}")
        list(APPEND BOARD_SOC_DIRS "${base_dir}")
        # From the beginning: the board after its base, so that what it says itself holds.
        set(mp_base "${BOARD_BASE}")
        foreach(fact IN LISTS MP_BOARD_FACTS)
            unset(BOARD_${fact})
        endforeach()
        include("${base_dir}/board.cmake")
        if(BOARD_BASE)
            mp_fail("${dir}/board.cmake says BOARD_BASE is '${mp_base}', which is a variant itself, "
                "of '${BOARD_BASE}': name that one, and copy what ${mp_base} says.")
        endif()
        include("${dir}/board.cmake")
    endif()
    _mp_read_socs("${dir}")
    foreach(fact IN ITEMS TITLE CPU)
        if(NOT BOARD_${fact})
            mp_fail("${dir}/board.cmake does not say BOARD_${fact}: add set(BOARD_${fact} ...), as "
                "in ${MP_TOP}/boards/host/board.cmake.")
        endif()
    endforeach()
    if(NOT BOARD_CPU IN_LIST MP_CPUS)
        mp_nearest(mp_hint "${BOARD_CPU}" ${MP_CPUS})
        mp_fail("${dir}/board.cmake says BOARD_CPU is '${BOARD_CPU}', which "
            "${MP_TOP}/cmake/cpus.cmake does not have: ${mp_hint}")
    endif()
    # What comes with the processor stands before the SoC's own.
    list(PREPEND BOARD_COMPILE_OPTIONS ${MP_CPU_${BOARD_CPU}_OPTIONS})
    list(PREPEND BOARD_LINK_OPTIONS ${MP_CPU_${BOARD_CPU}_OPTIONS})
    foreach(default IN ITEMS "TOOLCHAIN;${MP_CPU_${BOARD_CPU}_TOOLCHAIN}" "STACK;16K"
            "PORTS;standard;minimal" "SANITIZE;OFF" "TESTS;smoke")
        list(POP_FRONT default fact)
        if(NOT DEFINED BOARD_${fact})
            set(BOARD_${fact} ${default})
        endif()
    endforeach()
    if(NOT BOARD_TESTS MATCHES "^(all|smoke)$")
        mp_fail("${dir}/board.cmake says BOARD_TESTS is '${BOARD_TESTS}': write all or smoke.")
    endif()
endmacro()

# Read the facts of each SoC folder once; such a folder may name more of them.
macro(_mp_read_socs dir)
    set(mp_socs_to_read ${BOARD_SOC})
    set(mp_socs_read "")
    while(mp_socs_to_read)
        list(POP_FRONT mp_socs_to_read mp_soc)
        list(APPEND mp_socs_read "${mp_soc}")
        _mp_find_soc(mp_soc_dir "${mp_soc}" "${dir}")
        if(NOT mp_soc_dir IN_LIST BOARD_SOC_DIRS)
            list(APPEND BOARD_SOC_DIRS "${mp_soc_dir}")
            include("${mp_soc_dir}/soc.cmake")
            list(APPEND mp_socs_to_read ${BOARD_SOC})
            list(REMOVE_ITEM mp_socs_to_read ${mp_socs_read})
        endif()
    endwhile()
endmacro()

# The folder of the board <base>: next to <board_dir>, or of the tree.
function(_mp_find_base out base board_dir)
    foreach(candidate IN ITEMS "${board_dir}/../${base}" "${MP_TOP}/boards/${base}")
        if(EXISTS "${candidate}/board.cmake")
            get_filename_component(candidate "${candidate}" ABSOLUTE)
            set(${out} "${candidate}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    mp_folders_with(known "${MP_TOP}/boards" board.cmake)
    mp_nearest(hint "${base}" ${known})
    mp_fail("${board_dir}/board.cmake says BOARD_BASE is '${base}', but there is no such board: "
        "${hint}")
endfunction()

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
    mp_check_path("Slipway's folder" "${MP_TOP}")
    mp_check_path("The build folder" "${CMAKE_BINARY_DIR}")
    if(MP_BOARD_DIR)
        mp_check_path("MP_BOARD_DIR" "${MP_BOARD_DIR}")
        get_filename_component(MP_BOARD_DIR "${MP_BOARD_DIR}" ABSOLUTE
            BASE_DIR "${CMAKE_BINARY_DIR}")
        get_filename_component(MP_BOARD "${MP_BOARD_DIR}" NAME)
        if(NOT EXISTS "${MP_BOARD_DIR}/board.cmake")
            mp_fail("MP_BOARD_DIR is ${MP_BOARD_DIR}, which has no board.cmake: name a board's "
                "folder, or write that file as in ${MP_TOP}/boards/host.")
        endif()
        _mp_check_board_name()
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
    _mp_check_filled()
    mp_check_memory()

    if(MP_CONFIGURED_BOARD AND NOT MP_CONFIGURED_BOARD STREQUAL MP_BOARD_DIR)
        # The folder goes on building what it is configured for.
        cmake_path(GET MP_CONFIGURED_BOARD FILENAME mp_name)
        if(MP_CONFIGURED_BOARD STREQUAL "${MP_TOP}/boards/${mp_name}")
            set(MP_BOARD "${mp_name}" CACHE STRING "" FORCE)
            set(MP_BOARD_DIR "" CACHE PATH "" FORCE)
        else()
            set(MP_BOARD_DIR "${MP_CONFIGURED_BOARD}" CACHE PATH "" FORCE)
        endif()
        mp_fail("${CMAKE_BINARY_DIR} is configured for the board ${MP_CONFIGURED_BOARD}: use "
            "another build folder, or run cmake with --fresh.")
    endif()

    if(NOT CMAKE_TOOLCHAIN_FILE AND NOT MP_IS_PART)
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

# A board outside the tree has a name of its own: what is said of one must not be taken for the
# other.
function(_mp_check_board_name)
    set(other "${MP_TOP}/boards/${MP_BOARD}")
    file(REAL_PATH "${MP_BOARD_DIR}" mine)
    if(EXISTS "${other}/board.cmake")
        file(REAL_PATH "${other}" other)
        if(NOT mine STREQUAL other)
            mp_fail("MP_BOARD_DIR is ${MP_BOARD_DIR}, but ${other} is called ${MP_BOARD}, too: "
                "rename your folder.")
        endif()
    endif()
endfunction()

# Facts that a scaffold left to fill in: without the memories there is no image; of others people are
# told once per build folder, and the fact is as if it were not there.
macro(_mp_check_filled)
    set(mp_unfilled "")
    foreach(mp_fact IN LISTS MP_BOARD_FACTS)
        if("${BOARD_${mp_fact}}" MATCHES "FILL IN")
            if(mp_fact STREQUAL "MEMORY")
                mp_fail("${MP_BOARD_DIR}/board.cmake does not say yet what memories the board has: "
                    "fill in BOARD_MEMORY from the memory map in the chip's manual.")
            endif()
            list(APPEND mp_unfilled BOARD_${mp_fact})
            unset(BOARD_${mp_fact})
        endif()
    endforeach()
    if(NOT BOARD_TITLE)
        set(BOARD_TITLE "${MP_BOARD}")
    endif()
    if(mp_unfilled AND NOT "${mp_unfilled}" STREQUAL "${MP_TOLD_UNFILLED}")
        list(JOIN mp_unfilled ", " mp_names)
        message(NOTICE "${MP_BOARD_DIR}/board.cmake leaves to fill in: ${mp_names}. The board "
            "builds without.")
    endif()
    set(MP_TOLD_UNFILLED "${mp_unfilled}" CACHE INTERNAL "")
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
