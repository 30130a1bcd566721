// The order in which people count names: group 2 before group 10, 一班 before 二班, whatever the width of
// digits and letters. Kanji numerals up to the thousands count as numbers.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// Names stand in the order of these, byte by byte. What is no UTF-8 stands in the order of its bytes.
std::string name_order_key(std::string_view utf8);

}  // namespace text
