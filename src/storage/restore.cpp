#include "storage/restore.h"

#include "model/fields.h"
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

/// Adds what is missing, as often as one thing may need another; refs that do not hold are refused
/// by the op itself.
template <class T>
std::size_t add_missing(model::Session& session, base::Id board, const std::map<base::Id, T>& old,
                        const std::map<base::Id, T>& now) {
  std::size_t added = 0;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [id, thing] : old)
      if (!now.contains(id) && ops::apply(session, ops::Add<T>{board, thing})) {
        ++added;
        more = true;
      }
  }
  return added;
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
  std::size_t restored = add_missing(session, {}, journal.questions, session.questions);
  for (const auto& [id, old] : journal.boards) {
    if (!session.boards.contains(id)) {
      model::Board empty = old;
      empty.cards.clear();
      empty.islands.clear();
      empty.relations.clear();
      empty.votes.clear();
      if (!ops::apply(session, ops::Add<model::Board>{{}, empty})) continue;
      ++restored;
    }
    const model::Board& now = session.boards.at(id);
    restored += add_missing(session, id, old.islands, now.islands);
    restored += add_missing(session, id, old.cards, now.cards);
    restored += add_missing(session, id, old.relations, now.relations);
    restored += add_missing(session, id, old.votes, now.votes);
  }
  model::Session filled = session;
  std::size_t fields = fill_fields(filled, journal) + fill_all(filled.questions, journal.questions);
  for (auto& [id, board] : filled.boards) {
    const auto it = journal.boards.find(id);
    if (it == journal.boards.end()) continue;
    fields += fill_fields(board, it->second) + fill_all(board.cards, it->second.cards) +
              fill_all(board.islands, it->second.islands) +
              fill_all(board.relations, it->second.relations) +
              fill_all(board.votes, it->second.votes);
  }
  if (fields > 0 && model::broken_invariants(filled).empty()) {
    session = std::move(filled);
    restored += fields;
  }
  return restored;
}

}  // namespace storage
