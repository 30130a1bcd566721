#include "text/name_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace {

/// Mixed up, they come into this order again.
void check_order(const std::vector<std::string>& wanted) {
  std::vector<std::string> names = wanted;
  std::mt19937 random(7);
  for (int n = 0; n < 20; ++n) {
    std::ranges::shuffle(names, random);
    std::ranges::sort(names, {},
                      [](const std::string& name) { return text::name_order_key(name); });
    CHECK(names == wanted);
  }
}

}  // namespace

TEST_CASE("name order: numbers count, not their digits") {
  check_order({"group-1", "group-2", "group-10", "group-100"});
  check_order({"1班", "2班", "９班", "10班", "１１班"});
  check_order({"room 007", "room 8", "room 9b", "room 10a"});
}

TEST_CASE("name order: kanji numerals are numbers, too") {
  check_order({"一班", "二班", "三班", "四班", "五班", "六班", "七班", "八班", "九班", "十班",
               "十一班", "二十班", "二十一班", "百班"});
  check_order({"第一テーブル", "第２テーブル", "第三テーブル", "第一〇テーブル"});
}

TEST_CASE("name order: letters stand after numbers, whatever their case and width") {
  check_order({"3", "A", "ｂ", "C"});
  check_order({"a", "a1", "a2b", "ab"});
}

TEST_CASE(
    "name order: same number, same place; what is no text keeps its bytes; a long number ends "
    "nothing") {
  CHECK(text::name_order_key("１班") == text::name_order_key("一班"));
  CHECK(text::name_order_key("\xff\x02") < text::name_order_key("\xff\x03"));
  CHECK(text::name_order_key("") < text::name_order_key("a"));
  check_order({std::string(40, '8'), std::string(40, '9'), std::string(4000, '1')});
  CHECK_FALSE(text::name_order_key(std::string(300, '9')).empty());
  std::string kanji;
  for (int n = 0; n < 500; ++n) kanji += "九千";
  CHECK_FALSE(text::name_order_key(kanji).empty());
}
