// WordIndex: the vocabulary's words by their readings. The texts are cut into words, each gets the
// readings that the dictionary gives, or that its characters give one by one, with the changes that
// compounds bring (まち+つくり → まちづくり, いち+かい → いっかい); then words standing together,
// up to whole phrases. Built and used in the worker's thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ime/skk_dictionary.h"
#include "ime/vocabulary.h"

namespace ime {

class WordIndex {
 public:
  struct Entry {
    enum class Kind { chosen, phrase, word };
    std::string surface;
    Kind kind = Kind::word;
    friend bool operator==(const Entry&, const Entry&) = default;
  };

  /// `dictionary` lives longer.
  explicit WordIndex(const SkkDictionary& dictionary) : dictionary_(&dictionary) {}

  /// Takes over these words (null: none). What is known of a text is kept from before, so that one
  /// new card among many costs little.
  void update(const std::shared_ptr<const Words>& words);

  /// The vocabulary's words for a reading in hiragana (UTF-8): what was chosen first, then in the
  /// order of the texts. Empty for none.
  const std::vector<Entry>& find(std::string_view reading) const;
  /// The longest reading, in code points.
  std::size_t longest() const { return longest_; }
  /// Readings known at present.
  std::size_t size() const { return by_reading_.size(); }

 private:
  struct Found {
    std::string reading;
    Entry entry;
  };
  using FoundList = std::shared_ptr<const std::vector<Found>>;

  std::vector<Found> words_of(const Words::Text& text) const;
  void add(const std::string& reading, const Entry& entry);

  const SkkDictionary* dictionary_;
  std::shared_ptr<const Words> words_;
  std::unordered_map<std::string, FoundList> known_;  // by kind and text
  std::unordered_map<std::string, std::vector<Entry>> by_reading_;
  std::size_t longest_ = 0;
};

}  // namespace ime
