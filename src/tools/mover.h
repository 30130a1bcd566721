// Mover: fingers drag cards and whole islands, turn them with a second finger, throw them across
// the table, drop them into and out of islands, or rest them on a card to make an island. Any number
// at once. What is let go lies at once where it will rest, for everybody; only the eye sees it glide
// there.
//  1. What goes along with a card in hand is among its `mates`, and has a hold of its own that is
//     `led`, until it is let go or taken into a hand itself.
#pragma once

#include <map>
#include <optional>

#include "tools/rest.h"

namespace tools {

class Together;

class Mover final : public desk::Tool {
 public:
  /// Who goes together is asked of this.
  Mover(Desk& desk, Together& together) : desk_(desk), together_(together) {}

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
    bool led = false;              // it goes along with another one that is in a hand
    std::optional<Glide> glide{};  // none: it is in a hand
    Rest rest{};                   // on another card
    std::vector<Id> mates{};       // cards that go along with it
  };
  void move(const input::Gesture& gesture, ItemRef root);
  std::optional<std::pair<Vec2, double>> lies(ItemRef root) const;
  void show(ItemRef root, const Hold& hold);
  /// Cards and plates that an action laid elsewhere are seen to go there.
  void follow_moved(double now_s);
  std::map<ItemRef, Hold>::iterator hold(ItemRef root, std::pair<Vec2, double> at);
  /// What is on its way to a place in the island is there.
  void arrive(Id island);
  void let_go_led(Id card);
  /// Drags or turns it, and what goes along.
  void carry(ItemRef root, Hold& hold, const input::Gesture& gesture);
  void rest(ItemRef root, Hold& hold, double now_s);
  void let_glide(ItemRef root, Hold& hold, double now_s);
  /// The island that would take it, held so; nil: none.
  Id island_for(ItemRef root, Vec2 centre) const;
  /// How far it glides when it is let go at this speed; 0: it is put down.
  Vec2 thrown_by(Vec2 velocity_mm_s) const;
  void put_down(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s);
  void put_card(Id card, const Hold& hold, Vec2 throw_mm);
  void put_island(Id island, const Hold& hold, Vec2 throw_mm);
  /// All that goes together, as one action.
  void put_together(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s);
  /// Beside another card or pile, so that both can be read: towards `centre` if there is room.
  Vec2 beside(const base::TurnedRect& other, base::Size size, Vec2 centre) const;
  /// What a card or a pile comes to lie on is gathered with it, as one action. False: it is neither.
  bool gather(ItemRef root, Id other, Vec2 centre);

  Desk& desk_;
  Together& together_;
  std::map<ItemRef, Hold> holds_;
};

}  // namespace tools
