// One line a message to standard error, with the time since the start; any thread.
#pragma once

#include <string_view>

namespace base {
enum class LogLevel { info, warning, error };
void log(LogLevel level, std::string_view text);
inline void log_info(std::string_view text) { log(LogLevel::info, text); }
inline void log_warning(std::string_view text) { log(LogLevel::warning, text); }
inline void log_error(std::string_view text) { log(LogLevel::error, text); }
}  // namespace base
