// RealTable: the real program on a real touch screen with a made-up session, for programs that
// print figures. Ends the bench with the reason when it cannot be started. One thread.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/session.h"
#include "support/program.h"
#include "support/touch_screen.h"

namespace bench {

using Json = nlohmann::json;

double now_s();
void pause(double seconds);

/// `n` cards in a grid of the screen's shape, ~20 Japanese characters each, every fiftieth part of
/// them in islands of five.
model::Session session_of(int n);

class RealTable {
 public:
  /// At 1920×1080, with a settings folder of its own.
  RealTable(const support::TouchScreen& screen, const base::Path& program,
            const model::Session& session, int dpi = 96,
            const std::vector<std::string>& more = {});
  Json ask(const char* what);
  pid_t pid() const { return program_->process().pid(); }
  /// From the start of the process to the first full frame, seconds.
  double open_s() const { return open_s_; }

 private:
  support::TemporaryFolder folder_{"kurumaza-bench-"};
  std::unique_ptr<support::Program> program_;
  double open_s_ = 0;
};

struct Spot {
  double x, y;
};
/// The middle of a probe item's quad, pixels.
Spot middle(const Json& quad);

/// A line of the answer to {"get":"frames"} after `seconds`.
void print_frames(const char* name, const Json& frames, double seconds);
/// A line of single times, in ms.
void print_times(const char* name, std::vector<double> times_ms);

}  // namespace bench
