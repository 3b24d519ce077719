# cmake -D OUTPUT=<file> [-D "BOARD_DIRS=<dir>;..."] [-D KIND=ports] -P cmake/facts.cmake
#
# Writes what the boards (all those of boards/, unless named) say about themselves, or what the
# ports do, as JSON, for the tools that are not CMake.
# SPDX-License-Identifier: MIT

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/slipway.cmake")

mp_check_path("Slipway's folder" "${MP_TOP}")

# What each port of the tree says: MP_PORT_<name>_TITLE and _BOARDS.
mp_folders_with(ports "${MP_TOP}/ports" CMakeLists.txt)
set(entries "")
set(separator "")
foreach(port IN LISTS ports)
    set(PORT_TITLE "${port}")
    set(PORT_BOARDS "")
    include("${MP_TOP}/ports/${port}/port.cmake" OPTIONAL)
    set(MP_PORT_${port}_BOARDS ${PORT_BOARDS})
    mp_json_text(title "${PORT_TITLE}")
    string(CONFIGURE [[{"name": "@port@", "title": @title@}]] entry @ONLY)
    # A title may have a semicolon, so this is no list.
    string(APPEND entries "${separator}${entry}")
    set(separator ",\n")
endforeach()
if(KIND STREQUAL "ports")
    file(WRITE "${OUTPUT}" "[\n${entries}\n]\n")
    return()
endif()

if(NOT BOARD_DIRS)
    file(GLOB found "${MP_TOP}/boards/*/board.cmake")
    list(SORT found)
    foreach(file IN LISTS found)
        get_filename_component(dir "${file}" DIRECTORY)
        list(APPEND BOARD_DIRS "${dir}")
    endforeach()
endif()

set(boards "")
set(separator "")
foreach(dir IN LISTS BOARD_DIRS)
    set(MP_BOARD_DIR "${dir}")
    mp_read_board("${dir}")
    set(TOOLCHAIN_NEEDS "")
    file(STRINGS "${MP_TOP}/toolchains/${BOARD_TOOLCHAIN}.cmake" needs
        REGEX "^[^#]*\"[^\"]+\\|[^\"]+\"")
    foreach(line IN LISTS needs)
        string(REGEX MATCHALL "\"[^\"|]+\\|[^\"]+\"" pairs "${line}")
        foreach(pair IN LISTS pairs)
            string(REPLACE "\"" "" pair "${pair}")
            list(APPEND TOOLCHAIN_NEEDS "${pair}")
        endforeach()
    endforeach()
    get_filename_component(name "${dir}" NAME)
    set(sanitize false)
    if(BOARD_SANITIZE)
        set(sanitize true)
    endif()
    foreach(port IN LISTS ports)
        if(name IN_LIST MP_PORT_${port}_BOARDS AND NOT port IN_LIST BOARD_PORTS)
            list(APPEND BOARD_PORTS ${port})
        endif()
    endforeach()
    if("${BOARD_RUN}" MATCHES "FILL IN")
        set(BOARD_RUN "")
    endif()
    mp_json_list(run ${BOARD_RUN})
    mp_json_list(ports ${BOARD_PORTS})
    mp_json_list(needs ${TOOLCHAIN_NEEDS})
    mp_json_text(title "${BOARD_TITLE}")
    string(CONFIGURE [[{"name": "@name@", "dir": "@dir@", "title": @title@,
 "cpu": "@BOARD_CPU@", "toolchain": "@BOARD_TOOLCHAIN@", "run": @run@, "ports": @ports@,
 "needs": @needs@, "sanitize": @sanitize@, "tests": "@BOARD_TESTS@"}]] entry @ONLY)
    string(APPEND boards "${separator}${entry}")
    set(separator ",\n")
endforeach()
file(WRITE "${OUTPUT}" "[\n${boards}\n]\n")
