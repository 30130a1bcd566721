#include "text/text_edit.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "base/utf8.h"

namespace text {

namespace {
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }
constexpr std::size_t kPast = 200;
}  // namespace

std::string_view TextEdit::selected() const {
  return std::string_view(text_).substr(selection_begin(), selection_end() - selection_begin());
}

std::size_t TextEdit::before(std::size_t at) const {
  if (at == 0) return 0;
  do --at;
  while (at > 0 && continues(text_[at]));
  return at;
}

std::size_t TextEdit::after(std::size_t at) const {
  if (at >= text_.size()) return text_.size();
  do ++at;
  while (at < text_.size() && continues(text_[at]));
  return at;
}

void TextEdit::remember() {
  past_.push_back({text_, caret_});
  if (past_.size() > kPast) past_.erase(past_.begin());
}

void TextEdit::erase(std::size_t from, std::size_t to) {
  text_.erase(from, to - from);
  caret_ = anchor_ = from;
}

void TextEdit::insert(std::string_view utf8) {
  const std::string clean = base::clean_text(base::repaired_utf8(utf8));
  if (clean.empty() && !has_selection()) return;
  remember();
  erase(selection_begin(), selection_end());
  text_.insert(caret_, clean);
  caret_ = anchor_ = caret_ + clean.size();
}

void TextEdit::backspace() {
  if (!has_selection() && caret_ == 0) return;
  remember();
  has_selection() ? erase(selection_begin(), selection_end()) : erase(before(caret_), caret_);
}

void TextEdit::erase_forward() {
  if (!has_selection() && caret_ == text_.size()) return;
  remember();
  has_selection() ? erase(selection_begin(), selection_end()) : erase(caret_, after(caret_));
}

void TextEdit::left(Extend extend) {
  if (has_selection() && extend == Extend::no) return move_to(selection_begin(), Extend::no);
  move_to(before(caret_), extend);
}

void TextEdit::right(Extend extend) {
  if (has_selection() && extend == Extend::no) return move_to(selection_end(), Extend::no);
  move_to(after(caret_), extend);
}

void TextEdit::home(Extend extend) {
  const auto newline = caret_ == 0 ? std::string::npos : text_.rfind('\n', caret_ - 1);
  move_to(newline == std::string::npos ? 0 : newline + 1, extend);
}

void TextEdit::end(Extend extend) {
  const auto newline = text_.find('\n', caret_);
  move_to(newline == std::string::npos ? text_.size() : newline, extend);
}

void TextEdit::move_to(std::size_t byte, Extend extend) {
  caret_ = std::min(byte, text_.size());
  while (caret_ > 0 && caret_ < text_.size() && continues(text_[caret_])) --caret_;
  if (extend == Extend::no) anchor_ = caret_;
}

void TextEdit::select_all() {
  anchor_ = 0;
  caret_ = text_.size();
}

bool TextEdit::undo() {
  if (past_.empty()) return false;
  text_ = std::move(past_.back().text);
  caret_ = anchor_ = past_.back().caret;
  past_.pop_back();
  return true;
}

void TextEdit::replace_all(std::string text) {
  composed_ = {};
  text_ = std::move(text);
  move_to(caret_, Extend::no);
}

void TextEdit::compose(Composed composed) {
  const std::string& text = composed.text;
  ASSERT(base::is_utf8(text), "an input method's text is checked where it comes in");
  ASSERT(composed.caret <= text.size() && composed.current_from <= composed.current_to &&
             composed.current_to <= text.size(),
         "caret and marks lie within the text");
  if (!text.empty() && has_selection()) backspace();
  composed_ = std::move(composed);
}

void TextEdit::fix() {
  const Composed composed = std::exchange(composed_, {});
  insert(composed.text);
}

std::string TextEdit::shown() const {
  std::string out = text_;
  out.insert(caret_, composed_.text);
  return out;
}

std::vector<TextEdit::Mark> TextEdit::marks() const {
  std::vector<Mark> out;
  const auto add = [&](std::size_t from, std::size_t to, bool current) {
    if (from < to) out.push_back({caret_ + from, caret_ + to, current});
  };
  add(0, composed_.current_from, false);
  add(composed_.current_from, composed_.current_to, true);
  add(composed_.current_to, composed_.text.size(), false);
  return out;
}

}  // namespace text
