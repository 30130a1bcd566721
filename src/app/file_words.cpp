#include "app/file_words.h"

#include <fmt/core.h>

#include <cstdlib>

#include "base/folders.h"
#include "base/utf8.h"

namespace app {

namespace {

constexpr std::size_t kMostFolders = 5;

std::string advice_for(base::ErrorCode code, const base::Messages& tr) {
  switch (code) {
    case base::ErrorCode::not_found:
      return tr("Perhaps it was moved or renamed: look for it with “Open a file”.");
    case base::ErrorCode::parse:
    case base::ErrorCode::format:
      return tr("It was left as it is. If there is a copy, open that with “Open a file”.");
    default:
      return {};
  }
}

}  // namespace

std::string folder_words(const base::Path& folder, const base::Messages& tr) {
  const base::Path home = base::home_folder().value_or(base::Path()).lexically_normal();
  std::error_code ignored;
  base::Path left = std::filesystem::absolute(folder, ignored).lexically_normal();
  if (!left.has_filename()) left = left.parent_path();
  std::string out;
  for (std::size_t n = 0; left.has_relative_path(); ++n, left = left.parent_path()) {
    const std::string after = out.empty() ? "" : " / " + out;
    if (left == home) return tr("Home") + after;
    if (n == kMostFolders) return "…" + after;
    out = base::repaired_utf8(left.filename().string()) + after;
  }
  return out.empty() ? "/" : out;
}

std::string file_words(const base::Path& file, const base::Messages& tr) {
  std::error_code ignored;
  return folder_words(std::filesystem::absolute(file, ignored).parent_path(), tr) + " / " +
         base::repaired_utf8(file.filename().string());
}

panels::FileTrouble file_trouble(const base::Path& path, const base::Error& error,
                                 const base::Messages& tr) {
  std::error_code ignored;
  const base::Path folder = std::filesystem::absolute(path, ignored).parent_path();
  panels::FileTrouble out;
  out.what = fmt::format(fmt::runtime(tr("“{}” can't be opened.")),
                         base::repaired_utf8(path.filename().string()));
  out.why = error.message.in(tr);
  out.where = fmt::format(fmt::runtime(tr("Folder: {}")), folder_words(folder, tr));
  out.advice = advice_for(error.code, tr);
  return out;
}

std::string said(const base::Error& error, const base::Messages& tr) {
  const std::string message = error.message.in(tr);
  return error.context.empty() ? message : error.context + ": " + message;
}

}  // namespace app
