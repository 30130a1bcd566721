// Stage: what a wall shows of one stop of a presentation, set anew to be read from the back of a room: the
// plate alone, then its cards in upright columns, then its relations. As many sheets as that takes, with
// the letters as large as they go. Pure but for the typesetter; mm of a sheet kStageHeight high.
//  1. Letters of plates are at least 1/18 of the screen's height, of cards and all other words 1/30.
//  2. Every word of a plate and a card stands on some sheet: what is longer than one goes on on the next.
#pragma once

#include <string>
#include <vector>

#include "canvas/look.h"

namespace text {
class Furigana;
class Typesetter;
}

namespace canvas {

inline constexpr double kStageHeight = 200;  // mm
/// The em that gives a character of the height: kanji fill nine tenths of theirs.
inline constexpr double kStagePlateEm = kStageHeight / 18 * 1.1;
inline constexpr double kStageCardEm = kStageHeight / 30 * 1.1;

/// The sheet, and by how much the screen is higher than it: letters are that much larger.
struct StagePaper {
  Size size{kStageHeight * 16 / 9, kStageHeight};
  double letters = 1;
  friend bool operator==(const StagePaper&, const StagePaper&) = default;
};
/// For a part `room_px` of a screen so high.
StagePaper stage_paper(Size room_px, double screen_height_px);

struct StageThing {
  model::Id id;
  std::string text;
  bool plate = false;  // of an inner island: it heads what follows
  model::PaperColor color = model::PaperColor::white;
  std::vector<model::InkStroke> ink{};
  std::string tag{};  // its points, or empty
  friend bool operator==(const StageThing&, const StageThing&) = default;
};
struct StageLine {
  std::string sign;   // "→"
  std::string other;  // what is at its other end
  std::string words;
  bool leads = false;  // to the next stop: it comes last
  friend bool operator==(const StageLine&, const StageLine&) = default;
};
struct StageContent {
  std::string plate;
  std::string symbol;  // all of these may be empty
  std::string rank;
  std::string told;
  std::vector<StageThing> things;
  std::vector<StageLine> lines;
  friend bool operator==(const StageContent&, const StageContent&) = default;
};

struct StageSheet {
  enum class Shows { plate, cards, lines, name };
  struct Lying {
    model::Id id;
    Rect rect;
  };
  Shows shows = Shows::plate;
  DrawList list;
  std::vector<Lying> cards;  // what can be tapped on it
};

/// At least one. Of `readings` what is known stands above the words, where the look asks for it; what is
/// not is asked for.
std::vector<StageSheet> stage_sheets(const StageContent&, const StagePaper&, text::Typesetter&,
                                     const Look&, text::Furigana* readings = nullptr);
/// One card alone, brought forward: as large as it goes.
std::vector<StageSheet> stage_card(const StageThing&, const StagePaper&, text::Typesetter&,
                                   const Look&, text::Furigana* readings = nullptr);
/// Round a card that somebody holds at the table.
DrawList stage_light(const Rect& card, const Look&);

}  // namespace canvas
