#include "storage/session_files.h"

#include "ops/document.h"
#include "ops/op.h"
#include "storage/side_files.h"

namespace storage {

using base::Path;

namespace {

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
  if (auto moved = files.rename(session, to); !moved) {
    if (journal) (void)files.rename(journal_path(to), journal_path(session));
    return moved.error();
  }
  for (const auto beside : {waiting_path, repair_report_path})
    if (files.exists(beside(session))) (void)files.rename(beside(session), beside(to));
  (void)files.sync_folder(folder);
  (void)files.sync_folder(folder_of(session));
  return to;
}

}  // namespace

base::Result<void> retitle(base::FileSystem& files, const base::Clock& clock, base::IdSource& ids,
                           const Path& session, const std::string& title) {
  auto opened = LiveSession::open(files, clock, ids, session);
  if (!opened) return opened.error();
  LiveSession& live = **opened;
  if (live.read_only())
    return base::Error{base::ErrorCode::locked,
                       base::sentence("This session can only be looked at just now: another "
                                      "program has it open, or its disk takes no changes."),
                       session.string()};
  model::Patch<model::Session> set;
  set.set<&model::Session::title>(title);
  const auto changed =
      live.doc().apply_all({ops::Change<model::Session>{{}, live.session().id, set}});
  auto closed = live.close();
  return changed ? closed : changed;
}

base::Result<void> duplicate(base::FileSystem& files, const base::Clock& clock, base::IdSource& ids,
                             const Path& session, const Path& copy, const std::string& title) {
  auto opened = LiveSession::open(files, clock, ids, session);
  if (!opened) return opened.error();
  model::Session content = (*opened)->session();
  (void)(*opened)->close();
  content.id = ids.next();
  content.title = title;
  content.made = clock.wall();
  auto made = LiveSession::create(files, clock, copy, std::move(content));
  if (!made) return made.error();
  return (*made)->close();
}

base::Result<Path> put_in_bin(base::FileSystem& files, const Path& session) {
  return move_all(files, session, folder_of(session) / ".bin");
}

base::Result<Path> take_out_of_bin(base::FileSystem& files, const Path& binned) {
  return move_all(files, binned, folder_of(folder_of(binned)));
}

}  // namespace storage
