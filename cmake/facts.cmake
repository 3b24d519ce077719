# cmake -D OUTPUT=<file> [-D "BOARD_DIRS=<dir>;..."] -P cmake/facts.cmake
#
# Writes what the boards (all those of boards/, unless named) say about themselves, as JSON, for the
# tools that are not CMake.
# SPDX-License-Identifier: MIT

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/slipway.cmake")

if(NOT BOARD_DIRS)
    file(GLOB found "${MP_TOP}/boards/*/board.cmake")
    list(SORT found)
    foreach(file IN LISTS found)
        get_filename_component(dir "${file}" DIRECTORY)
        list(APPEND BOARD_DIRS "${dir}")
    endforeach()
endif()

set(boards "")
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
    mp_json_list(run ${BOARD_RUN})
    mp_json_list(ports ${BOARD_PORTS})
    mp_json_list(needs ${TOOLCHAIN_NEEDS})
    string(CONFIGURE [[{"name": "@name@", "dir": "@dir@", "title": "@BOARD_TITLE@",
 "cpu": "@BOARD_CPU@", "toolchain": "@BOARD_TOOLCHAIN@", "run": @run@, "ports": @ports@,
 "needs": @needs@, "sanitize": @sanitize@, "tests": "@BOARD_TESTS@"}]] entry @ONLY)
    list(APPEND boards "${entry}")
endforeach()
list(JOIN boards ",\n" boards)
file(WRITE "${OUTPUT}" "[\n${boards}\n]\n")
