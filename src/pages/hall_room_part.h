// HallRoomPart: joins the strip from which a hall is led to the hall and to what its screen shows, and puts the small maps into the
// tiles that stand on the sheet above it. The window's thread.
#pragma once

#include <optional>

#include "pages/hall_room_show.h"
#include "pages/part.h"
#include "panels/hall_room.h"

namespace pages {

class HallRoomPart final : public Part {
 public:
  /// All live longer.
  HallRoomPart(Surroundings& around, HallRoom& hall, HallRoomShow& show)
      : around_(around), hall_(hall), show_(show) {}

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  float strip_top_px() const { return strip_top_px_; }
  /// The strip is to say something else than it was drawn with.
  bool has_news() const { return view() != view_; }

 private:
  panels::HallRoomView view() const;
  void draw_tiles(panels::Ui& ui);
  void carry_out(const panels::HallRoomCommand& command);
  std::vector<int> all_places() const;

  Surroundings& around_;
  HallRoom& hall_;
  HallRoomShow& show_;
  panels::HallRoomStrip panel_;
  panels::HallRoomView view_;
  panels::HallRoomCommands asked_;
  std::optional<int> tapped_;  // a tile; 0: what is large
  float strip_top_px_ = 0;
  bool staged_ = false;  // it was so when it was looked at last
};

/// The step that comes next for most tables, and those that are before it; nothing where none has an agenda.
struct NextForAll {
  int step = 0;
  std::string name;
  std::vector<int> places;
};
std::optional<NextForAll> next_for_all(const std::vector<RoomTable>& tables,
                                       const base::Messages& tr);
/// What has become of it, as people say it.
std::string became(const hall::Errand& errand, const base::Messages& tr);

}  // namespace pages
