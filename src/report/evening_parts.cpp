#include "report/evening_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/calendar.h"
#include "report/markup.h"
#include "report/step_words.h"

namespace report {

namespace {

std::string makers_of(const Telling& t) {
  std::string out;
  for (const std::string& name : t.session.makers) {
    if (name.empty()) continue;
    if (!out.empty()) out += t.tr(", ");
    out += name;
  }
  return out;
}

/// Whoever reads numbers reads dates; no dictionary does.
Phrase date_of(const Telling& t) {
  return {{date_words(t.session.date, t.tr), Words::Kind::plain, {}, {}}};
}

void add_row(const Telling& t, Table& table, const char* name, Phrase value) {
  if (value.front().text.empty()) return;
  table.rows.push_back({{t.phrase(name)}, {std::move(value)}});
}
void add_row(const Telling& t, Table& table, const char* name, const std::string& value) {
  add_row(t, table, name, t.phrase(value));
}

}  // namespace

std::vector<Block> tell_cover(const Telling& t, const std::string&) {
  std::vector<Block> out;
  const auto add = [&](Phrase line) {
    if (!line.front().text.empty())
      out.emplace_back(Paragraph{std::move(line), Paragraph::Kind::lead});
  };
  add(date_of(t));
  add(t.phrase(t.session.venue));
  for (const std::string& line : base::lines_of(t.session.notes))
    out.emplace_back(Paragraph{t.phrase(line)});
  // A report without date and place still has its title there.
  if (out.empty()) out.emplace_back(Paragraph{{}, Paragraph::Kind::lead});
  return out;
}

std::vector<Block> tell_purpose(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("purpose", out);
  return out;
}

std::vector<Block> tell_overview(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("overview", out);
  const base::Messages& tr = t.tr;
  Table table;
  table.columns = {Table::Column::text, Table::Column::text};
  add_row(t, table, tr("Date"), date_of(t));
  add_row(t, table, tr("Place"), t.session.venue);
  add_row(t, table, tr("Organised by"), t.text_of("organiser"));
  add_row(t, table, tr("Participants"), t.text_of("attendance"));
  std::string questions;
  for (const model::Question* question : t.session.questions_in_order()) {
    if (question->text.empty()) continue;
    questions += (questions.empty() ? "" : "\n") + question->text;
  }
  add_row(t, table, tr("Questions"), questions);
  std::size_t tables = 0;
  for (const Chapter& chapter : t.chapters.list) tables = std::max(tables, chapter.boards.size());
  if (tables > 1) add_row(t, table, tr("Groups"), std::to_string(tables));
  add_row(t, table, tr("Makers"), makers_of(t));
  add_row(t, table, tr("Result"),
          fill(tr("Cards: {0}. Islands: {1}."),
               {std::to_string(t.chapters.cards), std::to_string(t.chapters.islands)}));
  out.emplace_back(std::move(table));
  return out;
}

std::vector<Block> tell_flow(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("flow", out);
  const auto steps = t.session.agenda_in_order();
  // What a step of the method asks of the people is not what the day was about.
  const auto has_words = [](const model::AgendaStep* step) {
    return !step->words.empty() && step->step >= model::Step::opening;
  };
  const auto has_minutes = [](const model::AgendaStep* step) { return step->minutes > 0; };
  const bool timed = std::ranges::any_of(steps, has_minutes),
             told = std::ranges::any_of(steps, has_words);
  if (!steps.empty()) {
    Table table;
    table.head = {t.tr("Step")};
    table.columns = {Table::Column::text};
    if (timed) {
      table.head.emplace_back(t.tr("Minutes"));
      table.columns.push_back(Table::Column::number);
    }
    if (told) {
      table.head.emplace_back(t.tr("What it was about"));
      table.columns.push_back(Table::Column::text);
    }
    int minutes = 0;
    Id question;
    for (const model::AgendaStep* step : steps) {
      const auto asked = t.session.questions.find(step->question);
      if (asked != t.session.questions.end() && step->question != question) {
        std::vector<Table::Cell> row(table.head.size());
        row.front().words = t.phrase(asked->second.text, Words::Kind::strong);
        table.rows.push_back(std::move(row));
      }
      question = step->question;
      std::vector<Table::Cell> row{{t.phrase(step_name(t.tr, step->step))}};
      if (timed)
        row.push_back({step->minutes > 0 ? t.phrase(std::to_string(step->minutes)) : Phrase()});
      if (told) row.push_back({has_words(step) ? t.phrase(step->words) : Phrase()});
      table.rows.push_back(std::move(row));
      minutes += step->minutes;
    }
    if (timed) {
      std::vector<Table::Cell> row(table.head.size());
      row[0].words = t.phrase(t.tr("All together"), Words::Kind::strong);
      row[1].words = t.phrase(std::to_string(minutes), Words::Kind::strong);
      table.rows.push_back(std::move(row));
    }
    out.emplace_back(std::move(table));
  }
  struct Stop {
    int at;
    const BoardView* view;
    Id island;
  };
  std::vector<Stop> stops;
  for (const Chapter& chapter : t.chapters.list)
    for (const BoardView* view : chapter.boards)
      for (const auto& [id, island] : view->board.islands)
        if (island.stop > 0) stops.push_back({island.stop, view, id});
  if (!stops.empty()) {
    std::ranges::stable_sort(stops, {}, &Stop::at);
    out.emplace_back(Heading{3, t.phrase(t.tr("Order of presenting")), {}});
    List list{{}, true};
    for (const Stop& stop : stops) list.items.push_back(t.name(*stop.view, stop.island));
    out.emplace_back(std::move(list));
  }
  return out;
}

}  // namespace report
