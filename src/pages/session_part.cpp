#include "pages/session_part.h"

#include <utility>

#include "base/overloaded.h"
#include "model/question_words.h"
#include "ops/agenda.h"
#include "ops/evening.h"
#include "ops/op.h"
#include "pages/show_board.h"
#include "panels/format.h"
#include "panels/new_session.h"

namespace pages {

namespace p = panels;

void SessionPart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::session);
  if (!shown_) return;
  const model::Session& s = sitting_.open->session();
  if (!was_shown) {
    panel_ = {};
    agendas_ = read_templates(around_, s.boards.size());
  }
  view_ = {{s.title, s.date, s.venue, p::joined_names(s.makers)},
           {},
           {},
           base::local_date(around_.clock.wall()),
           !sitting_.desk.read_only};
  for (const model::Board* b : s.boards_in_order()) {
    view_.questions.push_back(
        {b->id, model::question_or_title(s, *b), p::stamp_of(*b), b->id == sitting_.desk.board_id});
    if (b->id == sitting_.desk.board_id) view_.question = view_.questions.back().text;
  }
  view_.agendas = agendas_.offers;
  int minutes = 0;
  for (const auto& [id, step] : s.agenda) minutes += step.minutes;
  if (!s.agenda.empty())
    view_.agenda = p::fill(around_.tr("The evening: {0} steps, {1} min"),
                           {std::to_string(s.agenda.size()), std::to_string(minutes)});
  panel_.need(fonts, view_);
}

void SessionPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = panel_.draw(ui, view_, room.bottom, asked_);
}

void SessionPart::change(const p::ChangeSessionWords& wish) {
  const model::Session& session = sitting_.open->session();
  model::Patch<model::Session> set;
  switch (wish.which) {
    case p::SessionWords::title:
      set.set<&model::Session::title>(wish.text);
      break;
    case p::SessionWords::date:
      set.set<&model::Session::date>(wish.text);
      break;
    case p::SessionWords::venue:
      set.set<&model::Session::venue>(wish.text);
      break;
    case p::SessionWords::makers:
      if (p::split_names(wish.text) == session.makers) return;
      set.set<&model::Session::makers>(p::split_names(wish.text));
      break;
  }
  sitting_.desk.apply({ops::Change<model::Session>{{}, session.id, set}});
  if (wish.which == p::SessionWords::title) around_.outside.set_title(session.title);
}

void SessionPart::remove(base::Id board) {
  const ops::Ops ops = ops::remove_board(sitting_.open->session(), board);
  if (ops.empty())
    return around_.say(p::ToastKind::info,
                       around_.tr("This question has cards, so it stays. Put them to another "
                                  "question first, or leave them here."));
  sitting_.desk.apply(ops);
}

void SessionPart::plan(std::size_t agenda) {
  const bool led = agenda > 0 && agenda <= agendas_.plans.size();
  sitting_.desk.apply(ops::take_plan(sitting_.open->session(),
                                     led ? agendas_.plans[agenda - 1] : ops::Plan(), around_.ids));
}

bool SessionPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  desk::Desk& desk = sitting_.desk;
  const model::Session& session = sitting_.open->session();
  for (const p::SessionSheetCommand& command : asked) {
    if (std::holds_alternative<p::CloseSessionSheet>(command)) sitting_.sheet = Sheet::none;
    if (std::holds_alternative<p::TakeThisSession>(command))
      around_.wishes.emplace_back(
          desk::HandOver{desk::HandOver::Goods::session, sitting_.open->path(),
                         session.title.empty() ? around_.tr("Untitled session") : session.title});
    if (std::holds_alternative<p::OpenTimeline>(command)) sitting_.timeline_open = true;
    if (const auto* to = std::get_if<p::ShowQuestion>(&command))
      show_board(around_, sitting_, to->board);
    if (desk.read_only) continue;
    std::visit(base::Overloaded{
                   [&](const p::ChangeSessionWords& wish) { change(wish); },
                   [&](const p::WriteQuestion& wish) {
                     desk.apply(ops::write_question(session, wish.board, wish.text, around_.ids));
                   },
                   [&](p::AddQuestion) { desk.apply(ops::add_board(session, around_.ids)); },
                   [&](const p::MoveQuestion& wish) {
                     desk.apply(ops::move_board(session, wish.board, wish.by));
                   },
                   [&](const p::RemoveQuestion& wish) { remove(wish.board); },
                   [&](p::PlanEvening wish) { plan(wish.agenda); }, [](p::TakeThisSession) {},
                   [](p::ShowQuestion) {}, [](p::OpenTimeline) {}, [](p::CloseSessionSheet) {}},
               command);
  }
  return !asked.empty();
}

}  // namespace pages
