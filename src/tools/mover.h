// Mover: fingers drag cards and whole islands, turn them with a second finger, throw them across
// the table, drop them into and out of islands, or on a card to make an island. Any number at once.
// What is let go lies at once where it will rest, for everybody; only the eye sees it glide there.
#pragma once

#include <map>
#include <optional>

#include "tools/using.h"

namespace tools {

class Mover final : public desk::Tool {
 public:
  explicit Mover(Desk& desk) : desk_(desk) {}

  /// Takes what is done to cards and islands.
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  /// Carries glides on; true when something moved, the last step included.
  bool tick(double now_s) override;
  /// Where each held thing would go if let go now: highlighted frames.
  void draw(Overlay& overlay) override;
  /// Lets go of everything at once, where it was.
  void drop_all() override;

 private:
  /// How it is shown on its way to where it lies.
  struct Glide {
    double start_s = 0;
    Vec2 from, to;
    double from_turn = 0;
  };
  struct Hold {
    Vec2 centre;      // where its middle is shown now
    double turn = 0;  // its turn now
    bool dragged = false;
    std::optional<Glide> glide;  // none: it is in a hand
  };
  /// What the fingers would make of it here.
  struct Landing {
    Id island;               // it joins this one
    std::optional<Id> card;  // or makes an island with this card
  };
  void move(const input::Gesture& gesture, ItemRef root);
  std::optional<std::pair<Vec2, double>> lies(ItemRef root) const;
  void show(ItemRef root, const Hold& hold);
  /// Cards that an action laid elsewhere are seen to go there.
  void follow_moved(double now_s);
  void let_glide(ItemRef root, Hold& hold, double now_s);
  Landing landing(ItemRef root, Vec2 centre) const;
  void put_down(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s);
  void put_card(Id card, const Hold& hold, Vec2 throw_mm);
  void put_island(Id island, const Hold& hold, Vec2 throw_mm);
  /// Beside another card, so that both can be read: towards `centre` if there is room.
  Vec2 beside(const model::Card& other, const model::Card& card, Vec2 centre) const;

  Desk& desk_;
  std::map<ItemRef, Hold> holds_;
};

}  // namespace tools
