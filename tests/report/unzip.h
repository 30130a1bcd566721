// What lies in a zip file, by libarchive, for tests of the formats that are one.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <map>
#include <string>

namespace sample {

inline std::map<std::string, std::string> unzip(const std::string& bytes) {
  std::map<std::string, std::string> out;
  archive* zip = archive_read_new();
  archive_read_support_format_zip(zip);
  REQUIRE(archive_read_open_memory(zip, bytes.data(), bytes.size()) == ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(zip, &entry) == ARCHIVE_OK) {
    std::string& file = out[archive_entry_pathname(entry)];
    char block[1 << 14];
    for (la_ssize_t size = 0; (size = archive_read_data(zip, block, sizeof block)) > 0;)
      file.append(block, std::size_t(size));
  }
  archive_read_free(zip);
  return out;
}

}  // namespace sample
