#include "report/page_figure.h"

#include <algorithm>
#include <cmath>

#include "model/plate_labels.h"
#include "report/figures.h"
#include "report/page_picture.h"
#include "report/page_setting.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kMm = 72 / 25.4;  // pt
constexpr double kOverlap = 10;    // mm of the map on both of two pages
constexpr double kFrame = 6;       // pt

Row picture_row(const std::shared_ptr<const PagePicture>& picture, const base::Rect& part,
                double scale, double width) {
  Row row;
  row.height = part.height() * scale + kFrame;
  row.before = kFrame;
  row.paint = [picture, part, scale, width](PdfFile& pdf, Faces& faces, const Row::Place& at) {
    const double left = at.left + std::max(0.0, (width - part.width() * scale) / 2);
    draw(pdf, faces, *picture, part, scale, left, at.top);
  };
  return row;
}

/// Parts of `length` that overlap, so that each is at most `most`.
std::vector<std::pair<double, double>> cut(double from, double length, double most) {
  const double step = std::max(1.0, most - kOverlap);
  const int count = length <= most ? 1 : static_cast<int>(std::ceil((length - kOverlap) / step));
  std::vector<std::pair<double, double>> out;
  const double even = (length - kOverlap) / count;
  for (int i = 0; i < count; ++i)
    out.emplace_back(from + i * even, from + std::min(length, (i + 1) * even + kOverlap));
  return out;
}

/// One figure on its way into rows.
class FigureRows {
 public:
  FigureRows(Setting& to, const Figure& figure)
      : to_(to), figure_(figure), picture_(page_picture(to, figure)) {}

  void add() {
    if (picture_->view.empty()) return;
    const std::size_t first = to_.rows.size();
    add_title();
    add_pictures();
    for (Row& row : caption_) to_.rows.push_back(std::move(row));
    if (!figure_.anchor.empty()) to_.rows[first].anchors.push_back(figure_.anchor);
    if (too_large_) add_inner();
  }

 private:
  void add_title() {
    const double width = to_.sheet.width();
    if (!figure_.title.empty())
      add_text(to_,
               to_.setter.set(to_.document.told(figure_.title), {10.5, true, kPageInk, 1.5}, width),
               {"P", 14, 0, true});
    Setting below{to_.input, to_.document, to_.setter, to_.sheet};
    if (!figure_.caption.empty())
      add_text(
          below,
          to_.setter.set(to_.document.told(figure_.caption), {9, false, kPageSoft, 1.5}, width),
          {"Caption", 2});
    caption_ = std::move(below.rows);
  }

  void add_pictures() {
    double kept = to_.kept_height() + 2 * kFrame;
    for (const Row& row : caption_) kept += row.before + row.height;
    const base::Rect& view = picture_->view;
    // Never larger than life.
    const auto fit = [&](const Sheet& s) {
      return std::min(
          {kMm, s.width() / view.width(), std::max(40.0, s.height() - kept) / view.height()});
    };
    const double em = picture_->em;
    const double least = em > 0 ? std::min(kMm, kReadable_pt / em) : 0;
    const double upright = fit(to_.sheet), on_side = fit(to_.sheet.wide());
    const bool detail = figure_.what == Figure::What::detail;
    if (upright >= least) {
      // A small island needs no more room than its letters do.
      const double enough = std::max(least * 1.15, 0.5 * kMm);
      return add_part(view, detail ? std::min(upright, enough) : upright, false);
    }
    if (detail && on_side < least) {
      too_large_ = !model::children_of(*figure_.board, figure_.island).empty();
      if (!too_large_) return add_cut(least, kept);
    }
    const bool wide = on_side > upright * 1.15;
    add_part(view, wide ? on_side : upright, wide);
  }

  void add_part(const base::Rect& part, double scale, bool wide) {
    const double width = wide ? to_.sheet.wide().width() : to_.sheet.width();
    Row row = picture_row(picture_, part, scale, width);
    row.page = wide ? Row::Page::wide : Row::Page::flow;
    row.keeps_next = !caption_.empty();
    to_.rows.push_back(std::move(row));
  }

  /// An island of very many cards, on several pages.
  void add_cut(double scale, double kept) {
    const base::Rect& view = picture_->view;
    const auto across = cut(view.min.x, view.width(), to_.sheet.width() / scale);
    const auto down =
        cut(view.min.y, view.height(), std::max(60.0, to_.sheet.height() - kept) / scale);
    const std::size_t count = across.size() * down.size();
    std::size_t n = 0;
    for (const auto& [top, bottom] : down)
      for (const auto& [left, right] : across) {
        if (n++ > 0) {
          to_.rows.back().keeps_next = false;
          const std::string part =
              figure_.title + "　" + std::to_string(n) + " / " + std::to_string(count);
          add_text(to_, to_.setter.set(part, {9, false, kPageSoft, 1.5}, to_.sheet.width()),
                   {"P", 8, 0, true});
        }
        add_part({{left, top}, {right, bottom}}, scale, false);
      }
  }

  /// What is too large to be read as a whole is shown island by island as well.
  void add_inner() {
    const auto labels = model::plate_labels(*figure_.board);
    for (const model::Id id : model::children_of(*figure_.board, figure_.island)) {
      const model::Island* island = model::find_island(*figure_.board, id);
      if (!island || has_figure(id)) continue;
      Figure inner = figure_;
      inner.island = id;
      inner.anchor.clear();
      inner.caption.clear();
      const auto label = labels.find(id);
      inner.title = label == labels.end() ? "" : label->second;
      if (!island->plate.empty()) inner.title += (inner.title.empty() ? "" : "　") + island->plate;
      inner.alt = inner.title;
      FigureRows(to_, inner).add();
    }
  }

  /// The document shows it by itself.
  bool has_figure(model::Id island) const {
    for (const Part& part : to_.document.parts)
      for (const Block& block : part.blocks)
        if (const auto* figure = std::get_if<Figure>(&block))
          if (figure->what == Figure::What::detail && figure->island == island) return true;
    return false;
  }

  Setting& to_;
  const Figure& figure_;
  std::shared_ptr<const PagePicture> picture_;
  std::vector<Row> caption_;
  bool too_large_ = false;
};

}  // namespace

void add_figure(Setting& to, const Figure& figure) {
  if (figure.board && to.input.draw_map) FigureRows(to, figure).add();
}

}  // namespace report
