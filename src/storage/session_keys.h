// What the keys of a session file's objects mean, as model/kinds.h and model/fields.h have it; for
// session_reader and session_writer. A kind is named by its model::kind_index.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace storage {

/// What a session has beside its fields and lists: see session_head.h; "check": session_file.h.
inline constexpr std::array<std::string_view, 5> kHeadKeys{"format", "version", "journal_seq",
                                                           "journal_hash", "check"};

struct Key {
  enum class Is { head, list, field, unknown } is = Is::unknown;
  std::size_t index = 0;  // a list's: the kind of its things; a field's: its own, the id behind all
  std::string name;       // as it should be spelled
  bool again = false;     // the object has had it already
};

/// The keys that one object has had so far.
class SeenKeys {
 public:
  explicit SeenKeys(std::size_t kind) : kind_(kind) {}

  /// What the object's next key means. One in which a byte was hurt, and which is not there
  /// otherwise, is that key. A list's, even so: no list must be lost with it, and what is kept as
  /// unknown must not be read for one when it is saved before that.
  Key next(std::string key);

 private:
  std::size_t kind_;
  std::uint64_t seen_ = 0;  // a bit for each key of the kind
};

/// Whether objects of the kind have such a key.
bool is_key_of(std::size_t kind, std::string_view key);

}  // namespace storage
