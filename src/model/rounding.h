// rounding: numbers as files and the journal keep them. What an op writes is rounded so before it
// is kept, so that live and replayed sessions agree. Below anything seen, and a diff stays readable.
#pragma once

#include "model/fields.h"

namespace model {

double rounded(double);        // angles in radians, heights, shares: to 1e-6
Vec2 rounded(Vec2);            // to 0.001 mm
Size rounded(Size);            // likewise
InkStroke rounded(InkStroke);  // to 0.01 mm

/// The value, rounded where it is one of those.
inline void round_value(double& v) { v = rounded(v); }
inline void round_value(Vec2& v) { v = rounded(v); }
inline void round_value(Size& v) { v = rounded(v); }
void round_value(Loop&);
void round_value(Ground&);
void round_value(std::vector<InkStroke>&);
template <class V>
void round_value(V&) {}

/// Every field of the thing.
template <class T>
void round_fields(T& thing) {
  for_each_field<T>([&](const auto& field) {
    round_value(thing.*(std::remove_cvref_t<decltype(field)>::member));
  });
}

}  // namespace model
