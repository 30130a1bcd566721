// PrivateFiles: small files that nobody but this user may read: keys, places, the hub's settings. A seam, so that
// tests can have disks that fail. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/file_system.h"

namespace hall {

class PrivateFiles {
 public:
  virtual ~PrivateFiles() = default;
  /// Fails with not_found where there is none.
  virtual base::Result<std::string> read(const base::Path& path) = 0;
  /// The file holds its old or all of its new content, whatever happens; its rights are 0600 from the
  /// beginning, also where it was there with others. Folders are made, with 0700.
  virtual base::Result<void> write(const base::Path& path, std::string_view bytes) = 0;
};

class RealPrivateFiles final : public PrivateFiles {
 public:
  base::Result<std::string> read(const base::Path& path) override;
  base::Result<void> write(const base::Path& path, std::string_view bytes) override;
};

}  // namespace hall
