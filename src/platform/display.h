// How large a display's pixels are, from what it says of itself. Pure.
#pragma once

namespace platform {

/// 96 dpi, for displays that do not know or tell nonsense.
inline constexpr double kDefaultPxPerMm = 96 / 25.4;

/// Pixels per millimetre of a display of this many pixels that says it is this many mm large; the
/// default where the size is missing, outside 40…600 dpi, of another shape than the pixels allow,
/// or one of the sizes by which televisions only mean "16 to 9".
double px_per_mm_of(int width_px, int height_px, int width_mm, int height_mm);

}  // namespace platform
