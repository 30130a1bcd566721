// Where what is pasted goes. The clipboard may answer long after it was asked, when the card is
// closed or the table left; so these are values that name it, not references.
#pragma once

#include <variant>

#include "base/geometry.h"
#include "base/id.h"
#include "canvas/item.h"

namespace app {

struct ToTable {};  // a card each line
struct ToEditor {
  canvas::ItemRef thing;  // that is written on
};
struct ToSeat {
  int number = 0;
};
struct ToField {
  base::Rect rect_px;  // of a panel
};

struct Paste {
  std::variant<ToTable, ToEditor, ToSeat, ToField> to;
  base::Id session;  // nil: on the start page
};

}  // namespace app
