#include "ime/kkc_converter.h"

#include <algorithm>

#include "base/utf8.h"
#include "ime/kkc_model.h"
#include "ime/phrases.h"
#include "ime/sentence_search.h"
#include "ime/skk_dictionary.h"
#include "ime/word_index.h"
#include "text/kana.h"

namespace ime {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t kSentences = 16;  // ways to write the whole that are looked at
constexpr std::size_t kOfSegment = 8;   // ways to write a segment by itself

// A list in which everything stands once, in the order it came.
class Candidates {
 public:
  explicit Candidates(std::size_t most) : most_(most) {}
  void add(std::string text) {
    if (text.empty() || list_.size() >= most_) return;
    if (std::find(list_.begin(), list_.end(), text) == list_.end()) {
      list_.push_back(std::move(text));
    }
  }
  // What must be among them, room or not.
  void must_have(const std::vector<std::string>& texts) {
    std::vector<std::string> missing;
    for (const std::string& text : texts) {
      const bool there = std::find(list_.begin(), list_.end(), text) != list_.end() ||
                         std::find(missing.begin(), missing.end(), text) != missing.end();
      if (!there) missing.push_back(text);
    }
    // Only what is required itself might be cut off here, and that is found missing again.
    while (list_.size() + missing.size() > most_) {
      if (std::find(texts.begin(), texts.end(), list_.back()) != texts.end()) {
        missing.push_back(list_.back());
      }
      list_.pop_back();
    }
    list_.insert(list_.end(), missing.begin(), missing.end());
  }
  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::size_t most_;
  std::vector<std::string> list_;
};

// The text of `sentence` between two places of the reading; nothing if no words end there.
std::optional<std::string> part_between(const Sentence& sentence, std::size_t begin,
                                        std::size_t end) {
  std::string out;
  std::size_t at = begin;
  for (const Token& token : sentence.tokens) {
    if (token.end <= begin) continue;
    if (token.begin != at || token.end > end) return {};
    out += token.surface;
    at = token.end;
    if (at == end) return out;
  }
  return {};
}

base::Result<void> check(const ConversionRequest& request) {
  if (!base::is_utf8(request.reading)) {
    return Error{ErrorCode::encoding, "The reading is not UTF-8.", ""};
  }
  const std::size_t length = base::count_code_points(request.reading);
  if (length > KanaKanji::kMostKana) {
    return Error{ErrorCode::too_large, "The reading is too long to convert at once.", ""};
  }
  std::size_t before = 0;
  for (std::size_t end : request.boundaries) {
    if (end <= before || end > length) {
      return Error{ErrorCode::invalid, "The segments do not follow one another.", ""};
    }
    before = end;
  }
  return {};
}

}  // namespace

struct KkcConverter::Parts {
  std::unique_ptr<KkcModel> model;
  SkkDictionary dictionary;
  std::optional<Error> dictionary_error;
  WordIndex words{dictionary};

  std::vector<std::string> candidates(std::u32string_view reading, const Phrase& phrase,
                                      const std::vector<Sentence>& sentences) const;
};

std::vector<std::string> KkcConverter::Parts::candidates(
    std::u32string_view reading, const Phrase& phrase,
    const std::vector<Sentence>& sentences) const {
  const std::u32string_view part = reading.substr(phrase.begin, phrase.end - phrase.begin);
  const std::u32string_view head = part.substr(0, phrase.head_end - phrase.begin);
  const std::string part_utf8 = text::utf8(part), head_utf8 = text::utf8(head);
  const std::string tail = text::utf8(part.substr(head.size()));
  Candidates out(kMostCandidates);
  const auto best = part_between(sentences[0], phrase.begin, phrase.end);
  ASSERT(best, "segments are made of the best sentence's words");
  out.add(*best);
  const auto add_vocabulary = [&](const std::string& of, const std::string& behind) {
    for (const WordIndex::Entry& word : words.find(of)) out.add(word.surface + behind);
  };
  add_vocabulary(part_utf8, "");
  if (!tail.empty() && !head.empty()) add_vocabulary(head_utf8, tail);
  for (const Sentence& sentence : sentences) {
    if (auto other = part_between(sentence, phrase.begin, phrase.end)) out.add(*std::move(other));
  }
  const SentenceSearch search(*model, dictionary, words);
  for (const Sentence& alone : search.best(part, {}, kOfSegment)) out.add(alone.surface());
  const std::u32string katakana = text::to_katakana(part);
  if (part.size() >= 2) {
    // Early, where people look for it, but never before what the models say.
    out.add(part_utf8);
    out.add(text::utf8(katakana));
  }
  const auto add_words = [&](const std::string& of, std::size_t size, const std::string& behind) {
    std::vector<std::pair<double, std::string>> known;
    for (KkcModel::Word& word : model->words_at(of)) {
      if (text::code_points(word.reading).size() != size) continue;
      known.emplace_back(-model->likely(word.id), std::move(word.surface));
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [cost, surface] : known) out.add(surface + behind);
    for (std::string& word : dictionary.words(of)) out.add(word + behind);
  };
  add_words(part_utf8, part.size(), "");
  if (!tail.empty() && !head.empty()) add_words(head_utf8, head.size(), tail);
  out.must_have({part_utf8, text::utf8(katakana)});
  return out.take();
}

base::Result<std::unique_ptr<KanaKanji>> KkcConverter::open(base::FileSystem& files,
                                                            const KkcOptions& options) {
  auto model = KkcModel::open(options.model_folder);
  if (!model) return model.error();
  auto parts = std::make_unique<Parts>();
  parts->model = std::move(*model);
  auto dictionary = SkkDictionary::load(files, options.dictionary);
  if (dictionary) {
    parts->dictionary = std::move(*dictionary);
  } else {
    parts->dictionary_error = dictionary.error();
  }
  return std::unique_ptr<KanaKanji>(new KkcConverter(std::move(parts)));
}

KkcConverter::KkcConverter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
KkcConverter::~KkcConverter() = default;

const std::optional<Error>& KkcConverter::dictionary_error() const {
  return parts_->dictionary_error;
}

base::Result<Conversion> KkcConverter::convert(const ConversionRequest& request) {
  if (auto fine = check(request); !fine) return fine.error();
  Conversion out;
  if (request.reading.empty()) return out;
  parts_->words.update(request.words);
  const std::u32string reading = text::code_points(request.reading);
  const SentenceSearch search(*parts_->model, parts_->dictionary, parts_->words);
  const std::vector<Sentence> sentences = search.best(reading, request.boundaries, kSentences);
  for (const Phrase& phrase : phrases_of(sentences[0], request.boundaries)) {
    Segment segment;
    segment.reading = text::utf8(reading.substr(phrase.begin, phrase.end - phrase.begin));
    segment.candidates = parts_->candidates(reading, phrase, sentences);
    out.segments.push_back(std::move(segment));
  }
  Candidates whole(kMostWhole);
  if (out.segments.size() == 1) {
    // One word: everything it can be.
    Candidates all(kMostCandidates);
    for (const std::string& one : out.segments[0].candidates) all.add(one);
    out.whole = all.take();
    return out;
  }
  whole.add(sentences[0].surface());
  for (const WordIndex::Entry& word : parts_->words.find(request.reading)) whole.add(word.surface);
  for (const Sentence& sentence : sentences) whole.add(sentence.surface());
  whole.must_have({request.reading, text::to_katakana(request.reading)});
  out.whole = whole.take();
  return out;
}

}  // namespace ime
