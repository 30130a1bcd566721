// Cursor: hands a JSON text to nlohmann's event parser and lets the receiver of the events see how
// far it has come, for the places of findings and errors.
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace storage {

/// How far the parser has come in the text.
struct Progress {
  explicit Progress(std::string_view text) : at(text.data()), end(text.data() + text.size()) {}
  const char* at;
  const char* end;
  bool ended = false;  // the parser wanted more than there is
};

/// Feeds the text to the parser; all copies walk together. Leaves out the spaces that indent a
/// line: a third of the file is these, and no string of JSON has a line end in it.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit Cursor(Progress& progress) : progress_(&progress) {}
  reference operator*() const { return *progress_->at; }
  Cursor& operator++() {
    if (*progress_->at++ == '\n')
      while (progress_->at != progress_->end && *progress_->at == ' ') ++progress_->at;
    return *this;
  }
  /// Only ever asked against the end.
  bool operator==(const Cursor&) const {
    if (progress_->at != progress_->end) return false;
    progress_->ended = true;
    return true;
  }
  bool operator!=(const Cursor& other) const { return !(*this == other); }

 private:
  Progress* progress_;
};

}  // namespace storage
