// What the start page says of a file that can't be opened: large, and until it is closed.
#pragma once

#include <string>

#include "panels/ui.h"

namespace panels {

/// A file that was to be opened and can't be; stays until it is closed or something is opened.
struct FileTrouble {
  std::string what;    // "evening.json can't be opened."; empty: there is none
  std::string why;     // a sentence or two
  std::string where;   // the folder
  std::string advice;  // what helps; may be empty
};

struct CloseTrouble {};

/// At the top of `room`, as high as its words need; the height. `close_it`: its cross was tapped.
float draw_trouble(Ui& ui, const FileTrouble& trouble, const Area& room, bool& close_it);

}  // namespace panels
