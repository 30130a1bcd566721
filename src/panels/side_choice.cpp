#include "panels/side_choice.h"

#include "panels/sheet_rows.h"

namespace panels {

float SideChoice::draw(Ui& ui, const SideChoiceView& view, float above_px, PresentCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  using What = PresentCommand::What;
  if (sheet_.begin(ui, {"present-side", "stage-choose-close", tr("Maps side by side")}, 112,
                   above_px))
    out.push_back({What::choose});
  const Area room = sheet_.room();
  float y = sheet_.first_y();
  const char* says =
      view.full ? tr("Six maps stand there, which is the most. Tap one to take it away.")
      : view.maps.size() < 2
          ? tr("There are no other sessions in this folder. Put those of the other tables beside "
               "this one.")
          : tr("Tap two to six maps. On the stage, a tap on a plate shows which others share "
               "words with it.");
  y = paragraph(ui, Role::small, says, room, y, t.ink_soft) + t.gap;
  y = draw_places(ui, "stage-map-", view.maps, What::map, room, y, out);
  return sheet_.end(ui, y);
}

}  // namespace panels
