#include "tools/read_through.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/log.h"
#include "base/utf8.h"
#include "canvas/scene.h"
#include "ops/document.h"
#include "ops/op.h"
#include "ops/read_through.h"
#include "tools/glow.h"
#include "tools/large_card.h"
#include "tools/layers.h"
#include "tools/menu_choice.h"

namespace tools {

using input::GestureKind;

namespace {

constexpr double kCome_s = 0.18;
constexpr double kRead_s = 1.5;  // seen for so long it counts as read
constexpr double kTurn_s = 6;    // to another side, while nobody goes on
constexpr double kClosedPart = 0.6;
constexpr double kLeastStay_s = 3, kMostStay_s = 10, kLetter_s = 0.12;

double eased(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// From the one to the other by the shorter way.
double turn_between(double from, double to, double share) {
  return from + base::normal_angle(to - from) * share;
}

}  // namespace

void ReadThrough::set_messages(const base::Messages& tr) {
  tr_ = tr;
  sheet_.set_messages(tr);
}

std::optional<ItemRef> ReadThrough::thing() const {
  const Id id = round_.now();
  if (id.nil()) return {};
  const bool card = model::find_card(desk_.board(), id) != nullptr;
  return ItemRef{card ? ItemKind::card : ItemKind::plate, id};
}

ReadThrough::Now ReadThrough::now() const {
  const auto shown = open_ ? thing() : std::nullopt;
  if (!shown) return {};
  const model::Card* card = model::find_card(desk_.board(), shown->id);
  const model::Island* island = model::find_island(desk_.board(), shown->id);
  return {number_, card ? card->text : island ? island->plate : std::string()};
}

void ReadThrough::open(double now_s) {
  if (open_) return;
  round_.go_on(desk_.board());
  if (round_.count(desk_.board()) == 0)
    return desk_.notices.say(tr_("There is no card to read yet."));
  open_ = true;
  by_itself_ = false;
  show(now_s);
}

void ReadThrough::show(double now_s) {
  times_ = {now_s, now_s};
  turns_ = 0;
  // Each side has the next card first.
  ++first_side_;
  ++number_;
}

void ReadThrough::note_read() {
  const Id id = round_.now();
  if (id.nil()) return;
  round_.note_read(id);
  if (desk_.read_only) return;
  for (const ops::Op& op : ops::mark_read(desk_.board(), id))
    if (const auto done = desk_.doc.apply_aside(op); !done) base::log_warning(done.error().text());
}

// --- where it lies

std::vector<ReadThrough::Side> ReadThrough::sides() const {
  if (desk_.at_wall()) return {{}};
  std::vector<Side> open, closed;
  for (const desk::SeatSide& seat : desk_.seats) {
    const double turn = nearest_side(seat.turn_rad);
    const bool is_open =
        std::ranges::any_of(open_sides_, [&](double rad) { return nearest_side(rad) == turn; });
    auto& there = is_open ? open : closed;
    if (std::ranges::find(there, turn, &Side::turn_rad) == there.end())
      there.push_back({turn, is_open});
  }
  for (auto* some : {&open, &closed}) {
    std::ranges::sort(*some, {}, &Side::turn_rad);
    if (!some->empty())
      std::ranges::rotate(*some, some->begin() + std::ptrdiff_t(first_side_ % some->size()));
  }
  open.insert(open.end(), closed.begin(), closed.end());
  // Nobody sits: whoever asked for it stands before the bar.
  if (open.empty()) open.push_back({});
  return open;
}

double ReadThrough::side() const {
  const std::vector<Side> all = sides();
  return all[turns_ % all.size()].turn_rad;
}

double ReadThrough::stay_s() const {
  const std::vector<Side> all = sides();
  // Behind a closed seat perhaps nobody sits.
  const double part = all.front().open && !all[turns_ % all.size()].open ? kClosedPart : 1;
  if (!by_itself_) return kTurn_s * part;
  const std::string words = now().words;
  return part *
         std::clamp(double(base::count_code_points(words)) * kLetter_s, kLeastStay_s, kMostStay_s);
}

// --- fingers on it

ReadSheet::State ReadThrough::state() const {
  return {thing(),
          side(),
          !desk_.at_wall() && sides().size() > 1,
          round_.can_go_back(desk_.board()),
          by_itself_,
          voice_.on,
          voice_.why_not.empty(),
          under_};
}

std::optional<std::uint64_t> ReadThrough::grip(Vec2 px) const {
  if (!open_) return {};
  const Vec2 at = px / desk_.camera.px_per_mm;
  const ReadSheet::State now = state();
  const ReadSheet::Lay lay = sheet_.lay(now);
  if (!lay.place.contains(at)) return {};
  for (const ReadSheet::Placed& placed : sheet_.keys(lay, now))
    if (placed.button.hit(at)) return std::uint64_t(placed.key);
  const auto card = sheet_.card(lay, now);
  return std::uint64_t(card && card->contains(at) ? Key::card : Key::paper);
}

void ReadThrough::on_grip(std::uint64_t number, const input::Gesture& g) {
  const Key key = Key(number);
  switch (g.kind) {
    case GestureKind::press:
      under_ = key;
      return;
    case GestureKind::release:
    case GestureKind::drag_end:
      under_.reset();
      if (open_ && grip(g.pos_px) == number) choose(key, g.time_s);
      return;
    case GestureKind::cancelled:
      under_.reset();
      return;
    default:
      return;
  }
}

std::size_t ReadThrough::to_come() const {
  const bool unread = !round_.now().nil() && !round_.has_read(round_.now());
  return left() + (unread ? 1 : 0);
}

void ReadThrough::choose(Key key, double now_s) {
  const model::Board& board = desk_.board();
  switch (key) {
    case Key::paper:
      return;
    case Key::card:
    case Key::next:
      note_read();
      round_.next(board);
      return show(now_s);
    case Key::back:
      if (round_.back(board)) show(now_s);
      return;
    case Key::play:
      by_itself_ = !by_itself_;
      times_.turned = now_s;
      turns_ = 0;
      return;
    case Key::voice:
      if (voice_.why_not.empty())
        voice_wish_ = true;
      else
        desk_.notices.say(voice_.why_not);
      return;
    case Key::again:
      round_.again(board);
      return show(now_s);
    case Key::close:
      if (now_s - times_.shown >= kRead_s) note_read();
      if (const std::size_t rest = to_come(); rest > 0)
        desk_.notices.say(fmt::format(
            fmt::runtime(tr_("{0} of {1} are still to be read. Reading goes on from there.")), rest,
            count()));
      return close();
  }
}

// --- time

bool ReadThrough::tick(double now_s) {
  if (!open_) return false;
  const model::Board& board = desk_.board();
  if (round_.count(board) == 0) {
    close();
    return true;
  }
  if (!round_.now().nil()) {
    // It is gone, or lies in a bundle that was closed.
    const auto all = ops::read_in_round(board);
    if (std::ranges::find(all, round_.now()) == all.end()) {
      round_.next(board);
      show(now_s);
    }
  } else if (round_.left(board) > 0) {  // one more came
    round_.next(board);
    show(now_s);
  }
  if (!round_.now().nil() && now_s - times_.shown >= kRead_s) note_read();
  const bool moving = now_s - times_.turned < kCome_s;
  if (round_.now().nil() || under_ || now_s - times_.turned < stay_s()) return moving;
  const std::size_t count = sides().size();
  if (by_itself_ && turns_ + 1 >= count) {
    if (voice_.speaks) return moving;
    note_read();
    round_.next(board);
    show(now_s);
    return true;
  }
  times_.turned = now_s;
  if (count > 1) ++turns_;
  return count > 1;
}

double ReadThrough::next_deadline_s() const {
  if (!open_ || round_.now().nil()) return 1e300;
  const double now_s = desk_.clock.now_s(), turn = times_.turned + stay_s(),
               read = times_.shown + kRead_s;
  // Who speaks is waited for by whoever hears the end of it.
  const bool waits = under_ || (voice_.speaks && now_s >= turn);
  return std::min(waits ? 1e300 : turn, now_s < read ? read : 1e300);
}

// --- how it looks

void ReadThrough::draw(Overlay& overlay) {
  if (!open_) return;
  const canvas::Look& look = desk_.scene.look();
  const double share = desk_.motion == desk::Motion::reduced
                           ? 1
                           : eased((desk_.clock.now_s() - times_.turned) / kCome_s);
  const ReadSheet::State now = state();
  ReadSheet::Lay lay = sheet_.lay(now);
  const std::vector<Side> all = sides();
  if (share < 1 && turns_ > 0)
    lay.place.turn = turn_between(all[(turns_ - 1) % all.size()].turn_rad, lay.place.turn, share);
  canvas::Box paper;
  paper.centre = lay.place.centre;
  paper.size = lay.place.size;
  paper.turn = lay.place.turn;
  paper.radius = 4;
  paper.fill = look.plate_fill;
  paper.edge = look.island_line;
  paper.edge_width = 0.4;
  paper.shadow = 4;
  overlay.screen.add(kLargePaper, paper);

  if (now.thing) draw_thing(*now.thing, lay, share, overlay);
  std::vector<desk::Button> buttons;
  for (ReadSheet::Placed& placed : sheet_.keys(lay, now))
    buttons.push_back(std::move(placed.button));
  desk::draw(buttons, kLargeKeys, overlay.screen);
  const std::size_t after = left();
  if (!now.thing) {
    sheet_.write(lay, fmt::format(fmt::runtime(tr_("All {0} have been read.")), count()),
                 ReadSheet::kAllReadEm, lay.card, kLargeWords, overlay.screen);
    sheet_.write(lay,
                 next_.empty()
                     ? std::string(tr_("None is left out."))
                     : fmt::format(fmt::runtime(tr_("None is left out. Next: {0}")), next_),
                 ReadSheet::kCountEm, {0, lay.line}, kLargeWords, overlay.screen);
  } else {
    sheet_.write(lay,
                 after == 0
                     ? std::string(tr_("The last one"))
                     : fmt::format(fmt::runtime(tr_("{0} still to come, of {1}")), after, count()),
                 ReadSheet::kCountEm, {0, lay.line}, kLargeWords, overlay.screen);
  }
}

void ReadThrough::draw_thing(ItemRef thing, const ReadSheet::Lay& lay, double share,
                             Overlay& overlay) const {
  // Where it lies on the table, from where it comes forward.
  draw_glow(desk_, thing.id, overlay);
  Vec2 middle = lay.place.to_world(lay.card);
  double turn = lay.place.turn, factor = lay.factor;
  if (share < 1 && turns_ == 0 && times_.turned == times_.shown) {
    const model::Card* card = model::find_card(desk_.board(), thing.id);
    const model::Island* island = model::find_island(desk_.board(), thing.id);
    if (!card && !island) return;
    const base::TurnedRect from = card ? model::shape_of(*card) : model::plate_shape_of(*island);
    const double there = desk_.camera.scale / desk_.camera.px_per_mm;
    const Vec2 begin = desk_.to_window_mm(from.centre);
    middle = begin + (middle - begin) * share;
    factor = there * std::pow(factor / there, share);
    turn = turn_between(from.turn, turn, share);
  }
  draw_large(desk_, thing, middle, turn, factor, kLargeCard, overlay.screen);
}

void ReadThrough::add_buttons(std::vector<desk::Button>& out) const {
  if (!open_) return;
  const ReadSheet::State now = state();
  const ReadSheet::Lay lay = sheet_.lay(now);
  if (const auto card = sheet_.card(lay, now)) {
    desk::Button b;
    b.name = "read-card";
    b.shape = desk::Button::Shape::paper;
    b.place = *card;
    out.push_back(std::move(b));
  }
  for (ReadSheet::Placed& placed : sheet_.keys(lay, now)) out.push_back(std::move(placed.button));
}

}  // namespace tools
