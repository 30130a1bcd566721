// PromptPaper: the paper beside a finger that says what is to be done next (tap the other end, draw a
// loop), with the button that gives it up. A tool has one, and shows it wherever somebody is asked.
// The model's thread.
#pragma once

#include <string>

#include "tools/using.h"

namespace tools {

class PromptPaper {
 public:
  /// `cancel`: the button's name for the probe. Its words take lines no wider than that, mm.
  PromptPaper(Desk& desk, const char* cancel, double words_wide = 80)
      : desk_(desk), cancel_(cancel), words_wide_(words_wide) {}

  void set_words(std::string words);
  /// On the map: its middle for a finger there, where it lies over as little as can be, read turned so.
  Vec2 beside(Vec2 px, double turn_rad);
  /// Window mm: its middle at the edge of whoever reads what is turned so, where it lies over as
  /// little as can be, as near to a finger there as that allows.
  Vec2 at_edge(Vec2 px, double turn_rad);
  /// What lies over the table's edges has come to lie over it there, or the table ends before it.
  bool covered(Vec2 window_mm, double turn_rad) const;
  desk::Button cancel(Vec2 at, double turn_rad, bool pressed) const;
  /// Without its button, which lies above it.
  void draw(Vec2 at, double turn_rad, std::uint32_t layer, Overlay& overlay);

 private:
  void lay();
  /// How much it would lie over there (window mm), cards counted before free table.
  double hides(const Rect& box_mm) const;
  base::Size size() const;
  base::TurnedRect paper(Vec2 at, double turn_rad) const;

  Desk& desk_;
  const char* cancel_;
  double words_wide_;
  std::string words_;
  text::LayoutPtr set_;
  double scale_ = 0;  // at which it was laid out,
  double wide_ = 0;   // and how wide its longest line is, mm
};

}  // namespace tools
