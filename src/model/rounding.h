// rounding: numbers as files and the journal keep them. What an op writes is rounded so before it
// is kept, so that live and replayed sessions agree. Below anything seen, and a diff stays readable.
#pragma once

#include "model/session.h"

namespace model {

double rounded(double);  // angles in radians, heights, shares: to 1e-6
Vec2 rounded(Vec2);      // to 0.001 mm
Size rounded(Size);      // likewise
InkStroke rounded(InkStroke);  // to 0.01 mm

}  // namespace model
