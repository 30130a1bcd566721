#include "report/page_details.h"

#include <algorithm>

#include "report/document.h"
#include "report/figures.h"
#include "report/page_figure.h"
#include "report/page_picture.h"
#include "report/page_setting.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kMm = 72 / 25.4;         // pt
constexpr double kBetween = 22;           // pt between two that stand side by side
constexpr double kLeastTitle = 130;       // pt, of the room for a title
constexpr double kTitle = 28;             // pt, of a title of two lines
constexpr double kOver = 14, kBelow = 4;  // pt above a title, and between it and its map

struct Detail {
  const Figure* figure;
  std::shared_ptr<const PagePicture> picture;
  PageText title{};
  double scale = 0, width = 0;
};

class Shelves {
 public:
  Shelves(Setting& to, bool wide)
      : to_(to), wide_(wide), sheet_(wide ? to.sheet.wide() : to.sheet) {}

  /// Its letters can be read on one page.
  bool holds(const Detail& detail) const {
    return pages().holds(detail.picture->size(), detail.picture->em);
  }

  void add(Detail detail) {
    detail.scale = pages().scale(detail.picture->size(), detail.picture->em) * kMm;
    const double picture = detail.picture->view.width() * detail.scale;
    detail.width = std::min(std::max(picture, kLeastTitle), sheet_.width());
    detail.title = to_.setter.set(to_.document.told(detail.figure->title),
                                  {10, true, kPageInk, 1.4}, detail.width);
    if (!beside_.empty() && used_ + kBetween + detail.width > sheet_.width() + 0.01) end();
    used_ += (beside_.empty() ? 0 : kBetween) + detail.width;
    beside_.push_back(std::move(detail));
  }

  /// What stands side by side so far is a row.
  void end() {
    if (beside_.empty()) return;
    Row row;
    row.before = kOver;
    if (wide_) row.page = Row::Page::wide;
    double titles = 0;
    for (const Detail& detail : beside_) {
      titles = std::max(titles, detail.title.height());
      row.height = std::max(row.height, detail.picture->view.height() * detail.scale);
      if (!detail.figure->anchor.empty()) row.anchors.push_back(detail.figure->anchor);
    }
    row.height += titles + kBelow;
    auto set = std::make_shared<const std::vector<Detail>>(std::move(beside_));
    beside_.clear();
    used_ = 0;
    row.paint = [set, titles](PdfFile& pdf, Faces& faces, const Row::Place& at) {
      double x = at.left;
      for (const Detail& d : *set) {
        const double lower = at.top + titles - d.title.height();
        draw(pdf, faces, d.title, 0, d.title.lines.size(), x, lower, "P");
        draw(pdf, faces, *d.picture, d.picture->view, d.scale, x, at.top + titles + kBelow);
        x += d.width + kBetween;
      }
    };
    to_.rows.push_back(std::move(row));
  }

 private:
  /// What a page has, below the headings that are kept with the first.
  DetailPages pages() const {
    return {{sheet_.width() / kMm, (sheet_.height() - to_.kept_height()) / kMm},
            (kTitle + kBelow + kOver) / kMm,
            kBetween / kMm};
  }

  Setting& to_;
  const bool wide_;
  const Sheet sheet_;
  std::vector<Detail> beside_;
  double used_ = 0;
};

}  // namespace

void add_details(Setting& to, const std::vector<const Figure*>& figures) {
  Shelves upright(to, false), on_side(to, true);
  for (const Figure* figure : figures) {
    Detail detail{figure, page_picture(to, *figure)};
    if (detail.picture->view.empty()) continue;
    const bool stands = upright.holds(detail), lies = !stands && on_side.holds(detail);
    if (!stands) upright.end();
    if (!lies) on_side.end();
    if (stands || lies)
      (stands ? upright : on_side).add(std::move(detail));
    else
      add_figure(to, *figure);
  }
  upright.end();
  on_side.end();
}

}  // namespace report
