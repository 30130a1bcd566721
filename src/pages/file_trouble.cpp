#include "pages/file_trouble.h"

#include <fmt/core.h>

#include "base/file_words.h"
#include "base/utf8.h"

namespace pages {

namespace {

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

panels::FileTrouble file_trouble(const base::Path& path, const base::Error& error,
                                 const base::Messages& tr) {
  std::error_code ignored;
  const base::Path folder = std::filesystem::absolute(path, ignored).parent_path();
  panels::FileTrouble out;
  out.what = fmt::format(fmt::runtime(tr("“{}” can't be opened.")),
                         base::repaired_utf8(path.filename().string()));
  out.why = error.message.in(tr);
  out.where = fmt::format(fmt::runtime(tr("Folder: {}")), base::folder_words(folder, tr));
  out.advice = advice_for(error.code, tr);
  return out;
}

}  // namespace pages
