# What is installed: both libraries, the headers, and the descriptions that find_package and pkg-config read.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(salus_installed salus_cpp)
if(TARGET salus)
  list(APPEND salus_installed salus)
  install(FILES capi/salus.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endif()
install(TARGETS ${salus_installed} EXPORT salus
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/salus DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(salus_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/salus)
install(EXPORT salus NAMESPACE salus:: FILE salus-targets.cmake DESTINATION ${salus_config_dir})
configure_package_config_file(cmake/salus-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/salus-config.cmake
  INSTALL_DESTINATION ${salus_config_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/salus-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/salus-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/salus-config-version.cmake
  DESTINATION ${salus_config_dir})

# The .pc files find the prefix from their own place, so that an installed tree may be moved.
set(salus_pc_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
  set(SALUS_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
  set(SALUS_PC_LIBDIR "${CMAKE_INSTALL_FULL_LIBDIR}")
  set(SALUS_PC_INCLUDEDIR "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
else()
  file(RELATIVE_PATH salus_pc_up "/${salus_pc_dir}" "/")
  string(REGEX REPLACE "/$" "" salus_pc_up "${salus_pc_up}")
  set(SALUS_PC_PREFIX "\${pcfiledir}/${salus_pc_up}")
  set(SALUS_PC_LIBDIR "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
  set(SALUS_PC_INCLUDEDIR "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
set(salus_pc_files salus-cpp)
if(TARGET salus)
  list(APPEND salus_pc_files salus)
endif()
foreach(name IN LISTS salus_pc_files)
  configure_file(cmake/${name}.pc.in ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc DESTINATION ${salus_pc_dir})
endforeach()
