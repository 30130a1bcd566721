#include "report/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace report {

namespace {

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

base::Result<std::string> zipped(const std::vector<ZippedFile>& files) {
  std::string out;
  const std::unique_ptr<archive, int (*)(archive*)> zip(archive_write_new(), archive_write_free);
  bool good = archive_write_set_format_zip(zip.get()) == ARCHIVE_OK &&
              archive_write_set_bytes_in_last_block(zip.get(), 1) == ARCHIVE_OK &&
              archive_write_open(zip.get(), &out, nullptr, append, nullptr) == ARCHIVE_OK;
  for (const ZippedFile& file : files) {
    if (!good) break;
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), la_int64_t(file.bytes.size()));
    // What is packed already is only put there.
    if (file.name.ends_with(".png"))
      archive_write_zip_set_compression_store(zip.get());
    else
      archive_write_zip_set_compression_deflate(zip.get());
    archive_entry_set_mtime(entry.get(), 315532800, 0);  // 1980, where a zip's calendar begins
    good = archive_write_header(zip.get(), entry.get()) == ARCHIVE_OK &&
           archive_write_data(zip.get(), file.bytes.data(), file.bytes.size()) ==
               la_ssize_t(file.bytes.size());
  }
  good = good && archive_write_close(zip.get()) == ARCHIVE_OK;
  if (!good) {
    const char* why = archive_error_string(zip.get());
    return base::Error{base::ErrorCode::io,
                       base::sentence("The files could not be put into one: {}.", why ? why : ""),
                       {}};
  }
  return out;
}

}  // namespace report
