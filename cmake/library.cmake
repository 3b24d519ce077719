# mp_library(<target> SOURCES <file>... PUBLIC_HEADERS <folder> EXPORT <name>)
#
# Builds the core and the port's sources as a static library for applications of the host, instead
# of a firmware. The application sees it as Slipway::<name>: with Slipway as a subproject at once, else
# by find_package(Slipway) after `cmake --install`. MP_CONFIG_DIR is a folder with an mpconfigport.h
# to use instead of the port's.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

function(mp_library target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PUBLIC_HEADERS;EXPORT" "SOURCES")
    if(NOT BOARD_CPU MATCHES "^host")
        mp_fail("The port ${MP_PORT} is a library for applications of the host, and the board is "
            "${MP_BOARD}: choose MP_BOARD=host, or a port that is a firmware.")
    endif()
    if(MP_CONFIG_DIR)
        get_filename_component(MP_CONFIG_DIR "${MP_CONFIG_DIR}" ABSOLUTE
            BASE_DIR "${CMAKE_SOURCE_DIR}")
    endif()
    if(MP_CONFIG_DIR AND NOT EXISTS "${MP_CONFIG_DIR}/mpconfigport.h")
        mp_fail("MP_CONFIG_DIR is ${MP_CONFIG_DIR}, which has no mpconfigport.h: write one as "
            "docs/c-modules.md shows, or leave MP_CONFIG_DIR empty.")
    endif()
    include("${MP_TOP}/py/py.cmake")
    include("${MP_TOP}/extmod/extmod.cmake")
    _mp_port_sources(port_sources ${target} ${arg_SOURCES})
    set(sources ${MP_CORE_SOURCES} ${MP_EXTMOD_SOURCES} ${port_sources})
    set(generated "${MP_BINARY_DIR}/gen/${target}")

    add_library(${target} STATIC ${sources})
    add_library(Slipway::${arg_EXPORT} ALIAS ${target})
    set_target_properties(${target} PROPERTIES
        EXPORT_NAME "${arg_EXPORT}" ARCHIVE_OUTPUT_DIRECTORY "${MP_BINARY_DIR}"
        EXPORT_COMPILE_COMMANDS ON POSITION_INDEPENDENT_CODE ON MP_GENERATED_DIR "${generated}")
    set(config_dirs "${CMAKE_CURRENT_SOURCE_DIR}" "${MP_BOARD_DIR}")
    if(MP_CONFIG_DIR)
        list(PREPEND config_dirs "${MP_CONFIG_DIR}")
    endif()
    set(build_dirs "${CMAKE_CURRENT_SOURCE_DIR}/${arg_PUBLIC_HEADERS}" ${config_dirs} "${MP_TOP}"
        "${generated}")
    target_include_directories(${target} PUBLIC
        "$<BUILD_INTERFACE:${build_dirs}>" "$<INSTALL_INTERFACE:include/slipway>")
    target_compile_definitions(${target} PUBLIC ${BOARD_DEFINITIONS})
    # Applications are position-independent as a rule, and link what the board would not.
    set(options ${MP_COMPILE_OPTIONS} ${BOARD_COMPILE_OPTIONS} ${MP_WARNINGS})
    list(REMOVE_ITEM options -fno-pie)
    target_compile_options(${target} PRIVATE ${options})
    if(MP_SANITIZE)
        target_link_options(${target} INTERFACE -fsanitize=address,undefined)
    endif()
    target_link_libraries(${target} PRIVATE m)
    if(TARGET usermod)
        target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:usermod>)
        _mp_adopt_libraries(${target})
    endif()
    _mp_source_options(${target} ${sources} ${MP_USER_SOURCES})
    _mp_generate(${target} ${sources} ${MP_USER_SOURCES})
    if(PROJECT_IS_TOP_LEVEL)
        _mp_install_library(${target} "${arg_PUBLIC_HEADERS}" ${config_dirs})
    endif()
endfunction()

# What user modules are linked with comes along when <target> is installed: the objects of libraries made
# from sources become <target>'s own, libraries that are files are named to the application. Imported
# targets are what the application finds by itself.
function(_mp_adopt_libraries target)
    _mp_user_libraries(libraries)
    foreach(library IN LISTS libraries)
        if(NOT TARGET "${library}")
            target_link_libraries(${target} INTERFACE "$<INSTALL_INTERFACE:${library}>")
            continue()
        endif()
        get_target_property(type "${library}" TYPE)
        get_target_property(imported "${library}" IMPORTED)
        if(type MATCHES "^(STATIC|OBJECT)_LIBRARY$" AND NOT imported)
            get_target_property(options "${library}" COMPILE_OPTIONS)
            list(REMOVE_ITEM options -fno-pie)
            set_target_properties("${library}" PROPERTIES
                COMPILE_OPTIONS "${options}" POSITION_INDEPENDENT_CODE ON)
            target_sources(${target} PRIVATE $<TARGET_OBJECTS:${library}>)
        endif()
    endforeach()
endfunction()

# The library, its own header, the C API's headers, and those that say how it was configured.
function(_mp_install_library target public_headers)
    include(GNUInstallDirs)
    include(CMakePackageConfigHelpers)
    set(headers include/slipway)
    set(package "${CMAKE_INSTALL_LIBDIR}/cmake/Slipway")
    install(TARGETS ${target} EXPORT Slipway ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
    install(DIRECTORY "${public_headers}/" DESTINATION ${headers} FILES_MATCHING PATTERN "*.h")
    install(DIRECTORY "${MP_TOP}/py" "${MP_TOP}/shared" DESTINATION ${headers}
        FILES_MATCHING PATTERN "*.h" PATTERN "gen" EXCLUDE)
    install(FILES "${MP_BINARY_DIR}/gen/${target}/genhdr/root_pointers.h"
        DESTINATION ${headers}/genhdr)
    foreach(name IN ITEMS mpconfigport.h mpconfigboard.h mphalport.h)
        find_file(header "${name}" PATHS ${ARGN} NO_DEFAULT_PATH NO_CACHE REQUIRED)
        install(FILES "${header}" DESTINATION ${headers})
        unset(header)
    endforeach()
    # An application's mpconfigport.h may include the default one by this path.
    install(FILES "${CMAKE_CURRENT_SOURCE_DIR}/mpconfigport.h"
        DESTINATION ${headers}/ports/${MP_PORT})
    install(EXPORT Slipway NAMESPACE Slipway:: FILE SlipwayConfig.cmake DESTINATION "${package}")
    write_basic_package_version_file("${MP_BINARY_DIR}/SlipwayConfigVersion.cmake"
        VERSION "${Slipway_VERSION}" COMPATIBILITY SameMinorVersion)
    install(FILES "${MP_BINARY_DIR}/SlipwayConfigVersion.cmake" DESTINATION "${package}")
endfunction()
