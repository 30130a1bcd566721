// NameCard: what stands on a stage before a group's map or another question: whose it is, what they were
// asked, who made it. Pure but for the typesetter; mm of a sheet kStageHeight high.
#pragma once

#include "canvas/stage.h"

namespace canvas {

struct NameCard {
  std::string evening;   // all but `name` may be empty
  std::string name;      // of the group or table, else of the session
  std::string question;
  std::string makers;
  friend bool operator==(const NameCard&, const NameCard&) = default;
};

/// With letters as those of a plate and of cards.
StageSheet name_card(const NameCard&, const StagePaper&, text::Typesetter&, const Look&,
                     text::Furigana* readings = nullptr);

}  // namespace canvas
