#include "panels/inquiry_sheet.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using panels::choices_in;
using Choices = std::vector<std::string>;

TEST_CASE("inquiry sheet: choices stand between commas of any kind, and empty ones are none") {
  CHECK(choices_in("はい、いいえ，たぶん", {}) == Choices{"はい", "いいえ", "たぶん"});
  CHECK(choices_in(" yes , no,, ", {}) == Choices{"yes", "no"});
  CHECK(choices_in("、", {}).empty());
}

TEST_CASE("inquiry sheet: a comma within a choice that was there does not tear it apart") {
  const Choices whole{"はい、また来ます", "いいえ"};
  CHECK(choices_in("はい、また来ます，いいえ，たぶん", whole) ==
        Choices{"はい、また来ます", "いいえ", "たぶん"});
}
