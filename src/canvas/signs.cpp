#include "canvas/signs.h"

#include <algorithm>
#include <utility>

#include "canvas/look.h"
#include "canvas/shape.h"
#include "canvas/sign_places.h"
#include "model/closed.h"

namespace canvas {

using namespace model;

namespace {

constexpr double kTagRim = 3, kTagBeside = 4;  // mm round a circle's words
constexpr double kTitleBelow = 16;             // mm below all else

Shape shape_round(const TurnedRect& r) {
  return {{{r.corner(0), r.corner(1), r.corner(2), r.corner(3)}}};
}

/// The mark of an island before this one lies there.
bool in_the_way(ItemRef ref, Id of) {
  return ref.kind == ItemKind::card || ref.kind == ItemKind::plate ||
         (ref.kind == ItemKind::symbol && ref.id < of);
}

}  // namespace

std::string shown_words(const model::Circle& circle) {
  return circle.words.empty() ? "…" : circle.words;
}

void Signs::clear() {
  symbols_.clear();
  circles_.clear();
  title_place_.reset();
  dirty_ = false;
}

void Signs::set_title(const Title& title) {
  if (title == title_) return;
  title_ = title;
  dirty_ = true;
}

const TurnedRect* Signs::symbol(Id island) const {
  const auto it = symbols_.find(island);
  return it == symbols_.end() ? nullptr : &it->second.place;
}

const TurnedRect* Signs::circle_words(Id circle) const {
  const auto it = circles_.find(circle);
  return it == circles_.end() ? nullptr : &it->second.place;
}

std::vector<Rect> Signs::settle(const Around& around, Places& places) {
  std::vector<Rect> changed;
  settle_symbols(around, places, changed);
  settle_circles(around.board, places);
  return changed;
}

TurnedRect Signs::symbol_place(const Island& island, const std::string& words, const Around& around,
                               const Places& places) const {
  const auto set = layouts_.symbol(words);
  TurnedRect at{island.plate_pos,
                {set->box.w + 2 * kSymbolBeside, set->height + 2 * kSymbolAbove},
                island.plate_turn};
  at.size.w = std::max(at.size.w, at.size.h);
  const auto line =
      places.shown({ItemKind::island, island.id}) ? around.outlines.of(island.id) : nullptr;
  const std::vector<Vec2> all = places_at(
      line && !island.closed ? *line : shape_round(around.outlines.plate(around.board, island)),
      at.size, at.turn);
  const auto lines = around.lines_at(island.id);
  std::optional<Vec2> on_line;
  for (const Vec2 there : all) {
    at.centre = there;
    if (places.any(at.bounds(), [&](ItemRef ref) {
          return in_the_way(ref, island.id) &&
                 !(island.closed && ref == ItemRef{ItemKind::plate, island.id});
        }))
      continue;
    if (std::ranges::none_of(lines, [&](const auto& l) { return crosses(at, l.first, l.second); }))
      return at;
    if (!on_line) on_line = there;
  }
  // It has room nowhere, and lies below what lies there.
  if (!all.empty()) at.centre = on_line.value_or(all.front());
  return at;
}

void Signs::settle_symbols(const Around& around, Places& places, std::vector<Rect>& changed) {
  const Board& board = around.board;
  const auto gone = [&](Id id) {
    const ItemRef ref{ItemKind::symbol, id};
    if (const Places::Thing* thing = places.find(ref)) changed.push_back(thing->bounds);
    places.remove(ref);
  };
  for (auto it = symbols_.begin(); it != symbols_.end();) {
    const Island* island = find_island(board, it->first);
    if (island && !island->symbol.empty() && places.shown({ItemKind::plate, it->first})) {
      ++it;
    } else {
      gone(it->first);
      it = symbols_.erase(it);
    }
  }
  for (const auto& [id, island] : board.islands) {
    if (island.symbol.empty() || !places.shown({ItemKind::plate, id})) continue;
    const Symbol now{island.symbol, symbol_place(island, island.symbol, around, places)};
    const auto [it, made] = symbols_.try_emplace(id);
    if (!made && it->second == now) continue;
    gone(id);
    it->second = now;
    const Rect bounds = now.place.bounds().grown(1);
    changed.push_back(bounds);
    places.place({ItemKind::symbol, id}, bounds, id);
  }
}

TurnedRect Signs::circle_place(const model::Circle& circle, const Board& board,
                               const Places& places) const {
  const auto set = layouts_.circle_words(shown_words(circle));
  Vec2 middle;
  for (const Vec2 p : circle.loop) middle += p / double(circle.loop.size());
  // It is read from where the plate nearest to it is.
  double turn = 0, nearest = 1e300;
  for (const auto& [id, island] : board.islands)
    if (const double away = base::distance(island.plate_pos, middle);
        away < nearest && places.shown({ItemKind::plate, id})) {
      nearest = away;
      turn = island.plate_turn;
    }
  TurnedRect at{middle, {set->box.w + 2 * (kTagRim + kTagBeside), set->height + 2 * kTagRim}, turn};
  const std::vector<Vec2> all = places_on(circle.loop, turn);
  for (const Vec2 there : all) {
    at.centre = there;
    const Rect box = at.bounds();
    const auto other_words = [&](const auto& entry) {
      return entry.first < circle.id && entry.second.place.bounds().intersects(box);
    };
    if (std::ranges::none_of(circles_, other_words) && !places.any(box, [](ItemRef ref) {
          return ref.kind == ItemKind::card || ref.kind == ItemKind::plate ||
                 ref.kind == ItemKind::symbol;
        }))
      return at;
  }
  if (!all.empty()) at.centre = all.front();
  return at;
}

void Signs::settle_circles(const Board& board, Places& places) {
  for (auto it = circles_.begin(); it != circles_.end();)
    if (board.circles.contains(it->first)) {
      ++it;
    } else {
      places.remove({ItemKind::circle, it->first});
      it = circles_.erase(it);
    }
  for (const auto& [id, circle] : board.circles) {
    const TurnedRect place = circle_place(circle, board, places);
    const auto [it, made] = circles_.try_emplace(id);
    Circle& was = it->second;
    if (!made && was.words == circle.words && was.loop == circle.loop &&
        was.place.centre == place.centre && was.place.size == place.size &&
        was.place.turn == place.turn)
      continue;
    was = {circle.words, circle.loop, place};
    Rect bounds;
    for (const Vec2 p : circle.loop) bounds = bounds.united({p, p});
    places.place({ItemKind::circle, id}, bounds.grown(2).united(place.bounds().grown(1)), {});
  }
}

void Signs::settle_title(const Board& board, Places& places) {
  const ItemRef ref{ItemKind::title, board.id};
  const bool other = std::exchange(dirty_, false);
  const Rect all = places.bounds_without(ref);
  const double scale = title_scale(all.width());
  if (other || scale != title_scale_)
    title_lines_ = canvas::set_title(title_, all.width(), layouts_);
  title_scale_ = scale;
  if (!board.legend || title_lines_.size.h <= 0) {
    places.remove(ref);
    title_place_.reset();
    return;
  }
  const Vec2 at = all.empty() ? Vec2{} : Vec2{all.min.x, all.max.y + kTitleBelow};
  const Rect now{at, at + Vec2{title_lines_.size.w, title_lines_.size.h}};
  if (!other && title_place_ == now) return;
  title_place_ = now;
  places.place(ref, now.grown(1), {});
}

}  // namespace canvas
