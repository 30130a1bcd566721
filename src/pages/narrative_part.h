// NarrativePart: B型叙述化 beside the map: the sheet, what its buttons do to the board that is shown, and
// which sentence belongs to what on the map. The window's thread.
//  1. `told_` is of the board of now, unless `stale_`.
#pragma once

#include <set>

#include "ops/narrate.h"
#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/narrative.h"

namespace pages {

class NarrativePart final : public Part {
 public:
  /// Both live longer.
  NarrativePart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;

  /// An op took effect.
  void changed() { stale_ = true; }

 private:
  panels::NarrativeView view() const;
  /// The sentences of what was tapped on the map come into sight.
  void show_passage_of(base::Id thing);
  /// A sentence is the one that is looked at, and what it tells glows: `about`, and the ends of its line.
  void mark(base::Id passage, base::Id about);
  /// All that tell of it.
  std::set<base::Id> sentences_of(base::Id thing) const;
  void carry_out(const panels::NarrativeCommand& command);

  Surroundings& around_;
  Sitting& sitting_;
  panels::NarrativeSheet sheet_;
  panels::NarrativeView view_;
  panels::NarrativeCommands asked_;
  ops::Narrative told_;
  std::string lang_;
  base::Id board_;  // whose that is
  bool stale_ = true;
  bool shown_ = false, counts_ = false;
  std::optional<base::Id> marked_, show_;
  std::set<base::Id> lit_;  // sentences that tell of what was tapped
};

}  // namespace pages
