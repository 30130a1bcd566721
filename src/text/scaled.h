// scaled: a text as it is set, so many times as large. Any thread.
#pragma once

#include "text/layout.h"

namespace text {

LayoutPtr scaled(const Layout& layout, double factor);

}  // namespace text
