#include "tools/bundle_sheets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "canvas/ink.h"
#include "canvas/kept_layouts.h"
#include "canvas/scene.h"
#include "text/typesetter.h"
#include "tools/layers.h"
#include "tools/menu_choice.h"

namespace tools {

using namespace model;

namespace {
constexpr double kGap = 4, kRim = 5;  // mm on the sheet between papers, and round them
constexpr double kBeside = 6;         // mm on the screen: from the plate and from the edge
constexpr double kBesidePlate = 32;   // where a button beside the plate may stand
constexpr double kStep = 15;          // mm on the screen, from one place tried to the next
constexpr std::array kScales{1.25, 1.0, 0.8, 0.62, 0.48};
constexpr double kFar =
    250;  // mm on the screen: nearer by so much is worth being smaller by one half
constexpr double kLarge = 1.15;          // times as large as on the table, at least
constexpr std::size_t kMostPapers = 40;  // of more none could be read

bool same_view(const canvas::Camera& a, const canvas::Camera& b) {
  return a.centre == b.centre && a.scale == b.scale && a.window_px.w == b.window_px.w &&
         a.window_px.h == b.window_px.h;
}
}  // namespace

std::vector<BundleSheets::Paper> BundleSheets::papers_of(Id island, double turn) const {
  const Board& board = desk_.board();
  std::vector<std::pair<Vec2, Paper>> lying;
  for (const Id id : cards_in(board, island)) {
    const Card& card = board.cards.at(id);
    if (card.place != Place::table) continue;
    lying.push_back({base::turned(card.pos, -turn), {{ItemKind::card, id}, card.text, card.size}});
  }
  for (const Id id : children_of(board, island)) {
    const Island& inner = board.islands.at(id);
    lying.push_back({base::turned(inner.plate_pos, -turn),
                     {{ItemKind::plate, id}, inner.plate, inner.plate_size}});
  }
  std::ranges::stable_sort(lying, [](const auto& a, const auto& b) {
    const double row = kCardSize.h / 2;
    const long at = std::lround(a.first.y / row), beside = std::lround(b.first.y / row);
    return at != beside ? at < beside : a.first.x < b.first.x;
  });
  std::vector<Paper> out;
  for (auto& [at, paper] : lying) out.push_back(std::move(paper));
  return out;
}

base::Size BundleSheets::set_in(std::vector<Paper>& papers, std::size_t columns) {
  double wide = 0;
  for (const Paper& p : papers) wide = std::max(wide, p.size.w);
  const std::size_t rows = (papers.size() + columns - 1) / columns;
  const double width = double(columns) * (wide + kGap) - kGap + 2 * kRim;
  double y = kRim;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t first = row * columns, end = std::min(papers.size(), first + columns);
    double high = 0;
    for (std::size_t i = first; i < end; ++i) high = std::max(high, papers[i].size.h);
    for (std::size_t i = first; i < end; ++i)
      papers[i].at = {kRim + (double(i - first) + 0.5) * (wide + kGap) - kGap / 2, y + high / 2};
    y += high + kGap;
  }
  const base::Size size{width, y - kGap + kRim};
  for (Paper& p : papers) p.at = p.at - Vec2{size.w / 2, size.h / 2};
  return size;
}

bool BundleSheets::is_free(const Sheet& sheet, const Rect& there) const {
  const double mm = desk_.camera.px_per_mm;
  for (const Rect& r : desk_.covered())
    if (Rect{r.min / mm, r.max / mm}.intersects(there)) return false;
  for (const Sheet& other : sheets_)
    if (other.island != sheet.island && other.shown && other.place().bounds().intersects(there))
      return false;
  const Board& board = desk_.board();
  const Rect on_map{desk_.to_map(there.min), desk_.to_map(there.max)};
  for (const ItemRef ref : desk_.scene.visible_items(on_map)) {
    if (ref.kind != ItemKind::card && ref.kind != ItemKind::plate) continue;
    const bool card = ref.kind == ItemKind::card;
    base::TurnedRect lies =
        card ? shape_of(board.cards.at(ref.id)) : plate_shape_of(board.islands.at(ref.id));
    const auto pose = desk_.scene.pose_of(ref);
    if (pose) lies = pose->apply(lies);
    if (!lies.bounds().intersects(on_map)) continue;
    // What it shows itself it may lie on, but on nothing that somebody has in hand.
    const Id in = card ? board.cards.at(ref.id).island : board.islands.at(ref.id).parent;
    if (pose || in != sheet.island) return false;
  }
  return true;
}

std::optional<Vec2> BundleSheets::room_for(const Sheet& sheet) const {
  const Rect table = desk_.table_mm();
  const Rect own = base::TurnedRect{{}, sheet.size, sheet.turn}.bounds();
  const base::TurnedRect plate = plate_shape_of(desk_.board().islands.at(sheet.island));
  const Rect on_map = plate.bounds();
  Rect beside = Rect{desk_.to_window_mm(on_map.min), desk_.to_window_mm(on_map.max)}.grown(kBeside);
  beside = beside.united(
      base::TurnedRect{desk_.to_window_mm(plate.centre),
                       {plate.size.w * desk_.camera.zoom() + 2 * kBesidePlate * desk_.menu_scale,
                        plate.size.h * desk_.camera.zoom()},
                       plate.turn}
          .bounds());
  const double x0 = kBeside + own.width() / 2, x1 = table.max.x - kBeside - own.width() / 2;
  const double y0 = kBeside + own.height() / 2, y1 = table.max.y - kBeside - own.height() / 2;
  if (x0 > x1 || y0 > y1) return {};
  std::vector<Vec2> places;
  for (double x = x0; x <= x1; x += kStep)
    for (double y = y0; y <= y1; y += kStep) places.push_back({x, y});
  const Vec2 middle = beside.centre();
  std::ranges::sort(places, {}, [&](Vec2 p) { return base::distance(p, middle); });
  for (const Vec2 p : places) {
    const Rect there = own.moved(p);
    if (!there.intersects(beside) && is_free(sheet, there)) return p;
  }
  return {};
}

void BundleSheets::lay(Sheet& sheet) const {
  sheet.shown = false;
  if (sheet.papers.empty() || sheet.papers.size() > kMostPapers) return;
  const std::size_t n = sheet.papers.size();
  const std::set<std::size_t> columns{std::size_t(std::ceil(std::sqrt(double(n)))), 1, n,
                                      (n + 1) / 2};
  const Vec2 plate = desk_.to_window_mm(desk_.board().islands.at(sheet.island).plate_pos);
  double best = -1e300;
  Sheet tried = sheet;
  for (const double scale : kScales) {
    // Smaller than it lies there it is of no use.
    if (sheet.shown && scale < desk_.camera.zoom() * kLarge) break;
    for (const std::size_t many : columns) {
      const base::Size size = set_in(tried.papers, many);
      tried.scale = scale;
      tried.size = {size.w * scale, size.h * scale};
      const auto at = room_for(tried);
      const double score = at ? scale - base::distance(*at, plate) / kFar / 2 : best;
      if (score <= best) continue;
      best = score;
      tried.middle = *at;
      tried.shown = true;
      sheet = tried;
    }
  }
}

bool BundleSheets::tick(double) {
  const Board& board = desk_.board();
  const auto written = [&](Id id) { return desk_.written.contains(id) && find_island(board, id); };
  std::erase_if(sheets_, [&](const Sheet& s) { return !written(s.island); });
  std::erase_if(put_away_, [&](Id id) { return !written(id); });
  const bool moved = !seen_ || !same_view(*seen_, desk_.camera);
  seen_ = desk_.camera;
  for (const Id id : desk_.written) {
    if (!written(id) || put_away_.contains(id)) continue;
    auto sheet = std::ranges::find(sheets_, id, &Sheet::island);
    const bool fresh = sheet == sheets_.end();
    if (fresh) {
      sheets_.push_back({id, {}});
      sheet = std::prev(sheets_.end());
    }
    const double turn = nearest_side(board.islands.at(id).plate_turn);
    std::vector<Paper> papers = papers_of(id, turn);
    const bool same = std::ranges::equal(papers, sheet->papers, [](const Paper& a, const Paper& b) {
      return a.thing == b.thing && a.words == b.words && a.size == b.size;
    });
    const bool stays = !fresh && same && !moved && turn == sheet->turn &&
                       (!sheet->shown || is_free(*sheet, sheet->place().bounds()));
    if (stays) continue;
    sheet->turn = turn;
    sheet->papers = std::move(papers);
    lay(*sheet);
  }
  return false;
}

const BundleSheets::Sheet* BundleSheets::sheet_at(Vec2 px) const {
  for (const Sheet& s : sheets_)
    if (s.shown && s.place().contains(px / desk_.camera.px_per_mm)) return &s;
  return nullptr;
}

std::optional<std::uint64_t> BundleSheets::grip(Vec2 px) const {
  const Sheet* sheet = sheet_at(px);
  return sheet ? std::optional<std::uint64_t>(sheet - sheets_.data()) : std::nullopt;
}

void BundleSheets::on_grip(std::uint64_t, const input::Gesture& g) {
  const Sheet* sheet = g.kind == input::GestureKind::tap ? sheet_at(g.pos_px) : nullptr;
  if (!sheet) return;
  const Id island = sheet->island;
  put_away_.insert(island);
  std::erase_if(sheets_, [&](const Sheet& s) { return s.island == island; });
}

void BundleSheets::draw(const Sheet& sheet, const Paper& paper, canvas::DrawList& out) const {
  const canvas::Look& look = desk_.scene.look();
  const double k = sheet.scale;
  const Card* card = find_card(desk_.board(), paper.thing.id);
  canvas::Box box;
  box.centre = sheet.place().to_world(paper.at * k);
  box.size = {paper.size.w * k, paper.size.h * k};
  box.turn = sheet.turn;
  box.radius = (card ? canvas::kCardRadius : canvas::kPlateRadius) * k;
  box.fill = card ? look.paper_of(card->color) : look.plate_fill;
  box.edge = card ? look.card_edge : look.plate_edge;
  box.edge_width = card ? look.card_edge_width : 0.6;
  box.shadow = 1;
  out.add(kBundlePapers, box);
  if (card && !card->ink.empty()) {
    const canvas::InkPlace place = canvas::ink_place(*card);
    for (const InkStroke& written : card->ink) {
      canvas::Stroke stroke;
      for (const Vec2 p : canvas::thinned(written.points, 0.2))
        stroke.points.push_back(sheet.place().to_world((paper.at + place.to_card(p)) * k));
      stroke.width = written.width * place.scale * k;
      stroke.color = look.ink;
      out.add(kBundleInk, std::move(stroke));
    }
    return;
  }
  const text::LayoutPtr lies = desk_.scene.layout_of(paper.thing);
  if (!lies || paper.words.empty()) return;
  text::Style style = card ? text::Style{} : canvas::plate_style();
  style.letters = look.letters;
  style.em = lies->em * k;
  const base::Size inner{(paper.size.w - 2 * text::kPadding) * k,
                         (paper.size.h - 2 * text::kPadding) * k};
  const text::LayoutPtr set =
      desk_.typesetter.layout(paper.words, style, inner.w, inner.h + style.em);
  const Vec2 corner{inner.w / 2, (card ? inner.h : set->height) / 2};
  out.add(kBundleInk, canvas::Text{set, box.centre - corner, box.centre, box.turn, look.ink});
}

void BundleSheets::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  for (const Sheet& sheet : sheets_) {
    if (!sheet.shown) continue;
    canvas::Box ground;
    ground.centre = sheet.middle;
    ground.size = sheet.size;
    ground.turn = sheet.turn;
    ground.radius = 4;
    ground.fill = look.plate_fill;
    ground.edge = look.accent;
    ground.edge_width = 0.6;
    ground.shadow = 4;
    overlay.screen.add(kBundleSheet, ground);
  }
  for (const Sheet& sheet : sheets_)
    if (sheet.shown)
      for (const Paper& paper : sheet.papers) draw(sheet, paper, overlay.screen);
  std::ranges::stable_sort(overlay.screen.entries, {}, &canvas::DrawList::Entry::layer);
}

void BundleSheets::add_buttons(std::vector<desk::Button>& out) const {
  for (const Sheet& sheet : sheets_) {
    if (!sheet.shown) continue;
    desk::Button b;
    b.name = "bundle-cards";
    b.shape = desk::Button::Shape::flat;
    b.place = sheet.place();
    out.push_back(std::move(b));
  }
}

}  // namespace tools
