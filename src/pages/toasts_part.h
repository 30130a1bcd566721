// ToastsPart: the messages above the bar, on every page.
#pragma once

#include "pages/part.h"
#include "pages/surroundings.h"

namespace pages {

class ToastsPart final : public Part {
 public:
  explicit ToastsPart(Surroundings& around) : around_(around) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return around_.toasts.next_deadline_s(); }

 private:
  Surroundings& around_;
  std::vector<panels::Toast> shown_;
  std::vector<panels::ToastCommand> asked_;
};

}  // namespace pages
