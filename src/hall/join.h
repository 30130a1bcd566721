// join: what a table asks at hall.join and what it is answered, as JSON (docs/hall-wire.md). Values; pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/id.h"
#include "base/result.h"

namespace hall {

inline constexpr const char* kJoinSubject = "hall.join";
inline constexpr int kJoinVersion = 1;
inline constexpr std::size_t kMostJoinBytes = 2048;
inline constexpr int kPlaces = 40;
inline constexpr std::size_t kMostTableName = 90;  // bytes

/// `table` is known to nobody but this table and its halls: who has it gets its place. It stands in no session.
struct JoinRequest {
  base::Id table;
  std::string name;        // one line, as the hall lists it; may be empty
  std::string answer_key;  // AnswerKey::open_half(): the answer's password is sealed for it
  friend bool operator==(const JoinRequest&, const JoinRequest&) = default;
};

/// A table's place in the hall: user "t07" of the hub.
struct Place {
  int slot = 0;  // 1…kPlaces
  std::string user;
  std::string password;
  friend bool operator==(const Place&, const Place&) = default;
};
std::string user_of_slot(int slot);

enum class Refusal {
  full,       // all places are given away
  shut,       // this table was sent out
  version,    // the table's program is older or newer than the hall's can serve
  malformed,  // no request at all
  trouble,    // the hall cannot keep places now
};
using JoinAnswer = std::variant<Place, Refusal>;

std::string text_of(const JoinRequest& request);
/// Fails with `version` for another version, otherwise with `too_large`, `parse` or `format`.
base::Result<JoinRequest> read_join_request(std::string_view text);

/// The password sealed for `answer_key`. Fails with `format` where that is no key.
base::Result<std::string> text_of(const JoinAnswer& answer, const std::string& answer_key);
class AnswerKey;
/// Fails as above, and with `format` where the answer was not sealed for `key`.
base::Result<JoinAnswer> read_join_answer(std::string_view text, const AnswerKey& key);

/// What a person is told of a refusal, and what helps.
base::Error error_of(Refusal refusal);

}  // namespace hall
