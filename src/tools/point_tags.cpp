#include "tools/point_tags.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "canvas/scene.h"
#include "desk/thing_under.h"
#include "ops/op.h"
#include "ops/weigh.h"
#include "tools/glow.h"
#include "tools/layers.h"

namespace tools {

using input::GestureKind;

namespace {
constexpr double kTag_mm = 10;   // on the screen
constexpr double kDisc_mm = 18;  // seen round a fingertip

/// Of an id its random half.
std::uint64_t number_of(Id id) {
  std::uint64_t number = 0;
  std::memcpy(&number, id.bytes.data() + 8, sizeof number);
  return number;
}
}  // namespace

std::vector<std::pair<Id, base::TurnedRect>> PointTags::tags() const {
  std::vector<std::pair<Id, base::TurnedRect>> out;
  if (desk_.read_only || !model::gives_at_seats(desk_.board())) return out;
  for (const ItemRef ref : desk_.scene.visible_items(desk_.camera.view())) {
    if (ref.kind != ItemKind::card && ref.kind != ItemKind::plate) continue;
    auto got = desk_.scene.points_of(ref.id);
    if (!got || desk_.scene.pose_of(ref)) continue;
    const double least = desk_.on_map(kTag_mm);
    got->tag.size = {std::max(got->tag.size.w, least), std::max(got->tag.size.h, least)};
    out.emplace_back(ref.id, got->tag);
  }
  return out;
}

std::optional<std::uint64_t> PointTags::grip(Vec2 px) const {
  const Vec2 at = desk_.camera.to_map(px);
  for (const auto& [id, tag] : tags())
    if (tag.contains(at)) return number_of(id);
  return {};
}

void PointTags::on_grip(std::uint64_t number, const input::Gesture& g) {
  switch (g.kind) {
    case GestureKind::drag_begin:
      for (const auto& [id, tag] : tags())
        if (number_of(id) == number) drags_[g.finger] = {id, g.pos_px};
      return;
    case GestureKind::drag:
      if (const auto it = drags_.find(g.finger); it != drags_.end()) it->second.px = g.pos_px;
      return;
    case GestureKind::drag_end:
      if (const auto it = drags_.find(g.finger); it != drags_.end()) {
        Drag drag = it->second;
        drag.px = g.pos_px;
        drags_.erase(it);
        let_go(drag);
      }
      return;
    case GestureKind::release:
      return desk_.notices.say(tr_("Drag the points off to take the last one back."));
    case GestureKind::cancelled:
      drags_.erase(g.finger);
      return;
    default:
      return;
  }
}

void PointTags::let_go(const Drag& drag) {
  const Id onto = desk::thing_under(desk_, drag.px);
  if (onto == drag.from) return;
  const model::Board& board = desk_.board();
  const ops::Ops moved = ops::move_points(board, drag.from, onto);
  (void)desk_.apply(moved.empty() ? ops::take_points_off(board, drag.from) : moved);
}

void PointTags::draw(Overlay& overlay) {
  for (const auto& [finger, drag] : drags_) {
    const Id onto = desk::thing_under(desk_, drag.px);
    if (!ops::move_points(desk_.board(), drag.from, onto).empty()) draw_glow(desk_, onto, overlay);
    const model::Vote* vote = ops::last_given(desk_.board(), drag.from);
    canvas::Box disc;
    disc.centre = drag.px / desk_.camera.px_per_mm;
    disc.size = {kDisc_mm, kDisc_mm};
    disc.radius = kDisc_mm / 2;
    const int seat = vote ? std::atoi(vote->seat.c_str()) : 0;
    disc.fill = seat > 0 ? canvas::seat_color(seat) : desk_.scene.look().accent;
    disc.edge = {255, 255, 255};
    disc.edge_width = 0.8;
    disc.shadow = canvas::kHeldShadow;
    overlay.screen.add(kLinePaper, disc);
  }
}

void PointTags::add_buttons(std::vector<desk::Button>& out) const {
  for (const auto& [id, tag] : tags()) {
    desk::Button b;
    b.name = "points-" + id.str();
    b.shape = desk::Button::Shape::paper;
    const double k = desk_.camera.scale / desk_.camera.px_per_mm;
    b.place = {desk_.to_window_mm(tag.centre), {tag.size.w * k, tag.size.h * k}, tag.turn};
    out.push_back(std::move(b));
  }
}

}  // namespace tools
