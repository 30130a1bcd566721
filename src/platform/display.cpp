#include "platform/display.h"

#include <algorithm>
#include <cmath>

namespace platform {

double px_per_mm_of(int width_px, int height_px, int width_mm, int height_mm) {
  if (width_px <= 0 || height_px <= 0 || width_mm <= 0 || height_mm <= 0) return kDefaultPxPerMm;
  const int longer = std::max(width_mm, height_mm), shorter = std::min(width_mm, height_mm);
  // EDID has the shape alone in these: 16:9 and 16:10 in centimetres or decimetres.
  for (int unit : {1, 10, 100})
    if (longer == 16 * unit && (shorter == 9 * unit || shorter == 10 * unit))
      return kDefaultPxPerMm;
  const double x = double(width_px) / width_mm, y = double(height_px) / height_mm;
  if (std::max(x, y) / std::min(x, y) > 1.15) return kDefaultPxPerMm;
  const double mean = std::sqrt(x * y), dpi = mean * 25.4;
  return dpi < 40 || dpi > 600 ? kDefaultPxPerMm : mean;
}

}  // namespace platform
