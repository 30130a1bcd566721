// Together: cards that are moved as one until they are let go once: what the menu beside a ring
// offers. That menu joins them, Mover asks who goes along and parts them; a dashed line round each
// shows it. Several bundles may wait at a time; a card is in one at most. The model's thread.
#pragma once

#include <vector>

#include "tools/using.h"

namespace tools {

class Together final : public desk::Tool {
 public:
  explicit Together(Desk& desk) : desk_(desk) {}

  /// Those that are in another bundle leave it. Fewer than two are none.
  void join(const std::vector<Id>& cards);
  /// The others of its bundle that lie on the table; none where it is in none.
  std::vector<Id> mates_of(Id card) const;
  /// Its bundle is none any more.
  void part(Id card);

  void draw(Overlay& overlay) override;
  void drop_all() override { bundles_.clear(); }

 private:
  bool on_table(Id card) const;

  Desk& desk_;
  std::vector<std::vector<Id>> bundles_;
};

}  // namespace tools
