#include "storage/zip_entries.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr std::size_t kMostEntries = 20000;

struct Free {
  void operator()(archive* a) const { archive_read_free(a); }
};

Error damaged() {
  return {ErrorCode::parse,
          sentence("The Excel file is damaged: it can't be unpacked. Save it once more and choose "
                   "it again."),
          {}};
}

}  // namespace

Result<std::map<std::string, std::string>> zip_entries(std::string_view bytes,
                                                       const std::vector<std::string>& names,
                                                       std::size_t most) {
  const std::unique_ptr<archive, Free> zip(archive_read_new());
  if (!zip || archive_read_support_format_zip(zip.get()) != ARCHIVE_OK ||
      archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return damaged();
  std::map<std::string, std::string> out;
  std::size_t entries = 0, unpacked = 0;
  archive_entry* entry = nullptr;
  while (out.size() < names.size()) {
    const int found = archive_read_next_header(zip.get(), &entry);
    if (found == ARCHIVE_EOF) break;
    if (found != ARCHIVE_OK && found != ARCHIVE_WARN) return damaged();
    const Error too_large{
        ErrorCode::too_large,
        sentence("The file unpacks to more than {} MB. Save only the sheet that is needed.",
                 most >> 20),
        {}};
    if (++entries > kMostEntries) return too_large;
    if (archive_entry_is_encrypted(entry))
      return Error{ErrorCode::format,
                   sentence("The file is protected by a password. Save it without one."),
                   {}};
    const char* path = archive_entry_pathname(entry);
    if (!path || std::ranges::find(names, std::string_view(path)) == names.end() ||
        out.contains(path))
      continue;
    const std::string name = path;
    std::string& into = out[name];
    for (char block[65536];;) {
      const la_ssize_t n = archive_read_data(zip.get(), block, sizeof block);
      if (n == 0) break;
      if (n < 0) return damaged();
      if ((unpacked += std::size_t(n)) > most) return too_large;
      into.append(block, std::size_t(n));
    }
  }
  return out;
}

}  // namespace storage
