#include "tools/ring.h"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "canvas/scene.h"
#include "ops/build.h"
#include "ops/document.h"
#include "tools/layers.h"

namespace tools {

using input::GestureKind;

namespace {

constexpr double kClosing_mm = 25;  // on the screen: how near the end must come to the beginning
constexpr double kShortest_mm = 60;

double ring_area(const std::vector<Vec2>& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) sum += cross(ring[i], ring[(i + 1) % ring.size()]);
  return std::abs(sum) / 2;
}

double way_length(const std::vector<Vec2>& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += base::distance(line[i - 1], line[i]);
  return sum;
}

std::optional<Vec2> crossing(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const Vec2 r = b - a, s = d - c;
  const double den = cross(r, s);
  if (std::abs(den) < 1e-12) return {};
  const double t = cross(c - a, s) / den, u = cross(c - a, r) / den;
  // A hair beyond the ends still counts: lines that meet in a point of both must cross.
  constexpr double kHair = 1e-9;
  if (t < -kHair || t > 1 + kHair || u < -kHair || u > 1 + kHair) return {};
  return a + r * t;
}

}  // namespace

std::vector<Vec2> closed_part(const std::vector<Vec2>& line, double closing) {
  if (line.size() < 4) return {};
  // The largest loop in which the line crosses itself.
  std::vector<Vec2> best;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    for (std::size_t j = i + 2; j + 1 < line.size(); ++j)
      if (const auto p = crossing(line[i], line[i + 1], line[j], line[j + 1])) {
        std::vector<Vec2> loop{*p};
        loop.insert(loop.end(), line.begin() + std::ptrdiff_t(i) + 1,
                    line.begin() + std::ptrdiff_t(j) + 1);
        if (ring_area(loop) > ring_area(best)) best = std::move(loop);
      }
  const bool comes_back =
      base::distance(line.front(), line.back()) <= std::max(closing, way_length(line) * 0.12);
  if (comes_back && ring_area(line) > ring_area(best)) best = line;
  // A line drawn there and back encloses nothing.
  if (best.size() < 3 || ring_area(best) < closing * closing) return {};
  return best;
}

bool Ring::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  // Across the line of a cross circle one draws as if it were not there.
  if ((thing && thing->kind != ItemKind::circle) || desk_.read_only) return false;
  const Vec2 p = desk_.camera.to_map(g.pos_px);
  switch (g.kind) {
    case GestureKind::drag_begin:
      lines_[g.finger] = {desk_.camera.to_map(g.origin_px), p};
      break;
    case GestureKind::drag:
      if (const auto it = lines_.find(g.finger); it != lines_.end()) {
        if (base::distance(it->second.back(), p) >= desk_.on_map(1)) it->second.push_back(p);
      }
      break;
    case GestureKind::drag_end:
      if (const auto it = lines_.find(g.finger); it != lines_.end()) {
        it->second.push_back(p);
        const std::vector<Vec2> line = std::move(it->second);
        lines_.erase(it);
        close(line);
      }
      break;
    case GestureKind::cancelled:
    case GestureKind::release:
      lines_.erase(g.finger);
      break;
    default:
      break;
  }
  return false;
}

double facing_of(const std::vector<double>& turns, double otherwise) {
  // Each counts for the side of the table it faces; no plate stands askew between two.
  constexpr double kQuarter = std::numbers::pi / 2;
  std::array<int, 4> cards{};
  std::array<Vec2, 4> sums{};
  const auto side_of = [](double turn) {
    return std::size_t(((std::lround(turn / kQuarter) % 4) + 4) % 4);
  };
  for (const double turn : turns) {
    ++cards[side_of(turn)];
    sums[side_of(turn)] += base::turned({1, 0}, turn);
  }
  std::size_t best = side_of(otherwise);
  for (std::size_t side = 0; side < 4; ++side)
    if (cards[side] > cards[best]) best = side;
  return cards[best] == 0 ? otherwise : std::atan2(sums[best].y, sums[best].x);
}

void Ring::close(const std::vector<Vec2>& line) {
  if (way_length(line) < desk_.on_map(kShortest_mm)) return;
  const std::vector<Vec2> ring = closed_part(line, desk_.on_map(kClosing_mm));
  const auto enclosed = desk_.scene.enclosed_by(ring);
  const model::Board& map = desk_.board();
  // Nothing, or one thing: nobody means to bundle that.
  if (enclosed.cards.size() + enclosed.islands.size() < 2) return;
  // All of one island's own cards again: it is an island already.
  if (enclosed.islands.empty()) {
    const Id island = map.cards.at(enclosed.cards.front()).island;
    if (!island.nil() && model::cards_in(map, island) == enclosed.cards) return;
  }
  Vec2 middle;
  for (const Vec2 p : ring) middle += p / double(ring.size());
  std::vector<double> turns;
  for (const Id id : enclosed.cards) turns.push_back(map.cards.at(id).turn);
  const double turn = facing_of(turns, desk_.facing(middle));
  Gathered made;
  made.step = desk_.doc.new_action();
  made.turn_rad = desk_.facing(line.back());
  bool loose = enclosed.islands.empty();
  for (const Id id : enclosed.cards) {
    made.before.push_back(map.cards.at(id));
    loose = loose && made.before.back().island.nil();
  }
  auto island =
      ops::make_island(map, enclosed.cards, enclosed.islands, turn, desk_.ids, desk_.clock.wall());
  made.island = island.id;
  std::map<Id, model::Card> others;
  if (loose)
    for (const auto& [id, card] : map.cards)
      if (card.place == model::Place::table) others.emplace(id, card);
  for (const Id id : enclosed.cards) others.erase(id);
  if (const auto done = desk_.apply_all(std::move(island.ops), made.step); !done)
    return desk_.refused(done.error());
  for (const Id id : enclosed.cards) made.laid.push_back(map.cards.at(id).pos);
  for (auto& [id, before] : others)
    if (const model::Card* now = model::find_card(map, id); now && !(now->pos == before.pos)) {
      made.aside_laid.push_back(now->pos);
      made.aside.push_back(std::move(before));
    }
  if (loose) gathered_.push_back(std::move(made));
}

void Ring::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  const double width = desk_.on_map(1.2);
  for (const auto& [finger, line] : lines_) {
    const std::vector<Vec2> ring = closed_part(line, desk_.on_map(kClosing_mm));
    canvas::Color color = look.accent;
    if (ring.empty()) color.a = 150;
    overlay.map.add(kRings, canvas::Stroke{line, width, color, false, 0});
  }
}

}  // namespace tools
