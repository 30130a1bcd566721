#include "storage/side_files.h"

namespace storage {

using base::Path;

namespace {

/// What all names beside the session begin with.
std::string stem_of(const Path& session) {
  return session.extension() == ".json" ? session.stem().string()
                                        : session.filename().string() + ".json";
}

/// "20260705T103000Z"
std::string file_stamp(base::WallTime t) {
  std::string out;
  for (const char c : base::format_time(t).substr(0, 19))
    if (c != '-' && c != ':') out += c;
  return out + "Z";
}

constexpr const char* kLongestExtension = ".journal";

}  // namespace

Path journal_path(const Path& session) {
  return session.parent_path() / base::fitting_name("", stem_of(session), ".journal");
}

Path waiting_path(const Path& session) {
  return session.parent_path() / base::fitting_name("", stem_of(session), ".waiting");
}

Path lock_path(const Path& session) {
  return session.parent_path() / base::fitting_name(".", session.filename().string(), ".lock");
}

Path repair_report_path(const Path& session) {
  return session.parent_path() / base::fitting_name("", stem_of(session), ".repair.txt");
}

Path binned_path(const Path& session) {
  return session.parent_path() / base::fitting_name("", stem_of(session), ".binned");
}

Path aside_path(base::FileSystem& files, const Path& session, const std::string& infix,
                base::WallTime now) {
  const std::string mark = "." + infix + "-" + file_stamp(now);
  for (int n = 1;; ++n) {
    const std::string end = n == 1 ? mark : mark + "-" + std::to_string(n);
    std::string name = base::fitting_name("", stem_of(session), end + kLongestExtension);
    name.resize(name.size() - std::string(kLongestExtension).size());
    const Path path = session.parent_path() / name;
    if (!files.exists(with_extension(path, ".json")) &&
        !files.exists(with_extension(path, ".journal")))
      return path;
  }
}

Path with_extension(const Path& stem, const std::string& extension) {
  return stem.parent_path() / (stem.filename().string() + extension);
}

Path folder_of(const Path& path) {
  const Path parent = path.parent_path();
  return parent.empty() ? Path(".") : parent;
}

}  // namespace storage
