// The session: plain values, the whole of what is saved, undone and journalled. No behaviour beyond
// look-up; it changes only through ops. One thread owns it; copies may be handed to others.
// The invariants are numbered in invariants.h. Millimetres; text is valid UTF-8.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/geometry.h"
#include "base/id.h"

namespace model {

using base::Id;
using base::Size;
using base::Vec2;
using base::WallTime;

/// The six papers, told apart by any colour vision; each also bears a mark of its own.
enum class PaperColor { yellow, rose, sky, green, violet, white };
/// Where a card is: on the table, in the tray 箱, or at the seat where it is being written: nobody
/// else's business until it is put on the table.
enum class Place { table, tray, seat };
/// The nine kinds of 関係線. `order` and `supported_by` run from → to.
enum class RelationKind {
  same,
  close,
  order,
  mutual,
  strong_mutual,
  opposed,
  broken,
  supported_by,
  vague
};
/// The steps of the KJ method, as a board remembers where its table stands.
enum class Step { write, spread, gather, plate, arrange, island, relate, narrate, weigh, present };

inline constexpr Size kCardSize{75, 50};
inline constexpr Size kPlateSize{90, 20};
inline constexpr double kCardMaxSide = 200;   // mm
inline constexpr double kTableLimit = 50000;  // mm from the middle: nothing lies farther out

/// One line of handwriting: what a finger or a pen drew from down to up. A single point is a dot.
struct InkStroke {
  double width = 0.7;        // mm
  std::vector<Vec2> points;  // mm from the card's middle, x right, y down, on a card of kCardSize
  friend bool operator==(const InkStroke&, const InkStroke&) = default;
};

/// ラベル: one idea, a plain sentence, typed or written by hand.
struct Card {
  Id id;
  std::string text;
  PaperColor color = PaperColor::yellow;
  Vec2 pos;               // the centre
  double turn = 0;        // (−π, π], clockwise
  Size size = kCardSize;  // as laid out for its text: see text::fit_card
  double z = 0;           // higher lies on top
  Place place = Place::table;
  Id island;         // the innermost island it belongs to; nil: none
  int alone = 0;     // 一匹狼: the rounds it stayed alone, one dot each
  std::string who;   // its writer, optional
  std::string seat;  // the number of the seat it was written at, optional
  WallTime made = 0;
  std::vector<InkStroke> ink;  // handwriting, bottom first; how it lies: see canvas/ink.h
  std::string extra;           // unknown fields, a JSON object or empty; kept as found
};

/// 島: a bundle of cards and islands with its 表札 (title plate).
struct Island {
  Id id;
  std::string plate;  // the sentence that says what the bundle says; may be empty
  Vec2 plate_pos;     // the plate's centre
  double plate_turn = 0;
  Size plate_size = kPlateSize;
  Id parent;            // the island it lies in; nil: none
  int level = 1;        // 多段グループ編成: the round it was made in
  bool closed = false;  // its pile is closed: the plate stands for the bundle
  std::string symbol;   // シンボルマーク, a short emblem phrase
  PaperColor color = PaperColor::white;
  WallTime made = 0;
  std::string extra;
};

/// 関係線 between islands or cards, with its 添えことば.
struct Relation {
  Id id;
  RelationKind kind = RelationKind::close;
  Id from;
  Id to;
  std::string words;
  WallTime made = 0;
  std::string extra;
};

/// 衆目評価: points somebody gave to an island or a card.
struct Vote {
  Id id;
  Id target;
  int points = 1;
  std::string who;
  WallTime made = 0;
  std::string extra;
};

/// One table's map for one question.
struct Board {
  Id id;
  int order = 0;
  std::string title;
  Id question;        // nil: none
  std::string table;  // which table of the room, "1", "A"; may be empty
  Step step = Step::write;
  int round = 1;          // the round of 多段グループ編成 under way
  std::string narrative;  // B型叙述化
  std::string extra;

  std::map<Id, Card> cards;
  std::map<Id, Island> islands;
  std::map<Id, Relation> relations;
  std::map<Id, Vote> votes;
};

/// How words with kanji are read in this session, in hiragana; "": nothing is to stand above them.
using Readings = std::map<std::string, std::string, std::less<>>;

/// A moment of the session that somebody marked, to come back to it.
struct Moment {
  std::uint64_t op = 0;  // the last op of the journal then
  WallTime at = 0;
  friend bool operator==(const Moment&, const Moment&) = default;
};

struct Question {
  Id id;
  int order = 0;
  std::string text;
  std::string extra;
};

struct Session {
  Id id;
  std::string title;
  std::string date;  // as the facilitator writes it; new sessions: "2026-07-05"
  std::string venue;
  std::vector<std::string> makers;
  std::string notes;
  bool anonymous = false;  // no names: `who` stays empty
  WallTime made = 0;
  Readings readings;            // what its people say of words, before any dictionary
  std::vector<Moment> moments;  // marked ones, by op
  std::string extra;

  std::map<Id, Question> questions;
  std::map<Id, Board> boards;

  const Board* board(Id id) const;
  Board* board(Id id);
  /// The boards by `order`, then id.
  std::vector<const Board*> boards_in_order() const;
  std::vector<const Question*> questions_in_order() const;
};

/// Nothing where the id is not there.
const Card* find_card(const Board&, Id);
const Island* find_island(const Board&, Id);

base::TurnedRect shape_of(const Card&);
base::TurnedRect plate_shape_of(const Island&);

/// The islands lying directly in `parent` (nil: the outermost), by id.
std::vector<Id> children_of(const Board&, Id parent);
/// `island` and every island nested in it, outermost first.
std::vector<Id> subtree_of(const Board&, Id island);
/// The cards that belong to `island` directly.
std::vector<Id> cards_in(const Board&, Id island);
/// From the outermost island down to `island`; empty for nil.
std::vector<Id> path_to(const Board&, Id island);
/// True when `maybe_ancestor` is `island` or holds it.
bool is_within(const Board&, Id island, Id maybe_ancestor);
/// Points per target, and the sum.
std::map<Id, int> points_by_target(const Board&);
/// One above the highest card.
double top_z(const Board&);

}  // namespace model
