#include "report/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/local_time.h"
#include "model/face_name.h"
#include "model/ground.h"
#include "report/exporter.h"
#include "report/markup.h"
#include "report/thing_numbers.h"
#include "report/words.h"

namespace report {

using model::Board;
using model::Card;

namespace {

using Kind = DataColumn::Kind;

bool names_in(const model::Session& session, const DataWishes& wishes) {
  return wishes.names && !session.anonymous;
}

DataCell words(std::string text) {
  if (text.empty()) return {};
  return text;
}
DataCell some(int number) {
  if (number == 0) return {};
  return double(number);
}

/// The plates from the outermost island to the card's own, "outer / inner".
std::string path_text(const ToldBoard& told, Id island, const base::Messages& tr) {
  std::string out;
  for (const Id id : model::path_to(*told.board, island)) {
    if (!out.empty()) out += " / ";
    out += name_of(*told.board, id, told.labels, tr);
  }
  return out;
}

std::string text_of(const Card& card, const base::Messages& tr) {
  return card.text.empty() && !card.ink.empty() ? std::string(tr("(handwritten)")) : card.text;
}

/// "2026-07-05 19:30:00"; elsewhere than in Japan with what its clocks are ahead, so that it is read again as it is
/// meant.
std::string written(base::WallTime made, const base::TimeZone& zone) {
  std::string out = base::local_time_text(made, zone);
  const int ahead_min = zone.offset_s(made) / 60;
  if (!out.empty() && zone.offset_s(made) != base::TimeZone().offset_s(made))
    out += fmt::format("{}{:02}:{:02}", ahead_min < 0 ? '-' : '+', std::abs(ahead_min) / 60,
                       std::abs(ahead_min) % 60);
  return out;
}

/// 漢字（かんじ）.
std::string with_readings(const std::string& text, const DataWishes& wishes) {
  return report::with_readings(text, wishes.readings(text));
}

void add_points(DataRow& row, const ToldBoard& told, Id thing) {
  const auto rank = std::ranges::find(told.ranks, thing, &Rank::target);
  const bool ranked = rank != told.ranks.end();
  row.push_back(ranked ? DataCell(double(rank->points)) : DataCell());
  row.push_back(ranked ? DataCell(double(rank->rank)) : DataCell());
}

void add_place_columns(DataTable& table, const base::Messages& tr) {
  table.columns.insert(table.columns.end(),
                       {{tr("To the right (mm)"), Kind::number}, {tr("Down (mm)"), Kind::number}});
}

void add_place(DataRow& row, base::Vec2 at) {
  row.push_back(std::round(at.x));
  row.push_back(std::round(at.y));
}

/// How many cards lie in the island and in those nested in it, of twins one.
int cards_within(const Board& board, const IslandNode& node) {
  std::vector<Id> seen;
  const auto count = [&](const auto& self, const IslandNode& in) -> int {
    int out = 0;
    for (const Card* card : in.cards) {
      if (std::ranges::find(seen, card->twin) != seen.end()) continue;
      if (model::find_card(board, card->twin)) seen.push_back(card->id);
      ++out;
    }
    for (const IslandNode& inner : in.inner) out += self(self, inner);
    return out;
  };
  return count(count, node);
}

std::string answer_words(const model::Inquiry& inquiry, int value, const base::Messages& tr) {
  if (inquiry.kind == model::InquiryKind::faces)
    return value >= 1 && value <= 5 ? tr(model::face_name(value)) : std::string();
  if (inquiry.kind == model::InquiryKind::scale) return std::to_string(value);
  const auto choice = std::size_t(value - 1);
  return value >= 1 && choice < inquiry.choices.size() ? inquiry.choices[choice] : std::string{};
}

}  // namespace

DataWishes wishes_for(const model::Session& session, bool names) {
  DataWishes out{names, false, false, false, {}};
  for (const auto& [id, board] : session.boards) {
    out.points = out.points || !ranks_of(board).empty();
    out.fields = out.fields || model::has_ground(board);
    for (const auto& entry : board.cards) out.twins = out.twins || !entry.second.twin.nil();
  }
  return out;
}

DataWishes wishes_for(const ReportInput& input) {
  DataWishes out = wishes_for(input.session, input.options.names);
  out.zone = input.zone;
  out.readings = input.readings;
  return out;
}

DataTable cards_table(const model::Session& session, const base::Messages& tr,
                      const DataWishes& wishes) {
  const bool names = names_in(session, wishes);
  DataTable out{"cards", tr("Cards"), {}, {}};
  out.columns = {{tr("Question"), Kind::prose, 18},
                 {tr("Table")},
                 {tr("Islands, outermost first"), Kind::prose},
                 {tr("Title plate"), Kind::prose},
                 {tr("Level"), Kind::text, 7},
                 {tr("Card"), Kind::prose, 40},
                 {tr("Paper")}};
  if (wishes.readings)
    out.columns.insert(out.columns.end(), {{tr("Card with readings"), Kind::prose, 40},
                                           {tr("Title plate with readings"), Kind::prose}});
  if (names) out.columns.insert(out.columns.end(), {{tr("Writer")}, {tr("Written")}});
  out.columns.insert(out.columns.end(), {{tr("Lone wolf (rounds)"), Kind::number},
                                         {tr("In the tray"), Kind::text, 7}});
  if (wishes.points)
    for (const char* name : {tr("Points of the card"), tr("Rank of the card"),
                             tr("Points of the island"), tr("Rank of the island")})
      out.columns.push_back({name, Kind::number});
  if (wishes.twins) out.columns.push_back({tr("Twin card lies in"), Kind::prose});
  if (wishes.fields) out.columns.push_back({tr("Field")});
  if (names) out.columns.push_back({tr("Seat")});
  out.columns.insert(out.columns.end(),
                     {{tr("Card number"), Kind::key}, {tr("Island number"), Kind::key}});
  if (wishes.places) add_place_columns(out, tr);

  const auto boards = told_boards(session);
  const ThingNumbers numbers(boards, wishes.prefix);
  for (const ToldBoard& told : boards)
    each_card(told, [&](const Card& card) {
      const model::Island* island = model::find_island(*told.board, card.island);
      const Card* twin = model::find_card(*told.board, card.twin);
      const bool in_tray = card.place == model::Place::tray;
      DataRow row{words(told.question),
                  words(told.where),
                  words(path_text(told, card.island, tr)),
                  words(island ? island->plate : ""),
                  words(island ? told.labels.at(island->id) : ""),
                  words(text_of(card, tr)),
                  words(color_name(card.color, tr))};
      if (wishes.readings) {
        row.push_back(words(with_readings(card.text, wishes)));
        row.push_back(words(with_readings(island ? island->plate : "", wishes)));
      }
      if (names) {
        row.push_back(words(card.who));
        row.push_back(words(written(card.made, wishes.zone)));
      }
      row.push_back(some(card.alone));
      row.push_back(words(in_tray ? tr("yes") : ""));
      if (wishes.points) {
        add_points(row, told, card.id);
        add_points(row, told, card.island);
      }
      if (wishes.twins)
        row.push_back(words(!twin                ? std::string()
                            : twin->island.nil() ? std::string(tr("yes"))
                                                 : path_text(told, twin->island, tr)));
      if (wishes.fields) {
        const auto field = model::field_of(*told.board, card);
        row.push_back(words(field ? model::name_of(told.board->ground, *field) : ""));
      }
      if (names) row.push_back(words(card.seat));
      row.push_back(words(numbers.of(card.id)));
      row.push_back(words(numbers.of(card.island)));
      if (wishes.places && in_tray)
        row.insert(row.end(), 2, DataCell());
      else if (wishes.places)
        add_place(row, card.pos);
      out.rows.push_back(std::move(row));
    });
  return out;
}

DataTable islands_table(const model::Session& session, const base::Messages& tr,
                        const DataWishes& wishes) {
  DataTable out{"islands", tr("Islands"), {}, {}};
  out.columns = {{tr("Question"), Kind::prose, 18},   {tr("Table")},
                 {tr("Level"), Kind::text, 7},        {tr("Title plate"), Kind::prose},
                 {tr("In plain words"), Kind::prose}, {tr("Emblem")},
                 {tr("Lies in"), Kind::prose},        {tr("Cards"), Kind::number}};
  if (wishes.readings) out.columns.push_back({tr("Title plate with readings"), Kind::prose});
  if (wishes.points)
    out.columns.insert(out.columns.end(),
                       {{tr("Points"), Kind::number}, {tr("Rank"), Kind::number}});
  out.columns.insert(out.columns.end(), {{tr("Island number"), Kind::key},
                                         {tr("Number of the island it lies in"), Kind::key}});
  if (wishes.places) add_place_columns(out, tr);
  const auto boards = told_boards(session);
  const ThingNumbers numbers(boards, wishes.prefix);
  for (const ToldBoard& told : boards)
    each_island(told, [&](const IslandNode& node) {
      const model::Island& island = *node.island;
      DataRow row{words(told.question),
                  words(told.where),
                  words(node.label),
                  words(island.plate),
                  words(island.plain),
                  words(island.symbol),
                  words(path_text(told, island.parent, tr)),
                  double(cards_within(*told.board, node))};
      if (wishes.readings) row.push_back(words(with_readings(island.plate, wishes)));
      if (wishes.points) add_points(row, told, island.id);
      row.push_back(words(numbers.of(island.id)));
      row.push_back(words(numbers.of(island.parent)));
      if (wishes.places) add_place(row, island.plate_pos);
      out.rows.push_back(std::move(row));
    });
  return out;
}

DataTable relations_table(const model::Session& session, const base::Messages& tr,
                          const DataWishes& wishes) {
  DataTable out{"relations", tr("Relations"), {}, {}};
  out.columns = {{tr("Question"), Kind::prose, 18},   {tr("Table")},
                 {tr("From"), Kind::prose},           {tr("Relation")},
                 {tr("Sign"), Kind::text, 7},         {tr("To"), Kind::prose},
                 {tr("Added words"), Kind::prose},    {tr("Number it goes from"), Kind::key},
                 {tr("Number it goes to"), Kind::key}};
  const auto boards = told_boards(session);
  const ThingNumbers numbers(boards, wishes.prefix);
  for (const ToldBoard& told : boards) {
    std::vector<DataRow> rows;
    for (const auto& [id, relation] : told.board->relations) {
      const std::string from = numbers.of(relation.from), to = numbers.of(relation.to);
      if (from.empty() || to.empty()) continue;  // one end is still at a seat
      rows.push_back({words(told.question), words(told.where),
                      words(name_of(*told.board, relation.from, told.labels, tr)),
                      words(kind_name(relation.kind, tr)), words(kind_sign(relation.kind)),
                      words(name_of(*told.board, relation.to, told.labels, tr)),
                      words(relation.words), words(from), words(to)});
    }
    for (DataRow& row : rows) out.rows.push_back(std::move(row));
  }
  return out;
}

DataTable points_table(const model::Session& session, const base::Messages& tr,
                       const DataWishes& wishes) {
  DataTable out{"points", tr("Points"), {}, {}};
  out.columns = {{tr("Question"), Kind::prose, 18},
                 {tr("Table")},
                 {tr("Rank"), Kind::number},
                 {tr("Points"), Kind::number},
                 {tr("What")},
                 {tr("Text"), Kind::prose},
                 {tr("How points were given"), Kind::prose},
                 {tr("Its number"), Kind::key}};
  const auto boards = told_boards(session);
  const ThingNumbers numbers(boards, wishes.prefix);
  for (const ToldBoard& told : boards)
    for (const Rank& rank : told.ranks) {
      const model::Island* island = model::find_island(*told.board, rank.target);
      const Card* card = model::find_card(*told.board, rank.target);
      out.rows.push_back(
          {words(told.question), words(told.where), double(rank.rank), double(rank.points),
           words(island ? tr("Island") : tr("Card")),
           words(card ? text_of(*card, tr) : name_of(*told.board, rank.target, told.labels, tr)),
           words(weighing_words(told.board->weighing, tr)), words(numbers.of(rank.target))});
    }
  return out;
}

DataTable answers_table(const model::Session& session, const base::Messages& tr,
                        const DataWishes&) {
  DataTable out{"answers", tr("Answers"), {}, {}};
  out.columns = {{tr("Question"), Kind::prose, 18},
                 {tr("Answer"), Kind::prose},
                 {tr("How many"), Kind::number},
                 {tr("Share"), Kind::share}};
  std::vector<const model::Inquiry*> inquiries;
  for (const auto& [id, inquiry] : session.inquiries) inquiries.push_back(&inquiry);
  std::ranges::stable_sort(inquiries, {}, &model::Inquiry::order);
  for (const model::Inquiry* inquiry : inquiries) {
    std::map<int, int> counts;
    std::vector<std::string> texts;
    for (const auto& [id, answer] : session.answers) {
      if (answer.inquiry != inquiry->id) continue;
      if (answer.value != 0) ++counts[answer.value];
      if (!answer.text.empty()) texts.push_back(answer.text);
    }
    int all = 0;
    for (const auto& [value, count] : counts) all += count;
    // The best and the first choice stand above; nobody's answer is no row.
    const bool from_best =
        inquiry->kind == model::InquiryKind::faces || inquiry->kind == model::InquiryKind::scale;
    const auto add = [&](int value, int count) {
      const std::string text = answer_words(*inquiry, value, tr);
      if (!text.empty())
        out.rows.push_back({words(inquiry->text), text, double(count), double(count) / all});
    };
    if (from_best)
      for (auto at = counts.rbegin(); at != counts.rend(); ++at) add(at->first, at->second);
    else
      for (const auto& [value, count] : counts) add(value, count);
    std::ranges::sort(texts);
    for (std::string& text : texts)
      out.rows.push_back({words(inquiry->text), std::move(text), {}, {}});
  }
  return out;
}

std::vector<DataTable> tables_of(const model::Session& session, const base::Messages& tr,
                                 const DataWishes& wishes) {
  std::vector<DataTable> out{cards_table(session, tr, wishes)};
  for (auto* make : {islands_table, relations_table, points_table, answers_table})
    if (DataTable table = make(session, tr, wishes); !table.rows.empty())
      out.push_back(std::move(table));
  return out;
}

}  // namespace report
