# What holds for everything compiled here: language, optimisation, warnings, sanitizers, and the
# description of the build that ./slipway and the tests read.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

set(MP_WARNINGS -Wall -Wextra)

# After project(): settle the options of the whole build.
macro(mp_configure_build)
    set(MP_CONFIGURED_BOARD "${MP_BOARD_DIR}" CACHE INTERNAL "")
    set(CMAKE_C_STANDARD 11)
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
    # Where make has nothing to do, saying so for each target is what takes longest.
    if(PROJECT_IS_TOP_LEVEL)
        set_property(GLOBAL PROPERTY TARGET_MESSAGES OFF)
    endif()

    # A cross compiler knows where its C library is, the board's options may choose another; clangd,
    # reading the same commands, has to be told.
    if(CMAKE_CROSSCOMPILING)
        execute_process(
            COMMAND "${CMAKE_C_COMPILER}" ${BOARD_COMPILE_OPTIONS} -E -Wp,-v -x c /dev/null
            OUTPUT_QUIET ERROR_VARIABLE mp_search)
        string(REGEX MATCHALL "\n /[^\n]*" mp_search "${mp_search}")
        set(mp_library_headers "")
        foreach(mp_dir IN LISTS mp_search)
            string(STRIP "${mp_dir}" mp_dir)
            cmake_path(NORMAL_PATH mp_dir)
            list(APPEND mp_library_headers "${mp_dir}")
        endforeach()
        list(FILTER mp_library_headers EXCLUDE REGEX "/gcc/.*/include(-fixed)?$")
        set(CMAKE_C_STANDARD_INCLUDE_DIRECTORIES ${mp_library_headers})
    endif()

    # CMake's own defaults say -O3 and mix -g into nothing; these are the project's.
    if(PROJECT_IS_TOP_LEVEL AND NOT MP_OPTIMISATION_SET)
        foreach(lang IN ITEMS C CXX)
            set(CMAKE_${lang}_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "" FORCE)
            set(CMAKE_${lang}_FLAGS_MINSIZEREL "-Os -DNDEBUG" CACHE STRING "" FORCE)
            set(CMAKE_${lang}_FLAGS_DEBUG "-O1 -g" CACHE STRING "" FORCE)
        endforeach()
        set(MP_OPTIMISATION_SET ON CACHE INTERNAL "")
    endif()

    # No path of this machine gets into the firmware, so that it is the same wherever it is built. Of
    # two folders that fit, compilers take the one named last; linking may compile, too.
    set(mp_same_paths "-ffile-prefix-map=${MP_TOP}=." "-ffile-prefix-map=${MP_BINARY_DIR}=.")
    set(MP_COMPILE_OPTIONS -ffunction-sections -fdata-sections ${mp_same_paths})
    set(MP_LINK_OPTIONS -Wl,--gc-sections)
    if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
        list(APPEND MP_LINK_OPTIONS ${mp_same_paths})
    endif()
    if(MP_SANITIZE)
        set(mp_sanitize -fsanitize=address,undefined -fno-sanitize-recover=all)
        list(APPEND MP_COMPILE_OPTIONS ${mp_sanitize} -fno-omit-frame-pointer -DMICROPY_DEBUG_ALLOC_FAIL=1)
        list(APPEND MP_LINK_OPTIONS ${mp_sanitize})
        # The collector scans the stack, so locals have to live on the real one.
        if(CMAKE_C_COMPILER_ID MATCHES "Clang")
            list(APPEND MP_COMPILE_OPTIONS -fsanitize-address-use-after-return=never)
        endif()
    endif()

    _mp_use_compiler_cache()
    mp_make_linker_script()
    if(MP_LINKER_SCRIPT)
        list(APPEND MP_LINK_OPTIONS "-T${MP_LINKER_SCRIPT}")
    endif()
endmacro()

# With ccache as the launcher, what two builds share is compiled once, wherever their folders are and
# whatever their boards are called: ccache is told which paths to see as relative ones, unless the
# environment says so already, and MP_BOARD_HEADERS is a name for the board's folder that is the
# same in every build.
macro(_mp_use_compiler_cache)
    set(MP_BOARD_HEADERS "${MP_BOARD_DIR}")
    list(GET CMAKE_C_COMPILER_LAUNCHER -1 mp_launcher)
    if("${mp_launcher}" MATCHES "(^|/)ccache$")
        set(MP_BOARD_HEADERS "${MP_BINARY_DIR}/board")
        file(CREATE_LINK "${MP_BOARD_DIR}" "${MP_BOARD_HEADERS}" SYMBOLIC)
        # Debug information, from which sizes and stacks per source come, then sees relative paths too, from
        # where the compiler runs: Make runs it in the port's part of the build.
        cmake_path(RELATIVE_PATH MP_TOP BASE_DIRECTORY "${MP_BINARY_DIR}" OUTPUT_VARIABLE mp_up)
        list(APPEND MP_COMPILE_OPTIONS "-ffile-prefix-map=${mp_up}=." "-ffile-prefix-map=../${mp_up}=.")
        if("$ENV{CCACHE_BASEDIR}" STREQUAL "")
            set(mp_base "${MP_TOP}")
            cmake_path(IS_PREFIX mp_base "${MP_BINARY_DIR}" NORMALIZE mp_inside)
            while(NOT mp_inside)
                cmake_path(GET mp_base PARENT_PATH mp_base)
                cmake_path(IS_PREFIX mp_base "${MP_BINARY_DIR}" NORMALIZE mp_inside)
            endwhile()
            foreach(lang IN ITEMS C CXX)
                list(PREPEND CMAKE_${lang}_COMPILER_LAUNCHER
                    env "CCACHE_BASEDIR=${mp_base}" CCACHE_NOHASHDIR=1)
            endforeach()
        endif()
    endif()
endmacro()

# Write slipway.json, what ./slipway wants to know of this build, and for a preset's build link
# compile_commands.json at the top of the tree, where IDEs look for it.
function(mp_describe_build)
    foreach(fact IN ITEMS RUN FLASH DEBUG)
        mp_board_command(command ${fact})
        mp_json_list(${fact} ${command})
    endforeach()
    mp_json_text(title "${BOARD_TITLE}")
    file(CONFIGURE OUTPUT "${MP_BINARY_DIR}/slipway.json" @ONLY CONTENT [[
{
    "preset": "@MP_PRESET@",
    "board": "@MP_BOARD@",
    "title": @title@,
    "port": "@MP_PORT@",
    "elf": "@MP_BINARY_DIR@/firmware.elf",
    "cpu": "@BOARD_CPU@",
    "run": @RUN@,
    "flash": @FLASH@,
    "debug": @DEBUG@
}
]])
    if(MP_PRESET)
        execute_process(
            COMMAND "${CMAKE_COMMAND}" -E create_symlink
                "${CMAKE_BINARY_DIR}/compile_commands.json" "${MP_TOP}/compile_commands.json"
            ERROR_QUIET)
    endif()
endfunction()

# Set <out> to the board's command for RUN, FLASH or DEBUG as a list, with @ELF@, @BIN@, @HEX@ and
# @DFU@ replaced. A board that declares no RUN runs the firmware itself.
function(mp_board_command out fact)
    set(command ${BOARD_${fact}})
    if(fact STREQUAL "RUN" AND NOT command)
        set(command "@ELF@")
    endif()
    list(LENGTH command words)
    if(words EQUAL 1)
        separate_arguments(command UNIX_COMMAND "${command}")
    endif()
    foreach(kind IN ITEMS elf bin hex dfu)
        string(TOUPPER "${kind}" upper)
        list(TRANSFORM command REPLACE "@${upper}@" "${MP_BINARY_DIR}/firmware.${kind}")
    endforeach()
    set(${out} "${command}" PARENT_SCOPE)
endfunction()

# Set <out> to a text as JSON has it.
function(mp_json_text out text)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

# Set <out> to the rest of the arguments as a JSON list of strings.
function(mp_json_list out)
    set(items "")
    foreach(item IN LISTS ARGN)
        mp_json_text(item "${item}")
        list(APPEND items "${item}")
    endforeach()
    list(JOIN items ", " items)
    set(${out} "[${items}]" PARENT_SCOPE)
endfunction()

# Tests of the framework itself. For every preset: the presets are current. For host builds: where
# clang is installed, it builds the same firmware without a warning. Once: its behaviour seen from
# outside.
function(mp_add_framework_tests)
    add_test(NAME framework.presets COMMAND "${MP_PYTHON}" "${MP_TOP}/tools/presets.py" --check)
    set_tests_properties(framework.presets PROPERTIES LABELS port)

    if(MP_PRESET STREQUAL "host-minimal")
        add_test(NAME framework.behaviour
            COMMAND "${MP_PYTHON}" "${MP_TOP}/tools/checks/test_behaviour.py")
        set_tests_properties(framework.behaviour PROPERTIES LABELS port PROCESSORS 2)
    endif()

    find_program(MP_CLANG clang)
    if(MP_CLANG AND BOARD_TOOLCHAIN STREQUAL "gcc" AND CMAKE_C_COMPILER_ID STREQUAL "GNU"
            AND MP_PRESET AND NOT MP_SANITIZE)
        add_test(NAME framework.clang COMMAND "${CMAKE_CTEST_COMMAND}"
            --build-and-test "${MP_TOP}" "${MP_BINARY_DIR}/clang"
            --build-generator "${CMAKE_GENERATOR}" --build-noclean
            --build-options -DMP_TOOLCHAIN=clang "-DMP_BOARD=${MP_BOARD}" "-DMP_PORT=${MP_PORT}")
        set_tests_properties(framework.clang PROPERTIES LABELS port PROCESSORS 2)
    endif()
endfunction()
