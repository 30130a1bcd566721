// Together: cards that are moved as one until they are let go once: what the menu beside a ring
// offers. That menu joins them, Mover asks who goes along and parts them; a dashed line round each
// shows it. Several bundles may wait at a time; a card is in one at most. Where the action that joined
// them is undone they are none, until it is done again. The model's thread.
#pragma once

#include <vector>

#include "tools/using.h"

namespace tools {

class Together final : public desk::Tool {
 public:
  explicit Together(Desk& desk) : desk_(desk) {}

  /// As a part of `step`. Those that are in another bundle leave it. Fewer than two are none.
  void join(const std::vector<Id>& cards, ops::ActionId step);
  /// The others of its bundle that lie on the table; none where it is in none.
  std::vector<Id> mates_of(Id card) const;
  /// Its bundle is none any more.
  void part(Id card);

  void draw(Overlay& overlay) override;
  void drop_all() override { bundles_.clear(); }

 private:
  struct Bundle {
    std::vector<Id> cards;
    ops::ActionId step;
  };
  bool on_table(Id card) const;
  bool stands(const Bundle& bundle) const;

  Desk& desk_;
  std::vector<Bundle> bundles_;
};

}  // namespace tools
