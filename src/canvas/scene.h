// Scene: one board made visible; the face that tools, seats and the compositor use. It settles what
// changed before each question and hands it on: MapIndex knows where things lie, Holding what is in
// hands, Finder finds, MapPainter draws. The model's thread only. What must agree:
//  1. Between changed() and settle() the map may be stale; every public question settles first.
//  2. A held thing is in no still draw list; relations to it are drawn with it. hold() and let_go()
//     tell both the holding and the map, and what is held is let go when another board is shown.
//  3. The layouts keep words of the board shown: the map forgets those of what changed.
//  4. The painter forgets what it chose whenever the map or the hands are other than they were.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "canvas/found.h"
#include "canvas/look.h"
#include "canvas/pose.h"

namespace text {
class Furigana;
class Typesetter;
}  // namespace text

namespace canvas {

struct LineEnd;
struct Title;
using base::TurnedRect;

class Scene {
 public:
  /// `typesetter` outlives it.
  Scene(text::Typesetter& typesetter, const Look& look);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Shows `board` from now on (null: nothing). It must outlive the scene or the next show().
  void show(const model::Board* board);
  const model::Board* board() const;
  void set_look(const Look& look);
  const Look& look() const { return look_; }
  /// Whose readings stand above cards and plates while look().letters asks for them; it outlives the
  /// scene, or null takes it back.
  void set_furigana(text::Furigana* readings);
  text::Furigana* furigana() const;
  /// It knows more of them than before.
  void readings_came();
  /// What people say of words has changed: what that changes is read anew, and stays until then.
  void read_anew();

  /// What stands at the map's foot, while the board asks for it.
  void set_title(const Title& title);
  /// The card, island, relation or circle was added, changed or removed; of a board its title.
  void changed(ItemKind kind, Id id);
  /// The vote was given, changed or taken back.
  void vote_changed(Id vote);
  /// The board is weighed otherwise, or coloured by rank or no more.
  void board_changed();
  /// What must be repainted in the still layer since the last call, in map mm (shadows included).
  std::vector<Rect> take_damage();

  /// Draws what lies still and meets `region`, for a view of `scale` px/mm. An infinite scale draws
  /// everything in full (reports).
  void paint(const Rect& region, double scale, DrawList& out);
  /// Draws everything held, in its pose; `bounds` gets the painted rectangle of each thing held.
  void paint_held(double scale, DrawList& out, std::vector<Rect>& bounds);

  // --- holding
  /// Takes a card, a plate, or an island with all in it off the still layer.
  void hold(ItemRef root);
  void set_pose(ItemRef root, const Pose& pose);
  /// False: it lies where the board says, and its pose is only how it is shown on its way there.
  /// All questions but hit() take it as lying there. True from hold() on.
  void set_in_hand(ItemRef root, bool in_hand);
  void let_go(ItemRef root);
  bool is_held(ItemRef ref) const;
  bool holds_anything() const;
  /// Whatever is in somebody's hand, with all that lies in it.
  std::vector<ItemRef> in_hand() const;
  /// Single cards that somebody holds.
  std::vector<Id> cards_in_hand() const;

  // --- questions
  /// The topmost thing at `p`: plates, then cards by height, then symbol marks, then relations and
  /// circles, then island borders; of equals the one drawn above. Misses by up to `slop` mm still count when nothing is hit exactly.
  /// Held things count in their pose. An island is hit only near its line; its inside is the
  /// table's.
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
  Crowd crowd(Size seen);
  /// The cards and plates that are seen of an island and all in it, where the board has them.
  std::vector<TurnedRect> shapes_in(Id island);
  /// Every still or held item that meets `view`, for the probe. All of them are on the board.
  std::vector<ItemRef> visible_items(const Rect& view);
  /// The pose of whatever holds this item, or none.
  std::optional<Pose> pose_of(ItemRef ref) const;
  /// Where a relation's line begins and ends; nothing when its ends are hidden or touch.
  std::optional<std::pair<Vec2, Vec2>> relation_line(Id relation);
  /// All points of it as it is drawn, round what lies in between; empty for nothing.
  std::vector<Vec2> relation_way(Id relation);
  /// Some to what is held keep their bends until the next picture.
  bool lines_wait() const;
  /// The paper with its words; nothing without any.
  std::optional<TurnedRect> relation_words(Id relation);
  /// The paper with a circle's words (or with what stands in for them); nothing where there is none.
  std::optional<TurnedRect> circle_words(Id circle);
  /// An island's symbol mark as it stands, or would stand with words; nothing where the island is not
  /// seen.
  std::optional<TurnedRect> symbol_place(Id island);
  /// It stands at the map's foot.
  std::optional<Rect> title_place();
  /// A card's shape or an island's as a line ends at it, in whatever hand; nothing where it is hidden.
  std::optional<LineEnd> line_end(Id end);

  /// What a card or island got, as its tag says it, and its place among all; nothing without any.
  struct Points {
    int points = 0, rank = 0;
    TurnedRect tag;
  };
  std::optional<Points> points_of(Id target);

  /// The layout on a card, a plate or a sign, as drawn.
  text::LayoutPtr layout_of(ItemRef ref);

 private:
  /// False: there is no board.
  bool settle();
  /// With it the lines to what is held.
  bool settle_lines();

  /// Theirs alone to know: who asks a scene reads none of their heads.
  struct Parts;

  Look look_;
  std::unique_ptr<Parts> parts_;
};

/// A whole board in full detail, bottom to top, and its bounds (mm): for reports and small
/// pictures.
struct BoardPicture {
  DrawList list;
  Rect bounds;
};
BoardPicture draw_board(const model::Board& board, text::Typesetter& typesetter, const Look& look,
                        double scale = 1e9);
/// With what stands at its foot, where the board asks for it; and with what is known of `readings`, where
/// the look asks for those.
BoardPicture draw_board(const model::Board& board, const Title& title, text::Typesetter& typesetter,
                        const Look& look, double scale = 1e9, text::Furigana* readings = nullptr);

}  // namespace canvas
