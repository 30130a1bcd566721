#include "tools/reading_round.h"

#include <algorithm>

#include "ops/read_through.h"

namespace tools {

using model::Board;

namespace {

bool is_there(const Board& board, Id thing) {
  const auto all = ops::read_in_round(board);
  return std::ranges::find(all, thing) != all.end();
}

}  // namespace

bool ReadingRound::is_read(const Board& board, Id thing) const {
  if (read_.contains(thing)) return true;
  const model::Card* card = model::find_card(board, thing);
  return !anew_ && card && card->read >= board.round;
}

std::vector<Id> ReadingRound::unread(const Board& board) const {
  std::vector<Id> out = ops::read_in_round(board);
  std::erase_if(out, [&](Id id) { return is_read(board, id) || id == now(); });
  return out;
}

std::size_t ReadingRound::left(const Board& board) const { return unread(board).size(); }

std::size_t ReadingRound::count(const Board& board) const {
  return ops::read_in_round(board).size();
}

void ReadingRound::go_on(const Board& board) {
  if (board_ != board.id || round_ != board.round) {
    *this = {};
    board_ = board.id;
    round_ = board.round;
  }
  if (!now().nil() && is_there(board, now())) return;
  next(board);
  if (now().nil()) again(board);
}

void ReadingRound::again(const Board& board) {
  *this = {};
  board_ = board.id;
  round_ = board.round;
  anew_ = true;
  next(board);
}

void ReadingRound::next(const Board& board) {
  // Back again along what was shown, as far as that goes.
  while (at_ + 1 < shown_.size())
    if (is_there(board, shown_[++at_])) return;
  const std::vector<Id> left = unread(board);
  if (left.empty()) {
    at_ = shown_.size();
    return;
  }
  // The one behind it as people read; from the end the first that is left.
  const std::vector<Id> all = ops::read_in_round(board);
  auto from = std::ranges::find(all, now());
  if (from == all.end()) from = all.begin();
  auto to = std::find_if(from, all.end(),
                         [&](Id id) { return std::ranges::find(left, id) != left.end(); });
  std::erase(shown_, to == all.end() ? left.front() : *to);
  shown_.push_back(to == all.end() ? left.front() : *to);
  at_ = shown_.size() - 1;
}

bool ReadingRound::back(const Board& board) {
  for (std::size_t at = std::min(at_, shown_.size()); at-- > 0;) {
    if (!is_there(board, shown_[at])) continue;
    at_ = at;
    return true;
  }
  return false;
}

bool ReadingRound::can_go_back(const Board& board) const {
  ReadingRound tried = *this;
  return tried.back(board);
}

}  // namespace tools
