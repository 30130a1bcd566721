#include "model/invariants.h"

#include <fmt/core.h>

#include <numbers>
#include <set>

#include "base/utf8.h"

namespace model {
namespace {

std::string wrong_text(const char* field, const std::string& text) {
  if (text.size() > kMaxText) return fmt::format("{} is longer than {} bytes", field, kMaxText);
  if (!base::is_utf8(text)) return fmt::format("{} is not valid UTF-8", field);
  return {};
}

std::string wrong_pos(const char* field, Vec2 p) {
  if (base::is_finite(p) && std::abs(p.x) <= kTableLimit && std::abs(p.y) <= kTableLimit) return {};
  return fmt::format("{} lies outside the table", field);
}

/// Angles are kept to 1e-6: half a turn is written 3.141593, a little more than π.
constexpr double kRounding = 1e-6;

std::string wrong_turn(const char* field, double turn) {
  if (std::isfinite(turn) && turn > -std::numbers::pi - kRounding &&
      turn <= std::numbers::pi + kRounding)
    return {};
  return fmt::format("{} is not an angle within ±π", field);
}

std::string wrong_size(const char* field, Size s, double max_w) {
  if (s.w >= 10 && s.h >= 10 && s.w <= max_w && s.h <= kCardMaxSide) return {};  // false for NaN
  return fmt::format("{} is not a size within 10…{} mm", field, max_w);
}

std::string wrong_range(const char* field, int value, int low, int high) {
  if (value >= low && value <= high) return {};
  return fmt::format("{} is {}, not within {}…{}", field, value, low, high);
}

std::string first_of(std::initializer_list<std::string> findings) {
  for (const std::string& f : findings)
    if (!f.empty()) return f;
  return {};
}

std::string wrong_ink(const std::vector<InkStroke>& ink) {
  if (ink.size() > kMaxStrokes) return fmt::format("ink has more than {} strokes", kMaxStrokes);
  std::size_t points = 0;
  for (const InkStroke& stroke : ink) {
    points += stroke.points.size();
    if (std::string wrong = wrong_with(stroke); !wrong.empty()) return wrong;
  }
  if (points > kMaxInkPoints) return fmt::format("ink has more than {} points", kMaxInkPoints);
  return {};
}

std::string wrong_id(Id id) { return id.nil() ? "the id is missing" : ""; }

}  // namespace

std::string wrong_with(const InkStroke& s) {
  if (!(s.width >= kMinInkWidth && s.width <= kMaxInkWidth))
    return fmt::format("a stroke's width is not within {}…{} mm", kMinInkWidth, kMaxInkWidth);
  if (s.points.empty()) return "a stroke has no point";
  for (const Vec2 p : s.points)
    if (!(std::abs(p.x) <= kCardSize.w / 2 + kInkSlack &&
          std::abs(p.y) <= kCardSize.h / 2 + kInkSlack))
      return "a stroke lies outside its card";
  return {};
}

std::string wrong_with(const Card& c) {
  return first_of(
      {wrong_id(c.id), wrong_text("text", c.text), wrong_text("who", c.who),
       wrong_text("seat", c.seat), wrong_pos("pos", c.pos), wrong_turn("turn", c.turn),
       wrong_size("size", c.size, kCardMaxSide), wrong_range("alone", c.alone, 0, 99),
       std::isfinite(c.z) && std::abs(c.z) <= 1e15 ? "" : "z is not a number within ±1e15",
       c.place != Place::table && !c.island.nil() ? "a card that is not on the table has an island"
                                                  : "",
       wrong_ink(c.ink)});
}

std::string wrong_with(const Island& i) {
  return first_of({wrong_id(i.id), wrong_text("plate", i.plate), wrong_text("symbol", i.symbol),
                   wrong_pos("plate_pos", i.plate_pos), wrong_turn("plate_turn", i.plate_turn),
                   wrong_size("plate_size", i.plate_size, 3 * kCardMaxSide),
                   wrong_range("level", i.level, 1, 99)});
}

std::string wrong_with(const Relation& r) {
  return first_of({wrong_id(r.id), wrong_text("words", r.words),
                   r.from == r.to ? "a relation joins a thing to itself" : ""});
}

std::string wrong_with(const Vote& v) {
  return first_of(
      {wrong_id(v.id), wrong_text("who", v.who), wrong_range("points", v.points, 0, 1000)});
}

std::string wrong_with(const Board& b) {
  return first_of({wrong_id(b.id), wrong_text("title", b.title), wrong_text("table", b.table),
                   wrong_text("narrative", b.narrative), wrong_range("round", b.round, 1, 99)});
}

std::string wrong_with(const Question& q) {
  return first_of({wrong_id(q.id), wrong_text("text", q.text)});
}

std::string wrong_with(const Session& s) {
  std::string found =
      first_of({wrong_id(s.id), wrong_text("title", s.title), wrong_text("date", s.date),
                wrong_text("venue", s.venue), wrong_text("notes", s.notes)});
  for (const std::string& maker : s.makers)
    if (found.empty()) found = wrong_text("makers", maker);
  return found;
}

bool id_in_use(const Session& s, Id id) {
  if (s.id == id || s.questions.contains(id) || s.boards.contains(id)) return true;
  for (const auto& [board_id, b] : s.boards)
    if (b.cards.contains(id) || b.islands.contains(id) || b.relations.contains(id) ||
        b.votes.contains(id))
      return true;
  return false;
}

std::vector<std::string> broken_invariants(const Session& s) {
  std::vector<std::string> out;
  std::set<Id> seen;
  const auto check = [&](const char* kind, Id key, const auto& thing) {
    const std::string wrong = wrong_with(thing);
    if (!wrong.empty()) out.push_back(fmt::format("{} {}: {}", kind, key.str(), wrong));
    if (!seen.insert(key).second || key != thing.id)
      out.push_back(fmt::format("{} {}: the id is used twice", kind, key.str()));
  };
  check("session", s.id, s);
  for (const auto& [id, q] : s.questions) check("question", id, q);
  for (const auto& [board_id, b] : s.boards) {
    check("board", board_id, b);
    if (!b.question.nil() && !s.questions.contains(b.question))
      out.push_back(fmt::format("board {}: its question is not there", board_id.str()));
    const auto thing_here = [&b = b](Id id) {
      return b.cards.contains(id) || b.islands.contains(id);
    };
    for (const auto& [id, c] : b.cards) {
      check("card", id, c);
      if (!c.island.nil() && !b.islands.contains(c.island))
        out.push_back(fmt::format("card {}: its island is not there", id.str()));
    }
    for (const auto& [id, i] : b.islands) {
      check("island", id, i);
      int depth = 0;
      Id at = i.parent;
      while (!at.nil() && depth <= kMaxDepth) {
        const Island* up = find_island(b, at);
        if (!up) {
          out.push_back(fmt::format("island {}: its parent is not there", id.str()));
          break;
        }
        at = up->parent;
        ++depth;
      }
      if (depth > kMaxDepth)
        out.push_back(fmt::format("island {}: nested too deep, or within itself", id.str()));
    }
    for (const auto& [id, r] : b.relations) {
      check("relation", id, r);
      if (!thing_here(r.from) || !thing_here(r.to))
        out.push_back(fmt::format("relation {}: an end is not there", id.str()));
    }
    for (const auto& [id, v] : b.votes) {
      check("vote", id, v);
      if (!thing_here(v.target))
        out.push_back(fmt::format("vote {}: its target is not there", id.str()));
    }
  }
  return out;
}

}  // namespace model
