#include "tools/menu.h"

#include <array>
#include <numbers>

namespace tools {

using input::GestureKind;
using namespace model;

namespace {
// Millimetres on the screen.
constexpr double kButton = 15;
constexpr double kRadius = 24;
constexpr double kLabelEm = 3.6;
constexpr double kReach = 250;       // taps nearer than this are the same person's
constexpr double kForgotten_s = 12;  // a menu nobody uses closes

struct PaperButton {
  MenuAction action;
  PaperColor color;
};
constexpr std::array kPapers{PaperButton{MenuAction::yellow, PaperColor::yellow},
                             PaperButton{MenuAction::rose, PaperColor::rose},
                             PaperButton{MenuAction::sky, PaperColor::sky},
                             PaperButton{MenuAction::green, PaperColor::green},
                             PaperButton{MenuAction::violet, PaperColor::violet},
                             PaperButton{MenuAction::white, PaperColor::white}};

const PaperButton* paper_of(MenuAction action) {
  for (const PaperButton& p : kPapers)
    if (p.action == action) return &p;
  return nullptr;
}

const char* name_of(MenuAction action) {
  switch (action) {
    case MenuAction::edit:
      return "edit";
    case MenuAction::colors:
      return "color";
    case MenuAction::lone_wolf:
      return "lone-wolf";
    case MenuAction::to_tray:
      return "to-tray";
    case MenuAction::dissolve:
      return "dissolve";
    case MenuAction::remove_relation:
      return "delete-line";
    case MenuAction::close:
      return "close";
    case MenuAction::yellow:
      return "yellow";
    case MenuAction::rose:
      return "rose";
    case MenuAction::sky:
      return "sky";
    case MenuAction::green:
      return "green";
    case MenuAction::violet:
      return "violet";
    case MenuAction::white:
      return "white";
  }
  return "";
}
}  // namespace

void Menus::set_messages(const base::Messages& tr) {
  tr_ = tr;
  layouts_.clear();
  for (Menu& m : open_)
    fill(m, !m.buttons.empty() && paper_of(m.buttons.front().action) != nullptr);
}

void Menus::fill(Menu& menu, bool colors) {
  menu.buttons.clear();
  menu.under.reset();
  const base::Messages& tr = tr_;
  const auto add = [&](MenuAction action, const char* icon, const char* words) {
    menu.buttons.push_back({action, icon, words, {}});
  };
  if (colors) {
    add(MenuAction::yellow, "mark-circle", tr("Yellow"));
    add(MenuAction::rose, "mark-triangle", tr("Rose"));
    add(MenuAction::sky, "mark-square", tr("Sky blue"));
    add(MenuAction::green, "mark-diamond", tr("Green"));
    add(MenuAction::violet, "mark-plus", tr("Violet"));
    add(MenuAction::white, "mark-bar", tr("White"));
  } else if (menu.thing.kind == ItemKind::card) {
    const Card* c = find_card(desk_.board(), menu.thing.id);
    add(MenuAction::edit, "edit", tr("Edit"));
    add(MenuAction::colors, "color", tr("Colour"));
    add(MenuAction::to_tray, "to-tray", tr("To the tray"));
    add(MenuAction::lone_wolf, "lone-wolf",
        c && c->alone > 0 ? tr("No lone wolf") : tr("Lone wolf"));
  } else if (menu.thing.kind == ItemKind::relation) {
    add(MenuAction::remove_relation, "delete-line", tr("Remove the line"));
  } else {
    add(MenuAction::edit, "edit", tr("Edit the plate"));
    add(MenuAction::colors, "color", tr("Colour"));
    add(MenuAction::dissolve, "dissolve-island", tr("Dissolve"));
  }
  add(MenuAction::close, "close", "");
  // The last one in the middle, the others round it from the top.
  const std::size_t n = menu.buttons.size() - 1;
  for (std::size_t i = 0; i < n; ++i) {
    const double angle = n == 1 ? 0 : 2 * std::numbers::pi * double(i) / double(n);
    menu.buttons[i].offset = base::turned({0, -kRadius}, angle);
  }
}

void Menus::open(ItemRef thing, Vec2 pos_px, std::optional<input::FingerId> finger, double now_s) {
  if (desk_.read_only) return;
  close_of(thing);
  Menu menu;
  menu.number = next_number_++;
  menu.thing = thing;
  menu.turn = desk_.facing(desk_.camera.to_map(pos_px));
  menu.finger = finger;
  menu.used_s = now_s;
  // Wholly within the table, so that every button can be reached.
  const double room = (kRadius + kButton) * desk_.camera.px_per_mm;
  const Vec2 kept{
      std::clamp(pos_px.x, room, std::max(room, desk_.camera.window_px.w - room)),
      std::clamp(pos_px.y, room, std::max(room, desk_.camera.window_px.h - desk_.bar_px - room))};
  menu.centre = desk_.camera.to_map(kept);
  fill(menu, false);
  open_.push_back(std::move(menu));
}

Vec2 Menus::place_px(const Menu& menu, const Button& button) const {
  return desk_.camera.to_px(menu.centre) +
         base::turned(button.offset, menu.turn) * desk_.camera.px_per_mm;
}

std::optional<std::size_t> Menus::button_at(const Menu& menu, Vec2 px) const {
  for (std::size_t i = 0; i < menu.buttons.size(); ++i)
    if (base::distance(place_px(menu, menu.buttons[i]), px) <=
        (kButton / 2 + 1) * desk_.camera.px_per_mm)
      return i;
  return {};
}

std::optional<std::uint64_t> Menus::menu_at(Vec2 px) const {
  for (auto m = open_.rbegin(); m != open_.rend(); ++m)
    if (button_at(*m, px) || base::distance(desk_.camera.to_px(m->centre), px) <=
                                 (kRadius + kButton / 2 + 2) * desk_.camera.px_per_mm)
      return m->number;
  return {};
}

std::optional<MenuChoice> Menus::choose(std::size_t at, std::size_t button) {
  Menu& menu = open_[at];
  const MenuAction action = menu.buttons[button].action;
  const ItemRef thing = menu.thing;
  if (action == MenuAction::colors) {
    fill(menu, true);
    return {};
  }
  open_.erase(open_.begin() + std::ptrdiff_t(at));
  if (action == MenuAction::close) return {};
  return MenuChoice{action, thing};
}

std::optional<MenuChoice> Menus::on_gesture(std::uint64_t number, const input::Gesture& g) {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    Menu& menu = open_[i];
    if (menu.number != number) continue;
    menu.used_s = g.time_s;
    const auto under = button_at(menu, g.pos_px);
    switch (g.kind) {
      case GestureKind::press:
      case GestureKind::drag_begin:
      case GestureKind::drag:
        menu.under = under;
        break;
      case GestureKind::release:
      case GestureKind::drag_end:
        menu.under.reset();
        if (under) return choose(i, *under);
        break;
      case GestureKind::cancelled:
        menu.under.reset();
        break;
      default:
        break;
    }
    break;
  }
  return {};
}

bool Menus::slides(input::FingerId finger) const {
  for (const Menu& m : open_)
    if (m.finger == finger) return true;
  return false;
}

std::optional<MenuChoice> Menus::on_slide(const input::Gesture& g) {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    Menu& menu = open_[i];
    if (menu.finger != g.finger) continue;
    menu.used_s = g.time_s;
    const auto under = button_at(menu, g.pos_px);
    const bool middle = under && menu.buttons[*under].action == MenuAction::close;
    if (g.kind == GestureKind::drag || g.kind == GestureKind::drag_begin) {
      menu.under = middle ? std::nullopt : under;
    } else if (g.kind == GestureKind::drag_end || g.kind == GestureKind::release) {
      menu.under.reset();
      menu.finger.reset();
      if (under && !middle) return choose(i, *under);
    } else if (g.kind == GestureKind::cancelled) {
      menu.finger.reset();
    }
    break;
  }
  return {};
}

void Menus::tick(double now_s) {
  std::erase_if(open_, [&](const Menu& m) {
    const Board& map = desk_.board();
    const bool there = m.thing.kind == ItemKind::card       ? map.cards.contains(m.thing.id)
                       : m.thing.kind == ItemKind::relation ? map.relations.contains(m.thing.id)
                                                            : map.islands.contains(m.thing.id);
    return !there || (!m.finger && now_s - m.used_s > kForgotten_s);
  });
}

double Menus::next_deadline_s() const {
  double next = 1e300;
  for (const Menu& m : open_)
    if (!m.finger) next = std::min(next, m.used_s + kForgotten_s + 0.01);
  return next;
}

void Menus::close_of(ItemRef thing) {
  std::erase_if(open_, [&](const Menu& m) { return m.thing == thing; });
}

void Menus::close_near(Vec2 px) {
  std::erase_if(open_, [&](const Menu& m) {
    return base::distance(desk_.camera.to_px(m.centre), px) < kReach * desk_.camera.px_per_mm;
  });
}

text::LayoutPtr Menus::words_of(const std::string& words) {
  for (const auto& [known, layout] : layouts_)
    if (known == words) return layout;
  text::Style style;
  style.em = kLabelEm;
  style.weight = text::Weight::bold;
  style.align = text::Align::centre;
  layouts_.emplace_back(words, desk_.typesetter.layout(words, style, 0, 50));
  return layouts_.back().second;
}

void Menus::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  std::uint32_t layer = 0;
  for (const Menu& menu : open_) {
    const Vec2 middle = desk_.camera.to_px(menu.centre) / desk_.camera.px_per_mm;
    canvas::Box disc;
    disc.centre = middle;
    disc.size = {2 * (kRadius + kButton / 2 + 8), 2 * (kRadius + kButton / 2 + 8)};
    disc.radius = disc.size.w / 2;
    disc.fill = {look.plate_fill.r, look.plate_fill.g, look.plate_fill.b, 240};
    disc.edge = look.card_edge;
    disc.edge_width = 0.3;
    disc.shadow = 5;
    overlay.screen.add(layer, disc);
    for (std::size_t i = 0; i < menu.buttons.size(); ++i)
      draw_button(menu, menu.buttons[i], menu.under == i, middle, layer + 1, overlay);
    overlay.screen_bounds.push_back(Rect::around(middle, {disc.size.w + 30, disc.size.h + 30}));
    layer += 6;
  }
}

void Menus::draw_button(const Menu& menu, const Button& button, bool pressed, Vec2 middle,
                        std::uint32_t layer, Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  const PaperButton* paper = paper_of(button.action);
  const bool closes = button.action == MenuAction::close;
  const Vec2 at = middle + base::turned(button.offset, menu.turn);
  const Vec2 down = base::turned({0, 1}, menu.turn);
  canvas::Box face;
  face.centre = at;
  face.size = {kButton, kButton};
  face.turn = menu.turn;
  face.radius = kButton / 2;
  face.fill = pressed ? look.accent : paper ? look.paper_of(paper->color) : look.ground;
  face.edge = pressed ? look.accent : look.card_edge;
  face.edge_width = 0.3;
  overlay.screen.add(layer, face);
  const canvas::Color ink = pressed ? canvas::Color{255, 255, 255} : look.ink;
  overlay.screen.add(layer + 1, canvas::Icon{button.icon, at, closes ? 6.5 : 8.0, menu.turn, ink});
  if (button.words.empty()) return;
  const auto set = words_of(button.words);
  const Vec2 below = at + down * (kButton / 2 + 1.2 + set->height / 2);
  overlay.screen.add(layer + 2, canvas::Text{set, below - Vec2{set->box.w / 2, set->height / 2},
                                             below, menu.turn, look.ink});
}

std::vector<Menus::ButtonPlace> Menus::buttons() const {
  std::vector<ButtonPlace> out;
  for (const Menu& m : open_)
    for (const Button& b : m.buttons)
      out.push_back({std::string("menu-") + name_of(b.action), place_px(m, b),
                     kButton * desk_.camera.px_per_mm});
  return out;
}

}  // namespace tools
