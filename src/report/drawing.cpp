#include "report/drawing.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.h"
#include "canvas/ink.h"
#include "canvas/look.h"
#include "report/markup.h"
#include "text/printable.h"

namespace report {

namespace {

using base::Rect;
using base::Size;
using base::TurnedRect;
using base::Vec2;

constexpr double kSmallest = 12;  // px
constexpr double kLineHeight = 1.25;
constexpr double kInset = 12;        // px from a box's edge to its words
constexpr double kRoundIsland = 28;  // px from what lies in an island to its line
constexpr double kLineGap = 4;       // px between a line's end and what it leads to

/// The width of a letter in ems, on the wide side: the reader's font is not known.
double width_of(char32_t c) {
  if (c < 0x20) return 0;
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '@' ? 0.74 : 0.56;
  if (c < 0x2e80) return c >= 0x2000 && c < 0x2010 ? 0.5 : 0.66;
  return 1;
}

bool may_begin_line(char32_t c) {
  static constexpr std::u32string_view kNot =
      U"、。，．・：；？！）」』】〉》〕］｝ー〜～…ぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.!?)]}:;";
  return kNot.find(c) == kNot.npos;
}

/// Letters that are part of a word with those beside them.
bool joins(char32_t c) { return c > ' ' && c < 0x2e80; }

struct Broken {
  std::string text;
  std::size_t lines = 1;
  double width = 0;  // of the longest line, in ems
};

Broken broken(const std::string& text, double width) {
  Broken out;
  std::size_t line_begin = 0, may_break = 0;  // bytes of out.text
  double x = 0, x_at_break = 0;
  char32_t before = 0;
  const auto end_line = [&] {
    out.width = std::max(out.width, x);
    ++out.lines;
    x = x_at_break = 0;
    before = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t c = base::code_point_at(text, at, next);
    if (c == '\n') {
      out.text += '\n';
      end_line();
      line_begin = may_break = out.text.size();
      at = next;
      continue;
    }
    if (before != 0 && may_begin_line(c) && !(joins(before) && joins(c)) && c != ' ') {
      may_break = out.text.size();
      x_at_break = x;
    }
    const double w = width_of(c);
    if (x + w > width && out.text.size() > line_begin) {
      if (may_break == line_begin) may_break = out.text.size(), x_at_break = x;
      const double rest = x - x_at_break;
      std::size_t end = may_break;
      while (end > line_begin && out.text[end - 1] == ' ') --end;
      const std::string next_line = out.text.substr(may_break);
      out.text.resize(end);
      out.text += '\n';
      out.text += next_line;
      x = x_at_break;
      end_line();
      x = rest;
      line_begin = may_break = end + 1;
    }
    out.text.append(text, at, next - at);
    x += w;
    before = c;
    at = next;
  }
  out.width = std::max(out.width, x);
  return out;
}

TurnedRect in_px(TurnedRect shape) {
  return {shape.centre * kEditorScale,
          {shape.size.w * kEditorScale, shape.size.h * kEditorScale},
          shape.turn};
}

/// Where a line from the middle of `shape` to `target` leaves it, and a little beyond.
Vec2 left_towards(const TurnedRect& shape, Vec2 target) {
  const Vec2 way = shape.to_local(target);
  const double w = shape.size.w / 2 + kLineGap, h = shape.size.h / 2 + kLineGap;
  const double k =
      std::min(way.x == 0 ? 1e9 : w / std::abs(way.x), way.y == 0 ? 1e9 : h / std::abs(way.y));
  return k >= 1 ? shape.centre : shape.to_world(way * k);
}

class Drawer {
 public:
  Drawer(const ReportInput& input, const model::Board& board) : input_(input), board_(board) {
    out_.board = &board;
  }

  Drawing run() {
    const auto question = input_.session.questions.find(board_.question);
    out_.title =
        text::printable(question != input_.session.questions.end() && !question->second.text.empty()
                            ? question->second.text
                            : board_.title);
    points_ = model::points_by_target(board_);
    add_cards();
    for (const model::Id id : model::children_of(board_, {})) add_island(id);
    add_lines();
    for (const auto& [id, circle] : board_.circles) {
      DrawnLoop loop{&circle, {}};
      for (const Vec2 p : circle.loop) loop.points.push_back(p * kEditorScale);
      out_.loops.push_back(std::move(loop));
    }
    return std::move(out_);
  }

 private:
  std::vector<model::Id> within(model::Id island) const {
    auto path = model::path_to(board_, island);
    std::ranges::reverse(path);
    return path;
  }

  DrawnBox box(model::Id id, const TurnedRect& shape, const std::string& text,
               model::PaperColor color, double largest) const {
    DrawnBox out;
    out.id = id;
    out.shape = in_px(shape);
    out.words =
        set_words(text, {out.shape.size.w - 2 * kInset, out.shape.size.h - kInset}, largest);
    out.fill = canvas::Look().paper_of(color);
    return out;
  }

  void add_cards() {
    for (const auto& [id, card] : board_.cards) {
      if (card.place != model::Place::table) continue;
      DrawnBox drawn = box(id, model::shape_of(card), card.text, card.color, 28);
      drawn.card = &card;
      drawn.within = within(card.island);
      const canvas::InkPlace place =
          card.ink.empty() ? canvas::InkPlace() : canvas::ink_place(card);
      for (const model::InkStroke& stroke : card.ink) {
        auto& line = drawn.ink.emplace_back();
        for (const Vec2 p : stroke.points)
          line.push_back(model::shape_of(card).to_world(place.to_card(p)) * kEditorScale);
      }
      out_.cards.push_back(std::move(drawn));
    }
    std::ranges::stable_sort(out_.cards, {}, [](const DrawnBox& b) { return b.card->z; });
    for (const DrawnBox& drawn : out_.cards) members_[drawn.card->island].push_back(&drawn);
  }

  /// Its place among the others comes before those within it, its outline after theirs.
  Rect add_island(model::Id id) {
    const model::Island& island = board_.islands.at(id);
    const std::size_t at = out_.islands.size();
    DrawnIsland drawn{
        &island, {}, box(id, model::plate_shape_of(island), island.plate, island.color, 26)};
    drawn.plate.within = within(id);
    if (const auto points = points_.find(id); points != points_.end())
      drawn.points = points->second;
    Rect all = drawn.plate.shape.bounds();
    out_.islands.push_back(std::move(drawn));
    for (const DrawnBox* card : members_[id]) all = all.united(card->shape.bounds());
    for (const model::Id inner : model::children_of(board_, id))
      all = all.united(add_island(inner));
    return out_.islands[at].outline = all.grown(kRoundIsland);
  }

  void add_lines() {
    std::map<model::Id, TurnedRect> ends;
    for (const DrawnBox& card : out_.cards) ends[card.id] = card.shape;
    for (const DrawnIsland& i : out_.islands)
      ends[i.island->id] = {i.outline.centre(), {i.outline.width(), i.outline.height()}, 0};
    for (const auto& [id, relation] : board_.relations) {
      const auto from = ends.find(relation.from), to = ends.find(relation.to);
      if (from == ends.end() || to == ends.end()) continue;
      const Vec2 a = left_towards(from->second, to->second.centre),
                 b = left_towards(to->second, from->second.centre);
      // Words on a short level line are broken, or nothing would be seen of it.
      const Vec2 way = b - a;
      const bool level = std::abs(way.x) > std::abs(way.y);
      const double room = level ? std::clamp(0.6 * std::abs(way.x), 80.0, 360.0) : 360;
      out_.lines.push_back({&relation, a, b, set_words(relation.words, {room, 200}, 20)});
    }
  }

  const ReportInput& input_;
  const model::Board& board_;
  Drawing out_;
  std::map<model::Id, int> points_;
  std::map<model::Id, std::vector<const DrawnBox*>> members_;
};

}  // namespace

SetWords set_words(const std::string& text, Size room, double largest) {
  SetWords out;
  out.whole = text::printable(text);
  for (double em = largest;; em -= 2) {
    const Broken lines = broken(out.whole, std::max(room.w / em, 1.0));
    out.size = {std::ceil(lines.width * em), double(lines.lines) * em * kLineHeight};
    out.em = em;
    if (out.size.h <= room.h || em <= kSmallest) {
      out.broken = lines.text;
      return out;
    }
  }
}

Drawing drawing_of(const ReportInput& input, const model::Board& board) {
  return Drawer(input, board).run();
}

Rect bounds_of(const Drawing& drawing) {
  Rect out;
  for (const DrawnIsland& island : drawing.islands) out = out.united(island.outline);
  for (const DrawnBox& card : drawing.cards) out = out.united(card.shape.bounds());
  return out;
}

std::string points_words(int points, const base::Messages& tr) {
  return points == 1 ? std::string(tr("1 point"))
                     : fill(tr("{0} points"), {std::to_string(points)});
}

std::string hex(canvas::Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

}  // namespace report
