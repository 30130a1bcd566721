#include "model/weighing.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace model {

bool is_weighing(const Board& board) {
  return board.weighing.manner != Manner::none && !board.weighing.counted;
}

bool gives_at_seats(const Board& board) {
  return is_weighing(board) && board.weighing.manner != Manner::hands;
}

std::vector<const Vote*> votes_of(const Board& board, const std::string& seat) {
  std::vector<const Vote*> out;
  if (seat.empty()) return out;
  for (const auto& [id, vote] : board.votes)
    if (vote.seat == seat) out.push_back(&vote);
  return out;
}

int stickers_left(const Board& board, const std::string& seat) {
  if (!gives_at_seats(board)) return 0;
  return std::max(0, board.weighing.points - int(votes_of(board, seat).size()));
}

int next_points(const Board& board, const std::string& seat) {
  if (stickers_left(board, seat) == 0) return 0;
  if (board.weighing.manner == Manner::stickers) return 1;
  const auto given = votes_of(board, seat);
  for (int points = board.weighing.points; points > 0; --points)
    if (std::ranges::none_of(given, [&](const Vote* v) { return v->points == points; }))
      return points;
  return 0;
}

int stickers_given(const Board& board) {
  return int(
      std::ranges::count_if(board.votes, [](const auto& v) { return !v.second.seat.empty(); }));
}

std::string giver_key(const std::string& seat, int person) {
  return person <= 1 ? seat : seat + '/' + std::to_string(person);
}

int last_giver(const Board& board, const std::string& seat) {
  int last = 1;
  for (const auto& [id, vote] : board.votes) {
    const auto slash = vote.seat.find('/');
    if (slash == std::string::npos || vote.seat.compare(0, slash, seat) != 0) continue;
    int person = 0;
    const char* end = vote.seat.data() + vote.seat.size();
    const auto read = std::from_chars(vote.seat.data() + slash + 1, end, person);
    if (read.ec == std::errc{} && read.ptr == end) last = std::max(last, person);
  }
  return last;
}

bool is_phone(std::string_view seat) { return seat.starts_with(kPhonePrefix); }

int more_givers(const Board& board) {
  std::set<std::string> seats, phones;
  for (const auto& [id, vote] : board.votes)
    if (is_phone(vote.seat))
      phones.insert(vote.seat);
    else if (const auto slash = vote.seat.find('/'); slash != std::string::npos)
      seats.insert(vote.seat.substr(0, slash));
  int more = int(phones.size());
  for (const std::string& seat : seats) more += last_giver(board, seat) - 1;
  return more;
}

std::vector<Rank> ranks_of(const Board& board) {
  std::vector<Rank> out;
  for (const auto& [target, points] : points_by_target(board)) {
    const Card* card = find_card(board, target);
    if (points > 0 && (!card || card->place == Place::table)) out.push_back({target, points, 0});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Rank& a, const Rank& b) { return a.points > b.points; });
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].rank = i > 0 && out[i].points == out[i - 1].points ? out[i - 1].rank : int(i) + 1;
  return out;
}

}  // namespace model
