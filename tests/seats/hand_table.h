// HandTable: a table at which people write by hand, and a reader of their ink that a test can hold or let
// fail.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "pen/handwriting.h"
#include "seats/seat_table.h"
#include "support/worker_bench.h"

namespace support {

// Cuts the ink as the real one does, and reads the n-th character as "n0", "n1" … "n9".
class Numbering final : public pen::InkRecogniser {
 public:
  explicit Numbering(std::shared_ptr<WorkerBench> bench) : bench_(std::move(bench)) {}
  base::Result<std::vector<pen::InkCharacter>> recognise(
      const std::vector<model::InkStroke>& ink) override {
    const auto lock = bench_->be_asked();
    if (bench_->fails) return base::Error{base::ErrorCode::too_large, "too much", ""};
    auto out = pen::characters_of(ink);
    for (std::size_t i = 0; i < out.size(); ++i)
      for (std::size_t k = 0; k < kMostCandidates; ++k)
        out[i].candidates.push_back(char('a' + i % 26) + std::to_string(k));
    return out;
  }

 private:
  std::shared_ptr<WorkerBench> bench_;
};

/// A table at which people write by hand: the n-th character is read as "n0".
struct HandTable {
  std::shared_ptr<WorkerBench> bench = std::make_shared<WorkerBench>();
  SeatTable table;
  std::unique_ptr<pen::ReadingWorker> worker;

  explicit HandTable(const TableSet& set = {}) : table(set) {
    table.open_reader = [this] {
      if (!worker)
        worker = std::make_unique<pen::ReadingWorker>(
            [b = bench]() -> base::Result<std::unique_ptr<pen::InkRecogniser>> {
              return std::unique_ptr<pen::InkRecogniser>(std::make_unique<Numbering>(b));
            },
            table.clock, [b = bench] { b->set([&] { ++b->wakes; }); });
      return worker.get();
    };
  }
  ~HandTable() {
    bench->set([this] { bench->held = false; });
  }
  // Ticks at each wake until it is so.
  template <class F>
  void until(F&& so) {
    for (int seen = 0;;) {
      table.tick();
      if (so()) return;
      bench->wait([&] { return bench->wakes > seen; });
      const std::lock_guard lock(bench->mutex);
      seen = bench->wakes;
    }
  }
  bool shown(int seat = 1) { return table.seat(seat).reading().shown(); }
  void until_shown(int seat = 1) {
    until([&] { return shown(seat); });
  }

  /// A point of the pad (mm of the card from its top left) in the window.
  Vec2 on_pad(int number, Vec2 card) {
    const seats::Seat& s = table.seat(number);
    const Rect pad = s.pad_rect();
    return s.frame().to_window(pad.min + card * (pad.width() / model::kCardSize.w));
  }
  /// A downstroke: a character of its own.
  void stroke(double x, double y = 10, int number = 1) {
    table.down(SeatTable::kOwn, on_pad(number, {x, y}));
    for (int i = 1; i <= 8; ++i) table.move(SeatTable::kOwn, on_pad(number, {x, y + i * 0.5}));
    table.up(SeatTable::kOwn);
    table.wait(0.05);
  }
  const model::Card& card(int number = 1) {
    const auto* found = model::find_card(table.board(), table.seat(number).draft());
    REQUIRE(found != nullptr);
    return *found;
  }
};

}  // namespace support
