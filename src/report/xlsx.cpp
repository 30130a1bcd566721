#include "report/xlsx.h"

#include "report/tables.h"
#include "report/workbook.h"

namespace report {

base::Result<std::vector<ReportFile>> write_xlsx(const ReportInput& input) {
  auto book = Workbook::create(input.session.title);
  if (!book) return book.error();
  const DataWishes wishes = wishes_for(input);
  for (const DataTable& table : tables_of(input.session, input.tr, wishes))
    if (auto added = (*book)->add(table); !added) return added.error();
  auto bytes = (*book)->finish();
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"", std::move(*bytes)}};
}

}  // namespace report
