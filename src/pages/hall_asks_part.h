// HallAsksPart: what the hall asks of a table that is at work: shown as suggestions one after another, carried out when
// somebody says so. Cards from afar go to the tray by themselves. The window's thread.
//  1. A request is settled once what it asked is on the disk, so that nothing the hall calls done is lost with the power.
#pragma once

#include <vector>

#include "hall/presence.h"
#include "hall/request.h"
#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/hall_asks.h"

namespace pages {

class HallTable;

class HallAsksPart final : public Part {
 public:
  /// Both live longer.
  HallAsksPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  /// The one that is shown; null: none is.
  const hall::Request* first() const;
  bool waits_for_people(const hall::Request& request) const;
  panels::HallAsk view(const hall::Request& request) const;
  void take_cards();
  void pass_over_old();
  /// What was carried out is settled once it is saved.
  void settle_saved();
  hall::RequestOutcome::What say_yes(const hall::Request& request);
  void ask_question(const std::string& text);
  /// False: it could not be laid, and people were told.
  bool lay_island(const hall::IslandFromAfar& island, base::Id request);
  /// What the power took before it was settled, though it lies here already.
  void note_laid();
  void give_time(const hall::GiveTime& time);

  Surroundings& around_;
  Sitting& sitting_;
  base::Id shown_;  // nil: none
  panels::HallAsk view_;
  panels::HallAnswer answer_ = panels::HallAnswer::none;
  std::vector<base::Id> done_;  // not yet settled
};

}  // namespace pages
