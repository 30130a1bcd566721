// The first sheet of an Excel workbook (.xlsx) as rows of cells, as people see them: texts without the
// readings above them, dates as dates. For import.h. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/table_text.h"

namespace storage {

/// A zip file or an Excel file of before 2007, by its first bytes.
bool looks_like_workbook(std::string_view bytes);

/// Rows with nothing in them stand there empty. Fails with `format` for what is no such workbook, for
/// old or protected ones and those with XML entities; with `parse` where it is damaged; with `too_large`
/// where it unpacks to more than any list of ideas holds. [ECMA-376]
base::Result<std::vector<TextRow>> read_xlsx(std::string_view bytes);

}  // namespace storage
