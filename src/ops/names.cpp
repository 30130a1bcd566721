#include "ops/names.h"

namespace ops {

using model::Board;
using model::Card;
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

bool tells_seat(const Card& card) { return !card.seat.empty() && card.place != model::Place::seat; }

template <class T>
void append_unnamed(Ops& out, const Board& board, const std::map<Id, T>& things) {
  model::Patch<T> nobody;
  nobody.template set<&T::who>(std::string());
  for (const auto& [id, thing] : things)
    if (!thing.who.empty()) out.push_back(Change<T>{board.id, id, nobody});
  // At which seat points were given is kept as long as they are counted by seat (unseen_cards.h).
  if constexpr (std::is_same_v<T, Card>) {
    nobody = {};
    nobody.template set<&Card::seat>(std::string());
    for (const auto& [id, card] : things)
      if (tells_seat(card)) out.push_back(Change<Card>{board.id, id, nobody});
  }
}

/// It has lain on the table (only a card that never did has no place and no height there), or
/// something names it.
bool is_known(const Board& board, const Card& card) {
  if (!(card.pos == base::Vec2{}) || card.z != 0 || card.alone != 0) return true;
  for (const auto& [id, r] : board.relations)
    if (r.from == card.id || r.to == card.id) return true;
  for (const auto& [id, v] : board.votes)
    if (v.target == card.id) return true;
  return false;
}

/// A fresh card in the place of one that only its seat knows.
Ops in_its_place(const Board& board, Card card, base::IdSource& ids, base::WallTime now) {
  const Id unseen = card.id;
  card.id = ids.next();
  card.made = now;
  card.who.clear();
  card.seat.clear();
  return {Remove<Card>{board.id, unseen}, Add<Card>{board.id, card}};
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

Ops come_out_nameless(const Board& board, Id id, const Placement& there, base::IdSource& ids,
                      base::WallTime now) {
  Card card = board.cards.at(id);
  if (!is_known(board, card)) {
    card.place = model::Place::table;
    card.pos = there.pos;
    card.turn = there.turn;
    card.island = there.island;
    card.z = model::top_z(board);
    return in_its_place(board, std::move(card), ids, now);
  }
  model::Patch<Card> patch;
  patch.set<&Card::place>(model::Place::table);
  patch.set<&Card::seat>(std::string());
  Ops out{Change<Card>{board.id, id, patch}};
  for (Op& op : place_card(board, id, there)) out.push_back(std::move(op));
  return out;
}

Ops to_tray_nameless(const Board& board, Id id, base::IdSource& ids, base::WallTime now) {
  Card card = board.cards.at(id);
  card.place = model::Place::tray;
  if (!is_known(board, card)) return in_its_place(board, std::move(card), ids, now);
  model::Patch<Card> patch;
  patch.set<&Card::place>(model::Place::tray);
  patch.set<&Card::seat>(std::string());
  return {Change<Card>{board.id, id, patch}};
}

bool names_anybody(const Session& session) {
  bool any = false;
  for (const auto& [id, board] : session.boards)
    for_each_named_kind(board, [&](const auto& things) {
      for (const auto& [thing_id, thing] : things) any = any || !thing.who.empty();
    });
  for (const auto& [id, board] : session.boards)
    for (const auto& [card_id, card] : board.cards) any = any || tells_seat(card);
  return any;
}

}  // namespace ops
