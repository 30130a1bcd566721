// Typesetter: Pango and fontconfig behind one door. Lays out cards, plates and labels in BIZ
// UDPGothic with fallback to the system's fonts and colour emoji. One thread at a time per
// instance.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/result.h"
#include "text/layout.h"
#include "text/letters.h"
#include "text/ruby.h"

namespace text {

enum class Align { left, centre };
enum class Weight { regular, bold };

struct Style {
  double em = 4;  // font size, mm
  Weight weight = Weight::regular;
  Align align = Align::left;
  Letters letters{};  // for fit() and layout_for()
};

/// Where a face's outlines are: for the glyph atlas.
struct Face {
  base::Path file;
  int index = 0;
  bool colored = false;
};

/// What a card or plate looks like for its text: see fit().
struct Fit {
  base::Size size;   // of the card, mm
  LayoutPtr layout;  // placed within the card's inner box
};

inline constexpr double kPadding = 5;       // mm between a card's edge and its text
inline constexpr double kSmallestText = 4;  // mm
inline constexpr double kLargestText = 9;   // mm

class Typesetter {
 public:
  /// `fonts`: the folder with BIZ UDPGothic (assets/fonts); the system's fonts are the fallback.
  /// Fails with `unavailable` when no font at all can be found; says which package to install.
  static base::Result<std::unique_ptr<Typesetter>> create(const base::Path& fonts);
  ~Typesetter();

  /// Lays `text` out in a box `width` mm wide (≤ 0: never broken except at newlines), at most
  /// `max_height` mm high: what does not fit ends in an ellipsis.
  LayoutPtr layout(std::string_view text, const Style& style, double width, double max_height);
  /// The same with readings above it, its lines farther apart. `rubies`: of `text`, valid UTF-8; none:
  /// it is set as without.
  LayoutPtr layout(std::string_view text, const Style& style, double width, double max_height,
                   const Rubies& rubies);

  /// Fits `text` into a card: the largest size from 9 down to 4 mm at which it fits in the smallest
  /// card (`smallest`, e.g. model::kCardSize); longer text makes the card higher, then wider, up to
  /// 200 × 200 mm, then ends in an ellipsis. Centred vertically: Layout lines are placed in the
  /// inner box (size − 2 × kPadding) so that origin + line positions are final.
  Fit fit(std::string_view text, base::Size smallest, const Style& style = {});
  /// Lays `text` out for a card that already has its size (what a loaded session says). Larger
  /// letters are as large as the paper allows, never smaller than the usual ones.
  LayoutPtr layout_for(std::string_view text, base::Size size, const Style& style = {});
  /// The same with readings above it, smaller where they need the room; where even the smallest
  /// letters leave none for them, without. `rubies`: of `text`, valid UTF-8.
  LayoutPtr layout_for(std::string_view text, base::Size size, const Style& style,
                       const Rubies& rubies);

  /// The size fit() would give, at which the style's letters have room at their smallest, without laying out when a cheap upper bound proves that the text
  /// fits the smallest card: importing thousands of cards stays fast.
  base::Size fit_size(std::string_view text, base::Size smallest, const Style& style = {});

  const Face& face(FaceId id) const;
  /// The number by which this typesetter names a face that another has found.
  FaceId face_id(const Face& face);

 private:
  Typesetter();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace text
