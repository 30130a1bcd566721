#include "phone/photo_folder.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace phone {

namespace {

constexpr std::size_t kShortestName = 8, kLongestName = 40;

std::vector<PhotoFolder::Photo> photos_in(base::FileSystem& files, const base::Path& folder) {
  std::vector<PhotoFolder::Photo> out;
  if (!files.exists(folder)) return out;
  const auto entries = files.list(folder);
  if (!entries) return out;
  for (const base::FolderEntry& entry : *entries)
    if (!entry.is_folder && entry.path.extension() == ".jpg" &&
        is_phone_name(entry.path.stem().string()))
      out.push_back({entry.path.stem().string(), entry.changed_ms});
  return out;
}

}  // namespace

bool is_phone_name(const std::string& text) {
  return text.size() >= kShortestName && text.size() <= kLongestName &&
         std::ranges::all_of(
             text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

PhotoFolder::PhotoFolder(base::FileSystem& files, base::Path folder, base::Path like)
    : files_(files),
      folder_(std::move(folder)),
      away_(folder_ / "done"),
      like_(std::move(like)),
      count_(photos_in(files_, folder_).size() + photos_in(files_, away_).size()) {}

base::Path PhotoFolder::file_of(const std::string& key) const { return folder_ / (key + ".jpg"); }

base::Path PhotoFolder::away_of(const std::string& key) const { return away_ / (key + ".jpg"); }

bool PhotoFolder::knows(const std::string& key) const {
  return files_.exists(file_of(key)) || files_.exists(away_of(key));
}

base::Result<void> PhotoFolder::add(const std::string& key, std::string_view jpeg) {
  if (auto made = files_.make_folders(folder_); !made) return made;
  if (auto written = base::write_atomically(files_, file_of(key), jpeg, like_); !written)
    return written;
  ++count_;
  return {};
}

std::vector<PhotoFolder::Photo> PhotoFolder::waiting() const {
  std::vector<Photo> out = photos_in(files_, folder_);
  std::ranges::sort(out, [](const Photo& a, const Photo& b) {
    return std::tie(b.changed_ms, a.key) < std::tie(a.changed_ms, b.key);
  });
  return out;
}

base::Result<void> PhotoFolder::move(const base::Path& from, const base::Path& to) {
  if (auto made = files_.make_folders(to.parent_path()); !made) return made;
  if (auto moved = files_.rename(from, to); !moved) return moved;
  (void)files_.sync_folder(to.parent_path());
  (void)files_.sync_folder(from.parent_path());
  return {};
}

base::Result<void> PhotoFolder::put_away(const std::string& key) {
  return move(file_of(key), away_of(key));
}

base::Result<void> PhotoFolder::take_back(const std::string& key) {
  return move(away_of(key), file_of(key));
}

}  // namespace phone
