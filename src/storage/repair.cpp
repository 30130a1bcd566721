#include "storage/repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "model/closed.h"
#include "model/crowd.h"
#include "model/invariants.h"
#include "model/rounding.h"
#include "model/weighing.h"
#include "storage/repair_values.h"
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
Sentence name_of(const Board& b) { return sentence("board {}", known_as(b.id, b.title)); }
Sentence name_of(const model::Question& q) {
  return sentence("question {}", known_as(q.id, q.text));
}
Sentence name_of(const model::Session& s) { return sentence("session {}", excerpt(s.title)); }
template <class T>
Sentence name_of(const T& thing) {
  return sentence("{} {}", sentence(model::Fields<T>::kind), thing.id.str());
}

/// Why a thing was left out that cannot do without what it names.
Sentence lost_link(const model::Relation&) {
  return sentence("an end of it is not there; it was left out");
}
Sentence lost_link(const model::AgendaStep&) {
  return sentence("its question is not there; it is of no one question now");
}
template <class T>
Sentence lost_link(const T&) {
  return sentence("what it was given to is not there; it was left out");
}

/// Why it means nothing, though all it names is there.
Sentence senseless(const model::Relation& r) {
  return r.from == r.to ? sentence("joined a thing to itself; it was left out") : Sentence();
}
Sentence senseless(const model::Circle& c) {
  return c.loop.size() < 3 ? sentence("went round nothing; it was left out") : Sentence();
}
template <class T>
Sentence senseless(const T&) {
  return {};
}

class Repairer {
 public:
  explicit Repairer(FindingList& findings) : findings_(findings) {}

  model::Session run(FoundSession found) {
    session_ = std::move(found.thing);
    at_ = 0;
    settle_values(session_);
    if (session_.id.nil()) {
      session_.id = fresh(session_.id);
      say(session_, sentence("had no usable id; it got a new one"));
    }
    ids_.insert(session_.id);
    model::for_each_kind_in<model::Session>([&](auto row) {
      using T = typename decltype(row)::Thing;
      if constexpr (!std::is_same_v<T, Board>)
        add_all(found.all<T>(), session_.*row.things, nullptr);
    });
    for (Found<Board>& board : found.all<Board>()) add_board(board);
    return std::move(session_);
  }

 private:
  template <class T>
  void say(const T& thing, const Sentence& what) {
    findings_.add(sentence("{}: {}.", name_of(thing), what), at_);
  }

  template <class T>
  void note(const T& thing, const Sentence& what) {
    if (!what.empty()) say(thing, what);
  }

  // --- single values

  // What every field of the type must be.
  template <class T>
  void fit(const T& thing, const char* field, std::string& text) {
    note(thing, fit_text(field, text));
  }
  template <class T>
  void fit(const T& thing, const char* field, std::vector<std::string>& texts) {
    for (std::string& text : texts) note(thing, fit_text(field, text));
  }
  template <class T>
  void fit(const T& thing, const char* field, model::Readings& readings) {
    note(thing, fit_readings(field, readings));
  }
  template <class T>
  void fit(const T& thing, const char* field, std::vector<model::Moment>& moments) {
    note(thing, fit_moments(field, moments));
  }
  template <class T>
  void fit(const T& thing, const char* field, model::Loop& loop) {
    note(thing, fit_loop(field, loop));
  }
  template <class T>
  void fit(const T& thing, const char* field, model::Ground& ground) {
    note(thing, fit_ground(field, ground));
  }
  template <class T>
  void fit(const T& thing, const char* field, Vec2& pos) {
    const Sentence what = fit_pos(field, pos);
    if (what.empty()) return;
    // At the table's rim nobody would find a card: settle_places() brings it to the others.
    constexpr bool is_settled = std::is_same_v<T, Card> || std::is_same_v<T, Island>;
    pos = is_settled ? Vec2{std::nan(""), std::nan("")} : Vec2{};
    say(thing, what);
  }
  template <class T, class V>
  void fit(const T&, const char*, V&) {}

  // What a kind asks beyond that.
  void fit_kind(Card& c) {
    note(c, fit_turn("turn", c.turn));
    note(c, fit_size("size", c.size, model::kCardMaxSide));
    note(c, fit_range("alone", c.alone, 0, 99));
    note(c, fit_range("read", c.read, 0, 99));
    note(c, fit_height(c.z));
    note(c, fit_ink(c.ink));
  }
  void fit_kind(Island& i) {
    note(i, fit_turn("plate_turn", i.plate_turn));
    note(i, fit_size("plate_size", i.plate_size, 3 * model::kCardMaxSide));
    note(i, fit_range("level", i.level, 1, 99));
    note(i, fit_range("number", i.number, 0, model::kMostNumber));
    note(i, fit_range("stop", i.stop, 0, model::kMostNumber));
  }
  void fit_kind(model::Vote& v) { note(v, fit_range("points", v.points, 0, 1000)); }
  void fit_kind(Board& b) {
    note(b, fit_range("round", b.round, 1, 99));
    note(b, fit_range("weighing", b.weighing.points, 0, model::kMostPoints));
  }
  void fit_kind(model::AgendaStep& a) {
    note(a, fit_range("minutes", a.minutes, 0, model::kMaxMinutes));
  }
  void fit_kind(model::Inquiry& i) {
    if (i.choices.size() <= std::size_t(model::kMostChoices)) return;
    i.choices.resize(model::kMostChoices);
    say(i, sentence("choices were more than {}; the others were left out", model::kMostChoices));
  }
  void fit_kind(model::Answer& a) { note(a, fit_range("value", a.value, 0, model::kMostChoices)); }
  void fit_kind(model::Session& s) {
    note(s, fit_range("step_left_s", s.step_left_s, 0, model::kMaxMinutes * 60));
  }
  template <class T>
  void fit_kind(T&) {}

  template <class T>
  void settle_values(T& thing) {
    model::for_each_field<T>([&](const auto& field) {
      fit(thing, field.name, thing.*(std::remove_cvref_t<decltype(field)>::member));
    });
    fit_kind(thing);
    model::round_fields(thing);
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
  bool settle_id(T& thing, std::map<Id, T>& all) {
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
      renamed<T>().emplace(old, thing.id);
    }
    ids_.insert(thing.id);
    const Id id = thing.id;
    all.emplace_hint(all.end(), id, std::move(thing));
    return true;
  }

  /// What duplicates of a kind became, so that a board pasted twice holds together in itself.
  template <class T>
  std::unordered_map<Id, Id>& renamed() {
    return renamed_[model::kind_index<T>()];
  }
  template <class T>
  Id renamed(Id old) {
    const auto now = renamed<T>().find(old);
    return now == renamed<T>().end() ? Id{} : now->second;
  }

  /// What the link names now; nil: nothing that is there.
  template <auto M, class... To>
  Id named_now(const model::Link<M, To...>& link, const Board* b, Id id) {
    if (model::is_there(link, session_, b, id)) return id;
    Id now;
    ((now = now.nil() ? renamed<To>(id) : now), ...);
    return now;
  }

  // --- boards, and what needs what it names

  /// Things of a kind, each with its links; left out where it can't do without what is not there.
  template <class T>
  void add_all(std::vector<Found<T>>& found, std::map<Id, T>& all, const Board* b) {
    for (Found<T>& entry : found) {
      T& thing = entry.thing;
      at_ = entry.at;
      settle_values(thing);
      bool is_lost = false, is_left_out = false;
      model::for_each_link<T>([&](auto link) {
        Id& named = thing.*link.member;
        const Id before = std::exchange(named, named_now(link, b, named));
        const bool needs_it = link.need == model::Need::always;
        if (!named.nil() || (before.nil() && !needs_it)) return;
        if (!std::exchange(is_lost, true)) say(thing, lost_link(thing));
        is_left_out = is_left_out || needs_it;
      });
      if (is_left_out) continue;
      if (const Sentence why = senseless(thing); !why.empty())
        say(thing, why);
      else
        settle_id(thing, all);
    }
  }

  void add_board(Found<Board>& found) {
    Board& b = found.thing;
    at_ = found.at;
    settle_values(b);
    model::for_each_link<Board>([&](auto link) {
      Id& named = b.*link.member;
      if (named.nil()) return;
      named = named_now(link, nullptr, named);
      if (named.nil()) say(b, sentence("its question is not there; it has none now"));
    });
    const Id old = b.id;
    if (old.nil() || ids_.contains(old)) {
      b.id = fresh(old);
      say(b, old.nil() ? sentence("had no usable id; it got a new one")
                       : sentence("its id was another thing's already; it got a new one"));
    }
    ids_.insert(b.id);
    model::for_each_kind_in<Board>(
        [&](auto row) { renamed<typename decltype(row)::Thing>().clear(); });
    // Where a card and an island claim one id it is the card's: the journal's ops must find it.
    add_before_links(found.all<Card>(), b.cards);
    add_before_links(found.all<Island>(), b.islands);
    settle_islands(b, found);
    settle_cards(b, found);
    settle_twins(b, found);
    settle_piles(b, found);
    settle_places(b);
    model::for_each_kind_in<Board>([&](auto row) {
      using T = typename decltype(row)::Thing;
      if constexpr (!std::is_same_v<T, Card> && !std::is_same_v<T, Island>)
        add_all(found.all<T>(), b.*row.things, &b);
    });
    settle_votes(b, found);
    session_.boards.emplace(b.id, std::move(b));
  }

  /// No seat has given more than it had; who was first counts.
  void settle_votes(Board& b, const Found<Board>& found) {
    if (b.weighing.manner == model::Manner::none) return;
    std::unordered_map<std::string, int> given;
    at_ = found.at;
    std::erase_if(b.votes, [&](const auto& entry) {
      const model::Vote& vote = entry.second;
      if (vote.seat.empty() || ++given[vote.seat] <= b.weighing.points) return false;
      say(vote, sentence("its seat had no more points to give; it was left out"));
      return true;
    });
  }

  /// Things that name one another: their links follow when all are there.
  template <class T>
  void add_before_links(std::vector<Found<T>>& found, std::map<Id, T>& all) {
    for (Found<T>& entry : found) {
      at_ = entry.at;
      settle_values(entry.thing);
      // The entry goes on standing for its place in the text; nil: dropped.
      if (!settle_id(entry.thing, all)) entry.thing.id = {};
    }
  }

  Id island_here(const Board& b, Id id) {
    return named_now(model::Link<&Card::island, Island>{}, &b, id);
  }

  void settle_islands(Board& b, const Found<Board>& found) {
    std::unordered_map<Id, std::size_t> places;
    for (const Found<Island>& entry : found.all<Island>()) places.emplace(entry.thing.id, entry.at);
    const auto place = [&](Id id) {
      const auto it = places.find(id);
      at_ = it == places.end() ? found.at : it->second;
    };
    for (auto& [id, island] : b.islands) {
      if (island.parent.nil()) continue;
      const Id parent = island_here(b, island.parent);
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

  void settle_cards(Board& b, const Found<Board>& found) {
    for (const Found<Card>& entry : found.all<Card>()) {
      const auto it = b.cards.find(entry.thing.id);
      if (it == b.cards.end() || it->second.island.nil()) continue;
      Card& card = it->second;
      at_ = entry.at;
      const Id island = island_here(b, card.island);
      if (island.nil()) say(card, sentence("its island is not there; it belongs to none now"));
      card.island = island;
      if (!island.nil() && card.place != model::Place::table) {
        say(card,
            sentence("lay in an island though it is not on the table; it belongs to none now"));
        card.island = {};
      }
    }
  }

  void settle_twins(Board& b, const Found<Board>& found) {
    for (auto& [id, card] : b.cards)
      if (const Id named = card.twin; !named.nil()) {
        card.twin = named_now(model::Link<&Card::twin, Card>{}, &b, named);
        if (card.twin.nil()) card.twin = named;  // said below
      }
    for (const Found<Card>& entry : found.all<Card>()) {
      const auto it = b.cards.find(entry.thing.id);
      if (it == b.cards.end() || it->second.twin.nil()) continue;
      Card& card = it->second;
      const Card* twin = model::find_card(b, card.twin);
      if (twin && twin != &card && twin->twin == card.id) continue;
      at_ = entry.at;
      say(card, !twin           ? sentence("its twin is not there; it has none now")
                : twin == &card ? sentence("was its own twin; it has none now")
                                : sentence("its twin knows nothing of it; it has none now"));
      card.twin = {};
    }
  }

  /// A pile of nothing would show nothing when it is opened.
  void settle_piles(Board& b, const Found<Board>& found) {
    for (const Found<Island>& entry : found.all<Island>()) {
      const auto it = b.islands.find(entry.thing.id);
      if (it == b.islands.end() || !it->second.closed) continue;
      if (model::cards_within(b, it->first) > 0 || !model::children_of(b, it->first).empty())
        continue;
      at_ = entry.at;
      say(it->second, sentence("was closed with nothing in it; it is open now"));
      it->second.closed = false;
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

  FindingList& findings_;
  model::Session session_;
  std::unordered_set<Id> ids_;
  std::array<std::unordered_map<Id, Id>, model::kKindCount> renamed_;
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
