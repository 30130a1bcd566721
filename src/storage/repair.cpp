#include "storage/repair.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "model/codec.h"
#include "model/crowd.h"
#include "model/invariants.h"
#include "model/rounding.h"
#include "storage/session_writer.h"

namespace storage {
namespace {

using base::Id;
using base::Sentence;
using base::sentence;
using base::Size;
using base::Vec2;
using model::Board;
using model::Card;
using model::Island;

/// What a table shows of a map and one can still see cards in it (mm).
constexpr Size kSeen{10000, 5000};

/// How a finding names a thing: by its words, as people know it; by its id where it has none.
std::string known_as(Id id, const std::string& words) {
  return words.empty() ? id.str() : excerpt(words);
}
Sentence name_of(const Card& c) { return sentence("card {}", known_as(c.id, c.text)); }
Sentence name_of(const Island& i) { return sentence("island {}", known_as(i.id, i.plate)); }
Sentence name_of(const model::Relation& r) {
  return sentence("relation {}", known_as(r.id, r.words));
}
Sentence name_of(const model::Vote& v) { return sentence("vote {}", v.id.str()); }
Sentence name_of(const Board& b) { return sentence("board {}", known_as(b.id, b.title)); }
Sentence name_of(const model::Question& q) {
  return sentence("question {}", known_as(q.id, q.text));
}
Sentence name_of(const model::Session& s) { return sentence("session {}", excerpt(s.title)); }

class Repairer {
 public:
  explicit Repairer(FindingList& findings) : findings_(findings) {}

  model::Session run(FoundSession found) {
    session_ = std::move(found.session);
    at_ = 0;
    settle_values(session_);
    if (session_.id.nil()) {
      session_.id = fresh(session_.id);
      say(session_, sentence("had no usable id; it got a new one"));
    }
    ids_.insert(session_.id);
    std::unordered_map<Id, Id> questions;
    for (auto& [question, at] : found.questions) {
      at_ = at;
      settle_values(question);
      settle_id(question, session_.questions, questions);
    }
    for (FoundBoard& board : found.boards) add_board(board, questions);
    return std::move(session_);
  }

 private:
  template <class T>
  void say(const T& thing, const Sentence& what) {
    findings_.add(sentence("{}: {}.", name_of(thing), what), at_);
  }

  // --- single values

  template <class T>
  void fit_text(const T& thing, const char* field, std::string& text) {
    if (text.size() <= model::kMaxText) return;
    std::size_t end = model::kMaxText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text.resize(end);
    say(thing, sentence("{} was longer than {} MB; the rest is only in the original file", field,
                        model::kMaxText >> 20));
  }
  template <class T>
  void fit_pos(const T& thing, const char* field, Vec2& p) {
    if (base::is_finite(p) && std::max(std::abs(p.x), std::abs(p.y)) <= model::kTableLimit + 0.01) {
      const auto fit = [](double v) {
        return std::clamp(v, -model::kTableLimit, model::kTableLimit);
      };
      p = model::rounded(Vec2{fit(p.x), fit(p.y)});
      return;
    }
    // At the table's rim nobody would find it: settle_places() brings it to the others.
    p = {std::nan(""), std::nan("")};
    say(thing, sentence("{} lay outside the table", field));
  }
  template <class T>
  void fit_turn(const T& thing, const char* field, double& turn) {
    const double old = turn;
    if (!std::isfinite(turn)) turn = 0;
    if (std::abs(turn) > std::numbers::pi + 1e-6) turn = base::normal_angle(turn);
    turn = model::rounded(turn);
    if (std::abs(turn - old) > 1e-3) say(thing, sentence("{} was no angle within ±π", field));
  }
  template <class T>
  void fit_size(const T& thing, const char* field, Size& s, double max_w) {
    const Size old = s;
    s = model::rounded(
        Size{std::clamp(s.w, 10.0, max_w), std::clamp(s.h, 10.0, model::kCardMaxSide)});
    if (std::abs(old.w - s.w) > 0.01 || std::abs(old.h - s.h) > 0.01)
      say(thing, sentence("{} was no size a table can show", field));
  }
  template <class T>
  void fit_range(const T& thing, const char* field, int& value, int low, int high) {
    if (value >= low && value <= high) return;
    say(thing, sentence("{} was {}, which is not within {}…{}", field, value, low, high));
    value = std::clamp(value, low, high);
  }

  void fit_ink(Card& c) {
    if (c.ink.empty()) return;
    std::vector<model::InkStroke> kept;
    std::size_t points = 0;
    for (model::InkStroke& found : c.ink) {
      model::InkStroke stroke = model::rounded(std::move(found));
      if (!model::wrong_with(stroke).empty() || kept.size() == model::kMaxStrokes ||
          points + stroke.points.size() > model::kMaxInkPoints)
        continue;
      points += stroke.points.size();
      kept.push_back(std::move(stroke));
    }
    if (const std::size_t lost = c.ink.size() - kept.size(); lost > 0)
      say(c, sentence("{} of {} strokes lay outside the card or were no strokes; they were left "
                      "out",
                      lost, c.ink.size()));
    c.ink = std::move(kept);
  }

  void settle_values(Card& c) {
    fit_text(c, "text", c.text);
    fit_text(c, "who", c.who);
    fit_text(c, "seat", c.seat);
    fit_pos(c, "pos", c.pos);
    fit_turn(c, "turn", c.turn);
    fit_size(c, "size", c.size, model::kCardMaxSide);
    fit_range(c, "alone", c.alone, 0, 99);
    const double z = std::isfinite(c.z) ? std::clamp(c.z, -1e15, 1e15) : 0;
    if (z != c.z) say(c, sentence("z was larger than any pile is high"));
    c.z = model::rounded(z);
    fit_ink(c);
  }
  void settle_values(Island& i) {
    fit_text(i, "plate", i.plate);
    fit_text(i, "symbol", i.symbol);
    fit_pos(i, "plate_pos", i.plate_pos);
    fit_turn(i, "plate_turn", i.plate_turn);
    fit_size(i, "plate_size", i.plate_size, 3 * model::kCardMaxSide);
    fit_range(i, "level", i.level, 1, 99);
  }
  void settle_values(model::Relation& r) { fit_text(r, "words", r.words); }
  void settle_values(model::Vote& v) {
    fit_text(v, "who", v.who);
    fit_range(v, "points", v.points, 0, 1000);
  }
  void settle_values(Board& b) {
    fit_text(b, "title", b.title);
    fit_text(b, "table", b.table);
    fit_text(b, "narrative", b.narrative);
    fit_range(b, "round", b.round, 1, 99);
  }
  void settle_values(model::Question& q) { fit_text(q, "text", q.text); }
  void settle_values(model::Session& s) {
    fit_text(s, "title", s.title);
    fit_text(s, "date", s.date);
    fit_text(s, "venue", s.venue);
    fit_text(s, "notes", s.notes);
    for (std::string& maker : s.makers) fit_text(s, "makers", maker);
  }

  // --- ids

  /// An id nobody has, made from `like`: its time, and a random part that follows from it.
  Id fresh(Id like) {
    Id id = like;
    do {
      std::uint64_t h = std::hash<Id>{}(like) + ++made_ * 0x9e3779b97f4a7c15ull;
      h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ull;
      h = (h ^ (h >> 27)) * 0x94d049bb133111ebull;
      id.bytes[6] = std::uint8_t(0x70 | (h & 15));
      for (std::size_t i = 8; i < 16; ++i) id.bytes[i] = std::uint8_t(h >> (8 * (i - 8)));
      id.bytes[8] = std::uint8_t((id.bytes[8] & 0x3f) | 0x80);
    } while (ids_.contains(id));
    return id;
  }

  /// Puts `thing` into `all` under an id of its own; a second copy of the very same thing is
  /// dropped.
  template <class T>
  bool settle_id(T& thing, std::map<Id, T>& all, std::unordered_map<Id, Id>& renamed) {
    const Id old = thing.id;
    if (old.nil()) {
      thing.id = fresh(old);
      say(thing, sentence("had no usable id; it got a new one"));
    } else if (ids_.contains(old)) {
      const auto first = all.find(old);
      if (first != all.end() && thing_text(first->second) == thing_text(thing)) {
        say(thing, sentence("was there twice, word for word; one was kept"));
        return false;
      }
      thing.id = fresh(old);
      say(thing, sentence("its id {} was another thing's already; it got a new one", old.str()));
      renamed.emplace(old, thing.id);
    }
    ids_.insert(thing.id);
    const Id id = thing.id;
    all.emplace_hint(all.end(), id, std::move(thing));
    return true;
  }

  // --- boards

  void add_board(FoundBoard& found, const std::unordered_map<Id, Id>& questions) {
    Board& b = found.board;
    at_ = found.at;
    settle_values(b);
    if (!b.question.nil() && !session_.questions.contains(b.question)) {
      const auto now = questions.find(b.question);
      b.question = now == questions.end() ? Id{} : now->second;
      if (b.question.nil()) say(b, sentence("its question is not there; it has none now"));
    }
    const Id old = b.id;
    if (old.nil() || ids_.contains(old)) {
      b.id = fresh(old);
      say(b, old.nil() ? sentence("had no usable id; it got a new one")
                       : sentence("its id was another thing's already; it got a new one"));
    }
    ids_.insert(b.id);
    Renamed renamed;
    // Where a card and an island claim one id it is the card's: the journal's ops must find it.
    add_all(found.cards, b.cards, renamed.cards);
    add_all(found.islands, b.islands, renamed.islands);
    settle_islands(b, found, renamed);
    settle_cards(b, found, renamed);
    settle_places(b);
    settle_relations(b, found, renamed);
    settle_votes(b, found, renamed);
    session_.boards.emplace(b.id, std::move(b));
  }

  /// What duplicates became, so that a board pasted twice holds together in itself.
  struct Renamed {
    std::unordered_map<Id, Id> islands;
    std::unordered_map<Id, Id> cards;
  };

  template <class T>
  void add_all(std::vector<Found<T>>& found, std::map<Id, T>& all,
               std::unordered_map<Id, Id>& renamed) {
    for (auto& [thing, at] : found) {
      at_ = at;
      settle_values(thing);
      // The entry goes on standing for its place in the text; nil: dropped.
      if (!settle_id(thing, all, renamed)) thing.id = {};
    }
  }

  static Id island_here(const Board& b, const Renamed& renamed, Id id) {
    if (b.islands.contains(id)) return id;
    const auto now = renamed.islands.find(id);
    return now == renamed.islands.end() ? Id{} : now->second;
  }
  static Id thing_here(const Board& b, const Renamed& renamed, Id id) {
    if (b.cards.contains(id)) return id;
    if (const Id island = island_here(b, renamed, id); !island.nil()) return island;
    const auto now = renamed.cards.find(id);
    return now == renamed.cards.end() ? Id{} : now->second;
  }

  void settle_islands(Board& b, const FoundBoard& found, const Renamed& renamed) {
    std::unordered_map<Id, std::size_t> places;
    for (const auto& [island, at] : found.islands) places.emplace(island.id, at);
    const auto place = [&](Id id) {
      const auto it = places.find(id);
      at_ = it == places.end() ? found.at : it->second;
    };
    for (auto& [id, island] : b.islands) {
      if (island.parent.nil()) continue;
      const Id parent = island_here(b, renamed, island.parent);
      place(id);
      if (parent.nil()) say(island, sentence("its parent is not there; it lies in no island now"));
      island.parent = parent;
    }
    // How many islands lie round each; a chain that comes back to itself is cut where it was
    // entered.
    std::unordered_map<Id, int> depth;
    for (auto& [start, island] : b.islands) {
      std::vector<Id> chain;
      std::unordered_set<Id> on_chain;
      Id at = start;
      while (!at.nil() && !depth.contains(at)) {
        if (!on_chain.insert(at).second) {
          Island& entered = b.islands.at(at);
          entered.parent = {};
          place(at);
          say(entered, sentence("lay within itself; it lies in no island now"));
          // Only what was walked since then hangs below it.
          break;
        }
        chain.push_back(at);
        at = b.islands.at(at).parent;
      }
      for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        Island& here = b.islands.at(*it);
        int d = here.parent.nil() ? 0 : depth_of(depth, here.parent) + 1;
        if (d > model::kMaxDepth) {
          place(*it);
          say(here,
              sentence("lay within more than {} islands; it lies in none now", model::kMaxDepth));
          here.parent = {};
          d = 0;
        }
        depth[*it] = d;
      }
    }
  }
  static int depth_of(const std::unordered_map<Id, int>& depth, Id id) {
    const auto it = depth.find(id);
    return it == depth.end() ? 0 : it->second;
  }

  void settle_cards(Board& b, const FoundBoard& found, const Renamed& renamed) {
    for (const auto& [entry, at] : found.cards) {
      const auto it = b.cards.find(entry.id);
      if (it == b.cards.end() || it->second.island.nil()) continue;
      Card& card = it->second;
      at_ = at;
      const Id island = island_here(b, renamed, card.island);
      if (island.nil()) say(card, sentence("its island is not there; it belongs to none now"));
      card.island = island;
      if (!island.nil() && card.place != model::Place::table) {
        say(card,
            sentence("lay in an island though it is not on the table; it belongs to none now"));
        card.island = {};
      }
    }
  }

  /// What lay outside the table comes beside the others.
  static void settle_places(Board& b) {
    std::vector<base::Rect> lying;
    std::vector<Size> sizes;
    std::vector<Vec2*> lost;
    const auto look = [&](Vec2& pos, const base::TurnedRect& shape) {
      if (base::is_finite(pos)) return lying.push_back(shape.bounds());
      const base::Rect box = base::TurnedRect{{}, shape.size, shape.turn}.bounds();
      sizes.push_back({box.width(), box.height()});
      lost.push_back(&pos);
    };
    for (auto& [id, island] : b.islands) look(island.plate_pos, model::plate_shape_of(island));
    for (auto& [id, card] : b.cards) {
      if (card.place == model::Place::table)
        look(card.pos, model::shape_of(card));
      else if (!base::is_finite(card.pos))
        card.pos = {};
    }
    if (lost.empty()) return;
    const auto places = model::places_beside(model::crowd_of(lying, kSeen).bounds, sizes);
    for (std::size_t i = 0; i < lost.size(); ++i) *lost[i] = model::rounded(places[i]);
  }

  void settle_relations(Board& b, FoundBoard& found, const Renamed& renamed) {
    std::unordered_map<Id, Id> unused;
    for (auto& [relation, at] : found.relations) {
      at_ = at;
      settle_values(relation);
      relation.from = thing_here(b, renamed, relation.from);
      relation.to = thing_here(b, renamed, relation.to);
      if (relation.from.nil() || relation.to.nil())
        say(relation, sentence("an end of it is not there; it was left out"));
      else if (relation.from == relation.to)
        say(relation, sentence("joined a thing to itself; it was left out"));
      else
        settle_id(relation, b.relations, unused);
    }
  }

  void settle_votes(Board& b, FoundBoard& found, const Renamed& renamed) {
    std::unordered_map<Id, Id> unused;
    for (auto& [vote, at] : found.votes) {
      at_ = at;
      settle_values(vote);
      vote.target = thing_here(b, renamed, vote.target);
      if (vote.target.nil())
        say(vote, sentence("what it was given to is not there; it was left out"));
      else
        settle_id(vote, b.votes, unused);
    }
  }

  FindingList& findings_;
  model::Session session_;
  std::unordered_set<Id> ids_;
  std::uint64_t made_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

model::Session repaired_session(FoundSession found, FindingList& findings) {
  model::Session session = Repairer(findings).run(std::move(found));
  const std::vector<std::string> broken = model::broken_invariants(session);
  ASSERT(broken.empty(), broken.front().c_str());
  return session;
}

}  // namespace storage
