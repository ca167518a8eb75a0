# SPDX-License-Identifier: GPL-3.0-or-later
# What makes it hard to turn a bug into an attack, for every target of the optimised builds. Not under sanitizers, which
# find more without it, and not at -O0, where FORTIFY has nothing to work with. tests/checks/hardened.py looks at what came of it.
include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)

set(TRUNKLINE_HARDENED OFF)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT TRUNKLINE_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo|MinSizeRel)$")
  set(TRUNKLINE_HARDENED ON)
endif()
set(TRUNKLINE_HARDENED ${TRUNKLINE_HARDENED} PARENT_SCOPE)
if(NOT TRUNKLINE_HARDENED)
  return()
endif()

# Position independence is Qt's wish anyway (-fPIC); here it becomes a program that can be loaded anywhere.
target_compile_options(trunkline_strict INTERFACE -fPIC -fstack-protector-strong)
target_link_options(trunkline_strict INTERFACE
  $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>
  LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)

# Not every architecture has these: control-flow enforcement is x86's. The mark that a whole program conforms is left to
# the linker, since only the C library's start files know about themselves.
foreach(flag -fcf-protection=full -fstack-clash-protection)
  string(MAKE_C_IDENTIFIER "TRUNKLINE_HAS${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    target_compile_options(trunkline_strict INTERFACE ${flag})
  endif()
endforeach()

# Level 3 also checks buffers whose size is known at run time only. What a distribution defines by itself gives way.
set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3")
check_cxx_source_compiles("#include <cstdlib>\nint main() { void *p = std::malloc(1); return __builtin_dynamic_object_size(p, 0) == 0; }"
  TRUNKLINE_HAS_FORTIFY_3)
unset(CMAKE_REQUIRED_FLAGS)
target_compile_options(trunkline_strict INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$<IF:$<BOOL:${TRUNKLINE_HAS_FORTIFY_3}>,3,2>)
