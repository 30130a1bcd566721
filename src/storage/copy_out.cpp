#include "storage/copy_out.h"

#include <algorithm>

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

namespace {

constexpr std::uint64_t kMostBytes = 2ull << 30;
constexpr std::size_t kPiece = 1 << 20;
constexpr std::size_t kPiecesToSync = 4;  // so that what is said to be done is on the disk

/// Sticks take fewer characters than this machine's disk.
std::string portable(const std::string& stem) {
  std::string out;
  for (const char c : stem) {
    const bool refused = static_cast<unsigned char>(c) < 0x20 ||
                         std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos;
    out += refused ? '-' : c;
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  return out.empty() ? "kurumaza" : out;
}

Result<void> write_all(base::File& file, std::string_view bytes, CopyProgress& progress) {
  for (std::size_t piece = 1; !bytes.empty(); ++piece) {
    const std::string_view next = bytes.substr(0, kPiece);
    if (auto done = file.append(next); !done) return done;
    if (piece % kPiecesToSync == 0)
      if (auto done = file.sync(); !done) return done;
    progress.done += next.size();
    bytes.remove_prefix(next.size());
  }
  return file.sync();
}

/// The files that were read, on their way to their names.
class Copies {
 public:
  Copies(base::FileSystem& files, const CopyWish& wish) : files_(files), wish_(wish) {
    if (const auto stamp = files.stamp(wish.folder)) device_ = stamp->device;
    if (!wish.progress) progress_ = std::make_shared<CopyProgress>();
  }

  Result<void> read() {
    for (const CopyWish::One& one : wish_.files) {
      if (!files_.exists(one.from)) continue;
      auto bytes = files_.read(one.from, kMostBytes);
      if (!bytes) return bytes.error();
      bytes_ += bytes->size();
      all_.push_back({one.ending, std::move(*bytes), {}, {}});
    }
    progress_->all = bytes_;
    if (all_.empty())
      return Error{ErrorCode::not_found, base::sentence("What was to be copied is not there."), {}};
    return {};
  }

  Result<std::vector<Path>> write() {
    if (!files_.exists(wish_.folder)) return gone();
    if (files_.is_read_only(wish_.folder)) return refused();
    name();
    auto done = put();
    if (done) return to_;
    const Error error = why(done.error());
    for (const One& one : all_)
      if (!one.beside.empty()) (void)files_.remove(one.beside);
    for (const Path& path : to_) (void)files_.remove(path);
    return error;
  }

 private:
  struct One {
    std::string ending, bytes;
    Path to, beside;
  };

  /// The first number with which every name is free.
  void name() {
    const std::string stem = portable(wish_.stem);
    bool taken = true;
    for (int n = 1; taken; ++n) {
      taken = false;
      for (One& one : all_) {
        const std::string end = n == 1 ? one.ending : "-" + std::to_string(n) + one.ending;
        one.to = wish_.folder / base::fitting_name("", stem, end);
        taken = taken || files_.exists(one.to);
      }
    }
  }

  Result<void> put() {
    for (One& one : all_) {
      auto temporary = base::create_temporary(files_, one.to);
      if (!temporary) return temporary.error();
      one.beside = temporary->path;
      if (auto done = write_all(*temporary->file, one.bytes, *progress_); !done) return done;
    }
    for (One& one : all_) {
      if (auto done = files_.rename(one.beside, one.to); !done) return done;
      one.beside.clear();
      to_.push_back(one.to);
    }
    return files_.sync_folder(wish_.folder);
  }

  static Error gone() {
    return {ErrorCode::unavailable,
            base::sentence("It is not there any more. Put it in again, and copy once more."),
            {}};
  }
  static Error refused() {
    return {ErrorCode::permission,
            base::sentence("Nothing may be written there: it is write-protected, or it belongs to "
                           "somebody else."),
            {}};
  }
  /// In the words of whoever stands there with the stick.
  Error why(const Error& error) const {
    const auto now = files_.stamp(wish_.folder);
    if (!files_.exists(wish_.folder) || (now && device_ && now->device != *device_)) return gone();
    switch (error.code) {
      case ErrorCode::no_space:
        return {error.code,
                base::sentence("There is not enough room there: {} MB are needed.",
                               bytes_ / 1000000 + 1),
                {}};
      case ErrorCode::permission:
        return refused();
      case ErrorCode::io:
        return {error.code,
                base::sentence("The disk there does not answer as it should. Try another one."),
                {}};
      default:
        return {error.code, error.message, {}};
    }
  }

  base::FileSystem& files_;
  const CopyWish& wish_;
  std::shared_ptr<CopyProgress> progress_ = wish_.progress;
  std::optional<std::uint64_t> device_;
  std::vector<One> all_;
  std::uint64_t bytes_ = 0;
  std::vector<Path> to_;
};

}  // namespace

Result<std::vector<Path>> copy_out(base::FileSystem& files, const CopyWish& wish) {
  Copies copies(files, wish);
  if (auto done = copies.read(); !done) return done.error();
  return copies.write();
}

}  // namespace storage
