#include "panels/format.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace panels {

std::string fill(const char* pattern, const std::vector<std::string>& values) {
  try {
    fmt::dynamic_format_arg_store<fmt::format_context> args;
    for (const std::string& v : values) args.push_back(v);
    return fmt::vformat(pattern, args);
  } catch (const fmt::format_error&) {
    std::string text = pattern;
    for (const std::string& v : values) text += ' ' + v;
    return text;
  }
}

}  // namespace panels
