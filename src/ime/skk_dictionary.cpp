#include "ime/skk_dictionary.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

#include "base/utf8.h"
#include "text/kana.h"

namespace ime {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::uint64_t kMostBytes = 64 << 20;

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t h = 2166136261u;
  for (char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

// EUC-JP as UTF-8; what is ill-formed is left out, byte by byte.
std::string from_euc(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "EUC-JP");
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  std::string out(bytes.size() * 3 / 2 + 64, '\0');
  std::size_t used = 0;
  std::string input(bytes);
  char* from = input.data();
  std::size_t left = input.size();
  while (left > 0) {
    char* to = out.data() + used;
    std::size_t room = out.size() - used;
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    used = out.size() - room;
    if (result != static_cast<std::size_t>(-1)) break;
    if (errno == E2BIG) {
      out.resize(out.size() * 2);
    } else {
      ++from;
      --left;
    }
  }
  iconv_close(converter);
  out.resize(used);
  return out;
}

// Calls `take` with each usable word of "/word;note/word/".
template <class F>
void for_each_word(std::string_view words, F&& take) {
  while (!words.empty()) {
    words.remove_prefix(1);  // the slash
    const std::size_t end = words.find('/');
    if (end == std::string_view::npos) return;
    std::string_view word = words.substr(0, end);
    words.remove_prefix(end);
    // Blocks of okurigana, "[る/…/]", repeat words that stand outside of them.
    if (word.starts_with('[') || word.starts_with(']')) continue;
    word = word.substr(0, word.find(';'));
    if (word.empty() || word.starts_with("(") || word.find('#') != std::string_view::npos) continue;
    take(word);
  }
}

char okuri_of(std::string_view key) {
  const char last = key.back();
  const bool stem = last >= 'a' && last <= 'z' && static_cast<unsigned char>(key[0]) >= 0x80;
  return stem ? last : '\0';
}

}  // namespace

base::Result<SkkDictionary> SkkDictionary::parse(std::string_view bytes) {
  const std::string text = base::is_utf8(bytes) ? std::string(bytes) : from_euc(bytes);
  SkkDictionary out;
  out.text_.reserve(text.size());
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t space = line.find(" /");
    if (line.starts_with(';') || space == std::string_view::npos || space == 0) continue;
    const std::string_view key = line.substr(0, space);
    if (key[0] == '>' || key.find('#') != std::string_view::npos) continue;
    const auto at = static_cast<std::uint32_t>(out.text_.size());
    const std::size_t words_before = out.by_word_.size();
    for_each_word(line.substr(space + 1), [&](std::string_view word) {
      out.by_word_.push_back({hash_of(word), at});
      out.longest_word_ = std::max(out.longest_word_, base::count_code_points(word));
    });
    if (out.by_word_.size() == words_before) continue;
    out.text_ += line;
    out.text_ += '\n';
    out.lines_.push_back(at);
  }
  if (out.lines_.empty()) {
    return Error{ErrorCode::format, "There are no words in this dictionary.", ""};
  }
  out.text_.shrink_to_fit();
  out.by_word_.shrink_to_fit();
  std::stable_sort(out.lines_.begin(), out.lines_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return out.key_of(a) < out.key_of(b); });
  std::stable_sort(out.by_word_.begin(), out.by_word_.end(),
                   [](const ByWord& a, const ByWord& b) { return a.hash < b.hash; });
  return out;
}

base::Result<SkkDictionary> SkkDictionary::load(base::FileSystem& files, const base::Path& path) {
  auto bytes = files.read(path, kMostBytes);
  if (!bytes) return bytes.error();
  auto dictionary = parse(*bytes);
  if (dictionary) return dictionary;
  Error error = dictionary.error();
  error.context = path.string();
  return error;
}

std::string_view SkkDictionary::line_at(std::uint32_t line) const {
  const std::string_view rest = std::string_view(text_).substr(line);
  return rest.substr(0, rest.find('\n'));
}

std::string_view SkkDictionary::key_of(std::uint32_t line) const {
  const std::string_view rest = std::string_view(text_).substr(line);
  return rest.substr(0, rest.find(' '));
}

std::vector<std::string> SkkDictionary::words_of_key(std::string_view key) const {
  std::vector<std::string> out;
  auto at = std::lower_bound(lines_.begin(), lines_.end(), key,
                             [this](std::uint32_t a, std::string_view k) { return key_of(a) < k; });
  for (; at != lines_.end() && key_of(*at) == key; ++at) {
    for_each_word(line_at(*at).substr(key.size() + 1), [&](std::string_view word) {
      if (std::find(out.begin(), out.end(), word) == out.end()) out.emplace_back(word);
    });
  }
  return out;
}

std::vector<std::string> SkkDictionary::words(std::string_view reading) const {
  if (reading.empty() || okuri_of(reading)) return {};
  return words_of_key(reading);
}

std::vector<std::string> SkkDictionary::stems(std::string_view reading, char okuri) const {
  if (reading.empty() || !okuri) return {};
  return words_of_key(std::string(reading) + okuri);
}

std::vector<SkkDictionary::Reading> SkkDictionary::readings(std::string_view word) const {
  struct Ranked {
    Reading reading;
    int rank;  // among the words of the same reading: how usual the word is there
  };
  std::vector<Ranked> found;
  const std::uint32_t hash = hash_of(word);
  auto at = std::lower_bound(by_word_.begin(), by_word_.end(), hash,
                             [](const ByWord& a, std::uint32_t h) { return a.hash < h; });
  for (; at != by_word_.end() && at->hash == hash; ++at) {
    std::string_view key = key_of(at->line);
    int rank = -1, seen = 0;
    for_each_word(line_at(at->line).substr(key.size() + 1), [&](std::string_view w) {
      if (w == word && rank < 0) rank = seen;
      ++seen;
    });
    if (rank < 0) continue;
    Reading reading;
    reading.okuri = okuri_of(key);
    if (reading.okuri) key.remove_suffix(1);
    if (!text::is_all_hiragana(text::code_points(key))) continue;
    reading.kana = key;
    found.push_back({std::move(reading), rank});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  std::vector<Reading> out;
  for (Ranked& one : found) {
    if (std::find(out.begin(), out.end(), one.reading) == out.end()) {
      out.push_back(std::move(one.reading));
    }
  }
  return out;
}

}  // namespace ime
