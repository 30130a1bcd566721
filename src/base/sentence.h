// Sentence: what is said to a person: a text of the source and what stands in its {}, so that it is
// said in the language of whoever reads it, not of whoever noticed. Errors and findings are made of
// them. `sentence("{} cards", n)`: xgettext finds calls of that name. A value; no room but this one
// and messages.h knows how a text is translated.
//
// A Sentence made of a mere string is said as it stands: a name, a card's text, a library's words.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

class Messages;

class Sentence {
 public:
  Sentence() = default;
  Sentence(const char* as_it_stands) : english_(as_it_stands) {}
  Sentence(std::string as_it_stands) : english_(std::move(as_it_stands)) {}
  Sentence(std::string_view as_it_stands) : english_(as_it_stands) {}
  template <std::integral N>
  Sentence(N number) : english_(std::to_string(number)) {}

  /// As the source has it: for the log, the command line and tests.
  const std::string& english() const { return english_; }
  /// In the language of `tr`; English where that has no such text.
  std::string in(const Messages& tr) const;
  bool empty() const { return english_.empty(); }

  friend bool operator==(const Sentence&, const Sentence&) = default;

 private:
  friend Sentence sentence_of(const char* msgid, std::vector<Sentence> values);

  std::string english_;
  std::string msgid_;             // empty: said as it stands
  std::vector<Sentence> values_;  // what stands in msgid_'s {}
};

Sentence sentence_of(const char* msgid, std::vector<Sentence> values);

/// Marks a text for translation that is handed to sentence() elsewhere.
constexpr const char* msgid(const char* text) { return text; }

/// `msgid`: a literal, with a {} (or {0}, {1} …) for each value; values: strings, whole numbers and
/// other sentences.
template <class... Values>
Sentence sentence(const char* msgid, Values&&... values) {
  return sentence_of(msgid, {Sentence(std::forward<Values>(values))...});
}

}  // namespace base
