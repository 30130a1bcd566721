#include "panels/bar_plan.h"

#include <algorithm>

#include "panels/corner.h"

namespace panels {

namespace {

/// As many cards as a bar is laid out for.
constexpr const char* kCount = "  88";

/// All words of a row and what stands between them, with the words beside.
float wanted(const Ui& ui, const BarPlan& plan, int row) {
  const Theme& t = ui.theme;
  float w =
      t.bar_height - t.target + 2 * t.gap + (row == 0 ? t.px(11) : 0);  // with the saving sign
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    if (plan.row_of(slot) != row) continue;
    const bool sign_only =
        slot == kZoomOut || slot == kZoomIn || slot == kLanguage || slot == kSettings;
    ButtonSpec spec{.icon = "plus", .label = sign_only ? "" : bar_words(ui, BarSlot(slot))};
    if (slot == kShowCards || slot == kTray) spec.label += kCount;
    w += ui.width(spec) + t.gap;
  }
  return w;
}

}  // namespace

std::string bar_words(const Ui& ui, BarSlot slot) {
  const auto& tr = ui.tr;
  switch (slot) {
    case kNewCard:
      return tr("New card");
    case kSeat:
      return tr("Add a seat");
    case kShowCards:
      return tr("Bring out all");
    case kTray:
      return tr("Tray");
    case kUndo:
      return tr("Undo");
    case kRedo:
      return tr("Redo");
    case kSpread:
      return tr("Spread out");
    case kTidy:
      return tr("Tidy up");
    case kMapTools:
      return tr("Tools");
    case kPhones:
      return tr("Phones");
    case kZoomOut:
      return tr("Smaller map");
    case kZoomIn:
      return tr("Larger map");
    case kFit:
      return tr("Show all");
    case kLock:
      return tr("Lock view");
    case kLanguage:
      return other_language(tr).label;
    case kSettings:
      return tr("Settings");
    case kHelp:
      return tr("Help");
    case kReport:
      return tr("Report");
    case kLeave:
      return tr("End the evening");
    case kSlots:
      break;
  }
  return "";
}

float usual_middle(const Theme& t, const BarPlan& plan) {
  return std::min(t.px(58), plan.bar.w * (plan.rows > 1 ? 0.18f : 0.14f));
}

BarPlan plan_bar(const Ui& ui) {
  const Theme& t = ui.theme;
  BarPlan plan;
  // Upright windows are narrow and have height to spare: there the words stay, on two rows.
  plan.rows = ui.window.h > ui.window.w ? 2 : 1;
  plan.bar = {t.edge, 0, ui.window.w - 2 * t.edge, 0};
  plan.row_h = t.target;
  for (int row = 0; row < plan.rows; ++row) {
    const float middle = row + 1 == plan.rows ? usual_middle(t, plan) : 0;
    if (wanted(ui, plan, row) + middle > plan.bar.w) plan.words = LabelPlace::below;
  }
  plan.bar.h = t.bar_height;
  if (plan.words == LabelPlace::below) {
    plan.row_h = std::max(t.target, t.px(6.5) + t.px(0.8) + t.label_px + t.px(2.4));
    plan.bar.h = plan.row_h + t.px(2);
  }
  plan.bar.h += float(plan.rows - 1) * (plan.row_h + t.gap);
  plan.bar.y = ui.window.h - plan.bar.h - t.px(2.5);
  return plan;
}

}  // namespace panels
