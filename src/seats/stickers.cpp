#include "seats/stickers.h"

#include <fmt/core.h>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "canvas/shape.h"
#include "desk/thing_under.h"
#include "ops/document.h"
#include "ops/weigh.h"

namespace seats {

using canvas::Color;
using model::Vote;
using ops::NoPoints;

namespace {
constexpr double kGlow = 1.6;
constexpr double kDisc = 18, kDiscEm = 9;  // mm: seen round a fingertip

bool on_table(const model::Board& board, Id target) {
  const model::Card* card = model::find_card(board, target);
  return card ? card->place == model::Place::table : model::find_island(board, target) != nullptr;
}
}  // namespace

Stickers::Stickers(desk::Desk& desk, Seating& seating) : desk_(desk), seating_(seating) {
  show_board();
}

void Stickers::carry_out(Seat& seat, const SeatEvent& event) {
  if (desk_.read_only) return;
  switch (event.kind) {
    case SeatEvent::Kind::stick:
      return stick(seat, *event.window_mm);
    case SeatEvent::Kind::next_person:
      if (!seat.can_pass_on()) return;
      seat.pass_on();
      return seat.tell(desk_.tr("The next person gives hers now. What was given before stays."));
    default:
      return unstick(seat);
  }
}

void Stickers::refuse(Seat& seat, NoPoints why) const {
  const auto& tr = desk_.tr;
  std::string says;
  switch (why) {
    case NoPoints::not_now:
      says = tr("No points are being given at the moment.");
      break;
    case NoPoints::gone:
    case NoPoints::in_tray:
      says = tr("What lies in the tray or at a seat can have no points.");
      break;
    case NoPoints::none_left:
      says = tr("You have given all of yours. Tap the stack to take the last one back.");
      break;
    case NoPoints::only_once:
      says = tr("One of yours is on this already: each is for something else.");
      break;
  }
  if (seat.open()) return seat.tell(says);
  desk_.notices.refuse(says);
}

void Stickers::apply(const ops::Ops& ops) {
  if (!ops::is_secret(desk_.board(), ops)) {
    (void)desk_.apply(ops);
    return;
  }
  for (const ops::Op& op : ops)
    if (const auto done = desk_.doc.apply_aside(op); !done) return desk_.refused(done.error());
}

void Stickers::stick(Seat& seat, Vec2 at_mm) {
  const Id target = desk::thing_under(desk_, at_mm * desk_.seat_px());
  const model::Board& board = desk_.board();
  const std::string key = seat.giver();
  if (const auto no = ops::why_no_points(board, key, target)) {
    // Let go beside everything it is back on its stack.
    if (!target.nil() || *no == NoPoints::none_left) refuse(seat, *no);
    return;
  }
  apply(ops::give_points(board, key, desk_.nameless() ? std::string() : seat.place().name, target,
                         desk_.ids, desk_.clock.wall()));
}

void Stickers::unstick(Seat& seat) {
  const ops::Ops ops = ops::take_points_back(desk_.board(), seat.giver());
  const auto say = [&](const char* words) {
    seat.open() ? seat.tell(words) : desk_.notices.say(words);
  };
  if (ops.empty() && seat.pass_back())
    return say(desk_.tr("Whoever gave points before goes on with hers."));
  if (ops.empty()) return say(desk_.tr("Drag it onto an island or a card that matters to you."));
  apply(ops);
  say(desk_.tr("The last one you gave is back on your stack."));
}

void Stickers::show_board() {
  on_.clear();
  gone_ = false;
  for (const auto& s : seating_.all()) s->first_person();
  for (const auto& [id, vote] : desk_.board().votes) on_[id] = vote.target;
}

bool Stickers::changed(const ops::Op& op) {
  const bool differ = follow(ops::touched_by(op));
  if (gone_ && !desk_.doc.more_follow()) {
    gone_ = false;
    desk_.notices.say(
        desk_.tr("What had points is no longer there: whoever gave them has them again."));
  }
  return differ;
}

bool Stickers::follow(const ops::Touched& touched) {
  if (touched.is<model::Board>() && touched.id == desk_.board_id &&
      !model::gives_at_seats(desk_.board())) {
    for (const auto& s : seating_.all()) s->first_person();
    return false;
  }
  if (!touched.is<Vote>() || touched.board != desk_.board_id) return false;
  const auto vote = desk_.board().votes.find(touched.id);
  if (vote != desk_.board().votes.end()) {
    on_[touched.id] = vote->second.target;
    return true;
  }
  const auto was = on_.find(touched.id);
  if (was == on_.end()) return true;
  gone_ = gone_ || (model::is_weighing(desk_.board()) && !on_table(desk_.board(), was->second));
  on_.erase(was);
  return true;
}

void Stickers::draw_glow(Id target, const canvas::Look& look, std::uint32_t layer,
                         canvas::DrawList& out) const {
  const auto end = desk_.scene.line_end(target);
  if (!end) return;
  auto shape = std::make_shared<canvas::Shape>(end->shape);
  for (auto& ring : shape->rings) {
    for (Vec2& p : ring) p = desk_.to_window_mm(p) / desk_.seat_scale;
    out.add(layer, canvas::Stroke{ring, kGlow, look.accent, true, 0});
  }
  Color tint = look.accent;
  tint.a = 30;
  out.add(layer, canvas::Area{shape, {}, tint});
}

void Stickers::draw(const canvas::Look& look, Labels& labels, std::uint32_t layer,
                    canvas::DrawList& out) const {
  std::vector<std::pair<const Seat*, Vec2>> held;
  for (const auto& s : seating_.all())
    for (const Vec2 at : s->pulled_stickers()) held.emplace_back(s.get(), at);
  for (const auto& [seat, at] : held) {
    const Id target = desk::thing_under(desk_, at * desk_.seat_px());
    if (!target.nil() && !ops::why_no_points(desk_.board(), seat->giver(), target))
      draw_glow(target, look, layer, out);
  }
  for (const auto& [seat, at] : held) {
    const int points = model::next_points(desk_.board(), seat->giver());
    canvas::Box disc;
    disc.centre = at;
    disc.size = {kDisc, kDisc};
    disc.radius = kDisc / 2;
    disc.fill = canvas::seat_color(seat->place().number);
    disc.edge = Color{255, 255, 255};
    disc.edge_width = 0.8;
    disc.shadow = canvas::kHeldShadow;
    out.add(++layer, disc);
    const auto words = labels.label(fmt::format("{}", points), kDiscEm, text::Weight::bold, kDisc);
    out.add(layer, canvas::Text{words, at - Vec2{words->box.w / 2, words->height / 2}, at,
                                seat->frame().turn, Color{255, 255, 255}});
  }
}

}  // namespace seats
