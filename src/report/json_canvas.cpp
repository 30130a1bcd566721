#include "report/json_canvas.h"

#include <algorithm>
#include <cmath>

#include "report/drawing_data.h"
#include "report/words.h"
#include "text/printable.h"

namespace report {

namespace {

using model::Json;
using model::PaperColor;
using model::RelationKind;

/// The format's own colours, which follow the reader's theme; nullptr: none.
const char* color_of(PaperColor color) {
  switch (color) {
    case PaperColor::yellow:
      return "3";
    case PaperColor::rose:
      return "1";
    case PaperColor::sky:
      return "5";
    case PaperColor::green:
      return "4";
    case PaperColor::violet:
      return "6";
    case PaperColor::white:
      return nullptr;
  }
  return nullptr;
}

struct Ends {
  bool from, to;  // has an arrow
  bool say;       // no ends show this kind: words do
};
Ends ends_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::order:
      return {false, true, false};
    case RelationKind::mutual:
      return {true, true, false};
    case RelationKind::strong_mutual:
      return {true, true, true};
    case RelationKind::supported_by:
      return {true, false, true};
    default:
      return {false, false, true};
  }
}

Json node(model::Id id, const char* type, const base::Rect& place) {
  const auto whole = [](double value) { return long(std::lround(value)); };
  Json out;
  out["id"] = id.str();
  out["type"] = type;
  out["x"] = whole(place.min.x);
  out["y"] = whole(place.min.y);
  out["width"] = std::max(1l, whole(place.width()));
  out["height"] = std::max(1l, whole(place.height()));
  return out;
}

/// What it lies in, as long as it lies where we wrote it: a rectangle round an island may hold others.
void put_place(Json& kept, const Json& written, model::Id in) {
  model::put(kept, "xy", Json::array({written.at("x"), written.at("y")}));
  model::put(kept, "in", in.nil() ? std::string() : in.str());
}

base::Rect unturned(const DrawnBox& box) {
  return base::Rect::around(box.shape.centre, box.shape.size);
}

std::string write(const ReportInput& input, const Drawing& drawing) {
  const bool names = input.options.names;
  Json nodes = Json::array(), edges = Json::array();
  for (const DrawnIsland& island : drawing.islands) {
    Json group = node(island.island->id, "group", island.outline);
    std::string end;
    if (island.points > 0) end += "　" + points_words(island.points, input.tr);
    if (!island.island->symbol.empty()) end += "　" + text::printable(island.island->symbol);
    const std::string label = island.plate.words.whole + end;
    if (!label.empty()) group["label"] = label;
    if (const char* color = color_of(island.island->color)) group["color"] = color;
    Json kept = kept_of(drawing, *island.island, names);
    if (!end.empty()) model::put(kept, "end", end);
    if (island.island->plate_turn != 0) model::put(kept, "turn", island.island->plate_turn);
    const base::Vec2 corner{group["x"].get<double>(), group["y"].get<double>()};
    model::put(kept, "at", model::to_json(island.plate.shape.centre - corner));
    model::put(kept, "plate_size", model::to_json(island.island->plate_size));
    put_place(kept, group, island.island->parent);
    group["kurumaza"] = std::move(kept);
    nodes.push_back(std::move(group));
  }
  for (const DrawnBox& card : drawing.cards) {
    Json text = node(card.id, "text", unturned(card));
    text["text"] =
        as_markdown(card.words.whole.empty() && !card.ink.empty() ? input.tr("(handwritten)")
                                                                  : card.words.whole);
    if (const char* color = color_of(card.card->color)) text["color"] = color;
    Json kept = kept_of(drawing, *card.card, names);
    if (card.words.whole.empty()) model::put(kept, "without_text", true);
    if (card.shape.turn != 0) model::put(kept, "turn", card.shape.turn);
    put_place(kept, text, card.card->island);
    text["kurumaza"] = std::move(kept);
    nodes.push_back(std::move(text));
  }
  for (const DrawnLine& line : drawing.lines) {
    const model::Relation& relation = *line.relation;
    const Ends ends = ends_of(relation.kind);
    std::string label = line.words.whole;
    Json kept = kept_of(relation, names);
    if (ends.say) {
      const std::string kind = kind_name(relation.kind, input.tr);
      const std::string begin = label.empty() ? kind : kind + "：";
      label = begin + label;
      model::put(kept, "begin", begin);
    }
    Json edge;
    edge["id"] = relation.id.str();
    edge["fromNode"] = relation.from.str();
    edge["toNode"] = relation.to.str();
    edge["fromEnd"] = ends.from ? "arrow" : "none";
    edge["toEnd"] = ends.to ? "arrow" : "none";
    if (!label.empty()) edge["label"] = label;
    edge["kurumaza"] = std::move(kept);
    edges.push_back(std::move(edge));
  }
  Json file;
  file["nodes"] = std::move(nodes);
  file["edges"] = std::move(edges);
  return to_text(file);
}

}  // namespace

std::string as_markdown(const std::string& text) {
  static constexpr std::string_view kInWords = "\\`*_[]<~#|=$%!";
  std::string out;
  bool begins = true, digits = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      if (i + 1 < text.size()) out += "  ";
      out += '\n';
      begins = true, digits = false;
      continue;
    }
    const bool in_words = kInWords.find(c) != kInWords.npos;
    const bool at_begin = begins && (c == '-' || c == '+' || c == '>');
    const bool number = digits && (c == '.' || c == ')');
    if (in_words || at_begin || number) out += '\\';
    out += c;
    digits = (begins || digits) && c >= '0' && c <= '9';
    begins = begins && c == ' ';
  }
  return out;
}

base::Result<std::vector<ReportFile>> write_json_canvas(const ReportInput& input) {
  return board_files(input, write);
}

}  // namespace report
