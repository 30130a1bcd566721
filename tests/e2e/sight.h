// What of a screen hides something that people want to see and touch, by the probe's corners alone.
#pragma once

#include <string>
#include <vector>

#include "e2e/driver.h"

namespace e2e {

/// How deep two convex outlines lie in one another, px; 0: they only touch, or lie apart [separating
/// axes].
double depth(const std::vector<Vec2>& a, const std::vector<Vec2>& b);

/// Every card, plate or open seat that covers another, and every card or plate that lies under the
/// bar, a handle or a free place or beyond the window; one sentence each. Empty: all can be seen.
/// What is in a hand does not count.
std::vector<std::string> hidden(const Look& look);

}  // namespace e2e
