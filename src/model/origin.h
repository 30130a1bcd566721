// Where cards come from that nobody wrote at a seat of their table, as Card::origin says it. Any other word is
// another table's name.
#pragma once

#include <string_view>

namespace model {

inline constexpr std::string_view kFromPhones = "phones";

}  // namespace model
