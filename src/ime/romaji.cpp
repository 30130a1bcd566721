#include "ime/romaji.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace ime {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::uint64_t kMostBytes = 1 << 20;
constexpr std::size_t kMostEntries = 2000, kMostLetters = 4, kMostKana = 24;

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kMostLetters &&
         std::all_of(key.begin(), key.end(),
                     [](char c) { return c > ' ' && c < 0x7f && !(c >= 'A' && c <= 'Z'); });
}

bool is_consonant(char c) {
  return c >= 'a' && c <= 'z' && std::string_view("aiueon").find(c) == std::string_view::npos;
}

}  // namespace

base::Result<RomajiTable> RomajiTable::parse(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) {
    return Error{ErrorCode::parse, "The romaji table is not JSON.", ""};
  }
  if (!json.is_object() || !json.contains("format") || json["format"] != "kurumaza-romaji") {
    return Error{ErrorCode::format, "This is not a romaji table.", "format"};
  }
  if (!json.contains("version") || json["version"] != 1) {
    return Error{ErrorCode::version, "This romaji table was made for another version.", "version"};
  }
  if (!json.contains("kana") || !json["kana"].is_object() || json["kana"].empty() ||
      json["kana"].size() > kMostEntries) {
    return Error{ErrorCode::format, "A romaji table has one to 2000 syllables.", "kana"};
  }
  RomajiTable table;
  for (const auto& [key, value] : json["kana"].items()) {
    if (!is_key(key) || !value.is_string()) {
      return Error{ErrorCode::format, "A syllable is up to four small letters, its kana a text.",
                   "kana." + key};
    }
    std::string kana = value.get<std::string>();
    if (kana.empty() || kana.size() > kMostKana || !base::is_utf8(kana)) {
      return Error{ErrorCode::format, "A syllable's kana are too many, or none.", "kana." + key};
    }
    table.kana_.emplace(key, std::move(kana));
  }
  return table;
}

base::Result<RomajiTable> RomajiTable::load(base::FileSystem& files, const base::Path& path) {
  auto bytes = files.read(path, kMostBytes);
  if (!bytes) return bytes.error();
  auto table = parse(*bytes);
  if (table) return table;
  Error error = table.error();
  error.context = path.string() + (error.context.empty() ? "" : ": " + error.context);
  return error;
}

const std::string* RomajiTable::find(std::string_view letters) const {
  const auto found = kana_.find(letters);
  return found == kana_.end() ? nullptr : &found->second;
}

bool RomajiTable::begins(std::string_view letters) const {
  const auto next = kana_.upper_bound(letters);
  return next != kana_.end() && next->first.starts_with(letters);
}

std::string Romaji::type(char letter) {
  if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  std::string out;
  pending_ += letter;
  while (!pending_.empty()) {
    // A longer syllable may still come: "n" waits though ん could be meant, "tc" for "tcha".
    if (table_->begins(pending_) || pending_ == "tc") break;
    if (const std::string* kana = table_->find(pending_)) {
      out += *kana;
      pending_.clear();
      break;
    }
    if (pending_.size() == 1) {
      out += pending_;
      pending_.clear();
      break;
    }
    if (pending_[0] == 'n') {
      out += "ん";
    } else if (pending_[0] == pending_[1] && is_consonant(pending_[0])) {
      out += "っ";
    } else if (pending_.starts_with("tch")) {
      out += "っ";
    } else {
      const std::string_view head(pending_.data(), pending_.size() - 1);
      if (const std::string* kana = table_->find(head)) {
        out += *kana;
        pending_.erase(0, head.size());
        continue;
      }
      out += pending_[0];
    }
    pending_.erase(0, 1);
  }
  return out;
}

bool Romaji::backspace() {
  if (pending_.empty()) return false;
  pending_.pop_back();
  return true;
}

std::string Romaji::flush() {
  std::string out;
  if (pending_ == "n") {
    out = "ん";
  } else if (const std::string* kana = table_->find(pending_)) {
    out = *kana;
  } else {
    out = pending_;
  }
  pending_.clear();
  return out;
}

}  // namespace ime
