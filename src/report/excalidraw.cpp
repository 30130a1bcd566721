#include "report/excalidraw.h"

#include <map>
#include <numbers>

#include "report/drawing_data.h"

namespace report {

namespace {

using base::Vec2;
using model::Json;
using model::RelationKind;

constexpr const char* kInk = "#2b2622";
constexpr const char* kEdge = "#5c4c3a";
constexpr const char* kIslandLine = "#a3937b";
constexpr const char* kSigns = "#a03f22";
constexpr const char* kClear = "transparent";
constexpr int kFace = 6;  // Nunito; what it has not comes from the system

struct LineLook {
  Json start, end;
  int width;
  const char* style;
};
LineLook look_of(RelationKind kind) {
  const Json none = nullptr;
  switch (kind) {
    case RelationKind::same:
      return {none, none, 4, "solid"};
    case RelationKind::close:
      return {none, none, 2, "solid"};
    case RelationKind::order:
      return {none, "arrow", 2, "solid"};
    case RelationKind::mutual:
      return {"arrow", "arrow", 2, "solid"};
    case RelationKind::strong_mutual:
      return {"arrow", "arrow", 4, "solid"};
    case RelationKind::opposed:
      return {"triangle_outline", "triangle_outline", 2, "solid"};
    case RelationKind::broken:
      return {"bar", "bar", 2, "dashed"};
    case RelationKind::supported_by:
      return {"arrow", "bar", 2, "solid"};
    case RelationKind::vague:
      return {none, none, 2, "dotted"};
  }
  return {none, none, 2, "solid"};
}

Json point(Vec2 p) { return Json::array({px(p.x), px(p.y)}); }

class ExcalidrawWriter {
 public:
  ExcalidrawWriter(const ReportInput& input, const Drawing& drawing)
      : input_(input), drawing_(drawing) {
    for (const DrawnLine& line : drawing.lines)
      for (const model::Id end : {line.relation->from, line.relation->to})
        held_by_[end].push_back(line.relation->id.str());
  }

  std::string run() {
    if (!drawing_.title.empty()) add_title();
    for (const DrawnIsland& island : drawing_.islands)
      if (island.island->parent.nil()) add_island(island);
    for (const DrawnBox& card : drawing_.cards)
      if (card.within.empty()) add_card(card);
    for (const DrawnLine& line : drawing_.lines) add_line(line);
    for (const DrawnLoop& loop : drawing_.loops) add_loop(loop);
    Json file;
    file["type"] = "excalidraw";
    file["version"] = 2;
    file["source"] = "https://github.com/kurumaza";
    file["elements"] = std::move(elements_);
    file["appState"] = {{"gridSize", 20}, {"viewBackgroundColor", "#f6f1e6"}};
    file["files"] = Json::object();
    return to_text(file);
  }

 private:
  Json element(const std::string& id, const char* type, const base::TurnedRect& shape,
               const std::vector<model::Id>& groups) const {
    const Vec2 corner = shape.centre - Vec2{shape.size.w, shape.size.h} / 2;
    const double two_pi = 2 * std::numbers::pi;
    const unsigned seed = unsigned(std::hash<std::string>()(id) % 2147483647u);
    Json group_ids = Json::array();
    for (const model::Id group : groups) group_ids.push_back(group.str());
    Json e;
    e["id"] = id;
    e["type"] = type;
    e["x"] = px(corner.x);
    e["y"] = px(corner.y);
    e["width"] = px(shape.size.w);
    e["height"] = px(shape.size.h);
    e["angle"] = shape.turn < 0 ? shape.turn + two_pi : shape.turn;
    e["strokeColor"] = kInk;
    e["backgroundColor"] = kClear;
    e["fillStyle"] = "solid";
    e["strokeWidth"] = 1;
    e["strokeStyle"] = "solid";
    e["roughness"] = 0;
    e["opacity"] = 100;
    e["groupIds"] = std::move(group_ids);
    e["frameId"] = nullptr;
    e["index"] = nullptr;
    e["roundness"] = nullptr;
    e["seed"] = seed;
    e["version"] = 1;
    e["versionNonce"] = seed;
    e["isDeleted"] = false;
    e["boundElements"] = Json::array();
    e["updated"] = 1;
    e["link"] = nullptr;
    e["locked"] = false;
    return e;
  }

  /// Words by themselves, or with `container`.
  void add_text(const std::string& id, const SetWords& words, const base::TurnedRect& shape,
                const std::vector<model::Id>& groups, const Json& container,
                const char* color = kInk) {
    Json e = element(id, "text", shape, groups);
    e["strokeColor"] = color;
    e["text"] = words.broken;
    e["originalText"] = words.whole;
    e["fontSize"] = words.em;
    e["fontFamily"] = kFace;
    e["textAlign"] = "center";
    e["verticalAlign"] = "middle";
    e["containerId"] = container;
    e["autoResize"] = true;
    e["lineHeight"] = 1.25;
    elements_.push_back(std::move(e));
  }

  void hold_lines(Json& e, model::Id thing) const {
    const auto lines = held_by_.find(thing);
    if (lines == held_by_.end()) return;
    for (const std::string& line : lines->second)
      e["boundElements"].push_back({{"id", line}, {"type", "arrow"}});
  }

  void add_box(const DrawnBox& box, const std::vector<model::Id>& groups, Json kept, bool plate) {
    const std::string id = box.id.str();
    Json e = element(id, "rectangle", box.shape, groups);
    e["strokeColor"] = kEdge;
    e["backgroundColor"] = hex(box.fill);
    if (plate) e["roundness"] = {{"type", 3}};
    if (!plate) hold_lines(e, box.id);
    if (!box.words.whole.empty())
      e["boundElements"].push_back({{"id", id + "-t"}, {"type", "text"}});
    e["customData"] = {{"kurumaza", std::move(kept)}};
    elements_.push_back(std::move(e));
    if (box.words.whole.empty()) return;
    add_text(id + "-t", box.words, {box.shape.centre, box.words.size, box.shape.turn}, groups, id);
  }

  void add_sign(const std::string& id, const std::string& words, double em, Vec2 centre,
                const std::vector<model::Id>& groups) {
    SetWords set = set_words(words, {400, 40}, em);
    add_text(id, set, {centre, set.size, 0}, groups, nullptr, kSigns);
  }

  void add_title() {
    const base::Rect all = bounds_of(drawing_);
    const SetWords set = set_words(drawing_.title, {1600, 160}, 44);
    const Vec2 middle = all.empty() ? Vec2{} : Vec2{all.centre().x, all.min.y - 60 - set.size.h};
    add_text(drawing_.board->id.str() + "-n", set, {middle, set.size, 0}, {}, nullptr);
  }

  void add_island(const DrawnIsland& island) {
    const model::Id id = island.island->id;
    const std::vector<model::Id>& groups = island.plate.within;
    const base::Rect& line = island.outline;
    Json e = element(id.str() + "-o", "rectangle",
                     {line.centre(), {line.width(), line.height()}, 0}, groups);
    e["strokeColor"] = kIslandLine;
    e["backgroundColor"] = "#fffdf8";
    e["strokeWidth"] = 2;
    e["roundness"] = {{"type", 3}, {"value", 32}};
    hold_lines(e, id);
    elements_.push_back(std::move(e));
    add_box(island.plate, groups, kept_of(drawing_, *island.island, input_.options.names), true);
    if (!island.island->symbol.empty())
      add_sign(id.str() + "-s", island.island->symbol, 32, {line.centre().x, line.min.y - 24},
               groups);
    if (island.points > 0)
      add_sign(id.str() + "-v", points_words(island.points, input_.tr), 20,
               {line.max.x - 40, line.min.y - 18}, groups);
    for (const DrawnBox& card : drawing_.cards)
      if (!card.within.empty() && card.within.front() == id) add_card(card);
    for (const DrawnIsland& inner : drawing_.islands)
      if (inner.island->parent == id) add_island(inner);
  }

  void add_card(const DrawnBox& card) {
    add_box(card, card.within, kept_of(drawing_, *card.card, input_.options.names), false);
    for (std::size_t i = 0; i < card.ink.size(); ++i) {
      std::vector<Vec2> line = card.ink[i];
      if (line.size() == 1)
        line.push_back(line.front() + Vec2{1, 1});  // a dot alone is dropped there
      Json e = stroke(card.id.str() + "-i" + std::to_string(i), "freedraw", line, card.within);
      e["pressures"] = Json::array();
      e["simulatePressure"] = true;
      elements_.push_back(std::move(e));
    }
  }

  /// What goes through `points`.
  Json stroke(const std::string& id, const char* type, const std::vector<Vec2>& points,
              const std::vector<model::Id>& groups) const {
    base::Rect all;
    for (const Vec2 p : points) all = all.united({p, p});
    if (all.empty()) all = {{}, {}};
    Json e = element(id, type, {all.centre(), {all.width(), all.height()}, 0}, groups);
    const Vec2 first = points.empty() ? Vec2{} : points.front();
    e["x"] = px(first.x);
    e["y"] = px(first.y);
    e["strokeWidth"] = 2;
    e["points"] = Json::array();
    for (const Vec2 p : points) e["points"].push_back(point(p - first));
    e["lastCommittedPoint"] = nullptr;
    return e;
  }

  /// How an end holds on, as readers of every age look for it.
  Json hold(model::Id thing) const {
    const bool island = model::find_island(*drawing_.board, thing) != nullptr;
    return {{"elementId", thing.str() + (island ? "-o" : "")},
            {"focus", 0},
            {"gap", 4},
            {"fixedPoint", Json::array({0.5, 0.5})},
            {"mode", "orbit"}};
  }

  void add_line(const DrawnLine& line) {
    const LineLook look = look_of(line.relation->kind);
    const std::string id = line.relation->id.str();
    Json e = stroke(id, "arrow", {line.from, line.to}, {});
    e["strokeWidth"] = look.width;
    e["strokeStyle"] = look.style;
    e["roundness"] = {{"type", 2}};
    e["startArrowhead"] = look.start;
    e["endArrowhead"] = look.end;
    e["elbowed"] = false;
    e["startBinding"] = hold(line.relation->from);
    e["endBinding"] = hold(line.relation->to);
    e["customData"] = {{"kurumaza", kept_of(*line.relation, input_.options.names)}};
    if (!line.words.whole.empty())
      e["boundElements"].push_back({{"id", id + "-t"}, {"type", "text"}});
    elements_.push_back(std::move(e));
    if (line.words.whole.empty()) return;
    add_text(id + "-t", line.words, {(line.from + line.to) / 2, line.words.size, 0}, {}, id);
  }

  void add_loop(const DrawnLoop& loop) {
    std::vector<Vec2> closed = loop.points;
    if (closed.empty()) return;
    closed.push_back(closed.front());
    Json e = stroke(loop.circle->id.str(), "line", closed, {});
    e["strokeColor"] = "#0c7076";
    e["strokeStyle"] = "dashed";
    e["roundness"] = {{"type", 2}};
    e["startBinding"] = nullptr;
    e["endBinding"] = nullptr;
    e["startArrowhead"] = nullptr;
    e["endArrowhead"] = nullptr;
    e["customData"] = {{"kurumaza", kept_of(*loop.circle)}};
    elements_.push_back(std::move(e));
    if (!loop.circle->words.empty())
      add_sign(loop.circle->id.str() + "-s", loop.circle->words, 24, closed.front(), {});
  }

  const ReportInput& input_;
  const Drawing& drawing_;
  std::map<model::Id, std::vector<std::string>> held_by_;  // the lines that end there
  Json elements_ = Json::array();
};

}  // namespace

base::Result<std::vector<ReportFile>> write_excalidraw(const ReportInput& input) {
  return board_files(input, [](const ReportInput& in, const Drawing& drawing) {
    return ExcalidrawWriter(in, drawing).run();
  });
}

}  // namespace report
