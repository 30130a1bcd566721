// What keeps a spreadsheet from computing what people wrote: an apostrophe before everything that
// it could take for a formula, at a cell's beginning and wherever another country's separator or a
// line end would begin a cell. The report's CSV puts it on, an import takes it off. Pure.
#pragma once

#include <string>
#include <string_view>

namespace base {

std::string guarded_cell(std::string_view utf8);
/// The very text that was guarded.
std::string unguarded_cell(std::string_view utf8);

}  // namespace base
