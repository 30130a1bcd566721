// KeptWaiting: the file of the cards that wait at the seats of an anonymous session, as it should be
// and as it lies on the disk. It is replaced whole, and removed where nothing waits. StoreWork owns
// it; one thread at a time.
#pragma once

#include "base/file_system.h"

namespace storage {

class KeptWaiting {
 public:
  /// `text`: what was read there.
  KeptWaiting(base::FileSystem& files, base::Path path, base::Path like, std::string text)
      : files_(files), path_(std::move(path)), like_(std::move(like)), text_(std::move(text)) {}

  /// What should stand there; "": there should be no file.
  void set(std::string text) {
    is_written_ = is_written_ && text == text_;
    text_ = std::move(text);
  }
  bool is_written() const { return is_written_; }
  /// It was taken away with its folder.
  void distrust() { is_written_ = is_written_ && text_.empty(); }
  base::Result<void> write();

 private:
  base::FileSystem& files_;
  const base::Path path_, like_;
  std::string text_;
  bool is_written_ = true;
};

}  // namespace storage
