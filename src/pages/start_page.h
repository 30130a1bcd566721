// StartPage: what is seen while nobody sits at a table: home, a new session, the folders. The
// window's thread. On a flat table it turns to whoever asks.
#pragma once

#include "pages/home_part.h"
#include "pages/page.h"
#include "pages/turn_part.h"

namespace pages {

class StartPage final : public Page {
 public:
  explicit StartPage(Surroundings& around);

  /// Home, with the sessions that are there now; whoever came from the search goes on with it.
  void go_home();
  /// True: it is home that is shown.
  bool at_home() const { return page_ == panels::StartPanel::home; }
  HomePart& home() { return *home_; }

  const std::vector<std::unique_ptr<Part>>& parts() const override { return parts_; }
  base::TurnedRect lies(base::Size window_px) const override { return turn_->place(window_px); }
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void set_language() override { home_->refresh(); }
  void describe(nlohmann::ordered_json& out) override;

 private:
  panels::StartPanel page_ = panels::StartPanel::home;
  std::vector<std::unique_ptr<Part>> parts_;
  HomePart* home_;  // the first of them
  TurnPart* turn_;  // the last
};

}  // namespace pages
