#include "tools/read_sheet.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "canvas/scene.h"
#include "text/typesetter.h"
#include "tools/free_rect.h"
#include "tools/large_card.h"

namespace tools {

namespace {

// Millimetres on the screen.
constexpr double kPad = 5, kEdge = 3, kKey_w = 25, kKey_h = 17, kGap = 2, kLine = 9;
constexpr double kWordsEm = 4.2;
constexpr double kLeast_mm = 118;
constexpr double kMost = 4.5;  // times as large as on the table
constexpr std::size_t kKeys = 5, kMostSet = 200;

/// A strip between open panels is too small to read together: it lies over their edges then.
Rect roomy(const Rect& free, const Rect& table) {
  const Vec2 half{std::min(std::max(free.width(), kLeast_mm), table.width()) / 2,
                  std::min(std::max(free.height(), kLeast_mm), table.height()) / 2};
  const auto within = [](double at, double least, double most) {
    return std::max(least, std::min(at, most));
  };
  const Vec2 least = table.min + half, most = table.max - half, at = free.centre();
  const Vec2 middle{within(at.x, least.x, most.x), within(at.y, least.y, most.y)};
  return {middle - half, middle + half};
}

}  // namespace

void ReadSheet::set_messages(const base::Messages& tr) {
  tr_ = tr;
  set_.clear();
}

ReadSheet::Lay ReadSheet::lay(const State& state) const {
  Lay out;
  const double px = desk_.camera.px_per_mm, turn = state.side_rad;
  const Rect table = desk_.table_px();
  const Rect free_px = free_rect(table, desk_.covered(), {table.height(), table.height()});
  const Rect all_px = free_px.empty() || free_px.width() < table.height() / 3 ? table : free_px;
  const Rect room = roomy(Rect{all_px.min / px, all_px.max / px}.grown(-kEdge),
                          Rect{table.min / px, table.max / px}.grown(-kEdge));
  const base::Size card =
      (state.thing ? size_of(desk_, *state.thing) : std::nullopt).value_or(model::kCardSize);
  const auto keys_w = [](double scale) {
    return (double(kKeys) * kKey_w + double(kKeys - 1) * kGap + 2 * kPad) * scale;
  };
  const auto keys_h = [](double scale) { return (kKey_h + kLine + 2 * kPad) * scale; };
  // As large as the room is from every side, so that it keeps its size while it turns.
  const double least = std::min(room.width(), room.height());
  const double most = least / keys_w(1);
  out.scale = std::clamp(desk_.menu_scale, std::min(1.0, most), std::max(0.4, most));
  const bool upright = std::abs(std::cos(turn)) > 0.5;
  const double w = state.turns ? least : upright ? room.width() : room.height();
  const double h = state.turns ? least : upright ? room.height() : room.width();
  out.factor = std::min(
      {kMost, (w - 2 * kPad) / card.w, std::max(10.0, h - keys_h(out.scale) - kPad) / card.h});
  const base::Size size{std::max(keys_w(out.scale), card.w * out.factor + 2 * kPad),
                        card.h * out.factor + kPad + keys_h(out.scale)};
  out.place = {room.centre(), size, turn};
  out.card = {0, -size.h / 2 + kPad + card.h * out.factor / 2};
  out.line = size.h / 2 - (2 * kPad + kKey_h + kLine / 2 - 3) * out.scale;
  return out;
}

std::optional<base::TurnedRect> ReadSheet::card(const Lay& lay, const State& state) const {
  const auto size = state.thing ? size_of(desk_, *state.thing) : std::nullopt;
  if (!size) return {};
  return base::TurnedRect{
      lay.place.to_world(lay.card), {size->w * lay.factor, size->h * lay.factor}, lay.place.turn};
}

text::LayoutPtr ReadSheet::set(const std::string& words, double em, double room) const {
  if (set_.size() > kMostSet) set_.clear();
  auto& kept = set_[fmt::format("{:.2f}/{:.1f}/{}", em, room, words)];
  if (kept) return kept;
  text::Style style;
  style.em = em;
  kept = desk_.typesetter.layout(words, style, 0, 100);
  if (kept->box.w > room) {
    style.em = em * room / kept->box.w;
    kept = desk_.typesetter.layout(words, style, 0, 100);
  }
  return kept;
}

void ReadSheet::write(const Lay& lay, const std::string& words, double em, Vec2 at,
                      std::uint32_t layer, canvas::DrawList& out) const {
  const text::LayoutPtr there = set(words, em * lay.scale, lay.place.size.w - 2 * kPad);
  const Vec2 middle = lay.place.to_world(at), half{there->box.w / 2, there->height / 2};
  out.add(layer,
          canvas::Text{there, middle - half, middle, lay.place.turn, desk_.scene.look().ink});
}

std::vector<ReadSheet::Placed> ReadSheet::keys(const Lay& lay, const State& state) const {
  struct Wanted {
    Key key;
    const char *name, *icon, *words;
    bool enabled = true, on = false;
  };
  const bool over = !state.thing;
  std::vector<Wanted> wanted{
      {Key::back, "read-back", "step-back", tr_("Previous"), state.can_go_back}};
  if (over) {
    wanted.push_back({Key::again, "read-again", "redo", tr_("Once more")});
  } else {
    wanted.push_back({Key::play, "read-play", state.by_itself ? "pause" : "play",
                      state.by_itself ? tr_("Pause") : tr_("Go on by itself")});
    wanted.push_back({Key::voice, "read-voice", state.voice ? "voice" : "voice-off",
                      state.voice ? tr_("Voice on") : tr_("Voice off"), state.can_speak,
                      state.voice});
    wanted.push_back({Key::next, "read-next", "step-on", tr_("Next")});
  }
  wanted.push_back({Key::close, "read-close", "close", tr_("Close")});

  const canvas::Look& look = desk_.scene.look();
  const double k = lay.scale, step = (kKey_w + kGap) * k;
  const double y = lay.place.size.h / 2 - (kPad + kKey_h / 2) * k;
  std::vector<Placed> out;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const Wanted& w = wanted[i];
    desk::Button b;
    b.name = w.name;
    b.shape = desk::Button::Shape::flat;
    b.place = {lay.place.to_world({(double(i) - double(wanted.size() - 1) / 2) * step, y}),
               {kKey_w * k, kKey_h * k},
               lay.place.turn};
    b.radius = 2.5 * k;
    b.icon = w.icon;
    b.icon_size = 8 * k;
    b.icon_at = {0, -2.8 * k};
    b.words = set(w.words, kWordsEm * k, (kKey_w - 2) * k);
    b.words_at = {0, 4.8 * k};
    b.words_ink = look.ink;
    b.rest = {look.ground, look.ink, look.island_line};
    b.down = {look.accent, {255, 255, 255}, look.accent};
    if (w.key == Key::next || w.on) {
      b.rest = b.down;
      b.words_ink = {255, 255, 255};
    }
    b.pressed = state.under == w.key;
    b.enabled = w.enabled;
    out.push_back({w.key, std::move(b)});
  }
  return out;
}

}  // namespace tools
