#include "ops/tell.h"

#include <algorithm>
#include <functional>
#include <set>

namespace ops {

using base::Vec2;
using namespace model;

namespace {

constexpr double kRow = 60;  // mm: plates no farther apart in height stand in one row

bool lies_alone(const Card& card) { return card.place == Place::table && card.island.nil(); }

/// The innermost island round it; nil: none.
Id holder_of(const Board& board, Id thing) {
  const Card* card = find_card(board, thing);
  const Island* island = find_island(board, thing);
  return card ? card->island : island ? island->parent : Id{};
}

Vec2 place_of(const Board& board, Id thing) {
  const Card* card = find_card(board, thing);
  const Island* island = find_island(board, thing);
  return card ? card->pos : island ? island->plate_pos : Vec2{};
}

/// Row by row, as the eye reads.
void sort_by_place(const Board& board, std::vector<Id>& things) {
  const auto y = [&](Id id) { return std::pair(place_of(board, id).y, id); };
  std::ranges::sort(things, {}, y);
  for (auto row = things.begin(); row != things.end();) {
    const double top = place_of(board, *row).y;
    const auto end =
        std::find_if(row, things.end(), [&](Id id) { return place_of(board, id).y > top + kRow; });
    std::sort(row, end, [&](Id a, Id b) {
      return std::pair(place_of(board, a).x, a) < std::pair(place_of(board, b).x, b);
    });
    row = end;
  }
}

/// How strongly it binds what is told next.
int strength(RelationKind kind) {
  switch (kind) {
    case RelationKind::order:
      return 8;
    case RelationKind::strong_mutual:
      return 7;
    case RelationKind::supported_by:
      return 6;
    case RelationKind::mutual:
      return 5;
    case RelationKind::same:
      return 4;
    case RelationKind::close:
      return 3;
    case RelationKind::opposed:
      return 2;
    case RelationKind::broken:
      return 1;
    case RelationKind::vague:
      return 0;
  }
  return 0;
}

/// Of those that share a holder: what leads on before what it leads to, what is related one after
/// another, and otherwise as they lie.
class Ordering {
 public:
  Ordering(const Board& board, std::vector<Id> things) : board_(board), left_(std::move(things)) {
    sort_by_place(board, left_);
    const std::set<Id> all(left_.begin(), left_.end());
    const auto lifted = [&](Id id) {
      while (!id.nil() && !all.contains(id)) id = holder_of(board, id);
      return id;
    };
    for (const auto& [id, r] : board.relations) {
      const Id from = lifted(r.from), to = lifted(r.to);
      if (!from.nil() && !to.nil() && from != to) ties_.push_back({from, to, r.kind});
    }
  }

  std::vector<Id> all() {
    std::vector<Id> out;
    while (!left_.empty()) {
      const auto next = std::ranges::max_element(
          left_, {}, [&](Id id) { return std::pair(may_come(id), pull(id, out)); });
      out.push_back(*next);
      left_.erase(next);
    }
    return out;
  }

 private:
  struct Tie {
    Id from, to;
    RelationKind kind;
  };
  /// Nothing that is still to come leads to it.
  bool may_come(Id id) const {
    return std::ranges::none_of(ties_, [&](const Tie& t) {
      return t.kind == RelationKind::order && t.to == id &&
             std::ranges::find(left_, t.from) != left_.end();
    });
  }
  /// How much it belongs behind what was told, of that most of all behind the last.
  int pull(Id id, const std::vector<Id>& told) const {
    int most = -1;
    for (const Tie& t : ties_) {
      if (t.from != id && t.to != id) continue;
      const auto other = std::ranges::find(told, t.from == id ? t.to : t.from);
      if (other == told.end()) continue;
      const int behind = int(told.end() - other);
      most = std::max(most, 10 * std::max(0, 1000 - behind) + strength(t.kind));
    }
    return most;
  }

  const Board& board_;
  std::vector<Id> left_;
  std::vector<Tie> ties_;
};

/// Tells things in an order that is given.
class Teller {
 public:
  Teller(const Board& board, const std::vector<Id>& order, const Tone& tone)
      : board_(board), tone_(tone) {
    for (const Id id : order)
      if (!head_of(board, id).nil() && !place_.contains(id)) {
        place_.emplace(id, order_.size());
        order_.push_back(id);
      }
    for (const auto& [id, r] : board.relations) {
      for (const Id end : {r.from, r.to})
        if (const Id by = teller_of(end); !by.nil()) lines_[by].insert(&r);
    }
    for (const auto& [id, island] : board.islands) inner_[island.parent].push_back(id);
    for (const auto& [id, card] : board.cards)
      if (card.place == Place::table && !card.island.nil()) cards_[card.island].push_back(id);
  }

  std::map<Id, Told> all() {
    std::map<Id, Told> out;
    for (std::size_t n = 0; n < order_.size(); ++n) out.emplace(order_[n], tell(n));
    return out;
  }

 private:
  /// What is told that it is, or lies in; nil: nothing.
  Id teller_of(Id thing) const {
    while (!thing.nil() && !place_.contains(thing)) thing = holder_of(board_, thing);
    return thing;
  }
  Id other_end(const Relation& r, Id end) const { return r.from == end ? r.to : r.from; }

  /// Its plate; of one without words what lies in it.
  Thing thing_at(Id id) {
    if (const Card* card = find_card(board_, id)) return {voice_of(*card), {}};
    const Island& island = board_.islands.at(id);
    if (!island.plate.empty()) return thing_of(island.plate, tone_);
    if (!island.symbol.empty()) return {quoted(island.symbol, tone_.japanese), {}};
    const auto voices = voices_in(id);
    if (voices.empty())
      return {tone_.japanese ? "まだ言葉のない島" : "an island without words yet", {}};
    const std::string list = list_of(voices, tone_.japanese);
    return {tone_.japanese ? list + (list.ends_with("など") ? "の声" : "といった声")
                           : "a bundle of " + list,
            {}};
  }
  std::string voice_of(const Card& card) const {
    if (card.text.empty()) return tone_.japanese ? "手書きのカード" : "a handwritten card";
    return quoted(card.text, tone_.japanese);
  }
  std::vector<std::string> voices_in(Id island) {
    std::vector<std::string> out;
    for (const Id child : inner_[island])
      if (const Island& i = board_.islands.at(child); !i.plate.empty())
        out.push_back(named(i.plate, tone_.japanese));
    std::vector<Id> cards = cards_[island];
    sort_by_place(board_, cards);
    for (const Id id : cards)
      if (const Card& c = board_.cards.at(id); !c.text.empty())
        out.push_back(named(c.text, tone_.japanese));
    return out;
  }
  /// What the cards say that lie in an island with a plate, but in none within it.
  std::vector<std::string> quotes_of(Id id) {
    const Island* island = find_island(board_, id);
    if (!island || island->plate.empty()) return {};
    std::vector<Id> cards = cards_[id];
    sort_by_place(board_, cards);
    std::ranges::stable_sort(cards, std::greater{}, [&](Id card) {
      const auto there = points_.find(card);
      return there == points_.end() ? 0 : there->second;
    });
    std::vector<std::string> out;
    for (const Id card : cards)
      if (const std::string& words = board_.cards.at(card).text; !words.empty())
        out.push_back(named(words, tone_.japanese));
    return out;
  }
  std::string name_of(Id id) {
    if (const Card* card = find_card(board_, id))
      return card->text.empty() ? voice_of(*card) : named(card->text, tone_.japanese);
    const Island& island = board_.islands.at(id);
    if (!island.plate.empty()) return named(island.plate, tone_.japanese);
    return thing_at(id).noun;
  }

  Turn turn_of(std::size_t n, std::string& holder) {
    const Id id = order_[n], before = n > 0 ? order_[n - 1] : Id{};
    if (find_card(board_, id)) {
      const bool on = !before.nil() && find_card(board_, before);
      return on ? Turn::alone_later : Turn::alone_first;
    }
    const Id parent = teller_of(holder_of(board_, id));
    if (parent.nil()) return n == 0 ? Turn::first : Turn::later;
    if (before == parent) return Turn::within_first;
    if (!before.nil() && is_within_told(before, parent)) return Turn::within_later;
    holder = name_of(parent);
    return Turn::within_first;
  }
  bool is_within_told(Id thing, Id holder) const {
    const Island* island = find_island(board_, thing);
    return island && is_within(board_, thing, holder);
  }

  Told tell(std::size_t n) {
    const Id id = order_[n];
    Told out{id, {}, {}};
    const Thing thing = thing_at(id);
    const Relation* lead = nullptr;
    std::size_t lead_at = 0;
    for (const Relation* r : lines_[id]) {
      if (r->from != id && r->to != id) continue;
      const auto other = place_.find(other_end(*r, id));
      if (other == place_.end() || other->second >= n) continue;
      const auto rank = [&](std::size_t at, const Relation& of) {
        return std::pair(at, strength(of.kind));
      };
      if (lead && rank(other->second, *r) <= rank(lead_at, *lead)) continue;
      lead = r;
      lead_at = other->second;
    }
    if (lead) {
      const bool forward = lead->to == id;
      const Id other = other_end(*lead, id);
      out.relation = lead->id;
      out.text = led(
          tone_, {lead->kind, forward, lead_at + 1 == n ? "" : name_of(other), lead->words}, thing);
    } else {
      std::string holder;
      const Turn turn = turn_of(n, holder);
      out.text = opened(tone_, turn, holder, thing);
    }
    // Each other line is told where the later of its ends is.
    for (const Relation* r : lines_[id]) {
      const Id a = teller_of(r->from), b = teller_of(r->to);
      if (r == lead || a.nil() || b.nil() || std::max(place_.at(a), place_.at(b)) != n) continue;
      add(out.text, related(tone_, r->kind, name_of(r->from), name_of(r->to), r->words));
    }
    std::vector<std::string> within;
    if (const Island* island = find_island(board_, id); island && !island->plate.empty())
      for (const Id child : inner_[id])
        if (!place_.contains(child) && !board_.islands.at(child).plate.empty())
          within.push_back(name_of(child));
    if (!within.empty()) add(out.text, holds(tone_, within));
    if (const auto quotes = quotes_of(id); !quotes.empty()) add(out.text, voices(tone_, quotes));
    return out;
  }
  void add(std::string& text, const std::string& more) const {
    if (!tone_.japanese) text += ' ';
    text += more;
  }

  const Board& board_;
  const Tone tone_;
  std::vector<Id> order_;
  std::map<Id, std::size_t> place_;  // in that
  struct ById {
    bool operator()(const Relation* a, const Relation* b) const { return a->id < b->id; }
  };
  std::map<Id, std::set<const Relation*, ById>> lines_;  // by who tells one of their ends
  std::map<Id, std::vector<Id>> inner_, cards_;          // by island
  const std::map<Id, int> points_ = points_by_target(board_);
};

}  // namespace

Tone tone_of(const Board& board, std::string_view lang) {
  bool written = false, japanese = false, polite = true;
  for (const auto& [id, island] : board.islands) {
    written = written || !island.plate.empty();
    japanese = japanese || is_japanese(island.plate);
    if (is_sentence(island.plate, true) && !is_polite(island.plate)) polite = false;
  }
  if (!written)
    for (const auto& [id, card] : board.cards) {
      written = written || !card.text.empty();
      japanese = japanese || is_japanese(card.text);
    }
  return {written ? japanese : lang == "ja", polite};
}

std::vector<Id> telling_order(const Board& board) {
  std::vector<Id> out;
  std::map<Id, std::vector<Id>> inner;
  for (const auto& [id, island] : board.islands) inner[island.parent].push_back(id);
  for (const Id id : Ordering(board, inner[{}]).all()) {
    out.push_back(id);
    const auto within = Ordering(board, inner[id]).all();
    out.insert(out.end(), within.begin(), within.end());
  }
  // Before anything is gathered every card lies alone.
  std::set<Id> joined;
  for (const auto& [id, r] : board.relations) joined.insert({r.from, r.to});
  std::vector<Id> alone;
  for (const auto& [id, card] : board.cards)
    if (lies_alone(card) && (!board.islands.empty() || card.alone > 0 || joined.contains(id)))
      alone.push_back(id);
  const auto cards = Ordering(board, std::move(alone)).all();
  out.insert(out.end(), cards.begin(), cards.end());
  return out;
}

Id head_of(const Board& board, Id thing) {
  if (const Card* card = find_card(board, thing)) return lies_alone(*card) ? thing : Id{};
  return find_island(board, thing) ? path_to(board, thing).front() : Id{};
}

std::map<Id, Told> told_in_order(const Board& board, const std::vector<Id>& order,
                                 const Tone& tone) {
  return Teller(board, order, tone).all();
}

}  // namespace ops
