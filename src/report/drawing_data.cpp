#include "report/drawing_data.h"

#include <fmt/core.h>

#include <cmath>

#include "report/upright.h"

namespace report {

namespace {

using model::Json;

/// Everything of it but what no editor is told, and what the editor shows itself.
template <class T>
Json rest_of(T thing, const char* what, std::initializer_list<const char*> shown, bool names) {
  thing.extra.clear();
  Json all = Json::object(), out = Json::object();
  write_fields(all, thing);
  for (const char* field : shown) all.erase(field);
  if (!names)
    for (const char* field : {"who", "seat", "made"}) all.erase(field);
  model::put(out, "what", what);
  out.update(all);
  return out;
}

/// [points, …], or [[points, who], …] where people are named.
void add_votes(Json& out, const model::Board& board, model::Id target, bool names) {
  Json votes = Json::array();
  for (const auto& [id, vote] : board.votes) {
    if (vote.target != target || vote.secret) continue;
    if (names && !vote.who.empty())
      votes.push_back(Json::array({vote.points, vote.who}));
    else
      votes.push_back(vote.points);
  }
  if (!votes.empty()) model::put(out, "votes", std::move(votes));
}

}  // namespace

Json kept_of(const Drawing& drawing, const model::Card& card, bool names) {
  Json out = rest_of(card, "card", {"text", "color", "pos", "turn", "size", "z", "place", "island"},
                     names);
  if (card.alone == 0) out.erase("alone");
  add_votes(out, *drawing.board, card.id, names);
  return out;
}

Json kept_of(const Drawing& drawing, const model::Island& island, bool names) {
  Json out = rest_of(island, "island",
                     {"plate", "plate_pos", "plate_turn", "plate_size", "parent", "closed"}, names);
  add_votes(out, *drawing.board, island.id, names);
  return out;
}

Json kept_of(const model::Relation& relation, bool names) {
  return rest_of(relation, "relation", {"from", "to", "words"}, names);
}

Json kept_of(const model::Circle& circle) {
  Json out = Json::object();
  model::put(out, "what", "circle");
  model::put(out, "words", circle.words);
  return out;
}

double px(double value) {
  const double out = std::round(value * 1000) / 1000;
  return out == 0 ? 0 : out;
}

std::string to_text(const Json& json) {
  std::string out = "{\n";
  std::size_t left = json.size();
  const auto dumped = [](const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  for (const auto& [key, value] : json.items()) {
    out += dumped(key) + ": ";
    if (value.is_array() && !value.empty()) {
      out += "[\n";
      for (std::size_t i = 0; i < value.size(); ++i)
        out += dumped(value[i]) + (i + 1 < value.size() ? ",\n" : "\n");
      out += "]";
    } else {
      out += dumped(value);
    }
    out += --left > 0 ? ",\n" : "\n";
  }
  return out + "}\n";
}

std::vector<ReportFile> board_files(const ReportInput& input,
                                    std::string (*write)(const ReportInput&, const Drawing&)) {
  std::vector<ReportFile> out;
  const auto boards = input.session.boards_in_order();
  for (const model::Board* board : boards) {
    const model::Board open = opened(*board);
    const std::string suffix = boards.size() == 1 ? "" : fmt::format("-{}", out.size() + 1);
    out.push_back({suffix, write(input, drawing_of(input, open))});
  }
  return out;
}

}  // namespace report
