// PageSetter: sets phrases for pages with Pango, in points: lines of glyphs with what they show, their
// colours, links and readings. Used by the parts of the PDF alone; one thread at a time.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "canvas/draw_list.h"
#include "report/document.h"
#include "report/faces.h"

namespace report {

class PdfFile;

inline constexpr canvas::Color kPageInk{43, 38, 34};
inline constexpr canvas::Color kPageSoft{104, 94, 84};
inline constexpr canvas::Color kPageAccent{150, 56, 30};
inline constexpr canvas::Color kPageRule{205, 195, 182};

struct TextStyle {
  double size = 10.5;  // pt
  bool bold = false;
  canvas::Color color = kPageInk;
  double leading = 1.6;  // sizes from line to line
  enum class Side { left, middle, right } side = Side::left;
};

/// A phrase set in lines, each as high as the next.
struct PageText {
  struct Run {
    text::Face face;
    double size;
    canvas::Color color;
    Glyphs glyphs;  // pt from the line's left end, on its baseline
  };
  struct Link {
    double left, right;
    std::string to;
  };
  struct Line {
    std::vector<Run> runs, readings;
    std::vector<Link> links;
    double width = 0;
  };
  std::vector<Line> lines;
  double size = 0, line_height = 0;
  double width = 0;  // it was set for
  TextStyle::Side side = TextStyle::Side::left;

  double height() const { return line_height * static_cast<double>(lines.size()); }
};

class PageSetter {
 public:
  /// On the fonts of `typesetter`. Fails with `unavailable` where there are none.
  static base::Result<std::unique_ptr<PageSetter>> create(text::Typesetter& typesetter);
  ~PageSetter();

  /// All letters are so much larger than their styles say: on paper that is read from farther away.
  void enlarge(double scale);
  /// What can be led to; words that lead elsewhere lead nowhere.
  void know(std::set<std::string> anchors);

  /// `width` ≤ 0: broken at newlines only.
  PageText set(const Phrase& phrase, const TextStyle& style, double width);
  PageText set(std::string_view text, const TextStyle& style, double width);

 private:
  PageSetter();
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

void fill_rect(cairo_t* cr, const base::Rect& pt, canvas::Color color);

/// The lines from `first` up to `end` as one element (nullptr: as none), `left` and `top` in pt; what stands above them
/// and where they lead follows it.
void draw(PdfFile& pdf, Faces& faces, const PageText& text, std::size_t first, std::size_t end,
          double left, double top, const char* element);

}  // namespace report
