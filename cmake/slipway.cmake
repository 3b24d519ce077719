# The framework's door: top-level variables and the modules of cmake/. Included before project(),
# so nothing here may ask about the compiler.
#
# Names that others may use: MP_TOP (top of the tree), MP_BINARY_DIR, MP_BOARD, MP_BOARD_DIR,
# MP_PORT, MP_PORT_DIR, MP_FIRMWARE (the port's firmware target), MP_BOARD_RUN (command line, a
# list, that runs the firmware), MP_PRESET, MP_PYTHON.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

get_filename_component(MP_TOP "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
set(MP_BINARY_DIR "${CMAKE_CURRENT_BINARY_DIR}")

# Whether this tree is a part of somebody else's project, which has chosen the compiler.
set(MP_IS_PART OFF)
if(NOT CMAKE_SOURCE_DIR STREQUAL MP_TOP)
    set(MP_IS_PART ON)
endif()

set(MP_BOARD_DIR "" CACHE PATH "A board's folder outside the tree, instead of MP_BOARD")
set(MP_PORT_DIR "" CACHE PATH "A port's folder outside the tree, instead of MP_PORT")
set(MP_PRESET "" CACHE STRING "Name of the preset this build was configured by")
set(MP_TOOLCHAIN "" CACHE STRING "A toolchain of toolchains/ to use instead of the board's")
set(MP_CONFIG_DIR "" CACHE PATH "A folder with the mpconfigport.h for the embedded interpreter")
set(USER_C_MODULES "" CACHE PATH "C modules to join in: folders or micropython.cmake files, a list")
option(MP_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)

# Stop with one sentence: what is wrong, where, how to mend it. (As a list, ARGV would lose the
# semicolons in it.)
function(mp_fail)
    set(sentence "")
    math(EXPR last "${ARGC} - 1")
    foreach(i RANGE ${last})
        string(APPEND sentence "${ARGV${i}}")
    endforeach()
    message(FATAL_ERROR "${sentence}")
endfunction()

# Refuse a path that CMake, Ninja, Make, compilers or the linker would take apart or replace.
function(mp_check_path what path)
    if(path MATCHES "[\"';`#$%*,<>?\\|\n]")
        string(REPLACE "\n" "a line feed" character "${CMAKE_MATCH_0}")
        mp_fail("${what} is ${path}, and tools of the build cannot take a path with ${character} in it: "
            "rename that folder, or use another one.")
    endif()
endfunction()

# The interpreter itself, not a version manager's wrapper around it: it starts many times.
if(NOT MP_PYTHON)
    find_program(MP_PYTHON_FOUND NAMES python3 python NO_CACHE)
    if(NOT MP_PYTHON_FOUND)
        mp_fail("Python is not installed and the generators need it: install the package python3.")
    endif()
    execute_process(
        COMMAND "${MP_PYTHON_FOUND}" -c "import sys; print(sys.executable)"
        OUTPUT_VARIABLE MP_PYTHON_FOUND OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(MP_PYTHON "${MP_PYTHON_FOUND}" CACHE FILEPATH "Python 3.8 or later")
endif()

# Set <out> to a hint like "; did you mean a or b?" with the names of <list> nearest to <name>.
function(mp_nearest out name)
    execute_process(
        COMMAND "${MP_PYTHON}" -c
            "import sys, difflib
near = difflib.get_close_matches(sys.argv[1], sys.argv[2:], 3, 0.4)
print(' or '.join(near))"
            "${name}" ${ARGN}
        OUTPUT_VARIABLE nearest OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(nearest)
        set(${out} "did you mean ${nearest}?" PARENT_SCOPE)
    else()
        list(JOIN ARGN ", " all)
        set(${out} "there are ${all}." PARENT_SCOPE)
    endif()
endfunction()

# Set <out> to the names of the folders below <parent> that hold <file>.
function(mp_folders_with out parent file)
    file(GLOB found RELATIVE "${parent}" "${parent}/*/${file}")
    list(TRANSFORM found REPLACE "/${file}$" "")
    list(SORT found)
    set(${out} "${found}" PARENT_SCOPE)
endfunction()

include("${CMAKE_CURRENT_LIST_DIR}/cpus.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/board.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/memory.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/port.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/build.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/usermod.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/firmware.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/library.cmake")
