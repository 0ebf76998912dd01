# How every target of this project is compiled.

# Sanitizers change the layout of objects, so they hold for the whole tree or not at all.
if(SALUS_SANITIZE)
  add_compile_options(-fsanitize=${SALUS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SALUS_SANITIZE})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(SALUS_BUILD_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "SALUS_BUILD_FUZZERS needs Clang (libFuzzer); the compiler is ${CMAKE_CXX_COMPILER_ID}")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The result of + − × ÷ √ and comparisons is the same bits everywhere: no contraction into fused operations, no fast-math
# (a vendoring project's own flags come first on the command line, so these win).
function(salus_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_17)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden
    C_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE -fno-fast-math -ffp-contract=off)
    # A vendoring project is not to read our warnings among its own.
    if(SALUS_TOP_LEVEL OR SALUS_WARNINGS_AS_ERRORS)
      target_compile_options(${target} PRIVATE -Wall -Wextra)
    endif()
    if(SALUS_WARNINGS_AS_ERRORS)
      target_compile_options(${target} PRIVATE -Werror)
      # What GCC guesses after inlining is wrong too often, and differently in each version, to stop a build.
      if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        foreach(guess array-bounds free-nonheap-object maybe-uninitialized restrict stringop-overflow stringop-overread)
          target_compile_options(${target} PRIVATE -Wno-error=${guess})
        endforeach()
      endif()
    endif()
  elseif(MSVC)
    target_compile_options(${target} PRIVATE /utf-8 /fp:precise /W4)
    if(SALUS_WARNINGS_AS_ERRORS)
      target_compile_options(${target} PRIVATE /WX)
    endif()
  endif()
endfunction()

# Boost's headers, for targets that may use them. As system headers they give no warnings. They stay private: nothing of
# Boost appears in a public header, so nothing of it reaches a user of the library.
function(salus_use_boost target)
  target_include_directories(${target} SYSTEM PRIVATE ${Boost_INCLUDE_DIRS})
  target_compile_definitions(${target} PRIVATE BOOST_ALL_NO_LIB)
endfunction()
