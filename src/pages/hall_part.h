// HallPart: this table's side of a hall, over whatever page there is: the sheet by which it joins, the mark for the bar, and the
// line that offers a hall that is heard for the first time. Pages owns it; it has the HallTable. The window's thread.
//  1. around.hall and around.hall_mark are this part's.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "pages/hall_table.h"
#include "pages/part.h"
#include "pages/surroundings.h"
#include "panels/hall_asks.h"
#include "panels/hall_join.h"

namespace pages {

class HallPart final : public Part {
 public:
  /// `around` lives longer. Where it says nothing of halls there are none.
  explicit HallPart(Surroundings& around);
  ~HallPart() override;

  void open();
  void close();
  /// The open session; null: none is. It is let go before it ends.
  void carry(storage::LiveSession* session);
  /// What the room is shown; nothing: nothing is presented.
  void set_stage(const std::optional<hall::OnStage>& stage);

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  void begin();
  panels::HallMark mark() const;
  panels::HallView view() const;
  void view_words(panels::HallView& out) const;
  std::string state_words() const;
  std::string table_name() const;
  void follow_offer(double now_s);
  void say_changes(const HallStanding& before);
  void carry_out(const panels::HallCommand& command);
  void join();
  void name_table(const std::string& name);
  void ask_address(const std::string& typed);

  Surroundings& around_;
  std::unique_ptr<HallTable> table_;
  base::Sentence no_table_;  // why there is none
  storage::LiveSession* session_ = nullptr;
  panels::HallJoin panel_;
  panels::HallView view_;
  panels::HallCommands asked_;
  bool open_ = false;
  std::string typed_;    // in the field of the words
  std::string address_;  // that is asked
  std::string address_wrong_;
  std::set<std::string> offered_;  // halls, by name
  std::string offer_;              // the one being offered; empty: none
  double offer_until_s_ = 0;
  panels::HallAnswer answer_ = panels::HallAnswer::none;
};

}  // namespace pages
