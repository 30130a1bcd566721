// Fonts: the program's own fontconfig configuration (assets/fonts first, then the system's) with a
// Pango font map over it, and the register of font files that layouts name by FaceId. Used by the
// Typesetter and by whoever sets pages; one thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/result.h"
#include "text/typesetter.h"

typedef struct _PangoContext PangoContext;
typedef struct _PangoFont PangoFont;

namespace text {

/// The em, in Pango's pixels, at which all text is shaped; positions scale from there, unhinted.
inline constexpr double kShapeEm = 32;

class Fonts {
 public:
  /// Fails with `unavailable` when neither `folder` nor the system has a font.
  static base::Result<std::unique_ptr<Fonts>> create(const base::Path& folder);
  ~Fonts();

  /// The context for one weight, at kShapeEm; lives as long as this.
  PangoContext* context(Weight weight) const;
  /// The number of the file behind `font`.
  FaceId face_of(PangoFont* font);
  const Face& face(FaceId id) const;
  FaceId id_of(const Face& face);

 private:
  explicit Fonts(std::string folder);
  struct Handles;
  struct Kept;
  std::string folder_;
  std::unique_ptr<Handles> handles_;
  std::deque<Face> faces_;  // references stay good
  std::map<std::pair<std::string, int>, FaceId> by_file_;
  std::unordered_map<PangoFont*, FaceId> by_font_;
};

}  // namespace text
