#include "text/mecab_gists.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/mecab_model.h"
#include "text/mecab_reader.h"

namespace text {
namespace {

// They stand in every other sentence and say nothing of what it is about.
constexpr std::array<std::string_view, 26> kEmpty{
    "する", "ある", "いる",     "なる", "できる", "出来る", "やる", "思う", "言う",
    "いう", "行う", "おこなう", "ない", "無い",   "よい",   "良い", "いい", "多い",
    "こと", "もの", "ところ",   "とき", "ため",   "みる",   "くる", "いく"};

bool says_something(const std::vector<std::string_view>& fields) {
  if (fields.size() <= kSubsort) return false;
  const std::string_view sort = fields[kSort];
  if (fields[kPart] == "名詞")
    return sort != "非自立" && sort != "代名詞" && sort != "数" && sort != "接尾" &&
           sort != "特殊" && sort != "接続詞的" && sort != "動詞非自立的";
  return (fields[kPart] == "動詞" || fields[kPart] == "形容詞") && sort == "自立";
}

bool has_letters(std::string_view word) {
  return std::ranges::any_of(code_points(word), [](char32_t c) {
    return is_kanji(c) || is_hiragana(c) || is_katakana(c) || (c < 0x80 && std::isalpha(int(c))) ||
           (c >= 0xC0 && c < 0x2000);
  });
}

}  // namespace

struct MecabGists::Handles : MecabReader {
  void read(std::string_view line, Gist& out) const;
};

void MecabGists::Handles::read(std::string_view line, Gist& out) const {
  lattice->clear();
  lattice->set_sentence(line.data(), line.size());
  if (!tagger->parse(lattice.get())) return;
  for (const MeCab::Node* n = lattice->bos_node(); n; n = n->next) {
    if (n->stat == MECAB_BOS_NODE || n->stat == MECAB_EOS_NODE) continue;
    const std::string_view surface(n->surface, n->length);
    const auto fields = mecab_fields(n->feature);
    const bool known = fields.size() == kMecabFields;
    out.readings.push_back(folded(known ? fields[kReading] : surface));
    if (!says_something(fields) || !has_letters(surface)) continue;
    const bool plain = fields.size() > kPlain && fields[kPlain] != "*";
    std::string word = folded_width(plain ? fields[kPlain] : surface);
    // A single kana is a part of something that was not understood.
    if (base::count_code_points(word) < 2 && !std::ranges::any_of(code_points(word), is_kanji))
      continue;
    if (std::ranges::find(kEmpty, word) != kEmpty.end()) continue;
    if (std::ranges::find(out.words, word) == out.words.end()) out.words.push_back(std::move(word));
  }
}

MecabGists::MecabGists(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
MecabGists::~MecabGists() = default;

base::Result<std::unique_ptr<GistReader>> MecabGists::open(base::FileSystem& files) {
  auto reader = MecabReader::open(files);
  if (!reader) return reader.error();
  auto handles = std::make_unique<Handles>(Handles{std::move(reader).value()});
  return std::unique_ptr<GistReader>(new MecabGists(std::move(handles)));
}

base::Result<Gist> MecabGists::of(std::string_view text) {
  if (!base::is_utf8(text))
    return base::Error{base::ErrorCode::encoding, base::sentence("This is no UTF-8."), ""};
  Gist out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) handles_->read(folded_width(text.substr(at, end - at)), out);
    at = end + 1;
  }
  return out;
}

}  // namespace text
