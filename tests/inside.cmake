# Tests of what looks inside a firmware and at the sources: options, sizes, stack, link errors, flash,
# gdb, and the checks of `./slipway check`, of which clang-tidy takes one to two minutes.
# SPDX-License-Identifier: MIT

if(MP_PRESET STREQUAL "host")
    _mp_tool_test(port.options.page port 30 "${MP_TOP}/tools/options.py" --check)
    _mp_tool_test(port.options port 60 "${tools}/test_options.py" "${MP_BINARY_DIR}")
    _mp_tool_test(port.includes port 60 "${MP_TOP}/tools/checks/test_includes.py")
    _mp_tool_test(port.views port 60 "${tools}/test_views.py")
    _mp_tool_test(port.link port 60 "${tools}/test_link.py" "${MP_BINARY_DIR}")
    _mp_tool_test(port.flash port 30 "${tools}/test_flash.py")
    _mp_tool_test(port.picture port 30 "${tools}/test_picture.py" "${MP_BINARY_DIR}")
    # With the build that it needs.
    _mp_tool_test(port.editor port 300 "${tools}/test_editor.py" ${MP_PRESET})
    set_tests_properties(port.editor PROPERTIES PROCESSORS 2)
    foreach(name IN ITEMS format cppcheck tidy)
        _mp_tool_test(port.check.${name} port 900 "${MP_TOP}/tools/checks/check.py"
            --build "${MP_BINARY_DIR}" --skip-missing --only ${name})
        # ctest's word for what a machine without the tool cannot tell.
        set_tests_properties(port.check.${name} PROPERTIES SKIP_RETURN_CODE 77)
    endforeach()
    set_tests_properties(port.check.cppcheck port.check.tidy PROPERTIES PROCESSORS 2)
elseif(MP_PRESET STREQUAL "host-debug")
    _mp_tool_test(port.gdb port 30 "${tools}/test_gdb.py" "${elf}")
elseif(MP_PRESET MATCHES "^stm32f4disc(-minimal)?$")
    # With the build that it needs.
    _mp_tool_test(port.gdb port 150 "${tools}/test_gdb_board.py" ${MP_PRESET})
    set_tests_properties(port.gdb PROPERTIES SKIP_RETURN_CODE 77 PROCESSORS 2)
    _mp_tool_test(port.picture port 30 "${tools}/test_picture.py" "${MP_BINARY_DIR}")
    if(MP_PRESET STREQUAL "stm32f4disc")
        _mp_tool_test(port.editor port 150 "${tools}/test_editor.py" ${MP_PRESET})
        # Both bring the same build up to date.
        set_tests_properties(port.editor port.gdb PROPERTIES PROCESSORS 2 RESOURCE_LOCK debug)
    endif()
endif()

# Constructors of C++, on a board of each family of processors, with the build that they need.
if(MP_PRESET MATCHES "^(stm32f4disc|qemu_rv32)-minimal$")
    _mp_tool_test(port.constructors port 100 "${CMAKE_CURRENT_SOURCE_DIR}/port/test_constructors.py"
        "${MP_TOP}" ${MP_BOARD})
    set_tests_properties(port.constructors PROPERTIES SKIP_RETURN_CODE 77)
endif()
