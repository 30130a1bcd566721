// SentBox: what this table has sent to other tables and nobody there has answered yet, on its disk, a file each, so that it is
// told again though table and hall were closed meanwhile. One thread; the file system outlives it.
//  1. A file belongs to one hall: places are other tables' in another.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "hall/dispatch.h"

namespace hall {

/// An island that was sent.
struct SentIsland {
  base::Id request, island;  // of this table
  std::string plate;
  std::map<int, std::string> tables;  // whom it was sent to, by place
  std::map<int, Errand::At> at{};     // how far it is there
  std::string body{};                 // as it is told; empty: everybody has answered
};

class SentBox {
 public:
  static constexpr base::WallTime kKept_ms = 12 * 3600 * 1000;  // the evening

  SentBox(base::FileSystem& files, base::Path folder)
      : files_(&files), folder_(std::move(folder)) {}

  /// What lies there for the hall of this certificate, oldest first. What is another hall's, of another evening or damaged is
  /// removed.
  std::vector<SentIsland> open(const std::string& hall, base::WallTime now);
  /// On the disk when it returns; the log says where it could not be kept.
  void keep(const SentIsland& sent, const std::string& hall);
  void drop(base::Id request);
  void drop_all();

 private:
  base::Path path_of(base::Id request) const;

  base::FileSystem* files_;
  base::Path folder_;
};

}  // namespace hall
