// What a session holds as tables of typed columns, for whatever is read row by row: CSV, XLSX, a collection
// of many sessions. Pure, any thread; texts are not escaped.
//  1. Every row has a cell for each column.
//  2. Ids are running numbers in the order of the report ("C12", "I3"), the same in every table; of twins both
//     are one. The model's own ids are not told: they say when a thing was made.
//  3. Writers, seats and times stand there only where `names` asks for them and the session is not anonymous.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/messages.h"
#include "base/time_zone.h"
#include "model/session.h"
#include "text/ruby.h"

namespace report {

struct ReportInput;

struct DataColumn {
  /// `prose`: whole sentences, to be given room and broken into lines. From the first `key` on columns are for
  /// programs, and are not printed.
  enum class Kind { text, prose, number, share, key };
  std::string name;
  Kind kind = Kind::text;
  int width = 0;  // in letters half as wide as a kanji; 0: as its kind has it
};
/// Nothing, words, or a number.
using DataCell = std::variant<std::monostate, std::string, double>;
using DataRow = std::vector<DataCell>;
struct DataTable {
  std::string key;    // "cards", "islands", "relations", "points", "answers"
  std::string title;  // the same for people
  std::vector<DataColumn> columns;
  std::vector<DataRow> rows;
};

/// Which columns there are beyond those that always are.
struct DataWishes {
  bool names = false;
  bool points = true, twins = true, fields = true;
  std::string prefix{};   // before every id: "12-"
  base::TimeZone zone{};  // by whose clocks times are told
  /// What stands above a text's kanji: columns more, with the readings in brackets behind. Empty: none.
  std::function<text::Rubies(const std::string&)> readings{};
  bool places = true;  // where on its map a thing lies
};
/// Those columns alone that this session has something for.
DataWishes wishes_for(const model::Session&, bool names);
/// The same, and what else the report is asked for.
DataWishes wishes_for(const ReportInput&);

/// One row a card, tray included, seats not: as it is told in a report, of twins the first.
DataTable cards_table(const model::Session&, const base::Messages& tr, const DataWishes&);
DataTable islands_table(const model::Session&, const base::Messages& tr, const DataWishes&);
DataTable relations_table(const model::Session&, const base::Messages& tr, const DataWishes&);
/// 衆目評価: what got points, best first, board by board.
DataTable points_table(const model::Session&, const base::Messages& tr, const DataWishes&);
/// The questionnaire's sums, and every word of it by itself, in an order that says nothing.
DataTable answers_table(const model::Session&, const base::Messages& tr, const DataWishes&);

/// All of them, in this order, without those that have no rows but for the cards.
std::vector<DataTable> tables_of(const model::Session&, const base::Messages& tr,
                                 const DataWishes&);

}  // namespace report
