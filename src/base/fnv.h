// FNV-1a: a quick hash of bytes, for telling texts apart that nobody forges.
#pragma once

#include <cstdint>
#include <string_view>

namespace base {

inline constexpr std::uint64_t kFnvStart = 1469598103934665603ull;

/// `so_far`: of what came before `bytes`.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t so_far = kFnvStart) {
  for (const char c : bytes) so_far = (so_far ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return so_far;
}

}  // namespace base
