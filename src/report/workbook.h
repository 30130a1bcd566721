// Workbook: an Excel file of tables, a sheet each, written row by row through libxlsxwriter without being kept
// in memory: by the XLSX report and by a collection, which fills several sheets in turn. One thread at a time.
//  1. Text stays text, whatever it begins with; only numbers are numbers.
//  2. Each sheet has its head frozen, repeated in print and with filters, columns as wide as what they hold
//     usually is, rows as high as their sentences, and a page A4 across, as many as it takes downwards.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/file_system.h"
#include "base/result.h"

struct lxw_workbook;

namespace report {

struct DataTable;

class Workbook {
 public:
  /// `title`: of what, for the sheets' printed heads and the file's properties. Fails with `io` where nothing
  /// can be written in the machine's folder for passing files.
  static base::Result<std::unique_ptr<Workbook>> create(const std::string& title);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  /// Below what the sheet of that key has; its first rows make it, by their columns. Fails with
  /// `too_large` past what a sheet can hold.
  base::Result<void> add(const DataTable& table);
  /// The file's bytes. Nothing may be added after it. Fails as the disk does.
  base::Result<std::string> finish();

 private:
  struct Formats;
  struct Sheet;
  explicit Workbook(base::Path folder);
  Sheet* sheet_of(const DataTable& table);

  const base::Path folder_;  // its own; goes with it
  std::string title_;
  lxw_workbook* book_ = nullptr;
  std::unique_ptr<Formats> formats_;
  std::map<std::string, Sheet> sheets_;
};

}  // namespace report
