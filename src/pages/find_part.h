// FindPart: a word is looked for: the cards and plates that have it glow, one after another is brought into
// sight, from whatever board; nothing on the table moves. A word in kana finds what is read so. The
// window's thread. What must agree:
//  1. `hits_` are those of the board that is shown, as it was when look() was called last; whoever
//     changes what it depends on calls changed().
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <unordered_map>

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/find.h"

namespace desk {
struct Overlay;
}
namespace text {
class Gists;
}

namespace pages {

class FindPart final : public Part {
 public:
  /// All live longer.
  FindPart(Surroundings& around, Sitting& sitting, text::Gists& gists)
      : around_(around), sitting_(sitting), gists_(gists) {}

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return show_s_; }

  /// The session, the board that is shown, or what is known of words.
  void changed() { stale_ = true; }
  /// Somebody at a seat wrote it; the same word once more leads on to the next.
  void look_for(const std::string& word);
  /// It was found elsewhere; of all that have it this thing is shown first.
  void look_for(const std::string& word, base::Id thing);
  void draw_glow(desk::Overlay& overlay);
  void describe(nlohmann::ordered_json& out) const override;

 private:
  void begin();
  void end();
  void look();
  bool has_word(const std::string& text);
  std::vector<canvas::ItemRef> having_word(const model::Board& board);
  void search(std::string word);
  void step(int by);
  void go_elsewhere();
  /// Brought into sight, large enough to be read.
  void show(canvas::ItemRef thing);
  base::TurnedRect shape_of(canvas::ItemRef thing) const;

  Surroundings& around_;
  Sitting& sitting_;
  text::Gists& gists_;
  panels::FindStrip panel_;
  panels::FindView view_;
  panels::FindCommands asked_;
  std::string word_;  // folded
  std::vector<canvas::ItemRef> hits_;
  std::optional<canvas::ItemRef> at_;                    // shown last
  std::unordered_map<std::string, std::string> folded_;  // and as people say its words, by `own_`
  model::Readings own_;
  struct Seen {
    canvas::Camera from, to;
  };
  std::optional<Seen> seen_;  // how the map was seen before, and is since
  double show_s_ = 1e300;     // when the first is shown, as nobody writes any more
  bool open_ = false, stale_ = false;
};

}  // namespace pages
