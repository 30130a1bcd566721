// Archive: a folder of sessions that is searched as one. It keeps the index (index.h) in step with the files: only
// what has changed is read again, on two threads beside the one that calls; a damaged index is made again. One
// thread at a time; `files` and what `read` touches live longer, and are asked from several threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "archive/index.h"
#include "base/file_system.h"

namespace archive {

/// storage::load_session, whose room this one does not know.
using ReadSession = std::function<base::Result<model::Session>(const base::Path&)>;

struct Places {
  base::Path folder;  // with sessions, in it and in the folders in it
  base::Path cache;   // the folder for indexes; empty: in memory alone
};
/// Where the index of this folder is kept, whatever way the folder is named.
base::Path index_file(const Places& places);

struct Progress {
  std::size_t done = 0, all = 0;  // of the files that are to be read
  bool is_ready() const { return done == all; }
};

struct Answer {
  std::vector<std::string> words;  // folded, as they were looked for
  Hits hits;
};

class Archive {
 public:
  Archive(base::FileSystem& files, ReadSession read, Places places);
  ~Archive();

  /// Opens the index and looks which files have changed. Fails where the folder cannot be listed or the index
  /// cannot be kept.
  base::Result<Progress> look();
  /// Reads some of these, until so many seconds have passed, and takes what they say. Requires, as all below:
  /// look() was well. Fails with `format` where the index was damaged meanwhile: look() makes it again.
  /// `told`: how far it is, after each file; may be empty.
  base::Result<Progress> read_some(double seconds, const std::function<void(Progress)>& told = {});

  bool is_open() const { return index_ != nullptr; }
  /// Fails with `format` where the index turned out to be damaged: it is empty then, until look() and read_some().
  base::Result<Answer> search(const std::string& asked, std::size_t limit);
  base::Result<Known> known();

 private:
  class Readers;
  base::Result<void> open();
  base::Result<void> make_anew();
  base::Result<Progress> list();
  template <class T>
  base::Result<T> again_if_damaged(const std::function<base::Result<T>()>& what);

  base::FileSystem& files_;
  const ReadSession read_;
  const Places places_;
  std::unique_ptr<Index> index_;
  std::vector<std::pair<base::Path, std::string>> to_read_;  // with their stamps
  std::size_t done_ = 0;                                     // of these
};

}  // namespace archive
