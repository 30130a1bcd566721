// Scene: one board made visible. Keeps what is costly (spatial index, island outlines, text
// layouts), says which part of the map must be repainted, answers what lies under a finger, and
// makes draw lists for the still layer and for what is held above it. The model's thread only.
//  1. Between changed() and settle() the index may be stale; every public question settles first.
//  2. A held thing is in no still draw list; relations to it are drawn with it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "canvas/item.h"
#include "canvas/look.h"
#include "canvas/spatial_index.h"
#include "model/session.h"
#include "text/typesetter.h"

namespace canvas {

using base::Id;
using base::TurnedRect;

/// Where a held thing is: turned about `pivot`, then shifted.
struct Pose {
  Vec2 shift;
  double turn = 0;
  Vec2 pivot;
  Vec2 apply(Vec2 p) const { return pivot + base::turned(p - pivot, turn) + shift; }
  TurnedRect apply(TurnedRect r) const { return {apply(r.centre), r.size, r.turn + turn}; }
};

class Scene {
 public:
  Scene(text::Typesetter& typesetter, const Look& look);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Shows `board` from now on (null: nothing). It must outlive the scene or the next show().
  void show(const model::Board* board);
  const model::Board* board() const { return board_; }
  void set_look(const Look& look);
  const Look& look() const { return look_; }

  /// The card, island or relation was added, changed or removed.
  void changed(ItemKind kind, Id id);
  /// What must be repainted in the still layer since the last call, in map mm (shadows included).
  std::vector<Rect> take_damage();

  /// Draws what lies still and meets `region`, for a view of `scale` px/mm. An infinite scale draws
  /// everything in full (reports).
  void paint(const Rect& region, double scale, DrawList& out);
  /// Draws everything held, in its pose; `bounds` gets the painted rectangle of each thing held.
  void paint_held(double scale, DrawList& out, std::vector<Rect>& bounds);

  // --- holding
  /// Takes a card, or an island with all in it (ref kind plate or island), off the still layer.
  void hold(ItemRef root);
  void set_pose(ItemRef root, const Pose& pose);
  /// False: it lies where the board says, and its pose is only how it is shown on its way there.
  /// All questions but hit() take it as lying there. True from hold() on.
  void set_in_hand(ItemRef root, bool in_hand);
  void let_go(ItemRef root);
  bool is_held(ItemRef ref) const { return held_items_.contains(ref); }
  bool holds_anything() const { return !held_.empty(); }

  // --- questions
  /// The topmost thing at `p`: plates, then cards by height, then relations, then island borders.
  /// Misses by up to `slop` mm still count when nothing is hit exactly. Held things count in their
  /// pose. An island is hit only near its line; its inside is the table's.
  std::optional<ItemRef> hit(Vec2 p, double slop);
  /// The topmost card at `p` that is in no hand and not `except`.
  std::optional<Id> card_at(Vec2 p, Id except);
  /// The innermost island whose outline holds `p`; never one that is in a hand, nor `except` and
  /// what lies in it.
  Id island_at(Vec2 p, Id except = {});
  /// Null while it has no members.
  std::shared_ptr<const Shape> outline(Id island);
  /// The cards and whole islands enclosed by a ring (島どり): those whose centre lies inside; of
  /// islands and what they hold only the outermost enclosed.
  struct Enclosed {
    std::vector<Id> cards;
    std::vector<Id> islands;
  };
  Enclosed enclosed_by(const std::vector<Vec2>& ring);
  /// Nothing but relations lies there, held or not.
  bool is_free(const Rect& spot);
  /// The middle of free room for something of `size`, as near as possible to the middle of `view`
  /// and in none of `avoid`. Where there is no room it lies on others.
  Vec2 free_place(Size size, const Rect& view, const std::vector<Rect>& avoid = {});
  /// Everything on the table; empty for an empty one.
  Rect bounds();
  /// What is to be shown of it where only `seen` (mm) can be, and the cards and plates that then
  /// lie far off.
  struct Crowd {
    Rect bounds;
    std::vector<ItemRef> far;
  };
  Crowd crowd(Size seen);
  /// The cards and plates that are seen of an island and all in it, where the board has them.
  std::vector<TurnedRect> shapes_in(Id island);
  /// Every still or held item that meets `view`, for the probe. All of them are on the board.
  std::vector<ItemRef> visible_items(const Rect& view);
  /// The pose of whatever holds this item, or none.
  std::optional<Pose> pose_of(ItemRef ref) const;
  /// Where a relation's line runs; nothing when its ends are hidden or touch.
  std::optional<std::pair<Vec2, Vec2>> relation_line(Id relation);

  /// The layout on a card or plate, as drawn.
  text::LayoutPtr layout_of(ItemRef ref);

 private:
  struct Thing {
    Rect bounds;  // as painted
    Id group;     // a card's island, an island's parent
    bool shown = false;
  };
  /// What is drawn of many things.
  struct Seen {
    std::vector<Id> islands, relations, cards, plates;
  };
  struct Held {
    ItemRef root;
    Pose pose;
    std::vector<ItemRef> items;
    Seen seen;              // of them, at seen_scale
    double seen_scale = 0;  // 0: not known
    bool in_hand = true;
  };
  Seen seen_of(const std::vector<SpatialIndex::Value>& found, const Rect& region, double scale);
  const Seen& seen_of(Held& held, double scale);
  void draw_plates(const std::vector<Id>& ids, const Pose* pose, double scale, std::uint32_t layer,
                   DrawList& out);
  void settle();
  void settle_all();
  void settle_card(Id id);
  void settle_parent(Id id);
  void settle_island(Id id);
  void settle_relation(Id id);
  void place(ItemRef ref, const Rect& bounds, Id group, double z = 0);
  void remove(ItemRef ref);
  void damage(const Rect& r);
  bool in_hand(ItemRef ref) const;
  /// It is on the table, and in no closed pile. What is held may have gone meanwhile.
  bool shown(ItemRef ref) const;
  bool in_closed(Id island) const;
  int depth(Id island) const;
  std::shared_ptr<const Shape> make_outline(Id island) const;

  Rect card_bounds(const model::Card& card) const;
  void draw_cards(std::vector<const model::Card*>& cards, const Pose* pose, double scale,
                  std::uint32_t layer, DrawList& out);
  void draw_ink(const model::Card& card, const TurnedRect& shape, double scale, std::uint32_t layer,
                DrawList& out);
  void draw_island(const model::Island& island, const Pose* pose, double scale, std::uint32_t layer,
                   DrawList& out);
  void draw_plate(const model::Island& island, const Pose* pose, double scale, std::uint32_t layer,
                  DrawList& out);
  void draw_relation(const model::Relation& relation, double scale, std::uint32_t layer,
                     DrawList& out);
  /// The paper with a relation's words; empty without any.
  Rect words_spot(const model::Relation& relation, Vec2 a, Vec2 b);
  struct End {
    Vec2 centre;
    Shape shape;
  };
  std::optional<End> end_of(Id id);
  std::optional<std::pair<Vec2, Vec2>> line_of(Id relation);
  bool touches_held(const model::Relation& r) const;
  text::LayoutPtr card_layout(const model::Card& card);
  text::LayoutPtr layout(ItemRef ref, std::string_view words, Size size, const text::Style& style);
  text::LayoutPtr label(const std::string& words, double em, text::Weight weight);

  static constexpr std::size_t kLayoutsKept = 6000;

  text::Typesetter& typesetter_;
  Look look_;
  const model::Board* board_ = nullptr;
  std::unordered_map<ItemRef, Thing, ItemRefHash> things_;
  SpatialIndex index_;
  std::unordered_map<Id, std::shared_ptr<const Shape>> outlines_;
  std::unordered_map<Id, std::set<Id>> cards_of_, islands_of_;
  std::map<Id, int> points_;
  std::vector<Held> held_;
  std::unordered_map<ItemRef, std::size_t, ItemRefHash> held_items_;
  std::set<Id> dirty_cards_, dirty_islands_, dirty_relations_;
  std::vector<Rect> damage_;
  std::unordered_map<ItemRef, text::LayoutPtr, ItemRefHash> layouts_;
  std::unordered_map<std::string, text::LayoutPtr> labels_;
};

/// How the words of a plate are set: bold, in the middle.
text::Style plate_style();

/// A whole board in full detail, bottom to top, and its bounds (mm): for reports and small
/// pictures.
struct BoardPicture {
  DrawList list;
  Rect bounds;
};
BoardPicture draw_board(const model::Board& board, text::Typesetter& typesetter, const Look& look,
                        double scale = 1e9);

}  // namespace canvas
