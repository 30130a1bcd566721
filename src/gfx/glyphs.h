// Glyphs: the outlines of a typesetter's faces as distance fields in an Atlas, made when first
// drawn. Two sizes of field: one for reading, one for text so large that its corners show.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "gfx/atlas.h"
#include "text/typesetter.h"

typedef struct FT_LibraryRec_* FT_Library;
typedef struct FT_FaceRec_* FT_Face;

namespace gfx {

/// FreeType and the faces opened with it, by the typesetter's numbers.
class Faces {
 public:
  explicit Faces(const text::Typesetter& typesetter);
  ~Faces();
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
  /// Null when the file cannot be opened (said once in the log).
  FT_Face open(text::FaceId id);

 private:
  const text::Typesetter& typesetter_;
  FT_Library library_ = nullptr;
  std::unordered_map<text::FaceId, FT_Face> open_;
};

/// A glyph's field in the atlas.
struct GlyphField {
  Atlas::Place place;
  std::int16_t left = 0, top = 0;  // of the field, from the glyph's origin, texels, y down
};
/// What one size of field is like.
struct FieldSize {
  float em;      // texels
  float spread;  // texels
};

class Glyphs {
 public:
  Glyphs(Faces& faces, Atlas& atlas) : faces_(faces), atlas_(atlas) {}

  enum class Found { drawn, blank, full };
  /// The size of field for text of `em_px`: an index for find().
  static int size_for(double em_px) { return em_px > 72 ? 1 : 0; }
  static FieldSize field_size(int size) { return size == 1 ? FieldSize{144, 4} : FieldSize{48, 5}; }
  /// `blank`: nothing to draw (a space). `full`: the atlas holds no more in this batch: draw what
  /// is batched, say Atlas::next_batch(), and ask again.
  Found find(text::FaceId face, std::uint32_t glyph, int size, const GlyphField*& out);

 private:
  struct Slot {
    enum class State : std::uint8_t { unknown, blank, ready } state = State::unknown;
    GlyphField field;
  };
  struct FaceSlots {
    std::vector<Slot> sizes[2];
  };
  Found make(text::FaceId face, std::uint32_t glyph, int size, Slot& slot);

  Faces& faces_;
  Atlas& atlas_;
  std::vector<FaceSlots> slots_;  // by face
};

}  // namespace gfx
