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
/// The steps of the KJ method, as a board remembers where its table stands; and from `opening` on what
/// else an evening is made of, which an agenda alone names.
enum class Step {
  write,
  spread,
  gather,
  plate,
  arrange,
  island,
  relate,
  narrate,
  weigh,
  present,
  opening,
  talk,
  change_seats,
  rest
};

/// How people give points in 衆目評価: stickers of one point each, each person the numbers from `points`
/// down to 1 as Kawakita has it, or hands raised that somebody counts.
enum class Manner { none, stickers, scale, hands };

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
  Id twin;           // the same idea, lying in another bundle; nil: none
  int read = 0;      // ラベル拡げ: the round it was last read out in; 0: never
  // Where it came from if not from a seat of this table: "phones", another table's name; or empty.
  std::string origin;
  WallTime made = 0;
  std::vector<InkStroke> ink;  // handwriting, bottom first; how it lies: see canvas/ink.h
  std::string extra;           // unknown fields, a JSON object or empty; kept as found
};

/// A line drawn by a finger, closed from its last point to its first.
using Loop = std::vector<Vec2>;

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
  int number = 0;       // its plate's number within its level; 0: counted by the time of making
  int stop = 0;         // when it is presented, as the group tapped; 0: not chosen
  std::string plain;    // the plate in plain Japanese, for whom that helps; may be empty
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
  std::string seat{};   // the number of the seat it was given at, optional
  bool secret = false;  // nobody's business until it is shown; no file and no sum has it
};

/// クロスサークル: a free loop round parts of several islands, with a word.
struct Circle {
  Id id;
  std::string words;
  Loop loop;
  WallTime made = 0;
  std::string extra;
};

/// A sentence or two of B型叙述化, and what of the map they tell.
struct Passage {
  Id id;
  int order = 0;
  Id about;           // an island or a card; nil: of no one thing
  Id relation;        // by which it follows from what was told before; nil: none
  std::string text;   // as it is read
  std::string draft;  // as the map told it when it was made; another text: people wrote it
  std::string extra;
};

/// Words that a report is not to say as they stand; the card or plate itself keeps them.
struct Redaction {
  Id id;
  Id about;             // the card, or the island whose plate it is
  std::string words;    // as they stand there
  std::string instead;  // the same: they stay after all
  std::string extra;
};

/// A part of a board's ground, as wide as its share of all.
struct Zone {
  std::string name;
  double share = 1;
  friend bool operator==(const Zone&, const Zone&) = default;
};

/// What lies under a board's cards: columns and rows, whose fields cards take by lying on them; no
/// columns: nothing. A `line` goes from the first column to the last, without borders.
struct Ground {
  Vec2 middle;
  Size size{};
  std::vector<Zone> columns{}, rows{};  // left to right, top to bottom; no rows: one without a name
  std::string across{}, down{};         // the names of the axes, or empty
  bool line = false;
  friend bool operator==(const Ground&, const Ground&) = default;
};

/// How a board is weighed, and how far that is.
struct Weighing {
  Manner manner = Manner::none;
  int points = 5;                   // stickers for each seat, or its highest number
  bool several = false;             // of one seat's on one thing
  bool secret = false;              // nothing is shown before it is counted
  bool counted = false;             // no more are given
  bool by_rank = false;             // the map is coloured by rank
  std::vector<std::string> more{};  // unknown words, kept as found
  friend bool operator==(const Weighing&, const Weighing&) = default;
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
  Weighing weighing{};
  Ground ground{};
  std::string notes;    // 註記 of the map, such as its sources
  bool legend = false;  // 表題・註記 stand at the map's foot
  bool index_map =
      false;  // インデックス図解: the outermost islands are seen as if they were closed
  std::string extra;

  std::map<Id, Card> cards;
  std::map<Id, Island> islands;
  std::map<Id, Relation> relations;
  std::map<Id, Vote> votes;
  std::map<Id, Circle> circles;
  std::map<Id, Passage> passages;
  std::map<Id, Redaction> redactions;
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

/// A step of the evening, and how long it takes.
struct AgendaStep {
  Id id;
  int order = 0;
  Id question;  // nil: of no one question
  Step step = Step::write;
  int minutes = 0;    // 0: as long as it takes
  std::string words;  // one sentence, what to do now; empty: what the step always asks
  std::string extra;
};

/// What is asked at the evening's end: one of five faces, one or several of the choices, a number
/// from 1 to 5, or some words.
enum class InquiryKind { faces, choice, choices, scale, text };
struct Inquiry {
  Id id;
  int order = 0;
  InquiryKind kind = InquiryKind::faces;
  std::string text;
  std::vector<std::string> choices;
  std::string extra;
};

/// One answer to one of them. It says neither who nor when, and nothing joins it to the same person's
/// other answers.
struct Answer {
  Id id;
  Id inquiry;
  int value = 0;  // the face or number, 5 the best; the choice, from 1; 0: words
  std::string text;
  std::string extra;
  bool secret = false;  // not counted yet: no file and no sum has it
};

/// What a report says that lies on no map: 目的, 参加者数, 問い合わせ先 …
struct ReportText {
  Id id;
  std::string part;  // the part it stands in, such as "purpose"
  std::string text;
  std::string extra;
};

struct Session {
  Id id;
  std::string title;
  std::string date;  // as the facilitator writes it; new sessions: "2026-07-05"
  std::string venue;
  std::string evening;  // what joins the tables of one evening, such as the hall's name; optional
  std::string group;    // which of its groups this is: "3", "A"; optional
  std::vector<std::string> makers;
  std::string notes;
  bool anonymous = false;  // no names: `who` stays empty
  WallTime made = 0;
  Readings readings;  // what its people say of words, before any dictionary
  // Where the evening is: the step under way (nil, or gone meanwhile: none), when its clock was set
  // going, and what was left of it then; while it stands still that is what is left.
  Id at_step;
  WallTime step_began = 0;
  int step_left_s = 0;
  bool step_paused = false;
  std::vector<Moment> moments;  // marked ones, by op
  // The parts of its report in their order, "-" before those left out; empty: as the form has it.
  std::vector<std::string> report_parts;
  std::string extra;

  std::map<Id, Question> questions;
  std::map<Id, AgendaStep> agenda;
  std::map<Id, Inquiry> inquiries;
  std::map<Id, Answer> answers;
  std::map<Id, ReportText> report_texts;
  std::map<Id, Board> boards;

  const Board* board(Id id) const;
  Board* board(Id id);
  /// The boards by `order`, then id.
  std::vector<const Board*> boards_in_order() const;
  std::vector<const Question*> questions_in_order() const;
  std::vector<const AgendaStep*> agenda_in_order() const;
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
/// Points per target, but for secret ones.
std::map<Id, int> points_by_target(const Board&);
/// One above the highest card.
double top_z(const Board&);

}  // namespace model
