// Any bytes as an Excel workbook: an error that says what helps, or rows. Where the first byte is even, what
// follows is the file; else it is the sheet within a file that is otherwise right.
#include <archive.h>
#include <archive_entry.h>

#include <cstdint>

#include "base/assert.h"
#include "storage/import.h"
#include "storage/xlsx.h"

namespace {

std::string zip_of(std::string_view sheet) {
  std::string out(sheet.size() + 4096, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_zip_set_compression_store(zip);
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  const auto add = [&](const char* name, std::string_view bytes) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, la_int64_t(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(zip, entry);
    archive_write_data(zip, bytes.data(), bytes.size());
    archive_entry_free(entry);
  };
  add("xl/workbook.xml", "<workbook><sheets><sheet/></sheets></workbook>");
  add("xl/worksheets/sheet1.xml", sheet);
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string file = data[0] % 2 == 0 ? std::string(bytes) : zip_of(bytes);
  const auto table = storage::read_import(file, "a.xlsx");
  if (!table) {
    ASSERT(!table.error().message.empty() && table.error().context == "a.xlsx",
           "an error says nothing");
    return 0;
  }
  for (const storage::ImportRow& row : table->rows)
    ASSERT(row.cells.size() == table->columns.size(), "a row without a cell for every column");
  return 0;
}
