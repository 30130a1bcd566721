#include "storage/restore.h"

#include <algorithm>

#include "model/invariants.h"
#include "ops/op.h"

namespace storage {
namespace {

/// Fields of `thing` that hold nothing, as `old` has them; whether there were any.
template <class T>
bool fill_fields(T& thing, const T& old) {
  bool filled = false;
  const T plain{};
  model::for_each_field<T>([&](const auto& field) {
    constexpr auto member = std::remove_cvref_t<decltype(field)>::member;
    if (!(thing.*member == plain.*member) || thing.*member == old.*member) return;
    thing.*member = old.*member;
    filled = true;
  });
  return filled;
}

/// Something that only the session has, word for word like `thing`: that, without its own id.
template <class T>
base::Id twin_of(const T& thing, const std::map<base::Id, T>& old,
                 const std::map<base::Id, T>& now) {
  for (const auto& entry : now) {
    // No structured binding: clang before 16 captures none.
    const base::Id id = entry.first;
    const T& other = entry.second;
    if (old.contains(id)) continue;
    bool alike = true;
    model::for_each_field<T>([&](const auto& field) {
      constexpr auto member = std::remove_cvref_t<decltype(field)>::member;
      alike = alike && thing.*member == other.*member;
    });
    if (alike) return id;
  }
  return {};
}

/// Adds what is missing, as often as one thing may need another; refs that do not hold are refused
/// by the op itself.
template <class T>
std::size_t add_missing(model::Session& session, base::Id board, const std::map<base::Id, T>& old,
                        const std::map<base::Id, T>& now) {
  std::size_t added = 0;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [id, thing] : old) {
      if (now.contains(id)) continue;
      const base::Id twin = twin_of(thing, old, now);
      if (!ops::apply(session, ops::Add<T>{board, thing})) continue;
      if (!twin.nil()) (void)ops::apply(session, ops::Remove<T>{board, twin});
      ++added;
      more = true;
    }
  }
  return added;
}

/// Likewise all that lies on a board: the islands before the cards in them.
std::size_t add_missing(model::Session& session, const model::Board& old) {
  const model::Board& now = session.boards.at(old.id);
  std::size_t added = add_missing(session, old.id, old.islands, now.islands);
  model::for_each_kind_in<model::Board>([&](auto row) {
    if constexpr (!std::is_same_v<typename decltype(row)::Thing, model::Island>)
      added += add_missing(session, old.id, old.*row.things, now.*row.things);
  });
  return added;
}

/// A board that lost its id has the old one's things.
void take_back_id(model::Session& session, const model::Board& old, const model::Session& journal) {
  for (const auto& [id, board] : session.boards) {
    if (journal.boards.contains(id)) continue;
    const auto& now = board;
    const auto within = [](const auto& a, const auto& b) {
      return std::any_of(a.begin(), a.end(), [&](const auto& t) { return b.contains(t.first); });
    };
    if (!within(old.cards, now.cards) && !within(old.islands, now.islands)) continue;
    auto node = session.boards.extract(id);
    node.key() = node.mapped().id = old.id;
    session.boards.insert(std::move(node));
    return;
  }
}

template <class T>
std::size_t fill_all(std::map<base::Id, T>& now, const std::map<base::Id, T>& old) {
  std::size_t filled = 0;
  for (auto& [id, thing] : now)
    if (const auto it = old.find(id); it != old.end()) filled += fill_fields(thing, it->second);
  return filled;
}

}  // namespace

std::size_t restore_lost(model::Session& session, const model::Session& journal) {
  std::size_t restored = 0;
  model::for_each_kind_in<model::Session>([&](auto row) {
    if constexpr (!std::is_same_v<typename decltype(row)::Thing, model::Board>)
      restored += add_missing(session, {}, journal.*row.things, session.*row.things);
  });
  for (const auto& [id, old] : journal.boards) {
    if (!session.boards.contains(id)) take_back_id(session, old, journal);
    if (!session.boards.contains(id)) {
      model::Board empty = old;
      model::for_each_kind_in<model::Board>([&](auto row) { (empty.*row.things).clear(); });
      if (!ops::apply(session, ops::Add<model::Board>{{}, empty})) continue;
      ++restored;
    }
    restored += add_missing(session, old);
  }
  model::Session filled = session;
  std::size_t fields = fill_fields(filled, journal);
  model::for_each_kind_in<model::Session>(
      [&](auto row) { fields += fill_all(filled.*row.things, journal.*row.things); });
  for (auto& [id, board] : filled.boards) {
    const auto it = journal.boards.find(id);
    if (it == journal.boards.end()) continue;
    model::Board& now = board;
    model::for_each_kind_in<model::Board>(
        [&](auto row) { fields += fill_all(now.*row.things, it->second.*row.things); });
  }
  if (fields > 0 && model::broken_invariants(filled).empty()) {
    session = std::move(filled);
    restored += fields;
  }
  return restored;
}

}  // namespace storage
