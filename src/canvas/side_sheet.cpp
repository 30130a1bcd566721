#include "canvas/side_sheet.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "canvas/relation.h"
#include "canvas/stage_words.h"

namespace canvas {

namespace {

// Links run behind plates, which they would strike through.
constexpr std::uint32_t kField = 0, kLines = 1, kLinks = 2, kPaper = 3, kMarks = 4, kWords = 5,
                        kLinkPaper = 6, kLinkWords = 7;
constexpr double kPad = 3;  // mm within a field
constexpr Size kPaperSize{2.8, 2.0};
constexpr double kPaperGap = 0.8;
constexpr double kLeastLine = 4;  // mm: a shorter one tells nothing
constexpr double kLinkWidth = 1.3;

Color faint(Color c, double share) {
  c.a = std::uint8_t(c.a * share);
  return c;
}

bool crosses(const Rect& rect, Vec2 a, Vec2 b) {
  // The part of the line within the one and then within the other pair of its edges.
  double from = 0, to = 1;
  const auto within = [&](double at, double step, double least, double most) {
    if (std::abs(step) < 1e-9) return at >= least && at <= most;
    double enters = (least - at) / step, leaves = (most - at) / step;
    if (enters > leaves) std::swap(enters, leaves);
    from = std::max(from, enters);
    to = std::min(to, leaves);
    return from <= to;
  };
  return within(a.x, b.x - a.x, rect.min.x, rect.max.x) &&
         within(a.y, b.y - a.y, rect.min.y, rect.max.y);
}

/// Where the line from its middle to `to` leaves it.
Vec2 edge_towards(const Rect& rect, Vec2 to) {
  const Vec2 from = rect.centre(), way = to - from;
  double share = 1;
  if (std::abs(way.x) > 1e-9) share = std::min(share, rect.width() / 2 / std::abs(way.x));
  if (std::abs(way.y) > 1e-9) share = std::min(share, rect.height() / 2 / std::abs(way.y));
  return from + way * share;
}

class Drawer {
 public:
  Drawer(const SideContent& content, const SidePlan& plan, const SideFocus* focus,
         const StagePaper& paper, text::Typesetter& typesetter, const Look& look)
      : content_(content),
        plan_(plan),
        focus_(focus),
        paper_(paper),
        words_(typesetter, look, nullptr),
        look_(look) {}

  void field(std::size_t n, std::size_t part);
  void question();
  void links();
  SideSheet take() { return std::move(out_); }

 private:
  enum class Part { plain, tapped, linked, faint };
  Part part_of(const SidePlace& place) const;
  std::size_t shown_part(std::size_t field, std::size_t wished) const;
  const SideLink* link_to(const SidePlace& place) const;
  void frame(std::size_t n, std::size_t part);
  void plate(const SidePlace& place, const SidePlan::Spot& spot);
  void papers(const SidePlate& plate, const Rect& rect, double strength);
  void light_up(const SidePlan::Spot& spot, const std::vector<std::string>& words, Vec2 at);
  std::vector<std::string> all_shared() const;
  void lines(std::size_t n, const std::vector<SidePlan::Spot>& part);
  std::optional<Rect> rect_of(const SidePlace& place) const;
  /// Where on the line, or beside it, a paper so large lies best: on no plate that is linked, and on no
  /// other paper.
  Vec2 place_on(Vec2 a, Vec2 b, const Size& size, const std::vector<Rect>& taken) const;
  void text(std::uint32_t layer, const text::LayoutPtr& set, Vec2 at, Color color) {
    out_.list.add(layer, Text{set, at, at, 0, color});
  }

  const SideContent& content_;
  const SidePlan& plan_;
  const SideFocus* focus_;
  const StagePaper& paper_;
  const StageWords words_;
  const Look& look_;
  SideSheet out_;
};

const SideLink* Drawer::link_to(const SidePlace& place) const {
  if (!focus_) return nullptr;
  const auto found = std::ranges::find(focus_->links, place, &SideLink::to);
  return found == focus_->links.end() ? nullptr : &*found;
}

Drawer::Part Drawer::part_of(const SidePlace& place) const {
  if (!focus_) return Part::plain;
  if (place == focus_->from) return Part::tapped;
  return link_to(place) ? Part::linked : Part::faint;
}

std::size_t Drawer::shown_part(std::size_t field, std::size_t wished) const {
  const auto& parts = plan_.fields[field].parts;
  std::size_t out = std::min(wished, parts.size() - 1), most = 0;
  if (!focus_ || focus_->from.field == field) return out;
  for (std::size_t n = 0; n < parts.size(); ++n) {
    const auto linked = std::size_t(std::ranges::count_if(
        parts[n], [&](const auto& spot) { return link_to({field, spot.plate}) != nullptr; }));
    if (linked > most || (linked == most && linked > 0 && n == wished)) out = n, most = linked;
  }
  return out;
}

void Drawer::question() {
  if (!plan_.question) return;
  const Vec2 at{plan_.fields.front().room.min.x,
                plan_.fields.front().room.min.y - plan_.question->height - 3.2};
  text(kWords, plan_.question, at, look_.accent);
}

void Drawer::frame(std::size_t n, std::size_t part) {
  const SidePlan::Field& field = plan_.fields[n];
  Box ground;
  ground.centre = field.room.centre();
  ground.size = {field.room.width(), field.room.height()};
  ground.radius = 3;
  ground.fill = look_.island_fill;
  ground.edge = faint(look_.island_line, 0.55);
  ground.edge_width = 0.5;
  out_.list.add(kField, ground);
  const Vec2 at = field.room.min + Vec2{kPad, kPad};
  text(kWords, field.title, at, look_.ink);
  if (field.parts.size() < 2) return;
  const double em = kStageCardEm * paper_.letters;
  const auto set = words_.own(fmt::format("{} / {}", part + 1, field.parts.size()), em,
                              text::Weight::regular, field.room.width(), 2 * em);
  text(kWords, set, {field.room.max.x - kPad - width_of(*set), at.y}, look_.faint_ink);
}

void Drawer::lines(std::size_t n, const std::vector<SidePlan::Spot>& part) {
  const auto spot_of = [&](std::size_t plate) {
    return std::ranges::find(part, plate, &SidePlan::Spot::plate);
  };
  for (const SideField::Line& line : content_.fields[n].lines) {
    const auto from = spot_of(line.from), to = spot_of(line.to);
    if (from == part.end() || to == part.end() || from == to) continue;
    const Vec2 a = edge_towards(from->rect, to->rect.centre()),
               b = edge_towards(to->rect, from->rect.centre());
    if (std::hypot(b.x - a.x, b.y - a.y) < kLeastLine) continue;
    // One that ran under a plate would seem to end there.
    const bool free = std::ranges::none_of(part, [&](const SidePlan::Spot& spot) {
      return &spot != &*from && &spot != &*to && crosses(spot.rect, a, b);
    });
    if (free)
      draw_relation_line(out_.list, kLines, line.kind, a, b, look_.relation_width * 0.9,
                         faint(look_.relation, focus_ ? 0.25 : 0.8));
  }
}

void Drawer::papers(const SidePlate& plate, const Rect& rect, double strength) {
  if (plate.cards.empty()) return;
  const auto count = double(plate.cards.size());
  const double step = std::min(kPaperSize.w + kPaperGap, (rect.width() - 8) / count);
  double x = rect.centre().x - step * (count - 1) / 2;
  for (const model::PaperColor color : plate.cards) {
    Box box;
    box.size = {std::min(kPaperSize.w, step * 0.9), kPaperSize.h};
    box.centre = {x, rect.max.y - 1.4 - kPaperSize.h / 2};
    box.radius = 0.4;
    box.fill = faint(look_.paper_of(color), strength);
    box.edge = faint(look_.ink, 0.35 * strength);
    box.edge_width = 0.2;
    out_.list.add(kMarks, box);
    x += step;
  }
}

std::vector<std::string> Drawer::all_shared() const {
  std::vector<std::string> out;
  for (const SideLink& link : focus_->links)
    for (const std::string& word : link.shared)
      if (std::ranges::find(out, word) == out.end()) out.push_back(word);
  return out;
}

void Drawer::light_up(const SidePlan::Spot& spot, const std::vector<std::string>& words, Vec2 at) {
  const std::string& all = spot.words->source;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    for (std::size_t from = all.find(word); from != all.npos; from = all.find(word, from + 1))
      for (const text::Span& s : spot.words->spans(from, from + word.size())) {
        Box box;
        box.centre = at + Vec2{(s.left + s.right) / 2, (s.top + s.bottom) / 2};
        box.size = {s.right - s.left + 0.8, s.bottom - s.top};
        box.radius = 0.8;
        box.fill = faint(look_.accent, 0.28);
        out_.list.add(kMarks, box);
      }
  }
}

void Drawer::plate(const SidePlace& place, const SidePlan::Spot& spot) {
  const SidePlate& of = content_.fields[place.field].plates[place.plate];
  const Part part = part_of(place);
  const double strength = part == Part::faint ? 0.32 : 1;
  const bool island = !of.id.nil();
  Box box;
  box.centre = spot.rect.centre();
  box.size = {spot.rect.width(), spot.rect.height()};
  box.radius = kPlateRadius;
  box.fill = island ? look_.plate_fill : faint(look_.plate_fill, 0.4);
  if (part == Part::faint) box.fill = faint(box.fill, 0.5);
  box.edge = faint(look_.plate_edge, (island ? 1 : 0.5) * strength);
  box.edge_width = 0.6;
  box.shadow = part == Part::faint || !island ? 0 : 1;
  if (part == Part::tapped || part == Part::linked) {
    box.edge = look_.accent;
    box.edge_width = part == Part::tapped ? 1.8 : 1.1;
  }
  out_.list.add(kPaper, box);
  const double marks = of.cards.empty() ? 0 : kPaperSize.h + 1.2;
  const Vec2 at{spot.rect.centre().x - spot.words->box.w / 2,
                spot.rect.min.y + (spot.rect.height() - marks - spot.words->height) / 2};
  if (part == Part::linked) light_up(spot, link_to(place)->shared, at);
  if (part == Part::tapped) light_up(spot, all_shared(), at);
  text(kWords, spot.words, at, faint(look_.ink, (island ? 1 : 0.75) * strength));
  papers(of, spot.rect, strength);
  if (island) out_.plates.push_back({place, spot.rect});
}

void Drawer::field(std::size_t n, std::size_t part) {
  const std::size_t shown = shown_part(n, part);
  frame(n, shown);
  lines(n, plan_.fields[n].parts[shown]);
  for (const SidePlan::Spot& spot : plan_.fields[n].parts[shown]) plate({n, spot.plate}, spot);
}

std::optional<Rect> Drawer::rect_of(const SidePlace& place) const {
  const auto found = std::ranges::find(out_.plates, place, &SideSheet::Lying::place);
  return found == out_.plates.end() ? std::nullopt : std::optional(found->rect);
}

Vec2 Drawer::place_on(Vec2 a, Vec2 b, const Size& size, const std::vector<Rect>& taken) const {
  const Rect sheet{{size.w / 2, size.h / 2},
                   {paper_.size.w - size.w / 2, paper_.size.h - size.h / 2}};
  Vec2 best = (a + b) / 2;
  double least = 1e300;
  for (int step = 0; step < 19 * 5; ++step) {
    const double along = (step % 19 + 1) / 20.0, beside = step / 19 - 2;
    Vec2 at = a + (b - a) * along + Vec2{0, beside * size.h * 0.8};
    at = {std::clamp(at.x, sheet.min.x, std::max(sheet.min.x, sheet.max.x)),
          std::clamp(at.y, sheet.min.y, std::max(sheet.min.y, sheet.max.y))};
    const Rect here = Rect::around(at, size);
    double cost = std::abs(along - 0.5) * 4 + std::abs(beside) * 12;
    for (const Rect& other : taken)
      if (here.intersects(other)) cost += 10 * here.common(other).area();
    for (const SideSheet::Lying& lying : out_.plates)
      if (here.intersects(lying.rect)) cost += 0.04 * here.common(lying.rect).area();
    if (cost < least) least = cost, best = at;
  }
  return best;
}

void Drawer::links() {
  if (!focus_) return;
  const auto from = rect_of(focus_->from);
  if (!from) return;
  const double em = kStageCardEm * paper_.letters;
  std::vector<Rect> taken{*from};
  for (const SideLink& link : focus_->links)
    if (const auto to = rect_of(link.to)) taken.push_back(*to);
  for (const SidePlan::Field& field : plan_.fields) {
    const Vec2 at = field.room.min + Vec2{kPad, kPad};
    taken.push_back({at, at + Vec2{width_of(*field.title), field.title->height}});
  }
  for (const SideLink& link : focus_->links) {
    const auto to = rect_of(link.to);
    if (!to) continue;
    const Vec2 a = edge_towards(*from, to->centre()), b = edge_towards(*to, from->centre());
    Stroke line;
    line.points = {a, b};
    line.width = kLinkWidth;
    line.color = look_.accent;
    out_.list.add(kLinks, line);
    const auto set = words_.own(link.words, em, text::Weight::bold, paper_.size.w / 4,
                                words_.line_em() * em, text::Align::left);
    Box paper;
    paper.size = {width_of(*set) + em, set->height + em * 0.5};
    paper.centre = place_on(a, b, paper.size, taken);
    paper.radius = paper.size.h / 2;
    paper.fill = look_.accent;
    out_.list.add(kLinkPaper, paper);
    text(kLinkWords, set, paper.centre - Vec2{width_of(*set) / 2, set->height / 2},
         {255, 255, 255});
    taken.push_back(Rect::around(paper.centre, paper.size).grown(1));
  }
}

}  // namespace

SideSheet side_sheet(const SideContent& content, const SidePlan& plan, std::size_t part,
                     const SideFocus* focus, const StagePaper& paper, text::Typesetter& typesetter,
                     const Look& look) {
  Drawer drawer(content, plan, focus, paper, typesetter, look);
  for (std::size_t n = 0; n < plan.fields.size(); ++n) drawer.field(n, part);
  if (!plan.fields.empty()) drawer.question();
  drawer.links();
  return drawer.take();
}

}  // namespace canvas
