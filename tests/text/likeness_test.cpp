// Which cards use the same words.
#include "text/likeness.h"

#include <doctest/doctest.h>

#include "support/manual_clock.h"

using text::Likeness;

namespace {

struct Cards {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Likeness likeness;
  base::Id add(const std::vector<std::string>& words) {
    const base::Id id = ids.next();
    likeness.set(id, words);
    return id;
  }
};

}  // namespace

TEST_CASE("likeness: who shares most comes first, who shares nothing never") {
  Cards c;
  const base::Id held = c.add({"公園", "子ども", "遊ぶ"});
  const base::Id most = c.add({"公園", "子ども", "安全"});
  const base::Id some = c.add({"公園", "ベンチ", "増やす"});
  const base::Id none = c.add({"道路", "広い"});
  const auto like = c.likeness.like(held, 5);
  REQUIRE(like.size() == 2);
  CHECK(like[0].card == most);
  CHECK(like[1].card == some);
  CHECK(like[0].share > like[1].share);
  CHECK(like[0].share < 1);
  CHECK(c.likeness.like(none, 5).empty());
  CHECK(c.likeness.like(held, 1).size() == 1);
  CHECK(c.likeness.like(base::Id{}, 5).empty());
}

TEST_CASE("likeness: a word that all have says less than one that two have") {
  Cards c;
  const base::Id held = c.add({"町", "祭り", "太鼓"});
  const base::Id rare = c.add({"太鼓", "習う", "若者"});
  const base::Id common = c.add({"町", "静か", "夜"});
  for (int n = 0; n < 40; ++n) c.add({"町", "話" + std::to_string(n), "席" + std::to_string(n)});
  const auto like = c.likeness.like(held, 5);
  REQUIRE_FALSE(like.empty());
  CHECK(like[0].card == rare);
  for (const Likeness::Like& l : like) CHECK(l.card != common);
}

TEST_CASE("likeness: what a card says anew counts, what it said before no more") {
  Cards c;
  const base::Id a = c.add({"水", "川"});
  const base::Id b = c.add({"水", "海"});
  CHECK(c.likeness.like(a, 5).size() == 1);
  c.likeness.set(b, {"空", "空"});
  CHECK(c.likeness.like(a, 5).empty());
  c.likeness.set(b, {"川", "水"});
  CHECK(c.likeness.like(a, 5).at(0).share == doctest::Approx(1));
  c.likeness.forget(b);
  CHECK(c.likeness.like(a, 5).empty());
  c.likeness.clear();
  CHECK(c.likeness.like(a, 5).empty());
}
