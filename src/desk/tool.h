// Tool: one of those in the toolbox, which asks them in its order, the uppermost first. A tool does
// only what it overrides. A finger that goes down on something of a tool's own is that tool's alone;
// of every other finger's gestures each tool hears until one takes them. The model's thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/messages.h"
#include "desk/button.h"
#include "desk/desk.h"
#include "desk/overlay.h"
#include "input/gestures.h"

namespace desk {

class Tool {
 public:
  virtual ~Tool() = default;

  /// What of its own lies under a finger that goes down here (window px): a number whose meaning is
  /// the tool's business. None: nothing of its.
  virtual std::optional<std::uint64_t> grip(Vec2) const { return {}; }
  /// A gesture of a finger that went down on that.
  virtual void on_grip(std::uint64_t, const input::Gesture&) {}
  /// A gesture of a finger that went down on a thing of the map, or (none) on the bare table. Of an
  /// island the kind is island, whether its plate or its border was touched. True: no tool after
  /// this one hears of it.
  virtual bool on_gesture(const input::Gesture&, std::optional<ItemRef>) { return false; }

  /// Lets time pass; true while something moves by itself (ask again next frame).
  virtual bool tick(double) { return false; }
  /// When tick() next has something to do without a gesture; a huge number when never.
  virtual double next_deadline_s() const { return 1e300; }
  virtual void draw(Overlay&) {}
  /// The buttons it shows now, as they are drawn and hit.
  virtual void add_buttons(std::vector<Button>&) const {}
  /// The board is about to change or to be left: whatever is in hand is put where it was.
  virtual void drop_all() {}
  virtual void set_messages(const base::Messages&) {}
};

}  // namespace desk
