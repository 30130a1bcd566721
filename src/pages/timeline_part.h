// TimelinePart: the way the board grew: the rail along which it is drawn back and forth, played and
// marked, and the table as it was then, to be looked at while others go on with the one of now.
// The window's thread. What must agree:
//  1. Sitting::looking_back while, and only while, the rail is open and stands before its end.
//  2. While it does, table_ shows the moment of the stop at at_.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>

#include "pages/part.h"
#include "pages/past_reader.h"
#include "pages/past_table.h"
#include "pages/sitting.h"
#include "pages/time_axis.h"
#include "panels/timeline.h"

namespace desk {
struct Overlay;
}

namespace pages {

class TimelinePart final : public Part {
 public:
  /// Both live longer.
  TimelinePart(Surroundings& around, Sitting& sitting)
      : around_(around), sitting_(sitting), reader_(around) {}

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

  /// What is shown in the place of the table of now; null: nothing.
  PastTable* past() { return sitting_.looking_back ? table_.get() : nullptr; }
  /// All round the table: that it is not now.
  void draw_frame(desk::Overlay& overlay) const;
  /// To whoever would change something of what is over.
  void say_it_is_over();
  /// An op took effect on the table of now.
  void changed(const ops::Op& op, ops::ActionId action);
  void set_look();
  void describe(nlohmann::ordered_json& out) const override;

 private:
  void begin();
  void end();
  /// Back at the table of now, seen as it was left.
  void leave_past();
  /// What was read, and what is shown of it.
  void forget();
  storage::Past::Names names() const;
  void take(std::shared_ptr<const storage::Past> past);
  std::size_t stop() const { return axis_->stop_at(at_); }
  void go(double place);
  void step(int by);
  void play();
  void mark();
  /// The mark of the moment that is shown; null: none.
  const model::Moment* marked() const;
  void open_from_here();
  panels::TimelineView view() const;

  Surroundings& around_;
  Sitting& sitting_;
  PastReader reader_;
  panels::Timeline panel_;
  panels::TimelineView view_;
  panels::TimelineCommands asked_;
  std::shared_ptr<const storage::Past> newer_;  // while a finger is on the rail
  std::unique_ptr<PastTable> table_;            // with axis_
  std::optional<TimeAxis> axis_;
  double at_ = 1;
  bool open_ = false, held_ = false, playing_ = false;
  double played_s_ = 0;
  std::size_t meanwhile_ = 0;
  ops::ActionId last_action_ = 0;
};

}  // namespace pages
