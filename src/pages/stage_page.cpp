#include "pages/stage_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/present_part.h"

namespace pages {

StagePage::StagePage(Surroundings& around, Sitting& sitting, text::Gists& gists, Page& table)
    : around_(around),
      sitting_(sitting),
      table_(table),
      presentation_(around, sitting, gists),
      fingers_(around, presentation_) {
  parts_.push_back(
      std::make_unique<PresentPart>(around, sitting, presentation_, PresentPart::Below::stage));
}

Picture StagePage::picture() {
  if (!here()) return {};
  picture_ = presentation_.picture();
  Picture out;
  out.stage = &picture_;
  out.stage_px = std::min(presentation_.table_room().h, around_.extent.window_px.h);
  return out;
}

void StagePage::on_shortcut(Shortcut shortcut) {
  switch (shortcut) {
    case Shortcut::stage_next:
      return presentation_.next();
    case Shortcut::stage_back:
      return presentation_.back();
    case Shortcut::stage_black:
      return presentation_.switch_black();
    case Shortcut::stage_close:
      // What was brought forward goes back first.
      return presentation_.forward() ? presentation_.bring_forward({}) : presentation_.end();
    case Shortcut::undo:
      sitting_.desk.undo();
      return;
    case Shortcut::redo:
      sitting_.desk.redo();
      return;
    case Shortcut::show_all:
      return presentation_.go_to(0);
    case Shortcut::paste:
    case Shortcut::new_card:
    case Shortcut::find:
      return;
  }
}

void StagePage::on_wheel(double steps, base::Vec2) {
  steps < 0 ? presentation_.next() : presentation_.back();
}

void StagePage::describe(nlohmann::ordered_json& out) {
  out["page"] = "stage";
  out["session"] = sitting_.open->path().string();
  out["board"] = sitting_.desk.board_id.str();
  out["settled"] = true;
  presentation_.describe(out);
}

}  // namespace pages
