// PointTags: 衆目評価 on the table: while points are given openly, the tag with a thing's points is what
// the last one is dragged off by, back to its seat or onto something else. One of the toolbox's. The
// model's thread.
#pragma once

#include <map>

#include "tools/using.h"

namespace tools {

class PointTags final : public desk::Tool {
 public:
  explicit PointTags(Desk& desk) : desk_(desk) {}

  void set_messages(const base::Messages& tr) override { tr_ = tr; }
  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t tag, const input::Gesture& gesture) override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override { drags_.clear(); }

 private:
  struct Drag {
    Id from;
    Vec2 px;
  };
  /// The tags that can be seen, with whose they are.
  std::vector<std::pair<Id, base::TurnedRect>> tags() const;
  void let_go(const Drag& drag);

  Desk& desk_;
  std::map<input::FingerId, Drag> drags_;
  base::Messages tr_;
};

}  // namespace tools
