#include "seats/spot.h"

namespace seats {

const char* name_of(Spot::Kind kind) {
  constexpr const char* names[] = {"handle",     "fold",      "leave",     "name",      "turn",
                                   "pen",        "paste",     "put",       "new",       "card",
                                   "tray-card",  "candidate", "more",      "pad",       "rubber",
                                   "undo-ink",   "to-text",   "take-text", "drop-text", "cell",
                                   "more-cells", "leave-out", "name-done", "no-names"};
  return names[int(kind)];
}

}  // namespace seats
