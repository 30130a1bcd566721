#include "pages/survey_part.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "ops/op.h"
#include "ops/survey.h"

namespace pages {

namespace p = panels;

namespace {

/// What every evening can ask: how it was, whether they would come again, what they noticed.
std::vector<model::Inquiry> usual_inquiries(const base::Messages& tr) {
  model::Inquiry how, again, noticed;
  how.text = tr("How was it for you today?");
  again.kind = model::InquiryKind::choice;
  again.text = tr("Would you come again?");
  again.choices = {tr("Yes, gladly"), tr("If it suits me"), tr("I cannot say"), tr("No")};
  noticed.kind = model::InquiryKind::text;
  noticed.text = tr("What did you notice, or what do you wish?");
  return {how, again, noticed};
}

}  // namespace

p::SurveyView SurveyPart::view() const {
  const model::Session& session = sitting_.open->session();
  p::SurveyView view;
  for (ops::SurveySum& sum : ops::survey_sums(session)) {
    view.inquiries.push_back(*sum.inquiry);
    view.sums.push_back({sum.people, std::move(sum.counts), std::move(sum.words),
                         ops::is_answered(session, sum.inquiry->id)});
  }
  view.sheets = ops::sheets(session);
  view.uncounted = ops::has_uncounted(session);
  view.at_seats = sitting_.seats->survey().asking();
  view.seats_waiting = sitting_.seats->survey().waiting();
  view.writable = !sitting_.desk.read_only;
  return view;
}

void SurveyPart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::survey);
  if (!shown_) return;
  if (!was_shown) sheet_ = {};
  view_ = view();
  sheet_.need(fonts, view_);
}

void SurveyPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

void SurveyPart::answer(const std::vector<p::SaidToInquiry>& said) {
  std::vector<ops::Said> all;
  for (const p::SaidToInquiry& one : said) all.push_back({one.inquiry, one.value, one.text});
  // Beside the history: no undo of the table tells of it.
  for (const ops::Op& op : ops::answer(sitting_.open->session(), all, around_.ids))
    if (auto done = sitting_.desk.doc.apply_aside(op); !done)
      around_.say(p::ToastKind::warning, done.error().message.in(around_.tr));
}

bool SurveyPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  desk::Desk& desk = sitting_.desk;
  const model::Session& session = sitting_.open->session();
  const auto apply = [&](const ops::Ops& ops) { (void)desk.apply(ops); };
  for (const p::SurveyCommand& command : asked)
    std::visit(
        base::Overloaded{
            [&](p::AskUsual) {
              apply(ops::ask(session, usual_inquiries(around_.tr), around_.ids));
            },
            [&](const p::AskInquiry& wish) {
              apply(ops::ask(session, {wish.inquiry}, around_.ids));
            },
            [&](const p::RewordInquiry& wish) { apply(ops::reword(session, wish.inquiry)); },
            [&](p::DropInquiry wish) { apply(ops::drop_inquiry(session, wish.inquiry)); },
            [&](p::MoveInquiry wish) { apply(ops::move_inquiry(session, wish.inquiry, wish.by)); },
            [&](const p::AnswerSheet& sheet) { answer(sheet.said); },
            [&](p::AskAtSeats wish) {
              seats::SeatSurvey& survey = sitting_.seats->survey();
              wish.asked ? survey.begin() : survey.end();
              sitting_.seats->mark_dirty();
              // It would lie over those who answer at the right.
              if (survey.asking()) sitting_.sheet = Sheet::none;
            },
            [&](p::CountAnswers) {
              sitting_.seats->survey().end();
              sitting_.seats->mark_dirty();
              apply(ops::count_answers(session, around_.ids));
            },
            [&](p::CloseSurvey) { sitting_.sheet = Sheet::none; }},
        command);
  return !asked.empty();
}

}  // namespace pages
