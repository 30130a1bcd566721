// TouchDevices: the touchscreens of an X display, and how wide each says a contact is. Used by
// xi_touch, on whatever thread has the connection.
#pragma once

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

#include <map>
#include <string>
#include <vector>

#include "platform/touch_axis.h"

namespace platform {

class TouchDevices {
 public:
  explicit TouchDevices(Display* display);

  /// Looks what is there now; the names.
  std::vector<std::string> find();
  /// How wide the contact is; 0: its device does not say.
  double contact_width_mm(const XIDeviceEvent& event) const;

 private:
  struct Device {
    int width_axis = -1;  // the valuator that tells the contact's width; -1: none
    TouchAxis width;
  };
  Display* display_;
  double display_mm_;
  Atom abs_x_, touch_major_;
  std::map<int, Device> devices_;  // by X's number
};

}  // namespace platform
