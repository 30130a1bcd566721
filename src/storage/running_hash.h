// The running hash of a journal: each line ends with a hash of what it says and of the line's
// before it, so that a place in a journal has a name that no other branch of the session has, and a
// line that was changed on the disk is known for it.
//
//   {"seq":7,…,"op":{…},"hash":"0123456789abcdef"}
//
// FNV-1a of 64 bits over the line up to ,"hash", begun with the hash before it. It guards against
// chance, not against people. It can be run backwards, so a line in which one byte was changed,
// lost or added is put right in one pass over it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace storage {

using Hash = std::uint64_t;

inline constexpr Hash kHashOfNothing = 1469598103934665603ull;

/// FNV-1a; `so_far`: of what came before `text`.
Hash text_hash(std::string_view text, Hash so_far = kHashOfNothing);

/// 16 hexadecimal digits, as they stand in the files.
std::string hash_text(Hash);
std::optional<Hash> parse_hash(std::string_view);

/// A place in a session's history: after op `seq`, whose line ends with `hash`. Files of older
/// programs have no hash.
struct JournalPoint {
  JournalPoint(std::uint64_t count = 0, std::optional<Hash> mark = {}) : seq(count), hash(mark) {}

  std::uint64_t seq;
  std::optional<Hash> hash;
};

/// Where a text keeps its own hash: at its end, between these two.
struct HashTail {
  std::string_view key, end;
};
/// A journal's line, and a session file.
inline constexpr HashTail kLineTail{",\"hash\":\"", "\"}"};
inline constexpr HashTail kFileTail{",\n  \"check\": \"", "\"\n}\n"};

/// Closes `line`, an object without its last brace, with its hash; `hash`: before it, then after
/// it.
std::string with_hash(std::string line, Hash& hash);
/// What `text` states as its hash; nothing: it ends otherwise.
std::optional<Hash> stated_hash(std::string_view text, const HashTail& tail = kLineTail);
/// `text` without the hash that it states; a line without one: without its last brace.
std::string_view hashed_part(std::string_view text, const HashTail& tail = kLineTail);
/// After `text`, by what it says; `before`: after the line before it.
Hash hash_after(std::string_view text, Hash before, const HashTail& tail = kLineTail);

/// `text` as it was written after `before`, where one byte of it was changed, lost or added since;
/// nothing where that cannot be.
std::optional<std::string> mended(std::string_view text, Hash before,
                                  const HashTail& tail = kLineTail);

}  // namespace storage
