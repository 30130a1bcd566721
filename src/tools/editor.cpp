#include "tools/editor.h"

#include "base/utf8.h"
#include "canvas/scene.h"
#include "desk/words.h"
#include "ops/document.h"
#include "ops/twins.h"
#include "text/typesetter.h"
#include "tools/layers.h"

namespace tools {

using namespace model;

namespace {
// The line under what is being composed, mm on the card.
constexpr double kMark = 0.4, kCurrentMark = 0.9, kMarkBelow = 0.3, kMarkGap = 0.4;

void draw_line(canvas::DrawList& out, Vec2 from, Vec2 to, double width, canvas::Color color) {
  out.add(kCaret, canvas::Stroke{{from, to}, width, color, false, 0});
}
}  // namespace

const std::string* Editor::words() const {
  if (!thing_) return nullptr;
  if (thing_->kind == ItemKind::card) {
    const Card* c = find_card(desk_.board(), thing_->id);
    return c && c->place == Place::table ? &c->text : nullptr;
  }
  if (thing_->kind == ItemKind::circle) {
    const auto it = desk_.board().circles.find(thing_->id);
    return it == desk_.board().circles.end() ? nullptr : &it->second.words;
  }
  const Island* i = find_island(desk_.board(), thing_->id);
  if (!i) return nullptr;
  if (thing_->kind != ItemKind::symbol) return &i->plate;
  // In a closed pile nobody sees what is written.
  return desk_.scene.symbol_place(thing_->id) ? &i->symbol : nullptr;
}

bool Editor::is_sign() const {
  return thing_->kind == ItemKind::symbol || thing_->kind == ItemKind::circle;
}

base::TurnedRect Editor::lies() const {
  if (thing_->kind == ItemKind::circle)
    return desk_.scene.circle_words(thing_->id).value_or(base::TurnedRect{});
  if (thing_->kind == ItemKind::symbol)
    return desk_.scene.symbol_place(thing_->id).value_or(base::TurnedRect{});
  return thing_->kind == ItemKind::card ? shape_of(desk_.board().cards.at(thing_->id))
                                        : plate_shape_of(desk_.board().islands.at(thing_->id));
}

base::TurnedRect Editor::shape() const {
  base::TurnedRect at = lies();
  const ItemRef held =
      thing_->kind == ItemKind::card || is_sign() ? *thing_ : ItemRef{ItemKind::plate, thing_->id};
  if (const auto pose = desk_.scene.pose_of(held)) at = pose->apply(at);
  return at;
}

std::optional<base::TurnedRect> Editor::place() const {
  return words() ? std::optional(shape()) : std::nullopt;
}

Vec2 Editor::corner(const text::Layout& set, Size of) const {
  if (!is_sign()) return {of.w / 2 - text::kPadding, of.h / 2 - text::kPadding};
  return {set.box.w / 2, set.height / 2};
}

text::LayoutPtr Editor::layout() const { return desk_.scene.layout_of(*thing_); }

bool Editor::at_seats(input::Pointer with) const {
  return !keys_there_ && with == input::Pointer::finger && desk_.to_seats && !desk_.read_only;
}

void Editor::write(ItemRef thing, input::Pointer with, std::optional<Vec2> map_pos) {
  if (thing.kind == ItemKind::island) thing.kind = ItemKind::plate;
  if (at_seats(with) && thing.kind != ItemKind::relation)
    write_at_seat(thing, map_pos);
  else
    begin(thing, map_pos);
}

void Editor::write_at_seat(ItemRef thing, std::optional<Vec2> map_pos) {
  if (thing_ == thing) finish();
  if (desk_.written.contains(thing.id)) {
    desk_.notices.say(desk_.tr("Somebody is writing on it just now."));
    return;
  }
  begin(thing, map_pos);
  const auto there = place();
  if (there &&
      desk_.to_seats->write(thing, {desk_.to_window_mm(there->centre), there->size, there->turn}))
    finish();
}

void Editor::begin(ItemRef thing, std::optional<Vec2> map_pos) {
  if (desk_.read_only) return;
  if (thing.kind == ItemKind::island) thing.kind = ItemKind::plate;
  if (thing.kind == ItemKind::relation) return;
  if (thing_ != thing) {
    finish();
    thing_ = thing;
    if (!words()) {
      thing_.reset();
      claim_.drop();
      return;
    }
    claim_.take(thing.id);
    lay_ = lies();
    edit_ = text::TextEdit(*words());
    step_ = desk_.doc.new_action();
    fresh_ = false;
  }
  if (map_pos && !edit_.text().empty()) tap(*map_pos);
}

void Editor::begin_new(Id card, ops::ActionId step) {
  begin({ItemKind::card, card});
  if (!active()) return;
  step_ = step;
  fresh_ = true;
}

void Editor::tap(Vec2 map_pos) {
  const auto set = layout();
  if (!words() || !set) return;
  edit_.fix();  // stays where it is, not at the new caret
  const base::TurnedRect at = shape();
  const Vec2 inner = at.to_local(map_pos) + corner(*set, at.size);
  edit_.move_to(set->byte_at(inner), text::Extend::no);
}

void Editor::finish() {
  if (!thing_) return;
  const bool left_empty = blank();
  const ItemRef thing = *thing_;
  const bool stays = words() && !left_empty;
  const Size now = stays && !is_sign() ? lies().size : lay_.size;
  thing_.reset();
  claim_.drop();
  if (left_empty) (void)desk_.doc.apply_all(ops::remove_card(desk_.board(), thing.id), step_);
  if (now.w > lay_.size.w || now.h > lay_.size.h) desk_.make_room(thing, lay_, step_);
}

void Editor::keep() {
  const std::string* now = words();
  if (!now) {
    thing_.reset();
    claim_.drop();
    return;
  }
  const std::string shown = edit_.shown();
  if (*now == shown) return;
  if (!desk_.apply_all(desk::set_words(desk_.board(), *thing_, shown, desk_.typesetter,
                                       desk_.scene.look().letters),
                       step_))
    edit_.composing() ? edit_.compose({}) : void(edit_.undo());
}

void Editor::compose(text::Composed composed) {
  if (!words()) return finish();
  if (*words() != edit_.shown()) edit_.replace_all(*words());
  edit_.compose(std::move(composed));
  keep();
}

std::optional<Vec2> Editor::caret() const {
  const auto set = words() ? layout() : nullptr;
  if (!set) return {};
  const base::TurnedRect at = shape();
  const text::Caret c = set->caret_at(std::uint32_t(edit_.shown_caret()));
  return at.to_world(Vec2{c.x, c.bottom} - corner(*set, at.size));
}

void Editor::type(std::string_view utf8) {
  if (!words()) return finish();
  if (*words() != edit_.shown()) edit_.replace_all(*words());  // undone or redone meanwhile
  edit_.insert(utf8);
  keep();
}

std::vector<std::string> Editor::paste(std::string_view utf8) {
  std::vector<std::string> lines = base::lines_of(utf8);
  const bool many =
      thing_ && thing_->kind == ItemKind::card && words() && words()->empty() && lines.size() > 1;
  if (!many) {
    type(utf8);
    return {};
  }
  type(lines.front());
  lines.erase(lines.begin());
  return lines;
}

void Editor::vertical(int lines, text::Extend extend) {
  const auto set = layout();
  if (!set || edit_.composing()) return;
  const text::Caret at = set->caret_at(std::uint32_t(edit_.shown_caret()));
  const double height = at.bottom - at.top;
  edit_.move_to(set->byte_at({at.x, (at.top + at.bottom) / 2 + lines * height}), extend);
}

std::optional<std::string> Editor::key(text::TextKey key, bool shift) {
  if (!words()) {
    finish();
    return {};
  }
  if (*words() != edit_.shown()) edit_.replace_all(*words());
  const text::Extend extend = shift ? text::Extend::selection : text::Extend::no;
  std::optional<std::string> copied;
  switch (key) {
    case text::TextKey::left:
      edit_.left(extend);
      break;
    case text::TextKey::right:
      edit_.right(extend);
      break;
    case text::TextKey::up:
      vertical(-1, extend);
      break;
    case text::TextKey::down:
      vertical(1, extend);
      break;
    case text::TextKey::home:
      edit_.home(extend);
      break;
    case text::TextKey::end:
      edit_.end(extend);
      break;
    case text::TextKey::backspace:
      edit_.backspace();
      break;
    case text::TextKey::erase:
      edit_.erase_forward();
      break;
    case text::TextKey::enter:
      edit_.insert("\n");
      break;
    case text::TextKey::select_all:
      edit_.select_all();
      break;
    case text::TextKey::undo:
      edit_.undo();
      break;
    case text::TextKey::copy:
      copied = std::string(edit_.selected());
      break;
    case text::TextKey::cut:
      copied = std::string(edit_.selected());
      if (edit_.has_selection()) edit_.backspace();
      break;
    case text::TextKey::escape:
      finish();
      return {};
  }
  keep();
  return copied;
}

text::TextTaker::KeyDone Editor::press(text::TextKey k, Held held) {
  // Ctrl and Enter ends the writing, as Esc does.
  if (k == text::TextKey::enter && held.ctrl) k = text::TextKey::escape;
  return {true, key(k, held.shift).value_or("")};
}

std::optional<Vec2> Editor::caret_px() const {
  const auto map = caret();
  return map ? std::optional(desk_.camera.to_px(*map)) : std::nullopt;
}

bool Editor::asks_to_be_written(ItemRef thing, Vec2 map_pos) const {
  if (thing.kind != ItemKind::plate) return false;
  const Island* island = find_island(desk_.board(), thing.id);
  return island && island->plate.empty() && plate_shape_of(*island).contains(map_pos);
}

ItemRef Editor::what_is_written(ItemRef touched, Vec2 map_pos) const {
  if (touched.kind != ItemKind::island) return touched;
  const Island* const island = find_island(desk_.board(), touched.id);
  const bool marked = island && !island->symbol.empty();
  const auto mark = marked ? desk_.scene.symbol_place(touched.id) : std::nullopt;
  return {mark && mark->contains(map_pos) ? ItemKind::symbol : ItemKind::plate, touched.id};
}

bool Editor::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  const bool twice = g.kind == input::GestureKind::double_tap;
  if (!twice && g.kind != input::GestureKind::tap) return false;
  if (!thing) {
    finish();
    return false;
  }
  const Vec2 at = desk_.camera.to_map(g.pos_px);
  const ItemRef written = what_is_written(*thing, at);
  const bool asks = asks_to_be_written(written, at);
  // The first of two taps on an empty plate has sent it to a seat already.
  if (asks && twice && at_seats(g.pointer)) return true;
  if (twice || asks)
    write(written, g.pointer, at);
  else if (thing_ == written)
    tap(at);
  return true;
}

void Editor::draw(Overlay& overlay) {
  if (!thing_) return;
  if (!words()) return finish();
  const base::TurnedRect at = shape();
  const canvas::Look& look = desk_.scene.look();
  const double width = desk_.on_map(0.9);
  if (thing_->kind == ItemKind::symbol && words()->empty()) {
    // Nothing is seen of it yet.
    canvas::Box paper;
    paper.centre = at.centre;
    paper.size = at.size;
    paper.turn = at.turn;
    paper.fill = look.plate_fill;
    overlay.map.add(kRings, paper);
  }
  base::TurnedRect frame = at;
  frame.size = {at.size.w + 2 * width, at.size.h + 2 * width};
  overlay.map.add(
      kWriting, canvas::Stroke{{frame.corner(0), frame.corner(1), frame.corner(2), frame.corner(3)},
                               width,
                               look.accent,
                               true,
                               0});
  const auto set = layout();
  if (!set) return;
  const auto point = [&](double x, double y) {
    return at.to_world(Vec2{x, y} - corner(*set, at.size));
  };
  if (edit_.has_selection()) {
    canvas::Color tint = look.accent;
    tint.a = 60;
    for (const text::Span& part : set->spans(edit_.selection_begin(), edit_.selection_end())) {
      auto shape = std::make_shared<canvas::Shape>();
      shape->rings.push_back({point(part.left, part.top), point(part.right, part.top),
                              point(part.right, part.bottom), point(part.left, part.bottom)});
      overlay.map.add(kWriting, canvas::Area{shape, {}, tint});
    }
  }
  for (const text::TextEdit::Mark& mark : edit_.marks())
    for (const text::Span& part : set->spans(mark.from, mark.to)) {
      const double y = part.bottom + kMarkBelow;
      draw_line(overlay.map, point(part.left + kMarkGap, y), point(part.right - kMarkGap, y),
                mark.current ? kCurrentMark : kMark, look.accent);
    }
  const text::Caret caret = set->caret_at(std::uint32_t(edit_.shown_caret()));
  draw_line(overlay.map, point(caret.x, caret.top), point(caret.x, caret.bottom),
            std::max(0.5, desk_.on_map(0.5)), look.accent);
}

}  // namespace tools
