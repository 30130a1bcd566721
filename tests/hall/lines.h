// lines: journals for the hall's rules: lines as a table writes them, with a running hash that need only be the branch's own.
#pragma once

#include <cstdint>
#include <string>

#include "base/id.h"

namespace support {

inline base::Id session_id(int n) {
  base::Id id;
  id.bytes[0] = 1;
  id.bytes[15] = std::uint8_t(n);
  return id;
}

inline std::string hash_of(const std::string& branch, std::uint64_t seq) {
  std::string hash = "00000000000000" + branch + std::to_string(seq);
  return hash.substr(hash.size() - 16);
}

inline std::string header(std::uint64_t seq = 0, const std::string& branch = "a") {
  return "{\"journal\":1,\"session\":\"s\",\"start\":{\"title\": \"\\\"journal_seq\\\": 77\","
         "\"journal_seq\": " +
         std::to_string(seq) + ",\"journal_hash\": \"" + hash_of(branch, seq) +
         "\",\"boards\": []},\"hash\":\"0123456789abcdef\"}\n";
}
enum class More { none, follows };
inline std::string op(std::uint64_t seq, const std::string& branch = "a", More more = More::none) {
  return "{\"seq\":" + std::to_string(seq) +
         ",\"at\":\"2026-07-05T10:30:00.000Z\",\"step\":" + std::to_string(seq) +
         (more == More::follows ? ",\"more\":true" : "") + ",\"op\":{\"do\":\"add\"},\"hash\":\"" +
         hash_of(branch, seq) + "\"}\n";
}
inline std::string ops(std::uint64_t first, std::uint64_t last, const std::string& branch = "a") {
  std::string out;
  for (std::uint64_t seq = first; seq <= last; ++seq) out += op(seq, branch);
  return out;
}

}  // namespace support
