#include "pages/toasts_part.h"

#include <utility>

#include "base/overloaded.h"

namespace pages {

void ToastsPart::need(panels::Fonts& fonts) {
  shown_ = around_.toasts.shown();
  panels::need(fonts, shown_);
}

void ToastsPart::draw(panels::Ui& ui, panels::Room& room) {
  panels::draw_toasts(ui, shown_, room, asked_);
}

bool ToastsPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const panels::ToastCommand& command : asked)
    std::visit(
        base::Overloaded{[&](panels::ToastAction tapped) {
                           if (auto offer = around_.toasts.take_offer(tapped.toast, tapped.which))
                             around_.wishes.emplace_back(*offer);
                         },
                         [&](panels::CloseToast tapped) { around_.toasts.close(tapped.toast); }},
        command);
  return !asked.empty();
}

void ToastsPart::tick(double now_s) {
  if (around_.toasts.tick(now_s)) around_.due.panels = true;
}

}  // namespace pages
