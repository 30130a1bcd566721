// ReadSheet: how the sheet lies on which a card stands large while all are read through, and what can be
// tapped on it. ReadThrough keeps it, shows it and does what was tapped. The model's thread.
#pragma once

#include <unordered_map>

#include "text/layout.h"
#include "tools/using.h"

namespace tools {

class ReadSheet {
 public:
  /// `desk` lives longer.
  explicit ReadSheet(Desk& desk) : desk_(desk) {}
  void set_messages(const base::Messages& tr);

  enum class Key { paper, card, back, play, voice, next, close, again };
  struct State {
    std::optional<ItemRef> thing{};  // that stands on it; none: all was read
    double side_rad = 0;             // to which it is turned
    bool turns = false;              // it is turned to others, too
    bool can_go_back = false, by_itself = false;
    bool voice = false, can_speak = false;
    std::optional<Key> under{};  // what a finger is on
  };
  /// mm of the screen; `factor`: how many times as large as on the table the thing is.
  struct Lay {
    base::TurnedRect place;
    double factor = 1, scale = 1;
    Vec2 card{};      // the thing's middle, from the sheet's
    double line = 0;  // where words stand between the thing and the keys
  };
  Lay lay(const State& state) const;
  /// Where the thing lies on it; nothing without one.
  std::optional<base::TurnedRect> card(const Lay& lay, const State& state) const;
  struct Placed {
    Key key;
    desk::Button button;
  };
  std::vector<Placed> keys(const Lay& lay, const State& state) const;

  /// How high the letters of its own words are, where it is as large as usual.
  static constexpr double kCountEm = 5, kAllReadEm = 9;
  /// In the middle of `at`, from the sheet's.
  void write(const Lay& lay, const std::string& words, double em, Vec2 at, std::uint32_t layer,
             canvas::DrawList& out) const;

 private:
  text::LayoutPtr set(const std::string& words, double em, double room) const;

  Desk& desk_;
  base::Messages tr_;
  mutable std::unordered_map<std::string, text::LayoutPtr> set_;
};

}  // namespace tools
