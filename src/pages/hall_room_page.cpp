#include "pages/hall_room_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace pages {

namespace {
constexpr double kLook_s = 1;  // who is away is seen by the time that passes
}

HallRoomPage::HallRoomPage(Surroundings& around, std::unique_ptr<HallRoom> hall)
    : around_(around), hall_(std::move(hall)), show_(around, *hall_) {
  auto part = std::make_unique<HallRoomPart>(around, *hall_, show_);
  part_ = part.get();
  parts_.push_back(std::move(part));
  around_.outside.set_title(around_.tr("Hall"));
}

bool HallRoomPage::tick(double now_s) {
  hall_->follow();
  looked_s_ = now_s;
  for (const base::Sentence& note : hall_->take_notes())
    around_.say(panels::ToastKind::warning, note.in(around_.tr));
  const bool moves = show_.tick(now_s);
  if (part_->has_news()) around_.due.panels = true;
  return moves;
}

double HallRoomPage::next_deadline_s() const {
  return std::min(looked_s_ + kLook_s, show_.next_s());
}

Picture HallRoomPage::picture() {
  picture_ = show_.picture();
  Picture out;
  out.stage = &picture_;
  out.stage_px = part_->strip_top_px() > 0 ? part_->strip_top_px() : around_.extent.window_px.h;
  return out;
}

void HallRoomPage::resized() {
  show_.set_room({around_.extent.window_px.w,
                  std::min(double(part_->strip_top_px()), around_.extent.window_px.h)});
}

void HallRoomPage::on_shortcut(Shortcut shortcut) {
  switch (shortcut) {
    case Shortcut::stage_next:
      return show_.step(1);
    case Shortcut::stage_back:
      return show_.step(-1);
    case Shortcut::stage_close:
    case Shortcut::show_all:
      return show_.show_tiles();
    case Shortcut::paste:
    case Shortcut::undo:
    case Shortcut::redo:
    case Shortcut::new_card:
    case Shortcut::find:
    case Shortcut::stage_black:
      return;
  }
}

void HallRoomPage::on_wheel(double steps, base::Vec2) { show_.step(steps < 0 ? 1 : -1); }

void HallRoomPage::describe(nlohmann::ordered_json& out) {
  out["page"] = "hall";
  show_.describe(out);
}

}  // namespace pages
