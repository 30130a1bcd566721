// InkPad: several fingers or pens on one card become smooth ink, each stroke simplified so that it
// stays small in the file; a rubber takes whole strokes away; undo and clear. Works in mm of a card
// of model::kCardSize from its middle: the seat turns touches into that. Pure; the UI thread.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "input/touch.h"
#include "model/session.h"

namespace pen {

using base::Vec2;

struct InkSample {
  input::FingerId finger = 0;
  input::Phase phase = input::Phase::down;
  Vec2 pos;  // mm from the card's middle; may lie beside the card
};

class InkPad {
 public:
  enum class Mode { write, erase };
  static constexpr double kPenWidth = 0.7;      // mm
  static constexpr double kRubberRadius = 2.5;  // mm
  /// How far a kept stroke may run beside the smooth one, mm.
  static constexpr double kTolerance = 0.12;

  /// Starts with what a card already has (valid ink, see model::wrong_with).
  explicit InkPad(std::vector<model::InkStroke> ink = {}) : ink_(std::move(ink)) {}

  /// Takes in what a finger did; a finger keeps the mode it came down with. True when ink() is
  /// another now: a stroke was finished or rubbed out. A position that is no number is passed over,
  /// a finger never seen too; leaving the card ends the stroke, coming back begins another;
  /// `cancel` (a palm) takes the stroke under way away.
  bool sample(const InkSample& sample);
  /// Every finger lifts where it is: the seat closes, the device is gone. True when ink() changed.
  bool lift_all();

  /// For fingers that come down from now on.
  void set_mode(Mode mode) { mode_ = mode; }
  Mode mode() const { return mode_; }
  /// mm, within model::kMinInkWidth…kMaxInkWidth (else the nearest).
  void set_width(double mm);

  /// Finished strokes, in the order of writing; always what a card may have.
  const std::vector<model::InkStroke>& ink() const { return ink_; }
  /// Strokes of fingers still down, as they would be if they lifted now.
  std::vector<model::InkStroke> under_way() const;
  bool writing() const { return !fingers_.empty(); }
  /// No more strokes are taken: the card's limits (model/invariants.h) are reached.
  bool full() const;

  /// Takes back the newest change: a stroke, what a finger rubbed out, a clearing. False for none.
  bool undo();
  bool can_undo() const { return !past_.empty(); }
  /// Takes all ink away, strokes under way too; undo brings the finished ones back. True when
  /// there was any.
  bool clear();

 private:
  struct Finger {
    Mode mode = Mode::write;
    std::vector<Vec2> raw;  // of the stroke under way; empty: off the card
    Vec2 last;
    std::size_t gesture = 0;
  };
  struct Gone {
    std::size_t at;  // where it stood when it was taken away
    model::InkStroke stroke;
  };
  /// A change: one stroke more, or these fewer (in the order they went).
  struct Change {
    std::vector<Gone> gone;  // empty: the last stroke came
    std::size_t gesture = 0;
  };

  bool write(Finger& finger, Vec2 to);
  bool finish(Finger& finger);
  bool rub(Finger& finger, Vec2 to);
  std::size_t points() const;

  std::vector<model::InkStroke> ink_;
  std::map<input::FingerId, Finger> fingers_;
  std::vector<Change> past_;
  Mode mode_ = Mode::write;
  double width_ = kPenWidth;
  std::size_t gestures_ = 0;
};

/// What a finger's path becomes: shaking smoothed away, bends rounded, ends where they were, then
/// as few points as stay within InkPad::kTolerance. One point for a tap. Finite positions only.
std::vector<Vec2> smooth_line(const std::vector<Vec2>& raw);
/// As few of the points as stay within `tolerance` of the line, both ends among them
/// [Douglas & Peucker 1973].
std::vector<Vec2> simplified(const std::vector<Vec2>& line, double tolerance);
/// The least distance between the segments a–b and c–d.
double segment_distance(Vec2 a, Vec2 b, Vec2 c, Vec2 d);

}  // namespace pen
