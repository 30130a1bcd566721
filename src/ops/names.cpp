#include "ops/names.h"

#include <algorithm>

namespace ops {

using model::Board;
using model::Card;
using model::Session;
using model::Vote;

namespace {

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
  for (const auto& [id, board] : session.boards) {
    append_unnamed(out, board, board.cards);
    append_unnamed(out, board, board.votes);
  }
  return out;
}

Ops let_names_in(const Session& session) { return say(session, false); }

bool names_anybody(const Session& session) {
  const auto named = [](const auto& entry) { return !entry.second.who.empty(); };
  return std::ranges::any_of(session.boards, [&](const auto& board) {
    return std::ranges::any_of(board.second.cards, named) ||
           std::ranges::any_of(board.second.votes, named);
  });
}

}  // namespace ops
