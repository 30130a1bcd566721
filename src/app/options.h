// What the command line says about the table.
#pragma once

#include <optional>
#include <string>

#include "base/file_system.h"
#include "desk/desk.h"
#include "platform/tuio_address.h"

namespace app {

struct Options {
  base::Path session;   // empty: the start screen
  base::Path sessions;  // the folder for sessions
  bool fullscreen = false;
  int width_px = 0, height_px = 0;  // 0: most of the display
  double dpi = 0;                   // 0: as the display says
  std::string lang;                 // empty: the system's
  base::Path probe;                 // empty: no probe
  std::optional<desk::Mount> mount;
  bool high_contrast = false;
  double text_scale = 1;
  bool furigana = false;
  bool reduced_motion = false;
  std::optional<platform::TuioAddress> tuio;  // nothing: trackers are not listened to
};

}  // namespace app
