#include "tools/toolbox.h"

#include "base/utf8.h"
#include "desk/lay_out.h"
#include "desk/words.h"

namespace tools {

using input::GestureKind;
using namespace model;

namespace {
constexpr double kSlop_mm = 4;  // a finger is 10 mm wide: so far beside still hits
}

TouchedThing Toolbox::touched(Vec2 px) const {
  if (const auto menu = menus_.menu_at(px)) return OnMenu{*menu};
  if (seat_button_.at(px)) return OnSeatButton{};
  const auto item = desk_.scene.hit(desk_.camera.to_map(px), desk_.on_map(kSlop_mm));
  if (!item) return OnTable{};
  return OnItem{item->kind == ItemKind::plate ? ItemRef{ItemKind::island, item->id} : *item};
}

void Toolbox::feed(const input::TouchSample& sample) {
  const bool down = sample.phase == input::Phase::down;
  on_gestures(
      fingers_.feed(sample, down ? touched(sample.pos_px) : OnTable{}, desk_.camera.px_per_mm));
}

void Toolbox::on_gestures(const std::vector<Fingers::Done>& done) {
  for (const Fingers::Done& d : done) on_gesture(d.gesture, d.thing);
}

void Toolbox::let_go(double now_s) {
  on_gestures(fingers_.cancel_all(now_s));
  drop_all();
}

void Toolbox::on_gesture(const input::Gesture& g, const TouchedThing& thing) {
  if (menus_.slides(g.finger)) {
    if (const auto choice = menus_.on_slide(g)) carry_out(*choice);
    return;
  }
  if (const auto* item = std::get_if<OnItem>(&thing)) {
    on_item(g, item->item);
  } else if (const auto* menu = std::get_if<OnMenu>(&thing)) {
    if (const auto choice = menus_.on_gesture(menu->menu, g)) carry_out(*choice);
  } else if (std::get_if<OnSeatButton>(&thing)) {
    if (seat_button_.on_gesture(g)) write_at_seat();
  } else {
    on_table(g);
  }
}

void Toolbox::set_messages(const base::Messages& tr) {
  menus_.set_messages(tr);
  seat_button_.set_messages(tr);
}

void Toolbox::write_at_seat() {
  const auto at = editor_.place();
  if (!at || !desk_.to_seats) return;
  // A card on which nothing stands is not taken along: it would only have to be cleared away.
  const auto thing = editor_.blank() ? std::nullopt : editor_.thing();
  if (desk_.to_seats->write(thing, desk_.to_window_mm(at->centre))) editor_.finish();
}

void Toolbox::on_item(const input::Gesture& g, ItemRef item) {
  const ItemRef written = item.kind == ItemKind::island ? ItemRef{ItemKind::plate, item.id} : item;
  if (g.kind == GestureKind::press) {
    const Card* card = item.kind == ItemKind::card ? find_card(desk_.board(), item.id) : nullptr;
    desk_.chosen = card ? card->island : item.kind == ItemKind::card ? Id{} : item.id;
  }
  switch (g.kind) {
    case GestureKind::tap:
      if (editor_.thing() == written) editor_.tap(desk_.camera.to_map(g.pos_px));
      break;
    case GestureKind::double_tap:
      editor_.begin(item, desk_.camera.to_map(g.pos_px));
      break;
    case GestureKind::long_press:
      if (desk_.read_only) break;
      menus_.open(item, g.pos_px, g.finger, g.time_s);
      if (item.kind != ItemKind::relation) {
        // The finger is the menu's now; the card it lies on is put back.
        input::Gesture put_back = g;
        put_back.kind = GestureKind::cancelled;
        mover_.on_gesture(put_back, item);
      }
      break;
    default:
      if (g.kind == GestureKind::drag_begin) menus_.close_of(item);
      if (item.kind != ItemKind::relation) mover_.on_gesture(g, item);
      break;
  }
}

void Toolbox::on_table(const input::Gesture& g) {
  switch (g.kind) {
    case GestureKind::tap:
    case GestureKind::double_tap:
      editor_.finish();
      menus_.close_near(g.pos_px);
      desk_.chosen = {};
      break;
    case GestureKind::view_begin:
    case GestureKind::view:
    case GestureKind::view_end:
      view_.on_gesture(g);
      break;
    default:
      ring_.on_gesture(g);
      break;
  }
}

void Toolbox::open_menu(Vec2 px, double now_s) {
  const TouchedThing thing = touched(px);
  if (const auto* item = std::get_if<OnItem>(&thing)) menus_.open(item->item, px, {}, now_s);
}

void Toolbox::carry_out(const MenuChoice& choice) {
  const Board& map = desk_.board();
  const Id id = choice.thing.id;
  switch (choice.action) {
    case MenuAction::edit:
      editor_.begin(choice.thing);
      break;
    case MenuAction::to_tray:
      if (editor_.thing() == choice.thing) editor_.finish();
      if (map.cards.contains(id)) desk_.apply(ops::card_to_tray(map, id));
      break;
    case MenuAction::lone_wolf:
      mark_lone_wolf(id);
      break;
    case MenuAction::dissolve:
      if (map.islands.contains(id)) desk_.apply(ops::dissolve_island(map, id));
      break;
    case MenuAction::remove_relation:
      desk_.apply({ops::Remove<Relation>{desk_.board_id, id}});
      break;
    case MenuAction::yellow:
      paint(choice.thing, PaperColor::yellow);
      break;
    case MenuAction::rose:
      paint(choice.thing, PaperColor::rose);
      break;
    case MenuAction::sky:
      paint(choice.thing, PaperColor::sky);
      break;
    case MenuAction::green:
      paint(choice.thing, PaperColor::green);
      break;
    case MenuAction::violet:
      paint(choice.thing, PaperColor::violet);
      break;
    case MenuAction::white:
      paint(choice.thing, PaperColor::white);
      break;
    case MenuAction::colors:
    case MenuAction::close:
      break;
  }
}

void Toolbox::paint(ItemRef thing, PaperColor color) {
  if (thing.kind == ItemKind::card)
    desk_.apply(
        {ops::Change<Card>{desk_.board_id, thing.id, Patch<Card>{}.set<&Card::color>(color)}});
  else
    desk_.apply({ops::Change<Island>{desk_.board_id, thing.id,
                                     Patch<Island>{}.set<&Island::color>(color)}});
}

void Toolbox::mark_lone_wolf(Id id) {
  const Card* card = find_card(desk_.board(), id);
  if (!card) return;
  ops::Ops ops;
  const bool becomes = card->alone == 0;
  // One dot for each round so far in which it found no companions; it then belongs to no island.
  if (becomes && !card->island.nil())
    ops = ops::place_card(desk_.board(), id, {card->pos, card->turn, {}});
  ops.push_back(ops::Change<Card>{
      desk_.board_id, id, Patch<Card>{}.set<&Card::alone>(becomes ? desk_.board().round : 0)});
  desk_.apply(ops);
}

bool Toolbox::tick(double now_s) {
  on_gestures(fingers_.tick(now_s));
  menus_.tick(now_s);
  const bool mover = mover_.tick(now_s), view = view_.tick(now_s);
  return mover || view;
}

void Toolbox::draw(Overlay& overlay) {
  mover_.draw(overlay);
  ring_.draw(overlay);
  editor_.draw(overlay);
  seat_button_.draw(overlay);
  menus_.draw(overlay);
}

void Toolbox::drop_all() {
  editor_.finish();
  mover_.drop_all();
  ring_.drop_all();
  menus_.close_all();
}

void Toolbox::new_card() {
  const ops::ActionId step = desk_.doc.new_action();
  editor_.finish();
  const Id id = desk::new_card(desk_, step);
  if (!id.nil()) editor_.begin_new(id, step);
}

std::size_t Toolbox::paste_lines(std::string_view utf8) {
  std::vector<std::string> lines = editor_.active() ? editor_.paste(utf8) : base::lines_of(utf8);
  return new_cards(desk_, desk::wishes_of(lines));
}

void Toolbox::take_from_tray(Id id) {
  const Card* card = find_card(desk_.board(), id);
  if (!card || card->place != Place::tray) return;
  desk_.apply(ops::place_card(
      desk_.board(), id,
      {desk_.scene.free_place(card->size, desk_.table(), desk_.sight().covered), card->turn, {}}));
}

}  // namespace tools
