#include "canvas/name_card.h"

#include <algorithm>

#include "canvas/stage_words.h"

namespace canvas {

namespace {

constexpr double kMargin = 12, kGap = 7, kFoot = 13;  // mm
constexpr double kLargest = 2.2;                      // of a plate's letters

struct Row {
  text::LayoutPtr words;
  Color color;
};

}  // namespace

StageSheet name_card(const NameCard& card, const StagePaper& paper, text::Typesetter& typesetter,
                     const Look& look, text::Furigana* readings) {
  const StageWords set(typesetter, look, readings);
  const double w = paper.size.w - 2 * kMargin, room = paper.size.h - kFoot * paper.letters - kMargin;
  const double plate = kStagePlateEm * paper.letters, small = kStageCardEm * paper.letters;
  const auto centre = text::Align::centre;
  std::vector<Row> rows;
  double used = 0;
  const auto add = [&](text::LayoutPtr words, Color color) {
    used += words->height + kGap;
    rows.push_back({std::move(words), color});
  };
  if (!card.evening.empty())
    add(set.people(card.evening, small, text::Weight::regular, w, 2 * set.line_em() * small, centre),
        look.ink);
  const std::size_t at = rows.size();
  if (!card.makers.empty())
    add(set.people(card.makers, small, text::Weight::regular, w, 3 * set.line_em() * small, centre),
        look.ink);
  if (!card.question.empty()) {
    const double high = std::max(0.0, room - used - set.line_em() * plate - kGap);
    auto words = set.largest(card.question, plate, 1.25 * plate, w, std::min(high, room * 0.4),
                             centre, text::Weight::bold);
    used += words->height + kGap;
    rows.insert(rows.begin() + std::ptrdiff_t(at), {std::move(words), look.ink});
  }
  auto name = set.largest(card.name, plate, kLargest * plate, w, std::max(0.0, room - used), centre,
                          text::Weight::bold);
  used += name->height + kGap;
  rows.insert(rows.begin() + std::ptrdiff_t(at), {std::move(name), look.accent});

  StageSheet out;
  out.shows = StageSheet::Shows::name;
  double y = std::max(kMargin / 2, (paper.size.h - kFoot * paper.letters - used + kGap) / 2);
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const Vec2 left{kMargin, y};
    out.list.add(2, Text{rows[n].words, left, left, 0, rows[n].color});
    y += rows[n].words->height + kGap;
    if (n != at || n + 1 == rows.size()) continue;
    // Under the name, as under a heading.
    Box bar;
    bar.size = {paper.size.w * 0.16, 1.2};
    bar.centre = {paper.size.w / 2, y - kGap / 2};
    bar.radius = 0.6;
    bar.fill = look.accent;
    out.list.add(1, bar);
  }
  return out;
}

}  // namespace canvas
