// What lies over the sheet of a stage and changes while that stays: the time a group has, which stop it is,
// the cards that somebody holds at the table, which screen it is. Pure but for the typesetter.
#pragma once

#include <string>
#include <vector>

#include "canvas/stage.h"
#include "pages/talk_clock.h"

namespace pages {

struct StageOver {
  canvas::StagePaper paper;
  std::string where{};  // "3 / 12"; empty: nothing but the time's bar may stand there
  TalkClock::State state = TalkClock::State::unset;
  double left_s = 0, all_s = 1;
  std::vector<canvas::Rect> lit{};
  int screen = 0;  // its number, while that is asked for
  bool dark = false;

  /// `to` would be seen otherwise: of the time only whole seconds are seen.
  bool changes(const StageOver& to) const;
};

canvas::DrawList stage_over(const StageOver& over, text::Typesetter& typesetter,
                            const canvas::Look& look);
/// "2:41", and when it is over "+0:12".
std::string talk_time(double left_s);

}  // namespace pages
