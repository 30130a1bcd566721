// SendSheet: an island goes to another table as a copy: which tables are there, and what became of it: a sheet at the table's right.
// Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/side_sheet.h"

namespace panels {

struct SendView {
  struct Row {
    int place = 0;
    std::string table;
    std::string says{};  // what became of the copy there; empty: none was sent
    std::string icon{};  // the same as a sign
    bool waits = false;  // one is there, and nobody has said yes or no to it: no other is sent
    friend bool operator==(const Row&, const Row&) = default;
  };
  bool has_island = false;  // one was touched
  std::string plate;
  std::string says;       // how much it is, or why it cannot be sent
  bool enabled = false;   // it can be
  std::vector<Row> rows;  // the tables that are there
  friend bool operator==(const SendView&, const SendView&) = default;
};

/// To these places.
struct SendTo {
  std::vector<int> places;
};
struct CloseSending {};
using SendCommand = std::variant<SendTo, CloseSending>;
using SendCommands = std::vector<SendCommand>;

class SendSheet {
 public:
  void need(Fonts& fonts, const SendView& view) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const SendView& view, float above_px, SendCommands& out);

 private:
  void draw_row(Ui& ui, const SendView& view, std::size_t row, const Area& room, float& y,
                SendCommands& out) const;

  SideSheet sheet_;
};

}  // namespace panels
