#include "tools/editor.h"

#include "base/utf8.h"
#include "tools/writer.h"

namespace tools {

using namespace model;

const std::string* Editor::words() const {
  if (!thing_) return nullptr;
  if (thing_->kind == ItemKind::card) {
    const Card* c = find_card(desk_.map(), thing_->id);
    return c && c->place == Place::table ? &c->text : nullptr;
  }
  const Island* i = find_island(desk_.map(), thing_->id);
  return i ? &i->plate : nullptr;
}

base::TurnedRect Editor::shape() const {
  base::TurnedRect at = thing_->kind == ItemKind::card
                            ? shape_of(desk_.map().cards.at(thing_->id))
                            : plate_shape_of(desk_.map().islands.at(thing_->id));
  const ItemRef held =
      thing_->kind == ItemKind::card ? *thing_ : ItemRef{ItemKind::plate, thing_->id};
  if (const auto pose = desk_.scene.pose_of(held)) at = pose->apply(at);
  return at;
}

std::optional<base::TurnedRect> Editor::place() const {
  return words() ? std::optional(shape()) : std::nullopt;
}

text::LayoutPtr Editor::layout() const { return desk_.scene.layout_of(*thing_); }

void Editor::begin(ItemRef thing, std::optional<Vec2> map_pos) {
  if (desk_.read_only) return;
  if (thing.kind == ItemKind::island) thing.kind = ItemKind::plate;
  if (thing.kind == ItemKind::relation) return;
  if (thing_ != thing) {
    finish();
    thing_ = thing;
    if (!words()) {
      thing_.reset();
      return;
    }
    edit_ = text::TextEdit(*words());
    step_ = desk_.doc.new_step();
    fresh_ = false;
  }
  if (map_pos && !edit_.text().empty()) tap(*map_pos);
}

void Editor::begin_new(Id card, ops::StepId step) {
  begin({ItemKind::card, card});
  if (!active()) return;
  step_ = step;
  fresh_ = true;
}

void Editor::tap(Vec2 map_pos) {
  const auto set = layout();
  if (!words() || !set) return;
  const base::TurnedRect at = shape();
  const Vec2 inner =
      at.to_local(map_pos) + Vec2{at.size.w / 2 - text::kPadding, at.size.h / 2 - text::kPadding};
  edit_.move_to(set->byte_at(inner), text::Extend::no);
}

void Editor::finish() {
  if (!thing_) return;
  const bool left_empty = blank();
  const Id card = thing_->id;
  thing_.reset();
  if (left_empty) (void)desk_.doc.apply(ops::Remove<Card>{desk_.board, card}, step_);
}

void Editor::write() {
  const std::string* now = words();
  if (!now) {
    thing_.reset();
    return;
  }
  if (*now == edit_.text()) return;
  for (const ops::Op& op : set_words(desk_.map(), *thing_, edit_.text(), desk_.typesetter))
    if (!desk_.doc.apply(op, step_)) {
      edit_.undo();
      return;
    }
}

void Editor::type(std::string_view utf8) {
  if (!words()) return finish();
  if (*words() != edit_.text()) edit_.replace_all(*words());  // undone or redone meanwhile
  edit_.insert(utf8);
  write();
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
  if (!set) return;
  const text::Caret at = set->caret_at(std::uint32_t(edit_.caret()));
  const double height = at.bottom - at.top;
  edit_.move_to(set->byte_at({at.x, (at.top + at.bottom) / 2 + lines * height}), extend);
}

std::optional<std::string> Editor::key(EditKey key, bool shift) {
  if (!words()) {
    finish();
    return {};
  }
  if (*words() != edit_.text()) edit_.replace_all(*words());
  const text::Extend extend = shift ? text::Extend::selection : text::Extend::no;
  std::optional<std::string> copied;
  switch (key) {
    case EditKey::left:
      edit_.left(extend);
      break;
    case EditKey::right:
      edit_.right(extend);
      break;
    case EditKey::up:
      vertical(-1, extend);
      break;
    case EditKey::down:
      vertical(1, extend);
      break;
    case EditKey::home:
      edit_.home(extend);
      break;
    case EditKey::end:
      edit_.end(extend);
      break;
    case EditKey::backspace:
      edit_.backspace();
      break;
    case EditKey::erase:
      edit_.erase_forward();
      break;
    case EditKey::enter:
      edit_.insert("\n");
      break;
    case EditKey::select_all:
      edit_.select_all();
      break;
    case EditKey::undo:
      edit_.undo();
      break;
    case EditKey::copy:
      copied = std::string(edit_.selected());
      break;
    case EditKey::cut:
      copied = std::string(edit_.selected());
      if (edit_.has_selection()) edit_.backspace();
      break;
    case EditKey::escape:
      finish();
      return {};
  }
  write();
  return copied;
}

void Editor::draw(Overlay& overlay) {
  if (!thing_) return;
  if (!words()) return finish();
  const base::TurnedRect at = shape();
  const canvas::Look& look = desk_.scene.look();
  const double width = desk_.on_map(0.9);
  base::TurnedRect frame = at;
  frame.size = {at.size.w + 2 * width, at.size.h + 2 * width};
  overlay.map.add(
      4, canvas::Stroke{{frame.corner(0), frame.corner(1), frame.corner(2), frame.corner(3)},
                        width,
                        look.accent,
                        true,
                        0});
  overlay.map_bounds.push_back(frame.bounds().grown(2 * width));
  const auto set = layout();
  if (!set) return;
  const auto point = [&](double x, double y) {
    return at.to_world({x - at.size.w / 2 + text::kPadding, y - at.size.h / 2 + text::kPadding});
  };
  if (edit_.has_selection()) {
    canvas::Color tint = look.accent;
    tint.a = 60;
    for (const text::Line& line : set->lines) {
      const auto from = std::max<std::size_t>(edit_.selection_begin(), line.first_byte);
      const auto to = std::min<std::size_t>(edit_.selection_end(), line.end_byte);
      if (from >= to) continue;
      const text::Caret a = set->caret_at(std::uint32_t(from)),
                        b = set->caret_at(std::uint32_t(to));
      const double right = b.top == a.top ? b.x : line.x + line.width;
      auto shape = std::make_shared<canvas::Shape>();
      shape->rings.push_back(
          {point(a.x, a.top), point(right, a.top), point(right, a.bottom), point(a.x, a.bottom)});
      overlay.map.add(4, canvas::Area{shape, {}, tint});
    }
  }
  const text::Caret caret = set->caret_at(std::uint32_t(edit_.caret()));
  overlay.map.add(5, canvas::Stroke{{point(caret.x, caret.top), point(caret.x, caret.bottom)},
                                    std::max(0.5, desk_.on_map(0.5)),
                                    look.accent,
                                    false,
                                    0});
}

}  // namespace tools
