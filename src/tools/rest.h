// Rest: a held card rests on another one: after a moment the two would be an island. Until then a
// frame grows round both, and stands when the moment has come. A value of Mover's.
#pragma once

#include <optional>

#include "canvas/draw_list.h"
#include "tools/using.h"

namespace tools {

class Rest {
 public:
  /// The card is held with its middle at `centre` over the card `on` (none: over none), `still_mm` of
  /// the map being no movement.
  void at(std::optional<Id> on, Vec2 centre, double still_mm, double now_s);
  void end() { on_.reset(); }
  /// The card that it has rested on for long enough, and is over still.
  std::optional<Id> reached() const { return share_ >= 1 ? on_ : std::nullopt; }
  /// The card that it is over.
  std::optional<Id> on() const { return on_; }
  /// How much of the frames is seen: 0…1.
  double share() const { return on_ ? share_ : 0; }
  /// It goes on by itself.
  bool under_way() const { return on_ && share_ < 1; }

 private:
  std::optional<Id> on_;
  Vec2 centre_;
  double since_s_ = 0;
  double share_ = 0;
};

/// The frame round a card of this shape: from its corners, until it is closed at a share of 1.
void draw_frame(const base::TurnedRect& shape, double share, double width, canvas::Color color,
                std::uint32_t layer, canvas::DrawList& out);

}  // namespace tools
