# SPDX-License-Identifier: GPL-3.0-or-later
# The flags under which libFuzzer looks at our code: it counts branches, and the sanitizers end the program at the first fault.
if(NOT TRUNKLINE_FUZZ)
  return()
endif()
set(fuzz_sanitizers -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all)
target_compile_options(trunkline_strict INTERFACE -fsanitize=fuzzer-no-link ${fuzz_sanitizers} -fno-omit-frame-pointer)
target_link_options(trunkline_strict INTERFACE ${fuzz_sanitizers})
if(TRUNKLINE_FUZZ_COVERAGE)
  target_compile_options(trunkline_strict INTERFACE -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(trunkline_strict INTERFACE -fprofile-instr-generate)
endif()
