#include "seats/handwriting.h"

namespace seats {

using Mode = pen::InkPad::Mode;

void Handwriting::set_on(bool on) {
  on_ = on;
  pad_.set_mode(Mode::write);
  reading_.drop();
}

void Handwriting::load(const model::Card* card) {
  pad_ = pen::InkPad(card ? card->ink : std::vector<model::InkStroke>{});
  reading_.begin(pad_.ink(), card && !card->text.empty());
}

void Handwriting::load(const std::vector<model::InkStroke>& ink) {
  pad_ = pen::InkPad(ink);
  reading_.begin({}, false);
}

bool Handwriting::sample(const pen::InkSample& sample) {
  if (!pad_.sample(sample)) return false;
  reading_.drop();
  return true;
}

bool Handwriting::lift_all() {
  if (!pad_.lift_all()) return false;
  reading_.drop();
  return true;
}

bool Handwriting::undo() {
  if (!pad_.undo()) return false;
  reading_.drop();
  return true;
}

void Handwriting::flip_rubber() {
  pad_.set_mode(pad_.mode() == Mode::erase ? Mode::write : Mode::erase);
}

bool Handwriting::can_read() const {
  return aids_.reader && aids_.reader->in_service() && !reading_.waiting() && !pad_.ink().empty();
}

bool Handwriting::read() {
  if (!aids_.reader || pad_.ink().empty()) return false;
  first_cell_ = 0;
  pen::Reading::Question question = reading_.ask(pad_.ink());
  aids_.reader->ask(asker_, question.serial, std::move(question.ink));
  return true;
}

Handwriting::Heard Handwriting::answer(const pen::ReadingWorker::Answer& answer) {
  using Answer = pen::ReadingWorker::Answer;
  if (answer.kind == Answer::Kind::answered && reading_.answer(answer.serial, answer.reply))
    return Heard::shown;
  if (!reading_.fail(answer.serial)) return Heard::late;  // the ink has changed since
  const bool too_much = answer.error && answer.error->code == base::ErrorCode::too_large;
  return too_much ? Heard::too_much : Heard::unreadable;
}

}  // namespace seats
