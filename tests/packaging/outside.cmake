# Builds and runs a small project outside this tree, as its author would. Variables come from CMakeLists.txt beside it.
#
#   MODE=install       installs the build tree into PREFIX
#   MODE=find_package  builds SOURCE against PREFIX by find_package(salus)
#   MODE=pkg_config    compiles the main file of SOURCE by pkg-config's flags
#   MODE=vendored      builds SOURCE, which takes Salus by add_subdirectory
cmake_minimum_required(VERSION 3.16)

function(run)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "OUTPUT" "COMMAND")
  execute_process(COMMAND ${arg_COMMAND} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    string(REPLACE ";" " " command "${arg_COMMAND}")
    message(FATAL_ERROR "${command}\nfailed (${status}):\n${output}")
  endif()
  if(arg_OUTPUT)
    set(${arg_OUTPUT} "${output}" PARENT_SCOPE)
  endif()
endfunction()

# Each program computes the rate of the worked example: 11 deaths among 2886 births.
function(expect_good_output output)
  if(NOT output MATCHES "3\\.81‰")
    message(FATAL_ERROR "The program ran but did not print what it should:\n${output}")
  endif()
endfunction()

set(configure
  -G ${GENERATOR}
  -DCMAKE_BUILD_TYPE=${BUILD_TYPE}
  -DCMAKE_C_COMPILER=${C_COMPILER}
  -DCMAKE_CXX_COMPILER=${CXX_COMPILER}
  -DCMAKE_C_COMPILER_LAUNCHER=${LAUNCHER}
  -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER})

if(MODE STREQUAL "install")
  file(REMOVE_RECURSE ${PREFIX})
  run(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX})
  # A path of the build or source tree in an installed description would break on any other machine.
  file(GLOB_RECURSE descriptions ${PREFIX}/*.cmake ${PREFIX}/*.pc)
  foreach(description IN LISTS descriptions)
    file(READ ${description} text)
    foreach(path IN ITEMS ${SALUS_SOURCE}/include ${SALUS_SOURCE}/src ${SALUS_SOURCE}/capi ${BUILD} /usr/include)
      string(FIND "${text}" "${path}" found)
      if(NOT found EQUAL -1)
        message(FATAL_ERROR "${description} mentions ${path}")
      endif()
    endforeach()
  endforeach()
  file(GLOB_RECURSE headers RELATIVE ${PREFIX}/include ${PREFIX}/include/*.h ${PREFIX}/include/*.hpp)
  list(FILTER headers EXCLUDE REGEX "^salus/|^salus\\.h$")
  if(headers)
    message(FATAL_ERROR "Headers where they do not belong: ${headers}")
  endif()

elseif(MODE STREQUAL "find_package")
  file(REMOVE_RECURSE ${WORK})
  run(COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK} ${configure} -DCMAKE_PREFIX_PATH=${PREFIX})
  run(COMMAND ${CMAKE_COMMAND} --build ${WORK})
  run(COMMAND ${WORK}/example OUTPUT output)
  expect_good_output("${output}")

elseif(MODE STREQUAL "pkg_config")
  file(REMOVE_RECURSE ${WORK})
  file(MAKE_DIRECTORY ${WORK})
  file(GLOB_RECURSE pc ${PREFIX}/*/pkgconfig/salus-cpp.pc)
  get_filename_component(pc_directory "${pc}" DIRECTORY)
  set(ENV{PKG_CONFIG_PATH} ${pc_directory})
  if(EXISTS ${SOURCE}/main.c)
    set(package salus)
    set(compile ${C_COMPILER} -std=c99 -Wall -Wextra -Wpedantic -Werror ${SOURCE}/main.c)
  else()
    set(package salus-cpp)
    set(compile ${CXX_COMPILER} -std=c++17 -Wall -Wextra -Werror ${SOURCE}/main.cpp)
  endif()
  run(COMMAND pkg-config --modversion ${package} OUTPUT modversion)
  string(STRIP "${modversion}" modversion)
  if(NOT modversion STREQUAL VERSION)
    message(FATAL_ERROR "pkg-config says ${modversion}; the project is ${VERSION}")
  endif()
  run(COMMAND pkg-config --cflags --libs ${package} OUTPUT flags)
  separate_arguments(flags UNIX_COMMAND "${flags}")
  run(COMMAND ${compile} -o ${WORK}/example ${flags})
  get_filename_component(library_directory "${pc_directory}" DIRECTORY)
  set(ENV{LD_LIBRARY_PATH} ${library_directory})
  run(COMMAND ${WORK}/example OUTPUT output)
  expect_good_output("${output}")

elseif(MODE STREQUAL "vendored")
  file(REMOVE_RECURSE ${WORK})
  run(COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK} ${configure} -DSALUS_SOURCE=${SALUS_SOURCE}
    -DSALUS_WARNINGS_AS_ERRORS=${WARNINGS_AS_ERRORS})
  file(STRINGS ${WORK}/CMakeCache.txt gtest REGEX "^(GTest|benchmark)_DIR")
  if(gtest)
    message(FATAL_ERROR "A vendored Salus looks for what only its own tests need: ${gtest}")
  endif()
  run(COMMAND ${CMAKE_COMMAND} --build ${WORK} --parallel 2)
  file(GLOB programs ${WORK}/example_*)
  if(NOT programs)
    message(FATAL_ERROR "The vendored project built no program")
  endif()
  foreach(program IN LISTS programs)
    run(COMMAND ${program} OUTPUT output)
    expect_good_output("${output}")
  endforeach()

else()
  message(FATAL_ERROR "unknown MODE '${MODE}'")
endif()
