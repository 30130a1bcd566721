#include "storage/recent.h"

#include <algorithm>
#include <map>

#include "model/codec.h"
#include "storage/json_cursor.h"
#include "storage/json_text.h"
#include "storage/open_session.h"
#include "storage/session_file.h"
#include "storage/session_head.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using model::Json;

/// Takes the head's fields and counts the cards; the rest goes by.
class Glance {
 public:
  explicit Glance(RecentSession& out) : out_(out) {}

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t) { return true; }
  bool number_unsigned(std::uint64_t v) {
    if (depth_ == 1 && key_ == "version") version = v;
    return true;
  }
  bool number_float(double, const std::string&) { return true; }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& v) {
    if (depth_ != 1) return true;
    if (key_ == "format") format = v;
    if (key_ == "id") out_.id = base::Id::parse(v).value_or(base::Id{});
    if (key_ == "title") out_.title = v;
    if (key_ == "date") out_.date = v;
    if (key_ == "venue") out_.venue = v;
    if (key_ == "evening") out_.evening = v;
    if (key_ == "group") out_.group = v;
    return true;
  }
  bool start_object(std::size_t) {
    // { "boards": [ { "cards": [ {
    if (depth_ == 4 && in_boards_ && in_cards_) ++out_.cards;
    ++depth_;
    return true;
  }
  bool end_object() { return --depth_, true; }
  bool start_array(std::size_t) { return ++depth_, true; }
  bool end_array() { return --depth_, true; }
  bool key(std::string& k) {
    if (depth_ == 1) in_boards_ = k == "boards";
    if (depth_ == 3) in_cards_ = k == "cards";
    if (depth_ == 1) key_ = std::move(k);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

  std::string format;
  std::uint64_t version = 0;

 private:
  RecentSession& out_;
  int depth_ = 0;
  std::string key_;
  bool in_boards_ = false;
  bool in_cards_ = false;
};

/// A session of which only the journal is left.
bool look_at_journal(base::FileSystem& files, RecentSession& found) {
  const auto loaded = load_session(files, found.path);
  if (!loaded) return false;
  found.id = loaded->session.id;
  found.title = loaded->session.title;
  found.date = loaded->session.date;
  found.venue = loaded->session.venue;
  found.evening = loaded->session.evening;
  found.group = loaded->session.group;
  for (const auto& [id, board] : loaded->session.boards) found.cards += board.cards.size();
  return true;
}

/// False: this file is no business of ours.
bool look_at(base::FileSystem& files, RecentSession& found) {
  const std::string name = found.path.filename().string();
  auto text = files.read(found.path, LoadLimits{}.max_bytes);
  if (!text) {
    found.error = text.error();
    return true;
  }
  Glance glance(found);
  Progress progress(*text);
  if (Json::sax_parse(Cursor(progress), Cursor(progress), &glance) &&
      glance.version <= kSessionVersion)
    return glance.format == kSessionFormat;
  // Something is wrong; the loader knows how to say what, or that it can be repaired.
  RecentSession plain;
  plain.path = found.path;
  plain.changed = found.changed;
  const auto report = load_session_text(std::move(*text), name);
  if (report) {
    plain.id = report->session.id;
    plain.title = report->session.title;
    plain.date = report->session.date;
    plain.venue = report->session.venue;
    plain.evening = report->session.evening;
    plain.group = report->session.group;
    for (const auto& [id, board] : report->session.boards) plain.cards += board.cards.size();
  } else {
    plain.error = report.error();
  }
  found = std::move(plain);
  return true;
}

}  // namespace

Result<std::vector<RecentSession>> recent_sessions(base::FileSystem& files, const Path& folder) {
  auto entries = files.list(folder);
  if (!entries) return entries.error();
  std::map<Path, base::WallTime> changed;
  for (const base::FolderEntry& entry : *entries) changed[entry.path] = entry.changed_ms;
  std::vector<RecentSession> out;
  for (const base::FolderEntry& entry : *entries) {
    const std::string name = entry.path.filename().string();
    if (entry.is_folder || name.starts_with(".")) continue;
    if (entry.path.extension() == ".journal" && name.find(".other-") == name.npos) {
      const Path session = Path(entry.path).replace_extension(".json");
      RecentSession found;
      found.path = session;
      found.changed = entry.changed_ms;
      if (!changed.contains(session) && look_at_journal(files, found))
        out.push_back(std::move(found));
      continue;
    }
    if (entry.path.extension() != ".json") continue;
    if (name.find(".original-") != name.npos) continue;  // kept by a repair
    RecentSession found;
    found.path = entry.path;
    found.changed = entry.changed_ms;
    const auto journal = changed.find(journal_path(entry.path));
    if (journal != changed.end()) found.changed = std::max(found.changed, journal->second);
    if (look_at(files, found)) out.push_back(std::move(found));
  }
  std::stable_sort(out.begin(), out.end(), [](const RecentSession& a, const RecentSession& b) {
    return a.changed > b.changed;
  });
  return out;
}

}  // namespace storage
