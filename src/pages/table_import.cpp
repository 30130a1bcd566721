#include "pages/table_import.h"

#include <algorithm>

#include "pages/one_line.h"
#include "storage/import_words.h"

namespace pages {

using panels::ImportOption;

namespace {

constexpr std::size_t kShownRows = 5;
constexpr std::size_t kShownColumns = 200;

}  // namespace

TableImport::TableImport(std::string name, std::string bytes, storage::ImportTable table)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  propose(std::move(table));
  had_head_ = table_.has_head;
}

TableImport::TableImport(std::string name, base::Error error)
    : name_(std::move(name)), error_(std::move(error)) {}

void TableImport::propose(storage::ImportTable table) {
  table_ = std::move(table);
  proposed_ = choice_ = table_.choice;
  order_ = proposed_.text;
  for (std::size_t c = 0; c < table_.columns.size() && order_.size() < kShownColumns; ++c)
    if (c != table_.blocks && std::ranges::find(order_, c) == order_.end()) order_.push_back(c);
  take();
}

void TableImport::take() {
  table_.choice = choice_;
  cards_ = cards_of(table_, choice_);
}

void TableImport::choose(std::size_t shown) {
  if (shown >= order_.size()) return;
  const std::size_t column = order_[shown];
  choice_.text = {column};
  choice_.heads_are_islands = false;
  if (choice_.group == column) choice_.group.reset();
  if (choice_.who == column) choice_.who.reset();
  take();
}

std::optional<std::size_t> TableImport::offered(ImportOption option) const {
  const bool group = option == ImportOption::group;
  const auto& proposed = group ? proposed_.group : proposed_.who;
  const auto taken = [&](std::size_t c) {
    return std::ranges::find(choice_.text, c) != choice_.text.end();
  };
  if (proposed && !taken(*proposed)) return proposed;
  if (group && table_.blocks) return table_.blocks;
  for (std::size_t c = 0; c < table_.columns.size(); ++c)
    if ((group ? table_.columns[c].may_group : table_.columns[c].may_name) && !taken(c)) return c;
  return {};
}

void TableImport::set(ImportOption option, bool on) {
  switch (option) {
    case ImportOption::several:
      choice_.text = on ? proposed_.text : std::vector{proposed_.text.front()};
      choice_.heads_are_islands = on && proposed_.heads_are_islands;
      if (choice_.heads_are_islands) choice_.group.reset();
      break;
    case ImportOption::group:
      choice_.group = on ? offered(option) : std::nullopt;
      if (on) choice_.heads_are_islands = false;
      break;
    case ImportOption::who:
      choice_.who = on ? offered(option) : std::nullopt;
      break;
    case ImportOption::head: {
      head_ = on;
      auto table = storage::read_import(
          bytes_, name_, on ? storage::HeadWish::find : storage::HeadWish::none);
      if (!table) {
        error_ = table.error();
        return;
      }
      const auto order = order_;
      const storage::ImportChoice chosen = choice_;
      propose(std::move(*table));
      // The columns are the same, and so is what people chose of them.
      if (order.size() != order_.size()) return;
      order_ = order;
      choice_ = chosen;
      break;
    }
  }
  take();
}

std::vector<std::string> TableImport::first_cells(std::size_t column) const {
  std::vector<std::string> out;
  for (std::size_t r = 0; r < std::min(table_.rows.size(), kShownRows); ++r)
    out.push_back(one_line(table_.rows[r].cells[column]));
  return out;
}

panels::ImportView TableImport::view(const base::Messages& tr) const {
  panels::ImportView out;
  out.file = name_;
  if (error_) {
    out.error = error_->message.in(tr);
    return out;
  }
  if (table_.rows.empty() && table_.above_head.empty()) {
    out.error = tr("There is nothing in this file.");
    return out;
  }
  for (const std::size_t c : order_) {
    panels::ImportColumnView column;
    column.name = column_name(table_, c).in(tr);
    if (table_.columns.size() - (table_.blocks ? 1 : 0) == 1 && !table_.has_head)
      column.name = tr("Each line a card");
    column.cells = first_cells(c);
    column.chosen = std::ranges::find(choice_.text, c) != choice_.text.end();
    column.can_choose = table_.columns[c].filled > 0;
    out.columns.push_back(std::move(column));
  }
  if (out.columns.size() > 1) out.hint = tr("Tap the column whose words go on the cards.");
  const auto add = [&](ImportOption option, std::string label, bool on) {
    out.toggles.push_back({option, std::move(label), on});
  };
  if (proposed_.text.size() > 1)
    add(ImportOption::several,
        proposed_.heads_are_islands ? tr("Several columns, an island each") : tr("Several columns"),
        choice_.text.size() > 1);
  if (const auto c = offered(ImportOption::group))
    add(ImportOption::group, base::sentence("Islands by “{}”", column_name(table_, *c)).in(tr),
        choice_.group == c);
  if (const auto c = offered(ImportOption::who))
    add(ImportOption::who, base::sentence("Who wrote it from “{}”", column_name(table_, *c)).in(tr),
        choice_.who == c);
  if (had_head_) add(ImportOption::head, tr("The first row is a head, no card"), head_);
  if (!cards_) {
    out.notes.push_back(cards_.error().message.in(tr));
    return out;
  }
  out.cards = cards_->cards.size();
  if (table_.empty_rows > 0)
    out.notes.push_back(base::sentence("{} empty rows left out", table_.empty_rows).in(tr));
  for (const base::Sentence& said : what_was_not(table_, choice_, *cards_))
    out.notes.push_back(said.in(tr));
  return out;
}

std::vector<model::CardWish> TableImport::cards(bool anonymous) const {
  return cards_ ? storage::wishes_for(cards_->cards, anonymous) : std::vector<model::CardWish>();
}

}  // namespace pages
