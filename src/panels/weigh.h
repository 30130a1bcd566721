// WeighSheet: 衆目評価 as whoever leads it begins it, counts, and shows who stands where: a sheet at the
// table's right. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/session.h"
#include "panels/side_sheet.h"

namespace panels {

class Fonts;

struct WeighView {
  model::Weighing now;  // of the board that is shown
  int givers = 0;       // people who can give points there
  int given = 0;        // how often it was given at seats
  int points = 0;       // that everything has together
  struct Place {
    int rank = 0, points = 0;
    std::string words;
  };
  std::vector<Place> places;  // best first; empty while it is secret
  bool writable = true;
};

struct BeginWeighing {
  model::Weighing how;
};
/// Counts; what was secret is shown.
struct ShowPoints {};
struct GoOnWeighing {};
/// All points and the way of giving them go.
struct DropWeighing {};
struct ColorByRank {
  bool on = false;
};
struct CloseWeighing {};
using WeighCommand =
    std::variant<BeginWeighing, ShowPoints, GoOnWeighing, DropWeighing, ColorByRank, CloseWeighing>;
using WeighCommands = std::vector<WeighCommand>;

class WeighSheet {
 public:
  void need(Fonts& fonts, const WeighView& view) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const WeighView& view, float above_px, WeighCommands& out);

 private:
  /// Each below `y`; the height is in `y` afterwards.
  void draw_wishes(Ui& ui, const WeighView& view, const Area& room, float& y, WeighCommands& out);
  void draw_giving(Ui& ui, const WeighView& view, const Area& room, float& y, WeighCommands& out);
  void draw_counted(Ui& ui, const WeighView& view, const Area& room, float& y, WeighCommands& out);
  void draw_places(Ui& ui, const WeighView& view, const Area& room, float& y) const;

  model::Weighing wish_{model::Manner::stickers};  // for the next one
  SideSheet sheet_;
};

}  // namespace panels
