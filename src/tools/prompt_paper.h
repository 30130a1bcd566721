// PromptPaper: the paper beside a finger that says what is to be done next (tap the other end, draw a
// loop), with the button that gives it up. A tool has one, and shows it wherever somebody is asked.
// The model's thread.
#pragma once

#include <string>

#include "tools/using.h"

namespace tools {

class PromptPaper {
 public:
  /// `cancel`: the button's name for the probe.
  PromptPaper(Desk& desk, const char* cancel) : desk_(desk), cancel_(cancel) {}

  void set_words(std::string words);
  /// On the map: its middle for a finger there, where it lies over as little as can be, read turned so.
  Vec2 beside(Vec2 px, double turn_rad);
  desk::Button cancel(Vec2 at, double turn_rad, bool pressed) const;
  /// Without its button, which lies above it.
  void draw(Vec2 at, double turn_rad, std::uint32_t layer, Overlay& overlay);

 private:
  void lay();
  base::Size size() const;
  base::TurnedRect paper(Vec2 at, double turn_rad) const;

  Desk& desk_;
  const char* cancel_;
  std::string words_;
  text::LayoutPtr set_;
  double scale_ = 0;  // at which it was laid out
};

}  // namespace tools
