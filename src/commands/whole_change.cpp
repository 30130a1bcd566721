#include "commands/whole_change.h"

#include "storage/open_session.h"

namespace commands {

namespace {

constexpr std::uint64_t kLargest = 1ull << 30;

std::optional<std::string> content(base::FileSystem& files, const base::Path& path) {
  auto bytes = files.read(path, kLargest);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

}  // namespace

WholeChange::WholeChange(base::FileSystem& files, const base::Path& session)
    : files_(files),
      session_(session),
      journal_(storage::journal_path(session)),
      session_before_(content(files, session)),
      journal_before_(files.stamp(journal_)) {}

base::Result<void> WholeChange::take_back() {
  if (session_before_ && content(files_, session_) != session_before_) return {};
  if (!session_before_ && files_.exists(session_))
    if (auto removed = files_.remove(session_); !removed) return removed;
  return cut_journal();
}

base::Result<void> WholeChange::cut_journal() {
  if (!files_.exists(journal_)) return {};
  if (!journal_before_) return files_.remove(journal_);
  auto journal = files_.open_append(journal_);
  if (!journal) return journal.error();
  const auto size = (*journal)->size();
  if (!size) return size.error();
  if (*size <= journal_before_->size) return {};
  if (auto cut = (*journal)->truncate(journal_before_->size); !cut) return cut;
  return (*journal)->sync();
}

}  // namespace commands
