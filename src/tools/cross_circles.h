// CrossCircles: people draw a free loop round parts of several islands (クロスサークル): asked for by a menu
// or among the map's tools, drawn with a finger, then given its word; later dragged by its word. Any
// number at once. The model's thread.
//  1. For whoever was asked the next finger draws, wherever it goes down, on a card too: a full map
//     has no bare table. While it does, every other finger moves cards as ever; a tap is what it was.
#pragma once

#include <map>
#include <optional>

#include "tools/prompt_paper.h"

namespace tools {

class Editor;

class CrossCircles final : public desk::Tool {
 public:
  /// What is drawn gets its word by this; it lives longer.
  CrossCircles(Desk& desk, Editor& editor)
      : desk_(desk), editor_(editor), prompt_(desk, "circle-cancel", 150) {}

  void set_messages(const base::Messages& tr) override;
  /// The next line drawn near here is a loop, by somebody who reads what is turned so.
  void begin(Vec2 px, double turn_rad, double now_s);

  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t asked, const input::Gesture& gesture) override;
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override;

 private:
  /// Somebody is to draw a loop.
  struct Asked {
    std::uint64_t number;
    Vec2 at;  // window mm: the middle of the paper that says so
    Vec2 from_px;
    double turn;
    double since_s;
    bool pressed = false;
  };
  struct Drawn {
    std::uint64_t asked;
    std::vector<Vec2> line;  // map mm; empty: the finger rests yet
  };
  struct Carried {
    Id circle;
    Vec2 by;  // map mm
  };
  /// For whom no finger draws yet; null: nobody.
  const Asked* asked_near(Vec2 px) const;
  bool drawn_for(std::uint64_t asked) const;
  desk::Button cancel(const Asked& asked) const;
  bool draw_loop(const input::Gesture& gesture, std::optional<ItemRef> thing);
  bool carry(const input::Gesture& gesture, std::optional<ItemRef> thing);
  /// False: it is none, and why is said.
  bool close(const std::vector<Vec2>& line, input::Pointer with);
  void let_go(const Carried& carried);

  Desk& desk_;
  Editor& editor_;
  PromptPaper prompt_;
  std::vector<Asked> asked_;
  std::map<input::FingerId, Drawn> lines_;
  std::map<input::FingerId, Carried> carried_;
  base::Messages tr_;
  std::uint64_t next_ = 0;
};

/// A line as a finger drew it, made calm: points about `step` mm apart and the corners between them
/// rounded; fewer than a circle may have. As it is where it has too few points for that.
std::vector<Vec2> calm_loop(std::vector<Vec2> loop, double step_mm);

}  // namespace tools
