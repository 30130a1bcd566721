#include "text/mecab_readings.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/kana.h"
#include "text/mecab_model.h"
#include "text/mecab_reader.h"
#include "text/reading_rules.h"

namespace text {
namespace {

Word::Kind kind_of(const std::vector<std::string_view>& fields) {
  if (fields[kSort] == "数") return Word::Kind::number;
  if (fields[kSort] == "固有名詞" && fields[kSubsort] != "地域") return Word::Kind::name;
  if (fields[kSort] == "接尾")
    return fields[kSubsort] == "助数詞" ? Word::Kind::counter : Word::Kind::suffix;
  return Word::Kind::usual;
}

}  // namespace

struct MecabReadings::Handles : MecabReader {
  void read(std::string_view text, std::uint32_t from, std::vector<Word>& out);
  void weigh(const MeCab::Node& node, std::string_view reading, Word& word) const;
};

// The node's reading, what share of all ways to read the text has these letters read so, and how else
// they are read.
void MecabReadings::Handles::weigh(const MeCab::Node& node, std::string_view reading,
                                   Word& word) const {
  double all = 0;
  std::vector<std::pair<double, std::string>> others;
  const auto at = static_cast<std::size_t>(node.surface - lattice->sentence());
  double same = 0;
  for (const MeCab::Node* n = lattice->begin_nodes(at); n; n = n->bnext) {
    if (n->length != node.length || n->surface != node.surface) continue;
    const auto fields = mecab_fields(n->feature);
    if (fields.size() < kMecabFields) continue;
    const auto share = static_cast<double>(n->prob);
    all += share;
    if (fields[kReading] == reading)
      same += share;
    else
      others.emplace_back(share, to_hiragana(fields[kReading]));
  }
  word.reading = to_hiragana(reading);
  word.sure = all > 0 ? same / all : 0;
  std::ranges::stable_sort(others, std::greater(), &std::pair<double, std::string>::first);
  for (auto& [share, other] : others)
    if (std::ranges::find(word.others, other) == word.others.end()) word.others.push_back(other);
}

void MecabReadings::Handles::read(std::string_view text, std::uint32_t from,
                                  std::vector<Word>& out) {
  lattice->clear();
  lattice->set_request_type(MECAB_ONE_BEST | MECAB_MARGINAL_PROB);
  lattice->set_sentence(text.data(), text.size());
  if (!tagger->parse(lattice.get())) return;
  for (const MeCab::Node* n = lattice->bos_node(); n; n = n->next) {
    if (n->stat == MECAB_BOS_NODE || n->stat == MECAB_EOS_NODE) continue;
    const auto at = from + static_cast<std::uint32_t>(n->surface - lattice->sentence());
    Word word{at, at + n->length, {}, Word::Kind::usual, 0};
    const auto fields = mecab_fields(n->feature);
    if (fields.size() > kSubsort) word.kind = kind_of(fields);
    if (fields.size() == kMecabFields) {
      weigh(*n, fields[kReading], word);
    }
    out.push_back(std::move(word));
  }
}

MecabReadings::MecabReadings(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
MecabReadings::~MecabReadings() = default;

std::optional<base::Path> MecabReadings::dictionary(base::FileSystem& files) {
  return mecab_dictionary(files);
}

base::Result<std::unique_ptr<Readings>> MecabReadings::open(base::FileSystem& files) {
  auto reader = MecabReader::open(files);
  if (!reader) return reader.error();
  auto handles = std::make_unique<Handles>(Handles{std::move(reader).value()});
  return std::unique_ptr<Readings>(new MecabReadings(std::move(handles)));
}

base::Result<Read> MecabReadings::of(std::string_view text, const OwnReadings& own) {
  if (!base::is_utf8(text))
    return base::Error{base::ErrorCode::encoding, base::sentence("This is no UTF-8."), ""};
  std::vector<Word> words;
  // Line by line: no word goes over the end of one.
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    handles_->read(text.substr(at, end - at), static_cast<std::uint32_t>(at), words);
    at = end + 1;
  }
  return read_words(text, words, own);
}

}  // namespace text
