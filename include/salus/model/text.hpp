// A text in Chinese and in English.
#pragma once

#include <string>

namespace salus {

struct Text {
  std::string zh;
  std::string en;  // may be empty
};

}  // namespace salus
