// GroundSheet: what lies under the cards of the board that is shown: the grounds there are, each with a small
// picture of it, none of them, and the names of the fields and axes to be written: a sheet at the table's
// right. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/ground.h"
#include "panels/board_stamp.h"
#include "panels/side_sheet.h"
#include "panels/written_line.h"

namespace panels {

class Fonts;

struct GroundView {
  struct Offer {
    std::string name;
    BoardStamp stamp;
  };
  std::vector<Offer> offers;
  model::Ground now;   // of the board that is shown
  std::string begins;  // the field that somebody wants to write in: a field_name(); mostly empty
  bool writable = true;
};

/// Of those offered the first is 0.
struct PutGround {
  std::size_t offer = 0;
};
struct TakeGroundOff {};
struct NameGround {
  model::GroundPart part;
  std::string name;
};
struct CloseGroundSheet {};
using GroundCommand = std::variant<PutGround, TakeGroundOff, NameGround, CloseGroundSheet>;
using GroundCommands = std::vector<GroundCommand>;

/// "ground-column-1", "ground-across": what its field is called, and on the table its name.
std::string field_name(model::GroundPart part);

class GroundSheet {
 public:
  void need(Fonts& fonts, const GroundView& view) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const GroundView& view, float above_px, GroundCommands& out);

 private:
  void settle(const GroundView& view, bool closes, GroundCommands& out);
  void draw_names(Ui& ui, const GroundView& view, const Area& room, float& y);
  void draw_offers(Ui& ui, const GroundView& view, const Area& room, float& y, GroundCommands& out);

  std::vector<model::GroundPart> parts_;
  std::vector<WrittenLine> lines_;  // of these
  std::string writing_;             // the field being written in, in the last frame
  SideSheet sheet_;
};

}  // namespace panels
