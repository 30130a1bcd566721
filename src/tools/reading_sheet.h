// ReadingSheet: the words of a card or plate, large, each with its reading; and of the one that was tapped
// the ways to read it, with kana to write another. What its keys are, where they lie and what comes of
// them; ReadingSheets shows it. Millimetres from its middle, before it is scaled and turned. The model's
// thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "text/ruby.h"
#include "tools/using.h"

namespace tools {

/// One thing to tap.
struct ReadingKey {
  enum class Does { word, more, close, way, none, kana, modify, erase, done, back };
  Does does = Does::close;
  std::string name;  // for the probe
  std::string words, above{}, icon{};
  Rect place{};
  bool enabled = true;
  std::size_t word = 0;  // which
};

/// What somebody says of a word: how it is read; "": nothing is to stand above it.
struct SaidReading {
  std::string word, reading;
};

class ReadingSheet {
 public:
  ReadingSheet(ItemRef thing, double turn_rad) : thing_(thing), turn_rad_(turn_rad) {}

  ItemRef thing() const { return thing_; }
  double turn_rad() const { return turn_rad_; }
  /// Its words as they are read now. Where it says something else than before, the list of its words
  /// is shown again.
  void show(const std::string& text, const std::vector<text::ReadWord>& words);
  const std::string& text() const { return text_; }
  bool empty() const { return words_.empty(); }

  base::Size size() const;
  std::vector<ReadingKey> keys(const base::Messages& tr) const;
  /// What it says at its top, and where.
  struct Line {
    std::string words;
    Rect place;
    bool faint = false;  // it stands in for what is not written yet
    bool strong = false;
  };
  std::vector<Line> lines(const base::Messages& tr) const;
  /// Where what is written stands; none: the list is shown.
  std::optional<Rect> field() const;
  bool writing() const { return chosen_ && !written_.empty(); }

  /// Carries out what is about the sheet itself, and says what is to be said of a word.
  std::optional<SaidReading> press(const ReadingKey& key);

 private:
  struct Word {
    std::string words, shown;
    std::vector<std::string> others;
  };
  std::vector<ReadingKey> word_keys(const base::Messages& tr) const;
  std::vector<ReadingKey> writing_keys(const base::Messages& tr) const;
  SaidReading say(std::string reading);

  ItemRef thing_;
  double turn_rad_;
  std::string text_;
  std::vector<Word> words_;  // each once
  std::size_t first_ = 0;    // of the list, on the page shown
  std::optional<std::size_t> chosen_;
  std::string written_;
};

}  // namespace tools
