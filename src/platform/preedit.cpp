#include "platform/preedit.h"

#include <algorithm>

#include "base/utf8.h"

namespace platform {

namespace {

bool writable(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
  return !control && !surrogate && c <= 0x10FFFF;
}

}  // namespace

void Preedit::draw(std::size_t first, std::size_t length, const std::u32string& text,
                   const std::vector<Mark>& marks, std::size_t caret) {
  first = std::min(first, text_.size());
  length = std::min(length, text_.size() - first);
  text_.replace(first, length, text);
  const auto at = marks_.begin() + std::ptrdiff_t(first);
  marks_.insert(marks_.erase(at, at + std::ptrdiff_t(length)), text.size(), Mark::plain);
  mark(first, {marks.begin(), marks.begin() + std::ptrdiff_t(std::min(marks.size(), text.size()))},
       caret);
}

void Preedit::mark(std::size_t first, const std::vector<Mark>& marks, std::size_t caret) {
  for (std::size_t k = 0; k < marks.size() && first + k < marks_.size(); ++k)
    marks_[first + k] = marks[k];
  move_caret(caret);
}

void Preedit::move_caret(std::size_t to) { caret_ = std::min(to, text_.size()); }

void Preedit::clear() {
  text_.clear();
  marks_.clear();
  caret_ = 0;
}

CompositionEvent Preedit::shown() const {
  CompositionEvent out;
  bool within = false, done = false;
  for (std::size_t k = 0; k <= text_.size(); ++k) {
    if (k == caret_) out.caret = out.text.size();
    const bool current = k < text_.size() && marks_[k] == Mark::current && !done;
    if (current && !within) out.current_from = out.text.size();
    if (!current && within) {
      out.current_to = out.text.size();
      done = true;
    }
    within = current;
    if (k < text_.size() && writable(text_[k])) base::append_code_point(out.text, text_[k]);
  }
  return out;
}

}  // namespace platform
