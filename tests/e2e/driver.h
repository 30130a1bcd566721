// Driver: the real program at a screen of the test's own, what its probe says, and hands that touch
// it. Every wait is for a condition; one that does not come throws std::runtime_error with what was
// awaited and what the screen showed instead. One thread.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "support/mouse_screen.h"
#include "support/program.h"
#include "support/touch_screen.h"

namespace e2e {

using base::Vec2;
using nlohmann::json;

/// Something visible, as the probe names it. Window pixels.
struct Item {
  std::string kind, id, text, name, island;
  bool enabled = true;
  bool held = false;          // in somebody's hand, or gliding
  std::vector<Vec2> corners;  // from the top left of the thing, clockwise

  Vec2 centre() const;
  double width() const { return base::distance(corners[0], corners[1]); }
  double height() const { return base::distance(corners[1], corners[2]); }
  /// Clockwise, (−π, π].
  double turn() const;
};

/// One answer of the probe.
class Look {
 public:
  explicit Look(json answer);

  const json& answer() const { return answer_; }
  std::string str(const char* field) const { return answer_.value(field, std::string()); }
  bool is(const char* field) const { return answer_.value(field, false); }
  double scale() const { return answer_["camera"]["scale"]; }
  Vec2 camera_centre() const;
  Vec2 window() const;
  Vec2 to_map(Vec2 px) const;

  const std::vector<Item>& items() const { return items_; }
  std::vector<Item> all(const std::string& kind) const;
  const Item* button(const std::string& name) const;
  /// The first button whose name begins so.
  const Item* button_like(const std::string& beginning) const;
  const Item* with_id(const std::string& id) const;
  const Item* card(const std::string& text) const;
  const Item* plate(const std::string& text) const;

 private:
  json answer_;
  std::vector<Item> items_;
};

/// A finger's way; the fingers of one drag() move together.
struct Way {
  Vec2 from, to;
};

struct Start {
  base::Path program;
  std::vector<std::string> args;
  std::map<std::string, std::string> environment;
  int width_px = 0, height_px = 0;  // 0: the whole screen
};

class Driver {
 public:
  /// Starts the program on the screen, which outlives the driver, and waits for its first frame.
  Driver(support::TouchScreen& screen, const Start& start);
  Driver(support::MouseScreen& screen, const Start& start);

  support::Program& program() { return *program_; }
  support::XScreen& screen() { return screen_; }
  /// The touchscreen; a failed ASSERT where there is only a mouse.
  support::TouchScreen& touch();
  bool has_touch() const { return touch_ != nullptr; }

  Look look();
  using Condition = std::function<bool(const Look&)>;
  Look until(const std::string& what, const Condition& condition, double seconds = 10);
  /// Nothing held, nothing gliding, everything saved.
  Look until_calm();

  void tap(Vec2 px, int finger = 1);
  void double_tap(Vec2 px, int finger = 1);
  /// Waits until the button is there and can be tapped.
  void tap_button(const std::string& name, int finger = 1);
  /// Of several of that name (ring menus) the one nearest to `px`.
  void tap_button_near(const std::string& name, Vec2 px);
  /// Somebody uses the machine's keyboard, so that none of ours opens: a key that writes nothing.
  void use_keyboard();
  /// Presses until the ring menu is there; in several places at once until each has one.
  void long_press(Vec2 px) { long_press(std::vector<Vec2>{px}); }
  void long_press(const std::vector<Vec2>& places);
  /// Each finger goes its way and rests a moment before it lifts, so that nothing is thrown. With a
  /// mouse one way after another.
  void drag(const std::map<int, Way>& ways, double seconds = 0.25);
  /// So long a card has to rest on another one before the two are an island.
  static constexpr double kGathers_s = 0.7;
  /// Fingers along lines of points, all begun and ended together. `meanwhile` is told after each
  /// step which part of the way is done.
  void trace(const std::map<int, std::vector<Vec2>>& lines, double seconds = 0.4,
             const std::function<void(double part)>& meanwhile = {}, double rest_s = kRest_s);
  /// A ring round these things, drawn by one finger.
  void ring(const std::vector<Item>& things, double margin_px, int finger = 1);
  static std::vector<Vec2> ring_round(const std::vector<Item>& things, double margin_px);

  /// Saves and ends the program; its exit code.
  int leave();

 private:
  static constexpr double kRest_s = 0.1;  // longer than the program's rest before lifting
  void start(const Start& start);
  support::XScreen& screen_;
  support::TouchScreen* touch_ = nullptr;
  std::unique_ptr<support::Program> program_;
};

/// Runs a command of the program; its exit code and output.
support::Finished command(const base::Path& program, const std::vector<std::string>& args);

/// A JSON file, or throws.
json read_json(const base::Path& file);
std::string read_text(const base::Path& file);
/// The page of the report that was made of a session at the table.
base::Path report_of(const base::Path& session);
/// The ops of a journal, its header left out.
std::vector<json> read_journal(const base::Path& file);
/// The card of that id, or with that text, anywhere in a session file; null where there is none.
json card_in(const json& session, const std::string& id_or_text);
std::vector<json> all_in(const json& session, const char* what);  // "cards", "islands"

}  // namespace e2e
