// subjects: what the hub's subjects and its stream are called (docs/hall-wire.md). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace hall {

inline constexpr const char* kStream = "HALL";
inline constexpr const char* kAllOps = "hall.op.>";
inline constexpr const char* kAllSeen = "hall.see.>";
inline constexpr const char* kToAll = "hall.to.all";
inline constexpr const char* kAllSent = "hall.send.>";

/// The journal of a session at the table in this place.
std::string op_subject(int slot, base::Id session);
std::string see_subject(int slot);
std::string to_subject(int slot);
std::string send_subject(int slot);
std::string news_subject(int slot);

struct OpSubject {
  int slot = 0;
  base::Id session;
  friend auto operator<=>(const OpSubject&, const OpSubject&) = default;
};
/// Nothing for any other subject.
std::optional<OpSubject> read_op_subject(std::string_view subject);
/// Of hall.see.<slot>; nothing for any other.
std::optional<int> read_see_subject(std::string_view subject);
/// Of hall.send.<slot>, and of hall.news.<slot>.
std::optional<int> read_send_subject(std::string_view subject);
std::optional<int> read_news_subject(std::string_view subject);

}  // namespace hall
