// The names of lower rooms that every tool speaks of.
#pragma once

#include "desk/tool.h"

namespace tools {

using base::Id;
using base::Rect;
using base::Vec2;
using canvas::ItemKind;
using canvas::ItemRef;
using desk::Desk;
using desk::Mount;
using desk::Overlay;

}  // namespace tools
