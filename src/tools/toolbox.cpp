#include "tools/toolbox.h"

#include "base/utf8.h"
#include "canvas/scene.h"
#include "desk/lay_out.h"
#include "desk/words.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "tools/aside.h"
#include "tools/bundle_sheets.h"
#include "tools/forward.h"
#include "tools/gather_menu.h"
#include "tools/mover.h"
#include "tools/piles.h"
#include "tools/point_tags.h"
#include "tools/read_through.h"
#include "tools/reading_sheets.h"
#include "tools/relate.h"
#include "tools/retell.h"
#include "tools/ring.h"
#include "tools/together.h"

namespace tools {

using input::GestureKind;
using namespace model;

namespace {
constexpr double kSlop_mm = 4;  // a finger is 10 mm wide: so far beside still hits
}

template <class T, class... From>
T* Toolbox::add(From&... from) {
  auto made = std::make_unique<T>(from...);
  T* tool = made.get();
  tools_.insert(tools_.begin(), std::move(made));
  return tool;
}

Toolbox::Toolbox(Desk& desk) : desk_(desk) {
  view_ = add<View>(desk);
  add<Aside>(desk, *view_, fingers_);
  ground_names_ = add<GroundNames>(desk);
  Ring* const ring = add<Ring>(desk);
  Together* const together = add<Together>(desk);
  add<Mover>(desk, *together);
  editor_ = add<Editor>(desk);
  add<Piles>(desk);
  add<Forward>(desk);
  add<BundleSheets>(desk);
  retell_ = add<Retell>(desk);
  seat_button_ = add<SeatButton>(desk, *editor_);
  add<GatherMenus>(desk, *ring, *together);
  ReadingSheets* const readings = add<ReadingSheets>(desk);
  read_through_ = add<ReadThrough>(desk);
  add<PointTags>(desk);
  Relate* const relate = add<Relate>(desk);
  circles_ = add<CrossCircles>(desk, *editor_);
  menus_ = add<Menus>(desk, *editor_, *readings, *relate, *circles_);
}

TouchedThing Toolbox::touched(Vec2 px) const {
  for (const auto& tool : tools_)
    if (const auto grip = tool->grip(px)) return {{}, tool.get(), *grip};
  auto item = desk_.scene.hit(desk_.camera.to_map(px), desk_.on_map(kSlop_mm));
  if (item && (item->kind == ItemKind::plate || item->kind == ItemKind::symbol))
    item->kind = ItemKind::island;
  return {item};
}

void Toolbox::feed(const input::TouchSample& sample) {
  const bool down = sample.phase == input::Phase::down;
  on_gestures(fingers_.feed(sample, down ? touched(sample.pos_px) : TouchedThing{},
                            desk_.camera.px_per_mm));
}

void Toolbox::on_gestures(const std::vector<Fingers::Done>& done) {
  for (const Fingers::Done& d : done) on_gesture(d.gesture, d.thing);
}

void Toolbox::let_go(double now_s) {
  on_gestures(fingers_.cancel_all(now_s));
  drop_all();
}

void Toolbox::on_gesture(const input::Gesture& g, const TouchedThing& thing) {
  if (thing.tool) return thing.tool->on_grip(thing.grip, g);
  choose(g.kind, thing.item);
  for (const auto& tool : tools_)
    if (tool->on_gesture(g, thing.item)) return;
}

void Toolbox::choose(GestureKind kind, std::optional<ItemRef> item) {
  if (item && kind == GestureKind::press) {
    const Card* card = item->kind == ItemKind::card ? find_card(desk_.board(), item->id) : nullptr;
    desk_.chosen = card ? card->island : item->kind == ItemKind::card ? Id{} : item->id;
  } else if (!item && (kind == GestureKind::tap || kind == GestureKind::double_tap)) {
    desk_.chosen = {};
  }
}

void Toolbox::open_menu(Vec2 px, double now_s) {
  if (const auto item = touched(px).item) menus_->open(*item, px, {}, now_s);
}

void Toolbox::set_messages(const base::Messages& tr) {
  for (const auto& tool : tools_) tool->set_messages(tr);
}

bool Toolbox::tick(double now_s) {
  on_gestures(fingers_.tick(now_s));
  bool moving = false;
  for (const auto& tool : tools_) moving = tool->tick(now_s) || moving;
  return moving;
}

double Toolbox::next_deadline_s() const {
  double next = fingers_.next_deadline_s();
  for (const auto& tool : tools_) next = std::min(next, tool->next_deadline_s());
  return next;
}

void Toolbox::draw(Overlay& overlay) {
  for (auto tool = tools_.rbegin(); tool != tools_.rend(); ++tool) (*tool)->draw(overlay);
}

std::vector<desk::Button> Toolbox::buttons() const {
  std::vector<desk::Button> all;
  for (const auto& tool : tools_) tool->add_buttons(all);
  return all;
}

void Toolbox::drop_all() {
  for (const auto& tool : tools_) tool->drop_all();
}

void Toolbox::new_card() {
  const ops::ActionId step = desk_.doc.new_action();
  editor_->finish();
  const Id id = desk::new_card(desk_, step);
  if (!id.nil()) editor_->begin_new(id, step);
}

std::size_t Toolbox::paste_lines(std::string_view utf8) {
  std::vector<std::string> lines = editor_->active() ? editor_->paste(utf8) : base::lines_of(utf8);
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
