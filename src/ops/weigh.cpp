#include "ops/weigh.h"

#include <algorithm>
#include <tuple>

#include "ops/op.h"

namespace ops {

using namespace model;

namespace {

Op set(const Board& board, Weighing to) {
  return Change<Board>{{}, board.id, Patch<Board>{}.set<&Board::weighing>(std::move(to))};
}

/// On the table, or an island.
std::optional<NoPoints> why_not_there(const Board& board, Id target) {
  if (const Card* card = find_card(board, target)) {
    if (card->place == Place::tray) return NoPoints::in_tray;
    return card->place == Place::table ? std::nullopt : std::optional(NoPoints::gone);
  }
  return find_island(board, target) ? std::nullopt : std::optional(NoPoints::gone);
}

/// It has one there, and each is for something else.
bool gave_already(const Board& board, const std::string& seat, Id target) {
  if (board.weighing.manner == Manner::stickers && board.weighing.several) return false;
  return std::ranges::any_of(votes_of(board, seat),
                             [&](const Vote* v) { return v->target == target; });
}

const Vote* hands(const Board& board, Id target) {
  for (const auto& [id, vote] : board.votes)
    if (vote.target == target && vote.seat.empty() && vote.who.empty()) return &vote;
  return nullptr;
}

}  // namespace

std::optional<NoPoints> why_no_points(const Board& board, const std::string& seat, Id target) {
  if (!gives_at_seats(board)) return NoPoints::not_now;
  if (const auto no = why_not_there(board, target)) return no;
  if (next_points(board, seat) == 0) return NoPoints::none_left;
  return gave_already(board, seat, target) ? std::optional(NoPoints::only_once) : std::nullopt;
}

Ops give_points(const Board& board, const std::string& seat, const std::string& who, Id target,
                base::IdSource& ids, base::WallTime now) {
  Vote vote;
  vote.id = ids.next();
  vote.target = target;
  vote.points = next_points(board, seat);
  vote.seat = seat;
  vote.secret = board.weighing.secret;
  if (!vote.secret) {
    vote.who = who;
    vote.made = now;
  }
  return {Add<Vote>{board.id, vote}};
}

Ops take_points_back(const Board& board, const std::string& seat) {
  const auto given = votes_of(board, seat);
  if (given.empty() || !gives_at_seats(board)) return {};
  return {Remove<Vote>{board.id, given.back()->id}};
}

const Vote* last_given(const Board& board, Id target) {
  const Vote* last = nullptr;
  for (const auto& [id, vote] : board.votes)
    if (vote.target == target && !vote.secret) last = &vote;
  return last;
}

Ops take_points_off(const Board& board, Id target) {
  const Vote* last = last_given(board, target);
  if (!last || !is_weighing(board)) return {};
  return {Remove<Vote>{board.id, last->id}};
}

Ops move_points(const Board& board, Id from, Id to) {
  const Vote* last = last_given(board, from);
  if (!last || from == to || !gives_at_seats(board) || why_not_there(board, to)) return {};
  if (last->seat.empty() || gave_already(board, last->seat, to)) return {};
  return {Change<Vote>{board.id, last->id, Patch<Vote>{}.set<&Vote::target>(to)}};
}

bool is_secret(const Board& board, const Ops& ops) {
  return std::ranges::any_of(ops, [&](const Op& op) {
    if (const auto* add = std::get_if<Add<Vote>>(&op)) return add->item.secret;
    const auto* remove = std::get_if<Remove<Vote>>(&op);
    const auto it = remove ? board.votes.find(remove->id) : board.votes.end();
    return it != board.votes.end() && it->second.secret;
  });
}

Ops count_hand(const Board& board, Id target, int by, base::IdSource& ids, base::WallTime now) {
  if (!is_weighing(board) || why_not_there(board, target)) return {};
  const Vote* counted = hands(board, target);
  const int points = std::clamp((counted ? counted->points : 0) + by, 0, 1000);
  if (!counted) {
    if (points == 0) return {};
    Vote vote;
    vote.id = ids.next();
    vote.target = target;
    vote.points = points;
    vote.made = now;
    return {Add<Vote>{board.id, vote}};
  }
  if (points == counted->points) return {};
  if (points == 0) return {Remove<Vote>{board.id, counted->id}};
  return {Change<Vote>{board.id, counted->id, Patch<Vote>{}.set<&Vote::points>(points)}};
}

int hands_on(const Board& board, Id target) {
  const Vote* counted = hands(board, target);
  return counted ? counted->points : 0;
}

Ops begin_weighing(const Board& board, Weighing wish) {
  wish.points = std::clamp(wish.points, 1, kMostPoints);
  wish.secret = wish.secret && wish.manner != Manner::hands;  // everybody sees a hand
  wish.counted = wish.by_rank = false;
  wish.more = board.weighing.more;
  Ops out;
  for (const auto& [id, vote] : board.votes) out.push_back(Remove<Vote>{board.id, id});
  out.push_back(set(board, std::move(wish)));
  return out;
}

Ops show_points(const Board& board, base::IdSource& ids, base::WallTime now) {
  if (!is_weighing(board)) return {};
  Ops out;
  std::vector<Vote> fresh;
  for (const auto& [id, vote] : board.votes) {
    if (!vote.secret) continue;
    out.push_back(Remove<Vote>{board.id, id});
    fresh.push_back(vote);
  }
  // In an order that follows from what was given alone.
  std::ranges::sort(fresh, {}, [](const Vote& v) { return std::tuple(v.target, v.points); });
  for (Vote& vote : fresh) {
    vote.id = ids.next();
    vote.made = now;
    vote.secret = false;
    vote.seat.clear();
    vote.who.clear();
    out.push_back(Add<Vote>{board.id, vote});
  }
  Weighing done = board.weighing;
  done.counted = true;
  out.push_back(set(board, std::move(done)));
  return out;
}

Ops go_on_weighing(const Board& board) {
  Weighing on = board.weighing;
  if (!std::exchange(on.counted, false)) return {};
  on.by_rank = false;
  return {set(board, std::move(on))};
}

Ops color_by_rank(const Board& board, bool on) {
  Weighing to = board.weighing;
  if (std::exchange(to.by_rank, on) == on) return {};
  return {set(board, std::move(to))};
}

Ops drop_weighing(const Board& board) { return begin_weighing(board, {}); }

}  // namespace ops
