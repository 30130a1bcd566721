// MapIndex: a board by where things lie, kept in step with it: what is shown where, who lies in whom
// and the line round it, which relations end where, who was given how many points. Scene tells it
// what changed and settles it; painter and finder ask. The model's thread. What must agree:
//  1. Between changed() and settle() all of it may be stale; every question Requires: settled.
//  2. places_, outlines_, ends_, sums_, ranks_ and labels_ are then those of the board, as if it were shown afresh:
//     but a relation to what is held lies where it was when one of its ends last changed.
//  3. A thing in no dirty set is in step: what something else depends on puts that into its set.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "canvas/holding.h"
#include "canvas/island_outlines.h"
#include "canvas/kept_layouts.h"
#include "canvas/places.h"
#include "canvas/plate_tag.h"
#include "canvas/relation.h"
#include "canvas/relation_ends.h"
#include "canvas/signs.h"
#include "canvas/vote_sums.h"

namespace canvas {

class MapIndex {
 public:
  /// `holding`: relations to what is held run to where it is shown.
  MapIndex(const Holding& holding, KeptLayouts& layouts)
      : holding_(holding), layouts_(layouts), signs_(layouts) {}

  /// Null: nothing.
  void show(const model::Board* board);
  const model::Board* board() const { return board_; }

  void changed(ItemKind kind, Id id);
  void vote_changed(Id vote) { dirty_votes_.insert(vote); }
  /// The board is weighed otherwise.
  void weighing_changed();
  /// What stands at the map's foot, where the board asks for it.
  void set_title(const Title& title) { signs_.set_title(title); }
  /// Puts everything in step. False: it was.
  bool settle();

  /// A card, a plate, or an island and all in it, as far as it is on the table: what is lifted with it.
  std::vector<ItemRef> all_of(ItemRef root) const;
  /// These are held from now on: where they and their relations lie is to be repainted.
  void lifted(const std::vector<ItemRef>& items);
  /// And these no longer.
  void laid(const std::vector<ItemRef>& items);
  /// The words of a card or plate that lies where it lay are laid out otherwise from now on.
  void reworded(ItemRef ref);
  void damage_all() { places_.damage_all(); }
  std::vector<Rect> take_damage() { return places_.take_damage(); }

  const Places& places() const { return places_; }
  const IslandOutlines& outlines() const { return outlines_; }
  const RelationEnds& ends() const { return ends_; }
  const VoteSums& sums() const { return sums_; }
  const Signs& signs() const { return signs_; }
  /// Its mark as it stands, or would stand with words; nothing where the island is not seen.
  std::optional<TurnedRect> symbol_place(Id island) const;
  /// The tag that says what points it got, and once it is counted its rank; nothing without any.
  std::optional<PlateTag> points_of(Id target) const;
  std::string points_words(Id target) const;
  /// 0: it has none.
  int rank_of(Id target) const;
  /// The map is coloured by rank.
  bool by_rank() const;
  /// How a rank stands beside points: "{0}", "{1}".
  void set_rank_words(std::string words) { rank_words_ = std::move(words); }
  /// The number that an island's plate carries in the method; null while no island holds another.
  const std::string* label_of(Id island) const;
  /// The island or one it lies in is a closed pile.
  bool in_closed(Id island) const;
  /// 1 for an outermost island, 0 for none.
  int depth(Id island) const;
  /// Where a relation's line runs; nothing when its ends are hidden or touch.
  std::optional<std::pair<Vec2, Vec2>> line_of(Id relation) const;
  /// The paper with a relation's words on a line from `a` to `b`, turned as what it begins at is, clear
  /// of cards and plates where it can be; nothing without any.
  std::optional<TurnedRect> words_spot(const model::Relation& relation, Vec2 a, Vec2 b) const;
  /// What a line ends at there, in whatever hand; nothing where it is hidden.
  std::optional<LineEnd> end_of(Id id) const;

 private:
  std::vector<Id> innermost_first(const std::set<Id>& islands) const;
  std::set<Id> islands_to_settle();
  void settle_all();
  void settle_card(Id id);
  void settle_parent(Id id);
  void settle_island(Id id);
  void settle_relation(Id id);
  void settle_vote(Id id);
  void damage_points(Id target);
  void settle_ranks();
  /// Numbers plates anew; those that have another one now are damaged.
  void settle_labels();
  void damage_label(Id island, const std::string& label);
  void mark_relations_at(Id end);
  void settle_signs();
  Signs::Around around_signs() const;
  /// What came there or went lies otherwise beside the words of these.
  void mark_words_near(ItemRef ref);
  void mark_words_in(const Rect& region);
  TurnedRect words_at(const model::Relation& relation, Vec2 a, Vec2 b, double part) const;
  double turn_of(Id end) const;

  const Holding& holding_;
  KeptLayouts& layouts_;
  const model::Board* board_ = nullptr;
  Places places_;
  IslandOutlines outlines_;
  RelationEnds ends_;
  VoteSums sums_;
  Signs signs_;
  std::map<Id, int> ranks_;           // by target
  std::map<Id, std::string> labels_;  // by island; empty while no island holds another
  std::string rank_words_;
  model::Weighing weighing_;  // as it is shown
  std::set<Id> dirty_cards_, dirty_islands_, dirty_relations_, dirty_votes_;
};

}  // namespace canvas
