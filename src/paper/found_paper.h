// FoundPaper: a piece of paper found in a photo, and the lines in which the program that finds them
// (kurumaza-read-paper) tells of all. What such a program says is believed as little as what a phone sends. Pure; any
// thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "model/session.h"

namespace paper {

struct FoundPaper {
  std::array<base::Vec2, 4>
      corners_px;  // clockwise from the upper left one as it is read, of the photo
  model::PaperColor color = model::PaperColor::white;
  double sure = 0;   // 0…1, that it is a paper
  std::string text;  // guessed; empty: it could not be read
  friend bool operator==(const FoundPaper&, const FoundPaper&) = default;
};

inline constexpr std::size_t kMostPapers = 200;     // in one photo
inline constexpr std::size_t kMostPaperText = 400;  // letters on one

/// What is said first: how many lines follow.
std::string head_line(std::size_t papers);
std::string line_of(const FoundPaper& paper);

/// So many papers are promised, so many told of, as far as `said` goes.
struct Heard {
  std::size_t of = 0, told = 0;
};
Heard heard_of(std::string_view said);

/// All lines of a photo of this size. Fails with `format` where any is missing or makes no sense: a corner outside,
/// a colour that is none, text that is no UTF-8. Control characters are left out.
base::Result<std::vector<FoundPaper>> read_papers(std::string_view said, base::Size photo_px);

}  // namespace paper
