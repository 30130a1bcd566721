// SolidSetter: sets text solid (ベタ組み): characters of the program's own font that look the same beside any
// neighbour stand one after another, and lines end where Pango would end them. The same as the Shaper's run of
// Pango in a fraction of its time; a text with anything else in it is left to Pango. Better is only this: among parts
// that are kept whole Pango cuts one where Latin letters end in it, or runs over the line's end without need.
// Its Shaper's.
#pragma once

#include <pango/pango.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/fonts.h"
#include "text/shaped.h"

namespace text {

class SolidSetter {
 public:
  SolidSetter(Fonts& fonts, Weight weight);
  ~SolidSetter();
  SolidSetter(const SolidSetter&) = delete;
  SolidSetter& operator=(const SolidSetter&) = delete;

  /// As Shaper::shape(), with the width in Pango's units (< 0: only at newlines). Nothing: Pango has to.
  std::optional<Shaped> shape(std::string_view text, int width, std::size_t max_lines,
                              std::size_t& lines_in_all, const Spacing& spacing,
                              const std::vector<Wide>& wide);
  /// As Shaper::paragraph_widths(). Nothing: Pango has to.
  std::optional<std::vector<double>> paragraph_widths(std::string_view text);

 private:
  /// A character as it stands in a text.
  struct Character {
    std::uint32_t byte;
    hb_codepoint_t glyph;
    int width;  // in Pango's units
    bool newline;
  };
  struct Sign {
    hb_codepoint_t glyph;  // 0: not in the font
    int width;
  };
  struct Broken {
    std::size_t first, end;  // characters of a line
  };

  bool take(std::string_view text);
  bool read(std::string_view text);
  const Sign& sign(char32_t c);
  bool break_lines(int width, const std::vector<Wide>& wide);
  void set_line(Shaped& out, std::string_view text, std::size_t number, bool last,
                const Spacing& spacing) const;

  PangoFont* font_ = nullptr;  // null: the program's own is not there
  FaceId face_ = 0;
  std::unordered_map<char32_t, Sign> signs_;
  std::optional<std::string> text_;    // that was taken last
  bool is_solid_ = false;              // it is set here
  std::vector<Character> characters_;  // of it
  std::vector<PangoLogAttr> breaks_;   // before each
  std::vector<char> kept_;             // no line ends before that character
  std::vector<Broken> lines_;
};

}  // namespace text
