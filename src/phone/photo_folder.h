// PhotoFolder: the pictures that phones sent, in a folder beside the session, each in a file by the name its phone
// gave it: whoever sends one twice brings it once, also after the program ended, and after it was written off.
// Any thread; each has one of its own.
//  1. A picture that add() took is on the disk.
//  2. No name says which phone a picture came from, or that two came from the same one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace phone {

class PhotoFolder {
 public:
  struct Photo {
    std::string key;
    std::int64_t changed_ms = 0;
    friend bool operator==(const Photo&, const Photo&) = default;
  };

  /// New files have the rights of `like`. The file system lives longer.
  PhotoFolder(base::FileSystem& files, base::Path folder, base::Path like);

  /// It lies there, or was put away.
  bool knows(const std::string& key) const;
  /// So many ever came, as far as this one has seen.
  std::size_t count() const { return count_; }
  base::Result<void> add(const std::string& key, std::string_view jpeg);
  /// That are still to be written off, the newest first.
  std::vector<Photo> waiting() const;
  base::Path file_of(const std::string& key) const;
  /// It was written off: it lies in the folder within. Fails where the disk takes no changes.
  base::Result<void> put_away(const std::string& key);
  base::Result<void> take_back(const std::string& key);

 private:
  base::Path away_of(const std::string& key) const;
  base::Result<void> move(const base::Path& from, const base::Path& to);

  base::FileSystem& files_;
  const base::Path folder_, away_, like_;
  std::size_t count_ = 0;
};

/// What phones call themselves, their cards and pictures: letters and digits by chance.
bool is_phone_name(const std::string& text);

}  // namespace phone
