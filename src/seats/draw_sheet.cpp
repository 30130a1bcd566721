#include "seats/draw_sheet.h"

#include <fmt/core.h>

#include "model/face_name.h"
#include "ops/document.h"
#include "seats/lay_sheet.h"

namespace seats {

namespace {

constexpr double kQuestionEm = 6.5, kBesideEm = 4.6, kSmallEm = 3.6;

void draw_in(SeatPen& pen, const Rect& r, const std::string& words, double em,
             canvas::Color color) {
  const auto set = pen.labels.in_full(words, {r.width(), r.height()}, em);
  pen.text(kFaces, set, {r.min.x, r.centre().y - set->height / 2}, color);
}

void draw_ends(SeatPen& pen, const Seat& seat, const Rect& ends, double em) {
  const auto& tr = seat.desk().tr;
  const double w = ends.width() / 2 - 2;
  const auto low = pen.labels.label(tr(model::face_name(1)), em, text::Weight::regular, w);
  const auto high = pen.labels.label(tr(model::face_name(5)), em, text::Weight::regular, w);
  pen.text(kFaces, low, ends.min, pen.look.ink);
  pen.text(kFaces, high, {ends.max.x - high->box.w, ends.min.y}, pen.look.ink);
}

}  // namespace

void draw_sheet(SeatPen& pen, const Seat& seat, const SeatPlan& plan) {
  const SheetPlan sheet(plan, seat.frame().size);
  const SeatSheet& state = seat.sheet();
  const auto& tr = seat.desk().tr;
  const double large = seat.desk().seat_words;
  if (state.thanks()) {
    draw_in(pen, sheet.question, tr("Thank you!"), 8 * large, pen.look.ink);
    draw_in(pen, sheet.thanked,
            fmt::format(fmt::runtime(tr("Filled in: {0}")), ops::sheets(seat.desk().doc.session())),
            kBesideEm * large, pen.look.ink);
    return;
  }
  const model::Inquiry* asked = state.inquiry();
  if (!asked) return;
  const std::string number =
      fmt::format(fmt::runtime(tr("Question {0} of {1}")), state.number(), state.count());
  if (asked->kind == model::InquiryKind::text)
    return draw_in(pen, sheet.beside, asked->text, kBesideEm * large, pen.look.ink);
  draw_in(pen, sheet.question, asked->text, kQuestionEm * large, pen.look.ink);
  const std::string harmless = tr("No answer is no harm. Nobody learns who answered what.");
  draw_in(pen, sheet.number, number + "\n" + harmless, kSmallEm * large, pen.look.ink);
  if (asked->kind == model::InquiryKind::scale)
    draw_ends(pen, seat, sheet.ends(), kSmallEm * large);
}

}  // namespace seats
