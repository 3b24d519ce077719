# Memory: checks the regions that a board declares ("FLASH rx 0x08000000 1024K", with "optional"
# where an emulator may lack it) and makes the linker script from the board's template.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# Bytes of a size like 0x400, 64K or 1M.
function(_mp_bytes out text where)
    if(NOT text MATCHES "^(0[xX][0-9a-fA-F]+|[0-9]+)([KkMm]?)$")
        mp_fail("${where}: '${text}' is no number of bytes; write it as 65536, 0x10000 or 64K.")
    endif()
    set(number "${CMAKE_MATCH_1}")
    string(TOUPPER "${CMAKE_MATCH_2}" unit)
    # What math() cannot hold is far past any memory.
    string(LENGTH "${number}" digits)
    if(digits GREATER 12)
        mp_fail("${where}: '${text}' is past the 32-bit address space; correct it.")
    endif()
    set(factor_ 1)
    set(factor_K 1024)
    set(factor_M 1048576)
    math(EXPR bytes "${number} * ${factor_${unit}}")
    set(${out} ${bytes} PARENT_SCOPE)
endfunction()

# Set in the caller, per region: BOARD_MEMORY_<NAME>_ORIGIN, _LENGTH (bytes), _ATTRIBUTES and
# _OPTIONAL (0 or 1); and MP_MEMORY, the lines for the linker script's MEMORY command.
function(mp_check_memory)
    set(where "${MP_BOARD_DIR}/board.cmake")
    set(lines "")
    set(names "")
    foreach(region IN LISTS BOARD_MEMORY)
        _mp_read_region("${region}" "${where}")
        if(name IN_LIST names)
            mp_fail("${where}: two memory regions are named ${name}; give one another name, or "
                "drop it.")
        endif()
        math(EXPR end "${origin} + ${length}")
        if(length EQUAL 0 OR end GREATER 4294967296)
            mp_fail("${where}: the memory region ${name} is empty or reaches past the 32-bit "
                "address space; correct its origin or length.")
        endif()
        foreach(other IN LISTS names)
            if(origin LESS _end_${other} AND _origin_${other} LESS end)
                mp_fail("${where}: the memory regions ${other} and ${name} overlap; correct one "
                    "origin or length.")
            endif()
        endforeach()
        list(APPEND names ${name})
        set(_origin_${name} ${origin})
        set(_end_${name} ${end})
        set(_length_${name} ${length})
        string(APPEND lines
            "    ${name} (${attributes}) : ORIGIN = ${origin_text}, LENGTH = ${length_text}\n")
        set(BOARD_MEMORY_${name}_ORIGIN ${origin_text} PARENT_SCOPE)
        set(BOARD_MEMORY_${name}_LENGTH ${length} PARENT_SCOPE)
        set(BOARD_MEMORY_${name}_ATTRIBUTES ${attributes} PARENT_SCOPE)
        set(BOARD_MEMORY_${name}_OPTIONAL ${optional} PARENT_SCOPE)
    endforeach()
    if(MP_CPU_${BOARD_CPU}_FAMILY)
        _mp_check_bare("${where}")
    endif()
    set(MP_MEMORY "${lines}" PARENT_SCOPE)
endfunction()

# Take a region's text apart into name, attributes, origin, origin_text, length, length_text and
# optional.
macro(_mp_read_region region where)
    separate_arguments(words UNIX_COMMAND "${region}")
    list(LENGTH words count)
    if(count LESS 4 OR count GREATER 5)
        mp_fail("${where}: the memory region '${region}' must read 'NAME rwx ORIGIN LENGTH', "
            "with 'optional' after it where that memory may be absent.")
    endif()
    list(GET words 0 name)
    list(GET words 1 attributes)
    list(GET words 2 origin_text)
    list(GET words 3 length_text)
    if(NOT name MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
        mp_fail("${where}: '${name}' cannot be the name of a memory region; use letters, digits "
            "and _.")
    endif()
    if(NOT attributes MATCHES "^[rwx]+$")
        mp_fail("${where}: the memory region ${name} says '${attributes}' where rx, rw or rwx "
            "has to stand.")
    endif()
    set(optional 0)
    if(count EQUAL 5)
        list(GET words 4 word)
        if(NOT word STREQUAL "optional")
            mp_fail("${where}: the memory region '${region}' ends in '${word}'; only "
                "'optional' may stand there.")
        endif()
        set(optional 1)
    endif()
    _mp_bytes(origin "${origin_text}" "${where}: memory region ${name}")
    _mp_bytes(length "${length_text}" "${where}: memory region ${name}")
endmacro()

# What a board that is no computer cannot do without.
function(_mp_check_bare where)
    if(NOT BOARD_SOC)
        mp_fail("${where} does not say BOARD_SOC, from which the start-up code comes: add "
            "set(BOARD_SOC ...) with a folder of ${MP_TOP}/boards/soc, or begin one with "
            "./slipway new soc.")
    endif()
    foreach(name IN ITEMS FLASH RAM)
        if(NOT DEFINED _length_${name})
            mp_fail("${where} lists no ${name} in BOARD_MEMORY: add it, as in "
                "\"FLASH rx 0x08000000 512K\" \"RAM rwx 0x20000000 64K\".")
        endif()
    endforeach()
    _mp_bytes(stack "${BOARD_STACK}" "${where}: BOARD_STACK")
    if(stack EQUAL 0 OR NOT stack LESS _length_RAM)
        mp_fail("${where}: the stack of ${stack} bytes (BOARD_STACK; 16K if it does not say) is "
            "nothing or leaves nothing of the ${_length_RAM} bytes of RAM; correct one of them.")
    endif()
endfunction()

# Make the linker script and set MP_LINKER_SCRIPT to it; to nothing for a board that has none.
macro(mp_make_linker_script)
    set(MP_LINKER_SCRIPT "")
    if(BOARD_LINKER_SCRIPT)
        mp_find_source(mp_template "${BOARD_LINKER_SCRIPT}" ${BOARD_SOC_DIRS})
        if(NOT mp_template)
            mp_fail("${MP_BOARD_DIR}/board.cmake names the linker script '${BOARD_LINKER_SCRIPT}', "
                "which does not exist; correct BOARD_LINKER_SCRIPT.")
        endif()
        set(MP_LINKER_SCRIPT "${MP_BINARY_DIR}/firmware.ld")
        configure_file("${mp_template}" "${MP_LINKER_SCRIPT}" @ONLY)
    endif()
endmacro()

# Set <out> to the absolute path of <file>, looked for in the board's folder, the folders given, and
# the top of the tree; to nothing if it is nowhere.
function(mp_find_source out file)
    set(found "")
    foreach(dir IN LISTS MP_BOARD_DIR ARGN MP_TOP)
        if(IS_ABSOLUTE "${file}")
            set(candidate "${file}")
        else()
            set(candidate "${dir}/${file}")
        endif()
        if(EXISTS "${candidate}" AND NOT found)
            get_filename_component(found "${candidate}" ABSOLUTE)
        endif()
    endforeach()
    set(${out} "${found}" PARENT_SCOPE)
endfunction()
