#include "base/file_words.h"

#include "base/folders.h"
#include "base/utf8.h"

namespace base {

namespace {

constexpr std::size_t kMostFolders = 5;

}  // namespace

std::string folder_words(const Path& folder, const Messages& tr) {
  const Path home = home_folder().value_or(Path()).lexically_normal();
  std::error_code ignored;
  Path left = std::filesystem::absolute(folder, ignored).lexically_normal();
  if (!left.has_filename()) left = left.parent_path();
  std::string out;
  for (std::size_t n = 0; left.has_relative_path(); ++n, left = left.parent_path()) {
    const std::string after = out.empty() ? "" : " / " + out;
    if (left == home) return tr("Home") + after;
    if (n == kMostFolders) return "…" + after;
    out = repaired_utf8(left.filename().string()) + after;
  }
  return out.empty() ? "/" : out;
}

std::string file_and_folder(const Path& file) {
  const std::string folder = repaired_utf8(file.parent_path().filename().string());
  return (folder.empty() ? "" : folder + " / ") + repaired_utf8(file.filename().string());
}

std::string said(const Error& error, const Messages& tr) {
  const std::string message = error.message.in(tr);
  return error.context.empty() ? message : error.context + ": " + message;
}

}  // namespace base
