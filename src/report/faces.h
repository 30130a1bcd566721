// Faces: the fonts of layouts and pages as Cairo takes them, so that what is shown stays text, and emoji as
// pictures. Used by the painter of maps and by pages; one thread at a time.
#pragma once

#include <cairo/cairo.h>

#include <memory>
#include <string>
#include <vector>

#include "text/typesetter.h"

namespace report {

/// Glyphs of one face that stand beside one another, and the letters that they show.
struct Glyphs {
  std::string letters;                         // UTF-8
  std::vector<cairo_glyph_t> shown;            // from left to right
  std::vector<cairo_text_cluster_t> clusters;  // in the order of the letters; all of both
  bool backward = false;                       // the letters run from right to left
};

/// A picture of pixels with its top left there, one unit a pixel.
void paint_picture(cairo_t* cr, cairo_surface_t* picture, double left, double top);

class Faces {
 public:
  /// On paper letters are kept: they can be selected and found. A picture of pixels has none.
  enum class Letters { kept, lost };
  explicit Faces(Letters letters);
  ~Faces();
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;

  /// In the source's colour, emoji in their own. A face whose file cannot be read shows nothing.
  void show(cairo_t* cr, const text::Face& face, double em, const Glyphs& glyphs);
  /// The same as shapes: nobody finds it, and it is in nobody's way who looks for other words.
  void show_shapes(cairo_t* cr, const text::Face& face, double em, const Glyphs& glyphs);

 private:
  struct Handles;
  void show_emoji(cairo_t* cr, const text::Face& face, double em, const Glyphs& glyphs);
  /// A dot that is hardly there, for what a picture says.
  void say(cairo_t* cr, double x, double y, double em, const std::string& letters);

  Letters letters_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace report
