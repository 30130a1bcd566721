#include "ops/evening.h"

#include <algorithm>

#include "model/ground.h"
#include "ops/agenda.h"
#include "ops/op.h"

namespace ops {

namespace {

/// Boards and questions stand in this order: only what has another place is changed.
Ops in_order(const model::Session& session, const std::vector<const model::Board*>& boards) {
  Ops out;
  int order = 0;
  for (const model::Board* b : boards) {
    if (b->order != order)
      out.push_back(Change<model::Board>{
          {}, b->id, model::Patch<model::Board>().set<&model::Board::order>(order)});
    if (const auto q = session.questions.find(b->question);
        q != session.questions.end() && q->second.order != order)
      out.push_back(Change<model::Question>{
          {}, q->first, model::Patch<model::Question>().set<&model::Question::order>(order)});
    ++order;
  }
  return out;
}

}  // namespace

Ops write_question(const model::Session& session, base::Id board, const std::string& text,
                   base::IdSource& ids) {
  const model::Board* b = session.board(board);
  if (!b) return {};
  if (const auto q = session.questions.find(b->question); q != session.questions.end()) {
    if (q->second.text == text) return {};
    return {Change<model::Question>{
        {}, q->first, model::Patch<model::Question>().set<&model::Question::text>(text)}};
  }
  if (text.empty()) return {};
  model::Question made;
  made.id = ids.next();
  made.order = b->order;
  made.text = text;
  Ops out{Add<model::Question>{{}, made},
          Change<model::Board>{
              {}, board, model::Patch<model::Board>().set<&model::Board::question>(made.id)}};
  const Ops steps = plan_question(session, made, ids);
  out.insert(out.end(), steps.begin(), steps.end());
  return out;
}

Ops add_board(const model::Session& session, base::IdSource& ids) {
  model::Board made;
  made.id = ids.next();
  for (const auto& [id, b] : session.boards) made.order = std::max(made.order, b.order + 1);
  // What lies under all others lies under it, too.
  const auto bare = [](const auto& entry) { return !model::has_ground(entry.second); };
  if (std::ranges::none_of(session.boards, bare))
    made.ground = session.boards_in_order().back()->ground;
  return {Add<model::Board>{{}, made}};
}

Ops say_reading(const model::Session& session, const std::string& word,
                const std::string& reading) {
  model::Readings all = session.readings;
  const auto said = all.find(word);
  if (said != all.end() && said->second == reading) return {};
  all[word] = reading;
  return {Change<model::Session>{
      {},
      session.id,
      model::Patch<model::Session>().set<&model::Session::readings>(std::move(all))}};
}

namespace {
Ops with_moments(const model::Session& session, std::vector<model::Moment> moments) {
  if (moments == session.moments) return {};
  return {Change<model::Session>{
      {},
      session.id,
      model::Patch<model::Session>().set<&model::Session::moments>(std::move(moments))}};
}
}  // namespace

Ops mark_moment(const model::Session& session, const model::Moment& moment) {
  std::vector<model::Moment> all = session.moments;
  const auto place = std::ranges::lower_bound(all, moment.op, {}, &model::Moment::op);
  if (place != all.end() && place->op == moment.op) return {};
  all.insert(place, moment);
  return with_moments(session, std::move(all));
}

Ops unmark_moment(const model::Session& session, std::uint64_t op) {
  std::vector<model::Moment> all = session.moments;
  std::erase_if(all, [&](const model::Moment& m) { return m.op == op; });
  return with_moments(session, std::move(all));
}

Ops remove_board(const model::Session& session, base::Id board) {
  const model::Board* b = session.board(board);
  if (!b || session.boards.size() < 2) return {};
  if (!b->cards.empty() || !b->islands.empty() || !b->relations.empty() || !b->votes.empty() ||
      !b->passages.empty())
    return {};
  Ops out{Remove<model::Board>{{}, board}};
  const bool shared = std::ranges::any_of(session.boards, [&](const auto& other) {
    return other.first != board && other.second.question == b->question;
  });
  if (session.questions.contains(b->question) && !shared) {
    for (const auto& [id, step] : session.agenda)
      if (step.question == b->question) out.push_back(Remove<model::AgendaStep>{{}, id});
    out.push_back(Remove<model::Question>{{}, b->question});
  }
  return out;
}

Ops move_board(const model::Session& session, base::Id board, int by) {
  std::vector<const model::Board*> boards = session.boards_in_order();
  const auto at = std::ranges::find(boards, board, &model::Board::id);
  if (at == boards.end()) return {};
  const auto to = at - boards.begin() + by;
  if (to < 0 || to >= std::ptrdiff_t(boards.size())) return {};
  std::swap(*at, boards[std::size_t(to)]);
  return in_order(session, boards);
}

}  // namespace ops
