#include "ops/names.h"

namespace ops {

using model::Board;
using model::for_each_kind_in;
using model::Session;

namespace {

/// Calls f(map) for everything on the board that may say whom it is by.
template <class F>
void for_each_named_kind(const Board& board, F&& f) {
  for_each_kind_in<Board>([&](auto row) {
    if constexpr (requires(typename decltype(row)::Thing thing) { thing.who; })
      f(board.*row.things);
  });
}

template <class T>
void append_unnamed(Ops& out, const Board& board, const std::map<Id, T>& things) {
  model::Patch<T> nobody;
  nobody.template set<&T::who>(std::string());
  for (const auto& [id, thing] : things)
    if (!thing.who.empty()) out.push_back(Change<T>{board.id, id, nobody});
}

Ops say(const Session& session, bool anonymous) {
  if (session.anonymous == anonymous) return {};
  model::Patch<Session> patch;
  patch.set<&Session::anonymous>(anonymous);
  return {Change<Session>{{}, session.id, patch}};
}

}  // namespace

Ops leave_names_out(const Session& session) {
  Ops out = say(session, true);
  for (const auto& entry : session.boards) {
    const Board& board = entry.second;
    for_each_named_kind(board, [&](const auto& things) { append_unnamed(out, board, things); });
  }
  return out;
}

Ops let_names_in(const Session& session) { return say(session, false); }

bool names_anybody(const Session& session) {
  bool any = false;
  for (const auto& [id, board] : session.boards)
    for_each_named_kind(board, [&](const auto& things) {
      for (const auto& [thing_id, thing] : things) any = any || !thing.who.empty();
    });
  return any;
}

}  // namespace ops
