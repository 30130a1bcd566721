// GoingOn: which of a journal's actions people would call one change: what was done in one go, however
// many times it was told, and letter after letter in the same words. Past asks it. A plain value.
//  1. What takes something back goes on with nothing: there both can be looked at.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/id.h"
#include "ops/fwd.h"

namespace storage {

class GoingOn {
 public:
  /// What took effect together, and how it is taken back.
  struct Told {
    std::uint64_t step = 0;  // the journal's
    base::WallTime at = 0;
    const ops::Ops& ops;
    const ops::Ops& inverses;
  };
  /// `moment` is what it leads to: a number, one more each time. The moment that is now only on the way
  /// there; nothing: it is a change of its own.
  std::optional<std::size_t> before(const Told& told, std::size_t moment);

 private:
  struct Words {
    std::size_t moment;
    base::WallTime at;
    std::size_t field;
    std::string begun;  // as they stood before all of it
  };
  struct Step {
    std::size_t moment;
    base::WallTime at;
    ops::Ops inverses;  // of what was told last
  };
  std::map<base::Id, Words> words_;  // what is written on
  std::map<std::uint64_t, Step> steps_;
};

}  // namespace storage
