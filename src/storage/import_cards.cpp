#include "storage/import_cards.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <set>

#include "base/local_time.h"
#include "base/utf8.h"
#include "model/invariants.h"
#include "storage/column_contents.h"
#include "storage/column_names.h"
#include "storage/import_words.h"
#include "storage/table_text.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

constexpr std::string_view kWithin = " / ";  // between the plates of nested islands in a report
constexpr std::size_t kNameLength = 80;      // of which a report's path keeps so many characters

/// Titles, frames and headings of boards are no notes.
bool is_title_kind(std::string_view cell) {
  static constexpr std::array<std::string_view, 9> kTitles{
      "title", "frame", "area", "heading", "header", "section", "題", "見出し", "フレーム"};
  return std::ranges::find(kTitles, std::string_view(folded_name(cell))) != kTitles.end();
}

class Gathering {
 public:
  Gathering(const ImportTable& table, const ImportChoice& choice) : table_(table), choice_(choice) {
    if (table.report) find_unnamed();
  }

  Result<ImportedCards> run() {
    if (choice_.text.empty() && !table_.rows.empty())
      return Error{ErrorCode::invalid,
                   sentence("No column of it has words. Choose one: {}.", all_columns()),
                   {}};
    if (table_.stacks)
      for (const ImportRow& row : table_.rows) stacked_on_.insert(row.cells[table_.stacks->stack]);
    for (const ImportRow& row : table_.rows)
      if (auto done = add(row); !done) return done.error();
    return std::move(out_);
  }

 private:
  const std::string& cell(const ImportRow& row, std::optional<std::size_t> column) const {
    static const std::string kNone;
    return column && *column < row.cells.size() ? row.cells[*column] : kNone;
  }

  base::Sentence all_columns() const {
    base::Sentence out;
    for (std::size_t c = 0; c < table_.columns.size(); ++c)
      out = c == 0 ? column_name(table_, c) : sentence("{}, {}", out, column_name(table_, c));
    return out;
  }

  Result<void> add(const ImportRow& row) {
    if (row.begins_block && choice_.group && choice_.group == table_.blocks) {
      ++out_.titles;
      return {};
    }
    if (is_title_kind(cell(row, table_.kinds))) {
      ++out_.titles;
      return {};
    }
    std::size_t made = 0;
    for (const std::size_t column : choice_.text) {
      const std::string& text = cell(row, column);
      if (text.empty()) continue;
      if (table_.report && (text == "(handwritten)" || text == "（手書き）")) {
        ++out_.handwritten, ++made;
        continue;
      }
      if (auto fits = check(text, row.line); !fits) return fits;
      out_.cards.push_back(card(row, column));
      ++made;
    }
    out_.without_text += made == 0;
    return {};
  }

  Result<void> check(const std::string& text, std::size_t line) const {
    if (text.size() > model::kMaxText)
      return Error{ErrorCode::too_large,
                   sentence("Line {} is {} MB long; a card holds at most {} MB. Split it into more "
                            "lines.",
                            line, text.size() >> 20, model::kMaxText >> 20),
                   {}};
    if (out_.cards.size() == kMaxImport)
      return Error{ErrorCode::too_large,
                   sentence("There are more than {} texts, the most that can become cards at once. "
                            "Split the file; line {} would be the first of the second part.",
                            kMaxImport, line),
                   {}};
    return {};
  }

  ImportCard card(const ImportRow& row, std::size_t column) const {
    ImportCard out;
    out.text = row.cells[column];
    out.line = row.line;
    out.who = cell_name(cell(row, choice_.who));
    if (choice_.colour) out.color = paper_of(cell(row, choice_.colour));
    if (table_.report) {
      const ReportColumns& at = *table_.report;
      out.question = cell(row, at.question);
      out.made = base::parse_local_time(cell(row, at.written)).value_or(0);
      out.in_tray = !cell(row, at.tray).empty();
      const std::string& alone = cell(row, at.alone);
      if (!alone.empty() && alone.size() <= 2 &&
          alone.find_first_not_of("0123456789") == alone.npos)
        out.alone = std::stoi(alone);
      if (choice_.group) out.islands = reported_islands(row);
    } else if (choice_.heads_are_islands) {
      out.islands.push_back({table_.columns[column].name, {}});
    } else if (const std::string name = cell_name(cell(row, choice_.group)); !name.empty()) {
      out.islands.push_back({name, {}});
    }
    if (table_.stacks) take_stack(row, out);
    return out;
  }

  /// A note that others are stacked on, and those, lie on an island of their own within the column's.
  void take_stack(const ImportRow& row, ImportCard& out) const {
    const StackColumns& at = *table_.stacks;
    const std::string& under = row.cells[at.stack];
    const std::string& top = under.empty() || under == "null" ? row.cells[at.id] : under;
    if (choice_.group && stacked_on_.contains(top)) out.islands.push_back({{}, top});
    for (const std::size_t voting : at.votes) {
      int points = 0;
      const std::string& cell = row.cells[voting];
      std::from_chars(cell.data(), cell.data() + cell.size(), points);
      if (points > 0) out.votes.push_back(std::min(points, 1000));
    }
  }

  /// The path to the card's own island, and what stands before that island's plate in it.
  struct Path {
    std::string whole, outer;
    bool plate = false;
  };
  Path path_of(const ImportRow& row) const {
    Path out;
    out.whole = cell(row, table_.report->islands);
    const std::string& plate = cell(row, table_.report->plate);
    out.plate = !plate.empty();
    if (out.whole.empty()) out.whole = plate;
    const std::size_t own =
        out.plate && base::count_code_points(plate) <= kNameLength && out.whole.ends_with(plate)
            ? out.whole.size() - plate.size()
            : out.whole.rfind(kWithin) + kWithin.size();
    if (out.whole.size() > own && own >= kWithin.size() && own != std::string::npos)
      out.outer = out.whole.substr(0, own - kWithin.size());
    if (own == kWithin.size() - 1) out.outer.clear();  // rfind found none
    return out;
  }

  void find_unnamed() {
    for (const ImportRow& row : table_.rows) {
      const Path path = path_of(row);
      if (!path.whole.empty() && !path.plate) unnamed_.insert(path.whole);
    }
  }

  std::vector<ImportIsland> reported_islands(const ImportRow& row) const {
    const Path path = path_of(row);
    if (path.whole.empty()) return {};
    std::vector<ImportIsland> out;
    std::string so_far;
    for (std::size_t at = 0; at < path.outer.size();) {
      const std::size_t end = std::min(path.outer.find(kWithin, at), path.outer.size());
      const std::string name = path.outer.substr(at, end - at);
      so_far += (so_far.empty() ? "" : std::string(kWithin)) + name;
      out.push_back(unnamed_.contains(so_far) ? ImportIsland{{}, name} : ImportIsland{name, {}});
      at = end + kWithin.size();
    }
    const std::string& plate = cell(row, table_.report->plate);
    out.push_back(path.plate ? ImportIsland{plate, {}} : ImportIsland{{}, path.whole});
    if (out.size() > std::size_t(model::kMaxDepth))
      out.erase(out.begin(), out.end() - model::kMaxDepth);
    return out;
  }

  const ImportTable& table_;
  const ImportChoice& choice_;
  ImportedCards out_;
  std::set<std::string> stacked_on_;  // ids of notes that others lie on
  std::set<std::string> unnamed_;     // paths to islands without a plate
};

}  // namespace

Result<ImportedCards> cards_of(const ImportTable& table, const ImportChoice& choice) {
  return Gathering(table, choice).run();
}

}  // namespace storage
