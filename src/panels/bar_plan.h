// BarPlan: how the bar stands in a window: in one row or two, its words beside their pictures or, where
// they do not all fit so, below them. It follows from the window, the language and the size of the text
// alone, so that nothing on the bar moves while people work. A plain value.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "panels/ui.h"

namespace panels {

/// What stands on the bar, from the left.
enum BarSlot {
  kNewCard,
  kSeat,
  kShowCards,
  kTray,
  kUndo,
  kRedo,
  kSpread,
  kTidy,
  kMapTools,
  kPhones,
  kZoomOut,
  kZoomIn,
  kFit,
  kLock,
  kLanguage,
  kSettings,
  kHelp,
  kReport,
  kLeave,
  kSlots
};
// The first to lose its label comes first.
inline constexpr std::array kLabelsVanish{
    kSettings, kLanguage, kHelp,  kRedo,   kUndo, kLock, kTidy,      kSpread, kPhones,
    kMapTools, kFit,      kLeave, kReport, kTray, kSeat, kShowCards, kNewCard};

struct BarPlan {
  int rows = 1;
  LabelPlace words = LabelPlace::beside;
  float row_h = 0;  // of a button
  Area bar;

  /// In which row it stands, from the top.
  int row_of(std::size_t slot) const { return rows > 1 && slot >= kZoomOut ? 1 : 0; }
};

/// What it is called in full.
std::string bar_words(const Ui& ui, BarSlot slot);
BarPlan plan_bar(const Ui& ui);
/// What the middle of a row is left at least, px.
float usual_middle(const Theme& theme, const BarPlan& plan);

}  // namespace panels
