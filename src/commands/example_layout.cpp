#include "commands/example_layout.h"

#include <algorithm>

namespace commands::example {

namespace {

using base::Rect;
using base::Size;
using base::Vec2;

// Millimetres.
constexpr double kCardGap = 10;   // an island's outline stays one
constexpr double kPlateGap = 11;  // below a plate: room for its symbol mark
constexpr double kMargin = 8;     // of an island's outline, for each level of what it holds
constexpr double kApart = 12;     // between outlines
constexpr double kBetween = 90;   // between the outermost: lines run there
constexpr double kAlone = 40;     // between cards that stayed alone

/// Lays the part with its top left at `at`.
void add(Places& whole, const Places& part, Vec2 at) {
  for (const auto& [key, rect] : part.plates) whole.plates[key] = rect.moved(at);
  for (const auto& [text, centre] : part.cards) whole.cards[text] = centre + at;
  whole.size = {std::max(whole.size.w, at.x + part.size.w),
                std::max(whole.size.h, at.y + part.size.h)};
}

/// So many beside one another, their tops on a line, the rows on one middle.
Places in_rows(const std::vector<Places>& parts, std::size_t columns, double gap) {
  double widest = 0;
  const auto end_of = [&](std::size_t first) { return std::min(first + columns, parts.size()); };
  const auto width_of = [&](std::size_t first) {
    double w = -gap;
    for (std::size_t i = first; i < end_of(first); ++i) w += parts[i].size.w + gap;
    return w;
  };
  for (std::size_t first = 0; first < parts.size(); first += columns)
    widest = std::max(widest, width_of(first));
  Places out;
  for (std::size_t first = 0; first < parts.size(); first += columns) {
    Vec2 at{(widest - width_of(first)) / 2, first == 0 ? 0 : out.size.h + gap};
    for (std::size_t i = first; i < end_of(first); ++i) {
      add(out, parts[i], at);
      at.x += parts[i].size.w + gap;
    }
  }
  return out;
}

class Layout {
 public:
  Layout(const Map& map, const Sizes& sizes) : map_(map), sizes_(sizes) {}

  Places all() const {
    std::vector<Places> rows;
    for (const auto& row : map_.rows) {
      std::vector<Places> parts;
      for (const std::string& key : row)
        parts.push_back(key == kLoneWolves ? lone_wolves() : bundle_called(key));
      rows.push_back(in_rows(parts, parts.size(), kBetween));
    }
    return in_rows(rows, 1, kBetween);
  }

 private:
  Places card(const std::string& text) const {
    const Size size = sizes_.card(text);
    return {size, {}, {{text, {size.w / 2, size.h / 2}}}};
  }

  Places lone_wolves() const {
    std::vector<Places> parts;
    for (const FreeCard& free : map_.free)
      if (free.island.empty()) parts.push_back(card(free.card.text));
    return in_rows(parts, 2, kAlone);
  }

  Places bundle_called(const std::string& key) const {
    return bundle(*std::ranges::find(map_.bundles, key, &Bundle::key));
  }

  Places bundle(const Bundle& b) const {
    std::vector<Places> parts;
    for (const CardText& text : b.cards) parts.push_back(card(text.text));
    for (const Bundle& inner : map_.bundles)
      if (inner.parent == b.key) parts.push_back(bundle(inner));
    const double around = kMargin * (b.level - 1);  // the outlines in it, on each side
    const Places body =
        in_rows(parts, std::size_t(b.columns), b.level == 1 ? kCardGap : 2 * around + kApart);
    const Places head = head_of(b, body.size.w);
    const double width = std::max(head.size.w, body.size.w);
    Places out;
    add(out, head, {(width - head.size.w) / 2, 0});
    add(out, body, {(width - body.size.w) / 2, head.size.h + kPlateGap + around});
    return out;
  }

  /// The plate, and beside it the cards that lie in no inner island.
  Places head_of(const Bundle& b, double width) const {
    const Size size = sizes_.plate(b.plate, std::min(width, model::kCardMaxSide));
    std::vector<Places> parts{{size, {{b.key, {{0, 0}, {size.w, size.h}}}}, {}}};
    for (const FreeCard& free : map_.free)
      if (free.island == b.key) parts.push_back(card(free.card.text));
    return in_rows(parts, parts.size(), kCardGap);
  }

  const Map& map_;
  const Sizes& sizes_;
};

}  // namespace

Places lay_out(const Map& map, const Sizes& sizes) {
  const Places whole = Layout(map, sizes).all();
  Places out;
  add(out, whole, {-whole.size.w / 2, -whole.size.h / 2});
  out.size = whole.size;
  return out;
}

}  // namespace commands::example
