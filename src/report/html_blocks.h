// HtmlBlocks: the blocks of the document as HTML, one after another; sections open and close by the levels of
// the headings. Used by html.cpp.
//  1. Every section that a heading opened is closed by the next of its level or above, or by close().
#pragma once

#include <string>
#include <vector>

#include "report/document.h"
#include "report/exporter.h"

namespace report {

class HtmlBlocks {
 public:
  HtmlBlocks(std::string& out, const ReportInput& input) : out_(out), input_(input) {}

  void add(const Block& block);
  /// What is open from this level on.
  void close(int level = 0);

  void operator()(const Heading& heading);
  void operator()(const Paragraph& paragraph);
  void operator()(const List& list);
  void operator()(const Table& table);
  void operator()(const Cards& cards);
  void operator()(const IslandHead& island);
  void operator()(const Figure& figure);
  void operator()(const Chart& chart);

 private:
  std::string told(const std::string& text) const;
  void add_card(const Cards::Item& item);
  void add_row(const Table& table, const std::vector<Table::Cell>& row);

  std::string& out_;
  const ReportInput& input_;
  std::vector<int> open_;  // levels of the sections, outermost first
  int figures_ = 0;
};

}  // namespace report
