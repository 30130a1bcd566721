// Tray: a drawer above the bar with the cards that are in the tray 箱, as papers of their real
// size; a tap lays one back onto the table. Before them lie pictures from phones, to be written off.
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

/// A picture of paper that a phone sent.
struct TrayPhoto {
  std::string key;
  Picture picture;      // without a texture: it is being made
  bool broken = false;  // it cannot be shown
};

struct TrayView {
  std::vector<TrayCard> cards;  // newest first
  bool writable = true;
  bool held_over = false;           // a card in somebody's hand, which would go in
  std::vector<TrayPhoto> photos{};  // newest first
  bool photo_away = false;          // one was put away, and can come back
};

struct OpenTray {};
struct CloseTray {};
struct OpenImport {};
struct TakeFromTray {
  base::Id card;
};
struct OpenPhoto {
  std::string key;
};
/// The one that was put away last.
struct PhotoBack {};
using TrayCommand = std::variant<CloseTray, OpenImport, TakeFromTray, OpenPhoto, PhotoBack>;

void need(Fonts& fonts, const TrayView& view);

class Tray {
 public:
  /// Above what stands at the bottom, beside people who write. Returns its upper edge, px.
  float draw(Ui& ui, const TrayView& view, Room& room, std::vector<TrayCommand>& out);

 private:
  void draw_photos(Ui& ui, const TrayView& view, const Area& list, Area& place,
                   std::vector<TrayCommand>& out) const;
  void draw_cards(Ui& ui, const TrayView& view, const Area& list, Area& place,
                  std::vector<TrayCommand>& out) const;

  DragScroll scroll_;
};

}  // namespace panels
