// What a wall shows of a stop: letters large enough for the back of the room, nothing outside the sheet,
// nothing on another, and every word somewhere.
#include "canvas/stage.h"

#include <doctest/doctest.h>

#include <set>

#include "base/id.h"
#include "canvas/stage_columns.h"
#include "support/manual_clock.h"
#include "support/typesetter.h"

using namespace canvas;

namespace {

struct Stage {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();
  StageContent content;
  StagePaper paper;

  StageThing& card(std::string words) {
    content.things.push_back({ids.next(), std::move(words)});
    return content.things.back();
  }
  std::vector<StageSheet> sheets() { return stage_sheets(content, paper, *typesetter, Look()); }
};

/// `n` characters that cannot be told from words of people.
std::string words(int n) {
  static const std::string kWords = "まちの川べりを歩ける道にして子どもと年寄りが会う場所をつくる";
  std::string out;
  for (int k = 0; k < n; ++k) out += kWords.substr(std::size_t(k % 28) * 3, 3);
  return out;
}

double smallest_letters(const StageSheet& sheet) {
  double least = 1e9;
  for (const auto& entry : sheet.list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item))
      for (const text::GlyphRun& run : t->layout->runs) least = std::min<double>(least, run.em);
  return least;
}

/// All that stands on cards and plates, without line breaks.
std::string said(const StageSheet& sheet) {
  std::string out;
  for (const auto& entry : sheet.list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item))
      for (const text::Line& line : t->layout->lines) out += line.text;
  return out;
}

void check_sheet(const StageSheet& sheet, const StagePaper& paper) {
  CHECK(smallest_letters(sheet) * 0.92 >= kStageHeight * paper.letters / 30);
  const Rect all{{0, 0}, {paper.size.w, paper.size.h}};
  for (const auto& entry : sheet.list.entries) {
    const auto* t = std::get_if<Text>(&entry.item);
    if (!t) continue;
    double widest = 0;
    for (const text::Line& line : t->layout->lines)
      widest = std::max<double>(widest, line.x + line.width);
    CHECK(t->origin.x >= 0);
    CHECK(t->origin.x + widest <= all.max.x + 0.5);
    CHECK(t->origin.y >= 0);
    CHECK(t->origin.y + t->layout->height <= all.max.y);
  }
  for (std::size_t a = 0; a < sheet.cards.size(); ++a) {
    CHECK(all.contains(sheet.cards[a].rect.min));
    CHECK(all.contains(sheet.cards[a].rect.max));
    for (std::size_t b = a + 1; b < sheet.cards.size(); ++b)
      CHECK_FALSE(sheet.cards[a].rect.intersects(sheet.cards[b].rect));
  }
}

}  // namespace

TEST_CASE("stage: on screens of any shape letters are as high as the room's back needs") {
  for (const Size px : {Size{1920, 1080}, Size{1024, 768}, Size{3840, 2160}, Size{1280, 720},
                        Size{2560, 1080}, Size{1080, 1920}, Size{800, 600}})
    for (const double strip : {0.0, 0.08, 0.2})
      for (const int many : {1, 3, 7, 14, 38}) {
        CAPTURE(px.w);
        CAPTURE(strip);
        CAPTURE(many);
        Stage stage;
        stage.paper = stage_paper({px.w, px.h * (1 - strip)}, px.h);
        stage.content.plate = words(18);
        stage.content.symbol = "川の道";
        stage.content.rank = "12点・1位";
        for (int n = 0; n < many; ++n) stage.card(words(8 + n * 5 % 40));
        stage.content.lines = {{"→", words(20), "だから", true}, {"↔", words(14), "", false}};
        const auto sheets = stage.sheets();
        REQUIRE(sheets.size() >= 3);
        CHECK(sheets.front().shows == StageSheet::Shows::plate);
        CHECK(sheets.back().shows == StageSheet::Shows::lines);
        std::set<base::Id> seen;
        for (const StageSheet& sheet : sheets) {
          check_sheet(sheet, stage.paper);
          for (const auto& lying : sheet.cards) seen.insert(lying.id);
        }
        CHECK(seen.size() == std::size_t(many));
        // The plate on its own sheet, in characters: 1/18 of the screen and more.
        const auto* plate = [&]() -> const Text* {
          for (const auto& entry : sheets.front().list.entries)
            if (const auto* t = std::get_if<Text>(&entry.item))
              if (t->layout->source == stage.content.plate) return t;
          return nullptr;
        }();
        REQUIRE(plate);
        CHECK_FALSE(plate->layout->ellipsized);
        CHECK(plate->layout->em * 0.92 * (px.h * (1 - strip)) / kStageHeight >=
              (strip > 0.15 ? 0.9 : 1) * px.h / 18);
      }
}

TEST_CASE("stage: few cards stand large on one sheet, many go on over several in their order") {
  Stage few;
  few.content.plate = "川";
  for (int n = 0; n < 3; ++n) few.card(words(12));
  const auto large = few.sheets();
  REQUIRE(large.size() == 2);
  CHECK(large[1].cards.size() == 3);
  CHECK(smallest_letters(large[1]) > kStageCardEm * 1.5);
  Stage many;
  many.content.plate = "川";
  for (int n = 0; n < 60; ++n) many.card(words(30));
  const auto sheets = many.sheets();
  CHECK(sheets.size() > 3);
  std::vector<base::Id> order;
  for (const StageSheet& sheet : sheets)
    for (const auto& lying : sheet.cards) order.push_back(lying.id);
  REQUIRE(order.size() == 60);
  for (std::size_t n = 0; n < order.size(); ++n) CHECK(order[n] == many.content.things[n].id);
}

TEST_CASE(
    "stage: a card of 3,600 letters goes on from sheet to sheet, and nothing of it is left out") {
  Stage stage;
  stage.content.plate = words(200);
  const std::string longest = words(3600);
  stage.card(longest);
  stage.card("みじかい");
  const auto sheets = stage.sheets();
  CHECK(said(sheets.front()).find(stage.content.plate) != std::string::npos);
  std::string all;
  for (const StageSheet& sheet : sheets) {
    check_sheet(sheet, stage.paper);
    if (sheet.shows != StageSheet::Shows::cards) continue;
    for (const auto& entry : sheet.list.entries)
      if (const auto* t = std::get_if<Text>(&entry.item))
        if (t->layout->source != stage.content.plate) {
          CHECK_FALSE(t->layout->ellipsized);
          for (const text::Line& line : t->layout->lines) all += line.text;
        }
  }
  CHECK(all == longest + "みじかい");
}

TEST_CASE("stage: no text, one word without an end, control signs, other scripts and emoji") {
  Stage stage;
  stage.card("");
  stage.card(std::string(400, 'W'));
  stage.card("مرحبا بالعالم — שלום");
  stage.card("😀👨‍👩‍👧‍👦🏳️‍🌈 𠮷髙﨑");
  stage.card("a\nb\n\n\nc");
  for (const StageSheet& sheet : stage.sheets()) check_sheet(sheet, stage.paper);
  StageContent nothing;
  CHECK(stage_sheets(nothing, stage.paper, *stage.typesetter, Look()).size() == 1);
}

TEST_CASE(
    "stage: handwriting is drawn as it was written, and a card brought forward stands alone") {
  Stage stage;
  stage.content.plate = "手書き";
  StageThing& card = stage.card("");
  card.ink = {{0.7, {{-20, 0}, {20, 5}}}};
  const auto sheets = stage.sheets();
  REQUIRE(sheets.size() == 2);
  const auto strokes = [](const StageSheet& sheet) {
    int n = 0;
    for (const auto& entry : sheet.list.entries) n += std::holds_alternative<Stroke>(entry.item);
    return n;
  };
  CHECK(strokes(sheets[1]) == 1);
  const auto alone = stage_card(card, stage.paper, *stage.typesetter, Look());
  REQUIRE(alone.size() == 1);
  CHECK(strokes(alone.front()) == 1);
  REQUIRE(alone.front().cards.size() == 1);
  CHECK(alone.front().cards.front().rect.width() > sheets[1].cards.front().rect.width() * 0.8);
  CHECK(stage_card({stage.ids.next(), words(1500)}, stage.paper, *stage.typesetter, Look()).size() >
        1);
}

TEST_CASE("stage: an inner island's plate is never the last of its column") {
  Stage stage;
  std::vector<StageBlock> blocks(9);
  for (StageBlock& b : blocks) b.high = 30;
  blocks[2].heads = blocks[5].heads = true;
  const StageColumns laid = in_columns(blocks, 3, 90 + 8, 4);
  REQUIRE(laid.spots.size() == 9);
  for (const std::size_t k : {2u, 5u}) {
    CHECK(laid.spots[k].column == laid.spots[k + 1].column);
    CHECK(laid.spots[k].sheet == laid.spots[k + 1].sheet);
  }
  CHECK(in_columns({}, 3, 90, 4).sheets == 0);
}
