// What the command line says about the table.
#pragma once

#include <optional>
#include <string>

#include "base/file_system.h"
#include "commands/hall_hub.h"
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
  int phone_port = 0;     // 0: any that is free
  int hall_loopback = 0;  // halls are heard on this machine alone, at this port; 0: in its networks
  bool opens_hall = false;     // this is a hall's screen from the beginning
  commands::HallOptions hall;  // when one is opened
};

}  // namespace app
