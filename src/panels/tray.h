// Tray: a drawer above the bar with the cards that are in the tray 箱, as papers of their real
// size; a tap lays one back onto the table.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "model/session.h"
#include "panels/drag_scroll.h"
#include "panels/panel.h"
#include "panels/ui.h"

namespace panels {

struct TrayCard {
  base::Id id;
  std::string text;
  model::PaperColor color = model::PaperColor::yellow;
  std::vector<model::InkStroke> ink;  // as it lies on a card of kCardSize, mm from its middle
  std::string origin{};               // where it came from; empty: this table
};

struct TrayView {
  std::vector<TrayCard> cards;  // newest first
  bool writable = true;
  bool held_over = false;  // a card in somebody's hand, which would go in
};

struct OpenTray {};
struct CloseTray {};
struct OpenImport {};
struct TakeFromTray {
  base::Id card;
};
using TrayCommand = std::variant<CloseTray, OpenImport, TakeFromTray>;

void need(Fonts& fonts, const TrayView& view);

class Tray {
 public:
  /// Above what stands at the bottom, beside people who write. Returns its upper edge, px.
  float draw(Ui& ui, const TrayView& view, Room& room, std::vector<TrayCommand>& out);

 private:
  DragScroll scroll_;
};

}  // namespace panels
