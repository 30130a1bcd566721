#include "pages/hall_room_sheet.h"

#include <algorithm>
#include <cmath>

#include "canvas/stage_words.h"

namespace pages {

using canvas::Box;
using canvas::Color;
using canvas::Rect;
using canvas::Vec2;
using text::Align;
using text::Weight;

namespace {

constexpr double kMargin = 8, kGap = 5;  // mm
constexpr double kFoot = 13;             // below it stand the time and which table it is
constexpr double kShape = 16 / 9.0;      // of a map, width by height
constexpr std::uint32_t kPaper = 1, kWords = 2;
constexpr std::size_t kTwoLines =
    12;  // with more tables a tile says what is wrong in its name's line
const Color kBad{196, 36, 28};

class Sheet {
 public:
  Sheet(const canvas::StagePaper& paper, text::Typesetter& typesetter, const canvas::Look& look)
      : paper_(paper), set_(typesetter, look, nullptr), look_(look) {}

  RoomSheet make(const RoomSheetView& view) {
    const double top = head(view);
    view.words ? words(view, top) : tiles(view, top);
    return std::move(out_);
  }
  canvas::DrawList name(const RoomTile& tile);

 private:
  double em() const { return canvas::kStageCardEm * paper_.letters; }
  double line() const { return set_.line_em() * em(); }
  double width() const { return paper_.size.w - 2 * kMargin; }
  double foot() const { return paper_.size.h - kFoot * paper_.letters; }
  void put(const text::LayoutPtr& words, Vec2 at, Color color) {
    out_.list.add(kWords, canvas::Text{words, at, at, 0, color});
  }
  double head(const RoomSheetView& view);
  void words(const RoomSheetView& view, double top);
  void tiles(const RoomSheetView& view, double top);
  void tile(const RoomTile& tile, const Rect& place, bool two_lines);
  /// Sign and words, ending at `right`; returns where they begin.
  double state(const RoomTile& tile, double right, double middle, double most);

  const canvas::StagePaper& paper_;
  const canvas::StageWords set_;
  const canvas::Look& look_;
  RoomSheet out_;
};

double Sheet::head(const RoomSheetView& view) {
  const double y = kMargin * 0.7;
  const auto right = view.right.empty() ? nullptr
                                        : set_.own(view.right, em(), Weight::bold, width() * 0.62,
                                                   line(), Align::left);
  const double right_w = right ? canvas::width_of(*right) : 0;
  const auto hall = set_.people(view.hall, em() * 1.15, Weight::bold, width() - right_w - 2 * kGap,
                                line() * 1.15);
  put(hall, {kMargin, y}, look_.ink);
  if (right)
    put(right, {kMargin + width() - right_w, y + (hall->height - right->height) / 2},
        view.right_bad ? kBad : look_.accent);
  return y + hall->height + kGap;
}

void Sheet::words(const RoomSheetView& view, double top) {
  const auto how = set_.own(view.how, em(), Weight::regular, width(), 2 * line(), Align::centre);
  put(how, {kMargin, top}, look_.ink);
  double y = top + how->height + kGap;
  const auto other = view.other_way.empty() ? nullptr
                                            : set_.own(view.other_way, em(), Weight::regular,
                                                       width(), 2 * line(), Align::centre);
  const double low = foot() - (other ? other->height + kGap : 0);
  const double w = (width() - 2 * kGap) / 3, h = (low - y - kGap) / 2;
  for (std::size_t n = 0; n < std::min<std::size_t>(6, view.kana.size()); ++n) {
    const Vec2 at{kMargin + double(n % 3) * (w + kGap), y + double(n / 3) * (h + kGap)};
    Box box;
    box.size = {w, h};
    box.centre = at + Vec2{w / 2, h / 2};
    box.radius = 4;
    box.fill = look_.plate_fill;
    box.edge = look_.plate_edge;
    box.edge_width = 0.7;
    box.shadow = 1;
    out_.list.add(kPaper, box);
    const auto number = set_.own(std::to_string(n + 1), em() * 0.9, Weight::bold, w, line());
    put(number, at + Vec2{4, 2.5}, look_.accent);
    const auto kana = set_.largest(view.kana[n], canvas::kStagePlateEm, 2.2 * canvas::kStagePlateEm,
                                   w - 8, h * 0.56, Align::centre, Weight::bold);
    const auto romaji =
        n < view.romaji.size()
            ? set_.own(view.romaji[n], em() * 1.1, Weight::regular, w - 8, line(), Align::centre)
            : nullptr;
    const double high = kana->height + (romaji ? romaji->height + 1 : 0);
    double inner = (h - high) / 2 + 2;
    put(kana, at + Vec2{4, inner}, look_.ink);
    inner += kana->height + 1;
    if (romaji) put(romaji, at + Vec2{4, inner}, look_.ink);
  }
  if (other) put(other, {kMargin, foot() - other->height}, look_.ink);
}

void Sheet::tiles(const RoomSheetView& view, double top) {
  const std::size_t count = view.tiles.size();
  if (count == 0) return;
  const bool two_lines = count <= kTwoLines;
  const double words = (two_lines ? 2 : 1) * line() + 2, high = foot() - top;
  // As many beside one another as make the maps largest.
  std::size_t best = 1;
  double most = 0;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const double w = (width() - double(columns - 1) * kGap) / double(columns);
    const double h = (high - double(rows - 1) * kGap) / double(rows) - words;
    if (const double seen = std::min(w / kShape, h); seen > most) most = seen, best = columns;
  }
  const std::size_t rows = (count + best - 1) / best;
  const double w = (width() - double(best - 1) * kGap) / double(best);
  const double h = (high - double(rows - 1) * kGap) / double(rows);
  for (std::size_t n = 0; n < count; ++n) {
    const std::size_t row = n / best, in_row = std::min(best, count - row * best);
    // A last row with fewer stands in the middle.
    const double indent = (width() - double(in_row) * w - double(in_row - 1) * kGap) / 2;
    const Vec2 at{kMargin + indent + double(n % best) * (w + kGap), top + double(row) * (h + kGap)};
    tile(view.tiles[n], {at, at + Vec2{w, h}}, two_lines);
  }
}

double Sheet::state(const RoomTile& tile, double right, double middle, double most) {
  if (tile.sign.empty()) return right;
  const Color color = tile.bad ? kBad : tile.faint ? look_.faint_ink : look_.accent;
  if (!tile.says.empty() && most > 4 * em()) {
    const auto says = set_.own(tile.says, em() * 0.92, Weight::bold, most - em() * 1.4, line());
    right -= canvas::width_of(*says);
    put(says, {right, middle - says->height / 2}, color);
    right -= em() * 0.25;
  }
  right -= em();
  out_.list.add(kWords, canvas::Icon{tile.sign, {right + em() / 2, middle}, em() * 1.05, 0, color});
  return right - em() * 0.3;
}

void Sheet::tile(const RoomTile& tile, const Rect& place, bool two_lines) {
  Box box;
  box.size = {place.width(), place.height()};
  box.centre = place.centre();
  box.radius = 3;
  box.fill = look_.plate_fill;
  box.edge = tile.bad ? kBad : tile.chosen ? look_.accent : look_.card_edge;
  box.edge_width = tile.bad || tile.chosen ? 1.2 : 0.4;
  box.shadow = 1;
  out_.list.add(kPaper, box);
  const double pad = 2.5, x = place.min.x + pad, w = place.width() - 2 * pad;
  const double rows = two_lines ? 2 : 1, words_y = place.max.y - rows * line() - 1;
  double right = place.max.x - pad;
  const Color ink = tile.faint ? look_.faint_ink : look_.ink;
  if (!two_lines) right = state(tile, right, words_y + line() / 2, 0);
  const auto name = set_.people(tile.name, em(), Weight::bold, right - x, line());
  put(name, {x, words_y + (line() - name->height) / 2}, ink);
  if (two_lines) {
    const double y = words_y + line(), from = state(tile, right, y + line() / 2, w);
    if (!tile.under.empty() && from - x > 3 * em()) {
      const auto under = set_.own(tile.under, em() * 0.92, Weight::regular, from - x, line());
      put(under, {x, y + (line() - under->height) / 2}, look_.faint_ink);
    }
  }
  out_.tiles.push_back(
      {tile.place, place, {{x, place.min.y + pad}, {place.max.x - pad, words_y - 0.5}}});
}

canvas::DrawList Sheet::name(const RoomTile& tile) {
  const auto name = set_.people(tile.name, canvas::kStagePlateEm * paper_.letters * 0.8,
                                Weight::bold, width() * 0.5, line() * 1.4);
  const double pad = em() * 0.5, w = canvas::width_of(*name) + 2 * pad;
  Box box;
  box.size = {w, name->height + pad};
  box.centre = {kMargin / 2 + w / 2, kMargin / 2 + box.size.h / 2};
  box.radius = 3;
  box.fill = look_.plate_fill;
  box.edge = look_.plate_edge;
  box.edge_width = 0.5;
  box.shadow = 1;
  out_.list.add(kPaper, box);
  put(name, {kMargin / 2 + pad, kMargin / 2 + pad / 2}, look_.ink);
  if (!tile.sign.empty()) {
    const double right = paper_.size.w - kMargin / 2, middle = kMargin / 2 + box.size.h / 2;
    (void)state(tile, right, middle, width() * 0.4);
  }
  return std::move(out_.list);
}

}  // namespace

RoomSheet room_sheet(const RoomSheetView& view, const canvas::StagePaper& paper,
                     text::Typesetter& typesetter, const canvas::Look& look) {
  return Sheet(paper, typesetter, look).make(view);
}

canvas::DrawList room_name(const RoomTile& tile, const canvas::StagePaper& paper,
                           text::Typesetter& typesetter, const canvas::Look& look) {
  return Sheet(paper, typesetter, look).name(tile);
}

}  // namespace pages
