#include "storage/session_bin.h"

#include <algorithm>

#include "storage/phone_files.h"
#include "storage/recent.h"
#include "storage/side_files.h"

namespace storage {

using base::Path;

namespace {

constexpr std::uint64_t kLongestNote = 100;

/// The folder and the files in it, and in folders in it.
base::Result<void> remove_all(base::FileSystem& files, const Path& folder) {
  const auto entries = files.list(folder);
  if (!entries) return entries.error();
  for (const base::FolderEntry& entry : *entries)
    if (auto gone = entry.is_folder ? remove_all(files, entry.path) : files.remove(entry.path);
        !gone)
      return gone;
  return files.remove(folder);
}

/// A name in `folder` of which there is neither a session nor a journal.
Path free_name(base::FileSystem& files, const Path& folder, const Path& session) {
  Path path = folder / session.filename();
  for (int n = 2; files.exists(path) || files.exists(journal_path(path)); ++n)
    path = folder / base::fitting_name("", session.stem().string(),
                                       "-" + std::to_string(n) + session.extension().string());
  return path;
}

/// The session and what belongs to it; the journal first, so that it is never a session without one.
base::Result<Path> move_all(base::FileSystem& files, const Path& session, const Path& folder) {
  const auto lock = files.lock(lock_path(session));
  if (!lock) return lock.error();
  if (auto made = files.make_folders(folder); !made) return made.error();
  const Path to = free_name(files, folder, session);
  const bool journal = files.exists(journal_path(session));
  if (journal)
    if (auto moved = files.rename(journal_path(session), journal_path(to)); !moved)
      return moved.error();
  // Of one of which only the journal is left that is all.
  if (files.exists(session) || !journal)
    if (auto moved = files.rename(session, to); !moved) {
      if (journal) (void)files.rename(journal_path(to), journal_path(session));
      return moved.error();
    }
  for (const auto beside : {waiting_path, repair_report_path, phones_path, photos_path})
    if (files.exists(beside(session))) (void)files.rename(beside(session), beside(to));
  (void)files.sync_folder(folder);
  (void)files.sync_folder(folder_of(session));
  return to;
}

}  // namespace

Path bin_of(const Path& folder) { return folder / ".bin"; }

base::Result<Path> put_in_bin(base::FileSystem& files, const base::Clock& clock,
                              const Path& session) {
  auto to = move_all(files, session, bin_of(folder_of(session)));
  if (to) (void)base::write_atomically(files, binned_path(*to), base::format_time(clock.wall()));
  return to;
}

base::Result<Path> take_out_of_bin(base::FileSystem& files, const Path& binned) {
  auto to = move_all(files, binned, folder_of(folder_of(binned)));
  if (to) (void)files.remove(binned_path(binned));
  return to;
}

base::Result<void> delete_for_good(base::FileSystem& files, const Path& binned) {
  const auto lock = files.lock(lock_path(binned));
  if (!lock) return lock.error();
  for (const Path& path : {binned, journal_path(binned), waiting_path(binned),
                           repair_report_path(binned), phones_path(binned), binned_path(binned)})
    if (files.exists(path))
      if (auto gone = files.remove(path); !gone) return gone;
  if (files.exists(photos_path(binned)))
    if (auto gone = remove_all(files, photos_path(binned)); !gone) return gone;
  (void)files.sync_folder(folder_of(binned));
  return {};
}

base::Result<std::vector<BinnedSession>> binned_sessions(base::FileSystem& files, const Path& bin) {
  std::vector<BinnedSession> out;
  if (!files.exists(bin)) return out;
  const auto there = recent_sessions(files, bin);
  if (!there) return there.error();
  for (const RecentSession& s : *there) {
    BinnedSession one{s.path, s.title, s.changed, s.cards};
    // One from before there were notes says when it was changed last.
    if (const auto note = files.read(binned_path(s.path), kLongestNote))
      one.binned = base::parse_time(*note).value_or(s.changed);
    out.push_back(std::move(one));
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &BinnedSession::binned);
  return out;
}

}  // namespace storage
