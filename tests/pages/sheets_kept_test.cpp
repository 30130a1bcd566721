#include "pages/sheets_kept.h"

#include <doctest/doctest.h>

#include "support/typesetter.h"

namespace {

canvas::StageContent saying(const std::string& plate) {
  canvas::StageContent out;
  out.plate = plate;
  out.things.push_back({.id = {}, .text = "川べりにベンチがほしい"});
  return out;
}

struct Kept {
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();
  canvas::Look look;
  canvas::StagePaper paper;
  pages::SheetsKept kept;
  std::vector<canvas::StageSheet> of(const canvas::StageContent& content) {
    return kept.of(content, paper, *typesetter, look);
  }
};

bool very_same(const std::vector<canvas::StageSheet>& a, const std::vector<canvas::StageSheet>& b) {
  return a.size() == b.size() && std::ranges::equal(
                                     a, b, {}, [](const auto& s) { return s.list.entries; },
                                     [](const auto& s) { return s.list.entries; });
}

}  // namespace

TEST_CASE("sheets kept: asked for again they are the very same, as canvas sets them") {
  Kept k;
  const auto first = k.of(saying("水辺"));
  const auto set = canvas::stage_sheets(saying("水辺"), k.paper, *k.typesetter, k.look);
  REQUIRE(first.size() == set.size());
  for (std::size_t n = 0; n < set.size(); ++n)
    CHECK(canvas::to_text(first[n].list) == canvas::to_text(set[n].list));
  CHECK_FALSE(very_same(first, set));  // its letters are set by themselves
  k.of(saying("広場"));
  CHECK(very_same(k.of(saying("水辺")), first));
}

TEST_CASE("sheets kept: other words, another paper and another look are set anew") {
  Kept k;
  const auto first = k.of(saying("水辺"));
  CHECK(canvas::to_text(k.of(saying("広場")).front().list) != canvas::to_text(first.front().list));
  auto tagged = saying("水辺");
  tagged.things.front().tag = "3";
  CHECK_FALSE(very_same(k.of(tagged), first));
  k.paper.size.w *= 0.75;
  CHECK_FALSE(very_same(k.of(saying("水辺")), first));
  k.paper = {};
  k.look = canvas::Look::high_contrast();
  k.kept.forget();
  CHECK_FALSE(very_same(k.of(saying("水辺")), first));
}

TEST_CASE("sheets kept: of many the oldest go") {
  Kept k;
  const auto first = k.of(saying("0")), second = k.of(saying("1"));
  k.of(saying("2"));
  k.of(saying("3"));
  CHECK(very_same(k.of(saying("0")), first));
  k.of(saying("4"));
  CHECK(very_same(k.of(saying("0")), first));
  CHECK_FALSE(very_same(k.of(saying("1")), second));
}
