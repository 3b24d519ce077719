# User modules: C and C++ modules from outside the tree, joined into the port's firmware.
# USER_C_MODULES lists folders or micropython.cmake files; each file makes an INTERFACE library and
# links it to `usermod`. docs/c-modules.md shows one.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# After mp_configure_build(): read the user modules. Sets MP_USER_SOURCES, the sources to scan and
# compile with the firmware, and makes the target usermod if there are any modules.
macro(mp_add_user_modules)
    set(MP_USER_SOURCES "")
    if(USER_C_MODULES)
        _mp_user_files(mp_user_files ${USER_C_MODULES})
        _mp_check_user_names(${mp_user_files})
        _mp_find_cxx()
        if(CMAKE_CXX_COMPILER)
            enable_language(CXX)
        endif()
        add_library(usermod INTERFACE)
        # Libraries that modules bring as sources have to be code for the board, too.
        get_directory_property(mp_saved_options COMPILE_OPTIONS)
        add_compile_options(${MP_COMPILE_OPTIONS} ${BOARD_COMPILE_OPTIONS})
        foreach(mp_user_file IN LISTS mp_user_files)
            _mp_usermod_parts(mp_parts_before)
            include("${mp_user_file}")
            _mp_usermod_parts(mp_parts)
            if(mp_parts STREQUAL mp_parts_before)
                mp_fail("${mp_user_file} adds nothing to usermod: end it with "
                    "target_link_libraries(usermod INTERFACE <the module's library>).")
            endif()
        endforeach()
        set_directory_properties(PROPERTIES COMPILE_OPTIONS "${mp_saved_options}")
        _mp_user_sources(MP_USER_SOURCES)
    endif()
endmacro()

# Set <out> to the micropython.cmake files that the arguments stand for.
function(_mp_user_files out)
    set(files "")
    foreach(entry IN LISTS ARGN)
        get_filename_component(entry "${entry}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")
        if(IS_DIRECTORY "${entry}")
            if(EXISTS "${entry}/micropython.cmake")
                set(found "${entry}/micropython.cmake")
            else()
                file(GLOB found CONFIGURE_DEPENDS "${entry}/*/micropython.cmake")
                list(SORT found)
            endif()
            if(NOT found)
                mp_fail("USER_C_MODULES names ${entry}, but neither it nor a folder in it has a "
                    "micropython.cmake: write one as docs/c-modules.md shows.")
            endif()
        elseif(EXISTS "${entry}")
            set(found "${entry}")
        else()
            mp_fail("USER_C_MODULES names ${entry}, which does not exist: correct the path; it is "
                "that of a module's folder or of its micropython.cmake.")
        endif()
        mp_check_path("A folder of USER_C_MODULES" "${entry}")
        list(APPEND files ${found})
    endforeach()
    list(REMOVE_DUPLICATES files)
    set(${out} "${files}" PARENT_SCOPE)
endfunction()

# Two modules of one name: CMake would tell of two targets, and only where the second is.
function(_mp_check_user_names)
    foreach(file IN LISTS ARGN)
        file(STRINGS "${file}" lines REGEX "^[ \t]*add_library\\([ \t]*usermod_[A-Za-z0-9_]+")
        list(TRANSFORM lines REPLACE "^[^(]*\\([ \t]*(usermod_[A-Za-z0-9_]+).*$" "\\1")
        list(REMOVE_DUPLICATES lines)
        foreach(library IN LISTS lines)
            if(DEFINED _file_${library})
                mp_fail("USER_C_MODULES: ${_file_${library}} and ${file} both make ${library}: give "
                    "one of the two modules another name, or leave it out.")
            endif()
            set(_file_${library} "${file}")
        endforeach()
    endforeach()
endfunction()

# The C++ compiler that belongs to the C compiler, unless the toolchain or the user has named one.
macro(_mp_find_cxx)
    if(NOT CMAKE_CXX_COMPILER AND "$ENV{CXX}" STREQUAL "")
        string(REGEX REPLACE "gcc([^/]*)$" "g++\\1" mp_cxx "${CMAKE_C_COMPILER}")
        string(REGEX REPLACE "clang([^/]*)$" "clang++\\1" mp_cxx "${mp_cxx}")
        string(REGEX REPLACE "/cc$" "/c++" mp_cxx "${mp_cxx}")
        if(NOT mp_cxx STREQUAL CMAKE_C_COMPILER)
            set(CMAKE_CXX_COMPILER "${mp_cxx}")
        endif()
    elseif(NOT CMAKE_CXX_COMPILER)
        set(CMAKE_CXX_COMPILER "$ENV{CXX}")
    endif()
    if(IS_ABSOLUTE "${CMAKE_CXX_COMPILER}" AND NOT EXISTS "${CMAKE_CXX_COMPILER}")
        set(mp_missing_cxx "${CMAKE_CXX_COMPILER}")
        set(CMAKE_CXX_COMPILER "")
    endif()
endmacro()

function(_mp_usermod_parts out)
    set(parts "")
    foreach(property IN ITEMS LINK_LIBRARIES SOURCES)
        get_target_property(some usermod INTERFACE_${property})
        list(APPEND parts ${some})
    endforeach()
    set(${out} "${parts}" PARENT_SCOPE)
endfunction()

# Set <out> to all that usermod is linked with, also by way of other libraries.
function(_mp_user_libraries out)
    set(to_see usermod)
    set(seen "")
    while(to_see)
        list(POP_FRONT to_see library)
        # What a library needs for itself alone.
        if(library MATCHES "^\\$<LINK_ONLY:(.*)>$")
            set(library "${CMAKE_MATCH_1}")
        endif()
        if(library IN_LIST seen)
            continue()
        endif()
        list(APPEND seen "${library}")
        if(TARGET "${library}")
            get_target_property(more "${library}" INTERFACE_LINK_LIBRARIES)
            if(more)
                list(APPEND to_see ${more})
            endif()
        elseif(library MATCHES "^usermod_")
            mp_fail("USER_C_MODULES: usermod is linked with '${library}', which no "
                "micropython.cmake makes: correct the name in add_library() or in "
                "target_link_libraries().")
        endif()
    endwhile()
    set(${out} "${seen}" PARENT_SCOPE)
endfunction()

# Set <out> to the sources of every INTERFACE library that usermod is linked with.
function(_mp_user_sources out)
    set(sources "")
    _mp_user_libraries(libraries)
    foreach(library IN LISTS libraries)
        if(NOT TARGET "${library}")
            continue()
        endif()
        get_target_property(more "${library}" INTERFACE_SOURCES)
        if(more)
            _mp_check_user_sources("${library}" ${more})
            list(APPEND sources ${more})
        endif()
    endforeach()
    list(REMOVE_DUPLICATES sources)
    set(${out} "${sources}" PARENT_SCOPE)
endfunction()

function(_mp_check_user_sources library)
    foreach(source IN LISTS ARGN)
        get_source_file_property(made "${source}" GENERATED)
        if(NOT source MATCHES "\\$<" AND NOT made AND NOT EXISTS "${source}")
            cmake_path(GET source FILENAME name)
            mp_fail("The user module ${library} lists ${source}, which does not exist: write its "
                "path as \${CMAKE_CURRENT_LIST_DIR}/${name}, or correct the name.")
        endif()
        if(source MATCHES "\\.(cc|cpp|cxx)$" AND NOT CMAKE_CXX_COMPILER)
            mp_fail("The user module ${library} has ${source}, but there is no C++ compiler "
                "${mp_missing_cxx}: install the one that belongs to ${CMAKE_C_COMPILER}.")
        endif()
    endforeach()
endfunction()

# Link the user modules to <target>. A bare board has nobody to unwind or to lock for C++ and nothing
# that would call destructors, and its compiler may have come without a C++ library. Its start-up code
# runs constructors.
function(mp_link_user_modules target)
    target_link_libraries(${target} PRIVATE usermod)
    if(NOT BOARD_CPU MATCHES "^host")
        set_target_properties(${target} PROPERTIES LINKER_LANGUAGE C)
        target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
            $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti> $<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics>
            $<$<COMPILE_LANGUAGE:CXX>:-fno-use-cxa-atexit>)
        target_compile_definitions(${target} PRIVATE SOC_CONSTRUCTORS=1)
    endif()
endfunction()
