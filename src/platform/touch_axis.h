// A touch device's axis that tells how wide a contact is -> millimetres. Pure; for XiTouch.
#pragma once

namespace platform {

/// As the device describes it; "Abs MT Touch Major".
struct TouchAxis {
  double min = 0;
  double max = 0;
  double per_metre = 0;       // units per metre; 0: the device does not say
  double position_range = 0;  // units across the display's width, for the case that it does not
};

/// The contact's diameter; 0 where it cannot be known. `display_mm`: the display's width.
double contact_mm(const TouchAxis& axis, double value, double display_mm);

}  // namespace platform
