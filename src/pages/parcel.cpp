#include "pages/parcel.h"

#include <fmt/core.h>
#include <sys/statvfs.h>

#include <algorithm>

#include "base/file_words.h"
#include "base/utf8.h"
#include "storage/side_files.h"

namespace pages {

namespace {

constexpr std::size_t kLongestWords = 240;  // bytes of a line: the code stays coarse enough

std::string shortened(std::string line) {
  line = base::repaired_utf8(line);
  if (line.size() <= kLongestWords) return line;
  std::size_t end = kLongestWords;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

}  // namespace

storage::CopyWish parcel(const desk::HandOver& goods, const base::Path& folder,
                         base::FileSystem& files) {
  storage::CopyWish out;
  out.stem = goods.file.stem().string();
  out.folder = folder;
  if (goods.goods == desk::HandOver::Goods::session) {
    // The journal last: it has all that the session file has.
    out.files = {{goods.file, ".json"}, {storage::journal_path(goods.file), ".journal"}};
    return out;
  }
  out.files = {{goods.file, goods.file.extension().string()}};
  const auto beside = files.list(goods.file.parent_path());
  if (!beside) return out;
  std::vector<base::Path> others;
  for (const base::FolderEntry& entry : *beside) {
    const std::string name = entry.path.filename().string();
    const std::string rest = name.starts_with(out.stem) ? name.substr(out.stem.size()) : "";
    if (!entry.is_folder && entry.path != goods.file && !rest.empty() &&
        (rest[0] == '.' || rest[0] == '-'))
      others.push_back(entry.path);
  }
  std::ranges::sort(others);
  for (const base::Path& path : others)
    out.files.push_back({path, path.filename().string().substr(out.stem.size())});
  return out;
}

std::vector<std::string> where_it_lies(const desk::HandOver& goods, const std::string& computer,
                                       const base::Messages& tr) {
  std::vector<std::string> out{goods.title, goods.file.filename().string(),
                               fmt::format(fmt::runtime(tr("Folder: {}")),
                                           base::folder_words(goods.file.parent_path(), tr))};
  if (!computer.empty()) out.push_back(fmt::format(fmt::runtime(tr("Computer: {}")), computer));
  for (std::string& line : out) line = shortened(std::move(line));
  return out;
}

std::string size_words(std::uint64_t bytes) {
  if (bytes >= 10'000'000'000) return fmt::format("{} GB", bytes / 1'000'000'000);
  if (bytes >= 1'000'000'000) return fmt::format("{:.1f} GB", double(bytes) / 1e9);
  return fmt::format("{} MB", bytes / 1'000'000);
}

std::optional<std::uint64_t> free_bytes(const base::Path& folder) {
  struct statvfs s {};
  if (::statvfs(folder.c_str(), &s) != 0) return {};
  return std::uint64_t(s.f_bavail) * s.f_frsize;
}

}  // namespace pages
