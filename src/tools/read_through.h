// ReadThrough: ラベル拡げ: the cards come forward one by one, large, turned to each side in turn, by a tap or by
// themselves, none left out, each counted as read; nothing on the table moves. Drawn on the canvas, so that
// everybody's finger can go on to the next. The model's thread.
//  1. While it is open the round's now() is what is shown; nil: all was read, and that is said.
#pragma once

#include <utility>

#include "tools/read_sheet.h"
#include "tools/reading_round.h"
#include "tools/using.h"

namespace tools {

class ReadThrough final : public desk::Tool {
 public:
  /// `desk` lives longer.
  explicit ReadThrough(Desk& desk) : desk_(desk) {}

  /// Goes on where it was.
  void open(double now_s);
  void close() { open_ = false; }
  bool is_open() const { return open_; }
  /// What is read out now: its words, and a number that is another for each time; 0: nothing.
  struct Now {
    std::uint64_t number = 0;
    std::string words;
  };
  Now now() const;
  std::size_t left() const { return round_.left(desk_.board()); }
  std::size_t count() const { return round_.count(desk_.board()); }
  /// It goes on by itself.
  bool by_itself() const { return by_itself_; }

  /// Whether cards are read aloud, and whether they can be: `why_not` is said to whoever wants it in vain.
  struct Voice {
    bool on = false, speaks = false;
    std::string why_not{};
  };
  void set_voice(Voice voice) { voice_ = std::move(voice); }
  /// What the rail goes on with once all are read; empty: nobody leads.
  void set_next(std::string step) { next_ = std::move(step); }
  /// At which sides somebody has opened a seat: they have it first and longer.
  void set_open_sides(std::vector<double> turns_rad) { open_sides_ = std::move(turns_rad); }
  /// Somebody wants it otherwise.
  bool take_voice_wish() { return std::exchange(voice_wish_, false); }

  void set_messages(const base::Messages& tr) override;
  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t key, const input::Gesture& gesture) override;
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  /// Another board is shown, or the table is left.
  void drop_all() override { close(); }

 private:
  using Key = ReadSheet::Key;
  std::optional<ItemRef> thing() const;
  struct Side {
    double turn_rad = 0;
    bool open = false;
  };
  /// In the order in which they have it, this time.
  std::vector<Side> sides() const;
  double side() const;
  ReadSheet::State state() const;
  void draw_thing(ItemRef thing, const ReadSheet::Lay& lay, double share, Overlay& overlay) const;
  void choose(Key key, double now_s);
  void show(double now_s);
  void note_read();
  /// How many are not read yet, the one that is shown among them.
  std::size_t to_come() const;
  /// How long it stays turned to a side.
  double stay_s() const;

  Desk& desk_;
  base::Messages tr_;
  ReadSheet sheet_{desk_};
  ReadingRound round_;
  std::vector<double> open_sides_;
  std::string next_;
  Voice voice_;
  bool voice_wish_ = false, open_ = false, by_itself_ = false;
  std::optional<Key> under_{};  // what a finger is on
  struct Times {
    double shown = 0, turned = 0;  // s: when this thing came, when it was turned last
  } times_;
  std::size_t first_side_ = 0, turns_ = 0;  // where it came, how often it was turned since
  std::uint64_t number_ = 0;
};

}  // namespace tools
