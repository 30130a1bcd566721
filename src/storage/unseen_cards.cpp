#include "storage/unseen_cards.h"

#include <fmt/core.h>

#include <utility>

#include "ops/op_line.h"

namespace storage {

using base::Id;
using base::sentence;
using model::Answer;
using model::Card;
using model::Place;
using model::Vote;
using ops::Add;
using ops::Change;
using ops::Op;

namespace {

Op at_seat(Id board, Id card, const std::string& seat) {
  model::Patch<Card> patch;
  patch.set<&Card::seat>(seat);
  return Change<Card>{board, card, std::move(patch)};
}

Op vote_at_seat(Id board, Id vote, const std::string& seat) {
  model::Patch<Vote> patch;
  patch.set<&Vote::seat>(seat);
  return Change<Vote>{board, vote, std::move(patch)};
}

Op at_no_seat(Op op) {
  if (auto* add = std::get_if<Add<Vote>>(&op)) add->item.seat.clear();
  if (auto* change = std::get_if<Change<Vote>>(&op))
    if (auto& seat = change->set.get<&Vote::seat>()) seat->clear();
  if (auto* add = std::get_if<Add<Card>>(&op)) add->item.seat.clear();
  if (auto* change = std::get_if<Change<Card>>(&op))
    if (auto& seat = change->set.get<&Card::seat>()) seat->clear();
  return op;
}

const Card* card_in(const model::Session& session, Id board, Id card) {
  const model::Board* b = session.board(board);
  return b ? model::find_card(*b, card) : nullptr;
}

std::string head(Id session) {
  return fmt::format("{{\"waiting\":1,\"session\":\"{}\"}}\n", session.str());
}

}  // namespace

std::vector<Op> UnseenCards::told(const Op& op, const model::Session& now) {
  const ops::Touched touched = ops::touched_by(op);
  if (touched.is<model::Session>()) return told_of_names(op, now);
  if (touched.is<Vote>()) return told_of_vote(op, now);
  if (touched.is<Answer>()) return told_of_answer(op);
  if (!now.anonymous || !touched.is<Card>()) return {op};
  if (const auto* add = std::get_if<Add<Card>>(&op)) {
    changed_ = changed_ || add->item.place == Place::seat;
    if (add->item.place != Place::seat) return {at_no_seat(op)};
    unseen_.insert(touched.id);
    return {};
  }
  if (std::holds_alternative<ops::Remove<Card>>(op)) {
    changed_ = true;
    if (unseen_.erase(touched.id) > 0) return {};
    return {op};
  }
  changed_ = true;
  if (!unseen_.contains(touched.id)) return {at_no_seat(op)};
  const Card* card = card_in(now, touched.board, touched.id);
  if (!card || card->place == Place::seat) return {};
  // It is everybody's from now on, whoever laid it there.
  unseen_.erase(touched.id);
  return {at_no_seat(Add<Card>{touched.board, *card})};
}

std::vector<Op> UnseenCards::told_of_vote(const Op& op, const model::Session& now) {
  const Id id = ops::touched_by(op).id;
  if (const auto* add = std::get_if<Add<Vote>>(&op); add && add->item.secret) secret_.insert(id);
  const bool secret = secret_.contains(id);
  changed_ = changed_ || secret || now.anonymous;
  if (std::holds_alternative<ops::Remove<Vote>>(op)) secret_.erase(id);
  if (secret) return {};
  return {now.anonymous ? at_no_seat(op) : op};
}

std::vector<Op> UnseenCards::told_of_answer(const Op& op) {
  const Id id = ops::touched_by(op).id;
  if (const auto* add = std::get_if<Add<Answer>>(&op); add && add->item.secret) secret_.insert(id);
  if (!secret_.contains(id)) return {op};
  changed_ = true;
  if (std::holds_alternative<ops::Remove<Answer>>(op)) secret_.erase(id);
  return {};
}

/// The session has become anonymous, or is so no more.
std::vector<Op> UnseenCards::told_of_names(const Op& op, const model::Session& now) {
  std::vector<Op> out{op};
  if (!std::get<Change<model::Session>>(op).set.get<&model::Session::anonymous>()) return out;
  changed_ = true;
  for (const auto& [board_id, board] : now.boards)
    for (const auto& [id, card] : board.cards) {
      if (card.place != Place::seat) continue;
      if (unseen_.contains(id) && !now.anonymous)
        out.push_back(Add<Card>{board_id, card});
      else if (!unseen_.contains(id))
        out.push_back(at_seat(board_id, id, now.anonymous ? std::string() : card.seat));
    }
  for (const auto& [board_id, board] : now.boards)
    for (const auto& [id, vote] : board.votes)
      if (!vote.seat.empty() && !secret_.contains(id))
        out.push_back(vote_at_seat(board_id, id, now.anonymous ? std::string() : vote.seat));
  if (!now.anonymous) unseen_.clear();
  return out;
}

model::Session UnseenCards::without(model::Session session) const {
  for (const Id id : secret_) session.answers.erase(id);
  for (auto& entry : session.boards) {
    auto& votes = entry.second.votes;
    for (const Id id : secret_) votes.erase(id);
    if (!session.anonymous) continue;
    for (auto& vote : votes) vote.second.seat.clear();
    auto& cards = entry.second.cards;
    for (const Id id : unseen_) cards.erase(id);
    for (auto& card : cards) card.second.seat.clear();
  }
  return session;
}

std::string UnseenCards::text(const model::Session& now) const {
  std::string lines;
  for (const auto& [id, answer] : now.answers)
    if (secret_.contains(id)) lines += ops::to_json_line(Add<Answer>{{}, answer}) + '\n';
  for (const auto& [board_id, board] : now.boards) {
    for (const auto& [id, vote] : board.votes)
      if (secret_.contains(id))
        lines += ops::to_json_line(Add<Vote>{board_id, vote}) + '\n';
      else if (now.anonymous && !vote.seat.empty())
        lines += ops::to_json_line(vote_at_seat(board_id, id, vote.seat)) + '\n';
    for (const auto& [id, card] : board.cards)
      if (now.anonymous && card.place == Place::seat)
        lines += ops::to_json_line(unseen_.contains(id) ? Op(Add<Card>{board_id, card})
                                                        : at_seat(board_id, id, card.seat)) +
                 '\n';
  }
  return lines.empty() ? lines : head(now.id) + lines;
}

WaitingRead read_waiting(std::string_view text, Id session, const std::string& file) {
  WaitingRead out;
  if (text.empty()) return out;
  const std::string own = head(session);
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view one = text.substr(at, end - at);
    at = end + 1;
    if (line == 1 && std::string_view(own).starts_with(one)) continue;
    if (line == 1 && one.starts_with("{\"waiting\":")) {
      out.findings.push_back(
          {sentence("The cards that wait at the seats are another session's: none was taken."), 1,
           file});
      return out;
    }
    auto op = ops::from_json_line(one);
    const ops::Touched touched = op ? ops::touched_by(*op) : ops::Touched{};
    if (touched.is<Card>() || touched.is<Vote>() || touched.is<Answer>())
      out.ops.push_back(std::move(*op));
    else if (out.findings.size() < kMaxFindings)
      out.findings.push_back(
          {sentence("This line is damaged ({} bytes); it was passed over.", one.size()), line,
           file});
  }
  return out;
}

}  // namespace storage
