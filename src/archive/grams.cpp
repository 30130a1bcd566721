#include "archive/grams.h"

#include <sqlite3.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace archive {

namespace {

constexpr std::size_t kGram = 3;

using Token = int (*)(void*, int, const char*, int, int, int);

/// Where its characters begin, and where it ends.
std::vector<int> begins_of(std::string_view text) {
  std::vector<int> out;
  out.reserve(text.size() / 2 + 2);
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) out.push_back(int(i));
  out.push_back(int(text.size()));
  return out;
}

int take_apart(Fts5Tokenizer*, void* to, int flags, const char* bytes, int size, Token token) {
  const std::vector<int> begins = begins_of({bytes, std::size_t(size)});
  const std::size_t count = begins.size() - 1;
  const bool asked = (flags & FTS5_TOKENIZE_QUERY) != 0;
  // A word is found by its whole trigrams; a shorter one by what begins with it.
  const std::size_t last = asked && count >= kGram ? count - kGram + 1 : asked ? 1 : count;
  for (std::size_t i = 0; i < std::min(last, count); ++i) {
    const int from = begins[i], until = begins[std::min(i + kGram, count)];
    if (const int code = token(to, 0, bytes + from, until - from, from, until); code != SQLITE_OK)
      return code;
  }
  return SQLITE_OK;
}

int make(void*, const char**, int, Fts5Tokenizer** out) {
  static char nothing = 0;  // it has no state, but none is a failure
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

}  // namespace

bool add_grams(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* ask = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &ask, nullptr) != SQLITE_OK) return false;
  sqlite3_bind_pointer(ask, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(ask);
  sqlite3_finalize(ask);
  if (!api) return false;
  fts5_tokenizer grams{make, [](Fts5Tokenizer*) {}, take_apart};
  return api->xCreateTokenizer(api, kGrams, nullptr, &grams, nullptr) == SQLITE_OK;
}

}  // namespace archive
