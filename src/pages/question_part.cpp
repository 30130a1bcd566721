#include "pages/question_part.h"

#include <algorithm>

#include "model/question_words.h"
#include "text/furigana.h"

namespace pages {

namespace p = panels;

namespace {
constexpr double kStep_px = 24;  // nothing that lies on the table is smaller
}

bool QuestionPart::empty_table() const {
  return std::ranges::none_of(sitting_.board().cards, [](const auto& card) {
    return card.second.place == model::Place::table;
  });
}

p::QuestionView QuestionPart::view() const {
  const model::Session& session = sitting_.open->session();
  p::QuestionView out{model::question_or_title(session, sitting_.board()), empty_table(),
                      sitting_.desk.at_wall()};
  text::Furigana* const readings = sitting_.scene.furigana();
  if (out.large && readings && sitting_.scene.look().letters.furigana)
    out.rubies = readings->of(out.text).rubies;
  return out;
}

bool QuestionPart::bare(const p::Area& area) {
  const canvas::Camera& camera = sitting_.camera;
  const base::Rect px = area.rect();
  if (!sitting_.scene.visible_items({camera.to_map(px.min), camera.to_map(px.max)}).empty())
    return false;
  // Nor over a menu or a sheet that lies on the table.
  for (double x = px.min.x; x < px.max.x + kStep_px; x += kStep_px)
    for (double y = px.min.y; y < px.max.y + kStep_px; y += kStep_px)
      if (sitting_.table.touched({std::min(x, px.max.x), std::min(y, px.max.y)}).tool) return false;
  return true;
}

void QuestionPart::need(p::Fonts& fonts) {
  view_ = view();
  p::need(fonts, view_);
}

void QuestionPart::draw(p::Ui& ui, p::Room& room) {
  lines_.clear();
  if (view_.text.empty() || sitting_.looking_back) return;
  if (view_.large) return p::draw_question_large(ui, view_, room);
  if (view_.at_wall) return;
  for (const p::Side side : {p::Side::left, p::Side::top, p::Side::right}) {
    Line line{side, p::line_places(ui, side, p::question_line_width(ui, view_, side)), {}};
    const auto in_the_way = [&](const p::Area& area) {
      const auto lies_there = [&](const base::Rect& r) { return r.intersects(area.rect()); };
      return std::ranges::any_of(room.open_seats, lies_there) ||
             std::ranges::any_of(room.handles, lies_there) || area.bottom() > room.bar_top;
    };
    std::erase_if(line.places, in_the_way);
    line.drawn = p::first_free(line.places, [&](const p::Area& area) { return bare(area); });
    if (line.drawn) p::draw_question_line(ui, view_, side, *line.drawn);
    lines_.push_back(std::move(line));
  }
}

void QuestionPart::tick(double) {
  if (empty_table() != view_.large) around_.due.panels = true;
  // What is carried to the edge is never written over.
  for (const Line& line : lines_) {
    const auto now = p::first_free(line.places, [&](const p::Area& area) { return bare(area); });
    if (now.has_value() != line.drawn.has_value() || (now && now->x != line.drawn->x) ||
        (now && now->y != line.drawn->y))
      around_.due.panels = true;
  }
}

}  // namespace pages
