#include "tools/reading_sheets.h"

#include <fmt/core.h>

#include <algorithm>
#include <numbers>

#include "canvas/scene.h"
#include "canvas/shape.h"
#include "ops/document.h"
#include "ops/evening.h"
#include "ops/op.h"
#include "text/furigana.h"
#include "text/typesetter.h"
#include "tools/layers.h"
#include "tools/menu_choice.h"

namespace tools {

using input::GestureKind;
using Does = ReadingKey::Does;

namespace {
// Millimetres on the screen.
constexpr double kWordEm = 7, kReadingEm = 4, kKanaEm = 6.4, kLineEm = 4.6, kWrittenEm = 7;
constexpr double kBeside = 6;   // from the thing to its sheet
constexpr double kEdge = 2;     // from the sheet to the table's edge
constexpr double kReach = 250;  // taps nearer than this are the same person's
constexpr double kForgotten_s = 60;
constexpr std::size_t kMostSet = 600;
constexpr std::size_t kMuch = 100;  // things: a panel or another sheet in the way weighs so much

/// How much of a thing lies under that.
double covered_share(const Rect& thing, const Rect& by) {
  if (!thing.intersects(by)) return 0;
  const Rect both = thing.common(by);
  return both.width() * both.height() / (thing.width() * thing.height());
}
}  // namespace

void ReadingSheets::set_messages(const base::Messages& tr) {
  tr_ = tr;
  set_.clear();
}

const std::string* ReadingSheets::words_of(ItemRef thing) const {
  const model::Board& board = desk_.board();
  if (thing.kind == ItemKind::card) {
    const model::Card* card = model::find_card(board, thing.id);
    return card && card->place == model::Place::table ? &card->text : nullptr;
  }
  const model::Island* island = model::find_island(board, thing.id);
  return island ? &island->plate : nullptr;
}

void ReadingSheets::read(Open& open) const {
  const std::string* text = words_of(open.sheet.thing());
  text::Furigana* const readings = desk_.scene.furigana();
  if (!text || !readings) return;
  // Until it is read anew what was known of it stays.
  if (const auto* words = readings->words_of(*text)) open.sheet.show(*text, *words);
}

void ReadingSheets::open(ItemRef thing, double turn_rad, double now_s) {
  if (desk_.read_only || !words_of(thing) || !desk_.scene.furigana()) return;
  if (thing.kind == ItemKind::plate) thing.kind = ItemKind::island;
  std::erase_if(open_, [&](const Open& o) { return o.sheet.thing() == thing; });
  Open made{next_number_++, ReadingSheet(thing, nearest_side(turn_rad))};
  made.used_s = now_s;
  read(made);
  lay(made);
  open_.push_back(std::move(made));
}

void ReadingSheets::lay(Open& open) const {
  for (const double scale : {desk_.menu_scale, (1 + desk_.menu_scale) / 2, 1.0})
    if (lay(open, scale)) return;
  (void)lay(open, desk_.menu_scale);
}

bool ReadingSheets::lay(Open& open, double scale) const {
  const ItemRef thing = open.sheet.thing();
  const double k = 1 / desk_.camera.px_per_mm;
  const Rect table = desk_.table_mm();
  base::Size size = open.sheet.size();
  const Rect upright = base::TurnedRect{{}, size, open.sheet.turn_rad()}.bounds();
  open.scale = std::min({scale, (table.width() - 2 * kEdge) / upright.width(),
                         (table.height() - 2 * kEdge) / upright.height()});
  size = {size.w * open.scale, size.h * open.scale};
  const base::TurnedRect lies = thing.kind == ItemKind::card
                                    ? model::shape_of(desk_.board().cards.at(thing.id))
                                    : model::plate_shape_of(desk_.board().islands.at(thing.id));
  const Rect on_map = lies.bounds();
  const Rect beside{desk_.to_window_mm(on_map.min), desk_.to_window_mm(on_map.max)};
  const Rect own = base::TurnedRect{{}, size, open.sheet.turn_rad()}.bounds();
  const auto kept = [&](Vec2 p) {
    const Vec2 half{own.width() / 2 + kEdge, own.height() / 2 + kEdge};
    return Vec2{std::clamp(p.x, half.x, std::max(half.x, table.max.x - half.x)),
                std::clamp(p.y, half.y, std::max(half.y, table.max.y - half.y))};
  };
  const auto in_the_way = [&](Vec2 p) {
    const Rect there = own.moved(p);
    std::size_t n =
        desk_.scene.visible_items({desk_.to_map(there.min), desk_.to_map(there.max)}).size();
    n += std::size_t(double(kMuch) * covered_share(beside, there));
    for (const Rect& r : desk_.covered())
      if (Rect{r.min * k, r.max * k}.intersects(there)) n += kMuch;
    for (const Open& other : open_)
      if (other.number != open.number && place(other).bounds().intersects(there)) n += kMuch;
    return n;
  };
  const Vec2 reach{(beside.width() + own.width()) / 2 + kBeside,
                   (beside.height() + own.height()) / 2 + kBeside};
  std::vector<Vec2> places;
  for (const double way : {0.5, 0.0, 1.0, -0.5}) {
    const Vec2 out = base::turned({1, 0}, open.sheet.turn_rad() + way * std::numbers::pi);
    const Vec2 along{-out.y * own.width(), out.x * own.height()};
    for (const double aside : {0.0, 0.3, -0.3, 0.6, -0.6, 1.0, -1.0})
      places.push_back(
          kept(beside.centre() + Vec2{out.x * reach.x, out.y * reach.y} + along * aside));
  }
  open.middle = *std::ranges::min_element(places, {}, in_the_way);
  return covered_share(beside, own.moved(open.middle)) == 0;
}

base::TurnedRect ReadingSheets::place(const Open& open) const {
  const base::Size size = open.sheet.size();
  return {open.middle, {size.w * open.scale, size.h * open.scale}, open.sheet.turn_rad()};
}

text::LayoutPtr ReadingSheets::set(const std::string& words, double em, double room,
                                   text::Weight weight) const {
  if (set_.size() > kMostSet) set_.clear();
  auto& kept = set_[fmt::format("{:.2f}/{:.1f}/{}/{}", em, room, int(weight), words)];
  if (kept) return kept;
  text::Style style;
  style.em = em;
  style.weight = weight;
  kept = desk_.typesetter.layout(words, style, 0, 100);
  if (kept->box.w > room) {
    style.em = em * room / kept->box.w;
    kept = desk_.typesetter.layout(words, style, 0, 100);
  }
  return kept;
}

desk::Button ReadingSheets::button(const Open& open, const ReadingKey& key, bool pressed) const {
  const canvas::Look& look = desk_.scene.look();
  const base::TurnedRect all = place(open);
  const double k = open.scale;
  desk::Button b;
  b.name = key.name;
  b.shape = desk::Button::Shape::flat;
  b.place = {all.to_world(key.place.centre() * k),
             {key.place.width() * k, key.place.height() * k},
             all.turn};
  b.icon = key.icon;
  b.icon_size = 7 * k;
  b.radius = 2 * k;
  const double room = (key.place.width() - 2) * k;
  const bool word = key.does == Does::word;
  const double em = word ? kWordEm : key.does == Does::kana ? kKanaEm : 5;
  if (!key.words.empty())
    b.words = set(key.words, em * k, room, word ? text::Weight::bold : text::Weight::regular);
  if (word) b.words_at = {0, 2.6 * k};
  b.words_ink = look.ink;
  const canvas::Color face = key.does == Does::kana || word || key.does == Does::way
                                 ? canvas::Color{255, 254, 250}
                                 : look.ground;
  b.rest = {face, look.ink, look.island_line};
  b.down = {look.accent, {255, 255, 255}, look.accent};
  if (key.does == Does::done && key.enabled) b.rest = b.down;
  b.pressed = pressed;
  b.enabled = key.enabled;
  return b;
}

std::vector<desk::Button> ReadingSheets::buttons(const Open& open) const {
  std::vector<desk::Button> out;
  for (const ReadingKey& key : open.sheet.keys(tr_))
    out.push_back(button(open, key, open.under == out.size()));
  return out;
}

std::optional<std::size_t> ReadingSheets::key_at(const Open& open, Vec2 px) const {
  const base::TurnedRect all = place(open);
  const Vec2 at = all.to_local(px / desk_.camera.px_per_mm) * (1 / open.scale);
  const auto keys = open.sheet.keys(tr_);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Rect& r = keys[i].place;
    if (keys[i].enabled && Rect{r.min - Vec2{1, 1}, r.max + Vec2{1, 1}}.contains(at)) return i;
  }
  return {};
}

std::optional<std::uint64_t> ReadingSheets::grip(Vec2 px) const {
  for (auto o = open_.rbegin(); o != open_.rend(); ++o)
    if (place(*o).contains(px / desk_.camera.px_per_mm)) return o->number;
  return {};
}

void ReadingSheets::choose(std::uint64_t number, std::size_t index) {
  const auto open = std::ranges::find(open_, number, &Open::number);
  const auto keys = open->sheet.keys(tr_);
  if (keys[index].does == Does::close) {
    open_.erase(open);
    return;
  }
  const base::Size before = open->sheet.size();
  const auto said = open->sheet.press(keys[index]);
  if (said) {
    desk_.apply(ops::say_reading(desk_.doc.session(), said->word, said->reading));
    read(*open);
  }
  if (!(open->sheet.size() == before)) lay(*open);
}

void ReadingSheets::on_grip(std::uint64_t number, const input::Gesture& g) {
  const auto open = std::ranges::find(open_, number, &Open::number);
  if (open == open_.end()) return;
  open->used_s = g.time_s;
  const auto under = key_at(*open, g.pos_px);
  switch (g.kind) {
    case GestureKind::press:
    case GestureKind::drag_begin:
    case GestureKind::drag:
      open->under = under;
      break;
    case GestureKind::release:
    case GestureKind::drag_end:
      open->under.reset();
      if (under) choose(number, *under);
      break;
    case GestureKind::cancelled:
      open->under.reset();
      break;
    default:
      break;
  }
}

bool ReadingSheets::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (!thing && (g.kind == GestureKind::tap || g.kind == GestureKind::double_tap))
    std::erase_if(open_, [&](const Open& o) {
      return !o.sheet.writing() && base::distance(o.middle * desk_.camera.px_per_mm, g.pos_px) <
                                       kReach * desk_.camera.px_per_mm;
    });
  if (thing && g.kind == GestureKind::drag_begin)
    std::erase_if(open_, [&](const Open& o) { return o.sheet.thing() == *thing; });
  return false;
}

bool ReadingSheets::tick(double now_s) {
  std::erase_if(open_, [&](const Open& o) {
    return !words_of(o.sheet.thing()) || !desk_.scene.look().letters.furigana ||
           (!o.under && now_s - o.used_s > kForgotten_s);
  });
  for (Open& o : open_) {
    const base::Size before = o.sheet.size();
    read(o);
    if (!(o.sheet.size() == before)) lay(o);
  }
  return false;
}

double ReadingSheets::next_deadline_s() const {
  double next = 1e300;
  for (const Open& o : open_)
    if (!o.under) next = std::min(next, o.used_s + kForgotten_s + 0.01);
  return next;
}

void ReadingSheets::put(const Open& open, const text::LayoutPtr& set, Vec2 at, canvas::Color ink,
                        canvas::DrawList& out) const {
  const base::TurnedRect all = place(open);
  const Vec2 middle = all.to_world(at * open.scale);
  const Vec2 half{set->box.w / 2, set->height / 2};
  out.add(kReadingWords, canvas::Text{set, middle - half, middle, all.turn, ink});
}

void ReadingSheets::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  for (const Open& open : open_) {
    const base::TurnedRect all = place(open);
    canvas::Box paper;
    paper.centre = all.centre;
    paper.size = all.size;
    paper.turn = all.turn;
    paper.radius = 4 * open.scale;
    paper.fill = look.plate_fill;
    paper.edge = look.island_line;
    paper.edge_width = 0.4;
    paper.shadow = 4;
    overlay.screen.add(kReadingSheet, paper);
    if (const auto field = open.sheet.field()) {
      canvas::Box box;
      box.centre = all.to_world(field->centre() * open.scale);
      box.size = {field->width() * open.scale, field->height() * open.scale};
      box.turn = all.turn;
      box.radius = 2 * open.scale;
      box.fill = {255, 254, 250};
      box.edge = look.accent;
      box.edge_width = 0.5;
      overlay.screen.add(kReadingSheet, box);
    }
  }
  for (const Open& open : open_) desk::draw(buttons(open), kReadingKeys, overlay.screen);
  for (const Open& open : open_) {
    const double k = open.scale;
    for (const ReadingSheet::Line& line : open.sheet.lines(tr_)) {
      const bool written = open.sheet.field() && !line.faint;
      const auto words =
          set(line.words, (written ? kWrittenEm : kLineEm) * k, (line.place.width() - 3) * k,
              line.strong ? text::Weight::bold : text::Weight::regular);
      const double x = line.place.min.x + 1.5 + words->box.w / k / 2;
      put(open, words, {x, line.place.centre().y}, line.faint ? look.faint_ink : look.ink,
          overlay.screen);
    }
    const auto keys = open.sheet.keys(tr_);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].above.empty()) continue;
      const auto words = set(keys[i].above, kReadingEm * k, (keys[i].place.width() - 2) * k,
                             text::Weight::regular);
      put(open, words, keys[i].place.centre() + Vec2{0, -4.6}, look.ink, overlay.screen);
    }
  }
}

void ReadingSheets::add_buttons(std::vector<desk::Button>& out) const {
  for (const Open& open : open_)
    for (desk::Button& b : buttons(open)) out.push_back(std::move(b));
}

}  // namespace tools
