#include "model/invariants.h"
#include "model/weighing.h"

#include <fmt/core.h>

#include <numbers>
#include <set>

#include "base/utf8.h"
#include "model/kinds.h"

namespace model {

using base::Sentence;
using base::sentence;

namespace {

template <class T>
constexpr bool every_id_is_a_link() {
  std::size_t ids = 0, links = 0;
  for_each_field<T>([&](const auto& field) {
    ids += std::is_same_v<typename std::remove_cvref_t<decltype(field)>::Value, Id>;
  });
  for_each_link<T>([&](auto) { ++links; });
  return ids == links;
}
constexpr bool every_id_is_a_link() {
  bool every = true;
  for_each_kind(
      [&](auto row) { every = every && every_id_is_a_link<typename decltype(row)::Thing>(); });
  return every;
}
static_assert(every_id_is_a_link(), "a field of type Id names something: say what");

/// Angles are kept to 1e-6: half a turn is written 3.141593, a little more than π.
constexpr double kRounding = 1e-6;

Sentence wrong_turn(const char* field, double turn) {
  if (std::isfinite(turn) && turn > -std::numbers::pi - kRounding &&
      turn <= std::numbers::pi + kRounding)
    return {};
  return sentence("{} is not an angle within ±π", field);
}

Sentence wrong_size(const char* field, Size s, double max_w) {
  if (s.w >= 10 && s.h >= 10 && s.w <= max_w && s.h <= kCardMaxSide) return {};  // false for NaN
  return sentence("{} is not a size within 10…{} mm", field, int(max_w));
}

Sentence wrong_range(const char* field, int value, int low, int high) {
  if (value >= low && value <= high) return {};
  return sentence("{} is {}, not within {}…{}", field, value, low, high);
}

Sentence first_of(std::initializer_list<Sentence> findings) {
  for (const Sentence& f : findings)
    if (!f.empty()) return f;
  return {};
}

Sentence wrong_ink(const std::vector<InkStroke>& ink) {
  if (ink.size() > kMaxStrokes) return sentence("ink has more than {} strokes", kMaxStrokes);
  std::size_t points = 0;
  for (const InkStroke& stroke : ink) {
    points += stroke.points.size();
    if (Sentence wrong = wrong_with(stroke); !wrong.empty()) return wrong;
  }
  if (points > kMaxInkPoints) return sentence("ink has more than {} points", kMaxInkPoints);
  return {};
}

/// Hiragana and the long mark; an empty text, too.
bool is_kana(std::string_view utf8) {
  if (!base::is_utf8(utf8)) return false;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = base::code_point_at(utf8, at, at);
    if ((c < 0x3041 || c > 0x3096) && c != 0x30fc) return false;
  }
  return true;
}

/// How many islands lie round this one; more than kMaxDepth, too, where it lies within itself.
int depth_of(const Board& b, const Island& island) {
  int depth = 0;
  const Island* at = &island;
  while (depth <= kMaxDepth && (at = find_island(b, at->parent))) ++depth;
  return depth;
}

/// What a kind asks of a thing and its board.
Sentence wrong_on_board(const Board& b, const Island& island) {
  return depth_of(b, island) > kMaxDepth ? sentence("nested too deep, or within itself")
                                         : Sentence();
}
Sentence wrong_on_board(const Board& b, const Card& card) {
  const Card* twin = find_card(b, card.twin);
  return twin && twin->twin != card.id ? sentence("its twin is another card's") : Sentence();
}
template <class T>
Sentence wrong_on_board(const Board&, const T&) {
  return {};
}

}  // namespace

Sentence wrong_with(const InkStroke& s) {
  if (!(s.width >= kMinInkWidth && s.width <= kMaxInkWidth))
    return sentence("a stroke's width is not within {}…{} mm", fmt::format("{}", kMinInkWidth),
                    fmt::format("{}", kMaxInkWidth));
  if (s.points.empty()) return sentence("a stroke has no point");
  for (const Vec2 p : s.points)
    if (!(std::abs(p.x) <= kCardSize.w / 2 + kInkSlack &&
          std::abs(p.y) <= kCardSize.h / 2 + kInkSlack))
      return sentence("a stroke lies outside its card");
  return {};
}

Sentence wrong_value(const char* field, const std::string& text) {
  if (text.size() > kMaxText) return sentence("{} is longer than {} bytes", field, kMaxText);
  if (!base::is_utf8(text)) return sentence("{} is not valid UTF-8", field);
  return {};
}

Sentence wrong_value(const char* field, const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    if (Sentence wrong = wrong_value(field, text); !wrong.empty()) return wrong;
  return {};
}

Sentence wrong_reading(const std::string& word, const std::string& reading) {
  if (word.empty() || word.size() > kMaxReadingWord || !base::is_utf8(word))
    return sentence("a word to be read has not 1…{} bytes of UTF-8", kMaxReadingWord);
  if (reading.size() > kMaxReading || !is_kana(reading))
    return sentence("how {} is read is not written in hiragana", word);
  return {};
}

Sentence wrong_value(const char* field, const Readings& readings) {
  if (readings.size() > kMaxReadings)
    return sentence("{} says more than {} words", field, kMaxReadings);
  for (const auto& [word, reading] : readings)
    if (Sentence wrong = wrong_reading(word, reading); !wrong.empty()) return wrong;
  return {};
}

Sentence wrong_value(const char* field, const std::vector<Moment>& moments) {
  if (moments.size() > kMaxMoments)
    return sentence("{} says more than {} moments", field, kMaxMoments);
  for (std::size_t i = 1; i < moments.size(); ++i)
    if (moments[i].op <= moments[i - 1].op) return sentence("{} are not in order", field);
  return {};
}

Sentence wrong_value(const char* field, Vec2 p) {
  if (base::is_finite(p) && std::abs(p.x) <= kTableLimit && std::abs(p.y) <= kTableLimit) return {};
  return sentence("{} lies outside the table", field);
}

Sentence wrong_value(const char* field, const Loop& loop) {
  if (loop.size() < 3 || loop.size() > kMaxLoop)
    return sentence("{} has not 3…{} points", field, kMaxLoop);
  for (const Vec2 p : loop)
    if (Sentence wrong = wrong_value(field, p); !wrong.empty()) return wrong;
  return {};
}

Sentence wrong_value(const char* field, const Ground& ground) {
  if (Sentence wrong =
          first_of({wrong_value(field, ground.middle), wrong_value(field, ground.across),
                    wrong_value(field, ground.down)});
      !wrong.empty())
    return wrong;
  const bool large = ground.size.w >= kMinGround && ground.size.h >= kMinGround &&
                     ground.size.w <= 2 * kTableLimit && ground.size.h <= 2 * kTableLimit;
  if (!ground.columns.empty() && !large) return sentence("{} is no size a table can show", field);
  if (Sentence wrong = wrong_value(field, ground.size); !wrong.empty()) return wrong;
  for (const auto* zones : {&ground.columns, &ground.rows}) {
    if (zones->size() > kMaxZones) return sentence("{} has more than {} zones", field, kMaxZones);
    for (const Zone& zone : *zones) {
      if (!(zone.share >= kMinShare && zone.share <= kMaxShare))
        return sentence("{} has a zone without width", field);
      if (Sentence wrong = wrong_value(field, zone.name); !wrong.empty()) return wrong;
    }
  }
  return {};
}

Sentence wrong_value(const char* field, Size s) {
  if (std::isfinite(s.w) && std::isfinite(s.h)) return {};
  return sentence("{} is no size", field);
}

Sentence wrong_value(const char* field, double v) {
  return std::isfinite(v) ? Sentence() : sentence("{} is no number", field);
}

Sentence wrong_of_kind(const Card& c) {
  return first_of(
      {wrong_turn("turn", c.turn), wrong_size("size", c.size, kCardMaxSide),
       wrong_range("alone", c.alone, 0, 99), wrong_range("read", c.read, 0, 99),
       !c.twin.nil() && c.twin == c.id ? sentence("a card is its own twin") : Sentence(),
       std::isfinite(c.z) && std::abs(c.z) <= 1e15 ? Sentence()
                                                   : sentence("z is not a number within ±1e15"),
       c.place != Place::table && !c.island.nil()
           ? sentence("a card that is not on the table has an island")
           : Sentence(),
       wrong_ink(c.ink)});
}

Sentence wrong_of_kind(const Island& i) {
  return first_of({wrong_turn("plate_turn", i.plate_turn),
                   wrong_size("plate_size", i.plate_size, 3 * kCardMaxSide),
                   wrong_range("level", i.level, 1, 99),
                   wrong_range("number", i.number, 0, kMostNumber),
                   wrong_range("stop", i.stop, 0, kMostNumber)});
}

Sentence wrong_of_kind(const Relation& r) {
  return r.from == r.to ? sentence("a relation joins a thing to itself") : Sentence();
}

Sentence wrong_of_kind(const Vote& v) { return wrong_range("points", v.points, 0, 1000); }

Sentence wrong_of_kind(const Board& b) {
  return first_of({wrong_range("round", b.round, 1, 99),
                   wrong_range("weighing", b.weighing.points, 0, kMostPoints)});
}

Sentence wrong_of_kind(const AgendaStep& a) {
  return wrong_range("minutes", a.minutes, 0, kMaxMinutes);
}

Sentence wrong_of_kind(const Answer& a) { return wrong_range("value", a.value, 0, kMostChoices); }

Sentence wrong_of_kind(const Inquiry& i) {
  return i.choices.size() <= std::size_t(kMostChoices)
             ? Sentence()
             : sentence("choices are more than {}", kMostChoices);
}

Sentence wrong_of_kind(const Session& s) {
  return wrong_range("step_left_s", s.step_left_s, 0, kMaxMinutes * 60);
}

bool id_in_use(const Session& s, Id id) {
  bool used = s.id == id;
  const auto look = [&](const auto& things) { used = used || things.contains(id); };
  for_each_kind_in<Session>([&](auto row) { look(s.*row.things); });
  for (const auto& entry : s.boards)
    for_each_kind_in<Board>([&](auto row) { look(entry.second.*row.things); });
  return used;
}

std::vector<std::string> broken_invariants(const Session& s) {
  std::vector<std::string> out;
  std::set<Id> seen;
  const auto look = [&]<class T>(Id key, const T& thing) {
    const auto say = [&out, key](const Sentence& wrong) {
      if (!wrong.empty())
        out.push_back(fmt::format("{} {}: {}", Fields<T>::kind, key.str(), wrong.english()));
    };
    say(wrong_with(thing));
    if (!seen.insert(key).second || key != thing.id) say("the id is used twice");
    return say;
  };
  const auto look_at_all = [&](auto row, const auto& things, const Board* board) {
    using T = typename decltype(row)::Thing;
    for (const auto& entry : things) {
      const T& thing = entry.second;
      const auto say = look(entry.first, thing);
      for_each_link<T>([&](auto link) {
        const Id named = thing.*link.member;
        if (named.nil() && link.need == Need::can_be_nil) return;
        if (!is_there(link, s, board, named)) say(std::string(link.words) + " is not there");
      });
      if (board) say(wrong_on_board(*board, thing));
    }
  };
  look(s.id, s);
  for_each_kind_in<Session>([&](auto row) { look_at_all(row, s.*row.things, nullptr); });
  for (const auto& entry : s.boards) {
    const Board& board = entry.second;
    for_each_kind_in<Board>([&](auto row) { look_at_all(row, board.*row.things, &board); });
  }
  return out;
}

}  // namespace model
