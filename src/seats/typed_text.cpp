#include "seats/typed_text.h"

#include <algorithm>
#include <optional>

namespace seats {

namespace {
constexpr std::size_t kMostFromKey = 64;  // bytes that a key adds to what stands on it, at most
constexpr double kBeside = 1;             // mm above or below a line still touches it
}  // namespace

void TypedText::open(std::string text, Of of) {
  of_ = of;
  draft_.open(std::move(text));
  ++asked_;
}

bool TypedText::act(const input::KeyAction& action, bool wide_space) {
  const std::size_t had = draft_.text().size();
  std::optional<Draft> before;
  if (had + action.text.size() + kMostFromKey > kMostText) before = draft_;
  draft_.act(action, wide_space);
  if (!before || draft_.text().size() <= std::max(kMostText, had)) return true;
  draft_ = std::move(*before);
  return false;
}

bool TypedText::finish() {
  if (!draft_.composition().composing() && !draft_.composed_elsewhere()) return false;
  draft_.finish();
  return true;
}

void TypedText::touch(const text::Layout& set, base::Vec2 at) {
  ime::Composition& c = draft_.composition();
  const auto marks = draft_.marks();
  const auto there = std::find_if(marks.begin(), marks.end(), [&](const auto& mark) {
    const auto parts = set.spans(mark.from, mark.to);
    return std::any_of(parts.begin(), parts.end(), [&](const text::Span& s) {
      return base::Rect{{s.left, s.top - kBeside}, {s.right, s.bottom + kBeside}}.contains(at);
    });
  });
  if (c.converting() && there != marks.end())
    c.focus(std::size_t(there - marks.begin()));
  else
    draft_.move_to(set.byte_at(at));
}

void TypedText::ask() {
  ime::Composition& c = draft_.composition();
  if (const auto request = c.take_request(); request && aids_.worker) {
    asked_serial_ = request->serial;
    aids_.worker->ask(asker_, ++asked_, {request->reading, request->boundaries, words()});
  }
  for (const ime::Words::Chosen& choice : c.take_choices())
    if (of_ == Of::names)
      aids_.names.remember(choice.reading, choice.surface);
    else if (of_ == Of::words)
      aids_.vocabulary.remember(choice.reading, choice.surface);
}

std::shared_ptr<const ime::Words> TypedText::words() const {
  const auto all = aids_.vocabulary.snapshot();
  return of_ == Of::names ? aids_.names.before(all) : all;
}

bool TypedText::answer(const ime::ConversionWorker::Answer& answer) {
  if (answer.serial != asked_) return false;
  if (answer.kind == ime::ConversionWorker::Answer::Kind::answered)
    draft_.composition().answer(asked_serial_, answer.reply);
  else
    draft_.composition().fail(asked_serial_);
  return true;
}

}  // namespace seats
