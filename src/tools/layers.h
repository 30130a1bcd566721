// The layers of what tools draw, bottom to top: list by list of desk::Overlay. In each list they
// ascend in the order in which the toolbox has its tools draw.
#pragma once

#include "desk/button.h"

namespace tools {

/// desk::Overlay::under.
enum UnderLayer : std::uint32_t { kTogether, kLandings };
/// desk::Overlay::map.
enum MapLayer : std::uint32_t { kRings, kWriting, kCaret, kLines, kLoops };
/// desk::Overlay::screen. Above kMenus each open menu has kMenuLayers of its own.
enum ScreenLayer : std::uint32_t {
  kBundleSheet,
  kBundlePapers,
  kBundleInk,
  kCountDiscs,
  kCountFigures,
  kSeatPaper,
  kSeatButton,
  kGatherSheet = kSeatButton + desk::kButtonLayers,
  kGatherRows,
  kReadingSheet = kGatherRows + desk::kButtonLayers,
  kReadingKeys,
  kReadingWords = kReadingKeys + desk::kButtonLayers,
  kLargePaper,
  kLargeCard,
  kLargeKeys = kLargeCard + 2,
  kLargeWords = kLargeKeys + desk::kButtonLayers,
  kLinePaper,
  kLineHandles,
  kLoopPaper = kLineHandles + desk::kButtonLayers,
  kLoopButtons,
  kMenus = kLoopButtons + desk::kButtonLayers
};
enum MenuLayer : std::uint32_t {
  kDisc,
  kButtons,
  kSigns = kButtons + desk::kButtonLayers,
  kMenuLayers
};

}  // namespace tools
