// SideSheet: maps side by side as they are seen, and the links from a plate that was tapped to those of
// other maps that share words with it; all else is faint then. Pure but for the typesetter.
#pragma once

#include "canvas/side_by_side.h"

namespace canvas {

/// One of all the plates.
struct SidePlace {
  std::size_t field = 0, plate = 0;
  friend bool operator==(const SidePlace&, const SidePlace&) = default;
};
/// To a plate that shares words with the one tapped.
struct SideLink {
  SidePlace to;
  std::string words;  // as the link says them
  std::vector<std::string> shared;
};
struct SideFocus {
  SidePlace from;
  std::vector<SideLink> links;
};

struct SideSheet {
  DrawList list;
  struct Lying {
    SidePlace place;
    Rect rect;
  };
  std::vector<Lying> plates;  // what can be tapped on it
};

/// `part`: which of each field's is shown (its last where it has fewer). With a focus a field shows the part
/// that has most of the links.
SideSheet side_sheet(const SideContent&, const SidePlan&, std::size_t part, const SideFocus* focus,
                     const StagePaper&, text::Typesetter&, const Look&);

}  // namespace canvas
