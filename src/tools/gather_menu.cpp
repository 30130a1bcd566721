#include "tools/gather_menu.h"

#include <algorithm>
#include <limits>
#include <numbers>

#include "canvas/scene.h"
#include "canvas/shape.h"
#include "text/typesetter.h"
#include "tools/layers.h"
#include "tools/ring.h"

namespace tools {

using input::GestureKind;
using Does = GatherChoice::Does;

namespace {
// Millimetres on the screen.
constexpr double kRow = 12, kRowGap = 2, kMargin = 3;
constexpr double kBesideWords = 13;  // of a row: its icon and its margins
constexpr double kLongest = 72;      // words; longer ones are shortened
constexpr double kLabelEm = 4.2, kLabelRoom = 8;
constexpr double kBeside = 5;                   // from the island to the list
constexpr double kReach = 250;                  // touches nearer than this are the same person's
constexpr double kFarther = 25;                 // from one place farther off to the next
constexpr double kOpen_s = 5, kOpenOver_s = 4;  // where cards lie under it
constexpr double kLegible_px = 15 / 4.5;        // of a millimetre, as the bar and the seats have it
constexpr std::size_t kMuch = 100;  // things: a panel or another list in the way weighs so much
}  // namespace

void GatherMenus::set_messages(const base::Messages& tr) {
  tr_ = tr;
  for (Menu& menu : open_) fill(menu);
}

void GatherMenus::fill(Menu& menu) const {
  menu.rows.clear();
  menu.under.reset();
  auto choices = menu.page == Page::papers   ? gather_papers(tr_)
                 : menu.page == Page::boards ? gather_boards(desk_, tr_)
                                             : gather_choices(desk_, tr_);
  text::Style style;
  const double k = menu.scale;
  style.em = kLabelEm * k;
  style.weight = text::Weight::bold;
  double longest = 0;
  for (const GatherChoice& choice : choices)
    longest =
        std::max(longest, desk_.typesetter.layout(choice.words, style, 0, kLabelRoom * k)->box.w);
  const double room = std::min(longest + 0.5, kLongest * k);
  menu.wide = room + (kBesideWords + 2 * kMargin) * k;
  for (GatherChoice& choice : choices) {
    // As wide as the longest, so that all begin below one another.
    auto words = desk_.typesetter.layout(choice.words, style, room, kLabelRoom * k);
    menu.rows.push_back({std::move(choice), std::move(words)});
  }
}

base::Size GatherMenus::size_of(const Menu& menu) {
  return {menu.wide,
          (double(menu.rows.size()) * (kRow + kRowGap) - kRowGap + 2 * kMargin) * menu.scale};
}

void GatherMenus::open(Gathered gathered, double now_s) {
  if (desk_.read_only) return;
  Menu menu{next_number_++, std::move(gathered)};
  menu.used_s = now_s;
  lay(menu);
  open_.push_back(std::move(menu));
}

void GatherMenus::lay(Menu& menu) const {
  const double least =
      std::min(desk_.menu_scale, std::max(1.0, kLegible_px / desk_.camera.px_per_mm));
  for (const double scale : {desk_.menu_scale, (least + desk_.menu_scale) / 2, least}) {
    menu.scale = scale;
    fill(menu);
    const Place place = place_beside(menu);
    menu.centre = place.map;
    menu.covers = place.covers > 0;
    if (!menu.covers) return;
  }
}

GatherMenus::Place GatherMenus::place_beside(const Menu& menu) const {
  const Id island = menu.gathered.island;
  const double turn_rad = menu.gathered.turn_rad;
  Rect box;
  if (const auto line = desk_.scene.outline(island)) box = canvas::bounds_of(*line);
  for (const base::TurnedRect& thing : desk_.scene.shapes_in(island))
    box = box.united(thing.bounds());
  const Rect beside{desk_.to_window_mm(box.min), desk_.to_window_mm(box.max)};
  const Rect own = base::TurnedRect{{}, size_of(menu), turn_rad}.bounds();
  const double k = 1 / desk_.camera.px_per_mm;
  const Rect table = desk_.table_mm();
  const Vec2 reach{(beside.width() + own.width()) / 2 + kBeside,
                   (beside.height() + own.height()) / 2 + kBeside};
  const auto kept = [&](Vec2 p) {
    const Vec2 half{own.width() / 2 + 1, own.height() / 2 + 1};
    return Vec2{std::clamp(p.x, half.x, std::max(half.x, table.max.x - half.x)),
                std::clamp(p.y, half.y, std::max(half.y, table.max.y - half.y))};
  };
  /// How much would lie under it.
  const auto in_the_way = [&](Vec2 p) {
    const Rect there = own.moved(p);
    std::size_t n =
        desk_.scene.visible_items({desk_.to_map(there.min), desk_.to_map(there.max)}).size();
    for (const Rect& r : desk_.covered())
      if (Rect{r.min * k, r.max * k}.intersects(there)) n += kMuch;
    for (const Menu& other : open_)
      if (other.number != menu.number && sheet(other).bounds().intersects(there)) n += kMuch;
    return n;
  };
  // Towards the person first, then to the sides, then behind; along each side from the middle on;
  // farther off where there is no room.
  std::vector<Vec2> places;
  for (const double away : {0.0, 40.0, 80.0})
    for (const double way : {0.5, 0.0, 1.0, -0.5}) {
      const Vec2 out = base::turned({1, 0}, turn_rad + way * std::numbers::pi);
      const Vec2 along{-out.y * beside.width(), out.x * beside.height()};
      for (const double aside : {0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75}) {
        const Vec2 at =
            kept(beside.centre() + Vec2{out.x * (reach.x + away), out.y * (reach.y + away)} +
                 along * aside);
        if (!own.moved(at).intersects(beside)) places.push_back(at);
      }
    }
  if (places.empty()) {
    const Vec2 towards = base::turned({0, 1}, turn_rad);
    places.push_back(kept(beside.centre() + Vec2{towards.x * reach.x, towards.y * reach.y}));
  }
  // Where nothing is free, where the least is covered for the while.
  Place best{{}, std::numeric_limits<std::size_t>::max()};
  const auto look_at = [&](Vec2 p) {
    if (best.covers == 0) return;
    if (const std::size_t n = in_the_way(p); n < best.covers) best = {p, n};
  };
  for (const Vec2 p : places) look_at(p);
  if (best.covers > 0) {
    const std::size_t near = places.size();
    for (double x = table.min.x; x < table.max.x; x += kFarther)
      for (double y = table.min.y; y < table.max.y; y += kFarther)
        if (const Vec2 p = kept({x, y});
            base::distance(p, beside.centre()) < kReach && !own.moved(p).intersects(beside))
          places.push_back(p);
    std::sort(places.begin() + std::ptrdiff_t(near), places.end(), [&](Vec2 a, Vec2 b) {
      return base::distance(a, beside.centre()) < base::distance(b, beside.centre());
    });
    for (std::size_t n = near; n < places.size(); ++n) look_at(places[n]);
  }
  best.map = desk_.to_map(best.map);
  return best;
}

base::TurnedRect GatherMenus::sheet(const Menu& menu) const {
  return {desk_.to_window_mm(menu.centre), size_of(menu), menu.gathered.turn_rad};
}

desk::Button GatherMenus::button(const Menu& menu, std::size_t i) const {
  const canvas::Look& look = desk_.scene.look();
  const Row& row = menu.rows[i];
  const base::TurnedRect all = sheet(menu);
  const double k = menu.scale, top = -all.size.h / 2 + (kMargin + kRow / 2) * k;
  desk::Button b;
  b.name = row.choice.name;
  b.shape = desk::Button::Shape::paper;
  b.place = {all.to_world({0, top + double(i) * (kRow + kRowGap) * k}),
             {menu.wide - 2 * kMargin * k, kRow * k},
             all.turn};
  b.icon = row.choice.icon;
  b.icon_size = 7 * k;
  b.scale = k;
  b.words = row.words;
  b.words_ink = look.ink;
  const canvas::Color face = row.choice.paper ? look.paper_of(*row.choice.paper) : look.ground;
  b.rest = {face, look.ink, look.card_edge};
  b.down = {look.accent, {255, 255, 255}, look.accent};
  b.pressed = menu.under == i;
  return b;
}

std::vector<desk::Button> GatherMenus::buttons(const Menu& menu) const {
  std::vector<desk::Button> all;
  for (std::size_t i = 0; i < menu.rows.size(); ++i) all.push_back(button(menu, i));
  return all;
}

std::optional<std::size_t> GatherMenus::row_at(const Menu& menu, Vec2 px) const {
  for (std::size_t i = 0; i < menu.rows.size(); ++i)
    if (button(menu, i).hit(px / desk_.camera.px_per_mm)) return i;
  return {};
}

std::optional<std::uint64_t> GatherMenus::grip(Vec2 px) const {
  for (auto menu = open_.rbegin(); menu != open_.rend(); ++menu)
    if (sheet(*menu).contains(px / desk_.camera.px_per_mm)) return menu->number;
  return {};
}

void GatherMenus::choose(Menu& menu, std::size_t row) {
  const GatherChoice choice = menu.rows[row].choice;
  if (choice.does == Does::colors || choice.does == Does::boards) {
    menu.page = choice.does == Does::colors ? Page::papers : Page::boards;
    // Longer than before, it may reach beyond the table or over cards.
    lay(menu);
    return;
  }
  const Gathered gathered = std::move(menu.gathered);
  std::erase_if(open_, [&](const Menu& m) { return &m == &menu; });
  carry_out(choice, gathered, desk_, together_, tr_);
}

void GatherMenus::on_grip(std::uint64_t number, const input::Gesture& g) {
  const auto menu = std::ranges::find(open_, number, &Menu::number);
  if (menu == open_.end()) return;
  menu->used_s = g.time_s;
  const auto under = row_at(*menu, g.pos_px);
  switch (g.kind) {
    case GestureKind::press:
    case GestureKind::drag_begin:
    case GestureKind::drag:
      menu->under = under;
      break;
    case GestureKind::release:
    case GestureKind::drag_end:
      menu->under.reset();
      if (under) choose(*menu, *under);
      break;
    case GestureKind::cancelled:
      menu->under.reset();
      break;
    default:
      break;
  }
}

bool GatherMenus::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (g.kind == GestureKind::press)
    std::erase_if(open_, [&](const Menu& m) {
      return !m.under && base::distance(desk_.camera.to_px(m.centre), g.pos_px) <
                             kReach * desk_.camera.px_per_mm;
    });
  if (thing && g.kind == GestureKind::drag_begin)
    std::erase_if(open_, [&](const Menu& m) { return m.gathered.island == thing->id; });
  return false;
}

double GatherMenus::open_for_s(const Menu& menu) { return menu.covers ? kOpenOver_s : kOpen_s; }

bool GatherMenus::tick(double now_s) {
  for (Gathered& gathered : ring_.take_gathered()) open(std::move(gathered), now_s);
  std::erase_if(open_, [&](const Menu& m) {
    return !desk_.board().islands.contains(m.gathered.island) ||
           (!m.under && now_s - m.used_s > open_for_s(m));
  });
  return false;
}

double GatherMenus::next_deadline_s() const {
  double next = 1e300;
  for (const Menu& m : open_)
    if (!m.under) next = std::min(next, m.used_s + open_for_s(m) + 0.01);
  return next;
}

void GatherMenus::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  for (const Menu& menu : open_) {
    const base::TurnedRect all = sheet(menu);
    canvas::Box paper;
    paper.centre = all.centre;
    paper.size = all.size;
    paper.turn = all.turn;
    paper.radius = 5;
    paper.fill = {look.plate_fill.r, look.plate_fill.g, look.plate_fill.b, 240};
    paper.edge = look.card_edge;
    paper.edge_width = 0.3;
    paper.shadow = 4;
    overlay.screen.add(kGatherSheet, paper);
  }
  for (const Menu& menu : open_) desk::draw(buttons(menu), kGatherRows, overlay.screen);
}

void GatherMenus::add_buttons(std::vector<desk::Button>& out) const {
  for (const Menu& menu : open_)
    for (desk::Button& b : buttons(menu)) out.push_back(std::move(b));
}

}  // namespace tools
