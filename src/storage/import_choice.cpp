#include "storage/import_choice.h"

#include <algorithm>
#include <set>

#include "storage/column_contents.h"
#include "storage/column_names.h"
#include "storage/import_head.h"
#include "storage/scrumlr.h"

namespace storage {
namespace {

constexpr std::size_t kLookedAt = 2000;  // rows
constexpr int kLabel = 60;               // its rank as a text: beside one it is a group
constexpr int kPlainName = 80;           // a head that says "this is the text"

struct Studied {
  NameMeaning name;
  ColumnContents in;
};

/// How much what is in a column looks like ideas: 0…60.
double words_score(const ColumnContents& in) {
  if (in.filled == 0) return 0;
  const double unique = double(in.distinct) / double(in.filled);
  return std::min(in.mean_length, 25.0) * 1.2 + in.sentences * 15 + unique * 10 + in.words * 5;
}

/// What the cells are, whatever the head says; words: `words`.
ColumnRole role_by_contents(const Studied& s, const std::vector<std::string_view>& cells) {
  using C = ColumnContents;
  if (s.in.filled == 0) return ColumnRole::empty;
  if (s.in.mostly(&C::colours)) return ColumnRole::colour;
  if (s.name.role == ColumnRole::colour) {
    const auto known = std::size_t(
        std::ranges::count_if(cells, [](std::string_view c) { return paper_of(c).has_value(); }));
    if (known * 10 >= s.in.filled * 6) return ColumnRole::colour;
  }
  if (s.in.mostly(&C::dates)) return ColumnRole::date;
  if (s.in.mostly(&C::contacts)) return ColumnRole::contact;
  if (s.in.mostly(&C::links)) return ColumnRole::other;
  if (s.in.numbers + s.in.ids + s.in.dates >= 0.6) {
    if (s.name.role == ColumnRole::group) return ColumnRole::group;
    return s.name.role == ColumnRole::id || s.in.ids > s.in.numbers ? ColumnRole::id
                                                                    : ColumnRole::number;
  }
  return ColumnRole::text;
}

/// Numbers, times and ids are never text.
bool never_text(ColumnRole role) {
  return role != ColumnRole::text && role != ColumnRole::other && role != ColumnRole::group;
}

void judge(ImportColumn& column, const Studied& s, const std::vector<std::string_view>& cells) {
  const ColumnRole contents = role_by_contents(s, cells);
  column.filled = s.in.filled;
  const bool gathers = s.in.filled >= 2 && s.in.distinct * 2 <= s.in.filled;
  column.role = contents;
  if (contents == ColumnRole::text) {
    switch (s.name.role) {
      case ColumnRole::text:
      case ColumnRole::who:
      case ColumnRole::group:
      case ColumnRole::contact:
        column.role = s.name.role;
        break;
      default:
        column.role = ColumnRole::other;
    }
  }
  column.may_name = column.role == ColumnRole::who;
  column.may_group = column.role == ColumnRole::group ||
                     (contents == ColumnRole::text && gathers && s.in.longest <= 40 &&
                      column.role != ColumnRole::who && column.role != ColumnRole::contact) ||
                     (contents == ColumnRole::text && s.name.role == ColumnRole::text &&
                      s.name.exact && s.name.rank == kLabel);
  column.as_text = 0;
  if (s.in.filled == 0 || never_text(contents) || s.in.mostly(&ColumnContents::links)) return;
  switch (column.role) {
    case ColumnRole::text:
      column.as_text = s.name.rank + 0.4 * words_score(s.in);
      break;
    case ColumnRole::group:
      column.as_text = contents == ColumnRole::group ? 0 : 0.3 * words_score(s.in);
      break;
    case ColumnRole::other:
      // A head that says it is something else: a type, a source, a board.
      column.as_text = (s.name.rank >= 60 ? 0.2 : 1.0) * words_score(s.in);
      break;
    default:
      break;
  }
}

std::string stem_of(std::string_view name) {
  std::string stem = folded_name(name);
  while (!stem.empty() && ((stem.back() >= '0' && stem.back() <= '9') || stem.back() == ' '))
    stem.pop_back();
  return stem;
}

class Proposal {
 public:
  explicit Proposal(ImportTable& table) : table_(table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      std::vector<std::string_view> cells;
      for (std::size_t r = 0; r < std::min(table.rows.size(), kLookedAt); ++r)
        cells.push_back(table.rows[r].cells[c]);
      Studied s{meaning_of(table.columns[c].name), contents_of(cells)};
      judge(table.columns[c], s, cells);
      studied_.push_back(std::move(s));
    }
  }

  void choose() {
    find_kinds();
    choose_text();
    choose_group();
    choose_by_role(ColumnRole::colour, table_.choice.colour);
  }

 private:
  void choose_text() {
    std::optional<std::size_t> best;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const double as_text = table_.columns[c].as_text;
      if (as_text > 0 && (!best || as_text > table_.columns[*best].as_text + 1e-9)) best = c;
    }
    if (!best) {
      // A single column is a list, whatever is in it.
      std::vector<std::size_t> filled;
      for (std::size_t c = 0; c < table_.columns.size(); ++c)
        if (table_.columns[c].filled > 0) filled.push_back(c);
      if (filled.size() == 1) table_.choice.text = filled;
      return;
    }
    table_.choice.text = {*best};
    if (table_.has_head) choose_several(*best);
  }

  void choose_several(std::size_t best) {
    const auto select = [&](const auto& is_one) {
      std::vector<std::size_t> out;
      for (std::size_t c = 0; c < table_.columns.size(); ++c)
        if (c == best || (table_.columns[c].filled > 0 && is_one(c))) out.push_back(c);
      return out;
    };
    const auto as_islands = [&](std::vector<std::size_t> columns) {
      table_.choice.text = std::move(columns);
      table_.choice.heads_are_islands = table_.choice.text.size() > 1;
    };
    // 意見1, 意見2 …: one question with room for several answers.
    const std::string stem = stem_of(table_.columns[best].name);
    const auto alike = select([&](std::size_t c) {
      return !stem.empty() && stem_of(table_.columns[c].name) == stem &&
             table_.columns[c].as_text > 0;
    });
    if (alike.size() > 1) {
      table_.choice.text = alike;
      return;
    }
    const NameMeaning& name = studied_[best].name;
    if (is_board()) return as_islands(select([&](std::size_t c) { return is_list(c); }));
    if (name.board)
      return as_islands(select([&](std::size_t c) {
        return studied_[c].name.board && table_.columns[c].role == ColumnRole::text;
      }));
    if (!name.opinion) return;
    as_islands(select([&](std::size_t c) {
      const Studied& s = studied_[c];
      return s.name.opinion && table_.columns[c].role == ColumnRole::text && s.name.rank >= 66 &&
             (s.in.sentences >= 0.3 || s.in.mean_length >= 6 || s.name.rank >= kPlainName);
    }));
  }

  bool is_list(std::size_t c) const {
    return table_.columns[c].as_text > 0 && (table_.columns[c].role == ColumnRole::text ||
                                             table_.columns[c].role == ColumnRole::other);
  }

  /// Nothing but lists of cards side by side: known by their heads, by points behind the cards, or
  /// by how long each is.
  bool is_board() const {
    std::size_t lists = 0, boards = 0, voted = 0;
    bool prefixes = true;
    std::set<std::size_t> lengths;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (table_.columns[c].filled == 0) continue;
      if (!is_list(c)) return false;
      const NameMeaning& name = studied_[c].name;
      if (name.role == ColumnRole::text && !name.board && name.exact && !name.opinion) return false;
      ++lists;
      boards += name.board;
      voted += studied_[c].in.voted >= 0.5;
      lengths.insert(table_.columns[c].filled);
      bool ended = false;
      for (const ImportRow& row : table_.rows) {
        prefixes = prefixes && !(ended && !row.cells[c].empty());
        ended = ended || row.cells[c].empty();
      }
    }
    return lists >= 2 &&
           (boards * 2 >= lists || voted * 2 >= lists || (prefixes && lengths.size() >= 2));
  }

  bool is_chosen(std::size_t c) const {
    return std::ranges::find(table_.choice.text, c) != table_.choice.text.end();
  }

  void choose_group() {
    if (table_.choice.heads_are_islands) return;
    std::optional<std::size_t> best;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const Studied& s = studied_[c];
      // It must gather: an island of one card is none, and people's own groups are no ideas.
      const bool gathers = s.in.filled >= 2 && s.in.distinct * 2 <= s.in.filled;
      if (s.name.role != ColumnRole::group || !s.name.exact || s.name.people || s.name.rank < 66 ||
          !gathers || is_chosen(c))
        continue;
      if (!best || s.name.rank > studied_[*best].name.rank) best = c;
    }
    table_.choice.group = best;
  }

  void choose_by_role(ColumnRole role, std::optional<std::size_t>& into) {
    int rank = -1;
    for (std::size_t c = 0; c < table_.columns.size(); ++c)
      if (table_.columns[c].role == role && studied_[c].name.rank > rank && !is_chosen(c))
        into = c, rank = studied_[c].name.rank;
  }

  void find_kinds() {
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const std::string name = folded_name(table_.columns[c].name);
      if (name == "type" || name == "item type" || name == "種類") table_.kinds = c;
    }
  }

  ImportTable& table_;
  std::vector<Studied> studied_;
};

void propose_report(ImportTable& table) {
  Cells names;
  for (const ImportColumn& column : table.columns) names.push_back(column.name);
  const auto at = [&](ReportColumn column) { return report_column(names, column); };
  const auto role = [&](std::optional<std::size_t> c, ColumnRole r) {
    if (c) table.columns[*c].role = r;
  };
  table.report =
      ReportColumns{at(ReportColumn::question), at(ReportColumn::islands), at(ReportColumn::plate),
                    at(ReportColumn::written),  at(ReportColumn::alone),   at(ReportColumn::tray)};
  table.choice.text = {*at(ReportColumn::card)};
  table.choice.who = at(ReportColumn::writer);
  table.choice.group = table.report->islands ? table.report->islands : table.report->plate;
  table.choice.colour = at(ReportColumn::paper);
  for (ImportColumn& column : table.columns) column.may_group = column.may_name = false;
  role(at(ReportColumn::card), ColumnRole::text);
  role(table.choice.who, ColumnRole::who);
  role(table.choice.group, ColumnRole::group);
  role(table.choice.colour, ColumnRole::colour);
  if (table.choice.who) table.columns[*table.choice.who].may_name = true;
  if (table.choice.group) table.columns[*table.choice.group].may_group = true;
}

}  // namespace

void propose(ImportTable& table) {
  Proposal proposal(table);
  Cells names;
  for (const ImportColumn& column : table.columns) names.push_back(column.name);
  if (table.has_head && is_report_head(names)) return propose_report(table);
  proposal.choose();
  if (const auto scrumlr = scrumlr_columns(names); table.has_head && scrumlr) {
    table.stacks = StackColumns{scrumlr->id, scrumlr->stack, scrumlr->votings};
    table.choice = {.text = {scrumlr->text}, .who = {}, .group = scrumlr->column, .colour = {}};
    table.columns[scrumlr->column].may_group = table.columns[scrumlr->author].may_name = true;
  }
}

}  // namespace storage
