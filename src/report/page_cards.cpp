#include "report/page_cards.h"

#include <algorithm>

#include "canvas/ink.h"
#include "canvas/look.h"
#include "report/page_setting.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kSize = 9.5, kFoot = 7.5;  // pt
constexpr double kPad = 6, kBand = 4;       // pt inside a card
constexpr double kBetween = 7;              // pt
constexpr double kColumn = 215;             // pt, the least of a column
constexpr double kMm = 72 / 25.4;           // pt
constexpr std::size_t kLongLines = 14;      // more of them take all the width
constexpr std::size_t kAtOnce = 6;          // lines of a long card that stay together

struct SetCard {
  PageText text, foot;
  const std::vector<model::InkStroke>* ink = nullptr;
  base::Rect ink_bounds{};  // mm
  double ink_scale = 0;     // pt a mm
  canvas::Color paper;

  double ink_height() const { return ink ? ink_bounds.height() * ink_scale + 4 : 0; }
  double height() const { return text.height() + ink_height() + foot.height() + 2 * kPad - 2; }
};

SetCard set_card(Setting& to, const Cards::Item& item, double width) {
  const double inner = width - 2 * kPad - kBand;
  SetCard out;
  const canvas::Look look;
  out.paper = look.paper_of(item.card ? item.card->color : model::PaperColor::white);
  if (!item.text.empty()) out.text = to.setter.set(item.text, {kSize, false, kPageInk, 1.5}, inner);
  if (item.card && !item.card->ink.empty()) {
    out.ink = &item.card->ink;
    out.ink_bounds = canvas::ink_bounds(*out.ink).grown(1);
    out.ink_scale = std::min({kMm, inner / std::max(1.0, out.ink_bounds.width()),
                              120 / std::max(1.0, out.ink_bounds.height())});
  }
  std::string foot = item.foot;
  if (!item.color_name.empty()) foot += (foot.empty() ? "" : "　") + item.color_name;
  if (!foot.empty())
    out.foot = to.setter.set(to.document.told(foot), {kFoot, false, kPageSoft, 1.4}, inner);
  return out;
}

void draw_paper(cairo_t* cr, const SetCard& card, const base::Rect& r) {
  const auto part = [&](double mix, const base::Rect& where) {
    const auto light = [&](std::uint8_t c) { return (c * mix + 255 * (1 - mix)) / 255.0; };
    cairo_set_source_rgb(cr, light(card.paper.r), light(card.paper.g), light(card.paper.b));
    cairo_rectangle(cr, where.min.x, where.min.y, where.width(), where.height());
    cairo_fill(cr);
  };
  part(0.32, r);
  part(1, {r.min, {r.min.x + kBand, r.max.y}});
  cairo_set_source_rgb(cr, kPageRule.r / 255.0, kPageRule.g / 255.0, kPageRule.b / 255.0);
  cairo_set_line_width(cr, 0.5);
  cairo_set_dash(cr, nullptr, 0, 0);
  cairo_rectangle(cr, r.min.x, r.min.y, r.width(), r.height());
  cairo_stroke(cr);
}

void draw_ink(cairo_t* cr, const SetCard& card, double left, double top) {
  cairo_save(cr);
  cairo_translate(cr, left, top);
  cairo_scale(cr, card.ink_scale, card.ink_scale);
  cairo_translate(cr, -card.ink_bounds.min.x, -card.ink_bounds.min.y);
  cairo_set_source_rgb(cr, kPageInk.r / 255.0, kPageInk.g / 255.0, kPageInk.b / 255.0);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(cr, nullptr, 0, 0);
  for (const model::InkStroke& stroke : *card.ink) {
    cairo_new_path(cr);
    for (const base::Vec2 p : stroke.points) cairo_line_to(cr, p.x, p.y);
    if (stroke.points.size() == 1) cairo_line_to(cr, stroke.points[0].x, stroke.points[0].y);
    cairo_set_line_width(cr, stroke.width);
    cairo_stroke(cr);
  }
  cairo_restore(cr);
}

void draw_whole(PdfFile& pdf, Faces& faces, const SetCard& card, const base::Rect& r) {
  draw_paper(pdf.cr(), card, r);
  const double left = r.min.x + kBand + kPad;
  double y = r.min.y + kPad - 1;
  pdf.begin("LI");
  draw(pdf, faces, card.text, 0, card.text.lines.size(), left, y, "P");
  y += card.text.height();
  if (card.ink) draw_ink(pdf.cr(), card, left, y + 2);
  y += card.ink_height();
  draw(pdf, faces, card.foot, 0, card.foot.lines.size(), left, y, "P");
  pdf.end("LI");
}

/// A long card, over all the width, a few lines a row.
void add_long(Setting& to, SetCard set, double width) {
  const auto card = std::make_shared<const SetCard>(std::move(set));
  const std::size_t lines = card->text.lines.size();
  for (std::size_t first = 0; first < lines;) {
    std::size_t end = std::min(lines, first + kAtOnce);
    if (lines - end < 2) end = lines;
    const bool begins = first == 0, ends = end == lines;
    Row row;
    row.height = card->text.line_height * static_cast<double>(end - first) + (begins ? kPad : 0) +
                 (ends ? card->ink_height() + card->foot.height() + kPad : 0);
    row.before = begins ? kBetween : 0;
    if (begins) row.opens = {"LI"};
    if (ends) row.closes = 1;
    row.paint = [card, first, end, begins, ends, width, height = row.height](
                    PdfFile& pdf, Faces& faces, const Row::Place& at) {
      // No line where it goes on.
      cairo_t* cr = pdf.cr();
      cairo_save(cr);
      cairo_rectangle(cr, at.left - 1, at.top - (begins ? 1 : 0), width + 2,
                      height + (begins ? 1 : 0) + (ends ? 1 : 0));
      cairo_clip(cr);
      draw_paper(cr, *card,
                 {{at.left, at.top - (begins ? 0 : 5)},
                  {at.left + width, at.top + height + (ends ? 0 : 5)}});
      cairo_restore(cr);
      const double left = at.left + kBand + kPad;
      double y = at.top + (begins ? kPad - 1 : 0);
      draw(pdf, faces, card->text, first, end, left, y, "P");
      y += card->text.line_height * static_cast<double>(end - first);
      if (!ends) return;
      if (card->ink) draw_ink(cr, *card, left, y + 2);
      draw(pdf, faces, card->foot, 0, card->foot.lines.size(), left, y + card->ink_height(), "P");
    };
    to.rows.push_back(std::move(row));
    first = end;
  }
}

}  // namespace

void add_cards(Setting& to, const Cards& cards) {
  const std::size_t begin = to.rows.size();
  const double width = to.sheet.width();
  const auto columns =
      std::max<std::size_t>(1, static_cast<std::size_t>((width + kBetween) / (kColumn + kBetween)));
  const double column =
      (width - kBetween * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  std::vector<SetCard> beside;
  const auto end_row = [&] {
    if (beside.empty()) return;
    Row row;
    row.before = kBetween;
    for (const SetCard& card : beside) row.height = std::max(row.height, card.height());
    auto set = std::make_shared<const std::vector<SetCard>>(std::move(beside));
    beside.clear();
    row.paint = [set, column](PdfFile& pdf, Faces& faces, const Row::Place& at) {
      double x = at.left;
      for (const SetCard& card : *set) {
        draw_whole(pdf, faces, card, {{x, at.top}, {x + column, at.top + card.height()}});
        x += column + kBetween;
      }
    };
    to.rows.push_back(std::move(row));
  };
  for (const Cards::Item& item : cards.items) {
    SetCard set = set_card(to, item, column);
    if (set.text.lines.empty() && !set.ink && set.foot.lines.empty()) continue;
    if (set.text.lines.size() > kLongLines) {
      end_row();
      add_long(to, set_card(to, item, width), width);
      continue;
    }
    beside.push_back(std::move(set));
    if (beside.size() == columns) end_row();
  }
  end_row();
  if (begin == to.rows.size()) return;
  to.rows[begin].opens.insert(to.rows[begin].opens.begin(), "L");
  ++to.rows.back().closes;
}

}  // namespace report
