// KeptJournal: the journal as it should be and as it lies on the disk. It holds a file, not a name:
// after every write it looks whether the name still leads to what was written, and where somebody
// put another file there, that one is kept under another name and ours is written again.
//  1. What is on the disk for sure is a prefix of what should be there.
//  2. Nothing that others wrote is written over.
//  3. Who listens is told of what is synced, all of it and in order.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "base/file_system.h"
#include "storage/journal_listener.h"

namespace storage {

class KeptJournal {
 public:
  /// Gives a free name for what is to be kept aside of the journal.
  using FreeName = std::function<base::Path()>;
  /// The line that a journal begins with where its first lines are no longer in memory.
  using Beginning = std::function<std::string()>;

  struct Start {
    std::string text;                      // its whole lines
    std::size_t on_disk = 0;               // bytes of these on the disk
    std::optional<base::FileStamp> stamp;  // of the file that was read
    std::unique_ptr<base::File> file;      // held, where that could be had
  };

  /// `like`: whose rights a new journal gets.
  KeptJournal(base::FileSystem& files, base::Path path, base::Path like, Start start);

  bool empty() const { return text_.empty() && dropped_ == 0; }
  bool is_written() const { return written_ == dropped_ + text_.size() && !is_asked(); }
  /// Any thread: from the next write() on whoever this is is told of all lines. Null: nobody any more.
  void listen(JournalListener listener);
  /// Somebody began to listen, and has yet to be told what is there.
  bool is_asked() const;
  void add(std::string_view lines) { text_ += lines; }
  /// All of it is to be written again: what lies there is gone or another's.
  void distrust();

  /// All of it to the disk. Fails with `not_found` where the file was taken away under our hands
  /// (it is then written anew with the next call), and with the file system's errors; what was
  /// written of a failed piece is cut off again, if that can be.
  base::Result<void> write(const FreeName& aside, const Beginning& beginning);

  enum class Look { ours, gone, changed };
  /// What the name leads to now.
  Look look();
  /// Where others' journal was put by the last write(); nothing: none was met.
  std::optional<base::Path> take_kept_aside() { return std::exchange(kept_aside_, std::nullopt); }
  void close() { file_.reset(); }

 private:
  base::Result<void> write_rest();
  base::Result<void> tell();
  base::Result<void> open(const FreeName& aside, const Beginning& beginning);
  base::Result<void> write_anew(const Beginning& beginning);
  base::Result<void> put_aside(const FreeName& aside);
  /// How much of what should be there lies there; nothing: it is not ours.
  std::optional<std::size_t> common(std::string_view found) const;
  base::Result<void> hold(base::Result<std::unique_ptr<base::File>> file);
  void drop_old_lines();

  base::FileSystem& files_;
  const base::Path path_, like_;
  std::string text_;  // what should be there, from byte dropped_ on
  std::size_t dropped_ = 0;
  std::size_t written_;                   // bytes that are on the disk for sure
  std::optional<base::FileStamp> stamp_;  // of the file as we left it
  std::unique_ptr<base::File> file_;
  std::optional<base::Path> kept_aside_;
  bool is_synced_ = false;  // all that was written, in this run
  std::optional<std::size_t>
      told_;                  // so many bytes the listener knows of; nothing: it is to be told all
  mutable std::mutex mutex_;  // guards these two
  JournalListener listener_;
  bool asked_ = false;
};

}  // namespace storage
