// SendPart: the sheet from which the island that was touched last goes to other tables, and what people are told of what became of it. The window's thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/send_sheet.h"

namespace pages {

class HallTable;

class SendPart final : public Part {
 public:
  /// Both live longer.
  SendPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  void describe(nlohmann::ordered_json& out) const override;

  /// There is another table in the hall.
  bool offered() const;
  /// The sheet, in place of any other: for the island that was touched last, and then for any that is.
  void open();

 private:
  /// What an island is sent as.
  struct Copy {
    std::vector<ops::Op> ops;
    std::size_t cards = 0;
  };
  panels::SendView view() const;
  panels::SendView::Row row(int place, const std::string& table) const;
  Copy copy() const;
  void send(const std::vector<int>& places);
  void tell_became();

  Surroundings& around_;
  Sitting& sitting_;
  bool open_ = false;
  base::Id island_;    // that the sheet is about; nil: none
  base::Id too_much_;  // this one could not be sent
  panels::SendSheet sheet_;
  panels::SendView view_;
  panels::SendCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
