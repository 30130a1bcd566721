#include "pages/new_file.h"

#include <fmt/core.h>

#include "base/utf8.h"
#include "storage/open_session.h"

namespace pages {

namespace {

std::string file_name_for(const std::string& title) {
  std::string out;
  for (std::size_t at = 0, next = 0; at < title.size() && out.size() < 60; at = next) {
    const char32_t c = base::code_point_at(title, at, next);
    const bool plain = c > 0x20 && c != '/' && c != '\\' && c != ':' && c != '*' && c != '?' &&
                       c != '"' && c != '<' && c != '>' && c != '|' && c != '.' && c != 0x3000;
    if (plain)
      base::append_code_point(out, c);
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

base::Path new_file(base::FileSystem& files, const base::Path& folder, const std::string& title,
                    base::WallTime now) {
  std::string name = base::local_date(now);
  if (const std::string words = file_name_for(title); !words.empty()) name += "-" + words;
  base::Path path = folder / (name + ".json");
  for (int n = 2; files.exists(path) || files.exists(storage::journal_path(path)); ++n)
    path = folder / fmt::format("{}-{}.json", name, n);
  return path;
}

}  // namespace pages
