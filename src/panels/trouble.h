// What the start page says of a file that can't be opened: large, and until it is closed.
#pragma once

#include "panels/commands.h"
#include "panels/ui.h"

namespace panels {

/// At the top of `room`, as high as its words need; the height.
float draw_trouble(Ui& ui, const FileTrouble& trouble, const Area& room, Commands& out);

}  // namespace panels
