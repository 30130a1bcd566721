#include "report/tldraw.h"

#include <algorithm>

#include "report/drawing_data.h"
#include "report/upright.h"
#include "text/printable.h"

namespace report {

namespace {

using base::Vec2;
using model::Json;
using model::PaperColor;
using model::RelationKind;

constexpr double kLabel_px = 22;  // of tldraw's size "m" at scale 1

const char* color_of(PaperColor color) {
  switch (color) {
    case PaperColor::yellow:
      return "yellow";
    case PaperColor::rose:
      return "light-red";
    case PaperColor::sky:
      return "light-blue";
    case PaperColor::green:
      return "light-green";
    case PaperColor::violet:
      return "light-violet";
    case PaperColor::white:
      return "white";
  }
  return "white";
}

struct LineLook {
  const char *start, *end, *dash, *size;
};
LineLook look_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::same:
      return {"none", "none", "solid", "l"};
    case RelationKind::close:
      return {"none", "none", "solid", "m"};
    case RelationKind::order:
      return {"none", "arrow", "solid", "m"};
    case RelationKind::mutual:
      return {"arrow", "arrow", "solid", "m"};
    case RelationKind::strong_mutual:
      return {"arrow", "arrow", "solid", "l"};
    case RelationKind::opposed:
      return {"inverted", "inverted", "solid", "m"};
    case RelationKind::broken:
      return {"bar", "bar", "dashed", "m"};
    case RelationKind::supported_by:
      return {"arrow", "bar", "solid", "m"};
    case RelationKind::vague:
      return {"none", "none", "dotted", "m"};
  }
  return {"none", "none", "solid", "m"};
}

/// The numbers of 2024: see tldraw's own migrations.
Json schema() {
  return {{"schemaVersion", 2},
          {"sequences",
           {{"com.tldraw.store", 4},
            {"com.tldraw.asset", 1},
            {"com.tldraw.camera", 1},
            {"com.tldraw.document", 2},
            {"com.tldraw.instance", 25},
            {"com.tldraw.instance_page_state", 5},
            {"com.tldraw.page", 1},
            {"com.tldraw.instance_presence", 5},
            {"com.tldraw.pointer", 1},
            {"com.tldraw.shape", 4},
            {"com.tldraw.asset.bookmark", 2},
            {"com.tldraw.asset.image", 4},
            {"com.tldraw.asset.video", 4},
            {"com.tldraw.shape.group", 0},
            {"com.tldraw.shape.text", 2},
            {"com.tldraw.shape.bookmark", 2},
            {"com.tldraw.shape.draw", 2},
            {"com.tldraw.shape.geo", 9},
            {"com.tldraw.shape.note", 7},
            {"com.tldraw.shape.line", 5},
            {"com.tldraw.shape.frame", 0},
            {"com.tldraw.shape.arrow", 5},
            {"com.tldraw.shape.highlight", 1},
            {"com.tldraw.shape.embed", 4},
            {"com.tldraw.shape.image", 4},
            {"com.tldraw.shape.video", 2},
            {"com.tldraw.binding.arrow", 0}}}};
}

class TldrawPage {
 public:
  TldrawPage(const ReportInput& input, const Drawing& drawing, Json& records)
      : input_(input), drawing_(drawing), records_(records) {}

  void add(const std::string& key) {
    const model::Board& board = *drawing_.board;
    page_ = "page:" + board.id.str();
    records_.push_back({{"typeName", "page"},
                        {"id", page_},
                        {"name", drawing_.title},
                        {"index", key},
                        {"meta", {{"kurumaza", {{"board", board.id.str()}}}}}});
    for (const DrawnIsland& island : drawing_.islands)
      if (island.island->parent.nil()) add_island(island, page_, {});
    for (const DrawnBox& card : drawing_.cards)
      if (card.within.empty()) add_card(card, page_, {});
    for (const DrawnLine& line : drawing_.lines) add_line(line);
    for (const DrawnLoop& loop : drawing_.loops) add_loop(loop);
  }

 private:
  /// `at`: its top left corner, turned with it.
  Json shape(const std::string& id, const char* type, const std::string& parent, Vec2 at,
             double turn = 0) {
    return {{"typeName", "shape"},
            {"id", "shape:" + id},
            {"type", type},
            {"parentId", parent},
            {"index", index_key(++shapes_)},
            {"x", px(at.x)},
            {"y", px(at.y)},
            {"rotation", turn},
            {"isLocked", false},
            {"opacity", 1},
            {"meta", Json::object()}};
  }

  void add_box(const DrawnBox& box, PaperColor color, const std::string& parent, Vec2 origin,
               Json kept) {
    Json s = shape(box.id.str(), "geo", parent, box.shape.corner(0) - origin, box.shape.turn);
    s["meta"] = {{"kurumaza", std::move(kept)}};
    s["props"] = {{"geo", "rectangle"},
                  {"w", std::max(1.0, px(box.shape.size.w))},
                  {"h", std::max(1.0, px(box.shape.size.h))},
                  {"growY", 0},
                  {"scale", std::clamp(px(box.words.em / kLabel_px), 0.4, 1.3)},
                  {"dash", "solid"},
                  {"url", ""},
                  {"color", color_of(color)},
                  {"labelColor", "black"},
                  {"fill", "solid"},
                  {"size", "m"},
                  {"font", "sans"},
                  {"align", "middle"},
                  {"verticalAlign", "middle"},
                  {"text", box.words.whole}};
    records_.push_back(std::move(s));
  }

  void add_drawn(const std::string& id, const std::vector<Vec2>& points, const std::string& parent,
                 Vec2 origin, bool closed, const char* color, Json kept) {
    if (points.empty()) return;
    Json line = Json::array();
    const auto add = [&](Vec2 p) {
      line.push_back(
          {{"x", px(p.x - points.front().x)}, {"y", px(p.y - points.front().y)}, {"z", 0.5}});
    };
    for (const Vec2 p : points) add(p);
    if (closed) add(points.front());
    Json s = shape(id, "draw", parent, points.front() - origin);
    if (!kept.empty()) s["meta"] = {{"kurumaza", std::move(kept)}};
    Json segments = Json::array();
    segments.push_back({{"type", "free"}, {"points", std::move(line)}});
    s["props"] = {{"color", color},
                  {"fill", parent != page_ && closed ? "semi" : "none"},
                  {"dash", "solid"},
                  {"size", closed ? "m" : "s"},
                  {"segments", std::move(segments)},
                  {"isComplete", true},
                  {"isClosed", closed},
                  {"isPen", false},
                  {"scale", 1}};
    records_.push_back(std::move(s));
  }

  void add_words(const std::string& id, const std::string& words, double scale,
                 const std::string& parent, Vec2 at) {
    Json s = shape(id, "text", parent, at);
    s["props"] = {
        {"color", "red"}, {"size", "m"},    {"font", "sans"},   {"textAlign", "start"},
        {"w", 200},       {"scale", scale}, {"autoSize", true}, {"text", text::printable(words)}};
    records_.push_back(std::move(s));
  }

  /// The line round an island, with rounded corners.
  static std::vector<Vec2> outline_of(const base::Rect& r) {
    constexpr double kRound = 32;
    std::vector<Vec2> out;
    const Vec2 corners[] = {{r.max.x, r.min.y}, r.max, {r.min.x, r.max.y}, r.min};
    for (int c = 0; c < 4; ++c) {
      const Vec2 inwards{c == 0 || c == 1 ? -kRound : kRound, c == 1 || c == 2 ? -kRound : kRound};
      const Vec2 middle = corners[c] + inwards;
      for (int k = 0; k <= 6; ++k) {
        const double angle = (c - 1 + k / 6.0) * std::numbers::pi / 2;
        out.push_back(middle + Vec2{std::cos(angle), std::sin(angle)} * kRound);
      }
    }
    return out;
  }

  void add_island(const DrawnIsland& island, const std::string& parent, Vec2 origin) {
    const model::Island& ours = *island.island;
    const std::string id = ours.id.str(), group = "shape:" + id + "-g";
    const Vec2 at = island.outline.min;
    Json s = shape(id + "-g", "group", parent, at - origin);
    s["meta"] = {{"kurumaza", {{"what", "group"}, {"id", id}}}};
    s["props"] = Json::object();
    records_.push_back(std::move(s));
    add_drawn(id + "-o", outline_of(island.outline), group, at, true, "grey", Json::object());
    Json kept = kept_of(drawing_, ours, input_.options.names);
    add_box(island.plate, ours.color, group, at, std::move(kept));
    std::string signs = ours.symbol;
    if (island.points > 0)
      signs += (signs.empty() ? "" : "　") + points_words(island.points, input_.tr);
    if (!signs.empty()) add_words(id + "-s", signs, 1, group, {0, -40});
    for (const DrawnBox& card : drawing_.cards)
      if (!card.within.empty() && card.within.front() == ours.id) add_card(card, group, at);
    for (const DrawnIsland& inner : drawing_.islands)
      if (inner.island->parent == ours.id) add_island(inner, group, at);
  }

  void add_card(const DrawnBox& card, const std::string& parent, Vec2 origin) {
    add_box(card, card.card->color, parent, origin,
            kept_of(drawing_, *card.card, input_.options.names));
    for (std::size_t i = 0; i < card.ink.size(); ++i)
      add_drawn(card.id.str() + "-i" + std::to_string(i), card.ink[i], parent, origin, false,
                "black", Json::object());
  }

  void add_line(const DrawnLine& line) {
    const model::Relation& relation = *line.relation;
    const LineLook look = look_of(relation.kind);
    const std::string id = relation.id.str();
    const Vec2 way = line.to - line.from;
    Json s = shape(id, "arrow", page_, line.from);
    s["meta"] = {{"kurumaza", kept_of(relation, input_.options.names)}};
    s["props"] = {{"dash", look.dash},
                  {"size", look.size},
                  {"fill", "none"},
                  {"color", "black"},
                  {"labelColor", "black"},
                  {"bend", 0},
                  {"start", {{"x", 0}, {"y", 0}}},
                  {"end", {{"x", px(way.x)}, {"y", px(way.y)}}},
                  {"arrowheadStart", look.start},
                  {"arrowheadEnd", look.end},
                  {"labelPosition", 0.5},
                  {"font", "sans"},
                  {"scale", 1},
                  {"text", line.words.whole}};
    records_.push_back(std::move(s));
    bind(id, "start", relation.from);
    bind(id, "end", relation.to);
  }

  void bind(const std::string& line, const char* terminal, model::Id thing) {
    const bool island = model::find_island(*drawing_.board, thing) != nullptr;
    records_.push_back({{"typeName", "binding"},
                        {"id", "binding:" + line + "-" + terminal},
                        {"type", "arrow"},
                        {"fromId", "shape:" + line},
                        {"toId", "shape:" + thing.str() + (island ? "-o" : "")},
                        {"meta", Json::object()},
                        {"props",
                         {{"terminal", terminal},
                          {"isExact", false},
                          {"isPrecise", false},
                          {"normalizedAnchor", {{"x", 0.5}, {"y", 0.5}}}}}});
  }

  void add_loop(const DrawnLoop& loop) {
    if (loop.points.empty()) return;
    const std::string id = loop.circle->id.str();
    add_drawn(id, loop.points, page_, {}, true, "green", kept_of(*loop.circle));
    if (!loop.circle->words.empty())
      add_words(id + "-s", loop.circle->words, 1.2, page_, loop.points.front());
  }

  const ReportInput& input_;
  const Drawing& drawing_;
  Json& records_;
  std::string page_;
  std::size_t shapes_ = 0;
};

}  // namespace

std::string index_key(std::size_t n) {
  static constexpr char kDigits[] =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  char head = 'a';
  std::size_t room = 62;
  while (n >= room && head < 'z') n -= room, room *= 62, ++head;
  std::string out;
  for (int digits = head - 'a' + 1; digits > 0; --digits, n /= 62) out += kDigits[n % 62];
  out += head;
  std::ranges::reverse(out);
  return out;
}

base::Result<std::vector<ReportFile>> write_tldraw(const ReportInput& input) {
  Json records = Json::array();
  records.push_back({{"typeName", "document"},
                     {"id", "document:document"},
                     {"gridSize", 10},
                     {"name", text::printable(input.session.title)},
                     {"meta", Json::object()}});
  std::size_t pages = 0;
  for (const model::Board* board : input.session.boards_in_order()) {
    const model::Board open = opened(*board);
    const Drawing drawing = drawing_of(input, open);
    TldrawPage(input, drawing, records).add(index_key(++pages));
  }
  Json file;
  file["tldrawFileFormatVersion"] = 1;
  file["schema"] = schema();
  file["records"] = std::move(records);
  return std::vector<ReportFile>{{"", to_text(file)}};
}

}  // namespace report
