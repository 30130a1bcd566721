// RubySetter: puts readings above the lines of a layout, in letters half as large, centred over what
// they read, and says what of a text needs more room for them. The Typesetter's; one thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/ruby.h"
#include "text/shaper.h"

namespace text {

class RubySetter {
 public:
  /// `shaper` lives longer.
  explicit RubySetter(Shaper& shaper) : shaper_(shaper) {}

  /// Each part that is read stays on one line, as wide as its reading needs: that may reach half an em
  /// over what has no reading, never over another one.
  static std::vector<Wide> widened(std::string_view text, const Rubies& rubies);
  /// Adds them to `layout`, whose lines have room above (kRubySpacing). One that would lie over
  /// two lines is left out.
  void set(Layout& layout, Weight weight, const Rubies& rubies);

 private:
  const Shaped& shaped(const std::string& reading, Weight weight);

  Shaper& shaper_;
  std::unordered_map<std::string, Shaped> kept_[2];  // by weight
};

}  // namespace text
