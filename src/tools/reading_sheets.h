// ReadingSheets: how the words of a card or plate are read, put right by a tap: a sheet for each person who
// asks, turned to their side of the table; several may be open at once. What is said of a word is an op,
// and holds for the whole session. Drawn on the canvas, so that every finger can use it. The model's
// thread.
//  1. Each is about a card or plate that is there: tick() closes the others.
#pragma once

#include <unordered_map>

#include "text/typesetter.h"
#include "tools/reading_sheet.h"

namespace tools {

class ReadingSheets final : public desk::Tool {
 public:
  /// `desk` lives longer.
  explicit ReadingSheets(Desk& desk) : desk_(desk) {}

  void set_messages(const base::Messages& tr) override;
  /// For whoever reads what is turned so, in place of one about the same thing.
  void open(ItemRef thing, double turn_rad, double now_s);
  bool any_open() const { return !open_.empty(); }

  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t sheet, const input::Gesture& gesture) override;
  /// A tap on the table closes those near it on which nothing is being written, a drag of its thing
  /// that one.
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override { open_.clear(); }

 private:
  struct Open {
    std::uint64_t number;
    ReadingSheet sheet;
    Vec2 middle{};                       // window mm
    double scale = 1;                    // how much larger than usual
    std::optional<std::size_t> under{};  // the key under a finger
    double used_s = 0;
  };
  /// What it says, as it is written now; null: it is gone.
  const std::string* words_of(ItemRef thing) const;
  void read(Open& open) const;
  /// As large as is wanted where its thing is to be seen beside it then, else smaller; where it never
  /// is, as large as is wanted.
  void lay(Open& open) const;
  /// Beside its thing, on the person's side if it can, where it covers least; smaller where the table
  /// is too small for it. True: its thing is to be seen.
  bool lay(Open& open, double scale) const;
  base::TurnedRect place(const Open& open) const;
  desk::Button button(const Open& open, const ReadingKey& key, bool pressed) const;
  std::vector<desk::Button> buttons(const Open& open) const;
  std::optional<std::size_t> key_at(const Open& open, Vec2 px) const;
  void choose(std::uint64_t number, std::size_t key);
  /// As large as `em`, smaller where it would be wider than the room.
  text::LayoutPtr set(const std::string& words, double em, double room, text::Weight weight) const;
  void put(const Open& open, const text::LayoutPtr& set, Vec2 at, canvas::Color ink,
           canvas::DrawList& out) const;

  Desk& desk_;
  base::Messages tr_;
  std::vector<Open> open_;
  mutable std::unordered_map<std::string, text::LayoutPtr> set_;
  std::uint64_t next_number_ = 1;
};

}  // namespace tools
