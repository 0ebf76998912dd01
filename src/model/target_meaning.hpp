// Whether two targets ask for the same.
#pragma once

#include "salus/model/target.hpp"

namespace salus::target {

// By quantity: 7/10万 says the same as 0.07‰. Words say the same where they are of one kind.
bool says_the_same(const Target& a, const Target& b);

}  // namespace salus::target
