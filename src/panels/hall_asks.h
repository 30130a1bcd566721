// HallAsks: what the hall asks of this table, as a card above the bar that stays until somebody has answered, and lies on
// nothing that is being written; and the line that says that there is a hall. Their views, their commands, their draw. The UI
// thread's.
#pragma once

#include <string>

#include "panels/ui.h"

namespace panels {

struct Room;

struct HallAsk {
  std::string from;  // "会館 · 1 / 3"
  std::string what;  // in a few words
  std::string text;  // as people wrote it; may be empty
  std::string yes, no;  // verbs; `no` may be empty
  bool enabled = true;  // whether `yes` can be done now
  friend bool operator==(const HallAsk&, const HallAsk&) = default;
};

enum class HallAnswer { none, yes, no };

void need(Fonts& fonts, const HallAsk& ask);
/// Above what stands at the bottom, beside people who write; messages keep clear of it.
HallAnswer draw_hall_ask(Ui& ui, const HallAsk& ask, Room& room);
/// One quiet line: `no` closes it.
HallAnswer draw_hall_offer(Ui& ui, const std::string& text, const std::string& yes, Room& room);

}  // namespace panels
