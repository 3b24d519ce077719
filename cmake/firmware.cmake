# mp_firmware(<target> SOURCES <file>... [OPTIONS <option>...] [DEFINITIONS <definition>...]
#             [LIBRARIES <library>...])
#
# Builds <builddir>/<target>.elf from the core, the port's sources and the board. A source is looked
# for in the port's folder (the one whose CMakeLists.txt makes the call) and then at the top of the
# tree. Everything else - names, modules, root pointers, version, the board's start-up code and HAL,
# linker script, images to flash - follows from the board and from what the sources contain.
# The result is an ordinary CMake target: target_compile_definitions() and the like work on it.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

function(mp_firmware target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;OPTIONS;DEFINITIONS;LIBRARIES")
    if(arg_UNPARSED_ARGUMENTS)
        mp_fail("mp_firmware(${target}) in ${CMAKE_CURRENT_LIST_FILE} does not know "
            "'${arg_UNPARSED_ARGUMENTS}': put the files after SOURCES.")
    endif()

    include("${MP_TOP}/py/py.cmake")
    include("${MP_TOP}/extmod/extmod.cmake")
    _mp_port_sources(port_sources ${target} ${arg_SOURCES})
    _mp_board_sources(startup_sources STARTUP)
    _mp_board_sources(hal_sources HAL)

    set(sources ${MP_CORE_SOURCES} ${MP_EXTMOD_SOURCES} ${port_sources} ${startup_sources})
    list(REMOVE_DUPLICATES sources)
    set(user_sources "")
    if(TARGET usermod AND CMAKE_CURRENT_SOURCE_DIR STREQUAL MP_PORT_DIR)
        set(user_sources ${MP_USER_SOURCES})
    endif()
    if(hal_sources)
        list(REMOVE_ITEM hal_sources ${sources})
    endif()

    add_executable(${target} ${sources})
    set_target_properties(${target} PROPERTIES
        OUTPUT_NAME "${target}" SUFFIX .elf RUNTIME_OUTPUT_DIRECTORY "${MP_BINARY_DIR}"
        MP_GENERATED_DIR "${MP_BINARY_DIR}/gen/${target}")
    target_include_directories(${target} PRIVATE
        "${CMAKE_CURRENT_SOURCE_DIR}" "${MP_BOARD_HEADERS}" ${BOARD_SOC_DIRS} "${MP_TOP}"
        "${MP_BINARY_DIR}/gen/${target}")
    target_compile_definitions(${target} PRIVATE ${BOARD_DEFINITIONS} ${arg_DEFINITIONS})
    target_compile_options(${target} PRIVATE
        ${MP_COMPILE_OPTIONS} ${BOARD_COMPILE_OPTIONS} ${MP_WARNINGS} ${arg_OPTIONS})
    target_link_options(${target} PRIVATE
        ${MP_LINK_OPTIONS} ${BOARD_LINK_OPTIONS} "-Wl,-Map,${MP_BINARY_DIR}/${target}.map")
    if(MP_LINKER_SCRIPT)
        set_target_properties(${target} PROPERTIES LINK_DEPENDS "${MP_LINKER_SCRIPT}")
    endif()
    # What the linker refuses is explained: missing functions of the HAL, memories that are full.
    set(launcher "${MP_PYTHON}" "${MP_TOP}/tools/link.py" --top "${MP_TOP}"
        --board "${MP_BOARD}" --port "${MP_PORT}" --)
    set_target_properties(${target} PROPERTIES
        C_LINKER_LAUNCHER "${launcher}" CXX_LINKER_LAUNCHER "${launcher}")

    if(TARGET usermod AND CMAKE_CURRENT_SOURCE_DIR STREQUAL MP_PORT_DIR)
        mp_link_user_modules(${target})
    endif()
    if(hal_sources)
        _mp_add_hal(${target} ${hal_sources})
        target_link_libraries(${target} PRIVATE ${target}_hal)
    endif()
    target_link_libraries(${target} PRIVATE ${arg_LIBRARIES} ${BOARD_LIBS} m)

    _mp_source_options(${target} ${sources} ${hal_sources} ${user_sources})
    _mp_generate(${target} ${sources} ${hal_sources} ${user_sources})
    if(NOT BOARD_CPU MATCHES "^host")
        _mp_images(${target})
    endif()

    if(CMAKE_CURRENT_SOURCE_DIR STREQUAL MP_PORT_DIR)
        mp_board_command(run RUN)
        set(MP_FIRMWARE ${target} CACHE INTERNAL "The port's firmware target")
        set(MP_BOARD_RUN "${run}" CACHE INTERNAL "The command that runs the port's firmware")
    endif()
endfunction()

# Set <out> to the absolute paths of a port's sources.
function(_mp_port_sources out target)
    set(found "")
    foreach(source IN LISTS ARGN)
        if(IS_ABSOLUTE "${source}" AND EXISTS "${source}")
            list(APPEND found "${source}")
        elseif(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
            list(APPEND found "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
        elseif(EXISTS "${MP_TOP}/${source}")
            list(APPEND found "${MP_TOP}/${source}")
        else()
            mp_fail("mp_firmware(${target}) in ${CMAKE_CURRENT_LIST_FILE} lists '${source}', which "
                "is neither in the port's folder nor at the top of the tree: write the file or "
                "correct the name.")
        endif()
    endforeach()
    set(${out} "${found}" PARENT_SCOPE)
endfunction()

# Set <out> to the absolute paths of BOARD_<kind>_SOURCES.
function(_mp_board_sources out kind)
    set(found "")
    foreach(source IN LISTS BOARD_${kind}_SOURCES)
        mp_find_source(path "${source}" ${BOARD_SOC_DIRS})
        if(NOT path)
            mp_fail("The board ${MP_BOARD_DIR} lists '${source}' in BOARD_${kind}_SOURCES, which "
                "is neither in its folder, its SoC's, nor at the top of the tree: write the file "
                "or correct the name.")
        endif()
        list(APPEND found "${path}")
    endforeach()
    set(${out} "${found}" PARENT_SCOPE)
endfunction()

# The board's HAL is an archive of weak definitions: the linker takes from it what the port lacks,
# function by function, and what the port defines itself wins. Interrupt handlers stay strong: they
# replace the weak defaults of the start-up code's vector table.
function(_mp_add_hal target)
    add_library(${target}_hal STATIC ${ARGN})
    set_target_properties(${target}_hal PROPERTIES
        ARCHIVE_OUTPUT_DIRECTORY "${MP_BINARY_DIR}/gen/${target}" OUTPUT_NAME hal
        MP_GENERATED_DIR "${MP_BINARY_DIR}/gen/${target}")
    target_include_directories(${target}_hal PRIVATE
        $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
    target_compile_definitions(${target}_hal PRIVATE
        $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>)
    if(TARGET usermod)
        target_compile_definitions(${target}_hal PRIVATE
            $<TARGET_PROPERTY:usermod,INTERFACE_COMPILE_DEFINITIONS>)
    endif()
    target_compile_options(${target}_hal PRIVATE
        $<TARGET_PROPERTY:${target},COMPILE_OPTIONS>)
    add_custom_command(TARGET ${target}_hal POST_BUILD VERBATIM
        COMMAND "${MP_PYTHON}" "${MP_TOP}/tools/weaken.py" "$<TARGET_FILE:${target}_hal>")
endfunction()

# A source's name below gen/<target>/genhdr/qstr/: the tree's own layout, the port's and the
# board's files each under a folder of their own.
function(_mp_source_name out source)
    foreach(place IN ITEMS "|${MP_TOP}" "port/|${CMAKE_CURRENT_SOURCE_DIR}"
            "board/|${MP_BOARD_DIR}")
        string(REPLACE "|" ";" place "${place}")
        list(GET place 0 prefix)
        list(GET place 1 dir)
        cmake_path(IS_PREFIX dir "${source}" NORMALIZE inside)
        if(inside)
            cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${dir}")
            set(${out} "${prefix}${source}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    set(${out} "outside${source}" PARENT_SCOPE)
endfunction()

# Per source: the header with the ids of its names, the seed of the names that the compiler makes up,
# without which no two builds are the same, and for the tree's own files -Werror. A port outside the
# tree gets its warnings shown, never refused, also those of its config headers, which the tree's
# files include.
function(_mp_source_options target)
    foreach(source IN LISTS ARGN)
        if(NOT source MATCHES "\\.(c|cc|cpp|cxx)$")
            continue()
        endif()
        get_source_file_property(done "${source}" MP_OPTIONS_SET)
        if(done)
            continue()
        endif()
        _mp_source_name(name "${source}")
        # Not with the name's ending: distcc would take the option for the source.
        string(REPLACE "." "-" seed "${name}")
        set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_OPTIONS
            -include "$<TARGET_PROPERTY:MP_GENERATED_DIR>/genhdr/qstr/${name}.h"
            "-frandom-seed=${seed}")
        set_property(SOURCE "${source}" PROPERTY MP_OPTIONS_SET ON)
        cmake_path(IS_PREFIX MP_TOP "${source}" NORMALIZE in_tree)
        cmake_path(IS_PREFIX MP_TOP "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE port_in_tree)
        if(in_tree AND port_in_tree AND PROJECT_IS_TOP_LEVEL)
            set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_OPTIONS -Werror)
        endif()
    endforeach()
endfunction()

# The step between configuring and compiling: py/gen/generate.py makes genhdr/ from the sources.
function(_mp_generate target)
    set(dir "${MP_BINARY_DIR}/gen/${target}")
    set(headers "")
    foreach(name IN ITEMS moduledefs.h root_pointers.h qstrdefs.generated.h qstrcount.h errorpairs.h
            mpversion.h)
        list(APPEND headers "${dir}/genhdr/${name}")
    endforeach()
    foreach(source IN LISTS ARGN)
        if(source MATCHES "\\.(c|cc|cpp|cxx)$")
            _mp_source_name(name "${source}")
            list(APPEND headers "${dir}/genhdr/qstr/${name}.h")
        endif()
    endforeach()
    file(GLOB generators "${MP_TOP}/py/gen/*.py" "${MP_TOP}/py/gen/*.txt")
    set(compilers --compiler "${CMAKE_C_COMPILER}")
    if(CMAKE_CXX_COMPILER)
        list(APPEND compilers --compiler "${CMAKE_CXX_COMPILER}")
    endif()
    add_custom_command(
        OUTPUT "${dir}/generated.stamp" BYPRODUCTS ${headers}
        COMMAND "${MP_PYTHON}" "${MP_TOP}/py/gen/generate.py"
            --commands "${CMAKE_BINARY_DIR}/compile_commands.json" --out "${dir}" --top "${MP_TOP}"
            --stamp "${dir}/generated.stamp" --depfile "${dir}/generated.d" ${compilers}
        DEPFILE "${dir}/generated.d"
        DEPENDS ${generators} "${CMAKE_BINARY_DIR}/compile_commands.json"
        COMMENT "Collecting names of ${target}" VERBATIM)
    add_custom_target(${target}_generated DEPENDS "${dir}/generated.stamp")
    add_dependencies(${target} ${target}_generated)
    if(TARGET ${target}_hal)
        add_dependencies(${target}_hal ${target}_generated)
    endif()
endfunction()

# Images to flash: .bin, .hex and .dfu beside the .elf.
function(_mp_images target)
    set(base "${MP_BINARY_DIR}/${target}")
    set(dfu "")
    if(DEFINED BOARD_MEMORY_FLASH_ORIGIN)
        set(dfu COMMAND "${MP_PYTHON}" "${MP_TOP}/tools/dfu.py"
            --address ${BOARD_MEMORY_FLASH_ORIGIN} "${base}.bin" "${base}.dfu")
    endif()
    add_custom_command(TARGET ${target} POST_BUILD VERBATIM
        COMMAND "${CMAKE_OBJCOPY}" -O binary "${base}.elf" "${base}.bin"
        COMMAND "${CMAKE_OBJCOPY}" -O ihex "${base}.elf" "${base}.hex"
        ${dfu}
        BYPRODUCTS "${base}.bin" "${base}.hex" "${base}.dfu")
endfunction()
