# SPDX-License-Identifier: GPL-3.0-or-later
# Qt's headers are most of what a compiler reads here, so they are read once for all targets instead of once a file: halves
# the time of a build. Off for clang-tidy and the fuzzer, where every file has to get along with its own includes.
include(CheckLinkerFlag)

# One set without and one with windows: what is read once must have been read under the same Qt modules.
set(coreheaders
  <QAbstractTableModel> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QLocale> <QObject> <QPointer>
  <QSet> <QString> <QStringList> <QTimer> <QUrl>
  <algorithm> <functional> <memory> <optional>)
set(windowheaders ${coreheaders}
  <QComboBox> <QDialog> <QLabel> <QLineEdit> <QPushButton> <QTableView> <QVBoxLayout>)

# trunkline_headers(NAME LIBS libraries... HEADERS headers...): makes a set that targets can share
function(trunkline_headers name)
  if(NOT TRUNKLINE_PRECOMPILE)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "LIBS;HEADERS" ${ARGN})
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
  target_link_libraries(${name} PRIVATE trunkline_strict ${arg_LIBS})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

# trunkline_precompiled(SET targets...)
function(trunkline_precompiled set)
  if(NOT TRUNKLINE_PRECOMPILE)
    return()
  endif()
  foreach(target ${ARGN})
    target_precompile_headers(${target} REUSE_FROM ${set})
  endforeach()
endfunction()

trunkline_headers(trunkline_coreheaders LIBS Qt6::Core HEADERS ${coreheaders})
trunkline_headers(trunkline_windowheaders LIBS Qt6::Widgets HEADERS ${windowheaders})
set(TRUNKLINE_CORE_HEADERS ${coreheaders} PARENT_SCOPE)
set(TRUNKLINE_WINDOW_HEADERS ${windowheaders} PARENT_SCOPE)

# A build links some 180 programs.
check_linker_flag(CXX -fuse-ld=lld TRUNKLINE_HAS_LLD)
if(TRUNKLINE_HAS_LLD)
  target_link_options(trunkline_strict INTERFACE -fuse-ld=lld)
endif()
