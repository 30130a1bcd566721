// What always holds of a session. Checked by tests after random walks of ops and whenever a file is
// loaded; ops refuse whatever would break one.
//  1. Every id is a UUID, not nil, and stands for one thing in the whole session.
//  2. A card's island is nil or an island of its board; a card in the tray belongs to no island.
//  3. An island's parent is nil or an island of its board; no island lies within itself; at most
//     kMaxDepth islands lie within one another.
//  4. A relation joins two different things, each a card or an island of its board.
//  5. A vote's target is a card or an island of its board; its points are 0…1000.
//  6. Every number is finite; positions lie within ±kTableLimit; turns within (−π, π]; card and
//     plate sizes within 10…kCardMaxSide mm (plates up to 3 × that wide); z within ±1e15.
//  7. Every text is valid UTF-8 and at most kMaxText bytes.
//  8. A board's question is nil or one of the session's.
//  9. alone is 0…99, level and round 1…99.
// 10. A card's ink has at most kMaxStrokes strokes and kMaxInkPoints points; a stroke has at least
//     one point, a width within kInkWidths, and lies on the card but for kInkSlack.
// 11. A board is weighed with 0…kMostPoints points.
// 12. A session says how at most kMaxReadings words are read: a word has 1…kMaxReadingWord bytes, its
//     reading is hiragana of at most kMaxReading bytes, or empty.
// 12. An agenda's step takes 0…kMaxMinutes; of the one under way at most as much is left.
// 13. A cross circle has 3…kMaxLoop points; a ground at most kMaxZones columns and as many rows, each
//     of a share within kMinShare…kMaxShare, and with columns a size of kMinGround mm at least, within the table.
// 14. A card's twin is another card, whose twin it is.
// 15. An island's number and stop are 0…kMostNumber; a question of the questionnaire has at most
//     kMostChoices choices, an answer's value is 0…kMostChoices.
// 16. At most kMaxMoments moments are marked, by op, each op once.
#pragma once

#include <string>
#include <vector>

#include "model/fields.h"

namespace model {

inline constexpr int kMaxDepth = 16;
inline constexpr std::size_t kMaxText = 4u << 20;    // bytes
inline constexpr std::size_t kMaxStrokes = 2000;     // of a card's ink
inline constexpr std::size_t kMaxInkPoints = 40000;  // of all its strokes
inline constexpr std::size_t kMaxReadings = 5000;
inline constexpr std::size_t kMaxReadingWord = 120;  // bytes: forty kanji
inline constexpr std::size_t kMaxReading = 300;      // bytes
inline constexpr int kMaxMinutes = 600;
inline constexpr int kMostNumber = 99999;
inline constexpr int kMostChoices = 20;
inline constexpr std::size_t kMaxMoments = 500;
inline constexpr std::size_t kMaxLoop = 2000;
inline constexpr std::size_t kMaxZones = 12;
inline constexpr double kMinShare = 0.05, kMaxShare = 20;
inline constexpr double kMinGround = 100;    // mm
inline constexpr double kMinInkWidth = 0.1;  // mm
inline constexpr double kMaxInkWidth = 5;    // mm
inline constexpr double kInkSlack = 1;       // mm beyond a card of kCardSize

/// Each broken invariant in a sentence that names the thing; empty when all hold.
std::vector<std::string> broken_invariants(const Session&);

/// Single values, for the ops and the loader; each says nothing or what is wrong.
base::Sentence wrong_with(const InkStroke&);
/// A word, and how people say that it is read.
base::Sentence wrong_reading(const std::string& word, const std::string& reading);

/// What a field's type asks of it (6, 7), then what its kind does; "" or what is wrong.
template <class T>
base::Sentence wrong_with(const T& thing);

/// Of one field, whatever thing it is of.
base::Sentence wrong_value(const char* field, const std::string& text);
base::Sentence wrong_value(const char* field, const std::vector<std::string>& texts);
base::Sentence wrong_value(const char* field, Vec2 pos);
base::Sentence wrong_value(const char* field, const Loop& loop);
base::Sentence wrong_value(const char* field, const Ground& ground);
base::Sentence wrong_value(const char* field, const Readings& readings);
base::Sentence wrong_value(const char* field, const std::vector<Moment>& moments);
template <class V>
base::Sentence wrong_value(const char*, const V&) {
  return {};
}

/// What a kind asks beyond that; most ask nothing.
base::Sentence wrong_of_kind(const Card&);
base::Sentence wrong_of_kind(const Island&);
base::Sentence wrong_of_kind(const Relation&);
base::Sentence wrong_of_kind(const Vote&);
base::Sentence wrong_of_kind(const Board&);
base::Sentence wrong_of_kind(const AgendaStep&);
base::Sentence wrong_of_kind(const Inquiry&);
base::Sentence wrong_of_kind(const Answer&);
base::Sentence wrong_of_kind(const Session&);
template <class T>
base::Sentence wrong_of_kind(const T&) {
  return {};
}

/// True when `id` names anything in the session (invariant 1).
bool id_in_use(const Session&, Id id);

template <class T>
base::Sentence wrong_with(const T& thing) {
  base::Sentence wrong;
  if (thing.id.nil()) wrong = base::sentence("the id is missing");
  const auto look = [&](auto&& wrong_field) {
    for_each_field<T>([&](const auto& field) {
      if (wrong.empty())
        wrong = wrong_field(field.name, thing.*(std::remove_cvref_t<decltype(field)>::member));
    });
  };
  look([](const char* name, const auto& value) { return wrong_value(name, value); });
  if (wrong.empty()) wrong = wrong_of_kind(thing);
  return wrong;
}

}  // namespace model
