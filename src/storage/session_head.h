// What a session file says of itself: its format, its version, and the op of the journal that it
// holds already. Used by session_reader.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/running_hash.h"

namespace storage {

inline constexpr const char* kSessionFormat = "kurumaza-session";
inline constexpr int kSessionVersion = 1;

class SessionHead {
 public:
  /// The file is an object.
  void begin() { is_session_ = true; }
  /// `key`: one of kHeadKeys. Says nothing, or what was expected instead.
  std::string set(std::string_view key, const nlohmann::ordered_json& value);

  /// Fails with format or version where this is no session that can be read.
  base::Result<void> check() const;
  const JournalPoint& journal() const { return journal_; }

 private:
  bool is_session_ = false;
  std::string format_;
  std::int64_t version_ = 0;
  JournalPoint journal_;
};

}  // namespace storage
