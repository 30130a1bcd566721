// RequestBox: the requests that a table has and has not dealt with, on its disk: what the hall was told is here is here after a
// power cut, too. The same request twice is one. One thread; the file system outlives it.
#pragma once

#include <deque>

#include "base/file_system.h"
#include "hall/presence.h"
#include "hall/request.h"

namespace hall {

class RequestBox {
 public:
  static constexpr std::size_t kMostWaiting = 200;
  static constexpr std::size_t kMostSettled =
      1000;  // remembered, so that one that comes again is known

  /// What lies there; a damaged file is put aside under another name. Fails where it cannot be read.
  static base::Result<RequestBox> open(base::FileSystem& files, const base::Path& path);

  struct Answer {
    RequestAnswer what;
    base::Id request;  // nil: it could not be read
  };
  /// What is to be answered to a message: `kept` only once it is on the disk.
  Answer take(std::string_view text);
  /// Oldest first.
  const std::deque<Request>& waiting() const { return waiting_; }
  /// It was carried out, or the table said no. Unknown ones are passed over.
  base::Result<void> settle(base::Id request, RequestOutcome::What what);
  /// For the table's presence, newest last.
  std::vector<RequestOutcome> outcomes() const;

 private:
  RequestBox(base::FileSystem& files, base::Path path) : files_(&files), path_(std::move(path)) {}
  /// False: something of it was damaged.
  bool read(const std::string& text);
  bool knows(base::Id id) const;
  void tell_again(base::Id id);
  base::Result<void> write() const;

  base::FileSystem* files_;
  base::Path path_;
  std::deque<Request> waiting_;
  std::deque<RequestOutcome> settled_;
};

}  // namespace hall
