// Rows: what a PDF's pages are made of, one below the other; paginate() finds which stand on which page.
// Plain values. What must agree:
//  1. A row that keeps the next is on its page: no heading stands alone at a page's foot.
//  2. Elements that a row opens are closed by it or a later one, the innermost first.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace report {

class Faces;
class PdfFile;

struct Row {
  /// Where it is drawn, pt from the page's top left; `again`: at the head of a further page, where it is no
  /// part of what is read.
  struct Place {
    double left, top;
    bool again = false;
  };
  enum class Page {
    flow,   // below what came before
    fresh,  // begins a page
    wide    // on a page on its side, beside nothing that is not
  };
  double height = 0;  // pt
  double before = 0;  // pt above it, but at a page's head
  std::function<void(PdfFile&, Faces&, const Place&)> paint;
  bool keeps_next = false;
  Page page = Page::flow;
  std::vector<std::string> opens{};    // elements, before it
  int closes = 0;                      // after it
  std::shared_ptr<const Row> head{};   // stands above it where it begins a page
  std::vector<std::string> anchors{};  // lead here
  int level = 0;                       // of its bookmark; 0: it has none
  std::string bookmark{};
};

/// The sheet and its margins, pt.
struct Sheet {
  base::Size size;
  double side = 0, top = 0, bottom = 0;
  double width() const { return size.w - 2 * side; }
  double height() const { return size.h - top - bottom; }
  /// The same paper on its side.
  Sheet wide() const { return {{size.h, size.w}, side, top, bottom}; }
};

struct PageOfRows {
  struct Placed {
    const Row* row;
    double top;  // pt from the page's top
    bool again = false;
  };
  std::vector<Placed> rows;
  bool wide = false;
};

/// Points into `rows`.
std::vector<PageOfRows> paginate(const std::vector<Row>& rows, const Sheet& sheet);
/// The page, from 1, on which each anchor is.
std::map<std::string, int> pages_of_anchors(const std::vector<PageOfRows>& pages);

}  // namespace report
