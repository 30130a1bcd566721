#include "seats/draft.h"

namespace seats {

void Draft::open(std::string text) {
  composition_ = ime::Composition(romaji_);
  edit_ = text::TextEdit(std::move(text));
}

void Draft::take(const ime::Composition::Effect& effect) {
  if (!effect.commit.empty()) edit_.insert(effect.commit);
}

void Draft::act(const input::KeyAction& action, bool wide_space) {
  using Kind = input::KeyAction::Kind;
  const ime::Composition::Effect effect = composition_.act(action);
  take(effect);
  if (effect.used) return;
  switch (action.kind) {
    case Kind::kana:
    case Kind::romaji:
    case Kind::text:
      edit_.insert(action.text);
      break;
    case Kind::space:
      edit_.insert(wide_space ? "\u3000" : " ");
      break;
    case Kind::enter:
      edit_.insert("\n");
      break;
    case Kind::backspace:
      edit_.backspace();
      break;
    case Kind::left:
      edit_.left(text::Extend::no);
      break;
    case Kind::right:
      edit_.right(text::Extend::no);
      break;
    case Kind::undo:
      edit_.undo();
      break;
    case Kind::again:
    case Kind::modify:
    case Kind::shrink:
    case Kind::grow:
      break;  // about what is being composed only
  }
}

std::string Draft::text() const {
  std::string out = edit_.shown();
  out.insert(edit_.caret(), composition_.text());
  return out;
}

std::size_t Draft::caret() const {
  return composition_.composing() ? edit_.caret() + composition_.caret() : edit_.shown_caret();
}

void Draft::finish() {
  take(composition_.finish());
  edit_.fix();
}

void Draft::move_to(std::size_t byte) {
  const std::size_t from = edit_.caret(), to = from + composition_.text().size();
  if (composition_.composing() && !composition_.converting() && byte >= from && byte <= to)
    return composition_.move_to(byte - from);
  finish();
  edit_.move_to(byte, text::Extend::no);
}

void Draft::compose(text::Composed composed) {
  if (!composed.text.empty()) take(composition_.finish());
  edit_.compose(std::move(composed));
}

std::vector<text::TextEdit::Mark> Draft::marks() const {
  std::vector<text::TextEdit::Mark> out;
  std::size_t at = edit_.caret();
  for (const ime::Composition::Piece& piece : composition_.pieces()) {
    out.push_back(
        {at, at + piece.text.size(), piece.kind == ime::Composition::Piece::Kind::current});
    at += piece.text.size();
  }
  for (text::TextEdit::Mark mark : edit_.marks()) {
    mark.from += at - edit_.caret();
    mark.to += at - edit_.caret();
    out.push_back(mark);
  }
  return out;
}

}  // namespace seats
