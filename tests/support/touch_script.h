// TouchScript: plays touches written as text against a manual clock and gives back the gestures as
// text. One command a line or after ';', '#' starts a comment. Used by tests of input and tools.
//
//   target F item 7 | target F table | target F other 3    what finger F will go down on (table)
//   width F 30 · pen F · mouse F · touch F                  its contact in mm; what it is
//   down F X Y · move F X Y · up F [X Y] · cancel F · lost F    pixels; 4 px are 1 mm
//   glide SECONDS F X Y [F X Y …]            all go there together, a sample each 10 ms
//   wait SECONDS · at SECONDS                ticking at every deadline on the way; `at` counts from
//                                            the start of play() and never goes back
//   unit mm | unit px                        what X and Y are from here on (px)
//   view free | view locked · cancel_all
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "input/gestures.h"
#include "support/manual_clock.h"

namespace support {

class TouchScript {
 public:
  static constexpr double kPxPerMm = 4;

  explicit TouchScript(input::Limits limits = {}) : recogniser(kPxPerMm, limits) {}
  /// Plays `script` and returns what came of it (see to_text). A command that makes no sense is a
  /// failed ASSERT.
  std::string play(std::string_view script);

  input::Recogniser recogniser;
  ManualClock clock;
  std::vector<input::Gesture> gestures;  // of the last play(), as they came
  /// For each of `gestures` the finger whose sample brought it about; 0: time alone.
  std::vector<input::FingerId> causes;

 private:
  struct Hand {
    input::Target target;
    input::Pointer pointer = input::Pointer::finger;
    double width_mm = 0;
    base::Vec2 pos_px;
  };
  void command(const std::string& line);
  void name_cause(input::FingerId finger) { causes.resize(gestures.size(), finger); }
  void sample(input::FingerId finger, input::Phase phase, base::Vec2 pos_px);
  void wait(double seconds);
  std::map<input::FingerId, Hand> hands_;
  double unit_px_ = 1;
  double start_s_ = 0;  // of this play()
};

/// A line a gesture: "press 1 item:7 at 10,20", "drag 1 item:7 by 4,0", "turn 1 item:7 by 90",
/// "drag_end 1 table at 5,5 going 100,0". Turns in degrees. Drags, turns and view moves of one
/// gesture that follow one another are added up in one line. Velocities to 1, the rest to 0.01.
std::string to_text(const std::vector<input::Gesture>& gestures);

}  // namespace support
