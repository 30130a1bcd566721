// Vocabulary: what the table's people have already said: the session's texts, and what they chose
// for a reading earlier this evening. Belongs to the window's thread; a snapshot of it, Words, goes
// with each conversion to the worker's thread and never changes. Kept in memory only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ime {

struct Words {
  /// A text and how much of it may be taken over as one phrase.
  struct Text {
    enum class Kind {
      heading,  // title, question, plate: whole phrases are likely to be written again
      card,     // words and short phrases
    };
    std::string text;
    Kind kind = Kind::card;
    friend bool operator==(const Text&, const Text&) = default;
  };
  struct Chosen {
    std::string reading;
    std::string surface;
    friend bool operator==(const Chosen&, const Chosen&) = default;
  };
  std::vector<Text> texts;     // the most important first
  std::vector<Chosen> chosen;  // the latest first; each pair once
};

class Vocabulary {
 public:
  static constexpr std::size_t kMostChosen = 1000;
  static constexpr std::size_t kMostTexts = 3000;

  Vocabulary();

  /// The session's texts, the most important first (title, questions, plates, then cards); those
  /// beyond kMostTexts are left out. Cheap if they are the same as before.
  void set_texts(std::vector<Words::Text> texts);
  /// Somebody chose `surface` for `reading` (hiragana): it ranks first from now on, and so does the
  /// part of it before their common kana (きょうどうの→協働の teaches きょうどう→協働, too).
  void remember(std::string_view reading, std::string_view surface);
  /// Forgets what was chosen: the session is left.
  void forget_chosen();

  /// What stands here now; the same object until something changes.
  std::shared_ptr<const Words> snapshot() const { return words_; }

 private:
  std::shared_ptr<const Words> words_;
};

}  // namespace ime
