// Relate: people draw lines (関係線) between islands and cards: from the handle of what they touched,
// under the finger, or from its menu, by a tap on the other end. Any number at once. What has been
// drawn is a plain line until its drawer says otherwise: Menus offers the kinds. The model's thread.
//  1. A line under way is in no session: letting go over nothing, or the going of what it begins at,
//     ends it.
#pragma once

#include <map>
#include <string>

#include "tools/line_handles.h"
#include "tools/prompt_paper.h"

namespace canvas {
struct LineEnd;
}

namespace tools {

/// A line somebody has just drawn, or drawn once more, and where its kinds are to be offered.
struct DrawnRelation {
  Id relation;
  Id from;  // as it was drawn
  Vec2 at_px;
  double turn_rad = 0;     // at which whoever drew it reads
  std::uint64_t step = 0;  // the action that drew it; of one that was there, a new one
};

class Relate final : public desk::Tool {
 public:
  explicit Relate(Desk& desk) : desk_(desk), handles_(desk), prompt_(desk, "relate-cancel") {}

  void set_messages(const base::Messages& tr) override;
  /// The next thing tapped near here is the other end of a line from this one, by somebody who reads
  /// what is turned so.
  void begin(Id from, Vec2 px, double turn_rad, double now_s);
  /// A tap here is to say where a line leads.
  bool waits_at(Vec2 px) const;
  /// Those since the last call.
  std::vector<DrawnRelation> take_drawn() { return std::exchange(drawn_, {}); }

  std::optional<std::uint64_t> grip(Vec2 px) const override;
  /// Dragged from a handle a line follows the finger; a tap on it is as the menu's choice.
  void on_grip(std::uint64_t grip, const input::Gesture& gesture) override;
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override;

 private:
  struct Drag {
    Id from;
    Vec2 to_px;
  };
  /// Somebody is to tap the other end.
  struct Pick {
    std::uint64_t number;
    Id from;
    Vec2 at;  // map: the middle of the paper that says so
    double turn;
    double since_s;
    bool pressed = false;
  };
  /// The card or island that a line would end at here; nil: none.
  Id end_at(Vec2 px, Id from) const;
  Pick* pick_at(Vec2 px);
  const Pick* pick_at(Vec2 px) const;
  void drag(std::uint64_t handle, const input::Gesture& gesture);
  /// False: no line can be, and why is said.
  bool join(Id from, Id to, Vec2 px, double turn_rad);
  desk::Button cancel(const Pick& pick) const;
  void draw_line(Id from, Vec2 to, Id onto, Overlay& overlay) const;

  Desk& desk_;
  LineHandles handles_;
  PromptPaper prompt_;
  std::map<input::FingerId, Drag> drags_;
  std::vector<Pick> picks_;
  std::vector<DrawnRelation> drawn_;
  base::Messages tr_;
  std::uint64_t next_ = 0;
};

}  // namespace tools
