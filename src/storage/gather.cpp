#include "storage/gather.h"

#include <algorithm>

#include "base/folder_walk.h"
#include "base/local_time.h"
#include "storage/open_session.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;
using What = Gathered::What;

namespace {

constexpr std::uint64_t kMostJournal = 1ull << 30;
constexpr std::uint64_t kMostPicture = 256ull << 20;
constexpr std::size_t kLongestWords = 60;  // bytes of a name

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return text;
}

bool is_picture(const Path& path) {
  const std::string end = lower(path.extension().string());
  return std::ranges::any_of(
      std::initializer_list<const char*>{".jpg", ".jpeg", ".png", ".webp", ".svg", ".pdf"},
      [&](const char* known) { return end == known; });
}

void look_in(const base::WalkedFolder& folder, std::vector<SessionThere>& out) {
  std::map<std::string, SessionThere> here;
  std::vector<Path> pictures;
  for (const base::FolderEntry& entry : folder.files) {
    if (is_picture(entry.path))
      pictures.push_back(entry.path);
    else if (entry.path.filename().string().find(".original-") != std::string::npos)
      continue;
    else if (lower(entry.path.extension().string()) == ".json")
      here[entry.path.stem().string()].path = entry.path;
    else if (entry.path.extension() == ".journal")
      // Its session file is lost where none is found.
      here.try_emplace(entry.path.stem().string(),
                       SessionThere{folder.folder / (entry.path.stem().string() + ".json"), {}});
  }
  for (const Path& picture : pictures)
    if (const auto session = here.find(picture.stem().string()); session != here.end())
      session->second.pictures.push_back(picture);
  for (auto& [name, session] : here) out.push_back(std::move(session));
}

/// A part of a name that sticks take, too.
std::string portable(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool refused = static_cast<unsigned char>(c) < 0x20 ||
                         std::string_view("\\/:*?\"<>| ").find(c) != std::string_view::npos;
    out += refused ? '-' : c;
  }
  std::size_t end = std::min(out.size(), kLongestWords);
  while (end < out.size() && end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80)
    --end;
  out.resize(end);
  while (!out.empty() && (out.back() == '.' || out.back() == '-')) out.pop_back();
  while (!out.empty() && (out.front() == '.' || out.front() == '-')) out.erase(0, 1);
  return out;
}

std::string table_of(const model::Session& session) {
  for (const model::Board* board : session.boards_in_order())
    if (!board->table.empty()) return board->table;
  return session.group;
}

}  // namespace

std::string evening_folder(const model::Session& session) {
  std::string out = portable(session.date), venue = portable(session.venue);
  if (out.empty()) out = base::local_date(session.made);
  if (!venue.empty()) out += "-" + venue;
  return out;
}

Result<std::vector<SessionThere>> find_sessions(base::FileSystem& files, const Path& folder) {
  std::vector<SessionThere> out;
  const auto done = base::walk_folders(files, folder,
                                       [&](const base::WalkedFolder& here) { look_in(here, out); });
  if (!done) return done.error();
  return out;
}

Gather::Gather(base::FileSystem& files, const base::Clock& clock, Path to)
    : files_(files), clock_(clock), to_(std::move(to)) {}

Result<void> Gather::look() {
  if (auto made = files_.make_folders(to_); !made) return made;
  const auto found = find_sessions(files_, to_);
  if (!found) return found.error();
  for (const SessionThere& session : *found) {
    if (const auto stamp = files_.stamp(session.path))
      files_there_.emplace(stamp->device, stamp->node);
    if (const auto branch = read_branch(files_, session.path))
      there_[branch->id].push_back(session.path);
  }
  return {};
}

/// The session file before its journal: what is being written meanwhile is then no farther than that.
Result<Branch> read_branch(base::FileSystem& files, const Path& session) {
  auto text = files.read(session, LoadLimits{}.max_bytes);
  const Path beside = journal_path(session);
  Result<std::string> journal = std::string();
  if (files.exists(beside)) journal = files.read(beside, kMostJournal);
  if (!text && (!journal || journal->empty())) return text.error();
  auto branch = branch_of(text ? std::move(*text) : std::string(),
                          journal ? std::move(*journal) : std::string());
  if (branch) return std::move(*branch);
  // Whoever reads sessions can say what is wrong with it.
  const auto loaded = load_session(files, session);
  if (!loaded) return loaded.error();
  return Error{ErrorCode::format, sentence("This is not a Kurumaza session."), session.string()};
}

std::vector<Gather::Copy> Gather::copies_of(base::Id id) {
  std::vector<Copy> out;
  const auto known = there_.find(id);
  if (known == there_.end()) return out;
  for (const Path& path : known->second)
    if (auto branch = read_branch(files_, path)) out.push_back({path, std::move(*branch)});
  return out;
}

Result<Gathered> Gather::take(const SessionThere& from) {
  // The collection lies in the folder that is gathered from, or is it.
  if (const auto stamp = files_.stamp(from.path);
      stamp && files_there_.contains({stamp->device, stamp->node}))
    return Gathered{};
  const auto coming = read_branch(files_, from.path);
  if (!coming) {
    const bool foreign = coming.error().code == ErrorCode::format && files_.exists(from.path) &&
                         !files_.exists(journal_path(from.path));
    return Gathered{foreign ? What::foreign : What::left_out, {}, {}, coming.error().message};
  }
  const std::vector<Copy> copies = copies_of(coming->id);
  std::optional<Joined> longer;
  const Copy* shorter = nullptr;
  for (const Copy& copy : copies) {
    auto both = joined(copy.branch, *coming);
    if (!both) continue;
    if (both->journal == copy.branch.journal && both->session == copy.branch.session) {
      if (auto done = take_pictures(from, copy.path); !done) return done.error();
      return Gathered{What::nothing, coming->id, copy.path, {}};
    }
    if (!longer || both->journal.size() > longer->journal.size()) {
      longer = std::move(*both);
      shorter = &copy;
    }
  }
  auto done = longer ? join(*shorter, *coming, *longer) : add(from, *coming, !copies.empty());
  if (done && !done->path.empty())
    if (auto taken = take_pictures(from, done->path); !taken) return taken.error();
  return done;
}

Result<Gathered> Gather::join(const Copy& copy, const Branch& coming, const Joined& both) {
  const auto path = files_.resolve(copy.path);
  if (!path) return path.error();
  const auto lock = files_.lock(lock_path(*path));
  if (!lock && lock.error().code == ErrorCode::locked)
    return Gathered{What::left_out,
                    coming.id,
                    {},
                    sentence("The session in the collection ({}) is open in a program. Close it, "
                             "and gather once more.",
                             copy.path.filename().string())};
  if (!lock && lock.error().code != ErrorCode::unavailable) return lock.error();
  if (auto done = write(*path, both, false); !done) return done.error();
  Gathered out{What::longer, coming.id, copy.path, {}};
  if (coming.state == Branch::State::damaged && !coming.session.empty())
    out.note = sentence("Its session file is damaged; what its journal has was taken.");
  return out;
}

Result<Gathered> Gather::add(const SessionThere& from, const Branch& coming, bool other_way) {
  const auto loaded = load_session(files_, from.path);
  if (!loaded) return Gathered{What::left_out, coming.id, {}, loaded.error().message};
  Joined files{coming.journal, coming.session};
  if (files.session.empty()) files.session = session_text(loaded->session, loaded->last);
  Path path;
  if (other_way) {
    const Path first = there_.at(coming.id).front();
    path = with_extension(aside_path(files_, first, "other", clock_.wall()), ".json");
  } else {
    const std::string table = portable(table_of(loaded->session));
    path = to_ / evening_folder(loaded->session) /
           base::fitting_name("", (table.empty() ? "" : table + "-") + coming.id.str(), ".json");
    // Somebody has put something else there.
    if (files_.exists(path) || files_.exists(journal_path(path)))
      path = with_extension(aside_path(files_, path, "other", clock_.wall()), ".json");
  }
  if (auto made = files_.make_folders(folder_of(path)); !made) return made.error();
  if (auto done = write(path, files, true); !done) return done.error();
  there_[coming.id].push_back(path);
  Gathered out{other_way ? What::forked : What::added, coming.id, path, {}};
  if (other_way)
    out.note = sentence(
        "Somebody has worked on another copy of this session: both are kept, this one as {}.",
        path.filename().string());
  else if (loaded->repaired || loaded->missing)
    out.note =
        sentence("It is damaged; it was taken as it is, and is put right when it is opened.");
  return out;
}

Result<void> Gather::write(const Path& path, const Joined& files, bool is_new) {
  const auto journal = [&]() -> Result<void> {
    if (files.journal.empty()) return {};
    return base::write_atomically(files_, journal_path(path), files.journal);
  };
  const auto session = [&]() -> Result<void> {
    if (files.session.empty()) return {};
    return base::write_atomically(files_, path, files.session);
  };
  // A session file is a whole session by itself; one that lies there must never know of what its journal lacks.
  if (auto done = is_new ? session() : journal(); !done) return done;
  return is_new ? journal() : session();
}

Result<void> Gather::take_pictures(const SessionThere& from, const Path& to) {
  for (const Path& picture : from.pictures) {
    const Path there =
        folder_of(to) / base::fitting_name("", to.stem().string(), picture.extension().string());
    if (files_.exists(there)) continue;
    const auto bytes = files_.read(picture, kMostPicture);
    if (!bytes) continue;  // the session is there; it may come another time
    if (auto done = base::write_atomically(files_, there, *bytes); !done) return done;
  }
  return {};
}

}  // namespace storage
