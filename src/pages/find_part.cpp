#include "pages/find_part.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/overloaded.h"
#include "model/closed.h"
#include "ops/in_sight.h"
#include "ops/read_through.h"
#include "pages/far_things.h"
#include "pages/overlay_layers.h"
#include "text/fold.h"
#include "text/gists.h"
#include "text/own_readings.h"
#include "tools/free_rect.h"

namespace pages {

namespace p = panels;
using canvas::ItemKind;
using canvas::ItemRef;

namespace {

constexpr double kPause_s = 0.7;       // without a letter: whoever writes looks up
constexpr double kReadableZoom = 0.5;  // of a card's true size
constexpr double kShownZoom = 0.8;
constexpr double kGlow_mm = 0.8, kStrong_mm = 1.6, kHalo_mm = 2;  // on the screen
constexpr std::size_t kMostFolded = 20000;

}  // namespace

void FindPart::need(p::Fonts&) {
  if (sitting_.find_open && sitting_.timeline_open) sitting_.find_open = false;
  if (sitting_.find_open != open_) sitting_.find_open ? begin() : end();
}

void FindPart::begin() {
  open_ = true;
  panel_ = {};
  seen_.reset();
  search({});
}

void FindPart::look_for(const std::string& word) {
  sitting_.find_open = true;
  if (!open_) begin();
  // Asked for once more it is the next that is wanted.
  if (text::folded(word) == word_) return step(1);
  panel_.set_word(word);
  search(word);
}

void FindPart::look_for(const std::string& word, base::Id thing) {
  look_for(word);
  const base::Id seen = model::seen_of(sitting_.board(), thing);
  const auto hit = std::ranges::find(hits_, seen, &ItemRef::id);
  if (hit == hits_.end()) return;
  at_ = *hit;
  show_s_ = 1e300;
  show(*at_);
}

void FindPart::end() {
  open_ = sitting_.find_open = false;
  search({});
  // Where nobody has moved the map meanwhile it is seen again as before.
  if (seen_ && sitting_.table.view().goes_to() == seen_->to)
    sitting_.table.view().fly_to(seen_->from, around_.clock.now_s());
  seen_.reset();
  folded_.clear();
  around_.due.all();
}

void FindPart::draw(p::Ui& ui, p::Room& room) {
  if (!open_) return;
  view_.count = hits_.size();
  const auto at = at_ ? std::ranges::find(hits_, *at_) : hits_.end();
  view_.at = at == hits_.end() ? 0 : std::size_t(at - hits_.begin()) + 1;
  const bool wrote = panel_.written() || panel_.comes_down();
  const float top = panel_.draw(ui, view_, asked_);
  if (panel_.comes_down()) around_.due.panels = true;
  const p::Area strip{0, top, ui.window.w, ui.window.h - top};
  room.bottom = room.bar_top = p::draw_saving_strip(ui, sitting_.saving, strip);
  room.free = {{0, 0}, {ui.window.w, room.bottom}};
  // The keyboard lay over the map; now it can be seen.
  const bool writes = panel_.written() || panel_.comes_down();
  if (wrote && !writes && view_.at == 0) show_s_ = around_.clock.now_s();
}

bool FindPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::FindCommand& command : asked)
    std::visit(
        base::Overloaded{[&](const p::FindWord& w) { search(w.word); },
                         [&](p::FindStep by) { step(by.by); },
                         [&](p::FindElsewhere) { go_elsewhere(); }, [&](p::CloseFind) { end(); }},
        command);
  return !asked.empty();
}

void FindPart::search(std::string word) {
  word_ = text::folded(word);
  at_.reset();
  look();
  show_s_ = hits_.empty() ? 1e300 : around_.clock.now_s() + kPause_s;
}

bool FindPart::has_word(const std::string& text) {
  if (text.empty()) return false;
  if (folded_.size() > kMostFolded) folded_.clear();
  const auto [it, fresh] = folded_.try_emplace(text);
  if (fresh) {
    it->second = text::folded(text);
    if (!own_.empty()) it->second += '\n' + text::folded(text::with_own_readings(text, own_));
  }
  if (it->second.find(word_) != std::string::npos) return true;
  const text::Gist* gist = gists_.of(text);
  return gist && text::is_read_in(*gist, word_);
}

std::vector<ItemRef> FindPart::having_word(const model::Board& board) {
  if (word_.empty()) return {};
  std::vector<base::Id> found;
  for (const auto& [id, card] : board.cards)
    if (card.place == model::Place::table && has_word(card.text)) found.push_back(id);
  for (const auto& [id, island] : board.islands)
    if (has_word(island.plate) || has_word(island.symbol)) found.push_back(id);
  std::vector<ItemRef> out;
  for (const base::Id id : ops::in_reading_order(board, found)) {
    // What lies in a closed bundle, or under an index map's plates, is found where its pile is.
    const base::Id seen = model::seen_of(board, id);
    const ItemRef thing{board.cards.contains(seen) ? ItemKind::card : ItemKind::plate, seen};
    if (std::ranges::find(out, thing) == out.end()) out.push_back(thing);
  }
  return out;
}

void FindPart::look() {
  stale_ = false;
  if (own_ != sitting_.open->session().readings) {
    own_ = sitting_.open->session().readings;
    folded_.clear();
  }
  const model::Board& shown = sitting_.board();
  hits_ = having_word(shown);
  view_.elsewhere = 0;
  for (const auto& [id, board] : sitting_.open->session().boards)
    if (id != shown.id) view_.elsewhere += having_word(board).size();
  view_.in_tray = std::size_t(std::ranges::count_if(shown.cards, [&](const auto& entry) {
    return !word_.empty() && entry.second.place == model::Place::tray &&
           has_word(entry.second.text);
  }));
  if (at_ && std::ranges::find(hits_, *at_) == hits_.end()) at_.reset();
  around_.due.all();
}

void FindPart::tick(double now_s) {
  if (!open_) return;
  if (stale_) look();
  // A finger that ends the writing by a tap says itself which is shown.
  if (now_s < show_s_ || panel_.written() || panel_.comes_down()) return;
  show_s_ = 1e300;
  if (!at_ && !hits_.empty()) step(1);
}

void FindPart::step(int by) {
  if (stale_) look();
  show_s_ = 1e300;
  if (hits_.empty()) return;
  const auto count = std::ptrdiff_t(hits_.size());
  const auto here = at_ ? std::ranges::find(hits_, *at_) : hits_.end();
  const std::ptrdiff_t from = here != hits_.end() ? here - hits_.begin() : by > 0 ? -1 : 0;
  at_ = hits_[std::size_t(((from + by) % count + count) % count)];
  show(*at_);
  around_.due.all();
}

void FindPart::go_elsewhere() {
  const auto boards = sitting_.open->session().boards_in_order();
  const auto here = std::ranges::find(boards, sitting_.desk.board_id,
                                      [](const model::Board* b) { return b->id; });
  for (std::size_t n = 1; n < boards.size(); ++n) {
    const std::size_t at = (std::size_t(here - boards.begin()) + n) % boards.size();
    if (having_word(*boards[at]).empty()) continue;
    sitting_.table.let_go(around_.clock.now_s());
    sitting_.show(boards[at]->id);
    offer_far_things(around_, sitting_);
    seen_.reset();
    at_.reset();
    look();
    return step(1);
  }
}

base::TurnedRect FindPart::shape_of(ItemRef thing) const {
  const model::Board& board = sitting_.board();
  const base::TurnedRect lies = thing.kind == ItemKind::card
                                    ? model::shape_of(board.cards.at(thing.id))
                                    : model::plate_seen(board, board.islands.at(thing.id));
  const auto pose = sitting_.scene.pose_of(thing);
  return pose ? pose->apply(lies) : lies;
}

void FindPart::show(ItemRef thing) {
  const base::TurnedRect shape = shape_of(thing);
  const base::Rect box = shape.bounds();
  tools::View& view = sitting_.table.view();
  canvas::Camera to = view.goes_to();
  const double true_scale = to.px_per_mm;
  const bool free =
      ops::lies_free(sitting_.desk.sight_from(to), box.centre(), {box.width(), box.height()});
  if (free && to.scale >= kReadableZoom * true_scale) return;
  if (to.scale < kReadableZoom * true_scale) to.scale = kShownZoom * true_scale;
  const base::Rect room = tools::free_rect(sitting_.desk.table_px(), sitting_.desk.covered(),
                                           {box.width() * to.scale, box.height() * to.scale});
  const base::Vec2 middle = (room.empty() ? sitting_.desk.table_px() : room).centre();
  to.centre =
      shape.centre - (middle - base::Vec2{to.window_px.w / 2, to.window_px.h / 2}) / to.scale;
  if (!seen_ || !(view.goes_to() == seen_->to)) seen_ = Seen{view.goes_to(), to};
  seen_->to = to;
  view.fly_to(to, around_.clock.now_s());
}

void FindPart::draw_glow(desk::Overlay& overlay) {
  if (!open_ || hits_.empty()) return;
  if (stale_) look();
  const canvas::Look& look = sitting_.scene.look();
  const base::Rect view = sitting_.camera.view();
  const double mm = sitting_.camera.px_per_mm / sitting_.camera.scale;
  const auto ring = [&](const base::TurnedRect& shape, double around, double width,
                        canvas::Color edge) {
    canvas::Box box;
    box.centre = shape.centre;
    box.size = {shape.size.w + 2 * around, shape.size.h + 2 * around};
    box.turn = shape.turn;
    box.radius = canvas::kCardRadius + around;
    box.fill = {0, 0, 0, 0};
    box.edge = edge;
    box.edge_width = width;
    overlay.map.add(kGlow, box);
  };
  for (const ItemRef hit : hits_) {
    const base::TurnedRect shape = shape_of(hit);
    if (!view.intersects(shape.bounds())) continue;
    const bool here = at_ && *at_ == hit;
    const double line = (here ? kStrong_mm : kGlow_mm) * mm, halo = kHalo_mm * mm * (here ? 2 : 1);
    canvas::Color faint = look.accent;
    faint.a = here ? 80 : 46;
    // Outside of it, so that all of it can be read.
    ring(shape, line + halo, halo, faint);
    ring(shape, line, line, look.accent);
  }
}

void FindPart::describe(nlohmann::ordered_json& out) const {
  if (!open_) return;
  nlohmann::ordered_json& j = out["find"];
  j = {{"word", word_}, {"count", hits_.size()}};
  j["at"] = view_.at;
  j["thing"] = at_ ? nlohmann::ordered_json(at_->id.str()) : nlohmann::ordered_json(nullptr);
  j["elsewhere"] = view_.elsewhere;
  j["in_tray"] = view_.in_tray;
}

}  // namespace pages
