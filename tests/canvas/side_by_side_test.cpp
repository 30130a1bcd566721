// Maps side by side: letters for the back of the room, every plate in some part of its field, none on another,
// about as they lie on the map; and the links of a plate that was tapped. And the card before a map.
#include "canvas/side_sheet.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/id.h"
#include "canvas/name_card.h"
#include "support/manual_clock.h"
#include "support/typesetter.h"

using namespace canvas;

namespace {

std::string words(int n) {
  static const std::string kWords = "まちの川べりを歩ける道にして子どもと年寄りが会う場所をつくる";
  std::string out;
  for (int k = 0; k < n; ++k) out += kWords.substr(std::size_t(k % 28) * 3, 3);
  return out;
}

struct Tables {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();
  StagePaper paper;
  SideContent content;

  /// So many maps of so many plates in two columns.
  Tables(int maps, int plates, int letters) {
    content.question = "協働にはどんな姿勢がいるか";
    for (int m = 0; m < maps; ++m) {
      SideField field;
      field.title = std::to_string(m + 1) + "班";
      for (int n = 0; n < plates; ++n)
        field.plates.push_back({ids.next(),
                                words(letters),
                                {(n % 2) * 400.0, (n / 2) * 200.0},
                                {model::PaperColor::yellow, model::PaperColor::sky}});
      content.fields.push_back(std::move(field));
    }
  }
  SidePlan plan() { return side_plan(content, paper, *typesetter, Look()); }
  SideSheet sheet(const SidePlan& plan, std::size_t part = 0, const SideFocus* focus = nullptr) {
    return side_sheet(content, plan, part, focus, paper, *typesetter, Look());
  }
};

double smallest_letters(const DrawList& list) {
  double least = 1e9;
  for (const auto& entry : list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item)) least = std::min(least, t->layout->em);
  return least;
}

void check_plan(const SidePlan& plan, const SideContent& content, const StagePaper& paper) {
  const Rect all{{0, 0}, {paper.size.w, paper.size.h}};
  for (std::size_t f = 0; f < plan.fields.size(); ++f) {
    std::set<std::size_t> seen;
    for (const auto& part : plan.fields[f].parts)
      for (std::size_t k = 0; k < part.size(); ++k) {
        seen.insert(part[k].plate);
        CHECK_FALSE(part[k].words->ellipsized);
        CHECK(all.common(part[k].rect).area() == doctest::Approx(part[k].rect.area()));
        CHECK(plan.fields[f].room.contains(part[k].rect.min));
        CHECK(plan.fields[f].room.contains(part[k].rect.max));
        CHECK(part[k].words->height < part[k].rect.height());
        for (std::size_t other = 0; other < k; ++other)
          CHECK(part[k].rect.common(part[other].rect).area() == 0);
      }
    CHECK(seen.size() == content.fields[f].plates.size());
  }
}

std::set<std::string> said(const DrawList& list) {
  std::set<std::string> out;
  for (const auto& entry : list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item)) out.insert(t->layout->source);
  return out;
}

}  // namespace

TEST_CASE("side by side: two to six maps have letters of a thirtieth of the screen's height") {
  for (const int maps : {2, 3, 4, 5, 6})
    for (const int letters : {6, 14, 24}) {
      CAPTURE(maps);
      CAPTURE(letters);
      Tables tables(maps, 7, letters);
      const SidePlan plan = tables.plan();
      check_plan(plan, tables.content, tables.paper);
      CHECK(smallest_letters(tables.sheet(plan).list) * 0.92 >= kStageHeight / 30);
    }
}

TEST_CASE("side by side: few short plates are larger, and all as large") {
  Tables tables(2, 3, 6);
  const SidePlan plan = tables.plan();
  CHECK(plan.parts() == 1);
  const double em = plan.fields[0].parts[0][0].words->em;
  CHECK(em > 1.3 * kStageCardEm);
  for (const auto& field : plan.fields)
    for (const auto& spot : field.parts[0]) CHECK(spot.words->em == doctest::Approx(em));
}

TEST_CASE("side by side: what has no room comes with the next part; a field with fewer stays") {
  Tables tables(6, 9, 26);
  tables.content.fields[1].plates.resize(1);
  const SidePlan plan = tables.plan();
  CHECK(plan.parts() > 1);
  check_plan(plan, tables.content, tables.paper);
  CHECK(plan.fields[1].parts.size() == 1);
  const SideSheet last = tables.sheet(plan, plan.parts() - 1);
  const auto of_second = [](const SideSheet::Lying& l) { return l.place.field == 1; };
  CHECK(std::ranges::count_if(last.plates, of_second) == 1);
}

TEST_CASE("side by side: plates lie about as on the map") {
  Tables tables(2, 4, 8);
  const SidePlan plan = tables.plan();
  std::map<std::size_t, Vec2> at;
  for (const auto& spot : plan.fields[0].parts[0]) at[spot.plate] = spot.rect.centre();
  CHECK(at[0].x < at[1].x);
  CHECK(at[2].x < at[3].x);
  CHECK(at[0].y < at[2].y);
  CHECK(at[1].y < at[3].y);
}

TEST_CASE("side by side: on a screen that stands, a map without islands, none at all") {
  Tables tables(3, 5, 12);
  tables.paper.size = {kStageHeight * 9 / 16, kStageHeight};
  check_plan(tables.plan(), tables.content, tables.paper);
  tables.content.fields[1].plates.clear();
  const SidePlan plan = tables.plan();
  CHECK(plan.fields[1].parts.size() == 1);
  CHECK(said(tables.sheet(plan).list).contains("2班"));
  tables.content.fields.clear();
  CHECK(tables.sheet(tables.plan()).list.entries.empty());
}

TEST_CASE("side by side: a plate longer than its field ends there, and is still seen") {
  Tables tables(6, 1, 400);
  const SidePlan plan = tables.plan();
  for (const auto& field : plan.fields) {
    CHECK(field.parts.size() == 1);
    CHECK(field.room.contains(field.parts[0][0].rect.max));
  }
}

TEST_CASE("side by side: links say their words, off the plates they join; the rest is faint") {
  Tables tables(4, 4, 10);
  const SidePlan plan = tables.plan();
  SideFocus focus{{0, 0}, {{{1, 2}, "川 · 道", {"川"}}, {{3, 1}, "子ども", {"子ども"}}}};
  const SideSheet sheet = tables.sheet(plan, 0, &focus);
  const auto texts = said(sheet.list);
  CHECK(texts.contains("川 · 道"));
  CHECK(texts.contains("子ども"));
  int lines = 0;
  for (const auto& entry : sheet.list.entries)
    if (const auto* s = std::get_if<Stroke>(&entry.item)) lines += s->color == Look().accent;
  CHECK(lines == 2);
  int strong = 0, weak = 0;
  for (const auto& entry : sheet.list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item))
      (t->color.a > 200 ? strong : weak) += t->layout->source == words(10);
  CHECK(strong == 3);
  CHECK(weak == 13);
}

TEST_CASE("side by side: a link leads to the part of a field in which its plate stands") {
  Tables tables(6, 9, 26);
  const SidePlan plan = tables.plan();
  REQUIRE(plan.fields[3].parts.size() > 1);
  const std::size_t last = plan.fields[3].parts.back().front().plate;
  SideFocus focus{{0, plan.fields[0].parts[0][0].plate}, {{{3, last}, "川", {"川"}}}};
  const SideSheet sheet = tables.sheet(plan, 0, &focus);
  CHECK(std::ranges::count(sheet.plates, SidePlace{3, last}, &SideSheet::Lying::place) == 1);
}

TEST_CASE("name card: whose map comes, what they were asked and who they are, all of it on the sheet") {
  const auto typesetter = support::shared_typesetter();
  for (const int n : {1, 12, 60}) {
    CAPTURE(n);
    const NameCard card{"みどり町の話し合い · 2026-07-05", "3班", words(n), words(2 * n)};
    const StagePaper paper;
    const StageSheet sheet = name_card(card, paper, *typesetter, Look());
    CHECK(sheet.shows == StageSheet::Shows::name);
    CHECK(smallest_letters(sheet.list) * 0.92 >= kStageHeight / 30);
    double below = 0;
    for (const auto& entry : sheet.list.entries)
      if (const auto* t = std::get_if<Text>(&entry.item)) {
        CHECK(t->origin.y >= below);
        below = t->origin.y + t->layout->height;
        CHECK(below <= paper.size.h);
      }
    CHECK(said(sheet.list).contains("3班"));
  }
  // With nothing but a name.
  const StageSheet bare = name_card({{}, "3班", {}, {}}, {}, *typesetter, Look());
  CHECK(said(bare.list).size() == 1);
}
