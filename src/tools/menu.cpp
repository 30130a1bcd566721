#include "tools/menu.h"

#include <numbers>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "model/closed.h"
#include "ops/document.h"
#include "ops/relate.h"
#include "text/typesetter.h"
#include "tools/layers.h"
#include "tools/reading_sheets.h"

namespace tools {

using input::GestureKind;
using Does = MenuChoice::Does;

namespace {
// Millimetres on the screen.
constexpr double kButton = 15;
constexpr double kRadius = 26, kWideRadius = 36;  // of few buttons, and of many
constexpr std::size_t kFew = 6;
constexpr double kDisc_mm = kButton / 2 + 13, kRim = 2;  // beyond the ring
constexpr double kSign = 6, kSignWidth = 0.8,
                 kBoldSign = 0.45;                          // of a kind: half its length, its line
constexpr double kStep = 10;                                // from one place tried to the next
constexpr int kTries = 16;                                  // round the one before
constexpr double kLabelEm = 4.2, kSmallest = 4 / kLabelEm;  // of it, where words are long
constexpr double kReach = 250;  // touches nearer than this are the same person's
constexpr double kTwice_s = 0.4;
constexpr double kForgotten_s = 8;   // a menu nobody uses closes
constexpr double kKindsRead_s = 25;  // nine kinds are to be read first

bool there(const model::Board& board, ItemRef thing) {
  const model::Card* card =
      thing.kind == ItemKind::card ? model::find_card(board, thing.id) : nullptr;
  return thing.kind == ItemKind::card       ? card && model::hidden_by(board, *card).nil()
         : thing.kind == ItemKind::relation ? board.relations.contains(thing.id)
         : thing.kind == ItemKind::circle   ? board.circles.contains(thing.id)
                                            : board.islands.contains(thing.id);
}

double wide_of(std::size_t round) { return round > kFew ? kWideRadius : kRadius; }
}  // namespace

void Menus::set_messages(const base::Messages& tr) {
  tr_ = tr;
  layouts_.clear();
  for (Menu& m : open_) fill(m);
}

void Menus::fill(Menu& menu) {
  menu.entries.clear();
  menu.under.reset();
  using Page = Menu::Page;
  std::vector<MenuChoice> choices =
      menu.page == Page::papers  ? paper_choices(tr_)
      : menu.page == Page::kinds ? kind_choices(tr_)
                                 : choices_for(menu.thing, desk_.board(), desk_.scene.look(), tr_,
                                               desk_.other_tables ? Tables::others : Tables::alone);
  choices.push_back({Does::close, "menu-close", "close"});
  // The last one in the middle, the others round it from the top; of many, two stand there, and one
  // alone at the bottom, where names have most room.
  const std::size_t n = choices.size() - 1;
  menu.radius = wide_of(n) * menu.scale;
  menu.disc = menu.radius + kDisc_mm * menu.scale;
  const double first = n > kFew ? -std::numbers::pi / double(n) : 0;
  for (std::size_t i = 0; i <= n; ++i) {
    Entry entry{std::move(choices[i]), nullptr, {}};
    if (i < n)
      entry.offset =
          base::turned({0, -menu.radius}, first + 2 * std::numbers::pi * double(i) / double(n));
    if (!entry.choice.words.empty())
      entry.words = fitted_words(entry.choice.words, entry.offset, menu);
    menu.entries.push_back(std::move(entry));
  }
}

double Menus::forgotten_s(const Menu& menu) {
  return menu.page == Menu::Page::kinds ? kKindsRead_s : kForgotten_s;
}

double Menus::turn_of(ItemRef thing, Vec2 map_pos) const {
  const model::Board& board = desk_.board();
  // Whoever can read what a line begins at can read its words and its menu.
  if (const auto line = board.relations.find(thing.id); line != board.relations.end()) {
    const Id from = model::seen_of(board, line->second.from);
    thing = {board.cards.contains(from) ? ItemKind::card : ItemKind::island, from};
  }
  const bool card = thing.kind == ItemKind::card;
  if (desk_.at_wall() || canvas::is_line(thing.kind)) return desk_.facing(map_pos);
  // Whoever can read the thing can read its menu.
  double turn =
      card ? desk_.board().cards.at(thing.id).turn : desk_.board().islands.at(thing.id).plate_turn;
  if (const auto pose = desk_.scene.pose_of({card ? ItemKind::card : ItemKind::plate, thing.id}))
    turn += pose->turn;
  return base::normal_angle(turn);
}

void Menus::open(ItemRef thing, Vec2 pos_px, std::optional<input::FingerId> finger, double now_s) {
  if (desk_.read_only || !there(desk_.board(), thing)) return;
  close_of(thing);
  Menu menu;
  menu.number = next_number_++;
  menu.thing = thing;
  menu.turn = turn_of(thing, desk_.camera.to_map(pos_px));
  menu.finger = finger;
  menu.scale = desk_.menu_scale;
  menu.opened_s = menu.used_s = now_s;
  fill(menu);
  put(menu, pos_px);
  open_.push_back(std::move(menu));
}

void Menus::offer_kinds(const DrawnRelation& drawn, double now_s) {
  const ItemRef line{ItemKind::relation, drawn.relation};
  if (desk_.read_only || !there(desk_.board(), line)) return;
  close_of(line);
  Menu menu;
  menu.number = next_number_++;
  menu.thing = line;
  menu.turn = drawn.turn_rad;
  menu.scale = desk_.menu_scale;
  menu.page = Menu::Page::kinds;
  menu.drawn = drawn;
  menu.opened_s = menu.used_s = now_s;
  fill(menu);
  put(menu, drawn.at_px);
  open_.push_back(std::move(menu));
}

void Menus::put(Menu& menu, Vec2 px) const {
  const double room = menu.disc * desk_.camera.px_per_mm;
  const Rect table{{room, room},
                   {std::max(room, desk_.camera.window_px.w - room),
                    std::max(room, desk_.camera.window_px.h - desk_.bar_px - room)}};
  const std::vector<Rect> covered = desk_.covered();
  const auto kept = [&](Vec2 p) {
    return Vec2{std::clamp(p.x, table.min.x, table.max.x),
                std::clamp(p.y, table.min.y, table.max.y)};
  };
  const auto free_at = [&](Vec2 p) {
    const Rect all = Rect::around(p, {2 * room, 2 * room});
    return std::ranges::none_of(covered, [&](const Rect& r) { return r.intersects(all); });
  };
  const Vec2 wanted = kept(px);
  const double step = kStep * desk_.camera.px_per_mm;
  const double farthest = desk_.camera.window_px.w + desk_.camera.window_px.h;
  menu.centre = desk_.camera.to_map(wanted);
  for (double away = 0; away < farthest; away += step)
    for (int n = 0; n < (away > 0 ? kTries : 1); ++n) {
      const Vec2 at = kept(wanted + base::turned({away, 0}, 2 * std::numbers::pi * n / kTries));
      if (!free_at(at)) continue;
      menu.centre = desk_.camera.to_map(at);
      return;
    }
}

Vec2 Menus::middle_mm(const Menu& menu) const { return desk_.to_window_mm(menu.centre); }

desk::Button Menus::button(const Menu& menu, std::size_t i) const {
  const canvas::Look& look = desk_.scene.look();
  const Entry& entry = menu.entries[i];
  const canvas::Color face = entry.choice.paper ? look.paper_of(*entry.choice.paper) : look.ground;
  desk::Button b;
  b.name = entry.choice.name;
  const double k = menu.scale;
  b.place = {middle_mm(menu) + base::turned(entry.offset, menu.turn),
             {kButton * k, kButton * k},
             menu.turn};
  b.icon = entry.choice.icon;
  b.icon_size = (entry.choice.does == Does::close ? 6.5 : 8) * k;
  b.words = entry.words;
  b.words_ink = look.ink;
  b.rest = {face, look.ink, look.card_edge};
  b.down = {look.accent, {255, 255, 255}, look.accent};
  b.pressed = menu.under == i;
  return b;
}

std::vector<desk::Button> Menus::buttons(const Menu& menu) const {
  std::vector<desk::Button> all;
  for (std::size_t i = 0; i < menu.entries.size(); ++i) all.push_back(button(menu, i));
  return all;
}

std::optional<std::size_t> Menus::entry_at(const Menu& menu, Vec2 px) const {
  for (std::size_t i = 0; i < menu.entries.size(); ++i)
    if (button(menu, i).hit(px / desk_.camera.px_per_mm)) return i;
  return {};
}

std::optional<std::uint64_t> Menus::grip(Vec2 px) const {
  for (auto m = open_.rbegin(); m != open_.rend(); ++m)
    if (base::distance(middle_mm(*m), px / desk_.camera.px_per_mm) <= m->disc || entry_at(*m, px))
      return m->number;
  return {};
}

void Menus::choose(Menu& menu, std::size_t entry, input::Pointer with) {
  const MenuChoice choice = menu.entries[entry].choice;
  const ItemRef thing = menu.thing;
  const double turn = menu.turn;
  // Whoever taps twice did not mean the button that lies there since the first time.
  if (choice.does == Does::close && menu.used_s - menu.opened_s < kTwice_s) return;
  if (choice.does == Does::colors || choice.does == Does::kinds) {
    menu.page = choice.does == Does::colors ? Menu::Page::papers : Menu::Page::kinds;
    fill(menu);
    put(menu, desk_.camera.to_px(menu.centre));
    return;
  }
  if (choice.does == Does::hand_more || choice.does == Does::hand_less) {
    // One after another is counted: it stays.
    carry_out(choice, thing, {turn, with}, desk_, editor_);
    return fill(menu);
  }
  const Menu chosen = menu;
  close_of(thing);
  if (choice.does == Does::reading) return readings_.open(thing, turn, chosen.used_s);
  if (choice.does == Does::relate)
    return relate_.begin(thing.id, desk_.camera.to_px(chosen.centre), turn, chosen.used_s);
  if (choice.does == Does::circle)
    return circles_.begin(desk_.camera.to_px(chosen.centre), turn, chosen.used_s);
  if (choice.kind && chosen.drawn) return set_kind(chosen, *choice.kind);
  carry_out(choice, thing, {turn, with}, desk_, editor_);
}

/// Of what was just drawn: the drawing and the choice are one action.
void Menus::set_kind(const Menu& menu, model::RelationKind kind) {
  auto ops = ops::change_line(desk_.board(), menu.thing.id, kind, menu.drawn->from);
  if (ops.empty()) return;
  if (const auto done = desk_.apply_all(std::move(ops), menu.drawn->step); !done)
    desk_.refused(done.error());
}

void Menus::on_grip(std::uint64_t number, const input::Gesture& g) {
  const auto found =
      std::find_if(open_.begin(), open_.end(), [&](const Menu& m) { return m.number == number; });
  if (found == open_.end()) return;
  Menu& menu = *found;
  menu.used_s = g.time_s;
  const auto under = entry_at(menu, g.pos_px);
  switch (g.kind) {
    case GestureKind::press:
    case GestureKind::drag_begin:
    case GestureKind::drag:
      menu.under = under;
      break;
    case GestureKind::release:
    case GestureKind::drag_end:
      menu.under.reset();
      if (under) choose(menu, *under, g.pointer);
      break;
    case GestureKind::cancelled:
      menu.under.reset();
      break;
    default:
      break;
  }
}

bool Menus::slides(input::FingerId finger) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Menu& m) { return m.finger == finger; });
}

void Menus::slide(Menu& menu, const input::Gesture& g) {
  menu.used_s = g.time_s;
  const auto under = entry_at(menu, g.pos_px);
  const bool middle = under && menu.entries[*under].choice.does == Does::close;
  if (g.kind == GestureKind::drag || g.kind == GestureKind::drag_begin) {
    menu.under = middle ? std::nullopt : under;
  } else if (g.kind == GestureKind::drag_end || g.kind == GestureKind::release) {
    menu.under.reset();
    menu.finger.reset();
    // Where the table has no room under the finger the menu lies beside: who has only held still has
    // chosen nothing.
    if (under && !middle && g.kind == GestureKind::drag_end) choose(menu, *under, g.pointer);
  } else if (g.kind == GestureKind::cancelled) {
    menu.finger.reset();
  }
}

bool Menus::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  for (Menu& menu : open_)
    if (menu.finger == g.finger) {
      slide(menu, g);
      return true;
    }
  if (g.kind == GestureKind::press) close_near(g.pos_px);
  if (!thing) return false;
  if (canvas::is_line(thing->kind) &&
      (g.kind == GestureKind::tap || g.kind == GestureKind::double_tap)) {
    if (!relate_.waits_at(g.pos_px)) open(*thing, g.pos_px, {}, g.time_s);
  } else if (g.kind == GestureKind::long_press) {
    open(*thing, g.pos_px, g.finger, g.time_s);
  } else if (g.kind == GestureKind::drag_begin) {
    close_of(*thing);
  }
  return false;
}

bool Menus::tick(double now_s) {
  for (const DrawnRelation& drawn : relate_.take_drawn()) offer_kinds(drawn, now_s);
  std::erase_if(open_, [&](const Menu& m) {
    return !there(desk_.board(), m.thing) || (!m.finger && now_s - m.used_s > forgotten_s(m));
  });
  return false;
}

double Menus::next_deadline_s() const {
  double next = 1e300;
  for (const Menu& m : open_)
    if (!m.finger) next = std::min(next, m.used_s + forgotten_s(m) + 0.01);
  return next;
}

void Menus::close_of(ItemRef thing) {
  std::erase_if(open_, [&](const Menu& m) { return m.thing == thing; });
}

void Menus::close_near(Vec2 px) {
  std::erase_if(open_, [&](const Menu& m) {
    return !m.finger && !m.under &&
           base::distance(desk_.camera.to_px(m.centre), px) < kReach * desk_.camera.px_per_mm;
  });
}

text::LayoutPtr Menus::fitted_words(const std::string& words, Vec2 offset, Menu& menu) {
  const double scale = menu.scale, rim = kRim * scale;
  text::LayoutPtr set = words_of(words, kLabelEm * scale);
  // Below its button the disc is so wide.
  const double y = offset.y + (kButton / 2 + kLabelEm) * scale, r = menu.disc;
  const double room = 2 * (std::sqrt(std::max(0.0, r * r - y * y)) - std::abs(offset.x) - rim);
  if (set->box.w <= room) return set;
  set = words_of(words, kLabelEm * scale * std::max(kSmallest, room / set->box.w));
  menu.disc =
      std::max(menu.disc, std::hypot(set->box.w / 2 + std::abs(offset.x) + rim, std::abs(y)));
  return set;
}

text::LayoutPtr Menus::words_of(const std::string& words, double em) {
  for (const Words& known : layouts_)
    if (known.utf8 == words && known.em == em) return known.set;
  text::Style style;
  style.em = em;
  style.weight = text::Weight::bold;
  style.align = text::Align::centre;
  layouts_.push_back({words, em, desk_.typesetter.layout(words, style, 0, 50)});
  return layouts_.back().set;
}

void Menus::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  std::uint32_t layer = kMenus;
  for (const Menu& menu : open_) {
    canvas::Box disc;
    disc.centre = middle_mm(menu);
    disc.radius = menu.disc;
    disc.size = {2 * disc.radius, 2 * disc.radius};
    disc.fill = {look.plate_fill.r, look.plate_fill.g, look.plate_fill.b, 240};
    disc.edge = look.card_edge;
    disc.edge_width = 0.3;
    disc.shadow = 5;
    overlay.screen.add(layer + kDisc, disc);
    const std::vector<desk::Button> all = buttons(menu);
    desk::draw(all, layer + kButtons, overlay.screen);
    // A kind is shown by its line, as the method draws it.
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto kind = menu.entries[i].choice.kind;
      if (!kind) continue;
      const desk::Button& b = all[i];
      const bool bold = *kind == model::RelationKind::strong_mutual;
      canvas::draw_relation_line(
          overlay.screen, layer + kSigns, *kind, b.place.to_world({-kSign * menu.scale, 0}),
          b.place.to_world({kSign * menu.scale, 0}), (bold ? kBoldSign : kSignWidth) * menu.scale,
          (b.pressed ? b.down : b.rest).icon);
    }
    layer += kMenuLayers;
  }
}

void Menus::add_buttons(std::vector<desk::Button>& out) const {
  for (const Menu& menu : open_)
    for (desk::Button& b : buttons(menu)) out.push_back(std::move(b));
}

}  // namespace tools
