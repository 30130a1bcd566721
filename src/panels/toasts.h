// Toasts: messages of one line, or of a few where a repair found something, stacked above the bar.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/panel.h"
#include "panels/ui.h"

namespace panels {

enum class ToastKind { info, good, warning };

/// A message above the bar. `details`: more lines (what a repair found). With an `action` (a short
/// verb, e.g. "Open"), and perhaps another, a tap on one gives ToastAction. Whoever shows it takes it
/// away, by time or CloseToast.
struct Toast {
  int id = 0;
  ToastKind kind = ToastKind::info;
  std::string text;
  std::vector<std::string> details;
  std::string action;
  std::string other = {};
};

struct ToastAction {
  int toast = 0;
  enum class Which { action, other } which = Which::action;
};
struct CloseToast {
  int toast = 0;
};
using ToastCommand = std::variant<ToastAction, CloseToast>;

void need(Fonts& fonts, const std::vector<Toast>& toasts);
/// The newest lies lowest, directly above what stands at the bottom, beside seats and their handles
/// where there is room; at most three are shown.
void draw_toasts(Ui& ui, const std::vector<Toast>& toasts, const Room& room,
                 std::vector<ToastCommand>& out);

}  // namespace panels
