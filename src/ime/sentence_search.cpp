#include "ime/sentence_search.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "text/kana.h"

namespace ime {
namespace {

// Scores are log10 of likelihoods, as the model's own, which lie between -8 and 0.
constexpr std::size_t kBeam = 16;             // paths kept at each place
constexpr std::size_t kMostOfSpan = 14;       // the model's words of one reading
constexpr std::size_t kMostOfDictionary = 4;  // the dictionary's words of one reading
constexpr std::size_t kLongestWord = 12;      // kana of a dictionary's word
constexpr double kAsIs = -6.5;                // a kana that no word begins with
constexpr double kForeign = -3;               // a run of what is no kana
constexpr double kDictionary = -7.6, kDictionaryKana = 0.3, kDictionaryRank = 0.25;
constexpr double kWordFloor = -4.5;  // what the vocabulary's words are at least worth
constexpr double kWordBonus = 1.8, kShortWordBonus = 0.8, kChosenBonus = 3, kShortChosenBonus = 1.5;
constexpr double kAlone = 3;  // more for a word that is all of the reading
constexpr double kPhrase = -2.5;
constexpr double kUnconfirmed = 0.3;  // off a word that the dictionary has not, beside one it has
constexpr double kLater = 0.3;        // each word behind the first of the same reading

constexpr std::size_t kShortestOdd = 4;

// Of a reading that is one word, or a word and a particle.
constexpr double kEnd = -2.3;  // instead of how likely a sentence ends behind it: the usual value
constexpr double kUsual = 1.5, kUsualRank = 0.25;  // the dictionary's first word, each behind it
constexpr double kUsualKana = 1.2, kJoinedKana = 0.5;  // kana as the model's one word, as several
constexpr std::size_t kMostParts = 3;                  // the model's words that make up one word
constexpr std::size_t kLongestEnding = 2;              // kana behind a stem
// What no inflected word ends in: 変わ and 行か stand only before ない and its like, 見せは is a
// word and a particle.
constexpr std::u32string_view kNoEnding = U"かさなばまらわのをにはがともへやで";
constexpr std::u32string_view kParticles = U"のをにはがともへやで";

bool has_kanji(std::string_view text) {
  const std::u32string all = text::code_points(text);
  return std::any_of(all.begin(), all.end(), text::is_kanji);
}

}  // namespace

struct SentenceSearch::Node {
  std::size_t end = 0;
  std::string surface;
  KkcModel::WordId id = KkcModel::kUnknown;
  Token::Source source = Token::Source::model;
  std::optional<double> fixed;  // the score, whatever stands before; none: the model's
  double bonus = 0;
  bool confirmed = false;  // the dictionary has it, too
  bool marked = false;     // down, for not being confirmed
  double floor = -100;
};

struct SentenceSearch::Path {
  double score = 0;
  KkcModel::WordId before = 0, last = 0;
  std::size_t begin = 0;  // of the last word
  std::size_t from = 0;   // the path before it, among those that end at `begin`
  std::size_t node = 0;   // the last word, among those that begin at `begin`
};

std::string Sentence::surface() const {
  std::string out;
  for (const Token& token : tokens) out += token.surface;
  return out;
}

void SentenceSearch::add_vocabulary(std::u32string_view text, std::size_t at,
                                    std::vector<Node>& out) const {
  const std::size_t longest = std::min(text.size(), words_->longest());
  for (std::size_t size = 1; size <= longest; ++size) {
    const std::string reading = text::utf8(text.substr(0, size));
    double later = 0;
    for (const WordIndex::Entry& word : words_->find(reading)) {
      const bool chosen = word.kind == WordIndex::Entry::Kind::chosen;
      const bool brief = size <= 2;
      // A word of one kana would turn up everywhere; the candidates still put it first.
      const bool alone = at == 0 && size == text.size();
      if (size == 1 && !alone) break;
      Node node;
      node.end = at + size;
      node.surface = word.surface;
      node.id = model_->find(reading, word.surface);
      node.source = Token::Source::vocabulary;
      if (word.kind == WordIndex::Entry::Kind::phrase) {
        node.fixed = kPhrase - later;
      } else {
        node.floor = kWordFloor;
        node.bonus = (chosen ? (brief ? kShortChosenBonus : kChosenBonus)
                             : (brief ? kShortWordBonus : kWordBonus)) -
                     later + (alone ? kAlone : 0);
      }
      later += kLater;
      std::erase_if(out,
                    [&](const Node& n) { return n.end == node.end && n.surface == node.surface; });
      out.push_back(std::move(node));
    }
  }
}

void SentenceSearch::add_dictionary(std::u32string_view text, std::size_t at,
                                    std::vector<Node>& out) const {
  const auto add = [&](std::size_t size, std::string surface, double score) {
    const std::size_t end = at + size;
    const auto known = std::find_if(out.begin(), out.end(), [&](const Node& n) {
      return n.end == end && n.surface == surface;
    });
    if (known != out.end()) {
      known->confirmed = true;
      return;
    }
    Node node;
    node.end = end;
    node.surface = std::move(surface);
    node.source = Token::Source::dictionary;
    node.fixed = score;
    out.push_back(std::move(node));
  };
  for (std::size_t size = 2; size <= std::min(text.size(), kLongestWord); ++size) {
    const std::string reading = text::utf8(text.substr(0, size));
    const double base =
        kDictionary + kDictionaryKana * static_cast<double>(std::min<std::size_t>(size, 7));
    std::size_t rank = 0;
    for (std::string& word : dictionary_->words(reading)) {
      if (rank == kMostOfDictionary) break;
      add(size, std::move(word), base - kDictionaryRank * static_cast<double>(rank++));
    }
    if (size == text.size()) break;
    const char okuri = text::consonant(text[size]);
    rank = 0;
    for (std::string& stem : dictionary_->stems(reading, okuri)) {
      if (rank == 2) break;
      add(size + 1, stem + text::utf8(text.substr(size, 1)),
          base - kDictionaryRank * static_cast<double>(rank++));
    }
  }
}

// Where the dictionary knows the model's word for a reading, the model's other words for it are
// often misread. Short ones are stems that no dictionary has.
void SentenceSearch::mark_odd(std::size_t at, std::vector<Node>& nodes) {
  for (const Node& sure : nodes) {
    if (!sure.confirmed || sure.end < at + kShortestOdd) continue;
    for (Node& node : nodes) {
      const bool odd = node.end == sure.end && !node.confirmed && !node.marked && !node.fixed &&
                       node.source == Token::Source::model && has_kanji(node.surface);
      if (!odd) continue;
      node.bonus -= kUnconfirmed;
      node.marked = true;
    }
  }
}

std::vector<SentenceSearch::Node> SentenceSearch::nodes_at(std::u32string_view reading,
                                                           std::size_t at,
                                                           std::size_t limit) const {
  std::vector<Node> out;
  const std::u32string_view text = reading.substr(at, limit - at);
  if (!text::is_hiragana(text[0])) {
    std::size_t size = 1;
    while (size < text.size() && !text::is_hiragana(text[size])) ++size;
    Node node;
    node.end = at + size;
    node.surface = text::utf8(text.substr(0, size));
    node.source = Token::Source::as_is;
    node.fixed = kForeign;
    out.push_back(std::move(node));
    return out;
  }
  struct Candidate {
    double likely;
    KkcModel::Word word;
    std::size_t size;
  };
  std::vector<Candidate> found;
  for (KkcModel::Word& word : model_->words_at(text::utf8(text.substr(0, 3 * kLongestWord)))) {
    const double likely = model_->likely(word.id);
    const std::size_t size = text::code_points(word.reading).size();
    found.push_back({likely, std::move(word), size});
  }
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.size != b.size ? a.size < b.size : a.likely > b.likely;
  });
  std::size_t of_span = 0, span = 0;
  for (Candidate& c : found) {
    if (c.size != span) of_span = 0;
    span = c.size;
    if (++of_span > kMostOfSpan) continue;
    Node node;
    node.end = at + c.size;
    node.surface = std::move(c.word.surface);
    node.id = c.word.id;
    out.push_back(std::move(node));
  }
  add_vocabulary(text, at, out);
  add_dictionary(text, at, out);
  mark_odd(at, out);
  Node as_is;
  as_is.end = at + 1;
  as_is.surface = text::utf8(text.substr(0, 1));
  as_is.source = Token::Source::as_is;
  as_is.fixed = kAsIs;
  const bool stands = std::any_of(out.begin(), out.end(), [&](const Node& n) {
    return n.end == as_is.end && n.surface == as_is.surface;
  });
  if (!stands) out.push_back(std::move(as_is));
  return out;
}

// The dictionary's ways to write all of the reading, or all before a particle, and how many it has
// before each.
SentenceSearch::Ranks SentenceSearch::ranks(std::u32string_view reading) const {
  Ranks out;
  if (reading.size() > kLongestWord) return out;
  std::size_t rank = 0;
  for (std::string& word : dictionary_->words(text::utf8(reading)))
    out.emplace(std::move(word), rank++);
  if (reading.size() > 2 && kParticles.find(reading.back()) != std::u32string_view::npos) {
    const std::string particle = text::utf8(reading.substr(reading.size() - 1));
    for (const auto& [word, before] : ranks(reading.substr(0, reading.size() - 1)))
      out.emplace(word + particle, before);
    if (!out.empty()) out.emplace(text::utf8(reading), 1);
  }
  if (kNoEnding.find(reading.back()) != std::u32string_view::npos) return out;
  for (std::size_t behind = 1; behind <= kLongestEnding && behind < reading.size(); ++behind) {
    const std::size_t size = reading.size() - behind;
    const std::string ending = text::utf8(reading.substr(size));
    rank = 0;
    for (const std::string& stem :
         dictionary_->stems(text::utf8(reading.substr(0, size)), text::consonant(reading[size]))) {
      const auto [at, added] = out.emplace(stem + ending, rank);
      if (!added) at->second = std::min(at->second, rank);
      ++rank;
    }
  }
  return out;
}

// What the end adds to the paths that reach it. `alone`: the reading may be one word.
void SentenceSearch::end_paths(std::u32string_view reading, bool alone,
                               const std::vector<std::vector<Node>>& nodes,
                               std::vector<std::vector<Path>>& paths) const {
  const Ranks known = alone ? ranks(reading) : Ranks();
  const bool particle = kParticles.find(reading.back()) != std::u32string_view::npos;
  const std::string kana = text::utf8(reading);
  for (Path& path : paths.back()) {
    const Node& last = nodes[path.begin][path.node];
    const bool one_word = path.begin == 0;
    std::string surface;
    std::size_t words = known.empty() ? kMostParts + 1 : 1;
    if (words == 1) surface = last.surface;
    for (const Path* p = &path; p->begin > 0 && words <= kMostParts; ++words) {
      p = &paths[p->begin][p->from];
      surface.insert(0, nodes[p->begin][p->node].surface);
    }
    const auto found = words > kMostParts ? known.end() : known.find(surface);
    // Sentences seldom end in the commonest nouns, nor in particles; but what is written by itself
    // is no sentence.
    const bool neutral = alone && (one_word || (particle && found != known.end()));
    path.score += neutral ? kEnd : model_->likely(path.before, path.last, model_->end());
    // The dictionary's own words have their score from it already.
    if (words > kMostParts || (one_word && last.source == Token::Source::dictionary)) continue;
    if (one_word && last.source == Token::Source::vocabulary) {
      path.score += kUsual;
    } else if (found != known.end()) {
      path.score += std::max(0.0, kUsual - kUsualRank * static_cast<double>(found->second));
    } else if (surface == kana) {
      // A dictionary does not list what stays kana.
      path.score += one_word ? kUsualKana : kJoinedKana;
    }
  }
}

std::vector<Sentence> SentenceSearch::best(std::u32string_view reading,
                                           const std::vector<std::size_t>& cuts,
                                           std::size_t most) const {
  if (reading.empty() || most == 0) return {};
  const std::size_t length = reading.size();
  std::vector<std::vector<Node>> nodes(length);
  std::vector<std::vector<Path>> paths(length + 1);
  paths[0].push_back({0, model_->start(), model_->start(), 0, 0, 0});
  const std::size_t beam = std::max(kBeam, most);
  for (std::size_t at = 0; at <= length; ++at) {
    std::vector<Path>& here = paths[at];
    if (here.empty()) continue;
    if (at == length) {
      end_paths(reading, cuts.empty() || cuts.front() >= length, nodes, paths);
    }
    std::stable_sort(here.begin(), here.end(),
                     [](const Path& a, const Path& b) { return a.score > b.score; });
    if (at == length) break;
    if (here.size() > beam) here.resize(beam);
    const auto cut = std::upper_bound(cuts.begin(), cuts.end(), at);
    nodes[at] = nodes_at(reading, at, cut == cuts.end() ? length : std::min(*cut, length));
    for (std::size_t n = 0; n < nodes[at].size(); ++n) {
      const Node& node = nodes[at][n];
      for (std::size_t p = 0; p < here.size(); ++p) {
        const Path& path = here[p];
        double score = 0;
        if (node.fixed) {
          score = *node.fixed;
        } else {
          score =
              std::max(node.floor, model_->likely(path.before, path.last, node.id)) + node.bonus;
        }
        paths[node.end].push_back({path.score + score, path.last, node.id, at, p, n});
      }
    }
  }
  std::vector<Sentence> out;
  std::unordered_set<std::string> seen;
  for (const Path& last : paths[length]) {
    Sentence sentence;
    sentence.score = last.score;
    std::size_t end = length;
    for (const Path* path = &last; end > 0;) {
      const Node& node = nodes[path->begin][path->node];
      sentence.tokens.push_back({path->begin, end, node.surface, node.source});
      end = path->begin;
      path = &paths[end][path->from];
    }
    std::reverse(sentence.tokens.begin(), sentence.tokens.end());
    if (!seen.insert(sentence.surface()).second) continue;
    out.push_back(std::move(sentence));
    if (out.size() == most) break;
  }
  return out;
}

}  // namespace ime
