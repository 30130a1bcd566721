// SeatButton: beside what is being written on the table, a button that takes the writing to a seat
// at the side that it faces: whoever has no physical keyboard finds the keys there. Lies in the window, beside
// the thing and turned as it is, under no seat. The model's thread.
#pragma once

#include <optional>

#include "tools/editor.h"

namespace tools {

class SeatButton final : public desk::Tool {
 public:
  /// Both live longer.
  SeatButton(Desk& desk, Editor& editor) : desk_(desk), editor_(editor) {}

  void set_messages(const base::Messages& tr) override;
  /// None while nothing is being written, or where there is no room.
  std::optional<desk::Button> button() const;
  std::optional<std::uint64_t> grip(Vec2 px) const override;
  /// A tap takes the writing to the seat, and ends it here.
  void on_grip(std::uint64_t, const input::Gesture& gesture) override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;

 private:
  base::Size ground() const;
  /// Where the round button is.
  std::optional<base::TurnedRect> place() const;
  bool at(Vec2 px) const;
  void write_at_seat();
  void lay_words();

  Desk& desk_;
  Editor& editor_;
  base::Messages tr_;
  double scale_ = 1;  // at which its words were laid out
  text::LayoutPtr words_;
  bool pressed_ = false;
};

}  // namespace tools
