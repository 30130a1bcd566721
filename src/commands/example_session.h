// The example evening: 「協働のまちづくり　市民懇談会」, three questions on three boards, built op
// by op as a table would have done it (write, spread, gather, plates, relations, weighing), so that
// it has a journal to replay. Pure: the same arguments give the same ops, ids and times.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/session.h"
#include "ops/op.h"

namespace commands {

/// How large a card or plate must be for its text, never smaller than `smallest` (mm): the
/// typesetter's fit, handed in.
using FitSize = std::function<base::Size(std::string_view text, base::Size smallest)>;

/// Time passes as the evening goes on; ids follow it, and the journal.
class EveningClock final : public base::Clock {
 public:
  explicit EveningClock(base::WallTime begins) : now_(begins) {}
  double now_s() const override { return double(now_) / 1000; }
  base::WallTime wall() const override { return now_; }
  void advance(double seconds) { now_ += base::WallTime(seconds * 1000); }
  void set(base::WallTime now) { now_ = now; }

 private:
  base::WallTime now_;
};

/// One step of undo.
struct ExampleStep {
  base::WallTime at;
  std::vector<ops::Op> ops;
};
struct ExampleEvening {
  model::Session start;  // empty, with its id
  std::vector<ExampleStep> steps;
};

/// `begins`: when the first card is written. The evening takes about two hours from then.
ExampleEvening example_evening(base::WallTime begins, std::uint64_t seed, const FitSize& fit_card,
                               const FitSize& fit_plate);

}  // namespace commands
