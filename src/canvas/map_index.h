// MapIndex: a board by where things lie, kept in step with it: what is shown where, who lies in whom
// and the line round it, where relations run, who was given how many points. Scene tells it
// what changed and settles it; painter and finder ask. The model's thread. What must agree:
//  1. Between changed() and settle() all of it may be stale; every question Requires: settled.
//  2. places_, outlines_, lines_, sums_, ranks_ and labels_ are then those of the board, as if it were shown afresh:
//     but a relation to what is held lies where it was when one of its ends last changed.
//  3. A thing in no dirty set is in step: what something else depends on puts that into its set.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "canvas/holding.h"
#include "canvas/island_outlines.h"
#include "canvas/kept_layouts.h"
#include "canvas/places.h"
#include "canvas/plate_tag.h"
#include "canvas/relation_lines.h"
#include "canvas/signs.h"
#include "canvas/vote_sums.h"

namespace canvas {

class MapIndex {
 public:
  /// `holding`: relations to what is held run to where it is shown.
  MapIndex(const Holding& holding, KeptLayouts& layouts)
      : layouts_(layouts), lines_(holding, layouts, places_, outlines_), signs_(layouts) {}

  /// Null: nothing.
  void show(const model::Board* board);
  const model::Board* board() const { return board_; }

  void changed(ItemKind kind, Id id);
  void vote_changed(Id vote) { dirty_votes_.insert(vote); }
  /// The board is weighed otherwise, or is seen as an index map, or no more.
  void board_changed();
  /// What stands at the map's foot, where the board asks for it.
  void set_title(const Title& title) { signs_.set_title(title); }
  /// Puts everything in step. False: it was.
  bool settle();
  /// Lines lead to what is held where it is shown now, or as many of them as can be made anew at once.
  void follow() { lines_.follow(); }

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
  const RelationLines& lines() const { return lines_; }
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

 private:
  std::vector<Id> innermost_first(const std::set<Id>& islands) const;
  std::set<Id> islands_to_settle();
  void settle_all();
  void settle_card(Id id);
  void settle_parent(Id id);
  void settle_island(Id id);
  void settle_vote(Id id);
  void damage_points(Id target);
  void settle_ranks();
  /// Numbers plates anew; those that have another one now are damaged.
  void settle_labels();
  void damage_with_lines(const std::vector<ItemRef>& items);
  void damage_label(Id island, const std::string& label);
  /// Of a pile: lines to what it hides, too, end at it.
  void ends_changed_within(Id island);
  void settle_signs();
  Signs::Around around_signs() const;

  KeptLayouts& layouts_;
  const model::Board* board_ = nullptr;
  Places places_;
  IslandOutlines outlines_;
  RelationLines lines_;
  VoteSums sums_;
  Signs signs_;
  std::map<Id, int> ranks_;           // by target
  std::map<Id, std::string> labels_;  // by island; empty while no island holds another
  std::string rank_words_;
  model::Weighing weighing_;  // as it is shown
  std::set<Id> dirty_cards_, dirty_islands_, dirty_votes_;
};

}  // namespace canvas
