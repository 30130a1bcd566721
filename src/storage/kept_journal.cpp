#include "storage/kept_journal.h"

#include "storage/side_files.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

namespace {
constexpr std::size_t kKept = 64u << 20;  // bytes kept in memory to write a lost journal anew
constexpr std::uint64_t kLargest = 1ull << 30;
}  // namespace

KeptJournal::KeptJournal(base::FileSystem& files, Path path, Path like, Start start)
    : files_(files),
      path_(std::move(path)),
      like_(std::move(like)),
      text_(std::move(start.text)),
      written_(start.on_disk),
      stamp_(start.stamp),
      file_(std::move(start.file)) {
  // A line that was torn when it was read is cut off before the next is written: by open().
  if (file_ && stamp_ && stamp_->size != written_) file_.reset();
}

void KeptJournal::distrust() {
  file_.reset();
  stamp_.reset();
}

KeptJournal::Look KeptJournal::look() {
  if (written_ == 0) return Look::ours;
  const auto now = files_.stamp(path_);
  if (!now) return Look::gone;
  return !stamp_ || *now == *stamp_ ? Look::ours : Look::changed;
}

void KeptJournal::listen(JournalListener listener) {
  const std::scoped_lock guard(mutex_);
  asked_ = listener != nullptr;
  listener_ = std::move(listener);
}

bool KeptJournal::is_asked() const {
  const std::scoped_lock guard(mutex_);
  return asked_;
}

Result<void> KeptJournal::write(const FreeName& aside, const Beginning& beginning) {
  if (!file_)
    if (auto done = open(aside, beginning); !done) return done;
  if (auto done = write_rest(); !done) {
    // Half an action must not come back where its people were told that it failed.
    is_synced_ = false;
    (void)file_->truncate(written_);
    if (auto now = file_->stamp()) stamp_ = *now;
    file_.reset();
    return done;
  }
  auto now = file_->stamp();
  if (!now) return now.error();
  stamp_ = *now;
  // An open file lives on unseen when its folder is taken away, or another put in its place.
  // And another program may have written into it, or cut it.
  const auto named = files_.stamp(path_);
  if (!named || !named->same_file(*now) || now->size != dropped_ + text_.size()) {
    distrust();
    return Error{ErrorCode::not_found,
                 base::sentence("The folder of this session is gone. Plug its disk in again, or "
                                "choose another folder."),
                 folder_of(path_).string()};
  }
  written_ = dropped_ + text_.size();
  if (auto done = tell(); !done) return done;
  drop_old_lines();
  return {};
}

Result<void> KeptJournal::write_rest() {
  // What was found there may not have been synced by whoever wrote it.
  const bool has_more = written_ != dropped_ + text_.size();
  if (has_more)
    if (auto done = file_->append(std::string_view(text_).substr(written_ - dropped_)); !done)
      return done;
  if (has_more || (is_asked() && !is_synced_))
    if (auto done = file_->sync(); !done) return done;
  is_synced_ = true;
  return {};
}

Result<void> KeptJournal::tell() {
  JournalListener listener;
  {
    const std::scoped_lock guard(mutex_);
    if (std::exchange(asked_, false)) told_.reset();
    listener = listener_;
  }
  if (!listener) return {};
  if (!told_) {
    // Its beginning may be no longer in memory.
    auto start = dropped_ > 0 ? files_.read(path_, kLargest) : std::string();
    if (!start) return start.error();
    listener(JournalPiece::beginning, start->substr(0, dropped_) + text_);
  } else if (*told_ < written_) {
    listener(JournalPiece::more, std::string_view(text_).substr(*told_ - dropped_));
  }
  told_ = written_;
  return {};
}

void KeptJournal::drop_old_lines() {
  if (text_.size() <= kKept) return;
  const std::size_t newline = text_.find('\n', text_.size() / 2);
  if (newline == text_.npos) return;
  dropped_ += newline + 1;
  text_.erase(0, newline + 1);
}

std::optional<std::size_t> KeptJournal::common(std::string_view found) const {
  // Where its beginning is not in memory any more, the rest must do.
  if (found.size() < dropped_) return {};
  const std::string_view rest = found.substr(dropped_);
  return std::string_view(text_).starts_with(rest) ? std::optional(found.size()) : std::nullopt;
}

Result<void> KeptJournal::open(const FreeName& aside, const Beginning& beginning) {
  const auto now = files_.stamp(path_);
  if (!now && !files_.exists(path_)) {
    if (written_ > 0) return write_anew(beginning);
    if (auto done = hold(files_.open_append(path_, like_)); !done) return done;
    return files_.sync_folder(folder_of(path_));
  }
  if (now && stamp_ && *now == *stamp_) {
    auto done = hold(files_.open_append(path_, like_));
    if (done) return now->size > written_ ? file_->truncate(written_) : Result<void>();
    if (done.error().code != ErrorCode::invalid) return done;
  }
  const auto found = files_.read(path_, kLargest);
  if (!found && found.error().code == ErrorCode::io) return found.error();
  const auto ours = found ? common(*found) : std::nullopt;
  if (ours) {
    const auto done = hold(files_.open_append(path_, like_));
    if (done) written_ = *ours, is_synced_ = false;
    // A link, even to a copy of it, is not the file.
    if (done || done.error().code != ErrorCode::invalid) return done;
  }
  if (auto done = put_aside(aside); !done) return done;
  return write_anew(beginning);
}

Result<void> KeptJournal::put_aside(const FreeName& aside) {
  const Path to = with_extension(aside(), ".journal");
  if (auto done = files_.rename(path_, to); !done) return done;
  kept_aside_ = to;
  return files_.sync_folder(folder_of(path_));
}

/// All that is known of it, where the file is gone or another's.
Result<void> KeptJournal::write_anew(const Beginning& beginning) {
  if (dropped_ > 0) {
    text_.insert(0, beginning());
    dropped_ = 0;
    told_.reset();  // it is another text
  }
  written_ = 0;
  if (auto done = base::write_atomically(files_, path_, text_, like_); !done) return done;
  written_ = text_.size();
  return hold(files_.open_append(path_, like_));
}

Result<void> KeptJournal::hold(Result<std::unique_ptr<base::File>> file) {
  if (!file) return file.error();
  if (auto held = (*file)->hold(); !held && held.error().code == ErrorCode::locked)
    return Error{
        ErrorCode::locked,
        base::sentence("Another program has opened this session meanwhile. Close it there."),
        path_.string()};
  file_ = std::move(*file);
  return {};
}

}  // namespace storage
