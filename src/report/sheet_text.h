// Texts as an Excel file takes them [ECMA-376 Part 1, 18.3.1.40, 22.9.2.19, 18.3.1.39]. For workbook.cpp. Pure.
#pragma once

#include <string>
#include <string_view>

namespace report {

/// As a cell: what no cell may hold is as the table shows it, "_x0041_" is no letter, and what is longer than
/// Excel takes (32,767 UTF-16 units) ends in "…".
std::string sheet_text(std::string_view utf8);
/// As a sheet's name: at most 31 UTF-16 units, none of []:*?/\ and no apostrophe at its ends; never empty.
std::string sheet_name(std::string_view utf8);
/// In a printed head: its signs are no codes; cut to what one may have.
std::string header_text(std::string_view utf8);

}  // namespace report
