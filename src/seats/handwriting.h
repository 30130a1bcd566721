// Handwriting: the other way of writing at one seat: ink on a pad, and what the ink was read as.
// The session is not touched: who is told that the ink changed keeps it. A Writer owns it. The
// window's thread.
//  1. reading() is about what is on the pad: whatever changes the ink drops it.
#pragma once

#include <vector>

#include "pen/ink.h"
#include "pen/reading.h"
#include "seats/aids.h"

namespace seats {

class Handwriting {
 public:
  /// `aids` lives longer; `asker`: the seat's number.
  Handwriting(Aids& aids, base::Asker asker) : aids_(aids), asker_(asker) {}

  /// It is in use, instead of the keyboard.
  bool on() const { return on_; }
  void set_on(bool on);
  const pen::InkPad& pad() const { return pad_; }
  const pen::Reading& reading() const { return reading_; }
  std::size_t first_cell() const { return first_cell_; }

  /// Another card is being written; null: an empty one.
  void load(const model::Card* card);
  /// What is written is no card.
  void load(const std::vector<model::InkStroke>& ink);
  // True: the ink is another now.
  bool sample(const pen::InkSample& sample);
  bool lift_all();
  bool undo();
  /// Fingers rub out, or write again.
  void flip_rubber();

  /// Somebody reads, and there is something to be read.
  bool can_read() const;
  /// False: nobody reads, or there is nothing to be read.
  bool read();
  enum class Heard { shown, too_much, unreadable, late };
  Heard answer(const pen::ReadingWorker::Answer& answer);

  // What was read. Requires: reading().shown()
  void go_to(std::size_t cell) { reading_.go_to(cell); }
  void show_from(std::size_t cell) { first_cell_ = cell; }
  void choose(std::size_t candidate) { reading_.choose(candidate); }
  void leave_out() { reading_.leave_out(); }
  std::string take() { return reading_.take(); }
  /// What was read is given up, shown or not.
  void drop() { reading_.drop(); }

 private:
  Aids& aids_;
  base::Asker asker_;
  bool on_ = false;
  pen::InkPad pad_;
  pen::Reading reading_;
  std::size_t first_cell_ = 0;
};

}  // namespace seats
