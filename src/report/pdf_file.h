// PdfFile: a PDF under way, page by page: Cairo's, with what Cairo does not write itself (language, title
// as the window's, XMP) added at its end; or one of its pages painted as a picture, which knows no structure,
// links and bookmarks. What is read aloud lies between begin() and end(). One thread.
//  1. All is in one element, Document; only elements without inner ones hold text.
//  2. A link leads to an anchor that is set on some page, before or after it.
#pragma once

#include <cairo/cairo.h>

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/geometry.h"
#include "base/result.h"

namespace report {

/// What the file says of itself.
struct PdfAbout {
  std::string title, subject, author;
  std::string lang;         // "ja"
  base::WallTime made = 0;  // 0: it does not say
};

class PdfFile {
 public:
  PdfFile(PdfAbout about, base::Size first_page_pt);
  /// A page of it as a picture: what is drawn goes to `picture`, which is referred to.
  explicit PdfFile(cairo_t* picture);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  /// Points from the page's top left, y down.
  cairo_t* cr() const;
  /// The next page is this large. Requires: no picture.
  void next_page(base::Size pt);
  /// An element of the document's structure: "P", "Table" …
  void begin(const char* element);
  /// A figure, and what it is for whoever does not see it.
  void begin_figure(const std::string& alt);
  void end(const char* element);
  void anchor(const std::string& name);
  void link(const std::string& anchor, const base::Rect& pt);
  /// A bookmark below the last one of a lower level.
  void bookmark(int level, const std::string& title, const std::string& anchor);

  /// The whole file; nothing can be added any more. Fails with `io` where Cairo did. Requires: no picture.
  base::Result<std::string> finish();

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace report
