// NeighboursPart: where it is wanted, a card that somebody holds shows quietly which others use the same
// words. It moves nothing. What cards are about is read in the background. The window's thread. What must
// agree:
//  1. `likeness_` has the cards of `board_` as they were when they were no more in `stale_`.
#pragma once

#include <set>

#include "pages/part.h"
#include "pages/sitting.h"
#include "text/likeness.h"

namespace desk {
struct Overlay;
}
namespace text {
class Gists;
}

namespace pages {

class NeighboursPart final : public Part {
 public:
  /// All live longer.
  NeighboursPart(Surroundings& around, Sitting& sitting, text::Gists& gists)
      : around_(around), sitting_(sitting), gists_(gists) {}

  void tick(double now_s) override;
  /// An op took effect.
  void changed(const ops::Op& op);
  /// Under what is held.
  void draw_hint(desk::Overlay& overlay) const;
  /// Of the cards that are held now; for the probe.
  std::vector<base::Id> shown() const;

 private:
  static constexpr std::size_t kMost = 5;
  bool wanted() const { return around_.machine.neighbours; }
  void begin();

  Surroundings& around_;
  Sitting& sitting_;
  text::Gists& gists_;
  text::Likeness likeness_;
  base::Id board_;  // nil: none is followed
  std::set<base::Id> stale_;
  std::uint64_t rounds_ = 0;  // of the gists, when stale ones were looked at last
  bool fresh_ = false;        // some became stale since
};

}  // namespace pages
