// HallRoomPage: the screen of a hall: what its room sees, and below it the strip that leads. It owns the hall: when it goes the hall
// is closed. The window's thread.
#pragma once

#include "pages/hall_room_part.h"
#include "pages/page.h"

namespace pages {

class HallRoomPage final : public Page {
 public:
  HallRoomPage(Surroundings& around, std::unique_ptr<HallRoom> hall);

  const std::vector<std::unique_ptr<Part>>& parts() const override { return parts_; }
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  Picture picture() override;
  void resized() override;
  void set_language() override { show_.forget(); }
  void on_shortcut(Shortcut shortcut) override;
  void on_wheel(double steps, base::Vec2) override;
  void describe(nlohmann::ordered_json& out) override;

  HallRoomMaps& maps() { return show_.maps(); }
  /// One of the small maps has been painted.
  void pictured() { around_.due.panels = true; }

 private:
  Surroundings& around_;
  const std::unique_ptr<HallRoom> hall_;
  HallRoomShow show_;
  std::vector<std::unique_ptr<Part>> parts_;
  HallRoomPart* part_;
  StagePicture picture_;
  double looked_s_ = -1e9;
};

}  // namespace pages
