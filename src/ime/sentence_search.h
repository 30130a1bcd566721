// SentenceSearch: the likeliest ways to write a reading, by a beam search over the words that
// libkkc's model, the dictionary and the vocabulary know, scored by the model's trigrams. One
// thread; bounded work: it grows with the reading's length only.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ime/kkc_model.h"
#include "ime/skk_dictionary.h"
#include "ime/word_index.h"

namespace ime {

/// A word of a found sentence: code points [begin, end) of the reading.
struct Token {
  enum class Source { model, dictionary, vocabulary, as_is };
  std::size_t begin = 0, end = 0;
  std::string surface;
  Source source = Source::model;
};

struct Sentence {
  std::vector<Token> tokens;
  double score = 0;  // log10
  std::string surface() const;
};

class SentenceSearch {
 public:
  /// All live longer.
  SentenceSearch(const KkcModel& model, const SkkDictionary& dictionary, const WordIndex& words)
      : model_(&model), dictionary_(&dictionary), words_(&words) {}

  /// Up to `most` sentences, the best first, no two written alike; at least one for a reading that
  /// is not empty. No word reaches across `cuts` (code points, growing).
  std::vector<Sentence> best(std::u32string_view reading, const std::vector<std::size_t>& cuts,
                             std::size_t most) const;

 private:
  struct Node;
  struct Path;
  std::vector<Node> nodes_at(std::u32string_view reading, std::size_t at, std::size_t limit) const;
  void add_vocabulary(std::u32string_view text, std::size_t at, std::vector<Node>& out) const;
  static void mark_odd(std::size_t at, std::vector<Node>& nodes);
  void add_dictionary(std::u32string_view text, std::size_t at, std::vector<Node>& out) const;

  using Ranks = std::unordered_map<std::string, std::size_t>;
  Ranks ranks(std::u32string_view reading) const;
  void end_paths(std::u32string_view reading, bool alone,
                 const std::vector<std::vector<Node>>& nodes,
                 std::vector<std::vector<Path>>& paths) const;

  const KkcModel* model_;
  const SkkDictionary* dictionary_;
  const WordIndex* words_;
};

}  // namespace ime
