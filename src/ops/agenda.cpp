#include "ops/agenda.h"

#include <algorithm>

#include "model/invariants.h"
#include "ops/ground.h"
#include "ops/op.h"

namespace ops {

using model::AgendaStep;
using model::Session;

namespace {

/// The questions in the order of their boards; nil for a board that has none yet.
std::vector<base::Id> asked(const Session& session) {
  std::vector<base::Id> out;
  for (const model::Board* b : session.boards_in_order())
    if (std::ranges::find(out, b->question) == out.end()) out.push_back(b->question);
  return out;
}

Op at(const Session& session, base::Id step, int left_s, bool paused, base::WallTime now) {
  model::Patch<Session> set;
  set.set<&Session::at_step>(step);
  set.set<&Session::step_began>(now);
  set.set<&Session::step_left_s>(std::clamp(left_s, 0, model::kMaxMinutes * 60));
  set.set<&Session::step_paused>(paused);
  return Change<Session>{{}, session.id, set};
}

}  // namespace

Ops take_plan(const Session& session, const Plan& plan, base::IdSource& ids) {
  Ops out;
  if (!session.at_step.nil()) out.push_back(at(session, {}, 0, false, 0));
  for (const auto& [id, step] : session.agenda) out.push_back(Remove<AgendaStep>{{}, id});
  int order = 0;
  const auto add = [&](const std::vector<AgendaStep>& steps, base::Id question) {
    for (AgendaStep step : steps) {
      step.id = ids.next();
      step.order = order++;
      step.question = question;
      out.push_back(Add<AgendaStep>{{}, std::move(step)});
    }
  };
  add(plan.begin, {});
  for (const base::Id question : asked(session)) add(plan.each, question);
  add(plan.end, {});
  if (plan.ground.columns.empty()) return out;
  for (const auto& [id, board] : session.boards) {
    if (model::has_ground(board) && !board.cards.empty()) continue;
    const Ops ground = put_ground(board, ground_under(board, plan.ground));
    out.insert(out.end(), ground.begin(), ground.end());
  }
  return out;
}

Ops plan_question(const Session& session, const model::Question& question, base::IdSource& ids) {
  const std::vector<const AgendaStep*> all = session.agenda_in_order();
  const auto last = std::ranges::find_if(all.rbegin(), all.rend(),
                                         [](const AgendaStep* s) { return !s->question.nil(); });
  if (last == all.rend()) return {};
  const base::Id like = (*last)->question;
  std::vector<const AgendaStep*> steps;
  for (const AgendaStep* step : all) {
    if (step->question == question.id) return {};
    if (step->question == like) steps.push_back(step);
  }
  Ops out;
  // Planned already, for whatever would be asked.
  const auto same = [](const AgendaStep* a, const AgendaStep* b) {
    return a->question.nil() && a->step == b->step && a->minutes == b->minutes &&
           a->words == b->words;
  };
  const auto planned = std::search(all.begin(), all.end(), steps.begin(), steps.end(), same);
  if (planned != all.end()) {
    for (auto at = planned; at != planned + std::ptrdiff_t(steps.size()); ++at)
      out.push_back(Change<AgendaStep>{
          {}, (*at)->id, model::Patch<AgendaStep>().set<&AgendaStep::question>(question.id)});
    return out;
  }
  const int behind = (*last)->order, more = int(steps.size());
  for (const AgendaStep* step : all)
    if (step->order > behind)
      out.push_back(Change<AgendaStep>{
          {}, step->id, model::Patch<AgendaStep>().set<&AgendaStep::order>(step->order + more)});
  int order = behind;
  for (const AgendaStep* step : steps) {
    AgendaStep made = *step;
    made.id = ids.next();
    made.order = ++order;
    made.question = question.id;
    made.extra.clear();
    out.push_back(Add<AgendaStep>{{}, std::move(made)});
  }
  return out;
}

const AgendaStep* step_now(const Session& session) {
  const auto it = session.agenda.find(session.at_step);
  return it == session.agenda.end() ? nullptr : &it->second;
}

int gathering(const Session& session, const AgendaStep& step) {
  using model::Step;
  if (step.step != Step::gather) return 0;
  int times = 0;
  for (const AgendaStep* at : session.agenda_in_order()) {
    times += at->step == Step::gather && at->question == step.question;
    if (at->id == step.id) break;
  }
  return times;
}

const AgendaStep* step_beside(const Session& session, int by) {
  const std::vector<const AgendaStep*> all = session.agenda_in_order();
  const auto now = std::ranges::find(all, step_now(session));
  if (now == all.end()) return by > 0 && !all.empty() ? all.front() : nullptr;
  const auto to = now - all.begin() + by;
  return to < 0 || to >= std::ptrdiff_t(all.size()) ? nullptr : all[std::size_t(to)];
}

int left_s(const Session& session, base::WallTime now) {
  if (!step_now(session)) return 0;
  if (session.step_paused) return session.step_left_s;
  const base::WallTime gone_s = std::max<base::WallTime>(0, (now - session.step_began) / 1000);
  return gone_s >= session.step_left_s ? 0 : session.step_left_s - int(gone_s);
}

Ops begin_step(const Session& session, base::Id step, base::WallTime now) {
  const auto it = session.agenda.find(step);
  if (it == session.agenda.end()) return {};
  Ops out{at(session, step, it->second.minutes * 60, false, now)};
  if (it->second.question.nil() || it->second.step > model::Step::present) return out;
  for (const auto& [id, board] : session.boards)
    if (board.question == it->second.question && board.step != it->second.step)
      out.push_back(Change<model::Board>{
          {}, id, model::Patch<model::Board>().set<&model::Board::step>(it->second.step)});
  return out;
}

Ops set_clock(const Session& session, int left_s, bool paused, base::WallTime now) {
  if (!step_now(session)) return {};
  return {at(session, session.at_step, left_s, paused, now)};
}

int bundles(const model::Board& board) {
  const auto islands = std::ranges::count_if(
      board.islands, [](const auto& entry) { return entry.second.parent.nil(); });
  const auto cards = std::ranges::count_if(board.cards, [](const auto& entry) {
    return entry.second.place == model::Place::table && entry.second.island.nil();
  });
  return int(islands + cards);
}

}  // namespace ops
