// draw_large: a card or a plate as it lies on the table, handwriting and readings too, so many times as large
// and wherever it is wanted, for people to read together. The model's thread.
#pragma once

#include "tools/using.h"

namespace tools {

/// Layers that draw_large() takes: the paper, then what stands on it.
inline constexpr std::uint32_t kLargeLayers = 2;
/// `middle`, in mm of the screen; nothing where the thing is gone.
void draw_large(const Desk& desk, ItemRef thing, Vec2 middle, double turn_rad, double factor,
                std::uint32_t layer, canvas::DrawList& out);
/// Its size on the table, mm; nothing where it is gone.
std::optional<base::Size> size_of(const Desk& desk, ItemRef thing);

}  // namespace tools
